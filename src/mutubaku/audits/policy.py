"""When an audit may be held and by whom: pure decisions on plain values, each refusal a class of its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mutubaku.worktime import SpanError

from .errors import (
    AuditTooLong,
    BeyondCalendar,
    DatesReversed,
    ExpertAudits,
    FunctionNotHeld,
    InThePast,
    LeadMissing,
    MemberBusy,
    NamedTwice,
    NoObjectionToTeam,
    OfTheClient,
    OnFreeDay,
    OutsideWeek,
    SamplerForProductsOnly,
    TwoLeads,
)
from .models import About, Function

LONGEST = 31  # days: beyond that a year or a month was mistyped
ROLES: Mapping[Function, frozenset[str]] = {  # which roles of the office may take a function
    Function.LEAD_AUDITOR: frozenset({"lead-auditor"}),
    Function.AUDITOR: frozenset({"auditor", "lead-auditor"}),
    Function.TECHNICAL_EXPERT: frozenset({"auditor", "lead-auditor", "ppc", "laboratory"}),
    Function.PPC: frozenset({"ppc"}),
}
AUDITING = (Function.LEAD_AUDITOR, Function.AUDITOR)


@dataclass(frozen=True)
class Member:
    """A person of a team with a function and the roles they play in the office now."""

    user_id: int
    name: str
    function: Function
    roles: frozenset[str]


@dataclass(frozen=True)
class Engagement:
    """Another audit that somebody is already asked for; ``case`` is its number, empty when of another office."""

    user_id: int
    case: str
    first: date
    last: date

    def meets(self, first: date, last: date) -> bool:
        """Whether they share a day with these dates, both ends included."""
        return self.first <= last and first <= self.last


def days_of(first: date, last: date) -> Iterator[date]:
    """Every day from the first to the last."""
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def check_dates(
    first: date, last: date, today: date, is_working: Callable[[date], bool], free_days: Mapping[date, str]
) -> None:
    """Refuse dates that are reversed, too far apart, past, or on a free day; audits begin and end on working days.

    ``free_days`` are the office's, with their names: none may lie within. A weekend between two days may.
    """
    if last < first:
        raise DatesReversed(first, last)
    if (last - first).days >= LONGEST:
        raise AuditTooLong(LONGEST)
    if first < today:
        raise InThePast(first)
    for day in days_of(first, last):
        if day in free_days:
            raise OnFreeDay(day, free_days[day])
    for day in (first, last):
        try:
            is_open = is_working(day)
        except SpanError as error:
            raise BeyondCalendar(day) from error
        if not is_open:
            raise OutsideWeek(day)


def check_team(team: Sequence[Member], *, is_product: bool) -> None:
    """Refuse a team without one lead auditor, or with somebody in a function that is not theirs.

    Who audits is no technical expert beside it (ISO/IEC 17021-1, 9.2.2.1.2); samples are taken of products only.
    """
    leads = [one for one in team if one.function == Function.LEAD_AUDITOR]
    if not leads:
        raise LeadMissing
    if len(leads) > 1:
        raise TwoLeads
    for member in team:
        if not member.roles & ROLES[member.function]:
            raise FunctionNotHeld(member.name, str(member.function.label))
        if member.function == Function.PPC and not is_product:
            raise SamplerForProductsOnly
    _check_functions_fit(team)


def check_impartial(team: Iterable[Member], of_the_client: Collection[int]) -> None:
    """Refuse a member who acts for the client."""
    for member in team:
        if member.user_id in of_the_client:
            raise OfTheClient(member.name)


def _check_functions_fit(team: Sequence[Member]) -> None:
    taken: dict[int, set[Function]] = {}
    for member in team:
        held = taken.setdefault(member.user_id, set())
        if member.function in held or {member.function, *held} >= set(AUDITING):
            raise NamedTwice(member.name)
        if Function.TECHNICAL_EXPERT in {member.function, *held} and {member.function, *held} & set(AUDITING):
            raise ExpertAudits(member.name)
        held.add(member.function)


def check_free(team: Iterable[Member], first: date, last: date, engagements: Collection[Engagement]) -> None:
    """Refuse a member whose other audit shares a day with these dates."""
    for member in team:
        for other in engagements:
            if other.user_id == member.user_id and other.meets(first, last):
                raise MemberBusy(member.name, other.case, other.first, other.last)


def check_objection(about: str, *, is_special: bool) -> None:
    """To the team of a special audit the client cannot object (MS-19; ISO/IEC 17021-1, 9.6.4.2)."""
    if is_special and about == About.MEMBER:
        raise NoObjectionToTeam
