"""What a finished case used of its time, and what many of them come to; on plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from mutubaku.worktime import OfficeCalendar, Pause, TimeStandard, Unit

_HOUR = 60  # minutes
DECIDED = frozenset({"completed", "refused"})  # endings of a service that was rendered to its end
_TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Done:
    """One step of the service procedure that the office closed: its clock and its standard."""

    opened_at: datetime
    closed_at: datetime
    standard: TimeStandard
    pauses: Sequence[Pause] = ()


@dataclass(frozen=True)
class Measured:
    """Working minutes a case used of the office's time and those its steps allow; ``day``: minutes of a working day."""

    used: int
    allowed: int
    day: int

    @property
    def is_on_time(self) -> bool:
        """Whether the office kept the standard over all its steps together."""
        return self.used <= self.allowed

    @property
    def used_days(self) -> Decimal:
        """The time used in hari kerja, to a tenth."""
        return _in_days(self.used, self.day)

    @property
    def allowed_days(self) -> Decimal:
        """The standard in hari kerja, to a tenth."""
        return _in_days(self.allowed, self.day)


def measure(calendar: OfficeCalendar, steps: Sequence[Done]) -> Measured | None:
    """What the steps of a case used and were allowed, pauses left out; None when none of them has a standard.

    A standard in days is counted in days, as its due moment is: the day a step began does not count. A step that was
    opened again is allowed its standard again.
    """
    if not steps:
        return None
    day = calendar.day_minutes(max(one.closed_at for one in steps))
    used = sum(_used(calendar, one, day) for one in steps)
    return Measured(used, sum(_allowed(one.standard, day) for one in steps), day)


def _used(calendar: OfficeCalendar, step: Done, day: int) -> int:
    if step.standard.unit in {Unit.MINUTE, Unit.HOUR}:
        return calendar.spent(step.opened_at, step.closed_at, step.pauses)
    return calendar.working_days_between(step.opened_at, step.closed_at, step.pauses) * day


def _allowed(standard: TimeStandard, day: int) -> int:
    if standard.unit is Unit.MINUTE:
        return standard.amount
    return standard.amount * (_HOUR if standard.unit is Unit.HOUR else day)


def _in_days(minutes: int, day: int) -> Decimal:
    return (Decimal(minutes) / day).quantize(_TENTH, ROUND_HALF_UP)


@dataclass(frozen=True)
class Total:
    """What the finished cases of a period come to; ``endings`` counts them by how they ended.

    The time is judged over those that came to a result: one withdrawn or closed before says nothing of the service.
    """

    finished: int
    endings: Counter[str]
    measured: int
    on_time: int
    mean: Decimal | None  # hari kerja used, over those measured

    @property
    def share(self) -> int | None:
        """How many of a hundred kept the standard, rounded down, so that 100 means all; None where none is measured."""
        return self.on_time * 100 // self.measured if self.measured else None


def total_of(cases: Iterable[tuple[str, Measured | None]]) -> Total:
    """The total over cases, each given by its ending and its time."""
    given = list(cases)
    measured = [one for ending, one in given if one is not None and ending in DECIDED]
    days = sum((Decimal(one.used) / one.day for one in measured), Decimal(0))
    return Total(
        finished=len(given),
        endings=Counter(ending for ending, _one in given),
        measured=len(measured),
        on_time=sum(one.is_on_time for one in measured),
        mean=(days / len(measured)).quantize(_TENTH, ROUND_HALF_UP) if measured else None,
    )
