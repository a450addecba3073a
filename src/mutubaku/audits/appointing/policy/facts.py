"""What is known about a case and the people who might audit it, and who of them is competent for what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from mutubaku.audits.models import Function
from mutubaku.audits.policy import Member

# Which competences of the register allow which function in a team, and which of them cover a technical scope there.
ALLOWED: Mapping[Function, frozenset[str]] = {
    Function.LEAD_AUDITOR: frozenset({"lead-auditor"}),
    Function.AUDITOR: frozenset({"auditor", "lead-auditor"}),
    Function.TECHNICAL_EXPERT: frozenset({"technical-expert", "auditor", "lead-auditor"}),
    Function.PPC: frozenset({"ppc"}),
}
COVERING = frozenset({"auditor", "lead-auditor", "technical-expert"})


@dataclass(frozen=True)
class Scope:
    """A part of what is applied for: the code people are competent for, and how it is named."""

    code: str
    label: str


@dataclass(frozen=True)
class Held:
    """A competence of somebody; ``scope`` empty for the whole scheme, no ``last`` for no end."""

    user_id: int
    function: str
    scope: str
    first: date
    last: date | None

    def holds(self, first: date, last: date) -> bool:
        """Whether it is in force on all of these days."""
        return self.first <= first and (self.last is None or last <= self.last)

    def covers(self, code: str) -> bool:
        """Whether it is for this part of the scope."""
        return self.scope in ("", code)


@dataclass(frozen=True)
class Away:
    """Days on which somebody is away, and why."""

    user_id: int
    kind: str
    first: date
    last: date

    def meets(self, first: date, last: date) -> bool:
        """Whether they share a day with these."""
        return self.first <= last and first <= self.last


@dataclass(frozen=True)
class Tie:
    """A declared interest of somebody: in the client itself, or in a company of ``name``."""

    user_id: int
    kind: str
    is_client: bool
    name: str
    until: date | None


@dataclass(frozen=True)
class Past:
    """An earlier audit of the client: when it began, who led it and who was there."""

    day: date
    lead_id: int | None
    people: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is known about a case and the people who might audit it.

    ``past`` are the client's earlier audits, newest first; ``load`` how many audits each has in the month of this one;
    ``rotation`` how many in a row one may lead, 0 for any number.
    ``is_listed``: the office's register has entries for the scheme at all. ``is_special``: a special audit.
    """

    scheme: str
    scopes: Sequence[Scope]
    client: str
    is_product: bool
    is_listed: bool
    is_special: bool = False
    competences: Collection[Held] = ()
    absences: Collection[Away] = ()
    ties: Collection[Tie] = ()
    past: Sequence[Past] = ()
    load: Mapping[int, int] = field(default_factory=dict)
    most_in_a_month: int
    rotation: int
    judges: frozenset[int] = frozenset()
    of_the_client: frozenset[int] = frozenset()

    def of(self, user_id: int) -> list[Held]:
        """The competences of one person."""
        return [one for one in self.competences if one.user_id == user_id]

    def allowing(self, member: Member) -> list[Held]:
        """The competences of a member that allow the function they have in the team."""
        return [one for one in self.of(member.user_id) if one.function in ALLOWED[member.function]]


def covered(member: Member, first: date, last: date, facts: Facts) -> list[Scope]:
    """The parts of the scope a person is competent for on these days."""
    held = [one for one in facts.of(member.user_id) if one.function in COVERING and one.holds(first, last)]
    return [scope for scope in facts.scopes if any(one.covers(scope.code) for one in held)]


def uncovered(team: Iterable[Member], first: date, last: date, facts: Facts) -> list[Scope]:
    """The parts of the scope for which nobody of the team is competent on all days."""
    people = {one.user_id for one in team if one.function != Function.PPC}
    held = [
        one
        for one in facts.competences
        if one.user_id in people and one.function in COVERING and one.holds(first, last)
    ]
    return [scope for scope in facts.scopes if not any(one.covers(scope.code) for one in held)]
