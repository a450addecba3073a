"""What may become of a finding and by when: pure decisions on plain values (ISO/IEC 17021-1, 9.4.10 and 9.5.2)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mutubaku.schemes.models import Grade, Overdue
from mutubaku.worktime.months import months_after

from .errors import NotNow, ReportIsDraft, ReportUsed
from .models import Act

GRAVE = frozenset({Grade.CRITICAL.value, Grade.MAJOR.value})
WEEK = 7  # days
_CLAUSE = re.compile(r"^(?:klausul|clause)\b\s*", re.IGNORECASE)
ALWAYS_REPORTED = ("aim", "conformity", "scope_fit", "recommendation")  # sections no audit report is without


@dataclass(frozen=True)
class Demand:
    """What is asked of findings of one grade. ``due_months`` from the last day of the audit, None when nothing is due.

    ``is_confirmed``: somebody has looked the figures up.
    """

    due_months: int | None
    needs_answer: bool = True
    needs_verification: bool = True
    blocks: bool = True
    overdue: str = Overdue.NOTHING
    is_confirmed: bool = False


class State(StrEnum):
    """Where a finding stands."""

    RECORDED = "recorded"  # the client knows nothing of it
    WITHDRAWN = "withdrawn"
    RELEASED = "released"  # the client has to answer
    NOTED = "noted"  # told, and nothing is asked
    ANSWERED = "answered"  # the auditor has to judge
    RETURNED = "returned"  # the client has to answer again
    ACCEPTED = "accepted"  # its effect is still to be verified
    CLOSED = "closed"


WITH_CLIENT = frozenset({State.RELEASED, State.RETURNED})
WITH_AUDITOR = frozenset({State.ANSWERED, State.ACCEPTED})
OVER = frozenset({State.WITHDRAWN, State.NOTED, State.CLOSED})
MAY: Mapping[State, frozenset[Act]] = {
    State.RECORDED: frozenset({Act.RELEASED, Act.WITHDRAWN}),
    State.RELEASED: frozenset({Act.ANSWERED, Act.RAISED, Act.LAPSED}),
    State.ANSWERED: frozenset({Act.ACCEPTED, Act.RETURNED}),
    State.RETURNED: frozenset({Act.ANSWERED, Act.RAISED, Act.LAPSED}),
    State.ACCEPTED: frozenset({Act.VERIFIED, Act.RETURNED}),
    State.WITHDRAWN: frozenset(),
    State.NOTED: frozenset(),
    State.CLOSED: frozenset(),
}


def life(acts: Iterable[str], demand: Demand) -> State:
    """Where a finding stands after these turns, oldest first. What is due or how grave it is changes no state."""
    state = State.RECORDED
    for act in acts:
        state = _after(Act(act), state, demand)
    return state


def _after(act: Act, state: State, demand: Demand) -> State:
    if act in {Act.RAISED, Act.LAPSED}:
        return state
    if act == Act.RELEASED:
        return State.RELEASED if demand.needs_answer else State.NOTED
    if act == Act.ACCEPTED:
        return State.ACCEPTED if demand.needs_verification else State.CLOSED
    return {
        Act.WITHDRAWN: State.WITHDRAWN,
        Act.ANSWERED: State.ANSWERED,
        Act.RETURNED: State.RETURNED,
        Act.VERIFIED: State.CLOSED,
    }[act]


def asked(*, is_concern: bool, is_at_site: bool) -> tuple[str, ...]:
    """What an answer must tell: of a concern what was done; of a finding at one of several sites, whether the others
    are affected too (IAF MD 1; rule S-08)."""
    if is_concern:
        return ("correction",)
    return ("correction", "cause", "corrective_action", *(("other_sites",) if is_at_site else ()))


@dataclass(frozen=True)
class Worded:
    """A version of what a finding says; ``basis`` is the version its writer had before them, None when not known."""

    version: int
    basis: int | None
    by_id: int
    said: tuple[str, ...]


def against(wordings: Sequence[Worded]) -> list[int]:
    """The versions that somebody else wrote while the newest was being written, and that say something else. Both stand
    until somebody saves with the newest before them.
    """
    newest = wordings[-1]
    if newest.basis is None:
        return []
    unknown = [one for one in wordings[:-1] if one.version > newest.basis and one.by_id != newest.by_id]
    return [one.version for one in unknown if one.said != newest.said]


def check_may(act: Act, state: State) -> None:
    """NotNow when a finding that stands so cannot take this turn."""
    if act not in MAY[state]:
        raise NotNow


def due_on(
    audited_on: date, months: int | None, is_working: Callable[[date], bool], limit: date | None = None
) -> date | None:
    """Until when a finding is to be closed: on a working day of the office, that day included; None when never. The
    next one, or the one before where the next comes after the ``limit`` beyond which nothing helps (MS-12).
    """
    if months is None:
        return None
    day = months_after(audited_on, months)
    due = _working(day, is_working, timedelta(days=1))
    if limit is not None and day <= limit < due:
        return _working(day, is_working, timedelta(days=-1))
    return due


def _working(day: date, is_working: Callable[[date], bool], step: timedelta) -> date:
    while not is_working(day):
        day += step
    return day


def is_late(due: date | None, today: date) -> bool:
    """Whether the due day has gone by."""
    return due is not None and today > due


def lapse(state: State, demand: Demand, due: date | None, lapsed_for: Iterable[date | None], today: date) -> str:
    """The consequence that a missed due day has now; empty while none has, or when it has come to pass already.

    Only what waits for the client lapses: an answer in time does not become late on the auditor's desk.
    """
    if state not in WITH_CLIENT or not is_late(due, today) or due in set(lapsed_for):
        return ""
    return demand.overdue


def is_raised(grade: str) -> bool:
    """Whether a finding of this grade can be raised to a major."""
    return grade == Grade.MINOR


def is_beyond(grade: str, state: State, limit: date, today: date) -> bool:
    """MS-12: whether a major is still not verified after the limit from the last day of stage 2 (17021-1, 9.5.3.2)."""
    return grade in GRAVE and state not in OVER and today > limit


def adding_up(requirements: Sequence[str], several: int) -> list[str]:
    """MS-10: the requirements on which so many minors stand that together they may be a major; how many, the scheme
    says. The leader is told, and decides. ``Klausul 8.4.1.`` and ``8.4.1`` are one.
    """
    clauses = Counter(_CLAUSE.sub("", one.strip()).rstrip(". ") for one in requirements)
    return [clause for clause, number in clauses.items() if number >= several]


def check_recall(*, is_used: bool, is_draft: bool) -> None:
    """A finished report is made a draft again only once, and not after the step that follows has closed upon it."""
    if is_draft:
        raise ReportIsDraft
    if is_used:
        raise ReportUsed


def reminder_stage(due: date, today: date) -> str:
    """Which reminder of an answer is due: a week before, on the day before and the day itself, then one a week."""
    days_left = (due - today).days
    if days_left > WEEK:
        return ""
    if days_left > 1:
        return "week"
    return "soon" if days_left >= 0 else f"past-{(-days_left - 1) // WEEK}"


def sections_asked(*, is_system: bool, is_first: bool, has_earlier: bool, is_remote: bool) -> dict[str, bool]:
    """The sections a report has beside those of every report, and whether it cannot do without each.

    ISO/IEC 17021-1, 9.4.8.2 (l, q, r) and 9.4.8.3 (a); the last one IAF MD 4. Numbering from memory.
    """
    asked = {"internal": is_system}
    if not is_first:
        asked |= {"changes": False, "marks": True}
    if has_earlier:
        asked["earlier"] = True
    if is_remote:
        asked["remote"] = True
    return asked
