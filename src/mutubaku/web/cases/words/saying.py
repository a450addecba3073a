"""How a sentence about an entry is built: the names of steps and papers, and the plain patterns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from mutubaku.cases.library import find_step
from mutubaku.conduct.disclosure import BESIDE
from mutubaku.journal.models import Entry
from mutubaku.procedure import Procedure
from mutubaku.web.naming import step_name
from mutubaku.web.writing import rupiah, tanggal_singkat

Data = dict[str, Any]
Procedures = Sequence[Procedure]
Sentence = Callable[[Entry, Procedures], str]


def step_title(data: Data, procedures: Procedures, kind: str = "", *, as_client: bool = False) -> str:
    """What the step an entry speaks of is called, to a client as in a case of this ``kind``, with its round; the key
    where no procedure has it any more.
    """
    found = find_step(procedures, data["step"])
    title = step_name(found[1], kind, as_client=as_client) if found else str(data["step"])
    number = data.get("round", 1)
    return title if number == 1 else _("%(step)s (putaran ke-%(round)s)") % {"step": title, "round": number}


def paper_name(data: Data, procedures: Procedures) -> str:
    """A paper by its kind's name, or by the file's own name; with its number or, when it is not the first, version."""
    kinds = (kind.name for one in procedures for kind in one.documents if kind.key == data.get("kind"))
    name = next(kinds, "") or BESIDE.get(data.get("kind", "")) or str(data["filename"])
    if data.get("number"):
        return _("%(name)s nomor %(number)s") % {"name": name, "number": data["number"]}
    if data["version"] == 1:
        return name
    return _("%(name)s (versi %(version)s)") % {"name": name, "version": data["version"]}


def at_step(text: Promise, kind: str = "", *, as_client: bool = False) -> Sentence:
    """A text with the name of the step."""
    return lambda entry, procedures: str(text) % {"step": step_title(entry.data, procedures, kind, as_client=as_client)}


def plain(text: Promise) -> Sentence:
    """A text that needs nothing of the entry."""
    return lambda _entry, _procedures: str(text)


def numbered(text: Promise) -> Sentence:
    """A text with the number of what was written, or of the certificate."""

    def say(entry: Entry, _procedures: Procedures) -> str:
        return str(text) % {"number": entry.data.get("number") or entry.data.get("certificate", "")}

    return say


def ending(text: str, details: Iterable[str]) -> str:
    """A sentence that ends with what it speaks of: "Tagihan nomor 1 dibuat: Rp 9.000.000."; without any, as it is."""
    known = "; ".join(filter(None, details)).removesuffix(".")
    return f"{text.removesuffix('.')}: {known}." if known else text


def detailed(sentence: Sentence, *details: Callable[[Data], str]) -> Sentence:
    """A sentence with what its entry knows besides."""
    return lambda entry, procedures: ending(sentence(entry, procedures), (tell(entry.data) for tell in details))


def money(key: str) -> Callable[[Data], str]:
    """An amount of the entry."""
    return lambda data: rupiah(data.get(key))


def fact(key: str) -> Callable[[Data], str]:
    """A word of the entry as it stands there."""
    return lambda data: str(data.get(key) or "")


def day(value: str | None) -> str:
    """A recorded day."""
    return tanggal_singkat(datetime.fromisoformat(value)) if value else ""


def until(key: str) -> Callable[[Data], str]:
    """Up to which day something holds, or is awaited."""
    return lambda data: _("sampai %(day)s") % {"day": day(data[key])} if data.get(key) else ""


def version(data: Data) -> str:
    """Which version of a paper."""
    return _("versi %(number)s") % {"number": data["version"]} if data.get("version") else ""


def span(data: Data) -> str:
    """From which day to which."""
    first, last = day(data.get("starts_on")), day(data.get("ends_on"))
    return first if first == last else f"{first}–{last}"
