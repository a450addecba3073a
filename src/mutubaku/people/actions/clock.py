"""What every edit of an office's calendar has in common: its hours as rows and as text, and the next version."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from mutubaku.worktime import CalendarError, Week
from mutubaku.worktime.week import DAYS_OF_WEEK

from ..access import Capacity
from ..errors import CalendarRefused, NoHours
from ..ledger import Act, write
from ..models import HoursPeriodEntry, Office, WeekEntry
from ..models.office import new_version
from ..queries import build_calendar


def next_version(office: Office, by: Capacity, at: datetime, data: Mapping[str, object]) -> None:
    """Count an edit that has just been written, refuse it when no clock can run by it, and journal it.

    CalendarRefused carries the worktime room's sentence; NoHours means that no day of the week is open.
    """
    bump(office)
    if not office.week_entries.filter(period=None).exists():
        raise NoHours
    try:
        build_calendar(office)
    except CalendarError as error:
        raise CalendarRefused(str(error)) from error
    write(office, Act.CALENDAR_CHANGED, by, at, data)


def bump(office: Office) -> None:
    """Give the office's calendar a new version, in the database and on the object in hand."""
    office.calendar_version = new_version()
    office.save(update_fields=["calendar_version"])


def write_hours(office: Office, week: Week, period: HoursPeriodEntry | None = None) -> None:
    """The rows for these hours, of the ordinary week or of a special period."""
    WeekEntry.objects.bulk_create(
        WeekEntry(office=office, period=period, weekday=weekday, opens=opens, closes=closes)
        for weekday, hours in enumerate(week.days)
        for opens, closes in hours
    )


def hours_text(week: Week) -> str:
    """The hours of a week in one line, for the journal: ``Senin 07:30–12:00 13:00–16:00; …``."""
    days = zip(DAYS_OF_WEEK, week.days, strict=True)
    return "; ".join(f"{name} {' '.join(f'{o:%H:%M}–{c:%H:%M}' for o, c in hours)}" for name, hours in days if hours)
