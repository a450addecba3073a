"""The words of a letter with `{fields}`: how they are read, what is refused and in which line, how they are filled.

A body is written line by line. An empty line ends a paragraph; the lines of a paragraph run on. Lines that begin
with “- ” are an enumeration; lines like “Tanggal : {tanggal}” stand with their colons under one another, or, at the
very beginning and when they are called Kepada, Sifat or Lampiran, in the head of the letter. `{daftar}` alone on
its line is where the tables stand (after the text when it is left out); “Tembusan:” and the lines after it name who
gets a copy.
"""
# ruff: noqa: N818 - each error says what happened

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import groupby
from typing import Literal

from django.utils.translation import gettext as _

from mutubaku.paper.forms import Fact
from mutubaku.paper.letters import Block, Facts, Items, Table, Words
from mutubaku.people.errors import PeopleError

TABLES = "daftar"
COMMON = {  # what every letter can say, with an example of each
    "nomor": "0012/BSKJI/BSPJI-Contoh/SS/XI/2026",
    "tanggal": "24 November 2026",
    "nomor_permohonan": "0007/BSKJI/BSPJI-Contoh/SERT/XI/2026",
    "nama_perusahaan": "PT Contoh Sejahtera",
    "alamat_perusahaan": "Jalan Contoh 14",
    "kota_perusahaan": "Palembang",
    "skema": "SPPT SNI",
    "jenis": "Sertifikasi awal",
    "lingkup": "Air mineral",
    "nama_kantor": "Balai Standardisasi dan Pelayanan Jasa Industri Contoh",
    "kota_kantor": "Palembang",
    "nama_penandatangan": "Sri Wahyuni",
    "jabatan_penandatangan": "Kepala Balai",
}
HEADS = ("Kepada", "Sifat", "Lampiran")
NOTHING = "–"  # printed in a sentence for a field the case does not fill
_DASHES = "–—-"  # a value of nothing but these is none
_FIELD = re.compile(r"\{([^{}\n]*)\}")
_FACT = re.compile(r"([^:{}]{1,50}?)\s+:\s+(\S.*)")
_COPIES = "tembusan:"
_ITEM = "- "

Kind = Literal["words", "items", "facts", "tables", "copies"]


class LetterTextError(PeopleError):
    """Words of a letter that cannot be used. ``line`` counts from 1 in the body; 0 is the subject."""

    def __init__(self, sentence: str, line: int) -> None:
        self.line = line
        self.field = "body" if line else "subject"
        where = _("Baris %(line)s") % {"line": line} if line else _("Hal")
        super().__init__(f"{where}: {sentence}")


class UnknownField(LetterTextError):
    """A field the kind of letter does not have."""

    def __init__(self, name: str, line: int, known: Collection[str]) -> None:
        near = get_close_matches(name.strip().lower(), sorted(known), n=1, cutoff=0.5)
        meant = _(" Mungkin yang dimaksud {%(name)s}.") % {"name": near[0]} if near else ""
        sentence = _("isian “{%(name)s}” tidak dikenal pada surat ini. Pakai isian yang ada pada daftarnya.")
        super().__init__(sentence % {"name": name} + meant, line)


class BrokenBrace(LetterTextError):
    """A brace without its partner."""

    def __init__(self, line: int) -> None:
        super().__init__(
            _("kurung kurawal tidak berpasangan. Buka dan tutup isian pada satu baris, seperti {nomor}."),
            line,
        )


class MisplacedTables(LetterTextError):
    """`{daftar}` among other words, or twice."""

    def __init__(self, line: int) -> None:
        super().__init__(_("{daftar} harus sendirian pada barisnya, dan hanya satu kali."), line)


class EmptyText(LetterTextError):
    """A letter without words."""

    def __init__(self) -> None:
        super().__init__(_("surat belum berisi kata-kata. Tulis isinya, atau kembali ke teks bawaan."), 1)


@dataclass(frozen=True)
class Part:
    """Lines of one kind that belong together; one line each, except that a paragraph is one line."""

    kind: Kind
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class LetterWords:
    """Words that can be filled: every field in them is known."""

    subject: str
    heads: tuple[str, ...]
    parts: tuple[Part, ...]
    copies: tuple[str, ...]
    signer: str = ""  # who signs, where the office has said so


@dataclass(frozen=True)
class FilledWords:
    """The words of one letter, as the papers take them."""

    subject: str
    heads: Mapping[str, str]
    body: tuple[Block, ...]
    copies: tuple[str, ...]


