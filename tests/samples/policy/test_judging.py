"""What a laboratory wrote and how it is judged, decision by decision (0018)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from mutubaku.paper.words import written
from mutubaku.samples import errors
from mutubaku.samples.policy import (
    Limit,
    Verdict,
    check_limit,
    check_result,
    check_unit,
    judge,
    read_result,
    read_uncertainty,
    read_value,
    rounded,
)

NOW = datetime(2026, 11, 25, 3, tzinfo=UTC)
BEFORE = NOW - timedelta(hours=2)
HOUR = timedelta(hours=1)
PASSES, FAILS, UNDECIDED = Verdict.PASSES, Verdict.FAILS, Verdict.UNDECIDED


def limit(lower: str = "", upper: str = "", decimals: int | None = None, expected: str = "") -> Limit:
    low, high = (Decimal(one) if one else None for one in (lower, upper))
    return Limit("mg/L", low, high, expected, decimals)


# What was written


@pytest.mark.parametrize(
    ("typed", "number", "sign"),
    [
        ("7,2", "7.2", ""),
        (" 7 ", "7", ""),
        ("1.000,5", "1000.5", ""),
        ("1.234.567", "1234567", ""),
        ("12000", "12000", ""),
        ("< 0,01", "0.01", "<"),
        ("<0,01", "0.01", "<"),
        ("> 100", "100", ">"),
        ("-4,5", "-4.5", ""),
        ("−4,5", "-4.5", ""),
        ("1,5 × 10^2", "150", ""),
        ("1,5x10^2", "150", ""),
        ("2 x 10^-3", "0.002", ""),
    ],
)
def test_a_number_is_read_as_indonesians_write_it(typed: str, number: str, sign: str) -> None:
    value = read_value(typed)
    assert (value.number, value.sign) == (Decimal(number), sign)


@pytest.mark.parametrize("typed", ["tidak terdeteksi", "Negatif", "ttd", "tidak  berbau", "not detected"])
def test_words_are_kept_as_they_are(typed: str) -> None:
    assert read_value(typed).number is None


@pytest.mark.parametrize("typed", ["", "  ", "7.2", "1000.5", "7,2 mg/L", "0,01 <", "1.00", "7,", "9" * 30])
def test_what_could_be_two_numbers_is_refused_and_not_guessed(typed: str) -> None:
    with pytest.raises(errors.ValueUnreadable, match="koma desimal"):
        read_value(typed)


@pytest.mark.parametrize(
    ("typed", "ways"),
    [
        ("0.123", "123 atau 0,123"),
        ("0.005", "5 atau 0,005"),
        ("1.500", "1500 atau 1,5"),
        ("< 0.010", "10 atau 0,01"),
        ("-1.500", "1500 atau 1,5"),
        ("1.500 x 10^2", "1500 atau 1,5"),
    ],
)
def test_a_point_that_could_part_thousands_or_decimals_is_refused_with_both_ways(typed: str, ways: str) -> None:
    with pytest.raises(errors.ValueAmbiguous, match=f"dapat dibaca dua cara. Tulis {ways}"):
        read_value(typed)
    with pytest.raises(errors.UncertaintyAmbiguous, match=ways):
        read_uncertainty(typed)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("kelas 1", "Kelas  1"),
        ("kelas 2", "kelas 1"),
        ("negatif/25 g", "negatif/25 g"),
        ("3 koloni", "negatif"),
        ("keruh", "jernih"),
        ("1", "1"),
    ],
)
def test_where_words_are_asked_for_words_with_digits_are_words(typed: str, expected: str) -> None:
    assert read_result(typed, expected).number is None


def test_where_words_are_asked_for_a_number_is_still_no_finding() -> None:
    assert read_result("3", "negatif").number == 3
    assert read_result("7,2", "").number == Decimal("7.2")
    with pytest.raises(errors.WordsExpected):
        read_result("7.2", "negatif")
    for typed, expected in (("", "negatif"), ("7.2 mg", "")):
        with pytest.raises(errors.ValueUnreadable):
            read_result(typed, expected)


@pytest.mark.parametrize(("typed", "number"), [("", None), ("0,05", "0.05"), ("± 0,05", "0.05"), ("±", None)])
def test_an_uncertainty_is_a_number_or_not_given(typed: str, number: str | None) -> None:
    assert read_uncertainty(typed) == (None if number is None else Decimal(number))


@pytest.mark.parametrize("typed", ["kecil", "5 %", "< 0,1", "-1"])
def test_an_uncertainty_in_words_is_refused(typed: str) -> None:
    with pytest.raises(errors.UncertaintyUnreadable):
        read_uncertainty(typed)


@pytest.mark.parametrize(("typed", "right"), [("mg/L", "mg/L"), ("mg / l", "mg/L"), ("ug/L", "µg/L"), ("", "")])
def test_equal_spellings_of_a_unit_are_one_unit(typed: str, right: str) -> None:
    assert check_unit(typed, right) is None


@pytest.mark.parametrize(("typed", "right"), [("µg/L", "mg/L"), ("MG/L", "mg/L"), ("", "mg/L")])
def test_a_wrong_unit_is_refused_with_the_right_one_named(typed: str, right: str) -> None:
    with pytest.raises(errors.WrongUnit, match="batasnya dalam mg/L"):
        check_unit(typed, right)


def test_a_unit_where_there_is_none_is_refused() -> None:
    with pytest.raises(errors.WrongUnit, match="tidak bersatuan"):
        check_unit("mg/L", "")


# How it is judged (decision 0018)


@pytest.mark.parametrize(
    ("typed", "asked", "verdict", "compared"),
    [
        # within, at and beyond the limits; both are included
        ("7,2", limit("6.5", "8.5", 1), PASSES, "7,2"),
        ("6,5", limit("6.5", "8.5", 1), PASSES, "6,5"),
        ("8,5", limit("6.5", "8.5", 1), PASSES, "8,5"),
        ("8,6", limit("6.5", "8.5", 1), FAILS, "8,6"),
        ("6,4", limit("6.5", "8.5", 1), FAILS, "6,4"),
        # rounded half to even before it is compared
        ("8,55", limit("6.5", "8.5", 1), FAILS, "8,6"),
        ("8,45", limit("6.5", "8.4", 1), PASSES, "8,4"),
        ("8,54", limit("6.5", "8.5", 1), PASSES, "8,5"),
        ("0,25", limit(upper="0.2", decimals=1), PASSES, "0,2"),
        ("0,35", limit(upper="0.3", decimals=1), FAILS, "0,4"),
        ("2,5", limit(upper="2", decimals=0), PASSES, "2"),
        ("7", limit("6.5", "8.5", 1), PASSES, "7,0"),
        ("1.200,5", limit(upper="1200", decimals=0), PASSES, "1.200"),
        # not rounded where no places are named
        ("8,51", limit("6.5", "8.5"), FAILS, "8,51"),
        ("500,10", limit(upper="500.1"), PASSES, "500,1"),
        # below and above what could be measured
        ("< 0,01", limit(upper="0.05"), PASSES, "< 0,01"),
        ("< 0,05", limit(upper="0.05"), PASSES, "< 0,05"),
        ("< 0,1", limit(upper="0.05"), UNDECIDED, "< 0,1"),
        ("< 5", limit(lower="5"), FAILS, "< 5"),
        ("< 7", limit(lower="5"), UNDECIDED, "< 7"),
        ("< 0,01", limit("0", "0.05"), PASSES, "< 0,01"),
        ("< 0,01", limit("0.001", "0.05"), UNDECIDED, "< 0,01"),
        ("> 100", limit(upper="100"), FAILS, "> 100"),
        ("> 100", limit(lower="90"), PASSES, "> 100"),
        ("> 80", limit(lower="90"), UNDECIDED, "> 80"),
        ("> 95", limit("90", "100"), UNDECIDED, "> 95"),
        # nothing was found
        ("tidak terdeteksi", limit(upper="0.01"), PASSES, "tidak terdeteksi"),
        ("TTD", limit("0", "0.01"), PASSES, "TTD"),
        ("tidak terdeteksi", limit(lower="5"), FAILS, "tidak terdeteksi"),
        ("keruh", limit(upper="5"), UNDECIDED, "keruh"),
        # findings in words
        ("negatif", limit(expected="negatif"), PASSES, "negatif"),
        ("Negatif", limit(expected="negatif/25 g"), PASSES, "Negatif"),
        ("tidak terdeteksi", limit(expected="negatif"), PASSES, "tidak terdeteksi"),
        ("positif", limit(expected="negatif"), FAILS, "positif"),
        ("Tidak  Berbau", limit(expected="tidak berbau"), PASSES, "Tidak Berbau"),
        ("berbau", limit(expected="tidak berbau"), FAILS, "berbau"),
        ("negatif", limit(expected="tidak berbau"), FAILS, "negatif"),
        ("3", limit(expected="negatif"), UNDECIDED, "3"),
        ("Kelas 1", limit(expected="kelas 1"), PASSES, "Kelas 1"),
        ("kelas 2", limit(expected="kelas 1"), FAILS, "kelas 2"),
        ("negatif / 25 g", limit(expected="negatif/25 g"), PASSES, "negatif / 25 g"),
        ("tidak terdeteksi/25 g", limit(expected="negatif/25 g"), PASSES, "tidak terdeteksi/25 g"),
        ("negatif/25 g", limit(expected="negatif"), PASSES, "negatif/25 g"),
        ("negatif/1 g", limit(expected="negatif/25 g"), UNDECIDED, "negatif/1 g"),
        ("positif/25 g", limit(expected="negatif/25 g"), FAILS, "positif/25 g"),
        ("3 koloni", limit(expected="negatif"), FAILS, "3 koloni"),
    ],
)
def test_a_result_is_judged_by_one_rule(typed: str, asked: Limit, verdict: Verdict, compared: str) -> None:
    judged = judge(read_result(typed, asked.expected), asked)
    assert (judged.verdict, judged.compared, judged.is_close) == (verdict, compared, False)


@pytest.mark.parametrize(("typed", "is_rounded"), [("8,55", True), ("8,5", False), ("8", False), ("< 6,04", False)])
def test_what_rounding_changed_is_told(typed: str, is_rounded: bool) -> None:
    assert judge(read_value(typed), limit("6.5", "8.5", 1)).is_rounded is is_rounded


@pytest.mark.parametrize(
    ("typed", "uncertainty", "is_close"),
    [("8,4", "0,1", True), ("8,6", "0,1", True), ("8,3", "0,1", False), ("8,4", "", False), ("6,6", "0,2", True)],
)
def test_the_uncertainty_is_shown_and_does_not_move_the_limit(typed: str, uncertainty: str, is_close: bool) -> None:
    asked = limit("6.5", "8.5", 1)
    judged = judge(read_value(typed), asked, read_uncertainty(uncertainty))
    assert judged.is_close is is_close
    assert judged.passes is judge(read_value(typed), asked).passes


@given(st.decimals(0, 100, places=4), st.decimals(0, 100, places=2), st.decimals(0, 5, places=3))
def test_whatever_the_uncertainty_the_verdict_is_that_of_the_rounded_value(
    number: Decimal, upper: Decimal, spread: Decimal
) -> None:
    asked = Limit("mg/L", None, upper, decimals=2)
    judged = judge(read_value(written(number)), asked, spread)
    assert judged.passes is (rounded(number, 2) <= upper)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (limit("6.5", "8.5"), "6,5 – 8,5"),
        (limit(upper="0.01"), "maks. 0,01"),
        (limit(lower="1200"), "min. 1.200"),
        (limit(expected="negatif"), "negatif"),
        (limit(), "–"),
    ],
)
def test_a_limit_is_said_in_words(asked: Limit, said: str) -> None:
    assert asked.said == said


def test_limits_and_verdicts_are_said_in_english_too() -> None:
    with override("en"):
        assert [limit(upper="0.01").said, limit(lower="7").said] == ["max. 0,01", "min. 7"]
        assert [one.said for one in Verdict] == ["passes", "fails", "cannot be judged"]


@pytest.mark.parametrize(
    ("typed", "asked", "refusal"),
    [
        ("3", limit(expected="negatif"), errors.WordsExpected),
        ("-", limit(expected="negatif"), errors.WordsExpected),
        ("?", limit(expected="negatif"), errors.WordsExpected),
        ("#N/A", limit(expected="negatif"), errors.WordsExpected),
        ("=B2", limit(expected="negatif"), errors.WordsExpected),
        ("keruh", limit(upper="5"), errors.NumberExpected),
        ("< 0,1", limit(upper="0.05"), errors.TooCoarse),
        ("negatif/1 g", limit(expected="negatif/25 g"), errors.TooCoarse),
    ],
)
def test_a_result_from_which_nothing_follows_is_refused(
    typed: str, asked: Limit, refusal: type[errors.SampleRefusal]
) -> None:
    with pytest.raises(refusal):
        check_result(read_result(typed, asked.expected), asked)


@pytest.mark.parametrize(
    ("typed", "asked"), [("9", limit(upper="5")), ("positif", limit(expected="negatif")), ("+", limit(expected="+"))]
)
def test_a_result_that_fails_is_taken_like_any_other(typed: str, asked: Limit) -> None:
    assert check_result(read_value(typed), asked) is None


def test_a_parameter_needs_something_to_be_judged_by() -> None:
    check_limit(limit(upper="5"))
    check_limit(limit("1", "5"))
    with pytest.raises(errors.LimitMissing):
        check_limit(limit())
    with pytest.raises(errors.LimitsReversed):
        check_limit(limit("5", "1"))
