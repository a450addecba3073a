"""Random offices and cases, for Hypothesis and for the soak alike, and the comparison with the reference.

`pick(low, high)` gives an integer between the two, both included: drawn by Hypothesis or by a random generator.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mutubaku.worktime import (
    FreeDay,
    FreeKind,
    Hours,
    HoursPeriod,
    OfficeCalendar,
    Pause,
    SpanError,
    TimeStandard,
    Unit,
    Week,
)
from tests.worktime.reference import MINUTE, Beyond, Reference, in_any_zone, in_one_offset

Pick = Callable[[int, int], int]

ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
CHANGING_ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe")
UNITS = (Unit.MINUTE, Unit.HOUR, Unit.DAY, Unit.WORKING_DAY)
MOST = {Unit.MINUTE: 3000, Unit.HOUR: 60, Unit.DAY: 45, Unit.WORKING_DAY: 45}


@dataclass(frozen=True)
class Office:
    """A calendar, the reference for the same hours, and the moment of tick 0."""

    calendar: OfficeCalendar
    reference: Reference
    origin: datetime
    changes: bool = False

    def at(self, tick: int) -> datetime:
        """The moment of a tick."""
        return self.origin + tick * self.reference.tick


@dataclass(frozen=True)
class Case:
    """All in ticks; a pause without end is open and counts up to `now`."""

    start: int
    end: int
    now: int
    standard: TimeStandard
    pauses: tuple[tuple[int, int | None], ...]


def draw_office(pick: Pick, *, days: int = 100, tick: timedelta = MINUTE) -> Office:
    """An Indonesian office with any hours, another week for a while, and some free days."""
    zone, first = ZONES[pick(0, 2)], date(2019, 1, 1) + timedelta(pick(0, 4500))
    calendar, hours_on = _calendar(pick, zone, first, days, earliest=0)
    reference = in_one_offset(first, days, hours_on, tick)
    return Office(calendar, reference, datetime.combine(first, time(), ZoneInfo(zone)).astimezone(UTC))


def draw_changing_office(pick: Pick, *, days: int = 30) -> Office:
    """An office where the clock is changed by night within the span; shut at that hour, as the wall repeats it."""
    zone = CHANGING_ZONES[pick(0, 2)]
    first = date(2019 + pick(0, 12), (3, 10)[pick(0, 1)], 1 + pick(0, 20))
    calendar, hours_on = _calendar(pick, zone, first, days, earliest=4 * 60)
    reference = in_any_zone(ZoneInfo(zone), first, days, hours_on)
    return Office(calendar, reference, datetime.combine(first, time(), ZoneInfo(zone)).astimezone(UTC), changes=True)


def draw_case(pick: Pick, office: Office, units: tuple[Unit, ...] = UNITS) -> Case:
    """A start, a standard, an end, and up to four pauses, often just where the office opens or closes."""
    unit = units[pick(0, len(units) - 1)]
    amount = pick(1, MOST[unit] if pick(0, 1) else 4)
    start, end, now = (draw_moment(pick, office) for _ in range(3))
    return Case(start, end, now, TimeStandard(amount, unit, ""), tuple(_pause(pick, office) for _ in range(pick(0, 4))))


def draw_moment(pick: Pick, office: Office) -> int:
    """Any tick, or one at or beside the next opening or closing."""
    ticks = office.reference.ticks
    at = pick(0, len(ticks) - 1)
    if pick(0, 2):
        edge = ticks.find(0 if ticks[at] else 1, at)
        at = min(max(edge + pick(-1, 1), 0), len(ticks) - 1) if edge >= 0 else at
    return at


def disagreements(office: Office, case: Case) -> list[str]:
    """Where the calendar and the reference differ on a case; empty when they agree."""
    calendar, reference, at = office.calendar, office.reference, office.at
    start, end, now = at(case.start), at(case.end), at(case.now)
    pauses = [Pause(at(begun), None if ended is None else at(ended)) for begun, ended in case.pauses]
    till_now, till_end = ([(b, until if e is None else e) for b, e in case.pauses] for until in (case.now, case.end))
    amount, unit = case.standard.amount, case.standard.unit
    answers = {
        "due": (
            moment(office, lambda: calendar.due(start, case.standard, pauses, now)),
            tick(lambda: reference.due(case.start, amount, unit, till_now)),
        ),
        "opening": (moment(office, lambda: calendar.opening(start)), tick(lambda: reference.opening(case.start))),
        "spent": (calendar.spent(start, end, pauses), reference.spent(case.start, case.end, till_end)),
        "open": (
            calendar.is_open(start) if reference.ticks.find(1, case.start) >= 0 else False,
            bool(reference.ticks[case.start]),
        ),
    }
    days = tick(lambda: reference.working_days_between(case.start, case.end, till_end))
    if days is not None:
        answers["working days"] = (calendar.working_days_between(start, end, pauses), days)
    return [f"{name}: {fast} but {slow}" for name, (fast, slow) in answers.items() if fast != slow]


def moment(office: Office, ask: Callable[[], datetime]) -> int | None:
    """The calendar's answer as a tick; None where it refuses for its span."""
    try:
        answer = ask() - office.origin
    except SpanError:
        return None
    ticks, rest = divmod(answer, office.reference.tick)
    if rest:
        raise AssertionError(f"{answer} is not a whole number of ticks")
    # Where the clock is changed the calendar knows some hours of the day after its last; the reference does not.
    return None if office.changes and ticks > len(office.reference.ticks) else ticks


def tick(ask: Callable[[], int]) -> int | None:
    """The reference's answer; None where its walk leaves the days."""
    try:
        return ask()
    except Beyond:
        return None


def _calendar(
    pick: Pick, zone: str, first: date, days: int, *, earliest: int
) -> tuple[OfficeCalendar, Callable[[date], Hours]]:
    """A calendar and, said once more for the reference, the hours of each of its days."""
    week, other = _week(pick, earliest), _week(pick, earliest)
    begins = first + timedelta(pick(0, days - 1))
    period = HoursPeriod(begins, begins + timedelta(pick(0, 30)), other, "lain")
    free = {first + timedelta(pick(0, days - 1)) for _ in range(pick(0, 12))}
    calendar = OfficeCalendar(
        zone=zone,
        week=week,
        periods=[period],
        free_days=[FreeDay(day, FreeKind.OFFICE, "libur", "") for day in free],
        first=first,
        last=first + timedelta(days - 1),
    )

    def hours_on(day: date) -> Hours:
        if day in free:
            return ()
        return (other if period.first <= day <= period.last else week).days[day.weekday()]

    return calendar, hours_on


def _week(pick: Pick, earliest: int) -> Week:
    """The SOP's hours, or up to three intervals a day with any edges, some days shut."""
    if pick(0, 3) == 0:
        normal = ((time(7, 30), time(12)), (time(13), time(16)))
        friday = ((time(7, 30), time(11, 30)), (time(13), time(16, 30)))
        return Week((normal, normal, normal, normal, friday, (), ()))
    return Week(tuple(_hours(pick, earliest) for _ in range(7)))


def _hours(pick: Pick, earliest: int) -> Hours:
    edges = sorted({pick(earliest, 24 * 60 - 1) for _ in range(2 * pick(0, 3))})
    clocks = [time(*divmod(edge, 60)) for edge in edges]
    return tuple(zip(clocks[::2], clocks[1::2], strict=False))


def _pause(pick: Pick, office: Office) -> tuple[int, int | None]:
    first, second = draw_moment(pick, office), draw_moment(pick, office)
    return min(first, second), None if pick(0, 5) == 0 else max(first, second)
