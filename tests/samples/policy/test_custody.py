"""Who holds a sample, and what is tested again: decision by decision."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mutubaku.samples import errors
from mutubaku.samples.models import BrokenSeal, Receiver
from mutubaku.samples.policy import (
    Custody,
    Passing,
    Standing,
    Verdict,
    check_lot,
    check_parts,
    check_passing,
    held_for,
    may_retest,
    newest,
    passed,
    seal_number,
    to_sample,
)

NOW = datetime(2026, 11, 25, 3, tzinfo=UTC)
BEFORE = NOW - timedelta(hours=2)
HOUR = timedelta(hours=1)
PASSES, FAILS, UNDECIDED = Verdict.PASSES, Verdict.FAILS, Verdict.UNDECIDED


# Seals and custody


def test_a_seal_number_is_compared_without_spaces_and_in_capitals() -> None:
    assert seal_number(" ab 00 12 ") == "AB0012"


@pytest.mark.parametrize(
    ("whole", "parts", "exceeds"),
    [
        ("12 kemasan", ["10 kemasan", "10 kemasan"], True),
        ("12 kemasan", ["6 kemasan", "6 Kemasan"], False),
        ("12 kemasan", ["6", "7"], True),
        ("1.200 botol", ["1.000 botol", "200,5 botol"], True),
        ("12 kemasan", ["2 kg", "11 kemasan", "9 kemasan"], False),  # not counted in one unit
        ("satu dus", ["10 kemasan"], False),
        ("12 kemasan", ["sisanya"], False),
    ],
)
def test_the_parts_of_a_sample_are_together_no_more_than_it(whole: str, parts: list[str], *, exceeds: bool) -> None:
    if not exceeds:
        check_parts(whole, parts, "laboratory_quantity")
        return
    with pytest.raises(errors.PartsExceed):
        check_parts(whole, parts, "laboratory_quantity")


def test_a_laboratory_gets_what_is_ordered_there_and_another_is_told_what_to_do() -> None:
    told = passing(laboratory="Lab A")
    check_passing(custody(), told, NOW, ordered="Lab A")
    check_passing(custody(), passing(to_kind=Receiver.SAMPLER, laboratory=""), NOW, ordered="")
    with pytest.raises(errors.OrderedNowhere):
        check_passing(custody(), told, NOW, ordered="")
    with pytest.raises(errors.LaboratoryUnnamed):
        check_passing(custody(), passing(laboratory=""), NOW, ordered="Lab A")
    with pytest.raises(errors.OrderedElsewhere, match="dipesan pada Lab B, bukan Lab A") as refused:
        check_passing(custody(), told, NOW, ordered="Lab B")
    assert refused.value.field == "laboratory"


def test_a_sample_with_another_laboratory_than_the_one_ordered_has_not_arrived() -> None:
    there = passed(custody(), passing(laboratory="Lab A"))
    assert held_for(there, "Lab A").is_delivered
    assert not held_for(there, "Lab B").is_delivered
    assert not held_for(custody(), "").is_delivered


def custody(**changed: object) -> Custody:
    return Custody(**{"code": "C-00001", "holder": "Agus Salim", "since": BEFORE, **changed})  # type: ignore[arg-type]  # as its fields


def passing(**changed: object) -> Passing:
    given: dict[str, object] = {"at": NOW - HOUR, "to_kind": Receiver.LABORATORY, "receiver": "Nadia"}
    given["laboratory"] = "Lab" if changed.get("to_kind", Receiver.LABORATORY) == Receiver.LABORATORY else ""
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
        check_passing(held, told, NOW, ordered="Lab")


def test_a_sample_passes_from_hand_to_hand_until_the_laboratory_has_it() -> None:
    held = custody()
    for told in (
        passing(to_kind=Receiver.COURIER, receiver="Pos", courier_number="P1"),
        passing(to_kind=Receiver.PERSON, receiver="Budi", broken=BrokenSeal.RESEALED, reason="Sobek", new_seal="B2"),
        passing(),
    ):
        check_passing(held, told, NOW, ordered="Lab")
        held = passed(held, told)
    assert held == Custody("C-00001", "Nadia, Lab", NOW - HOUR, is_delivered=True, laboratory="Lab")


def test_a_sample_whose_seal_was_broken_for_good_is_not_delivered() -> None:
    told = passing(broken=BrokenSeal.VOID, reason="Terbuka")
    check_passing(custody(), told, NOW, ordered="Lab")
    assert passed(custody(), told) == Custody("C-00001", "Nadia, Lab", NOW - HOUR, is_delivered=False, is_void=True)


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


@pytest.mark.parametrize(("lot", "asked"), [("L26K-18", ""), ("l26k - 17", "L26K-17")])
def test_a_sample_may_be_of_any_lot_or_of_the_one_asked_for(lot: str, asked: str) -> None:
    check_lot(lot, asked)


def test_what_is_certified_by_its_lot_is_tested_again_from_that_lot() -> None:
    with pytest.raises(errors.OtherLot, match="dari lot L26K-17 yang sudah diuji"):
        check_lot("L26K-18", "L26K-17")


@pytest.mark.parametrize(("field", "said"), [("new_seal", "AB1"), ("reason", "Sobek")])
def test_what_is_said_of_an_intact_seal_is_refused_where_it_is_to_be_emptied(field: str, said: str) -> None:
    with pytest.raises(errors.NotSealed) as refused:
        check_passing(custody(), passing(**{field: said}), NOW, ordered="Lab")
    assert refused.value.field == field
