"""The schemes a new office begins with: nothing in them is confirmed, each row says where it comes from."""

from __future__ import annotations

from datetime import date

from mutubaku.people.models import Office
from mutubaku.schemes.models import (
    ChecklistQuestion,
    Edition,
    GradeRule,
    GreenCriterion,
    GreenStandard,
    ProductStandard,
    SchemeTerms,
    TestParameter,
)

from .scheme_rows import PROPOSAL, ChecklistRow, GradeRow, GreenRow, ProductRow, TermsRow

_OWN_TABLES = {"grade", "edition", "evaluations"}


def seed_terms(office: Office, rows: tuple[TermsRow, ...], day: date) -> None:
    """A version of each scheme with its grades and editions."""
    for row in rows:
        terms = SchemeTerms.objects.create(
            office=office,
            valid_from=day,
            evaluations={str(key): [str(one) for one in kinds] for key, kinds in row.evaluations.items()},
            **row.model_dump(exclude=_OWN_TABLES),
        )
        GradeRule.objects.bulk_create(_grade(terms, one) for one in row.grade)
        Edition.objects.bulk_create(Edition(terms=terms, **one.model_dump()) for one in row.edition)


def _grade(terms: SchemeTerms, row: GradeRow) -> GradeRule:
    return GradeRule(
        terms=terms,
        grade=row.grade,
        due_months=row.due_months,
        needs_answer=row.answered,
        needs_verification=row.verified,
        blocks=row.blocks,
        overdue=row.overdue,
        source=row.source,
    )


def seed_checklists(office: Office, rows: tuple[ChecklistRow, ...], day: date) -> None:
    """The questions in the order of the file."""
    ChecklistQuestion.objects.bulk_create(
        ChecklistQuestion(
            office=office,
            key=row.key,
            stage=row.stage,
            clauses={scheme.value: clause for scheme, clause in row.clauses.items()},
            text=row.text,
            hint=row.hint,
            order=number * 10,
            valid_from=day,
            source=PROPOSAL,
        )
        for number, row in enumerate(rows, start=1)
    )


def seed_products(office: Office, rows: tuple[ProductRow, ...], day: date) -> None:
    """Each product standard with its parameters in the order of the file."""
    for row in rows:
        standard = ProductStandard.objects.create(
            office=office, valid_from=day, **row.model_dump(exclude={"parameter"})
        )
        TestParameter.objects.bulk_create(
            TestParameter(standard=standard, order=number * 10, **one.model_dump())
            for number, one in enumerate(row.parameter, start=1)
        )


def seed_green(office: Office, rows: tuple[GreenRow, ...], day: date) -> None:
    """Each green standard with its criteria in the order of the file."""
    for row in rows:
        standard = GreenStandard.objects.create(office=office, valid_from=day, **row.model_dump(exclude={"criterion"}))
        GreenCriterion.objects.bulk_create(
            GreenCriterion(standard=standard, order=number * 10, **one.model_dump())
            for number, one in enumerate(row.criterion, start=1)
        )
