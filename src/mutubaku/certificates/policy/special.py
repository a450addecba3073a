"""When a special audit may be opened, and when its holder is told: pure (ISO/IEC 17021-1, 9.6.4; MS-19)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..errors import NotSuspended, WordsMissing
from ..special_errors import (
    ConditionsUntold,
    DayAfterExpiry,
    DayMissing,
    DayPast,
    ScopeMissing,
    SpecialRuns,
    TellDayMissing,
    TellDayOff,
)
from .certificate import Verdict
from .standing import check_live


class Cause(StrEnum):
    """Why an audit is held beside the plan of the cycle."""

    COMPLAINT = "complaint"
    CHANGE = "change"
    SUSPENSION = "suspension"


class Telling(StrEnum):
    """When its holder is told of a special audit: at once, from a day on, or unannounced, when the team is there."""

    AT_ONCE = "at-once"
    ON_DAY = "on-day"
    AT_VISIT = "at-visit"


@dataclass(frozen=True, kw_only=True)
class Special:
    """A special audit as an official decides it: why, in what words, what is audited, under which conditions, until
    when, and when its holder is told.
    """

    cause: str
    reason: str
    scope: str
    conditions: str
    until: date | None
    telling: str = Telling.AT_ONCE
    tell_on: date | None = None


def check_special(
    verdict: Verdict, number: str, given: Special, today: date, *, running: bool, valid_until: date | None = None
) -> None:
    """Refuse a special audit of what is at its end, a second one beside one that runs, a follow-up of a suspension that
    is none, one whose reason, scope, conditions or days its holder could not be told, and one after the certificate.
    """
    check_live(verdict, number)
    if running:
        raise SpecialRuns(number)
    if given.cause == Cause.SUSPENSION and verdict != Verdict.SUSPENDED:
        raise NotSuspended(number)
    if not given.reason.strip():
        raise WordsMissing
    if not given.scope.strip():
        raise ScopeMissing
    if not given.conditions.strip():
        raise ConditionsUntold
    if given.until is None:
        raise DayMissing
    if given.until < today:
        raise DayPast
    if valid_until is not None and given.until > valid_until:
        raise DayAfterExpiry(valid_until)
    if given.telling == Telling.ON_DAY:
        _check_day(given.tell_on, today, given.until)


def _check_day(tell_on: date | None, today: date, until: date) -> None:
    if tell_on is None:
        raise TellDayMissing
    if not today <= tell_on <= until:
        raise TellDayOff


def is_told_by(telling: str, tell_on: date | None, today: date) -> bool:
    """Whether the holder is to be told by a day; of an unannounced audit only the visit tells, or an official."""
    if telling == Telling.ON_DAY:
        return tell_on is not None and tell_on <= today
    return telling == Telling.AT_ONCE
