"""The sites of a management system by IAF MD 1: which count as one, how many a visit needs, what a finding means.

Rules S-01 to S-08 of ``auditrules`` on the rows of a case; a scheme without sites, or with one, has none of it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mutubaku.applications.models import Site
from mutubaku.auditrules import (
    Adjoining,
    Asked,
    Audit,
    Choice,
    RuleRefusal,
    SamplingRules,
    SiteFinding,
    SitesAnswer,
    Step,
    check_left_out,
    choose,
    group_steps,
    sampling_rules,
    sites_to_visit,
)
from mutubaku.audits.reckoning.errors import RuleBroken
from mutubaku.audits.reckoning.policy import Basis
from mutubaku.audits.visits.policy import kinds as visits
from mutubaku.audits.visits.policy.programme import Cell, Place
from mutubaku.cases.models import Case, Kind
from mutubaku.findings.queries import blocking, findings_of
from mutubaku.people.access import office_day

from .works.audit_time import basis_for, is_reckoned
from .works.parts import site_key

NAME = 200  # characters of a site in a programme
AUDITS = {visits.STAGE_2: Audit.INITIAL, visits.RECERTIFICATION: Audit.RECERTIFICATION}


@dataclass(frozen=True)
class Group:
    """The sites of a system as they count: adjoining premises as one, and at which of them the central function is."""

    names: tuple[str, ...]
    addresses: int
    basis: Basis
    number: str = ""  # of the case

    @property
    def seed(self) -> str:
        """What its sites are drawn with; where the audit time was kept without one, the number of the case (S-04)."""
        return self.basis.seed or self.number

    @property
    def central(self) -> str:
        """The site of the central function; empty when it is at none of them, or not known."""
        return self.counted_as(self.basis.central_site)

    @property
    def others(self) -> tuple[str, ...]:
        """The sites a sample is taken of (S-01)."""
        return tuple(one for one in self.names if one != self.central)

    def counted_as(self, name: str) -> str:
        """What a site counts as, by the name of any of its addresses."""
        return next((one.name for one in self.basis.adjoining if name in one.names), name)[:NAME]

    def needed(self, visit: str, rules: SamplingRules) -> SitesAnswer:
        """How many sites a visit of the cycle looks at, beside the central function."""
        return sites_to_visit(
            self.addresses,
            AUDITS.get(visit, Audit.SURVEILLANCE),
            rules,
            is_sampled=self.basis.is_sampled,
            adjoining=self.basis.adjoining,
            has_central=bool(self.central),
        )

    def looked_at(self, cells: Sequence[Cell], visit: str) -> set[str]:
        """Which of the sites a programme looks at in a visit; names as people write them."""
        known = {name.casefold(): name for name in self.names}
        typed = (self.counted_as(one.site).casefold() for one in cells if visit in one.visits)
        return {known[name] for name in typed if name in known}


@dataclass(frozen=True)
class Sampled:
    """A visit of the cycle: how many sites MD 1 asks for beside the central function, which of them are drawn, and
    which the programme looks at."""

    visit: str  # one of audits.visits.policy.kinds
    needed: SitesAnswer
    choice: Choice
    looked_at: frozenset[str]
    central: str = ""

    @property
    def planned(self) -> int:
        """How many the programme looks at, beside the central function."""
        return len(self.looked_at - {self.central})

    @property
    def is_short(self) -> bool:
        """Whether the programme looks at too few sites."""
        return self.planned < self.needed.sites

    @property
    def is_without_central(self) -> bool:
        """Whether the programme leaves the central function out (S-03)."""
        return bool(self.central) and self.central not in self.looked_at

    @property
    def undrawn(self) -> tuple[str, ...]:
        """The sites that were drawn and that the programme leaves out all the same (S-04)."""
        return tuple(one for one in self.choice.drawn if one not in self.looked_at)


def sites_of(case: Case) -> list[Site]:
    """The sites applied for, in their order; none for a scheme that has none."""
    return list(Site.objects.filter(application__case=case)) if is_reckoned(case) else []


def group_of(case: Case) -> Group | None:
    """The sites of a case as they count; None where the whole system is at one."""
    sites = sites_of(case)
    if len(sites) <= 1:
        return None
    basis = basis_for(case)
    group = Group((), len(sites), basis, case.number)
    names = tuple(dict.fromkeys(group.counted_as(one.name) for one in sites))
    return replace(group, names=names) if len(names) > 1 else None


def adjoining_of(case: Case) -> tuple[Adjoining, ...]:
    """Which of them count as one, as the audit time was last reckoned (S-07)."""
    return basis_for(case).adjoining if len(sites_of(case)) > 1 else ()


def places_of(case: Case) -> list[Place]:
    """The sites as they count, adjoining premises as one; what is done at each."""
    found: dict[str, list[str]] = {}
    groups = adjoining_of(case)
    for one in sites_of(case):
        name = next((group.name for group in groups if one.name in group.names), one.name)[:NAME]
        found.setdefault(name, []).append(one.activities)
    return [Place(name, "; ".join(dict.fromkeys(done))[:300]) for name, done in found.items()]


def group_names(case: Case) -> list[str]:
    """The sites a finding can be at; none where the whole system is at one."""
    group = group_of(case)
    return list(group.names) if group else []


def rules_for(case: Case) -> SamplingRules:
    """The rules of sampling of the day the case began: its programme is held against the same ones throughout."""
    return sampling_rules(office_day(case.office, case.opened_at).date())


def choices_for(case: Case, group: Group, coming: Sequence[str], seen: Mapping[str, int]) -> list[Choice]:
    """The sites of the visits to come, stage 1 apart; ``seen``: those looked at before, the higher the later."""
    rules = rules_for(case)
    needed = {visit: group.needed(visit, rules) for visit in coming if visit != visits.STAGE_1}
    asked = [Asked(visit, one.sites, one.at_random) for visit, one in needed.items()]
    return choose(group.others, asked, group.seed, seen)


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
    """Refuse a part that leaves out a site with an open finding; RuleBroken (S-08). ``items`` are ``site:<id>``.

    Not of a surveillance: nobody is being certified by leaving a site out; the office reduces what fails (MS-21).
    """
    if case.kind == Kind.SURVEILLANCE:
        return
    left_out = {one.name for one in sites_of(case) if site_key(one.pk) not in items}
    left_out |= {one.name[:NAME] for one in adjoining_of(case) if left_out & set(one.names)}
    try:
        check_left_out(left_out, found_at_sites(case), sampling_rules(office_day(case.office, at).date()))
    except RuleRefusal as refusal:
        raise RuleBroken(refusal) from refusal


__all__ = [
    "Group",
    "Sampled",
    "adjoining_of",
    "check_part_of_group",
    "choices_for",
    "found_at_sites",
    "group_names",
    "group_of",
    "group_reasoning",
    "places_of",
    "rules_for",
    "sites_of",
]
