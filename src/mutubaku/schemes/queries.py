"""Reading schemes: the version in force on a day, or for a case, and the rules that belong to it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import PositiveSmallIntegerField, Q, QuerySet
from django.utils.translation import gettext as _

from mutubaku.cases.models import Case
from mutubaku.people.access import office_day
from mutubaku.people.models import Office
from mutubaku.prepared import Prepared
from mutubaku.reading import once_a_page

from .models import ChecklistQuestion, Confirmation, GradeRule, GreenStandard, ProductStandard, SchemeTerms

FIGURES = tuple(one.name for one in SchemeTerms._meta.fields if isinstance(one, PositiveSmallIntegerField))
CERTIFICATE, EVALUATIONS, COMPOSITION = "certificate", "evaluations", "composition"  # parts beside the figures
GRADE, EDITION = "grade:", "edition:"  # and those with a name
LAWS = ("due_months", "needs_answer", "needs_verification", "blocks", "overdue")  # what a grade says
JUDGES = ("committee_functions", "reviewer_in_committee", "reviewer_competence", "decider_competence")
COMPOSED = (*JUDGES, "composition")  # what a version says of reviewer and committee beside its figures


class TermsMissing(LookupError):  # noqa: N818 - it says what happened
    """An office has no terms for a scheme, so no certificate of it can be made."""


@once_a_page
def terms_on(office: Office, scheme: str, day: date) -> SchemeTerms:
    """The scheme's terms in force on a day; TermsMissing says what to do when there are none."""
    terms = _TERMS.first(office=office.pk, scheme=scheme, day=day)
    if terms is None:
        raise TermsMissing(
            _(
                "Ketentuan sertifikat untuk skema %(scheme)s belum diisi. "
                "Minta administrator mengisinya di Administrasi."
            )
            % {"scheme": scheme}
        )
    terms.office = office
    return terms


_TERMS: Prepared[SchemeTerms] = Prepared(
    lambda mark: SchemeTerms.objects.filter(
        office_id=mark.number("office"), scheme=mark.text("scheme"), valid_from__lte=mark.day("day")
    ).order_by("-valid_from")[:1]
)


def opened_on(case: Case) -> date:
    """The day on the office's clock on which a case was opened: what was in force then holds for it to its end."""
    return office_day(case.office, case.opened_at).date()


def terms_of(case: Case) -> SchemeTerms:
    """The version of its scheme a case is evaluated by; TermsMissing when the office had none that day."""
    return terms_on(case.office, case.scheme, opened_on(case))


def transition_of(terms: SchemeTerms, edition: str) -> date | None:
    """The last day of an edition's transition, as far as a version of the scheme confirms one."""
    noted = terms.editions.filter(name=edition, is_confirmed=True) if edition else terms.editions.none()
    return noted.values_list("transition_until", flat=True).first()


@once_a_page
def grade_rules(case: Case) -> dict[str, GradeRule]:
    """What the case's scheme asks of findings, by grade; a grade it does not know is not given."""
    return {rule.grade: rule for rule in _GRADES.models(terms=terms_of(case).pk)}


_GRADES: Prepared[GradeRule] = Prepared(lambda mark: GradeRule.objects.filter(terms_id=mark.number("terms")))


def _in_force(day: date) -> Q:
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))


@once_a_page
def questions_for(
    case: Case, schemes: frozenset[str] = frozenset(), *, stage: int | None = None
) -> list[ChecklistQuestion]:
    """The checklist of a case by its order: the questions of its scheme, or of several audited together, once each."""
    wanted = schemes or frozenset({case.scheme})
    rows = case.office.checklist_questions.filter(_in_force(opened_on(case)))
    if stage is not None:
        rows = rows.filter(stage=stage)
    return [row for row in rows if wanted & row.clauses.keys()]


def checklist_on(office: Office, day: date) -> QuerySet[ChecklistQuestion]:
    """Every question of the office that is asked of cases opened on a day, in their order."""
    return office.checklist_questions.filter(_in_force(day)).order_by("order", "key")


def product_standards(office: Office, day: date) -> QuerySet[ProductStandard]:
    """The product standards in force on a day, by number, with their parameters."""
    return office.product_standards.filter(_in_force(day)).prefetch_related("parameters")


def product_standard(case: Case, number: str) -> ProductStandard | None:
    """The product standard of this number that a case is tested by; None when the office has not entered it."""
    return product_standards(case.office, opened_on(case)).filter(number=number).first()


def green_standard(case: Case, number: str) -> GreenStandard | None:
    """The green industry standard of this number that a case is evaluated by; None when it is not entered."""
    rows = case.office.green_standards.filter(_in_force(opened_on(case)), number=number)
    return rows.prefetch_related("criteria").first()


def parts_of(terms: SchemeTerms) -> dict[str, Any]:
    """What a version says, part by part, as JSON: the parts that can be looked up one by one, editions last."""
    found: dict[str, Any] = {CERTIFICATE: [terms.title, terms.standard, terms.wording]}
    found |= {name: getattr(terms, name) for name in FIGURES}
    found |= {EVALUATIONS: terms.evaluations, COMPOSITION: [getattr(terms, name) for name in COMPOSED]}
    found |= {f"{GRADE}{one.grade}": [getattr(one, name) for name in LAWS] for one in terms.grades.all()}
    days = {one.name: (one.published_on, one.transition_until) for one in terms.editions.all()}
    return found | {f"{EDITION}{name}": [str(day or "") for day in both] for name, both in days.items()}


def confirmations_of(terms: SchemeTerms) -> dict[str, Confirmation]:
    """The newest confirmation of each part of a version that has one."""
    return {one.part: one for one in terms.confirmations.select_related("by")}


def is_looked_up(terms: SchemeTerms, *parts: str) -> bool:
    """Whether somebody has compared all these parts with their source."""
    return terms.is_confirmed or set(parts) <= set(confirmations_of(terms))
