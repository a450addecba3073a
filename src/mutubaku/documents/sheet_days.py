"""Reads a day in a cell of a list, however banks, laboratories and workbooks write it."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Final

from .sheets import Cell, text_of

_AFTER = r"(?:[ T,].*)?$"  # a time behind it
_DAY_FIRST = re.compile(rf"^(\d{{1,2}})[-/. ](\d{{1,2}})[-/. ](\d{{4}}){_AFTER}", re.ASCII)
_YEAR_FIRST = re.compile(rf"^(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_AFTER}", re.ASCII)
_NAMED = re.compile(rf"^(\d{{1,2}})(?:st|nd|rd|th)?[-/ ]([A-Za-z]{{3,9}})\.?,?[-/ ](\d{{4}}){_AFTER}", re.ASCII)
_NAME_FIRST = re.compile(rf"^([A-Za-z]{{3,9}})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}}){_AFTER}", re.ASCII)
_WEEKDAY = re.compile(
    r"^(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|(?:mon|tues|wednes|thurs|fri|satur|sun)day),? ",
    re.IGNORECASE,
)
_MONTHS: Final = (  # in Indonesian and in English, in full; what is shorter is read from their beginnings
    ("januari", "january"),
    ("februari", "pebruari", "february"),
    ("maret", "march"),
    ("april",),
    ("mei", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("agustus", "august", "agt", "ags"),
    ("september",),
    ("oktober", "october"),
    ("november", "nopember"),
    ("desember", "december"),
)
_EPOCH: Final = date(1899, 12, 30)  # day 0 of Excel's serial numbers after 1 March 1900
_SERIALS: Final = range(36526, 73051)  # 2000 to 2099: other numbers in a column of days are not days


def day_in(cell: Cell) -> date | None:
    """A day: an Excel date or its number, ``22-11-2026``, ``22/11/2026``, ``2026-11-22``, or with the month's name in
    Indonesian or English: ``22 Nov 2026``, ``Minggu, 22 November 2026``, ``November 22, 2026``.

    A time behind it is left out. Between numbers the day stands before the month, and the year has four digits: what
    could be another day is none. None for anything else; ValueError for a day that no calendar has.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _EPOCH + timedelta(days=int(cell)) if _SERIALS.start <= cell < _SERIALS.stop else None
    parts = _parts(_WEEKDAY.sub("", " ".join(text_of(cell).split()))) if isinstance(cell, str) else None
    return date(*parts) if parts is not None else None


def _parts(text: str) -> tuple[int, int, int] | None:
    """Year, month and day of a written date; a month name that is none gives None."""
    if found := _YEAR_FIRST.match(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _DAY_FIRST.match(text):
        return int(found[3]), int(found[2]), int(found[1])
    if (found := _NAMED.match(text)) and (month := _month(found[2])):
        return int(found[3]), month, int(found[1])
    if (found := _NAME_FIRST.match(text)) and (month := _month(found[1])):
        return int(found[3]), month, int(found[2])
    return None


def _month(name: str) -> int | None:
    """Which month a name or its beginning means; three letters are enough for any of them."""
    short = name.lower()
    return next((n for n, names in enumerate(_MONTHS, start=1) if any(one.startswith(short) for one in names)), None)
