"""What a laboratory wrote, how it is judged, who holds a sample, and what is tested again: decision by decision."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutubaku.samples import errors
from mutubaku.samples.models import BrokenSeal, Receiver
from mutubaku.samples.policy import (
    Custody,
    Judgement,
    Limit,
    Passing,
    Standing,
    Verdict,
    check_limit,
    check_passing,
    check_result,
    check_unit,
    judge,
    may_retest,
    newest,
    passed,
    read_uncertainty,
    read_value,
    rounded,
    seal_number,
    to_sample,
    written,
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
        ("12.000", "12000", ""),
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


@pytest.mark.parametrize(("typed", "number"), [("", None), ("0,05", "0.05"), ("± 0,05", "0.05"), ("±", None)])
def test_an_uncertainty_is_a_number_or_not_given(typed: str, number: str | None) -> None:
    assert read_uncertainty(typed) == (None if number is None else Decimal(number))


@pytest.mark.parametrize("typed", ["kecil", "5 %", "< 0,1", "-1"])
def test_an_uncertainty_in_words_is_refused(typed: str) -> None:
    with pytest.raises(errors.UncertaintyUnreadable):
        read_uncertainty(typed)


@pytest.mark.parametrize(("typed", "right"), [("mg/L", "mg/L"), ("MG / l", "mg/L"), ("", "")])
def test_capitals_and_spaces_of_a_unit_do_not_matter(typed: str, right: str) -> None:
    check_unit(typed, right)


@pytest.mark.parametrize(("typed", "right"), [("µg/L", "mg/L"), ("", "mg/L")])
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
    ],
)
def test_a_result_is_judged_by_one_rule(typed: str, asked: Limit, verdict: Verdict, compared: str) -> None:
    assert judge(read_value(typed), asked) == Judgement(verdict, compared)


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


@pytest.mark.parametrize(
    ("typed", "asked", "refusal"),
    [
        ("3", limit(expected="negatif"), errors.WordsExpected),
        ("keruh", limit(upper="5"), errors.NumberExpected),
        ("< 0,1", limit(upper="0.05"), errors.TooCoarse),
    ],
)
def test_a_result_from_which_nothing_follows_is_refused(
    typed: str, asked: Limit, refusal: type[errors.SampleRefusal]
) -> None:
    with pytest.raises(refusal):
        check_result(read_value(typed), asked)


@pytest.mark.parametrize(("typed", "asked"), [("9", limit(upper="5")), ("positif", limit(expected="negatif"))])
def test_a_result_that_fails_is_taken_like_any_other(typed: str, asked: Limit) -> None:
    check_result(read_value(typed), asked)


def test_a_parameter_needs_something_to_be_judged_by() -> None:
    check_limit(limit(upper="5"))
    check_limit(limit("1", "5"))
    with pytest.raises(errors.LimitMissing):
        check_limit(limit())
    with pytest.raises(errors.LimitsReversed):
        check_limit(limit("5", "1"))


# Seals and custody


def test_a_seal_number_is_compared_without_spaces_and_in_capitals() -> None:
    assert seal_number(" ab 00 12 ") == "AB0012"


def custody(**changed: object) -> Custody:
    return Custody(**{"code": "C-00001", "holder": "Agus Salim", "since": BEFORE, **changed})  # type: ignore[arg-type]  # as its fields


def passing(**changed: object) -> Passing:
    given: dict[str, object] = {"at": NOW - HOUR, "to_kind": Receiver.LABORATORY, "receiver": "Lab"}
    return Passing(**{**given, **changed})  # type: ignore[arg-type]  # as its fields


@pytest.mark.parametrize(
    ("held", "told", "refusal"),
    [
        (custody(is_void=True), passing(), errors.SampleVoid),
        (custody(is_delivered=True), passing(), errors.AlreadyDelivered),
        (custody(), passing(at=NOW + HOUR), errors.InTheFuture),
        (custody(), passing(at=BEFORE - HOUR), errors.OutOfOrder),
        (custody(), passing(to_kind=Receiver.COURIER), errors.CourierNumberMissing),
        (custody(), passing(broken=BrokenSeal.VOID), errors.BrokenSealUnexplained),
        (custody(), passing(broken=BrokenSeal.RESEALED, reason="Sobek"), errors.NewSealMissing),
        (custody(), passing(new_seal="AB1"), errors.NotSealed),
        (custody(), passing(reason="Sobek"), errors.NotSealed),
    ],
)
def test_a_hand_over_that_would_break_the_chain_is_refused(
    held: Custody, told: Passing, refusal: type[errors.SampleRefusal]
) -> None:
    with pytest.raises(refusal):
        check_passing(held, told, NOW)


def test_a_sample_passes_from_hand_to_hand_until_the_laboratory_has_it() -> None:
    held = custody()
    for told in (
        passing(to_kind=Receiver.COURIER, receiver="Pos", courier_number="P1"),
        passing(to_kind=Receiver.PERSON, receiver="Budi", broken=BrokenSeal.RESEALED, reason="Sobek", new_seal="B2"),
        passing(),
    ):
        check_passing(held, told, NOW)
        held = passed(held, told)
    assert held == Custody("C-00001", "Lab", NOW - HOUR, is_delivered=True)


def test_a_sample_whose_seal_was_broken_for_good_is_not_delivered() -> None:
    told = passing(broken=BrokenSeal.VOID, reason="Terbuka")
    check_passing(custody(), told, NOW)
    assert passed(custody(), told) == Custody("C-00001", "Lab", NOW - HOUR, is_delivered=False, is_void=True)


# What is tested again


def test_the_newest_result_of_a_parameter_counts() -> None:
    told = [Standing(1, "pH", FAILS), Standing(1, "Timbal", PASSES), Standing(1, "pH", PASSES)]
    assert newest(told) == {(1, "pH"): told[2], (1, "Timbal"): told[1]}


@pytest.mark.parametrize(
    ("verdicts", "done", "allowed", "open_"),
    [
        ([FAILS], 0, 1, True),
        ([PASSES, UNDECIDED], 0, 1, True),
        ([FAILS], 1, 1, False),
        ([FAILS], 0, 0, False),
        ([PASSES, None], 0, 1, False),
        ([], 0, 1, False),
    ],
)
def test_what_failed_is_tested_again_as_often_as_the_scheme_allows(
    verdicts: list[Verdict | None], done: int, allowed: int, open_: bool
) -> None:
    standings = [Standing(1, f"P{number}", one) for number, one in enumerate(verdicts)]
    assert may_retest(standings, done=done, allowed=allowed) is open_


@pytest.mark.parametrize(
    ("taken", "failing", "wanted"),
    [
        ({}, (), [1, 2]),
        ({1: True, 2: True}, (), []),
        ({1: True, 2: False}, (), [2]),
        ({1: True, 2: True}, (1,), [1]),
        ({2: True}, (2,), [1, 2]),
    ],
)
def test_a_sample_is_wanted_where_none_is_fit_or_something_failed(
    taken: dict[int, bool], failing: tuple[int, ...], wanted: list[int]
) -> None:
    assert to_sample([1, 2], taken, [Standing(item, "pH", FAILS) for item in failing]) == wanted
