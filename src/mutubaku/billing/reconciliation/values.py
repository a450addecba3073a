"""Reads one cell of a list of payments: rupiah, days, NTPN and billing codes, however banks write them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from mutubaku.documents.sheet_days import day_in
from mutubaku.documents.sheets import Cell, text_of

from .errors import Unreadable

LARGEST: Final = 999_999_999_999_999  # rupiah; more is a slip of the keyboard, and a float still holds it exactly
SHOWN: Final = 40  # characters of a cell that a sentence repeats

_RUPIAH = re.compile(r"^(?:rp|idr)\.?\s*", re.IGNORECASE)
_INDONESIAN = re.compile(r"^([1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,(\d{1,2}|-))?$", re.ASCII)
_ENGLISH = re.compile(r"^([1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.(\d{1,2}|-))?$", re.ASCII)

_NTPN = re.compile(r"^[0-9A-Z]{16}$")
_CODE = re.compile(r"^[0-9]{15}$")
_SPACES = re.compile(r"[\s\u2010-\u2015-]+")  # and every hyphen and dash
_EXPONENT = re.compile(r"^\d([.,]\d+)?e\+?\d+$", re.IGNORECASE | re.ASCII)
_EXACT_DIGITS: Final = 15  # a spreadsheet keeps no more of a number


def read_amount(cell: Cell) -> int:
    """Whole rupiah above zero: ``9000000``, ``9000000.0``, ``"Rp 9.000.000,00"``, ``"9,000,000.00"``.

    Three digits behind a single point or comma are thousands: money has no thousandths.
    """
    amount = _amount(cell)
    if amount != int(amount):
        raise Unreadable(_("“%(text)s” bukan rupiah bulat.") % {"text": shown(cell)})
    if not 0 < amount <= LARGEST:
        raise Unreadable(_("“%(text)s” bukan jumlah pembayaran yang mungkin.") % {"text": shown(cell)})
    return int(amount)


def _amount(cell: Cell) -> Decimal:
    if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
        number = Decimal(str(cell))
        if number.is_finite():
            return number
    elif isinstance(cell, str):
        bare = _RUPIAH.sub("", text_of(cell)).strip()
        for form, thousands in ((_INDONESIAN, "."), (_ENGLISH, ",")):
            if found := form.match(bare):
                sen = found[2] if found[2] and found[2] != "-" else "0"
                return Decimal(f"{found[1].replace(thousands, '')}.{sen}")
    raise Unreadable(_("“%(text)s” bukan jumlah uang. Contoh: 9.000.000.") % {"text": shown(cell)})


def read_day(cell: Cell) -> date:
    """A day as ``day_in`` reads it: ``22-11-2026``, ``22 Nov 2026``, an Excel date."""
    try:
        day = day_in(cell)
    except ValueError:
        raise Unreadable(
            _("Tanggal “%(text)s” tidak ada dalam kalender. Tulis hari, bulan, lalu tahun.") % {"text": shown(cell)}
        ) from None
    if day is None:
        raise Unreadable(_("“%(text)s” bukan tanggal. Contoh: 22-11-2026.") % {"text": shown(cell)})
    return day


def read_ntpn(cell: Cell) -> str:
    """The 16 letters and digits of the state's receipt number, in capitals; empty for an empty cell.

    A spreadsheet that holds it as a number has already lost its last digit, so that is refused.
    """
    text = _SPACES.sub("", text_of(cell)).upper()
    if not text:
        return ""
    if _lost_digits(cell, text):
        raise Unreadable(
            _("NTPN tersimpan sebagai angka, sehingga angka terakhirnya hilang. Atur kolomnya sebagai teks.")
        )
    if not _NTPN.match(text):
        raise Unreadable(_("“%(text)s” bukan NTPN: 16 huruf atau angka.") % {"text": shown(cell)})
    return text


def read_code(cell: Cell) -> str:
    """The 15 digits of a billing code; empty for an empty cell."""
    text = _SPACES.sub("", text_of(cell))
    if not text:
        return ""
    if _EXPONENT.match(text):
        raise Unreadable(
            _("Kode billing tersimpan sebagai angka yang dipendekkan (%(text)s). Atur kolomnya sebagai teks.")
            % {"text": shown(cell)}
        )
    if not _CODE.match(text):
        raise Unreadable(_("“%(text)s” bukan kode billing: 15 angka.") % {"text": shown(cell)})
    return text


def _lost_digits(cell: Cell, text: str) -> bool:
    is_number = isinstance(cell, int | float)
    return (is_number and len(text) > _EXACT_DIGITS) or bool(_EXPONENT.match(text))


def shown(cell: Cell) -> str:
    """A cell as a sentence repeats it: on one line, and not all of a long one."""
    text = " ".join(text_of(cell).split())
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
