"""A year of the office calendar as its page shows it: free days by month, what covers what, the working days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from mutubaku.people.models import FreeDayEntry, Office
from mutubaku.people.queries import WORKING, calendar_of, layered
from mutubaku.worktime.calendar import FIRST, LAST

YEARS = range(FIRST.year, LAST.year + 1)


@dataclass(frozen=True)
class Day:
    """What counts on a day, and the seeded row it covers, if any."""

    entry: FreeDayEntry
    covers: FreeDayEntry | None
    would_open: bool  # the weekday has hours, so that making it a working day changes something

    @property
    def is_working(self) -> bool:
        """A working day after all."""
        return self.entry.kind == WORKING


@dataclass(frozen=True)
class Month:
    """The marked days of one month."""

    first: date
    days: list[Day]


def months_of(office: Office, year: int) -> list[Month]:
    """The months of a year that hold a marked day, in order."""
    entries = list(office.free_days.filter(day__year=year))
    seeded = {entry.day: entry for entry in entries if not entry.is_override}
    open_days = set(office.week_entries.filter(period=None).values_list("weekday", flat=True))
    days = [
        Day(top, seeded.get(top.day) if top.is_override else None, top.day.weekday() in open_days)
        for top in layered(entries)
    ]
    return [
        Month(date(year, month, 1), list(found)) for month, found in groupby(days, key=lambda one: one.entry.day.month)
    ]


def working_days(office: Office, year: int) -> int:
    """How many days of a year the office opens."""
    calendar = calendar_of(office)
    return sum(calendar.is_working_day(day) for day in _days(year))


def _days(year: int) -> Iterator[date]:
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)
