"""Versions of a scheme: a new one from a day on, confirming it, taking one back; none is ever rewritten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime

from django.db import transaction
from django.shortcuts import get_object_or_404

from mutubaku.cases.models import Case
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.dated import confirm, locked
from mutubaku.people.errors import SourceMissing
from mutubaku.people.ledger import write
from mutubaku.people.models import Office
from mutubaku.people.policy import check_not_past
from mutubaku.people.queries import lock_office
from mutubaku.schemes.errors import CasesBegun, EvaluationLeftOut, TermsBegun, TermsExist
from mutubaku.schemes.models import Demand, Edition, Evaluation, GradeRule, SchemeTerms
from mutubaku.schemes.policy import Figures, check_figures, check_interval, left_out
from mutubaku.schemes.queries import EDITION, GRADE, confirmations_of, opened_on

from .confirming import carry, keep, left_of


@dataclass(frozen=True, kw_only=True)
class GradeData:
    """What a version asks of findings of one grade."""

    grade: str
    due_months: int | None = None
    needs_answer: bool = True
    needs_verification: bool = True
    blocks: bool = True
    overdue: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class EditionData:
    """An edition of the standard as the office knows it; without confirmation it is a note and has no effect."""

    name: str
    published_on: date | None = None
    transition_until: date | None = None
    source: str = ""
    is_confirmed: bool = False


@dataclass(frozen=True, kw_only=True)
class TermsData:
    """Everything a version of a scheme says; figures left out are those of the table."""

    title: str
    standard: str
    validity_months: int
    surveillance_months: int
    source: str
    is_confirmed: bool
    full_time_hours: int = 40
    first_surveillance_months: int = 12
    surveillance_window_days: int = 90
    recertification_lead_months: int = 6
    restoration_months: int = 6
    transfer_months: int = 6
    suspension_months: int = 6
    stage_interval_days: int = 180
    major_limit_months: int = 6
    minors_to_major: int = 3
    retests: int = 1
    measuring_months: int = 12
    measuring_age_months: int = 24
    committee_members: int = 3
    rotation_audits: int = 3
    committee_functions: tuple[str, ...] = ()
    reviewer_in_committee: bool = True
    reviewer_competence: str = Demand.REFUSE.value
    decider_competence: str = Demand.REFUSE.value
    composition: str = ""
    wording: str = ""
    evaluations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    grades: tuple[GradeData, ...] = ()
    editions: tuple[EditionData, ...] = ()

    def figures(self) -> Figures:
        """Those that have to hold together."""
        kept = {one.name: getattr(self, one.name) for one in fields(Figures) if one.name != "due_months"}
        due = {str(one.grade): one.due_months for one in self.grades if one.due_months is not None}
        return Figures(**kept, due_months=due)

    def columns(self) -> dict[str, object]:
        """The version's own columns; grades and editions are rows of their own."""
        kept = {key: value for key, value in asdict(self).items() if key not in {"grades", "editions"}}
        listed = {"committee_functions": list(self.committee_functions)}
        return {**kept, **listed, "evaluations": {key: list(kinds) for key, kinds in self.evaluations.items()}}


def scheme_terms_of(office: Office, terms_id: int) -> SchemeTerms:
    """The version, when it is the office's; Http404 otherwise."""
    return get_object_or_404(SchemeTerms, pk=terms_id, office=office)


@transaction.atomic
def set_terms(
    office: Office, scheme: str, data: TermsData, valid_from: date, *, by: Capacity, at: datetime
) -> SchemeTerms:
    """A scheme's version from a day on, today at the earliest; cases opened before keep what they began with.

    What was confirmed of the version before and reads the same now stays confirmed. SourceMissing, TermsExist;
    EvaluationLeftOut for evaluations without one that the scheme's procedure always does; CasesBegun for today, once a
    case of the scheme was opened today; SurveillanceTooRare, TermsContradict.
    """
    lock_office(office)
    check_not_past(valid_from, office_day(office, at).date())
    check_interval(scheme, data.first_surveillance_months, data.surveillance_months)
    check_figures(scheme, data.figures())
    said = [(data.is_confirmed, data.source), *((one.is_confirmed, one.source) for one in data.editions)]
    if any(is_confirmed and not source.strip() for is_confirmed, source in said):
        raise SourceMissing
    for certification_type, kinds in data.evaluations.items():
        lacking = left_out(scheme, kinds)
        if lacking:
            raise EvaluationLeftOut(certification_type, [str(Evaluation(one).label) for one in lacking])
    if office.scheme_terms.filter(scheme=scheme, valid_from=valid_from).exists():
        raise TermsExist(valid_from)
    _check_untouched(office, scheme, valid_from)
    terms = SchemeTerms.objects.create(office=office, scheme=scheme, valid_from=valid_from, **data.columns())
    GradeRule.objects.bulk_create(
        GradeRule(terms=terms, is_confirmed=data.is_confirmed, **asdict(one)) for one in data.grades
    )
    Edition.objects.bulk_create(Edition(terms=terms, **asdict(one)) for one in data.editions)
    carry(terms, office.scheme_terms.filter(scheme=scheme, valid_from__lt=valid_from).first())
    keep(terms, _said(terms, data), by, at)
    write(office, Verb.TERMS_CHANGED, by, at, _facts(terms))
    return terms


