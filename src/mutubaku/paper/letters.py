"""The data of the office's letters: letter, memo, disposition sheet and record sheet, with what stands in their body.

A body is a row of blocks. Text is plain text as in `forms`; a paper runs over pages by itself, the heading of a
table with it. `number` is printed as it is given; an empty one leaves its line out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from mutubaku.paper.forms import Fact, Form, Letterhead, Signer
from mutubaku.paper.measure import text_width

_FIGURES = re.compile(r"(Rp\s?)?-?[\d.]+(,\d+)?\s?%?")
_BREAKS = re.compile(r"(?<=[-/])(?!\d)")  # where a line may end inside a word; never before a figure (UAX 14)
_POINTS, _PADDING = 9.5, 3.8  # a table's type size, and what stands beside the words of a cell (mm)
_ROOM, _WIDEST_WORD, _WIDEST_CELL = 156.0, 118.0, 70.0  # mm; the widest word kept whole is a SHA-256
_COUNTED = {"no", "no.", "nomor urut"}
_SUMS = ("jumlah", "subjumlah", "total", "potongan", "yang harus dibayar", "sudah diterima", "sisa yang harus")


@dataclass(frozen=True)
class Words:
    """A paragraph; a line end in it stays a line end."""

    text: str


@dataclass(frozen=True)
class Items:
    """An enumeration, lettered a, b, c."""

    entries: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """Labelled lines with their colons under one another; an empty value leaves its line out."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True)
class Table:
    """A table with its title; each row has as many cells as there are columns. Rows are numbered by themselves,
    unless the first column does it; a row that begins with “Jumlah” or “Total” is a sum: bold and not numbered.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Words | Items | Facts | Table


@dataclass(frozen=True)
class Correspondence(Form):
    """Surat dinas, or a client's own letter. recipient: lines after “Yth.”; subject: after “Hal”;
    heads: further lines under the number (“Sifat”, “Lampiran”); copies: tembusan.
    """

    template: ClassVar[str] = "correspondence"
    letterhead: Letterhead
    number: str
    place: str
    issued: date
    subject: str
    recipient: tuple[str, ...]
    body: tuple[Block, ...]
    signer: Signer
    heads: tuple[Fact, ...] = ()
    copies: tuple[str, ...] = ()
    demo: bool = False

    def data(self) -> dict[str, object]:
        return {**super().data(), "body": [drawn(block) for block in self.body]}


@dataclass(frozen=True)
class Memo(Form):
    """Memo dinas: title, number, to whom (one line each), from whom, about what, when; then as a letter."""

    template: ClassVar[str] = "memo"
    letterhead: Letterhead
    title: str
    number: str
    place: str
    issued: date
    sender: str
    subject: str
    recipient: tuple[str, ...]
    body: tuple[Block, ...]
    signer: Signer
    heads: tuple[Fact, ...] = ()
    copies: tuple[str, ...] = ()
    demo: bool = False

    def data(self) -> dict[str, object]:
        return {**super().data(), "body": [drawn(block) for block in self.body]}


@dataclass(frozen=True)
class Disposition(Form):
    """Lembar disposisi: a boxed sheet that stays with the letter it is about.

    letter: what identifies that letter (from, number, date, subject); urgencies: the choices, `urgency` the one that
    holds; addressees: to whom it goes on, each with a ticked box; body: the instruction.
    """

    template: ClassVar[str] = "disposition"
    letterhead: Letterhead
    title: str
    number: str
    place: str
    issued: date
    received: date | None
    letter: tuple[Fact, ...]
    urgency: str
    addressees: tuple[str, ...]
    body: tuple[Block, ...]
    signer: Signer
    urgencies: tuple[str, ...] = ("Biasa", "Segera", "Sangat segera")
    copies: tuple[str, ...] = ()
    demo: bool = False

    def data(self) -> dict[str, object]:
        known = {one.casefold(): one for one in self.urgencies}
        chosen = known.get(self.urgency.strip().casefold(), self.urgency)
        shown = self.urgencies if chosen in self.urgencies or not chosen else (*self.urgencies, chosen)
        body = [drawn(block) for block in self.body]
        return {**super().data(), "urgency": chosen, "urgencies": shown, "body": body}


@dataclass(frozen=True)
class Record(Form):
    """A record sheet (checklist, review, verification, bill, proof): title, number, facts, body, signature."""

    template: ClassVar[str] = "record"
    letterhead: Letterhead
    title: str
    number: str
    place: str
    issued: date
    facts: tuple[Fact, ...]
    body: tuple[Block, ...]
    signer: Signer
    copies: tuple[str, ...] = ()
    demo: bool = False

    def data(self) -> dict[str, object]:
        return {**super().data(), "body": [drawn(block) for block in self.body]}


def drawn(block: Block) -> dict[str, object]:
    """A block as the templates read it."""
    if isinstance(block, Words):
        return {"kind": "words", "text": block.text}
    if isinstance(block, Items):
        return {"kind": "items", "entries": block.entries}
    if isinstance(block, Facts):
        rows = [{"label": row.label, "value": row.value} for row in block.rows if row.value]
        return {"kind": "facts", "rows": rows}
    return {"kind": "table", "title": block.title, **_table(block)}


def _table(table: Table) -> dict[str, object]:
    columns, rows = table.columns, table.rows
    own = bool(columns) and columns[0].strip().casefold() in _COUNTED
    sums = [bool(row) and row[0].strip().casefold().startswith(_SUMS) for row in rows]
    if not own:
        columns = ("No", *columns)
        rows = tuple((number, *row) for number, row in zip(_numbers(sums), rows, strict=True))
    figures = [_is_figures(place, rows) for place in range(1, len(columns))]
    return {
        "columns": columns,
        "rows": rows,
        "sums": sums,
        "widths": _widths(columns, rows),
        "figures": [False, *figures],
    }


def _numbers(sums: list[bool]) -> Iterator[str]:
    serial = 0
    for is_sum in sums:
        serial += not is_sum
        yield "" if is_sum else str(serial)


def _is_figures(place: int, rows: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a column holds numbers and nothing else, so that it stands at the right."""
    cells = [row[place].strip() for row in rows if row[place].strip()]
    return bool(cells) and all(_FIGURES.fullmatch(cell) for cell in cells)


