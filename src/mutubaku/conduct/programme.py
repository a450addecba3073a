"""The programme of a certificate over its cycle: what it begins with, its visits, and which of them a case makes.

A programme belongs to a certificate: what went before is that of the certificate a case is about, never of another
one the same client holds in the same scheme (ISO/IEC 17021-1, 9.1.3).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from mutubaku.applications.queries import application_of
from mutubaku.auditrules import Choice, Step, choice_steps
from mutubaku.audits.visits.errors import CentralLeftOut, SampleTooSmall
from mutubaku.audits.visits.policy import kinds
from mutubaku.audits.visits.policy.programme import Cell, Place, carried, cells_of, proposed
from mutubaku.audits.visits.queries import newest_programmed, programme_of
from mutubaku.cases.models import Case, Kind, Scheme
from mutubaku.certificates.queries import cases_before, planned_turn, surveillances_before

from .cycle import surveillances_in
from .evaluations import questions_of
from .scopes import asks_lots_only
from .sites import Group, Sampled, choices_for, group_of, places_of, rules_for, sites_of


def kind_of(case: Case, step: str) -> str:
    """Which visit of the cycle a step makes: stage 1, else what the case is for. A surveillance has the turn it was
    planned with; one that is in no plan comes after those of its certificate's cycle; a special audit has no turn."""
    if step in {kinds.STAGE_1, "stage-1-corrections"}:
        return kinds.STAGE_1
    if case.kind == Kind.RECERTIFICATION:
        return kinds.RECERTIFICATION
    if case.kind != Kind.SURVEILLANCE:
        return kinds.STAGE_2
    if case.is_special:
        return kinds.SPECIAL
    return kinds.surveillance(planned_turn(case) or surveillances_before(case) + 1)


def kinds_for(case: Case) -> tuple[str, ...]:
    """The visits of the cycle of a case, in order, with what its programme names besides."""
    named = {visit for cell in programme_of(case) for visit in cell.visits}
    if case.kind == Kind.SURVEILLANCE and not case.is_special:
        named.add(kind_of(case, ""))
    return kinds.kinds_of(surveillances_in(case), also=named, is_renewed=not asks_lots_only(case))


def cells_for(case: Case, step: str) -> list[Cell]:
    """What the programme gives to the visit that a step plans or makes."""
    return cells_of(programme_of(case), kind_of(case, step))


def proposed_programme(case: Case) -> list[Cell]:
    """What a programme begins with: that of its certificate so far, else the sites of the application and the
    clauses of the checklists.

    Of several sites of one system the visits look at those that IAF MD 1 asks for; those to come are chosen anew when
    the sites are others now, and in a new cycle.
    """
    carried_from, earlier, group = programme_before(case), _earlier(case), group_of(case)
    if carried_from is not None:
        return programme_of(carried_from)
    clauses = [str(one.clauses[case.scheme]) for one in questions_of(case) if case.scheme in one.clauses]
    if group is None:
        return proposed(_places(case), clauses, kinds_for(case))
    looks: dict[str, Collection[str]] = {one.visit: one.sites for one in chosen_sites(case, group)}
    looks[kinds.STAGE_1] = looks.get(kinds.STAGE_2, ())
    rows = proposed(_places(case), clauses, kinds_for(case), central=group.central, looks=looks)
    if earlier is None:
        return rows
    cells = [replace(one, site=group.counted_as(one.site)) for one in programme_of(earlier)]
    return carried(cells, rows, _coming(case), group.names)


def programme_before(case: Case) -> Case | None:
    """The earlier case of the certificate whose programme goes on as it is; None where it is proposed anew."""
    earlier, group = _earlier(case), group_of(case)
    return None if earlier is not None and group and _is_chosen_anew(case, earlier, group) else earlier


def chosen_sites(case: Case, group: Group) -> list[Choice]:
    """The sites of the visits to come, the same for whoever asks (S-04): new ones come first, then those not looked at,
    then those of the visits longest ago (S-05)."""
    earlier = _earlier(case)
    seen: dict[str, int] = {}
    if earlier is not None:
        cells = programme_of(earlier)
        seen = {group.counted_as(one.name): 1 for one in sites_of(earlier)}
        for turn, visit in enumerate(_made(case, earlier), start=2):
            seen |= dict.fromkeys(group.looked_at(cells, visit), turn)
    return choices_for(case, group, _coming(case), seen)