def _check_untouched(office: Office, scheme: str, valid_from: date) -> None:
    """CasesBegun when a case was opened on the first day already, under the version in force until now."""
    newest = Case.objects.filter(office=office, scheme=scheme).order_by("-opened_at").first()
    ruled = office.scheme_terms.filter(scheme=scheme, valid_from__lt=valid_from).exists()
    if ruled and newest is not None and opened_on(newest) >= valid_from:
        raise CasesBegun


def _said(terms: SchemeTerms, data: TermsData) -> dict[str, str]:
    """What is said to be looked up with a new version, beside what was before: by which source each part."""
    known = confirmations_of(terms)
    sources: dict[str, str] = {}
    if data.is_confirmed:
        grades = {f"{GRADE}{one.grade}": one.source or data.source for one in data.grades}
        sources = {one: grades.get(one, data.source) for one in left_of(terms, known)}
    editions = {f"{EDITION}{one.name}": one.source for one in data.editions if one.is_confirmed}
    return sources | {key: source for key, source in editions.items() if key not in known}


@transaction.atomic
def confirm_terms(terms: SchemeTerms, source: str, *, by: Capacity, at: datetime) -> SchemeTerms:
    """Say that somebody has looked up what was left of the version, and where; what it says stays as it is.

    A part that was confirmed by itself keeps its own source; editions are confirmed one by one.
    """
    office, now, _today = locked(terms, at)
    left = left_of(now, confirmations_of(now))
    confirm(now, source)
    keep(now, dict.fromkeys(left, now.source), by, at)
    write(office, Verb.TERMS_CHANGED, by, at, _facts(now))
    return now


@transaction.atomic
def withdraw_terms(terms: SchemeTerms, *, by: Capacity, at: datetime) -> None:
    """Take back a version that has not begun (TermsBegun, RowGone); the journal keeps that it was there."""
    office, now, today = locked(terms, at)
    if now.valid_from <= today:
        raise TermsBegun(now.valid_from)
    facts = _facts(now)
    now.delete()
    write(office, Verb.TERMS_CHANGED, by, at, {**facts, "withdrawn": True})


_FACTS = (
    *("scheme", "title", "standard", "validity_months", "surveillance_months", "full_time_hours"),
    *("first_surveillance_months", "surveillance_window_days", "recertification_lead_months", "restoration_months"),
    *("transfer_months", "suspension_months", "stage_interval_days", "major_limit_months", "retests"),
    *("minors_to_major", "measuring_months", "measuring_age_months"),
    *("committee_functions", "reviewer_in_committee", "reviewer_competence", "decider_competence"),
    *("committee_members", "rotation_audits", "composition", "wording", "evaluations", "source", "is_confirmed"),
)


def _facts(terms: SchemeTerms) -> dict[str, object]:
    return {
        **{name: getattr(terms, name) for name in _FACTS},
        "valid_from": terms.valid_from.isoformat(),
        "grades": list(terms.grades.values("grade", "due_months", "needs_verification", "blocks", "overdue")),
        "editions": [
            {"name": one.name, "transition_until": str(one.transition_until or ""), "is_confirmed": one.is_confirmed}
            for one in terms.editions.all()
        ],
    }


def in_force(office: Office, day: date) -> set[int]:
    """The ids of the versions new cases are opened by on a day: the latest begun of each scheme."""
    begun = office.scheme_terms.filter(valid_from__lte=day).order_by("valid_from")
    return set({row.scheme: row.pk for row in begun}.values())
