"""How much working time is left, in words a person reads at a glance."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from mutubaku.worktime.calendar import OfficeCalendar
from mutubaku.worktime.pause import Pause
from mutubaku.worktime.standard import TimeStandard, Unit

_HOUR = 60
_SOON_SHARE = 5
"""A standard is soon over when at most a fifth of it is left."""


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """Where a task stands on its clock, and the words that say so.

    `days` (working days) or else `minutes` (working minutes) is the span the words tell, for other languages;
    both are zero where there is none.
    """

    state: Literal["on-time", "soon", "late", "paused", "none"]
    text: str
    days: int = field(default=0, compare=False)
    minutes: int = field(default=0, compare=False)


def time_left(
    calendar: OfficeCalendar,
    now: datetime,
    due: datetime | None,
    standard: TimeStandard | None,
    *,
    paused_for: str | None = None,
    pauses: Sequence[Pause] = (),
) -> TimeLeft:
    """The state and words at `now` for a task due at `due`; `paused_for` names what an open pause waits for.

    Left and late alike are the working time between the two moments, told in whole working days rounded down and,
    below one, in hours and minutes, so that nothing changes while the office is closed; a standard in hari kerja never
    says more days left than it gives, though it may begin before the day it does not count. "soon" from a fifth of the
    standard downward; without a standard, below one working hour.
    """
    if paused_for is not None:
        return TimeLeft("paused", _stopped(paused_for))
    if due is None:
        return TimeLeft("none", "tanpa batas waktu")
    if now > due:
        days, minutes = _span(calendar, due, now, pauses)
        return TimeLeft("late", f"lewat {_told(days, minutes)}", days, minutes)
    left = calendar.spent(now, due, pauses)
    soon = left * _SOON_SHARE <= _minutes(calendar, now, standard)
    days, minutes = _span(calendar, now, due, pauses)
    if standard is not None and standard.unit is Unit.WORKING_DAY:
        days = min(days, standard.amount)
    return TimeLeft("soon" if soon else "on-time", f"{_told(days, minutes)} lagi", days, minutes)


def _stopped(reason: str) -> str:
    words = reason.strip()
    if not words:
        return "berhenti"
    if words.lower().startswith("menunggu"):
        return f"berhenti: {words[0].lower()}{words[1:]}"
    return f"berhenti: menunggu {words}"


def _span(calendar: OfficeCalendar, start: datetime, end: datetime, pauses: Sequence[Pause]) -> tuple[int, int]:
    """Whole working days from one on, else no day and the working minutes."""
    days = calendar.whole_days(start, end, pauses)
    return (days, 0) if days else (0, calendar.spent(start, end, pauses))


def _told(days: int, minutes: int) -> str:
    """The span in words: "3 hari kerja" or "1 jam 20 menit kerja"."""
    return f"{days} hari kerja" if days else _clock(minutes)


def _clock(minutes: int) -> str:
    hours, rest = divmod(minutes, _HOUR)
    parts = [f"{hours} jam"] * bool(hours) + [f"{rest} menit"] * bool(rest)
    return f"{' '.join(parts) or 'kurang dari 1 menit'} kerja"


def _minutes(calendar: OfficeCalendar, now: datetime, standard: TimeStandard | None) -> int:
    """The working minutes a standard stands for, a hari or hari kerja as long as today."""
    if standard is None:
        return _HOUR * _SOON_SHARE
    if standard.unit is Unit.MINUTE:
        return standard.amount
    if standard.unit is Unit.HOUR:
        return standard.amount * _HOUR
    return standard.amount * calendar.day_minutes(now)
