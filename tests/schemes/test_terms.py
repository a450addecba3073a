"""The terms of a scheme's certificate: from a day on, confirmed by a source, never rewritten."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.http import Http404

from mutubaku.certificates.actions import Granted, draft
from mutubaku.journal.models import Entry
from mutubaku.people.access import Capacity
from mutubaku.people.errors import RowGone, SourceMissing, StartsInPast
from mutubaku.people.models import Office
from mutubaku.schemes.actions import (
    EditionData,
    GradeData,
    TermsData,
    confirm_parts,
    confirm_terms,
    in_force,
    scheme_terms_of,
    set_terms,
    withdraw_terms,
)
from mutubaku.schemes.errors import (
    CasesBegun,
    EvaluationLeftOut,
    PartsMissing,
    SurveillanceTooRare,
    TermsBegun,
    TermsExist,
)
from mutubaku.schemes.models import GradeRule
from mutubaku.schemes.queries import confirmations_of, grade_rules, is_looked_up, parts_of, terms_of, terms_on
from tests.cast import MONDAY, Cast
from tests.factories.people import NOON, OfficeFactory, acting_as

TODAY = date(2026, 11, 25)
NEW_YEAR = date(2027, 1, 1)
DATA = TermsData(
    title="Sertifikat Sistem Manajemen Mutu",
    standard="SNI ISO 9001:2015",
    validity_months=36,
    surveillance_months=12,
    source="ISO/IEC 17021-1",
    is_confirmed=False,
)


@pytest.fixture
def office(db: None) -> Office:
    return OfficeFactory()


@pytest.fixture
def by(office: Office) -> Capacity:
    return acting_as(office, "administrator")


def test_new_terms_hold_from_their_day_and_the_old_ones_until_then(office: Office, by: Capacity) -> None:
    old = set_terms(office, "iso-9001", DATA, TODAY, by=by, at=NOON)
    new = set_terms(office, "iso-9001", replace(DATA, standard="SNI ISO 9001:2026"), NEW_YEAR, by=by, at=NOON)
    assert terms_on(office, "iso-9001", date(2026, 12, 31)) == old
    assert terms_on(office, "iso-9001", NEW_YEAR) == new
    assert in_force(office, TODAY) == {old.pk}
    entry = Entry.objects.earliest("seq")
    assert (entry.verb, entry.data["validity_months"], entry.data["scheme"]) == ("terms.changed", 36, "iso-9001")


def test_terms_are_not_dated_back(office: Office, by: Capacity) -> None:
    with pytest.raises(StartsInPast):
        set_terms(office, "iso-9001", DATA, date(2026, 11, 24), by=by, at=NOON)


def test_two_terms_do_not_begin_on_one_day(office: Office, by: Capacity) -> None:
    set_terms(office, "iso-9001", DATA, TODAY, by=by, at=NOON)
    with pytest.raises(TermsExist, match="berlaku mulai 25 November 2026"):
        set_terms(office, "iso-9001", DATA, TODAY, by=by, at=NOON)
    set_terms(office, "iso-14001", DATA, TODAY, by=by, at=NOON)


def test_a_new_version_does_not_touch_a_case_opened_on_the_same_day_before_it(cast: Cast) -> None:
    by, at = acting_as(cast.office, "administrator", MONDAY), MONDAY
    case = cast.new_case()
    kept = terms_of(case)
    with pytest.raises(CasesBegun, match="mulai besok"):
        set_terms(cast.office, "iso-9001", DATA, at.date(), by=by, at=at)
    set_terms(cast.office, "iso-9001", DATA, at.date() + timedelta(days=1), by=by, at=at)
    set_terms(cast.office, "iso-14001", DATA, at.date(), by=by, at=at)  # no case of it was opened
    assert terms_of(case) == kept


def test_the_first_version_of_all_holds_for_cases_of_its_day(cast: Cast) -> None:
    case = cast.new_case()
    cast.office.scheme_terms.all().delete()
    by = acting_as(cast.office, "administrator", MONDAY)
    assert set_terms(cast.office, "iso-9001", DATA, MONDAY.date(), by=by, at=MONDAY) == terms_of(case)


def test_a_version_that_leaves_a_calendar_year_without_surveillance_is_not_kept(office: Office, by: Capacity) -> None:
    with pytest.raises(SurveillanceTooRare, match="paling banyak 12"):
        set_terms(office, "iso-14001", replace(DATA, surveillance_months=13), TODAY, by=by, at=NOON)


def test_nothing_is_confirmed_without_its_source(office: Office, by: Capacity) -> None:
    with pytest.raises(SourceMissing, match="Isi sumbernya"):
        set_terms(office, "iso-9001", replace(DATA, source=" ", is_confirmed=True), TODAY, by=by, at=NOON)
    terms = set_terms(office, "iso-9001", DATA, TODAY, by=by, at=NOON)
    with pytest.raises(SourceMissing):
        confirm_terms(terms, "  ", by=by, at=NOON)


def test_confirming_keeps_the_terms_and_tells_by_what(office: Office, by: Capacity) -> None:
    terms = set_terms(office, "iso-9001", DATA, TODAY, by=by, at=NOON)
    confirm_terms(terms, " ISO/IEC 17021-1, 9.1.3 ", by=by, at=NOON)
    terms.refresh_from_db()
    assert (terms.is_confirmed, terms.source, terms.validity_months) == (True, "ISO/IEC 17021-1, 9.1.3", 36)
    assert Entry.objects.latest("seq").data["is_confirmed"] is True


def test_terms_to_come_are_taken_back_and_those_in_force_stay(office: Office, by: Capacity) -> None:
    now = set_terms(office, "iso-9001", DATA, TODAY, by=by, at=NOON)
    coming = set_terms(office, "iso-9001", DATA, NEW_YEAR, by=by, at=NOON)
    withdraw_terms(coming, by=by, at=NOON)
    assert list(office.scheme_terms.all()) == [now]
    assert Entry.objects.latest("seq").data["withdrawn"] is True
    with pytest.raises(TermsBegun, match="sudah berlaku sejak 25 November 2026"):
        withdraw_terms(now, by=by, at=NOON)


def test_terms_are_found_only_in_their_own_office(office: Office, by: Capacity) -> None:
    terms = set_terms(office, "iso-9001", DATA, TODAY, by=by, at=NOON)
    assert scheme_terms_of(office, terms.pk) == terms
    with pytest.raises(Http404):
        scheme_terms_of(OfficeFactory(), terms.pk)


def test_of_two_who_take_terms_back_the_second_is_told(office: Office, by: Capacity) -> None:
    coming = set_terms(office, "iso-9001", DATA, NEW_YEAR, by=by, at=NOON)
    other = scheme_terms_of(office, coming.pk)
    withdraw_terms(coming, by=by, at=NOON)
    with pytest.raises(RowGone):
        withdraw_terms(other, by=by, at=NOON)
    with pytest.raises(RowGone):
        confirm_terms(other, "Skema", by=by, at=NOON)


def test_a_version_holds_its_grades_and_editions_and_confirming_it_leaves_the_editions(
    office: Office, by: Capacity
) -> None:
    data = replace(
        DATA,
        evaluations={"": ("stage-1", "stage-2")},
        grades=(GradeData(grade="major", due_months=3, overdue="stage-2", source="9.5.3.2"),),
        editions=(EditionData(name="ISO 9001:2026", transition_until=date(2029, 12, 31)),),
    )
    terms = confirm_terms(set_terms(office, "iso-9001", data, TODAY, by=by, at=NOON), "Skema", by=by, at=NOON)
    grade, edition = terms.grades.get(), terms.editions.get()
    assert (grade.due_months, grade.is_confirmed, grade.source) == (3, True, "Skema")
    assert (edition.is_confirmed, terms.evaluations) == (False, {"": ["stage-1", "stage-2"]})
    facts = Entry.objects.latest("seq").data
    assert facts["grades"][0]["overdue"] == "stage-2"
    assert facts["editions"] == [{"name": "ISO 9001:2026", "transition_until": "2029-12-31", "is_confirmed": False}]
    with pytest.raises(EvaluationLeftOut, match="Langkah skema ini selalu memuat: Audit tahap 1") as refused:
        set_terms(office, "iso-9001", replace(data, evaluations={"": ("stage-2",)}), NEW_YEAR, by=by, at=NOON)
    assert refused.value.field == "evaluations"
    unsaid = EditionData(name="ISO 9001:2026", is_confirmed=True)
    with pytest.raises(SourceMissing):
        set_terms(office, "iso-9001", replace(data, editions=(unsaid,)), NEW_YEAR, by=by, at=NOON)


EDITION = EditionData(name="ISO 9001:2026", published_on=date(2026, 12, 1), source="Kabar ISO")
FULL = replace(DATA, grades=(GradeData(grade="major", due_months=1),), editions=(EDITION,))


def test_a_part_is_confirmed_by_its_source_without_a_new_version_and_says_who_and_when(
    office: Office, by: Capacity
) -> None:
    terms = set_terms(office, "iso-9001", FULL, TODAY, by=by, at=NOON)
    confirm_parts(terms, ["edition:ISO 9001:2026", "validity_months"], " ISO 9001:2026 ", by=by, at=NOON)
    edition, found = terms.editions.get(), confirmations_of(terms)
    assert (edition.is_confirmed, edition.source, edition.published_on) == (True, "ISO 9001:2026", date(2026, 12, 1))
    months = found["validity_months"]
    assert (months.value, months.source, months.by_as, months.at) == (36, "ISO 9001:2026", by.title, NOON)
    assert found["edition:ISO 9001:2026"].value == ["2026-12-01", ""]
    terms.refresh_from_db()
    assert (terms.validity_months, terms.is_confirmed, office.scheme_terms.count()) == (36, False, 1)
    assert is_looked_up(terms, "validity_months")
    assert not is_looked_up(terms, "validity_months", "retests")
    data = Entry.objects.latest("seq").data
    assert (data["confirmed"], data["source"]) == (["validity_months", "edition:ISO 9001:2026"], "ISO 9001:2026")


@pytest.mark.parametrize(
    ("changed", "is_the_same"),
    [
        ({}, True),
        ({"reviewer_in_committee": False}, False),
        ({"committee_functions": ("lead-auditor",)}, False),
        ({"decider_competence": "remark"}, False),
    ],
)
def test_a_version_with_other_rules_on_reviewer_and_committee_has_them_to_be_confirmed_anew(
    office: Office, by: Capacity, changed: dict[str, Any], *, is_the_same: bool
) -> None:
    before = set_terms(office, "iso-9001", FULL, TODAY, by=by, at=NOON)
    confirm_parts(before, ["composition"], "Prosedur kantor", by=by, at=NOON)
    newer = set_terms(office, "iso-9001", replace(FULL, **changed), NEW_YEAR, by=by, at=NOON)
    assert is_looked_up(newer, "composition") is is_the_same


def test_nothing_and_what_the_version_does_not_say_are_not_confirmed(office: Office, by: Capacity) -> None:
    terms = set_terms(office, "iso-9001", FULL, TODAY, by=by, at=NOON)
    for parts in ([], ["edition:ISO 9001:2015"], ["retests", "harga"]):
        with pytest.raises(PartsMissing, match="Pilih ketentuan"):
            confirm_parts(terms, parts, "Skema", by=by, at=NOON)
    with pytest.raises(SourceMissing):
        confirm_parts(terms, ["retests"], " ", by=by, at=NOON)
    assert not confirmations_of(terms)


def test_once_its_last_part_is_confirmed_the_version_is_and_each_part_keeps_its_own_source(
    office: Office, by: Capacity
) -> None:
    terms = set_terms(office, "iso-9001", FULL, TODAY, by=by, at=NOON)
    own = [one for one in parts_of(terms) if not one.startswith("edition:")]
    confirm_parts(terms, ["grade:major"], "9.5.3.2", by=by, at=NOON)
    confirm_parts(terms, own[:-1], "Skema", by=by, at=NOON)
    terms.refresh_from_db()
    assert (terms.is_confirmed, terms.source) == (True, "9.5.3.2; Skema")
    assert (terms.grades.get().source, terms.editions.get().is_confirmed) == ("9.5.3.2", False)
    other = set_terms(office, "iso-14001", FULL, TODAY, by=by, at=NOON)
    confirm_parts(other, ["grade:major"], "9.5.3.2", by=by, at=NOON)
    confirm_terms(other, "Skema", by=by, at=NOON)
    assert {one.source for one in confirmations_of(other).values()} == {"9.5.3.2", "Skema"}
    assert other.grades.get().source == "9.5.3.2"


def test_what_was_confirmed_and_reads_the_same_in_a_new_version_stays_confirmed(office: Office, by: Capacity) -> None:
    old = set_terms(office, "iso-9001", replace(FULL, is_confirmed=True), TODAY, by=by, at=NOON)
    confirm_parts(old, ["edition:ISO 9001:2026"], "ISO", by=by, at=NOON)
    sure = replace(EDITION, is_confirmed=True)
    later = NOON + timedelta(days=1)
    new = set_terms(office, "iso-9001", replace(FULL, retests=2, editions=(sure,)), NEW_YEAR, by=by, at=later)
    found = confirmations_of(new)
    assert "retests" not in found
    assert (found["validity_months"].source, found["validity_months"].at) == ("ISO/IEC 17021-1", NOON)
    assert (found["edition:ISO 9001:2026"].source, new.grades.get().is_confirmed) == ("ISO", True)
    assert not new.is_confirmed
    moved = replace(sure, transition_until=date(2029, 12, 31), source="BSN")
    third = set_terms(office, "iso-9001", replace(FULL, editions=(moved,)), date(2027, 2, 1), by=by, at=later)
    assert (confirmations_of(third)["edition:ISO 9001:2026"].source, third.editions.get().source) == ("BSN", "BSN")


def test_a_new_version_never_touches_a_running_case(cast: Cast) -> None:
    """Issue 4, 1."""
    case, admin = cast.new_case(), acting_as(cast.office, "administrator")
    tomorrow = MONDAY.date() + timedelta(days=1)
    before = terms_of(case)
    GradeRule.objects.create(terms=before, grade="major", due_months=3)
    data = replace(DATA, validity_months=12, grades=(GradeData(grade="major", due_months=1),))
    set_terms(cast.office, "iso-9001", data, tomorrow, by=admin, at=MONDAY)
    assert (terms_of(case), grade_rules(case)["major"].due_months) == (before, 3)
    assert terms_on(cast.office, "iso-9001", tomorrow).validity_months == 12
    granted = Granted(holder={"name": "PT"}, scope={"edition": "SNI ISO 9001:2015"})
    certificate = draft(case, granted, admin, MONDAY + timedelta(days=30))
    assert certificate.valid_until.year == 2029  # thirty-six months, by the version the case began with
