"""The rows of the seed files about schemes: versions, grades, editions, checklists, product and green standards."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from mutubaku.applications.models import CertificationType
from mutubaku.cases.models import Scheme
from mutubaku.people.models import CompetenceFunction
from mutubaku.schemes.models import Demand, Evaluation, Grade, GreenTopic, Overdue
from mutubaku.schemes.policy import are_limits, is_clause

from .rows import Key, Row, Text

EXAMPLE = "contoh, periksa naskah SNI"
GREEN_EXAMPLE = "contoh, periksa naskah SIH"
PROPOSAL = "Usulan kami; nomor klausul dari ingatan, periksa pada naskah standar"


class GradeRow(Row):
    """What a scheme asks of findings of one grade."""

    grade: Grade
    due_months: int | None = Field(default=None, gt=0)
    answered: bool = True
    verified: bool = False
    blocks: bool = False
    overdue: Overdue = Overdue.NOTHING
    source: Text


class EditionRow(Row):
    """An edition of the standard, never confirmed in a seed."""

    name: Text
    published_on: date | None = None
    transition_until: date | None = None
    source: Text


class TermsRow(Row):
    """A version of a scheme; figures left out are those of the table."""

    scheme: Scheme
    title: Text
    standard: str = ""
    validity_months: int = Field(gt=0)
    surveillance_months: int = Field(gt=0)
    first_surveillance_months: int = Field(default=12, gt=0)
    recertification_lead_months: int = Field(default=6, ge=0)
    restoration_months: int = Field(default=6, ge=0)
    transfer_months: int = Field(default=6, ge=0)
    suspension_months: int = Field(default=6, gt=0)
    stage_interval_days: int = Field(default=180, gt=0)
    major_limit_months: int = Field(default=6, gt=0)
    minors_to_major: int = Field(default=3, gt=1)
    retests: int = Field(default=1, ge=0)
    measuring_months: int = Field(default=12, gt=0)
    measuring_age_months: int = Field(default=24, gt=0)
    committee_members: int = Field(default=3, gt=0)
    committee_functions: tuple[CompetenceFunction, ...] = ()
    reviewer_in_committee: bool = True
    reviewer_competence: Demand = Demand.REFUSE
    decider_competence: Demand = Demand.REFUSE
    composition: Text
    wording: Text
    evaluations: dict[CertificationType | Annotated[str, Field(pattern="^$")], tuple[Evaluation, ...]] = Field(
        min_length=1
    )
    source: Text
    grade: tuple[GradeRow, ...] = Field(min_length=1)
    edition: tuple[EditionRow, ...] = ()


def _clauses(given: dict[Scheme, str]) -> dict[Scheme, str]:
    for scheme, clause in given.items():
        if not is_clause(scheme, clause):
            message = f"klausul “{clause}” tidak dikenal pada skema “{scheme}”"
            raise ValueError(message)
    return given


class ChecklistRow(Row):
    """A question of the audit checklists, with its clause in each scheme that asks it."""

    key: Key
    stage: int = Field(default=2, ge=1, le=2)
    clauses: Annotated[dict[Scheme, Text], Field(min_length=1), AfterValidator(_clauses)]
    text: Text
    hint: str = ""


class _Limits(Row):
    """A value with its limits; ``lower`` above ``upper`` is a fault."""

    lower: Decimal | None = None
    upper: Decimal | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not are_limits(self.lower, self.upper):
            message = "batas bawah lebih besar daripada batas atas"
            raise ValueError(message)
        return self


class ParameterRow(_Limits):
    """What is tested of a product: measured within limits, or found as in ``expected``."""

    name: Text
    method: str = ""
    unit: str = ""
    expected: str = ""
    decimals: int | None = Field(default=None, ge=0, le=10)
    source: str = EXAMPLE


class ProductRow(Row):
    """A product standard with its parameters."""

    number: Text
    title: Text
    category: Key
    source: str = EXAMPLE
    parameter: tuple[ParameterRow, ...] = Field(min_length=1)


class CriterionRow(_Limits):
    """A criterion of a green standard: measured within limits, or graded from 0 to ``points``."""

    topic: GreenTopic
    name: Text
    unit: str = ""
    points: int | None = Field(default=None, gt=0)
    needed: int | None = Field(default=None, ge=0)
    mandatory: bool = True
    source: str = GREEN_EXAMPLE


class GreenRow(Row):
    """A green industry standard with its criteria."""

    number: Text
    title: Text
    group: Key
    source: str = GREEN_EXAMPLE
    criterion: tuple[CriterionRow, ...] = Field(min_length=1)
