"""Reading green industry performance: the criteria of a case, what was found of them, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from mutubaku.cases.models import Case, Scheme
from mutubaku.schemes.models import Evaluation, GreenCriterion, GreenStandard, SchemeTerms
from mutubaku.schemes.policy import EVERY, asked
from mutubaku.schemes.queries import TermsMissing, green_standard, terms_of

from .models import CriterionResult, Evidence, OwnCriterion
from .policy import Criterion, Found, Performance, Period, assess


def standard_of(case: Case, number: str) -> GreenStandard | None:
    """The standard a case is evaluated by; None when the office has not entered it."""
    return green_standard(case, number)


def criteria_of(case: Case, number: str) -> list[Criterion]:
    """What a case is evaluated by: the criteria of its standard, else those written by hand for it; of the kinds that
    the scheme asks for, measured or graded.
    """
    standard = standard_of(case, number)
    rows: Iterable[GreenCriterion | OwnCriterion] = (
        standard.criteria.all() if standard is not None else case.green_criteria.filter(dropped_at=None)
    )
    wanted = _asked(case)
    return [plain(row) for row in rows if _kind(row) in wanted]


def _kind(row: GreenCriterion | OwnCriterion) -> str:
    return Evaluation.PERFORMANCE if row.points is None else Evaluation.MANAGEMENT


def _asked(case: Case) -> frozenset[str]:
    try:
        return asked(terms_of(case).evaluations, {""})
    except TermsMissing:
        return EVERY


def period_of(case: Case) -> Period:
    """What the scheme of a case takes as a period of measuring; as the table begins where the office has no terms."""
    try:
        terms = terms_of(case)
    except TermsMissing:
        terms = SchemeTerms()
    return Period(longest=terms.measuring_months, oldest=terms.measuring_age_months)


def plain(row: GreenCriterion | OwnCriterion) -> Criterion:
    """A criterion as the policy takes it."""
    return Criterion(
        key=f"h{row.pk}" if isinstance(row, OwnCriterion) else f"s{row.pk}",
        topic=str(row.get_topic_display()),
        name=row.name,
        unit=row.unit,
        lower=row.lower,
        upper=row.upper,
        points=row.points,
        needed=row.needed,
        mandatory=row.mandatory,
    )


def results_of(case: Case) -> dict[str, CriterionResult]:
    """The newest result of each criterion."""
    rows = CriterionResult.objects.filter(task__case=case).order_by("task_id", "id")
    return {row.key: row for row in rows}


def found_in(result: CriterionResult) -> Found:
    """A result as the policy takes it."""
    names = ("value", "unit", "starts_on", "ends_on", "evidence", "points", "reason", "applies")
    return Found(**{name: getattr(result, name) for name in names})


def evidence_of(case: Case) -> dict[str, list[Evidence]]:
    """The files handed in for each criterion, oldest first."""
    found: dict[str, list[Evidence]] = {}
    for one in Evidence.objects.filter(task__case=case).select_related("file").order_by("pk"):
        found.setdefault(one.key, []).append(one)
    return found


def performance(case: Case, number: str) -> Performance:
    """The computed result of a case against the standard of this number."""
    found = {key: found_in(result) for key, result in results_of(case).items()}
    return assess(criteria_of(case, number), found)


def number_of(case: Case) -> str:
    """The number of the standard a case has been evaluated by; nothing when by criteria written by hand, or not yet."""
    rows = CriterionResult.objects.filter(task__case=case).exclude(criterion=None).order_by("-task_id", "-id")
    return str(rows.values_list("criterion__standard__number", flat=True).first() or "")


def standing_against(case: Case) -> list[str]:
    """What stands against a certificate, a sentence each; nothing when every mandatory criterion is met, and in other
    schemes.
    """
    if case.scheme != Scheme.GREEN_INDUSTRY:
        return []
    result = performance(case, number_of(case))
    if not result.applying or not results_of(case):
        return [_("Kinerja industri hijau belum dinilai.")]
    open_ones = [
        _("Kriteria “%(name)s” belum dinilai.") % {"name": line.criterion.name}
        for line in result.missing
        if line.criterion.mandatory
    ]
    return open_ones + [
        _("Kriteria wajib “%(name)s” tidak dipenuhi: %(why)s.") % {"name": line.criterion.name, "why": line.explained}
        for line in result.against
    ]
