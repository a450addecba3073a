"""What a version of a scheme may say, on plain values: evaluations, clauses, limits."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from mutubaku.schemes.errors import NotANumber, SurveillanceTooRare, TermsContradict, TooManyDigits, TwoNumbers
from mutubaku.schemes.policy import (
    EVERY,
    Figures,
    are_limits,
    asked,
    check_figures,
    check_interval,
    clause_order,
    is_asked,
    is_clause,
    left_out,
    limit_text,
    read_limit,
    span_text,
)

SNI = {
    "1": ["documents", "sampling", "testing"],
    "3": ["documents", "factory", "sampling", "testing"],
    "5": ["documents", "stage-1", "stage-2", "sampling", "testing"],
}


@pytest.mark.parametrize(
    ("types", "wanted"),
    [
        ({"1"}, {"documents", "sampling", "testing"}),
        ({"1", "3"}, {"documents", "factory", "sampling", "testing"}),
        ({"1", "5"}, {"documents", "stage-1", "stage-2", "sampling", "testing"}),
        ({""}, EVERY),
        (set(), EVERY),
        ({"1", "2"}, EVERY),
    ],
)
def test_the_types_of_a_case_are_evaluated_together_and_silence_leaves_nothing_out(
    types: set[str], wanted: set[str]
) -> None:
    assert asked(SNI, types) == wanted


@pytest.mark.parametrize(
    ("clause", "stage", "of_lots", "of_factory", "of_system"),
    [
        ("7.5", 1, False, False, True),  # readiness is asked at stage 1 alone
        ("8.5.1", 2, False, True, True),  # the production
        ("9.2", 2, False, False, True),  # the rest of the system
        ("8", 2, False, True, True),
    ],
)
def test_types_1_3_and_5_are_asked_nothing_the_production_and_the_whole_system(
    clause: str, stage: int, *, of_lots: bool, of_factory: bool, of_system: bool
) -> None:
    found = [is_asked(clause, stage, SNI[one]) for one in ("1", "3", "5")]
    assert found == [of_lots, of_factory, of_system]


def test_green_industry_asks_technical_topics_with_the_measured_criteria_and_the_others_with_the_graded() -> None:
    assert is_asked("T.5", 2, {"stage-2", "performance"})
    assert not is_asked("T.5", 2, {"stage-2", "management"})
    assert is_asked("M.1", 2, {"stage-2", "management"})
    assert not is_asked("M.1", 1, {"stage-2", "management"})


@pytest.mark.parametrize(
    ("scheme", "kinds", "lacking"),
    [
        ("sppt-sni", [], []),
        ("sppt-sni", ["sampling", "testing"], []),
        ("sppt-sni", ["documents", "stage-2"], ["sampling", "testing"]),
        ("iso-9001", ["stage-2"], ["stage-1"]),
        ("industri-hijau", ["stage-2"], []),
    ],
)
def test_what_the_procedure_of_a_scheme_always_does_cannot_be_left_out(
    scheme: str, kinds: list[str], lacking: list[str]
) -> None:
    assert left_out(scheme, kinds) == lacking


@pytest.mark.parametrize(
    ("scheme", "clause", "there_is"),
    [
        ("iso-9001", "4", True),
        ("iso-9001", "10.2.1", True),
        ("iso-14001", "6.1.2.3", True),
        ("sppt-sni", "8.5.1", True),
        ("industri-hijau", "M.6", True),
        ("industri-hijau", "T.9.2", True),
        ("iso-9001", "3.1", False),
        ("iso-9001", "11", False),
        ("iso-9001", "7.0", False),
        ("iso-9001", "M.1", False),
        ("industri-hijau", "7.1", False),
        ("industri-hijau", "M.7", False),
        ("iso-50001", "4.1", False),
        ("iso-9001", "4.1 ", False),
    ],
)
def test_a_clause_is_one_its_scheme_has(scheme: str, clause: str, there_is: bool) -> None:
    assert is_clause(scheme, clause) is there_is


def test_clauses_are_sorted_as_a_reader_expects() -> None:
    assert sorted(["10.1", "4.10", "T.1", "4.2", "M.2", "4"], key=clause_order) == [
        *("4", "4.2", "4.10", "10.1", "M.2", "T.1")
    ]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("", None),
        ("  ", None),
        ("0,005", "0.005"),
        ("1.500,25", "1500.25"),
        ("1 500", "1500"),
        ("1.234.567", "1234567"),
        ("-2", "-2"),
        ("−2,5", "-2.5"),
        ("0,0000000001", "0.0000000001"),
    ],
)
def test_a_limit_is_read_as_indonesians_write_it(typed: str, value: str | None) -> None:
    assert read_limit(typed) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(("typed", "ways"), [("0.005", "5 atau 0,005"), ("1.500", "1500 atau 1,5")])
def test_a_limit_that_could_be_two_numbers_is_refused_and_not_guessed(typed: str, ways: str) -> None:
    with pytest.raises(TwoNumbers, match=f"Tulis {ways}"):
        read_limit(typed)


@pytest.mark.parametrize("typed", ["abc", "6.5", "1,2,3", "1.50.0", "< 0,01"])
def test_what_is_no_limit_is_refused(typed: str) -> None:
    with pytest.raises(NotANumber, match=re.escape(f"“{typed.replace(' ', '')}” bukan angka")):
        read_limit(typed)


@pytest.mark.parametrize("typed", ["1" * 15, "0,00000000001"])
def test_a_limit_has_no_more_digits_than_are_kept(typed: str) -> None:
    with pytest.raises(TooManyDigits):
        read_limit(typed)


def test_limits_are_written_for_people() -> None:
    assert [limit_text(one) for one in (None, Decimal("0.0050000000"), Decimal("1500"), Decimal("10.0"))] == [
        *("", "0,005", "1500", "10")
    ]
    assert span_text(Decimal(6), Decimal("8.5")) == "6–8,5"
    assert span_text(None, Decimal("0.3")) == "paling tinggi 0,3"
    assert span_text(Decimal(30), None) == "paling rendah 30"
    assert span_text(None, None) == ""


def test_limits_leave_something_between_them() -> None:
    assert are_limits(None, Decimal(1))
    assert are_limits(Decimal(1), Decimal(1))
    assert not are_limits(Decimal(2), Decimal(1))


@pytest.mark.parametrize(
    ("first", "every", "field"),
    [(13, 12, "first_surveillance_months"), (12, 13, "surveillance_months"), (12, 12, ""), (9, 6, "")],
)
def test_ms_02_a_management_system_is_looked_at_every_calendar_year_and_first_within_twelve_months(
    first: int, every: int, field: str
) -> None:
    check_interval("sppt-sni", first, every)  # ISO/IEC 17065 leaves it to the scheme
    if not field:
        check_interval("iso-9001", first, every)
        return
    with pytest.raises(SurveillanceTooRare) as refused:
        check_interval("iso-14001", first, every)
    assert refused.value.field == field


FIGURES = Figures(
    validity_months=36,
    surveillance_months=12,
    first_surveillance_months=12,
    surveillance_window_days=90,
    recertification_lead_months=6,
    major_limit_months=6,
    due_months={"critical": 1, "major": 3, "minor": 9},
)


@pytest.mark.parametrize(
    ("scheme", "changes", "field"),
    [
        ("iso-9001", {}, ""),
        ("iso-9001", {"validity_months": 37}, "validity_months"),  # MS-01
        ("sppt-sni", {"validity_months": 48}, ""),  # ISO/IEC 17065 leaves it to the scheme
        ("sppt-sni", {"recertification_lead_months": 36}, "recertification_lead_months"),
        ("sppt-sni", {"surveillance_months": 37}, "surveillance_months"),
        ("sppt-sni", {"first_surveillance_months": 37}, "first_surveillance_months"),
        ("sppt-sni", {"first_surveillance_months": 36, "surveillance_months": 36}, ""),
        ("sppt-sni", {"surveillance_window_days": 900}, "surveillance_window_days"),
        ("sppt-sni", {"due_months": {"major": 9}}, "major_due_months"),
        ("sppt-sni", {"due_months": {"critical": 9, "major": 3}}, "critical_due_months"),
        ("sppt-sni", {"due_months": {}}, ""),
    ],
)
def test_ms_01_the_figures_of_a_scheme_hold_together_and_what_contradicts_is_told_at_its_field(
    scheme: str, changes: dict[str, Any], field: str
) -> None:
    given = replace(FIGURES, **changes)
    if not field:
        check_figures(scheme, given)
        return
    with pytest.raises(TermsContradict) as refused:
        check_figures(scheme, given)
    assert refused.value.field == field
