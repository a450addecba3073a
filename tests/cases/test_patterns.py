"""The office's number patterns: from a day on, usable, and never two counters with one number."""

from datetime import date

import pytest
from django.http import Http404

from mutubaku.cases.actions import next_number
from mutubaku.cases.models import NumberPattern, Register
from mutubaku.cases.numbering import PatternError
from mutubaku.cases.patterns import (
    PatternBegun,
    PatternClash,
    PatternExists,
    PatternTooLong,
    example,
    in_force,
    office_code,
    pattern_of,
    set_pattern,
    withdraw_pattern,
)
from mutubaku.journal.models import Entry
from mutubaku.people.access import Capacity
from mutubaku.people.errors import StartsInPast
from mutubaku.people.models import Office
from tests.factories.people import NOON, OfficeFactory, acting_as

TODAY = date(2026, 11, 25)
TOMORROW = date(2026, 11, 26)


@pytest.fixture
def office(db: None) -> Office:
    return OfficeFactory()


@pytest.fixture
def administrator(office: Office) -> Capacity:
    return acting_as(office, "administrator")


def setting(office: Office, by: Capacity, pattern: str, *, scheme: str = "", day: date = TODAY) -> NumberPattern:
    return set_pattern(office, "case", scheme, pattern, day, by=by, at=NOON)


def test_a_new_pattern_gives_the_next_number_and_is_journalled(office: Office, administrator: Capacity) -> None:
    setting(office, administrator, "{serial:03d}/SERT/{roman_month}/{year}")
    assert next_number(office, Register.CASE, "sppt-sni", NOON) == "001/SERT/XI/2026"
    entry = Entry.objects.get()
    assert (entry.chain, entry.verb) == (f"office:{office.pk}", "numbering.changed")
    assert entry.data == {
        "register": "case",
        "scheme": "",
        "pattern": "{serial:03d}/SERT/{roman_month}/{year}",
        "valid_from": "2026-11-25",
    }


def test_an_example_is_the_first_number_of_the_year_with_the_offices_code(office: Office) -> None:
    code = office_code(office, TODAY)
    assert example("{serial:04d}/{office}/{scheme}/{year}", "", code, TODAY) == (
        "0001/BSKJI/BSPJI-Contoh/SPPT-SNI/2026"
    )
    assert example("{serial}/{scheme}/{year}", "iso-9001", code, TODAY) == "1/ISO-9001/2026"
    assert office_code(OfficeFactory(code="x", profile=None), TODAY) == "X"


def test_a_pattern_is_not_dated_back(office: Office, administrator: Capacity) -> None:
    with pytest.raises(StartsInPast):
        setting(office, administrator, "{serial}/{year}", day=date(2026, 11, 24))


def test_two_patterns_do_not_begin_on_one_day(office: Office, administrator: Capacity) -> None:
    setting(office, administrator, "{serial}/{year}")
    with pytest.raises(PatternExists, match="berlaku mulai 25 November 2026"):
        setting(office, administrator, "{serial}/A/{year}")


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("{serial}", "harus memuat {serial} dan {year}"),
        ("{serial}/{year}/{kota}", "“{kota}” yang tidak dikenal"),
        ("{serial}/{year", "periksa kurung kurawalnya"),
        ("{scheme:{nama}}/{serial}/{year}", "periksa kurung kurawalnya"),
        ("{serial:xyz}/{year}", "Bentuk angka pada pola"),
    ],
)
def test_a_pattern_that_cannot_be_used_is_refused_in_words(
    office: Office, administrator: Capacity, pattern: str, sentence: str
) -> None:
    with pytest.raises(PatternError) as refused:
        setting(office, administrator, pattern)
    assert sentence in str(refused.value)
    assert not NumberPattern.objects.exists()


@pytest.mark.parametrize("pattern", ["{serial:0200d}/{year}", "{scheme:{year}}/{serial}/{year}"])
def test_a_number_too_long_to_keep_is_refused(office: Office, administrator: Capacity, pattern: str) -> None:
    with pytest.raises(PatternTooLong, match="batasnya 120"):
        setting(office, administrator, pattern)


def test_a_schemes_own_pattern_must_differ_from_the_general_one(office: Office, administrator: Capacity) -> None:
    setting(office, administrator, "{serial}/{scheme}/{year}")
    with pytest.raises(PatternClash, match="padahal keduanya dihitung sendiri-sendiri"):
        setting(office, administrator, "{serial:04d}/SPPT-SNI/{year}", scheme="sppt-sni")
    setting(office, administrator, "{serial}/LSPRO/{year}", scheme="sppt-sni")


@pytest.mark.parametrize(
    "pattern",
    [
        "1{serial:02d}/A/{year}",
        "{serial}1/{year}",
        "{serial}{year}",
        "{month}{serial}/{year}",
        "{scheme}{serial}/{year}",
    ],
)
def test_a_serial_that_touches_a_digit_is_refused_for_its_numbers_could_be_another_counter_s(
    office: Office, administrator: Capacity, pattern: str
) -> None:
    setting(office, administrator, "{serial:03d}/A/{year}")
    with pytest.raises(PatternError, match="menempel pada angka atau isian lain"):
        setting(office, administrator, pattern, scheme="sppt-sni")
    setting(office, administrator, "A{serial:02d}{roman_month}/2/{year}", scheme="sppt-sni")


def test_two_schemes_own_patterns_must_differ(office: Office, administrator: Capacity) -> None:
    setting(office, administrator, "{serial}/LS/{year}", scheme="sppt-sni")
    with pytest.raises(PatternClash):
        setting(office, administrator, "{serial:03d}/LS/{year}", scheme="iso-9001")


