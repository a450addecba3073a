"""The hard rules: a team that may not stand is refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from mutubaku.audits.appointing.errors import (
    CodeNotCovered,
    CompetenceLapsed,
    JudgesThisCase,
    MemberAway,
    NotCompetent,
    SamplerMissing,
    TiedToClient,
)
from mutubaku.audits.models import Function
from mutubaku.audits.policy import Member, check_impartial

from .facts import Facts, uncovered
from .ties import tie_between, tie_years


def check_people(team: Sequence[Member], first: date, last: date, facts: Facts) -> None:
    """Refuse a team in which a function is not filled, somebody is not impartial, away or not competent, or which
    leaves a part of the scope uncovered. The gap is named.
    """
    check_impartial(team, facts.of_the_client)
    for member in team:
        if member.user_id in facts.judges:
            raise JudgesThisCase(member.name, member.function)
        _check_ties(member, first, facts)
        _check_here(member, first, last, facts)
    if facts.is_product and not any(one.function == Function.PPC for one in team):
        raise SamplerMissing
    if facts.is_listed:
        _check_competent(team, first, last, facts)
        _check_covered(team, first, last, facts)


def _check_ties(member: Member, first: date, facts: Facts) -> None:
    tie = tie_between(member.user_id, facts.client, first, facts.ties)
    if tie is not None:
        raise TiedToClient(member.function, member.name, tie.kind, tie.until, tie_years(first))


def _check_here(member: Member, first: date, last: date, facts: Facts) -> None:
    for away in facts.absences:
        if away.user_id == member.user_id and away.meets(first, last):
            raise MemberAway(member.name, away.kind, away.first, away.last)


def _check_competent(team: Iterable[Member], first: date, last: date, facts: Facts) -> None:
    for member in team:
        own = facts.allowing(member)
        if not own:
            raise NotCompetent(member.function, member.name, str(member.function.label).lower(), facts.scheme)
        if not any(one.holds(first, last) for one in own):
            raise CompetenceLapsed(member.function, member.name, str(member.function.label).lower(), first, last)


def _check_covered(team: Iterable[Member], first: date, last: date, facts: Facts) -> None:
    missing = uncovered(team, first, last, facts)
    if missing:
        raise CodeNotCovered([one.label for one in missing])