def _widths(columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> list[float]:
    """The columns after the number, in mm: first room for each one's longest word, the rest by what is in them.

    Where the longest words have no room beside one another, the widest columns are made narrower and no others.
    """
    texts = [[head, *(row[place] for row in rows)] for place, head in enumerate(columns)][1:]
    needed = [_PADDING + max(_longest(cell.split()) for cell in column) for column in texts]
    needed = [min(width, _WIDEST_WORD) for width in needed]
    wanted = [min(_PADDING + max(map(_width, column)), _WIDEST_CELL) for column in texts]
    more = [max(wish - need, 0.0) for wish, need in zip(wanted, needed, strict=True)]
    left = _ROOM - sum(needed)
    if left <= 0:
        return _narrowed(needed)
    if sum(more) <= left:  # every cell fits on one line: what remains is shared
        return [need + extra + (left - sum(more)) / len(more) for need, extra in zip(needed, more, strict=True)]
    return [need + left * extra / sum(more) for need, extra in zip(needed, more, strict=True)]


def _narrowed(needed: list[float]) -> list[float]:
    """What is needed, up to the one width at which all columns together fill the room."""
    left, rest = _ROOM, sorted(needed)
    while rest and rest[0] * len(rest) <= left:
        left -= rest.pop(0)
    return [min(width, left / len(rest)) if rest else width for width in needed]


def _longest(words: list[str]) -> float:
    return max((_width(part) for word in words for part in _BREAKS.split(word)), default=0.0)


def _width(text: str) -> float:
    return max((text_width(line, _POINTS, bold=True) for line in text.splitlines()), default=0.0)