def read(subject: str, body: str, fields: Collection[str]) -> LetterWords:
    """The words with their fields; a LetterTextError names the first fault and its line."""
    _check(subject, 0, fields)
    lines = [line.strip() for line in body.splitlines()]
    for number, line in enumerate(lines, start=1):
        _check(line, number, {*fields, TABLES})
    _check_tables(lines)
    parts = [Part(kind, text) for kind, text in _parts(lines)]
    if not parts:
        raise EmptyText
    copies = tuple(line for part in parts if part.kind == "copies" for line in part.lines)
    first, *rest = [part for part in parts if part.kind != "copies"] or [Part("words")]
    if first.kind == "facts" and all(_FACT.match(line)[1] in HEADS for line in first.lines):  # type: ignore[index]  # it is a fact
        return LetterWords(subject.strip(), first.lines, tuple(rest), copies)
    return LetterWords(subject.strip(), (), (first, *rest), copies)


def filled(words: LetterWords, values: Mapping[str, str], tables: Sequence[Table] = ()) -> FilledWords:
    """The words with their values. A line or paragraph all of whose fields are empty is left out; elsewhere an empty
    field is printed as “–”.
    """
    body = [block for part in words.parts for block in _blocks(part, values, tables)]
    if tables and not any(part.kind == "tables" for part in words.parts):
        body += tables
    heads = {fact.label: fact.value for fact in _facts(words.heads, values)}
    copies = tuple(text for line in words.copies if (text := _fill(line, values)))
    return FilledWords(_fill(words.subject, values) or NOTHING, heads, tuple(body), copies)


def _check(line: str, number: int, known: Collection[str]) -> None:
    for name in _FIELD.findall(line):
        if name not in known:
            raise UnknownField(name, number, known)
    if re.search(r"[{}]", _FIELD.sub("", line)):
        raise BrokenBrace(number)


def _check_tables(lines: Sequence[str]) -> None:
    mark = "{" + TABLES + "}"
    found = [(number, line) for number, line in enumerate(lines, start=1) if mark in line]
    for place, (number, line) in enumerate(found):
        if place or line != mark:
            raise MisplacedTables(number)


def _parts(lines: Sequence[str]) -> Iterator[tuple[Kind, tuple[str, ...]]]:
    """The lines by kind: neighbours of one kind together; a paragraph ends at an empty line."""
    for kind, group in groupby(_kinds(lines), key=lambda one: one[0]):
        texts = tuple(text for _kind, text in group if text)
        if kind == "words":
            yield kind, (" ".join(texts),)
        elif kind is not None:
            yield kind, texts


def _kinds(lines: Sequence[str]) -> Iterator[tuple[Kind | None, str]]:
    copies = False
    for line in lines:
        if line.casefold() == _COPIES:
            copies = True
        elif copies:
            yield "copies", line.removeprefix(_ITEM).strip()
        else:
            yield _kind(line), line.removeprefix(_ITEM).strip()


def _kind(line: str) -> Kind | None:
    if not line:
        return None
    if line == "{" + TABLES + "}":
        return "tables"
    if line.startswith(_ITEM):
        return "items"
    return "facts" if _FACT.match(line) else "words"


def _blocks(part: Part, values: Mapping[str, str], tables: Sequence[Table]) -> Iterator[Block]:
    if part.kind == "tables":
        yield from tables
    elif part.kind == "facts":
        if rows := tuple(_facts(part.lines, values)):
            yield Facts(rows)
    elif part.kind == "items":
        if entries := tuple(text for line in part.lines if (text := _fill(line, values))):
            yield Items(entries)
    elif text := _fill(part.lines[0] if part.lines else "", values, last="\n"):
        yield Words(text)


def _facts(lines: Sequence[str], values: Mapping[str, str]) -> Iterator[Fact]:
    for line in lines:
        label, _colon, text = line.partition(":")
        if value := _fill(text.strip(), values, between="\n"):
            yield Fact(label.strip(), value)


def _fill(text: str, values: Mapping[str, str], *, between: str = ", ", last: str = "") -> str:
    """The text with its values, or nothing when it has fields and none of them is filled. The lines of a value run on
    with ``between``, those of a value that ends the text with ``last`` where that is given; empty ones are left out.
    """
    names = _FIELD.findall(text)
    found = {name: _lines(values.get(name, "")) for name in names}
    if names and not any(found.values()):
        return ""
    end = text.rfind("{") if last and text.endswith("}") else -1

    def filled_in(field: re.Match[str]) -> str:
        return (last if field.start() == end else between).join(found[field[1]]) or NOTHING

    return _FIELD.sub(filled_in, text)


def _lines(value: str) -> list[str]:
    """The lines of a value that say something; none of a value of dashes."""
    return [line for line in map(str.strip, value.splitlines()) if line] if value.strip().strip(_DASHES) else []
