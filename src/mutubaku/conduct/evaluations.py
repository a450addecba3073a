"""Which kinds of evaluation a case's version of its scheme asks for, by the certification types it applies for."""

from __future__ import annotations

from django.utils.translation import gettext as _

from mutubaku.applications.models import Application, ProductItem
from mutubaku.cases.models import Case, Kind, Scheme
from mutubaku.schemes.models import ChecklistQuestion, Evaluation
from mutubaku.schemes.policy import EVERY, asked, is_asked
from mutubaku.schemes.queries import TermsMissing, questions_for, terms_of

AT_SITE = frozenset({Evaluation.STAGE_2.value, Evaluation.FACTORY.value})


def evaluations_of(case: Case) -> frozenset[str]:
    """The kinds of evaluation asked for (ISO/IEC 17067; domain.md 2.2, 11.3); all of them while nothing says which."""
    try:
        kept = terms_of(case).evaluations
    except TermsMissing:
        return EVERY
    return asked(kept, types_of(case))


def types_of(case: Case) -> frozenset[str]:
    """The certification types of its products; "" of a scheme that has none."""
    if case.scheme != Scheme.SPPT_SNI:
        return frozenset({""})
    applied = Application.objects.filter(case=case)
    return frozenset(ProductItem.objects.filter(application__in=applied).values_list("certification_type", flat=True))


def audits_site(case: Case) -> bool:
    """Whether anything is audited at the site beside what is sampled there."""
    return bool(AT_SITE & evaluations_of(case))


def questions_of(case: Case, *, stage: int | None = None) -> list[ChecklistQuestion]:
    """The questions of a case's checklist that belong to the evaluations it asks for."""
    wanted = evaluations_of(case)
    rows = questions_for(case, stage=stage)
    return [row for row in rows if is_asked(str(row.clauses[case.scheme]), row.stage, wanted)]


def evaluation_names(case: Case) -> list[str]:
    """What is asked for, in words, in the order of evaluating; of a surveillance without stage 1, and its visit by its
    own name."""
    wanted = evaluations_of(case)
    if case.kind != Kind.SURVEILLANCE:
        return [str(one.label) for one in Evaluation if one.value in wanted]
    rows = [one for one in Evaluation if one.value in wanted - {Evaluation.STAGE_1.value}]
    return [_("Audit surveilans") if one == Evaluation.STAGE_2 else str(one.label) for one in rows]
