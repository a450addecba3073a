"""Which column of a list holds what: the header names that banks and SIMPONI use, and the row they stand in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from mutubaku.documents.sheets import HEADER_WITHIN, Cell, text_of

from .errors import ColumnsMissing, ColumnTwice

NTPN: Final = "ntpn"
CODE: Final = "code"
PAID_ON: Final = "paid_on"
AMOUNT: Final = "amount"
NTB: Final = "ntb"
BANK: Final = "bank"

# As they are called to the user; the order of the example list.
NAMES: Final[Mapping[str, str]] = {
    NTPN: "NTPN",
    CODE: "Kode Billing",
    PAID_ON: "Tanggal Bayar",
    AMOUNT: "Jumlah",
    NTB: "NTB",
    BANK: "Bank",
}
# Letters and digits of the header names that are accepted, the surest first.
_ACCEPTED: Final[Mapping[str, tuple[str, ...]]] = {
    NTPN: ("ntpn", "nontpn", "nomorntpn", "nomortransaksipenerimaannegara"),
    CODE: (
        *("kodebilling", "idbilling", "billingid", "billingcode", "nomorbilling", "nobilling", "kodebill"),
        *("mpnkodebilling", "billing"),
    ),
    PAID_ON: (
        *("tanggalbayar", "tglbayar", "tanggalpembayaran", "tglpembayaran", "waktubayar", "waktupembayaran"),
        *("tanggaltransaksi", "tgltransaksi", "tanggalntpn", "tglntpn", "tanggal", "tgl"),
    ),
    AMOUNT: (
        *("jumlahbayar", "nilaibayar", "jumlahpembayaran", "nilaipembayaran", "totalbayar", "jumlahsetoran"),
        *("nilaisetoran", "jumlahsetor", "nilaisetor", "jumlah", "nilai", "nominal", "jumlahrp", "nilairp"),
        *("nominalrp", "total"),
    ),
    NTB: ("ntb", "nontb", "nomorntb", "nomortransaksibank", "ntbntp", "ntp"),
    BANK: ("bank", "namabank", "bankpersepsi", "bankpospersepsi", "bankposfintech", "collectingagent", "lembaga"),
}
_OTHER_SIGNS = re.compile(r"[^0-9a-z]+")

Columns = dict[str, int]  # what → index of its column


def find_header(rows: Sequence[Sequence[Cell]]) -> tuple[int, Columns]:
    """The index of the row with the names, and which column holds what.

    ColumnsMissing names what the best row lacks; ColumnTwice when a name that counts stands there twice.
    """
    found = [(index, columns_in(row)) for index, row in enumerate(rows[:HEADER_WITHIN])]
    index, columns = max(found, key=lambda one: len(one[1]), default=(0, {}))
    lacking = missing(columns)
    if lacking:
        raise ColumnsMissing(lacking)
    check_once(rows[index], columns)
    return index, columns


def columns_in(row: Sequence[Cell]) -> Columns:
    """The columns that a row names; of two names for the same thing the surer one."""
    keys = [_key(cell) for cell in row]
    columns: Columns = {}
    for what, accepted in _ACCEPTED.items():
        named = next((name for name in accepted if name in keys), None)
        if named is not None:
            columns[what] = keys.index(named)
    return columns


def missing(columns: Columns) -> list[str]:
    """What a list needs and these columns lack, as it is called; one of NTPN and billing code is enough."""
    lacking = [NAMES[what] for what in (PAID_ON, AMOUNT) if what not in columns]
    if NTPN not in columns and CODE not in columns:
        lacking.insert(0, f"{NAMES[NTPN]} / {NAMES[CODE]}")
    return lacking


def check_once(row: Sequence[Cell], columns: Columns) -> None:
    """Refuse a name that stands twice: guessing between two columns of money is not reading."""
    keys = [_key(cell) for cell in row]
    for index in columns.values():
        if keys.count(keys[index]) > 1:
            raise ColumnTwice(text_of(row[index]))


def _key(cell: Cell) -> str:
    return _OTHER_SIGNS.sub("", cell.lower()) if isinstance(cell, str) else ""
