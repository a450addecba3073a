"""The plan of a visit: a first proposal, what it must hold, what it lacks, how long it takes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from mutubaku.audits.errors import AuditTooLong, DatesReversed
from mutubaku.audits.policy import LONGEST
from mutubaku.audits.visits.errors import (
    HoursReversed,
    IntervalUnjustified,
    IntervalUnjustifiedThen,
    IntervalUnjustifiedToday,
    MeetingsMistyped,
    MeetingsReversed,
    MeetingsToCome,
    NotOfTheTeam,
    OddHours,
    OutsideVisit,
    PlanEmpty,
    StagesReversed,
    TwoPlacesAtOnce,
)

from .programme import Cell
from .remote import Ahead

EARLIEST, LATEST = time(5), time(23)  # outside of these a time was mistyped
OPENING, CLOSING = "Rapat pembukaan", "Rapat penutupan"  # stand on papers
TRAVEL = "Perjalanan"  # no audit time (T-04)
OTHERS = (OPENING, CLOSING, "Rapat tim audit", TRAVEL)
LONG_AGO = timedelta(days=366)  # a meeting written down later than that has a mistyped year
NOT_REMOTE = Ahead()
BEGINS, ENDS, MEETING = time(8), time(17), timedelta(minutes=30)  # a proposed day: eight hours beside the rest


@dataclass(frozen=True)
class Row:
    """One line of a plan; ``auditor`` None is the whole team."""

    day: date
    begins: time
    ends: time
    site: str
    process: str
    clauses: tuple[str, ...] = ()
    auditor: int | None = None

    def meets(self, other: Row) -> bool:
        """Whether both are at one time."""
        return self.day == other.day and self.begins < other.ends and other.begins < self.ends

    def same_people(self, other: Row) -> bool:
        """Whether somebody is in both."""
        return None in {self.auditor, other.auditor} or self.auditor == other.auditor


@dataclass(frozen=True)
class Busy:
    """A row of the plan of another case, with that case's number; whether both are one audit (IAF MD 11), in which
    somebody looks at the same place for both standards at once."""

    row: Row
    case: str
    is_same_audit: bool = False

    def is_beside(self, row: Row) -> bool:
        """Whether whoever is at a row is at this one too without leaving the place."""
        return self.is_same_audit and self.row.site == row.site


@dataclass(frozen=True)
class Days:
    """The days of a visit, and when nobody audits because everybody eats."""

    first: date
    last: date
    rest_from: time = time(12)
    rest_to: time = time(13)


def check_plan(rows: Sequence[Row], days: Days, team: Mapping[int, str], elsewhere: Collection[Busy] = ()) -> None:
    """Refuse days or hours that cannot be, auditors who are not of the team, and anybody in two places at once."""
    if days.last < days.first:
        raise DatesReversed(days.first, days.last)
    if (days.last - days.first).days >= LONGEST:
        raise AuditTooLong(LONGEST)
    if not rows:
        raise PlanEmpty
    for number, row in enumerate(rows):
        _check_row(number, row, days, team)
        _check_alone(number, row, rows[:number], team, elsewhere)


def _check_row(number: int, row: Row, days: Days, team: Mapping[int, str]) -> None:
    if not days.first <= row.day <= days.last:
        raise OutsideVisit(number, row.day, days.first, days.last)
    if row.ends <= row.begins:
        raise HoursReversed(number, row.begins, row.ends)
    if row.begins < EARLIEST or row.ends > LATEST:
        raise OddHours(number, EARLIEST, LATEST)
    if row.auditor is not None and row.auditor not in team:
        raise NotOfTheTeam(number)


def _check_alone(
    number: int, row: Row, before: Sequence[Row], team: Mapping[int, str], elsewhere: Collection[Busy]
) -> None:
    for other in before:
        if row.meets(other) and row.same_people(other):
            who = row.auditor if row.auditor is not None else other.auditor
            raise TwoPlacesAtOnce(number, _name(who, team), f"{other.site} · {other.process}")
    people = set(team) if row.auditor is None else {row.auditor}
    for busy in elsewhere:
        if busy.row.auditor in people and row.meets(busy.row) and not busy.is_beside(row):
            raise TwoPlacesAtOnce(number, _name(busy.row.auditor, team), busy.case)


def _name(user_id: int | None, team: Mapping[int, str]) -> str:
    return "Tim audit" if user_id is None else team[user_id]


def lacking(cells: Iterable[Cell], rows: Sequence[Row]) -> list[str]:
    """What the programme gives to the visit and no row of its plan looks at, by name with the clauses left out."""
    found = []
    for cell in cells:
        own = [row for row in rows if (row.site, row.process) == (cell.site, cell.process)]
        left = [clause for clause in cell.clauses if not _is_covered(clause, own)]
        if not own:
            found.append(cell.name)
        elif left:
            found.append(f"{cell.name} ({', '.join(left)})")
    return found


def _is_covered(clause: str, rows: Iterable[Row]) -> bool:
    return any(clause == one or clause.startswith(f"{one}.") for row in rows for one in row.clauses)


def minutes(rows: Iterable[Row], days: Days) -> int:
    """Minutes of audit in a plan, each row once; neither the rest in the middle of the day nor the way there counts."""
    return sum(_length(row.begins, row.ends) - _rest_in(row, days) for row in rows if row.process != TRAVEL)


def _rest_in(row: Row, days: Days) -> int:
    begins, ends = max(row.begins, days.rest_from), min(row.ends, days.rest_to)
    return max(_length(begins, ends), 0)


def _length(begins: time, ends: time) -> int:
    return (ends.hour - begins.hour) * 60 + ends.minute - begins.minute


def auditor_of(clauses: Collection[str], rows: Iterable[Row]) -> set[int | None]:
    """To whom a plan gives clauses; None stands for the whole team."""
    wanted = list(clauses)
    return {row.auditor for row in rows if any(_is_covered(clause, [row]) for clause in wanted)}


def first_rows(cells: Sequence[Cell], days: Days, team: Sequence[int], place: str) -> list[Row]:
    """A first plan: opening, the cells dealt out to everybody who audits over whole days, closing.

    Fewer cells than half days are looked at longer, so that the days are full.
    """
    opening = Row(days.first, BEGINS, _moved(BEGINS, MEETING), place, OPENING)
    closing = Row(days.last, _moved(ENDS, -MEETING), ENDS, place, CLOSING)
    people: Sequence[int | None] = team or [None]
    middle: list[Row] = []
    for place_in_team, who in enumerate(people):
        middle += _dealt(cells[place_in_team :: len(people)] or cells[:1], days, who)
    return [opening, *sorted(middle, key=lambda row: (row.day, row.begins)), closing]


def _dealt(cells: Sequence[Cell], days: Days, who: int | None) -> Iterator[Row]:
    """What one auditor looks at, over all their half days."""
    spans = _spans(days)
    for turn, (day, part) in enumerate(spans):
        first, after = (number * len(cells) // len(spans) for number in (turn, turn + 1))
        own = cells[first : max(after, first + 1)]
        for number, cell in enumerate(own):
            begins, ends = _share(part, number, len(own))
            yield Row(day, begins, ends, cell.site, cell.process, cell.clauses, who)


def _spans(days: Days) -> list[tuple[date, tuple[time, time]]]:
    whole = [days.first + timedelta(days=number) for number in range((days.last - days.first).days + 1)]
    first, last = _moved(BEGINS, MEETING), _moved(ENDS, -MEETING)
    return [
        (day, part)
        for day in whole
        for part in (
            (first if day == days.first else BEGINS, days.rest_from),
            (days.rest_to, last if day == days.last else ENDS),
        )
    ]


def _moved(moment: time, by: timedelta) -> time:
    return (datetime.combine(date.min, moment) + by).time()


def _share(span: tuple[time, time], number: int, parts: int) -> tuple[time, time]:
    """The part of this number of a span of time that is cut into so many parts, to the minute."""
    whole = _length(*span)
    start = datetime.combine(date.min, span[0])
    begins = start + timedelta(minutes=whole * number // parts)
    ends = start + timedelta(minutes=whole * (number + 1) // parts)
    return begins.time(), ends.time()


def as_json(rows: Iterable[Row], days: Days, ahead: Ahead = NOT_REMOTE) -> dict[str, Any]:
    """A plan as it is kept of what the client saw."""
    return {
        **({"remote": [ahead.parts, ahead.means, ahead.risks]} if ahead else {}),
        "first": days.first.isoformat(),
        "last": days.last.isoformat(),
        "rest": [days.rest_from.isoformat("minutes"), days.rest_to.isoformat("minutes")],
        "rows": [
            [
                row.day.isoformat(),
                row.begins.isoformat("minutes"),
                row.ends.isoformat("minutes"),
                row.site,
                row.process,
                list(row.clauses),
                row.auditor,
            ]
            for row in rows
        ],
    }


def check_interval(held_on: date, next_on: date, limit: int, reason: str) -> None:
    """Refuse a stage 2 before stage 1, and one later than the scheme has it without a reason (rule MS-08)."""
    if next_on < held_on:
        raise StagesReversed
    days = (next_on - held_on).days
    if days > limit and not reason:
        raise IntervalUnjustified(days, limit)


@dataclass(frozen=True)
class Stage1:
    """When stage 1 was held, and until when it was judged to hold although the scheme's days are over."""

    held_on: date
    holds_until: date | None = None

    def until(self, day: date | None) -> Stage1:
        """The same stage 1, judged to hold until this day too, whichever is later."""
        return replace(self, holds_until=max((one for one in (self.holds_until, day) if one), default=None))

    def covers(self, first: date) -> bool:
        """Whether what was judged covers a stage 2 that begins on this day."""
        return self.holds_until is not None and self.held_on <= first <= self.holds_until


