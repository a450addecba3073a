"""Reads a workbook of questions into plain rows; what is wrong with one is said by its number, and nothing is done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _

from mutubaku.billing.reconciliation.errors import ColumnsMissing
from mutubaku.documents.sheet_errors import EmptyList
from mutubaku.documents.sheets import HEADER_WITHIN, read_rows, text_of
from mutubaku.people import policy

from .columns import HINT, KEY, NAMES, NEEDED, ORDER, SCHEMES, SOURCE, STAGE, TEXT, columns_in, how_many

LONGEST: Final[Mapping[str, int]] = {KEY: 80, TEXT: 1000, HINT: 1000, SOURCE: 300}  # characters
LARGEST_ORDER: Final = 99_999
SHOWN: Final = 40  # characters of a cell that a sentence repeats
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class SheetRow:
    """A row of the workbook, counted as the spreadsheet counts it, with what is wrong with it.

    ``values`` has only the columns the workbook has: what a column that is not there would say stays as it is.
    """

    number: int
    values: dict[str, str]
    faults: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The code by which a question is found again."""
        return self.values.get(KEY, "")

    @property
    def clauses(self) -> dict[str, str]:
        """The clause in each scheme whose column is there, "" where the question is not asked."""
        return {scheme: self.values[scheme] for scheme in SCHEMES if scheme in self.values}


def read_checklist(name: str, data: bytes) -> list[SheetRow]:
    """The rows of an uploaded workbook or text; a ListRefused when the file as a whole cannot be read."""
    rows = read_rows(name, data, named=how_many, formulas=True)
    head, columns = _header(rows)
    found = [
        _row(number, row, columns) for number, row in enumerate(rows[head + 1 :], start=head + 2) if _has_words(row)
    ]
    if not found:
        raise EmptyList
    return list(_told_twice(found))


def _header(rows: Sequence[Sequence[object]]) -> tuple[int, dict[str, int]]:
    found = [(index, columns_in(row)) for index, row in enumerate(rows[:HEADER_WITHIN])]
    index, columns = max(found, key=lambda one: len(one[1]), default=(0, {}))
    missing = [NAMES[what] for what in NEEDED if what not in columns]
    if missing:
        raise ColumnsMissing(missing)
    return index, columns


def _has_words(row: Sequence[object]) -> bool:
    return any(text_of(cell) for cell in row)


def _row(number: int, row: Sequence[object], columns: Mapping[str, int]) -> SheetRow:
    cells = {what: row[index] if index < len(row) else None for what, index in columns.items()}
    values = {what: policy.lines(text_of(cell)) for what, cell in cells.items()}
    return SheetRow(number, values, list(_faults(values)))


def _faults(values: Mapping[str, str]) -> Iterator[str]:
    for what, value in values.items():
        if value.startswith("="):
            yield _("kolom %(column)s berisi rumus; ganti dengan nilainya") % {"column": NAMES[what]}
        elif len(value) > LONGEST.get(what, SHOWN):
            said = {"column": NAMES[what], "limit": LONGEST.get(what, SHOWN), "length": len(value)}
            yield _("kolom %(column)s paling banyak %(limit)s aksara, yang tertulis %(length)s") % said
    key, stage, order = values[KEY], values.get(STAGE, ""), values.get(ORDER, "")
    if not _KEY.fullmatch(key):
        yield _("kode “%(key)s” hanya boleh berisi huruf kecil, angka, dan strip") % {"key": key[:SHOWN]}
    if not values[TEXT]:
        yield _("pertanyaannya kosong")
    if stage not in {"", "1", "2"}:
        yield _("tahap “%(stage)s” tidak ada; tulis 1 atau 2") % {"stage": stage[:SHOWN]}
    if order and not (order.isascii() and order.isdecimal() and int(order.lstrip("0")[:9] or 0) <= LARGEST_ORDER):
        yield _("urutan “%(order)s” bukan bilangan 0 sampai 99999") % {"order": order[:SHOWN]}


def _told_twice(rows: Sequence[SheetRow]) -> Iterator[SheetRow]:
    """The rows, with a fault at each that has the key of one above it."""
    first: dict[str, int] = {}
    for row in rows:
        if row.key in first:
            said = {"key": row.key, "number": first[row.key]}
            row.faults.append(_("kode “%(key)s” sudah dipakai pada baris %(number)s") % said)
        elif row.key:
            first[row.key] = row.number
        yield row
