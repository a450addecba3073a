"""Numbers are given without a gap, each register, pattern and year by itself, by the pattern in force that day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from mutubaku.cases.actions import next_number
from mutubaku.cases.models import NumberPattern, Register
from mutubaku.people.models import Office
from tests.cast import MONDAY, later
from tests.factories.people import OfficeFactory


@pytest.fixture
def office(db: None) -> Office:
    return OfficeFactory(code="bspji-plg")


def pattern(
    office: Office,
    text: str,
    scheme: str = "",
    register: str = Register.CASE,
    valid_from: str = "2020-01-01",
    kind: str = "",
) -> None:
    day = date.fromisoformat(valid_from)
    NumberPattern.objects.create(
        office=office, register=register, kind=kind, scheme=scheme, pattern=text, valid_from=day
    )


def case_number(office: Office, scheme: str = "iso-9001", at: datetime = MONDAY) -> str:
    return next_number(office, Register.CASE, scheme, at)


def test_numbers_follow_one_another(office: Office) -> None:
    assert [case_number(office) for _ in range(3)] == [f"000{n}/ISO-9001/XI/2026" for n in (1, 2, 3)]


def test_each_register_counts_by_itself(office: Office) -> None:
    case_number(office)
    assert next_number(office, Register.LETTER, "iso-9001", MONDAY) == "0001/ISO-9001/XI/2026"


def test_schemes_without_a_pattern_of_their_own_share_one_count(office: Office) -> None:
    pattern(office, "{serial}/{scheme}/{year}")
    assert [case_number(office, scheme) for scheme in ("iso-9001", "sppt-sni")] == [
        "1/ISO-9001/2026",
        "2/SPPT-SNI/2026",
    ]


def test_a_schemes_own_pattern_goes_before_the_general_one_and_has_its_own_count(office: Office) -> None:
    pattern(office, "{serial}/{year}")
    pattern(office, "SNI-{serial}/{year}", scheme="sppt-sni")
    numbers = [case_number(office, scheme) for scheme in ("iso-9001", "sppt-sni", "iso-9001", "sppt-sni")]
    assert numbers == ["1/2026", "SNI-1/2026", "2/2026", "SNI-2/2026"]


def test_a_kind_of_paper_with_a_pattern_of_its_own_counts_by_itself(office: Office) -> None:
    def letter_number(kind: str, scheme: str = "iso-9001") -> str:
        return next_number(office, Register.LETTER, scheme, MONDAY, kind)

    pattern(office, "{serial}/SS/{year}", register="letter")
    pattern(office, "{serial}/S9/{year}", "iso-9001", register="letter")
    pattern(office, "{serial}/BB/{year}", register="letter", kind="bukti-bayar")
    pattern(office, "{serial}/B14/{year}", "iso-14001", register="letter", kind="bukti-bayar")
    assert [letter_number("bukti-bayar") for _ in range(2)] == ["1/BB/2026", "2/BB/2026"]
    assert letter_number("bukti-bayar", "iso-14001") == "1/B14/2026"
    assert letter_number("surat-kelengkapan") == "1/S9/2026"
    assert letter_number("surat-kelengkapan", "sppt-sni") == "1/SS/2026"
    assert letter_number("bukti-bayar") == "3/BB/2026"
    assert next_number(office, Register.LETTER, "sppt-sni", MONDAY) == "2/SS/2026"


def test_a_kinds_own_pattern_begins_its_own_count_and_leaves_the_registers(office: Office) -> None:
    pattern(office, "{serial}/SS/{year}", register="letter")
    pattern(office, "{serial}/BB/{year}", register="letter", kind="bukti-bayar", valid_from="2026-11-24")
    numbers = [next_number(office, Register.LETTER, "iso-9001", later(days=n), "bukti-bayar") for n in range(3)]
    assert numbers == ["1/SS/2026", "1/BB/2026", "2/BB/2026"]
    assert next_number(office, Register.LETTER, "iso-9001", later(days=3), "surat-kelengkapan") == "2/SS/2026"


def test_a_pattern_holds_from_its_day_on(office: Office) -> None:
    pattern(office, "LAMA-{serial}/{year}")
    pattern(office, "BARU-{serial}/{year}", valid_from="2026-11-25")
    assert [case_number(office, at=later(days=n)) for n in range(3)] == ["LAMA-1/2026", "LAMA-2/2026", "BARU-3/2026"]


def test_a_new_year_by_the_offices_own_clock_begins_at_one(office: Office) -> None:
    eve, new_year = datetime(2026, 12, 31, 16, 59, tzinfo=UTC), datetime(2026, 12, 31, 17, 0, tzinfo=UTC)
    assert [case_number(office, at=at) for at in (eve, new_year)] == ["0001/ISO-9001/XII/2026", "0001/ISO-9001/I/2027"]


def test_each_office_counts_by_itself(office: Office) -> None:
    case_number(office)
    assert case_number(OfficeFactory()) == "0001/ISO-9001/XI/2026"


def test_the_offices_code_in_numbers_is_its_profiles_or_without_one_its_own(office: Office) -> None:
    bare = OfficeFactory(code="tanpa-profil", profile=None)
    for one in (office, bare):
        pattern(one, "{serial}/{office}/{year}")
    assert [case_number(one) for one in (office, bare)] == ["1/BSKJI/BSPJI-Contoh/2026", "1/TANPA-PROFIL/2026"]


def test_an_act_that_fails_gives_its_number_back(office: Office) -> None:
    case_number(office)

    def fail() -> None:
        with transaction.atomic():
            assert case_number(office).startswith("0002")
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert case_number(office).startswith("0002")