def check_stage_2(stage_1: Stage1, first: date, limit: int, reason: str) -> None:
    """Ask again when the days of stage 2 are fixed or changed: StagesReversed, and IntervalUnjustified for a day beyond
    the scheme's limit that nothing judged at stage 1 covers and no reason is given for now (rule MS-08).
    """
    if not stage_1.covers(first):
        check_interval(stage_1.held_on, first, limit, reason)


def check_begun(stage_1: Stage1, today: date, limit: int, reason: str) -> None:
    """Ask once more on the day the visit really begins: IntervalUnjustifiedToday for a day beyond the scheme's limit
    that nothing judged with stage 1 or with the plan covers (rule MS-08).
    """
    days = days_over(stage_1, today, limit)
    if days and not reason:
        raise IntervalUnjustifiedToday(days, limit)


def check_began(stage_1: Stage1, first: date, limit: int, reason: str) -> None:
    """Ask the same of a visit that is written down from its paper: StagesReversed, and IntervalUnjustifiedThen."""
    if first < stage_1.held_on:
        raise StagesReversed
    days = days_over(stage_1, first, limit)
    if days and not reason:
        raise IntervalUnjustifiedThen(days, limit)


def check_meetings(opened: datetime, closed: datetime, now: datetime) -> None:
    """Refuse meetings that their paper cannot tell of: MeetingsReversed, MeetingsToCome or MeetingsMistyped."""
    if closed <= opened:
        raise MeetingsReversed
    if closed > now:
        raise MeetingsToCome
    if now - opened > LONG_AGO:
        raise MeetingsMistyped


def days_over(stage_1: Stage1, first: date, limit: int) -> int:
    """How many days lie between the stages when that is beyond the scheme's limit and not judged yet; else 0."""
    days = (first - stage_1.held_on).days
    return 0 if days <= limit or stage_1.covers(first) else days
