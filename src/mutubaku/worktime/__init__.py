"""Working time: standards, office calendars, due moments, time spent, pauses; knows no Django."""

from mutubaku.worktime.calendar import OfficeCalendar
from mutubaku.worktime.errors import (
    CalendarError,
    MomentError,
    PauseError,
    SpanError,
    StandardError,
    WorktimeError,
)
from mutubaku.worktime.left import TimeLeft, time_left
from mutubaku.worktime.pause import Pause
from mutubaku.worktime.seed import seed_free_days, seed_periods, seed_week, seeded_calendar
from mutubaku.worktime.standard import TimeStandard, Unit, parse_standard
from mutubaku.worktime.week import FreeDay, FreeKind, Hours, HoursPeriod, Week

__all__ = [
    "CalendarError",
    "FreeDay",
    "FreeKind",
    "Hours",
    "HoursPeriod",
    "MomentError",
    "OfficeCalendar",
    "Pause",
    "PauseError",
    "SpanError",
    "StandardError",
    "TimeLeft",
    "TimeStandard",
    "Unit",
    "Week",
    "WorktimeError",
    "parse_standard",
    "seed_free_days",
    "seed_periods",
    "seed_week",
    "seeded_calendar",
    "time_left",
]
