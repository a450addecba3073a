"""A founded office: ready to receive applications, with everything as data and on record."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from mutubaku.applications.models import Commodity
from mutubaku.cases.actions import next_number
from mutubaku.cases.models import Register
from mutubaku.cases.patterns import set_pattern
from mutubaku.conduct.founding import NewOffice, OfficeExists, found_office
from mutubaku.conduct.registers import kinds_in
from mutubaku.conduct.works.letter_kinds import next_paper_number
from mutubaku.documents.queries import requirements_for
from mutubaku.journal.queries import broken_chains, history
from mutubaku.people.access import SYSTEM
from mutubaku.people.actions import ProfileData
from mutubaku.people.models import Office
from mutubaku.people.queries import calendar_of, profile_on
from mutubaku.schemes.queries import terms_on
from mutubaku.worktime import seeded_calendar
from tests.factories.people import acting_as

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
TODAY = date(2026, 11, 23)


def new(code: str = "bspji-contoh", zone: str = "Asia/Jakarta", **more: bool) -> NewOffice:
    profile = ProfileData(
        name="Balai Contoh",
        short_name="Balai Contoh",
        letterhead="BALAI CONTOH",
        address="Jl. Contoh 1",
        city="Palembang",
        number_code="BSKJI/BSPJI-Contoh",
    )
    return NewOffice(code=code, zone=zone, profile=profile, **more)


@pytest.fixture
def office() -> Office:
    return found_office(new(), by=SYSTEM, at=MONDAY)


def keys(office: Office, commodity: str = "", **wanted: str) -> set[str]:
    """The keys of the mandatory rows for such a case."""
    asked = {"scheme": "sppt-sni", "kind": "initial", "applicant_kind": "producer", **wanted}
    rows = requirements_for(office, TODAY, commodities={commodity} if commodity else set(), **asked)
    return {row.key for row in rows if row.is_mandatory}


def test_it_is_real_and_has_the_profile_it_was_given_from_that_day_on(office: Office) -> None:
    profile = profile_on(office, TODAY)
    assert profile is not None
    assert (office.is_demonstration, profile.valid_from, profile.name) == (False, TODAY, "Balai Contoh")


def test_its_clock_is_the_seeded_one(office: Office) -> None:
    start = datetime(2027, 2, 18, 14, 0, tzinfo=ZoneInfo("Asia/Jakarta"))  # in Ramadan
    end = datetime(2027, 3, 30, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
    assert calendar_of(office).spent(start, end) == seeded_calendar().spent(start, end)


def test_a_section_is_played_by_its_head_and_its_staff(office: Office) -> None:
    rows = office.role_assignments.filter(role="pjt").order_by("pk")
    assert [(row.position.code, row.starts_on, row.ends_on) for row in rows] == [
        ("kasi-pjt", TODAY, None),
        ("staf-pjt", TODAY, None),
    ]
    assert office.positions.count() == 14


def test_numbers_follow_the_seeded_patterns_with_a_counter_for_each_scheme_of_certificates(office: Office) -> None:
    def number(register: Register, scheme: str) -> str:
        return next_number(office, register, scheme, MONDAY)

    assert number(Register.CASE, "sppt-sni") == "0001/BSKJI/BSPJI-Contoh/SERT/XI/2026"
    assert number(Register.CASE, "iso-9001") == "0002/BSKJI/BSPJI-Contoh/SERT/XI/2026"
    assert number(Register.CERTIFICATE, "sppt-sni") == "001/LSPro/BSKJI/BSPJI-Contoh/XI/2026"
    assert number(Register.CERTIFICATE, "industri-hijau") == "001/LSIH/BSKJI/BSPJI-Contoh/XI/2026"
    assert number(Register.CONTINUATION, "iso-9001") == "001/BSKJI/BSPJI-Contoh/SKM/XI/2026"


def test_papers_unlike_one_another_do_not_share_a_series_and_no_two_series_give_one_number(office: Office) -> None:
    def number(kind: str) -> str:
        return next_paper_number(office, kind, "iso-9001", MONDAY)

    assert number("surat-kelengkapan") == "0001/BSKJI/BSPJI-Contoh/SS/XI/2026"
    assert number("bukti-bayar") == "0001/BSKJI/BSPJI-Contoh/BB/XI/2026"
    assert number("surat-penolakan") == "0002/BSKJI/BSPJI-Contoh/SS/XI/2026"
    assert number("verifikasi-dokumen") == "0001/BSKJI/BSPJI-Contoh/VD/XI/2026"
    assert number("surat-rekaan-kantor") == "0003/BSKJI/BSPJI-Contoh/SS/XI/2026"
    apart = (Register.REVIEW, Register.AUDIT, Register.SAMPLE, Register.MINUTES)
    for register in apart:
        numbers = [number(kind).split("/")[3] for kind in kinds_in(register, TODAY)]
        assert len(set(numbers)) == len(numbers)
    by, tomorrow = acting_as(office, "administrator"), TODAY + timedelta(days=1)
    for row in list(office.number_patterns.all()):
        kept = {"register": row.register, "scheme": row.scheme, "pattern": row.pattern, "kind": row.kind}
        set_pattern(office, **kept, valid_from=tomorrow, by=by, at=MONDAY)  # PatternClash otherwise


def test_its_terms_are_marked_as_not_confirmed_with_their_source(office: Office) -> None:
    terms = terms_on(office, "iso-9001", TODAY)
    assert (terms.validity_months, terms.is_confirmed) == (36, False)
    assert terms.source == "ISO/IEC 17021-1: tiga tahun, surveilans setiap tahun (perlu dipastikan)"


def test_bottled_water_hands_in_the_rows_of_food_and_its_own(office: Office) -> None:
    plain = keys(office)
    food = keys(office, Commodity.FOOD)
    assert food - plain == {"sni-cppob"}
    assert keys(office, Commodity.BOTTLED_WATER) - plain == {"sni-sipa", "sni-uji-produk", "sni-uji-air-baku"}


def test_an_importer_shows_its_importer_number_and_a_brand_owner_its_makloon_agreement(office: Office) -> None:
    plain = keys(office)
    assert keys(office, applicant_kind="importer") - plain == {"sni-api"}
    assert keys(office, applicant_kind="brand-owner") - plain == {"sni-perjanjian-makloon"}


def test_the_pledge_not_to_market_is_asked_of_first_certification_and_change_of_scope_only(office: Office) -> None:
    asked = {kind: "sni-janji-tidak-mengedarkan" in keys(office, kind=kind) for kind in KINDS}
    assert asked == {"initial": True, "surveillance": False, "recertification": False, "scope-change": True}


def test_a_surveillance_is_not_asked_again_for_what_was_handed_in(office: Office) -> None:
    assert keys(office, kind="surveillance") == {"surveilans-pernyataan-perubahan", "surveilans-pengendalian-mutu"}


def test_environment_documents_are_asked_for_iso_14001_and_not_for_iso_9001(office: Office) -> None:
    assert keys(office, scheme="iso-14001") - keys(office, scheme="iso-9001") == {
        "sml-aspek-lingkungan",
        "sml-kewajiban-penaatan",
        "sml-persetujuan-lingkungan",
    }


def test_green_industry_asks_for_its_fourteen_documents(office: Office) -> None:
    assert len(keys(office, scheme="industri-hijau")) == 14


def test_founding_is_on_record_on_the_offices_own_chain(office: Office) -> None:
    verbs = [entry.verb for entry in history(f"office:{office.pk}")]
    assert verbs[0] == "office.created"
    tables = ["numbering", "terms", "requirement", "questions", "letter-text", "tariff", "checklist", "standard"]
    assert verbs[-8:] == [f"{table}.changed" for table in tables]
    assert set(verbs[1:-8]) == {"position.changed", "role.changed"}
    assert list(broken_chains()) == []


def test_a_code_that_is_taken_is_refused_and_nothing_is_left_behind(office: Office) -> None:
    with pytest.raises(OfficeExists) as refused:
        found_office(new(), by=SYSTEM, at=MONDAY)
    assert str(refused.value) == "Kantor dengan kode “bspji-contoh” sudah ada. Pilih kode lain, atau pakai kantor itu."
    assert Office.objects.count() == 1


def test_the_day_is_the_offices_own(office: Office) -> None:
    late = datetime(2026, 11, 23, 23, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
    eastern = found_office(new("bspji-timur", "Asia/Jayapura"), by=SYSTEM, at=late)
    assert eastern.profiles.get().valid_from == date(2026, 11, 24)


def test_a_demonstration_office_is_marked(office: Office) -> None:
    marked = found_office(new("contoh", is_demonstration=True), by=SYSTEM, at=MONDAY)
    assert Office.objects.get(pk=marked.pk).is_demonstration


KINDS = ("initial", "surveillance", "recertification", "scope-change")


def test_its_schemes_are_there_in_full_and_unconfirmed(office: Office) -> None:
    product = office.scheme_terms.get(scheme="sppt-sni")
    assert {row.grade: row.due_months for row in product.grades.all()} == {
        "critical": 1,
        "major": 1,
        "minor": 2,
        "observation": None,
    }
    assert product.evaluations["1"] == ["documents", "sampling", "testing"]
    quality = office.scheme_terms.get(scheme="iso-9001")
    assert (quality.grades.get(grade="minor").needs_verification, quality.major_limit_months) == (False, 6)
    assert [row.name for row in quality.editions.all()] == ["SNI ISO 9001:2015", "ISO 9001:2026"]
    assert not any(row.is_confirmed for row in quality.editions.all())
    assert office.checklist_questions.count() > 60
    assert [row.number for row in office.green_standards.all()] == ["SIH 11050.1:2020", "SIH 22123.1:2021"]
    assert not any(one.is_confirmed for row in office.product_standards.all() for one in row.parameters.all())
