"""The sites of a management system by IAF MD 1: which count as one, how many a visit needs, what a finding means.

Rules S-01 to S-08 of ``auditrules`` on the rows of a case; a scheme without sites, or with one, has none of it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mutubaku.applications.models import Site
from mutubaku.auditrules import (
    Adjoining,
    Audit,
    RuleRefusal,
    SiteFinding,
    SitesAnswer,
    Step,
    check_left_out,
    group_steps,
    sampling_rules,
    sites_to_visit,
)
from mutubaku.audits.reckoning.errors import RuleBroken
from mutubaku.audits.visits.policy import kinds as visits
from mutubaku.audits.visits.policy.programme import Cell, Place
from mutubaku.cases.models import Case
from mutubaku.findings.queries import blocking, findings_of
from mutubaku.people.access import office_day

from .works.audit_time import basis_for, is_reckoned

NAME = 200  # characters of a site in a programme
AUDITS = {visits.STAGE_2: Audit.INITIAL, visits.RECERTIFICATION: Audit.RECERTIFICATION}


@dataclass(frozen=True)
class Sampled:
    """A visit of the cycle: how many sites MD 1 asks for, at random among them, and how many the programme has."""

    visit: str  # one of audits.visits.policy.kinds
    needed: SitesAnswer
    planned: int

    @property
    def is_short(self) -> bool:
        """Whether the programme looks at too few sites."""
        return self.planned < self.needed.sites


def sites_of(case: Case) -> list[Site]:
    """The sites applied for, in their order; none for a scheme that has none."""
    return list(Site.objects.filter(application__case=case)) if is_reckoned(case) else []


def adjoining_of(case: Case) -> tuple[Adjoining, ...]:
    """Which of them count as one, as the audit time was last reckoned (S-07)."""
    return basis_for(case).adjoining if len(sites_of(case)) > 1 else ()


def places_of(case: Case) -> list[Place]:
    """The sites as they count, adjoining premises as one; what is done at each."""
    found: dict[str, list[str]] = {}
    groups = adjoining_of(case)
    for one in sites_of(case):
        found.setdefault(_counted_as(one.name, groups), []).append(one.activities)
    return [Place(name, "; ".join(dict.fromkeys(done))[:300]) for name, done in found.items()]


def group_names(case: Case) -> list[str]:
    """The sites a finding can be at; none where the whole system is at one."""
    places = places_of(case)
    return [one.name for one in places] if len(places) > 1 else []


def _counted_as(name: str, groups: Sequence[Adjoining]) -> str:
    return next((one.name for one in groups if name in one.names), name)[:NAME]


def sampled(case: Case, cells: Sequence[Cell], kinds: Sequence[str], day: date) -> list[Sampled]:
    """For each of these visits, stage 1 apart, the sites MD 1 asks for beside those the programme looks at; none for a
    single site."""
    names = group_names(case)
    if not names:
        return []
    basis, rules = basis_for(case), sampling_rules(day)
    total, groups = len(sites_of(case)), basis.adjoining

    def needed(visit: str) -> SitesAnswer:
        audit = AUDITS.get(visit, Audit.SURVEILLANCE)
        return sites_to_visit(total, audit, rules, is_sampled=basis.is_sampled, adjoining=groups)

    looked = [visit for visit in kinds if visit != visits.STAGE_1]
    return [Sampled(visit, needed(visit), _planned(names, cells, visit, groups)) for visit in looked]


def _planned(names: Sequence[str], cells: Sequence[Cell], visit: str, groups: Sequence[Adjoining]) -> int:
    known = {name.casefold() for name in names}
    looked_at = {_counted_as(one.site, groups).casefold() for one in cells if visit in one.visits}
    return len(looked_at & known)


def found_at_sites(case: Case) -> list[SiteFinding]:
    """The findings at single sites, oldest first, and whether each still bars the certificate."""
    barring = {one.row.pk for one in blocking(case)}
    return [
        SiteFinding(
            number=one.name,
            site=one.wording.site,
            is_open=one.row.pk in barring,
            is_asked=bool(one.answers and one.answers[-1].other_sites),
        )
        for one in findings_of(case)
        if one.wording.site
    ]


def group_reasoning(case: Case, at: datetime) -> tuple[Step, ...]:
    """What the findings at single sites ask of the whole group (S-08)."""
    return group_steps(found_at_sites(case), sampling_rules(office_day(case.office, at).date()))


def check_part_of_group(case: Case, items: Collection[str], at: datetime) -> None:
    """Refuse a part that leaves out a site with an open finding; RuleBroken (S-08). ``items`` are ``site:<id>``."""
    left_out = {one.name for one in sites_of(case) if f"site:{one.pk}" not in items}
    left_out |= {one.name[:NAME] for one in adjoining_of(case) if left_out & set(one.names)}
    try:
        check_left_out(left_out, found_at_sites(case), sampling_rules(office_day(case.office, at).date()))
    except RuleRefusal as refusal:
        raise RuleBroken(refusal) from refusal


__all__ = [
    "Sampled",
    "adjoining_of",
    "check_part_of_group",
    "found_at_sites",
    "group_names",
    "group_reasoning",
    "places_of",
    "sampled",
    "sites_of",
]
