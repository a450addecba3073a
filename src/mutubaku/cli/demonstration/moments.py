"""Moments on an office's clock: so much working time after one, so much before."""

from __future__ import annotations

from datetime import datetime, timedelta

from mutubaku.worktime import OfficeCalendar, TimeStandard, Unit

DAY = 450  # working minutes of an ordinary day, 7 h 30 min
LOOK_BACK = timedelta(days=400)
MINUTE = timedelta(minutes=1)


def after(calendar: OfficeCalendar, start: datetime, minutes: int) -> datetime:
    """The moment ``minutes`` of working time after ``start``."""
    return calendar.due(start, TimeStandard(max(1, minutes), Unit.MINUTE, f"{minutes} menit"))


def before(calendar: OfficeCalendar, end: datetime, minutes: int) -> datetime:
    """The last open moment with at least ``minutes`` of working time between it and ``end``, to the minute."""
    early, late = end - LOOK_BACK, end
    while late - early > MINUTE:
        middle = early + (late - early) / 2
        early, late = (middle, late) if calendar.spent(middle, end) >= minutes else (early, middle)
    return calendar.opening(early.replace(second=0, microsecond=0))
