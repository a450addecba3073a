"""The programme of a certificate over its cycle: what it begins with, its visits, and which of them a case makes.

A programme belongs to a certificate: what went before is that of the certificate a case is about, never of another
one the same client holds in the same scheme (ISO/IEC 17021-1, 9.1.3).
"""

from __future__ import annotations

from mutubaku.applications.queries import application_of
from mutubaku.audits.visits.policy import kinds
from mutubaku.audits.visits.policy.programme import Cell, Place, cells_of, proposed
from mutubaku.audits.visits.queries import newest_programme, programme_of
from mutubaku.cases.models import Case, Kind, Scheme
from mutubaku.certificates.queries import cases_before, planned_turn, surveillances_before
from mutubaku.schemes.queries import questions_for

from .cycle import surveillances_in
from .sites import places_of


def kind_of(case: Case, step: str) -> str:
    """Which visit of the cycle a step makes: stage 1, else what the case is for. A surveillance has the turn it was
    planned with; one that is in no plan comes after those of its certificate's cycle."""
    if step == kinds.STAGE_1:
        return kinds.STAGE_1
    if case.kind == Kind.RECERTIFICATION:
        return kinds.RECERTIFICATION
    if case.kind != Kind.SURVEILLANCE:
        return kinds.STAGE_2
    return kinds.surveillance(planned_turn(case) or surveillances_before(case) + 1)


def kinds_for(case: Case) -> tuple[str, ...]:
    """The visits of the cycle of a case, in order, with what its programme names besides."""
    named = {visit for cell in programme_of(case) for visit in cell.visits}
    if case.kind == Kind.SURVEILLANCE:
        named.add(kind_of(case, ""))
    return kinds.kinds_of(surveillances_in(case), also=named)


def cells_for(case: Case, step: str) -> list[Cell]:
    """What the programme gives to the visit that a step plans or makes."""
    return cells_of(programme_of(case), kind_of(case, step))


def proposed_programme(case: Case) -> list[Cell]:
    """What a programme begins with: that of its certificate so far, else the sites of the application and the
    clauses of the checklists."""
    earlier = newest_programme(cases_before(case))
    if earlier:
        return earlier
    clauses = (str(one.clauses[case.scheme]) for one in questions_for(case) if case.scheme in one.clauses)
    return proposed(_places(case), clauses, kinds_for(case))


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