def _made(case: Case, earlier: Case) -> list[str]:
    """The visits of the programme so far that were made, in order: all of a cycle that is over."""
    of_cycle = list(kinds_for(earlier))
    if earlier.kind == Kind.RECERTIFICATION and case.kind != Kind.RECERTIFICATION:
        return of_cycle
    if case.kind == Kind.SCOPE_CHANGE:
        return _so_far(case)
    coming = _coming(case)
    return [one for one in of_cycle if one not in coming]


def _so_far(case: Case) -> list[str]:
    """The visits of its cycle at the sites that were made before a case."""
    return [kinds.STAGE_2, *(kinds.surveillance(one + 1) for one in range(surveillances_before(case)))]


def sampled(case: Case, cells: Sequence[Cell]) -> list[Sampled]:
    """For each visit to come, stage 1 apart, the sites MD 1 asks for beside those a programme looks at; none for a
    single site."""
    group = group_of(case)
    if group is None:
        return []
    rules = rules_for(case)
    return [
        Sampled(
            one.visit,
            group.needed(one.visit, rules),
            one,
            frozenset(group.looked_at(cells, one.visit)),
            group.central,
        )
        for one in chosen_sites(case, group)
    ]


def sample_steps(case: Case) -> tuple[Step, ...]:
    """Why these sites: how many, and which; nothing for a single site."""
    group = group_of(case)
    if group is None:
        return ()
    rules, choices = rules_for(case), chosen_sites(case, group)
    labels = {one.visit: kinds.label_of(one.visit) for one in choices}
    many = group.needed(choices[0].visit, rules).reasoning
    why = choice_steps(choices, group.others, rules, central=group.central, seed=group.seed, labels=labels)
    return many + why


def check_sample(case: Case, cells: Sequence[Cell]) -> None:
    """Refuse a programme one of whose visits to come leaves out the central function, or looks at too few sites:
    CentralLeftOut (S-03), SampleTooSmall (S-02, S-05)."""
    for one in sampled(case, cells):
        if one.is_without_central:
            raise CentralLeftOut(kinds.label_of(one.visit), one.central)
        if one.is_short:
            raise SampleTooSmall(kinds.label_of(one.visit), one.needed.sites, one.planned)


def found_left_out(case: Case) -> list[str]:
    """The sites that the audit found and that a programme written before names nowhere yet."""
    cells, group = programme_of(case), group_of(case)
    if not cells or group is None:
        return []
    named = {group.counted_as(one.site).casefold() for one in cells}
    found = (one.name for one in sites_of(case) if one.found_on)
    return [name for name in found if group.counted_as(name).casefold() not in named]


def _earlier(case: Case) -> Case | None:
    """The newest earlier case of the certificate that has a programme."""
    return newest_programmed(cases_before(case))


def _coming(case: Case) -> list[str]:
    """The visits of the cycle from that of the case on; from the beginning where a first audit is still to come.

    A special audit makes none of them: those after the last one made are to come.
    """
    of_cycle = list(kinds_for(case))
    if case.is_special:
        made = {kinds.STAGE_1, *_so_far(case)}
        return [one for one in of_cycle if one not in made]
    now = kind_of(case, "")
    return of_cycle if now == kinds.STAGE_2 else of_cycle[of_cycle.index(now) :]


def _is_chosen_anew(case: Case, earlier: Case, group: Group) -> bool:
    """Whether the programme so far does not answer for these sites: they are others now, or its cycle is over."""
    known = {group.counted_as(one.site).casefold() for one in programme_of(earlier)}
    is_new = any(name.casefold() not in known for name in group.names) and _sites_differ(case, earlier)
    return is_new or (earlier.kind == Kind.RECERTIFICATION and case.kind != Kind.RECERTIFICATION)


def _sites_differ(case: Case, earlier: Case) -> bool:
    return {one.name for one in sites_of(case)} != {one.name for one in sites_of(earlier)}


def _places(case: Case) -> list[Place]:
    application = application_of(case)
    if case.scheme == Scheme.SPPT_SNI:
        made: dict[str, list[str]] = {}
        for item in application.products.all():
            made.setdefault(item.factory.name, []).append(item.product)
        return [Place(name, _joined("Produksi", products)) for name, products in made.items()]
    if case.scheme == Scheme.GREEN_INDUSTRY:
        scope = application.green_scope
        return [Place(scope.factory.name, _joined("Produksi", [scope.product]))]
    return places_of(case)


def _joined(word: str, names: list[str]) -> str:
    return f"{word} {', '.join(dict.fromkeys(names))}"[:300]
