"""Dates, sizes and numbers as an Indonesian office writes them."""

from datetime import date, datetime
from decimal import Decimal

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_STEP = 1000


def tanggal(day: date) -> str:
    """`22 November 2026`. A moment is refused: its day depends on a zone that only the caller knows."""
    if isinstance(day, datetime):
        raise TypeError("tanggal() menerima tanggal, bukan waktu: ambil .date() pada zona waktu kantor dahulu.")
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def ukuran(octets: int) -> str:
    """A file's size for people: `840 B`, `12 KB`, `1,2 MB` (steps of 1000, decimal comma)."""
    if octets < _STEP:
        return f"{octets} B"
    if octets < _STEP**2:
        return f"{round(octets / _STEP)} KB"
    return f"{octets / _STEP**2:.1f} MB".replace(".", ",")


def written(number: Decimal) -> str:
    """A number without zeros at its end: `1.000,5`."""
    whole, _point, decimals = f"{number:,f}".partition(".")
    decimals = decimals.rstrip("0")
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")
