"""Months on the calendar: the same day so many months later or earlier, the last day of a validity."""

from __future__ import annotations

import calendar
from datetime import date, timedelta


def months_after(day: date, months: int) -> date:
    """The same day ``months`` later (earlier when negative); the last of its month when that has no such day."""
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month0 + 1, min(day.day, calendar.monthrange(year, month0 + 1)[1]))


def last_day(first: date, months: int) -> date:
    """The last day of a validity of ``months`` that begins on ``first``: the day before the same day of that month."""
    end = months_after(first, months)
    return end - timedelta(days=1) if end.day == first.day else end
