"""Who could come to an audit on which days: the fittest first, each with the reasons beside the name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from mutubaku.audits.appointing.policy.facts import Facts, Scope, uncovered
from mutubaku.audits.appointing.policy.suggesting import Suggestion, hindrance, ranked
from mutubaku.audits.appointing.queries import facts_for
from mutubaku.audits.models import Function
from mutubaku.audits.policy import Engagement, Member
from mutubaku.audits.queries import candidates, engagements_of
from mutubaku.cases.models import Case
from mutubaku.people.access import office_day
from mutubaku.people.models import User

from .integrated import audited_with
from .scopes import scopes_of

NOTICE = timedelta(days=7)  # while no days are chosen, people are looked at as on the day a week from now


@dataclass(frozen=True)
class Offer:
    """Everybody who may take a function on certain days, with what is known of them and of the scope to be covered."""

    first: date
    last: date
    facts: Facts
    people: dict[Function, list[Suggestion]]
    engaged: list[Engagement] = field(default_factory=list)

    @property
    def scopes(self) -> list[Scope]:
        """What the team must cover together."""
        return list(self.facts.scopes)

    def is_free(self, member: Member) -> bool:
        """Whether nothing known stands against this person on these days."""
        busy = any(one.user_id == member.user_id and one.meets(self.first, self.last) for one in self.engaged)
        return not busy and not hindrance(member, self.first, self.last, self.facts)

    def is_taken(self, member: Member) -> bool:
        """The contrary."""
        return not self.is_free(member)

    def missing(self, team: Iterable[Member]) -> list[Scope]:
        """What these people leave uncovered; nothing while the register is empty."""
        return uncovered(team, self.first, self.last, self.facts) if self.facts.is_listed else []


def offer(case: Case, at: datetime, days: tuple[date, date] | None = None) -> Offer:
    """Who is offered for an audit of a case, by function, the fittest first; after them who is elsewhere then."""
    today = office_day(case.office, at).date()
    first, last = days or (today + NOTICE, today + NOTICE)
    found = candidates(case.office, today)
    ids = {one.user_id for members in found.values() for one in members}
    together = audited_with(case)
    own = [case, together] if together else [case]
    asked = list(User.objects.filter(pk__in=ids))
    facts = facts_for(case, asked, first, last, scopes_of(case), at, together=together)
    people = {function: ranked(members, first, last, facts) for function, members in found.items()}
    made = Offer(first, last, facts, people, engagements_of(ids, today, office=case.office, apart_from=own))
    return replace(made, people={one: sorted(among, key=made.is_taken) for one, among in people.items()})
