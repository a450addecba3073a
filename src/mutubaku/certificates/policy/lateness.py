"""How a planned audit stands on a day, when it is late, and by which rule lateness or failure is answered: pure.

The rules have the ids of the office's collection: MS-03 and MS-20 from ISO/IEC 17021-1, 9.1.3.3 and 9.6.5.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum

from .cycle import MANAGEMENT_SYSTEMS, RECERTIFICATION, SURVEILLANCE


class Progress(StrEnum):
    """How far the case of a planned audit has come."""

    NONE = "none"
    DRAFT = "draft"
    SENT = "sent"
    HELD = "held"  # the visit has been made
    DONE = "done"
    REFUSED = "refused"  # evaluated, and decided against
    ENDED = "ended"  # withdrawn, closed or turned away: nothing came of it


class State(StrEnum):
    """How a planned audit stands today."""

    AHEAD = "ahead"
    OPEN = "open"
    RUNNING = "running"
    OVERDUE = "overdue"  # past the day planned, within the limit of the rule
    LATE = "late"
    REFUSED = "refused"
    DONE = "done"


_MET = {
    SURVEILLANCE: frozenset({Progress.HELD, Progress.DONE}),
    RECERTIFICATION: frozenset({Progress.SENT, Progress.HELD, Progress.DONE}),
}


def last_day_of(kind: str, due_on: date, limit_on: date) -> date:
    """After which day an audit is late: a surveillance after the limit of its rule, a recertification after the last
    safe date of its application.
    """
    return limit_on if kind == SURVEILLANCE else due_on


def state_of(kind: str, starts_on: date, due_on: date, limit_on: date, progress: Progress, today: date) -> State:
    """A surveillance is late when the visit was not made within its limit (MS-03), a recertification when its
    application was not sent by the last safe date; between the day planned and the limit it is overdue and no more.
    One that was decided against was made, and is never late.
    """
    if progress == Progress.DONE:
        return State.DONE
    if progress == Progress.REFUSED:
        return State.REFUSED
    if today > due_on and progress not in _MET[kind]:
        return State.LATE if today > last_day_of(kind, due_on, limit_on) else State.OVERDUE
    if progress in {Progress.SENT, Progress.HELD}:
        return State.RUNNING
    return State.OPEN if today >= starts_on else State.AHEAD


def lateness_rule(turn: int, scheme: str) -> str:
    """The rule by which a surveillance not held in time leads to a proposal of suspension (MS-03, MS-20)."""
    if scheme not in MANAGEMENT_SYSTEMS:
        return "ISO/IEC 17065, 7.9, 7.11"
    return "ISO/IEC 17021-1, 9.1.3.3" if turn == 1 else "ISO/IEC 17021-1, 9.6.5"


def year_kept_by(expires_on: date, begun_on: date, scheme: str, visited: Collection[int]) -> date | None:
    """The last day on which the audit of a recertification is still the visit of the calendar year before that of the
    expiry (MS-02); None where that year has a surveillance (``visited``), or the certification began in it or later.
    """
    year = expires_on.year - 1
    if scheme not in MANAGEMENT_SYSTEMS or year <= begun_on.year or year in visited:
        return None
    return date(year, 12, 31)


def is_year_lost(last_on: date, progress: Progress, today: date) -> bool:
    """Whether a calendar year has gone without a visit because its recertification was not audited in it."""
    return today > last_on and progress not in {Progress.HELD, Progress.DONE, Progress.REFUSED}


YEAR_RULE = "ISO/IEC 17021-1, 9.1.3.3, 9.6.5"  # of a calendar year without a visit (MS-02, MS-20)


def failure_rule(scheme: str) -> str:
    """The rule by which what was found at a holder leads to a proposal of suspension (MS-20)."""
    return "ISO/IEC 17021-1, 9.6.5" if scheme in MANAGEMENT_SYSTEMS else "ISO/IEC 17065, 7.11"


def overstay_rule(scheme: str) -> str:
    """The rule by which a suspension that was not resolved in its time leads to a proposal of withdrawal (MS-20)."""
    return "ISO/IEC 17021-1, 9.6.5.4" if scheme in MANAGEMENT_SYSTEMS else "ISO/IEC 17065, 7.11"


def reminder_stage(due_on: date, today: date) -> str:
    """Which reminder of a prepared application is due: at 60, 30, 14 and 3 days, then once a week when it is late."""
    left = (due_on - today).days
    if left < 0:
        return f"past-{(-left - 1) // 7}"
    return next((f"{days}" for days in (3, 14, 30, 60) if left <= days), "")
