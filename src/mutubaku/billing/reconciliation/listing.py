"""A list of payments read row by row: each row is a payment, or names the columns that cannot be read and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from mutubaku.documents.sheet_errors import EmptyList
from mutubaku.documents.sheets import Cell, read_rows, text_of

from .columns import AMOUNT, BANK, CODE, NAMES, NTB, NTPN, PAID_ON, Columns, columns_in, find_header
from .errors import Unreadable
from .values import read_amount, read_code, read_day, read_ntpn, shown

TEXT: Final = 60  # characters of a bank's name or its transaction number
_SUMS: Final = ("total", "jumlah", "grand total", "subtotal", "sub total")


@dataclass(frozen=True)
class ListedPayment:
    """One payment of the list; ``ntpn`` or ``code`` may be empty, never both. ``row`` counts as the sheet does."""

    row: int
    ntpn: str
    code: str
    paid_on: date
    amount: int  # rupiah
    ntb: str
    bank: str


@dataclass(frozen=True)
class Fault:
    """What is wrong with one cell."""

    column: str
    sentence: str


@dataclass(frozen=True)
class BadRow:
    """A row that cannot be read, with every fault, and what stands where its NTPN or billing code should."""

    row: int
    faults: tuple[Fault, ...]
    name: str


ListedRow = ListedPayment | BadRow


def read_list(name: str, data: bytes) -> list[ListedRow]:
    """The payments of an uploaded file; a subclass of ListRefused when the file as a whole cannot be read."""
    rows = read_rows(name, data, named=lambda row: len(columns_in(row)))
    header, columns = find_header(rows)
    found = [_read(number, _picked(row, columns)) for number, row in _payments(rows, header, columns)]
    if not found:
        raise EmptyList
    return found


def as_json(row: ListedRow) -> dict[str, Any]:
    """A row as it is kept between the dry run and the act."""
    kept = asdict(row)
    if isinstance(row, ListedPayment):
        kept["paid_on"] = row.paid_on.isoformat()
    return kept


def from_json(kept: dict[str, Any]) -> ListedRow:
    """The row that ``as_json`` kept."""
    if "faults" in kept:
        return BadRow(kept["row"], tuple(Fault(**fault) for fault in kept["faults"]), kept["name"])
    return ListedPayment(**{**kept, "paid_on": date.fromisoformat(kept["paid_on"])})


def _payments(rows: Sequence[Sequence[Cell]], header: int, columns: Columns) -> Iterator[tuple[int, Sequence[Cell]]]:
    """The rows below the names with their numbers, without empty ones and the sum at the end."""
    for number, row in enumerate(rows[header + 1 :], start=header + 2):
        picked = _picked(row, columns)
        if any(text_of(cell) for cell in picked.values()) and not _is_sum(row, picked):
            yield number, row


def _picked(row: Sequence[Cell], columns: Columns) -> dict[str, Cell]:
    return {what: row[index] if index < len(row) else None for what, index in columns.items()}


def _is_sum(row: Sequence[Cell], picked: dict[str, Cell]) -> bool:
    """Whether a row only adds up: it says so, and names no payment."""
    named = [text_of(picked.get(what)) for what in (NTPN, CODE, PAID_ON)]
    return not any(text and not _adds_up(text) for text in named) and any(_adds_up(text_of(cell)) for cell in row)


def _adds_up(text: str) -> bool:
    return text.lower().rstrip(" :") in _SUMS


def _read(number: int, cells: dict[str, Cell]) -> ListedRow:
    """One row, judged cell by cell so that all its faults are told at once."""
    faults: list[Fault] = []

    def value(what: str, read: Callable[[Cell], Any]) -> Any:
        try:
            return read(cells.get(what))
        except Unreadable as fault:
            faults.append(Fault(NAMES[what], str(fault)))
            return None

    given = {
        "ntpn": value(NTPN, read_ntpn),
        "code": value(CODE, read_code),
        "paid_on": value(PAID_ON, _filled(read_day)),
        "amount": value(AMOUNT, _filled(read_amount)),
        "ntb": value(NTB, _text),
        "bank": value(BANK, _text),
    }
    if given["ntpn"] == given["code"] == "":
        faults.insert(0, Fault(f"{NAMES[NTPN]} / {NAMES[CODE]}", _("Kosong; salah satunya harus ada.")))
    if faults:
        return BadRow(number, tuple(faults), shown(cells.get(NTPN)) or shown(cells.get(CODE)))
    return ListedPayment(row=number, **given)


def _filled(read: Callable[[Cell], Any]) -> Callable[[Cell], Any]:
    def judged(cell: Cell) -> Any:
        if not text_of(cell):
            raise Unreadable(_("Kosong. Kalau selnya berisi rumus, simpan dahulu hasilnya sebagai nilai."))
        return read(cell)

    return judged


def _text(cell: Cell) -> str:
    text = " ".join(text_of(cell).split())
    if len(text) > TEXT or not text.isprintable():
        raise Unreadable(_("Terlalu panjang atau berisi tanda yang tidak dapat dicetak."))
    return text
