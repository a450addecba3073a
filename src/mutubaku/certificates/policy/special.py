"""When a special audit may be opened: pure decisions on plain values (ISO/IEC 17021-1, 9.6.4; MS-19)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from ..errors import ConditionsUntold, DayMissing, DayPast, NotSuspended, SpecialRuns, WordsMissing
from .certificate import Verdict
from .standing import check_live


class Cause(StrEnum):
    """Why an audit is held beside the plan of the cycle."""

    COMPLAINT = "complaint"
    CHANGE = "change"
    SUSPENSION = "suspension"


def check_special(
    verdict: Verdict,
    number: str,
    cause: str,
    reason: str,
    conditions: str,
    until: date | None,
    today: date,
    *,
    running: bool,
) -> None:
    """Refuse a special audit of what is at its end, a second one beside one that runs, a follow-up of a suspension that
    is none, and one whose reason, conditions or day the holder could not be told in advance.
    """
    check_live(verdict, number)
    if running:
        raise SpecialRuns(number)
    if cause == Cause.SUSPENSION and verdict != Verdict.SUSPENDED:
        raise NotSuspended(number)
    if not reason.strip():
        raise WordsMissing
    if not conditions.strip():
        raise ConditionsUntold
    if until is None:
        raise DayMissing
    if until < today:
        raise DayPast
