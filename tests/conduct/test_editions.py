"""Which editions of a standard are offered: what the office's terms name, the newest first."""

from __future__ import annotations

from datetime import date, datetime

from mutubaku.applications.models import SystemScope
from mutubaku.applications.queries import application_of
from mutubaku.cases.models import Kind
from mutubaku.conduct.actions.cycle import begin_about
from mutubaku.conduct.editions import editions, full_week
from mutubaku.schemes.models import Edition, SchemeTerms
from tests.cast import MONDAY, WIB, Cast, later
from tests.certified import certified


def terms(cast: Cast, first: date, standard: str, scheme: str = "iso-9001") -> None:
    SchemeTerms.objects.create(
        office=cast.office, scheme=scheme, valid_from=first, title="S", standard=standard, validity_months=36
    )


def test_the_edition_in_force_is_offered(cast: Cast) -> None:
    case = cast.new_case()
    assert editions(case, MONDAY) == ["SNI ISO 9001:2015"]
    assert editions(case, MONDAY, "iso-14001") == ["SNI ISO 14001:2015"]


def test_a_new_edition_comes_first_and_the_old_one_stays_as_long_as_its_certificates_live(cast: Cast) -> None:
    terms(cast, date(2026, 11, 1), "SNI ISO 9001:2026")
    case = cast.new_case()
    assert editions(case, MONDAY) == ["SNI ISO 9001:2026", "SNI ISO 9001:2015"]
    assert editions(case, datetime(2029, 10, 31, tzinfo=WIB)) == ["SNI ISO 9001:2026", "SNI ISO 9001:2015"]
    assert editions(case, datetime(2029, 11, 1, tzinfo=WIB)) == ["SNI ISO 9001:2026"]


def test_an_edition_that_has_not_begun_is_not_offered_and_the_same_one_once(cast: Cast) -> None:
    terms(cast, date(2027, 1, 1), "SNI ISO 9001:2026")
    terms(cast, date(2025, 1, 1), "SNI ISO 9001:2015")
    assert editions(cast.new_case(), MONDAY) == ["SNI ISO 9001:2015"]


def test_a_scheme_whose_terms_name_no_standard_has_no_edition(cast: Cast) -> None:
    assert editions(cast.new_case("sppt-sni"), MONDAY) == []


def test_the_hours_of_a_full_week_are_those_of_the_terms_on_the_day_the_case_was_opened(cast: Cast) -> None:
    case = cast.new_case()
    assert full_week(case) == 40
    terms(cast, date(2026, 11, 1), "SNI ISO 9001:2015")
    terms(cast, date(2026, 12, 1), "SNI ISO 9001:2015")
    SchemeTerms.objects.filter(valid_from=date(2026, 11, 1)).update(full_time_hours=35)
    SchemeTerms.objects.filter(valid_from=date(2026, 12, 1)).update(full_time_hours=30)
    assert full_week(case) == 35


def test_an_office_without_terms_counts_by_the_week_of_the_labour_law(cast: Cast) -> None:
    case = cast.new_case()
    SchemeTerms.objects.all().delete()
    assert full_week(case) == 40


def test_what_the_office_only_noted_of_an_edition_is_not_offered_and_what_it_confirmed_is(cast: Cast) -> None:
    case = cast.new_case()
    now = SchemeTerms.objects.get(office=cast.office, scheme="iso-9001")
    coming = Edition.objects.create(terms=now, name="ISO 9001:2026", published_on=date(2026, 12, 1))
    assert editions(case, MONDAY) == ["SNI ISO 9001:2015"]
    coming.is_confirmed = True
    coming.save()
    assert editions(case, MONDAY) == ["SNI ISO 9001:2015"]
    assert editions(case, datetime(2026, 12, 1, tzinfo=WIB)) == ["SNI ISO 9001:2015", "ISO 9001:2026"]


def test_an_edition_whose_end_is_known_stands_behind_the_others_and_begins_nothing_new(cast: Cast) -> None:
    now = SchemeTerms.objects.get(office=cast.office, scheme="iso-9001")
    certificate = certified(cast)
    SystemScope.objects.filter(application__case=certificate.case).update(edition="SNI ISO 9001:2015")
    rows = {"SNI ISO 9001:2015": date(2028, 12, 31), "ISO 9001:2026": None}
    for name, last in rows.items():
        Edition.objects.create(terms=now, name=name, transition_until=last, is_confirmed=True, source="IAF")
    assert editions(certificate.case, MONDAY) == ["ISO 9001:2026", "SNI ISO 9001:2015"]
    by = {kind: begin_about(certificate, kind, later(days=1)) for kind in (Kind.SURVEILLANCE, Kind.RECERTIFICATION)}
    taken = {kind: application_of(case).system_scope.edition for kind, case in by.items()}
    assert taken == {Kind.SURVEILLANCE: "SNI ISO 9001:2015", Kind.RECERTIFICATION: "ISO 9001:2026"}


def test_an_edition_is_offered_through_the_last_day_of_its_transition(cast: Cast) -> None:
    terms(cast, date(2026, 11, 1), "SNI ISO 9001:2026")
    now = SchemeTerms.objects.get(standard="SNI ISO 9001:2026")
    Edition.objects.create(
        terms=now, name="SNI ISO 9001:2015", transition_until=date(2026, 11, 30), is_confirmed=True, source="IAF"
    )
    case = cast.new_case()
    assert editions(case, datetime(2026, 11, 30, tzinfo=WIB)) == ["SNI ISO 9001:2026", "SNI ISO 9001:2015"]
    assert editions(case, datetime(2026, 12, 1, tzinfo=WIB)) == ["SNI ISO 9001:2026"]
