"""How the audit time of a case is reckoned and when another may be fixed: pure decisions on plain values."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import Any

from mutubaku.auditrules import (
    Adjoining,
    Adjustment,
    Alone,
    Audit,
    Complexity,
    RuleRefusal,
    Standard,
    Step,
    TimeQuestion,
    audit_time,
    audit_time_rules,
    integrated_time,
    integration_rules,
    sampling_rules,
    sites_to_visit,
)
from mutubaku.auditrules.errors import NotHalfDays
from mutubaku.auditrules.reasoning import DAYS
from mutubaku.auditrules.sites import counted
from mutubaku.auditrules.time import part_of
from mutubaku.auditrules.words import _

from .errors import (
    FoundBefore,
    OverrideTooLong,
    OverrideTooShort,
    OverrideUnexplained,
    PersonnelUnexplained,
    RuleBroken,
)

NAMES = {Standard.ISO_9001: "ISO 9001", Standard.ISO_14001: "ISO 14001"}
HEAD = "head"
APPROVING = (HEAD, "pjt")  # whoever fixes the time at step 6, and who is above them
MOST_DAYS = 1000  # more auditor days than an invoice takes


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the application says now: effective personnel, sites with their names, sector codes."""

    personnel: int
    sites: int
    codes: tuple[int, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FoundSite:
    """A site that the audit found and nobody applied for; so many people work there full time."""

    name: str
    address: str
    activities: str
    people: int


@dataclass(frozen=True, kw_only=True)
class Basis:
    """What a time was reckoned from: the application's facts then, and what the office made of them.

    ``found`` are sites that the application does not name yet; ``facts`` and ``personnel`` count them already.

    ``central_site`` is the site at which the central function is; empty when at none of them, or not known.
    ``seed``: what its sites are drawn with, made once, when the time of a system at several sites is first kept (S-04).
    ``together`` are the days of the other standard alone, when both were applied for together (None: not yet known).
    """

    standard: Standard
    audit: Audit
    facts: Facts
    personnel: int
    found: tuple[FoundSite, ...] = ()
    personnel_reason: str = ""
    complexity: Complexity | None = None
    complexity_reason: str = ""
    reductions: tuple[Adjustment, ...] = ()
    increases: tuple[Adjustment, ...] = ()
    is_sampled: bool = False
    adjoining: tuple[Adjoining, ...] = ()
    central: Adjustment | None = None
    central_site: str = ""
    seed: str = ""
    is_integrated: bool = False
    together: Decimal | None = None
    integration: int = 0
    ability: int = 0

    def question(self) -> TimeQuestion:
        """As the rules ask it."""
        return TimeQuestion(
            standard=self.standard,
            personnel=self.personnel,
            complexity=self.complexity if self.standard == Standard.ISO_14001 else None,
            complexity_reason=self.complexity_reason,
            codes=self.facts.codes,
            audit=self.audit,
            reductions=self.reductions,
            increases=self.increases,
            central=self.central,
            sites=max(1, counted(self.facts.sites, self.adjoining)),
        )

    def kept(self) -> dict[str, Any]:
        """As it is kept: JSON, percentages and days as text."""
        given = asdict(self)
        for name in ("reductions", "increases"):
            given[name] = [_kept(one) for one in getattr(self, name)]
        given["central"] = _kept(self.central) if self.central else None
        given["facts"] |= {"codes": list(self.facts.codes), "names": list(self.facts.names)}
        given["adjoining"] = [{"names": list(one.names), "reason": one.reason} for one in self.adjoining]
        given["found"] = list(given["found"])
        given["together"] = None if self.together is None else str(self.together)
        return given


def _kept(one: Adjustment) -> dict[str, str]:
    return {"percent": str(one.percent), "reason": one.reason}


def basis_of(kept: Mapping[str, Any]) -> Basis:
    """A basis as it was kept; one kept before names and adjoining sites were asked has none."""
    facts = {**kept["facts"], "codes": tuple(kept["facts"]["codes"]), "names": tuple(kept["facts"].get("names", ()))}
    side_by_side = kept.get("adjoining", ())
    return Basis(
        **{
            **kept,
            "standard": Standard(kept["standard"]),
            "audit": Audit(kept["audit"]),
            "facts": Facts(**facts),
            "found": tuple(FoundSite(**one) for one in kept.get("found", ())),
            "adjoining": tuple(Adjoining(tuple(one["names"]), one["reason"]) for one in side_by_side),
            "complexity": Complexity(kept["complexity"]) if kept["complexity"] else None,
            "reductions": _adjustments(kept["reductions"]),
            "increases": _adjustments(kept["increases"]),
            "central": _adjustments([kept["central"]])[0] if kept["central"] else None,
            "together": None if kept["together"] is None else Decimal(kept["together"]),
        }
    )


def _adjustments(kept: Sequence[Mapping[str, str]]) -> tuple[Adjustment, ...]:
    return tuple(Adjustment(Decimal(one["percent"]), one["reason"]) for one in kept)


@dataclass(frozen=True)
class Reckoned:
    """The days of this case, the least at the client's, the days of its standard alone, and the limit under which
    nobody may fix them; ``rule_set`` and ``issue`` say by what."""

    days: Decimal
    on_site: Decimal
    alone: Decimal
    least: Decimal
    steps: tuple[Step, ...]
    rule_set: str
    issue: str
    sites: int


def reckon(basis: Basis, day: date) -> Reckoned:
    """The audit time by the rules in force on a day; RuleBroken with the limit it would break."""
    if basis.personnel != basis.facts.personnel and not basis.personnel_reason.strip():
        raise PersonnelUnexplained(basis.facts.personnel)
    try:
        return _reckon(basis, day)
    except RuleRefusal as refusal:
        raise RuleBroken(refusal) from refusal


def with_found(basis: Basis, found: Sequence[FoundSite]) -> Basis:
    """The basis with sites that the audit found (FoundBefore where one has the name of another)."""
    names = [*basis.facts.names, *(one.name for one in found)]
    for number, one in enumerate(found, start=len(basis.facts.names)):
        if one.name.casefold() in {name.casefold() for name in names[:number]}:
            raise FoundBefore(one.name)
    people = sum(one.people for one in found)
    facts = replace(
        basis.facts,
        personnel=basis.facts.personnel + people,
        sites=basis.facts.sites + len(found),
        names=tuple(names),
    )
    return replace(basis, facts=facts, personnel=basis.personnel + people, found=(*basis.found, *found))


def with_others(basis: Basis, found: Sequence[FoundSite]) -> Basis:
    """The basis with those of the sites, found at the audit held together with this one, that it does not know yet."""
    known = {one.casefold() for one in basis.facts.names}
    return with_found(basis, [one for one in found if one.name.casefold() not in known])


def _reckon(basis: Basis, day: date) -> Reckoned:
    md5, md1 = audit_time_rules(day), sampling_rules(day)
    alone = audit_time(basis.question(), md5, md1)
    sites = max(1, basis.facts.sites)
    visits = sites_to_visit(
        sites,
        basis.audit,
        md1,
        is_sampled=basis.is_sampled,
        adjoining=basis.adjoining,
        has_central=bool(basis.central_site),
    )
    steps = [*alone.reasoning, *(visits.reasoning if basis.facts.sites > 1 else ())]
    days, least, documents = alone.days, alone.most_reduced, [md5.number]
    if basis.is_integrated and basis.together is not None:
        md11 = integration_rules(day)
        parts = _parts(basis, alone.days, basis.together)
        answer = integrated_time(parts, basis.integration, basis.ability, md11)
        days = answer.shares[[one.standard for one in parts].index(NAMES[basis.standard])]
        least = least * (100 - md11.most_reduction) / 100
        steps += [*answer.reasoning, share_step(basis.standard, days)]
        documents.append(md11.number)
    return Reckoned(
        days=days,
        on_site=days * md5.on_site / 100,
        alone=alone.days,
        least=least,
        steps=tuple(steps),
        rule_set=", ".join(documents),
        issue=md5.issue,
        sites=visits.sites,
    )


def _parts(basis: Basis, own: Decimal, together: Decimal) -> list[Alone]:
    """Each standard alone, in the same order whichever of the two cases asks, so that their shares add up."""
    days = {basis.standard: own}
    return [Alone(NAMES[one], days.get(one, together)) for one in Standard]


def share_step(standard: Standard, days: Decimal) -> Step:
    """What of the days together falls to this case."""
    words = _("Bagian permohonan %(standard)s dari waktu bersama.")
    return Step("MD11", "IAF MD 11", words, {"standard": NAMES[standard]}, days, DAYS)


def check_override(days: Decimal, reckoned: Reckoned, reason: str, day: date) -> None:
    """Refuse other days than were reckoned without a reason, in odd parts, or below the limit on all reductions."""
    if days == reckoned.days:
        return
    rounding = audit_time_rules(day).rounding
    if days % rounding:
        raise RuleBroken(NotHalfDays(rounding))
    if days > MOST_DAYS:
        raise OverrideTooLong(MOST_DAYS)
    if days < max(reckoned.least, rounding):
        raise OverrideTooShort(max(reckoned.least, rounding))
    if not reason.strip():
        raise OverrideUnexplained


def may_be(chosen: Audit, own: Audit, day: date) -> bool:
    """Whether a case whose audit is of its ``own`` kind may be reckoned by another: by none that takes a smaller part
    of an initial audit, which would be a reduction that nobody gave a reason for (T-05, T-06, MS-19).
    """
    rules = audit_time_rules(day)
    return part_of(chosen, rules) >= part_of(own, rules)


def may_approve(proposer: int | None, person: int, roles: Collection[str], approvers: Collection[int]) -> bool:
    """Whether a person approves a time that somebody proposed: by one of the roles for it, and nobody their own, except
    the head of an office in which nobody else has such a role (``approvers``: who has one today).
    """
    if not set(roles) & set(APPROVING):
        return False
    return person != proposer or (HEAD in roles and not set(approvers) - {proposer})


def is_same(held: Decimal, then: Basis, asked: Decimal, now: Basis) -> bool:
    """Whether a time asked for anew is the one that holds: as many days, of the same facts and people counted."""
    return (held, then.facts, then.personnel) == (asked, now.facts, now.personnel)


def changed(then: Facts, now: Facts) -> tuple[str, ...]:
    """Which of the facts a time was reckoned from are others now: ``personnel``, ``sites``, ``codes``."""
    return tuple(name for name in ("personnel", "sites", "codes") if getattr(then, name) != getattr(now, name))


def brought_up(basis: Basis, now: Facts) -> Basis:
    """The basis with the facts of now; people that were counted otherwise with a reason are counted so again.

    Adjoining sites of which one is no longer applied for are single sites again, and the central function is at no site
    when its own is gone.
    """
    personnel = basis.personnel if basis.personnel != basis.facts.personnel else now.personnel
    adjoining = tuple(one for one in basis.adjoining if set(one.names) <= set(now.names))
    central = basis.central_site if basis.central_site in now.names else ""
    return replace(basis, facts=now, personnel=personnel, adjoining=adjoining, central_site=central, found=())


def auditor_days(days: Decimal, beside: Decimal = Decimal(0)) -> int:
    """What is charged: a day begun is a day. ``beside`` are the days of the same audit that are charged with the other
    standard's case: a day begun for both is charged once, so that both cases together are charged the whole audit.
    """
    return _begun(beside + days) - _begun(beside)


def _begun(days: Decimal) -> int:
    return int(days.to_integral_value(rounding=ROUND_CEILING))