def test_the_built_in_pattern_counts_until_the_office_sets_its_own(office: Office, administrator: Capacity) -> None:
    with pytest.raises(PatternClash):
        setting(office, administrator, "{serial}/{scheme}/{roman_month}/{year}", scheme="sppt-sni")


def test_a_pattern_of_an_earlier_year_gives_no_number_any_more(office: Office, administrator: Capacity) -> None:
    NumberPattern.objects.create(office=office, register="case", pattern="{serial}/{year}", valid_from=date(2024, 1, 1))
    NumberPattern.objects.create(
        office=office, register="case", pattern="{serial}/U/{year}", valid_from=date(2026, 1, 1)
    )
    setting(office, administrator, "{serial}/{year}", scheme="sppt-sni")
    assert NumberPattern.objects.get(scheme="sppt-sni").pattern == "{serial}/{year}"


def test_a_pattern_to_come_counts_too(office: Office, administrator: Capacity) -> None:
    setting(office, administrator, "{serial}/LS/{year}", day=date(2027, 3, 1))
    with pytest.raises(PatternClash):
        setting(office, administrator, "{serial}/LS/{year}", scheme="sppt-sni", day=date(2027, 6, 1))


def test_a_kinds_own_pattern_must_differ_from_every_other_of_its_register(
    office: Office, administrator: Capacity
) -> None:
    def of(kind: str, pattern: str, scheme: str = "") -> NumberPattern:
        return set_pattern(office, "letter", scheme, pattern, TODAY, by=administrator, at=NOON, kind=kind)

    with pytest.raises(PatternClash):  # the built-in one
        of("bukti-bayar", "{serial}/{scheme}/{roman_month}/{year}")
    of("", "{serial:04d}/SS/{year}")
    of("bukti-bayar", "{serial:04d}/BB/{year}")
    for kind, pattern, scheme in (
        ("naskah-akhir", "{serial}/BB/{year}", ""),
        ("naskah-akhir", "{serial}/SS/{year}", "iso-9001"),
        ("bukti-bayar", "{serial}/BB/{year}", "iso-9001"),
        ("", "{serial}/BB/{year}", "iso-9001"),
    ):
        with pytest.raises(PatternClash):
            of(kind, pattern, scheme)
    with pytest.raises(PatternExists):
        of("bukti-bayar", "{serial}/KW/{year}")
    assert NumberPattern.objects.count() == 2


@pytest.mark.parametrize(
    ("general", "own"),
    [
        ("{serial}/{roman_month}/{year}", "{serial}/III/{year}"),  # not in November, but in March
        ("{serial}/{office}/{year}", "{serial}/BSKJI/BSPJI-Contoh/{year}"),
    ],
)
def test_what_is_written_out_in_one_pattern_and_filled_in_by_another_is_no_difference(
    office: Office, administrator: Capacity, general: str, own: str
) -> None:
    setting(office, administrator, general)
    with pytest.raises(PatternClash):
        setting(office, administrator, own, scheme="sppt-sni")


def test_the_journal_says_of_which_kind_a_pattern_is(office: Office, administrator: Capacity) -> None:
    set_pattern(office, "letter", "", "{serial}/BB/{year}", TODAY, by=administrator, at=NOON, kind="bukti-bayar")
    assert Entry.objects.get().data["kind"] == "bukti-bayar"


def test_registers_do_not_disturb_one_another(office: Office, administrator: Capacity) -> None:
    setting(office, administrator, "{serial}/LS/{year}")
    set_pattern(office, "letter", "sppt-sni", "{serial}/LS/{year}", TODAY, by=administrator, at=NOON)
    assert NumberPattern.objects.filter(pattern="{serial}/LS/{year}").count() == 2


def test_a_pattern_that_has_not_begun_is_taken_back(office: Office, administrator: Capacity) -> None:
    withdraw_pattern(setting(office, administrator, "{serial}/{year}", day=TOMORROW), by=administrator, at=NOON)
    assert not NumberPattern.objects.exists()
    assert Entry.objects.latest("seq").data["withdrawn"] is True


def test_a_pattern_that_has_begun_stays(office: Office, administrator: Capacity) -> None:
    with pytest.raises(PatternBegun, match="sudah berlaku sejak 25 November 2026"):
        withdraw_pattern(setting(office, administrator, "{serial}/{year}"), by=administrator, at=NOON)


def test_in_force_is_the_latest_begun_of_each_kind_and_scheme(office: Office, administrator: Capacity) -> None:
    old = NumberPattern.objects.create(
        office=office, register="case", pattern="{serial}/A/{year}", valid_from=date(2024, 1, 1)
    )
    new = setting(office, administrator, "{serial}/B/{year}")
    own = setting(office, administrator, "{serial}/C/{year}", scheme="sppt-sni")
    setting(office, administrator, "{serial}/D/{year}", day=TOMORROW)
    kinds = NumberPattern.objects.create(
        office=office, register="case", kind="memo", pattern="{serial}/E/{year}", valid_from=TODAY
    )
    assert in_force(office, TODAY) == {new.pk, own.pk, kinds.pk}
    assert in_force(office, date(2026, 11, 24)) == {old.pk}


def test_a_pattern_is_found_only_in_its_own_office(office: Office, administrator: Capacity) -> None:
    pattern = setting(office, administrator, "{serial}/{year}")
    assert pattern_of(office, pattern.pk) == pattern
    with pytest.raises(Http404):
        pattern_of(OfficeFactory(), pattern.pk)
