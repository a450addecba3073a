"""When a certificate's surveillances and its recertification are due, with the reasoning: plain dates in and out.

The rules have the ids of the office's collection: MS-01 to MS-03 and MS-16 to MS-18 from ISO/IEC 17021-1, 9.1.3 and
9.6; 7.9 from ISO/IEC 17065. The figures come from the scheme's terms.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from mutubaku.schemes.policy import BY_CALENDAR_YEAR
from mutubaku.worktime.months import last_day, months_after

from ..errors import (
    FirstSurveillanceFixed,
    LimitPassed,
    WindowMissing,
    WindowOutOfOrder,
    WindowPast,
)

Back = Callable[[date, int], date]  # so many working days before a day, on the office's calendar
SURVEILLANCE, RECERTIFICATION = "surveillance", "recertification"
MANAGEMENT_SYSTEMS = BY_CALENDAR_YEAR  # the schemes whose years ISO/IEC 17021-1 counts


class Cause(StrEnum):
    """Why an audit stands where it stands in the plan."""

    RULE = "rule"
    SEASON = "season"  # the one that may leave the calendar year (MS-02)
    CLIENT = "client"
    OFFICE = "office"


@dataclass(frozen=True, kw_only=True)
class CycleRules:
    """The figures of a scheme that make a cycle; ``by_calendar_year`` for management systems (MS-02)."""

    first_months: int
    every_months: int
    window_days: int
    lead_months: int
    by_calendar_year: bool


@dataclass(frozen=True)
class Reason:
    """One line of reasoning: the rule, which sentence, and the day it leads to with the figure used, if any."""

    rule: str
    key: str
    day: date
    number: int = 0

    def as_json(self) -> dict[str, object]:
        """As it is kept."""
        return {**asdict(self), "day": self.day.isoformat()}


@dataclass(frozen=True)
class Visit:
    """One audit of the plan."""

    kind: str
    turn: int
    starts_on: date
    due_on: date
    limit_on: date
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Part:
    """What a recertification needs before the certificate ends: working days, or months for closing findings."""

    key: str
    working_days: int = 0
    months: int = 0


_NONE: Mapping[int, date] = MappingProxyType({})


def planned(
    decided_on: date,
    expires_on: date,
    rules: CycleRules,
    parts: Sequence[Part],
    back: Back,
    held: Mapping[int, date] = _NONE,
) -> list[Visit]:
    """The surveillances and the recertification of a cycle that runs from a decision to an expiry.

    ``held``: on which days surveillances were held already, by turn.
    """
    last = recertification(expires_on, rules, parts, back)
    audited = next((one.day for one in last.reasons if one.key.startswith("less-findings")), expires_on)
    return [*surveillances(decided_on, expires_on, rules, held, audited=audited), last]


def surveillances(
    decided_on: date,
    expires_on: date,
    rules: CycleRules,
    held: Mapping[int, date] = _NONE,
    *,
    audited: date | None = None,
) -> list[Visit]:
    """One within the first months after the decision, then one each interval, none in the recertification's time.

    After one that was held early the next are counted from its day, so that no year goes without (MS-02; 7.9).
    ``audited`` is the last safe day of the recertification's audit.
    """
    found: list[Visit] = []
    since, months = decided_on, rules.first_months
    while due := _next_due(since, months, decided_on, expires_on, rules, audited or expires_on):
        turn = len(found) + 1
        found.append(_surveillance(turn, decided_on, since, due, expires_on, rules))
        months += rules.every_months
        if turn in held and _is_early(held[turn], due, rules):
            since, months = held[turn], rules.every_months
    return found


def _next_due(
    since: date, months: int, decided_on: date, expires_on: date, rules: CycleRules, audited: date
) -> date | None:
    """The day of the next surveillance, so many months ``since`` a day; None when the recertification is next.

    By calendar year every year before that of the expiry has one (MS-02), before the recertification's time where it
    would fall into it. Only where a cycle's own interval leads there, and the recertification's audit is due that year
    itself, it is the year's visit.
    """
    due, lead = months_after(since, months), months_after(expires_on, -rules.lead_months)
    if not rules.by_calendar_year:
        return due if due <= lead else None
    if due.year >= expires_on.year or (due > lead and since == decided_on and audited.year <= due.year):
        return None
    return max(min(due, lead), date(due.year, 1, 1), decided_on)


def _is_early(day: date, due: date, rules: CycleRules) -> bool:
    """Held in an earlier calendar year than planned, or before its window: the interval after it would be too long."""
    return day.year < due.year if rules.by_calendar_year else day < due - timedelta(days=rules.window_days)


def _surveillance(turn: int, decided_on: date, since: date, due: date, expires_on: date, rules: CycleRules) -> Visit:
    reasons = [Reason("MS-01", "decided", decided_on)]
    if since != decided_on:
        reasons.append(Reason("", "held-early", since))
    rule = "MS-02" if rules.by_calendar_year else "7.9"  # each standard by its own clause
    if turn == 1:
        reasons.append(Reason(rule, "first", due, rules.first_months))
    else:
        reasons.append(Reason(rule, "interval", due, rules.every_months))
    limit = due
    starts = max(due - timedelta(days=rules.window_days), decided_on)
    if rules.by_calendar_year and turn > 1:
        limit = min(date(due.year, 12, 31), expires_on)
        reasons.append(Reason("MS-02", "calendar-year", limit))
    reasons.append(Reason("", "window", starts, rules.window_days))
    if rules.by_calendar_year and turn > 1 and starts.year < due.year:
        starts = date(due.year, 1, 1)
        due = min(starts + timedelta(days=rules.window_days), limit)
        reasons.append(Reason("MS-02", "own-year", starts))
        reasons.append(Reason("", "whole-window", due, rules.window_days))
    return Visit(SURVEILLANCE, turn, starts, due, limit, tuple(reasons))


def recertification(expires_on: date, rules: CycleRules, parts: Sequence[Part], back: Back) -> Visit:
    """Opened the lead before the expiry, or a month before its last safe date where that comes first."""
    safe, reasons = last_safe_day(expires_on, parts, back)
    lead = months_after(expires_on, -rules.lead_months)
    reasons = [*reasons, Reason("MS-01", "lead", lead, rules.lead_months)]
    starts = lead
    if lead > months_after(safe, -1):
        starts = months_after(safe, -1)
        reasons.append(Reason("", "earlier", starts))
    return Visit(RECERTIFICATION, 1, starts, safe, expires_on, tuple(reasons))


def last_safe_day(expires_on: date, parts: Sequence[Part], back: Back) -> tuple[date, list[Reason]]:
    """The last day to send the application, counted back from the expiry, each subtraction as a line (MS-17)."""
    day, reasons = expires_on, [Reason("MS-17", "expires", expires_on)]
    for part in parts:
        if part.months:
            day = months_after(day, -part.months)
        day = back(day, part.working_days)
        key = f"less-{part.key}-months" if part.months else f"less-{part.key}"
        reasons.append(Reason("", key, day, part.months or part.working_days))
    return day, reasons


def working_days_before(day: date, number: int, is_working: Callable[[date], bool]) -> date:
    """The working day so many working days before a day, itself the last on which what follows may end: on a free day
    nothing ends, so it counts as the working day before it.
    """
    while not is_working(day):
        day -= timedelta(days=1)
    while number:
        day -= timedelta(days=1)
        number -= is_working(day)
    return day


@dataclass(frozen=True)
class Renewal:
    """Until when a certificate decided on a day holds, and by which rule."""

    until: date
    rule: str


def renewed(
    decided_on: date, old_until: date, *, validity_months: int, lead_months: int, restoration_months: int
) -> Renewal:
    """The expiry of a recertification: it may follow the old one when finished before it (MS-16), and within the time
    of restoration it still belongs to the prior cycle (MS-18). Finished long before, or later than that, it begins a
    cycle of its own, so that no certificate holds for two (MS-17).
    """
    in_time = months_after(old_until, -lead_months) <= decided_on <= months_after(old_until, restoration_months)
    if not in_time:
        return Renewal(last_day(decided_on, validity_months), "MS-01")
    following = last_day(old_until + timedelta(days=1), validity_months)
    return Renewal(following, "MS-16" if decided_on <= old_until else "MS-18")


def lapsed_on(old_until: date | None, valid_from: date) -> date | None:
    """The day the prior cycle ended, when the new certificate did not begin before it was over: a certificate restored
    after its expiry says so (MS-15).
    """
    gone = old_until is not None and valid_from > old_until + timedelta(days=1)
    return old_until if gone else None


def kept_until(valid_until: date, validity_months: int) -> date:
    """The last day until which the records of a cycle are kept at the least: to the end of one full cycle more (MS-23;
    ISO/IEC 17065, 7.12).
    """
    return last_day(valid_until + timedelta(days=1), validity_months)


def check_window(
    kind: str, turn: int, starts_on: date | None, due_on: date | None, limit_on: date, cause: str, today: date
) -> None:
    """Refuse a new window that is no window, lies in the past, or leaves what the rule allows.

    The first surveillance never leaves its twelve months (MS-02); a later one leaves its limit only for the season.
    """
    if starts_on is None or due_on is None:
        raise WindowMissing
    if due_on < starts_on:
        raise WindowOutOfOrder
    if due_on < today:
        raise WindowPast
    if due_on <= limit_on:
        return
    if kind == SURVEILLANCE and turn == 1:
        raise FirstSurveillanceFixed(limit_on)
    if kind == RECERTIFICATION or cause != Cause.SEASON:
        raise LimitPassed(limit_on)
