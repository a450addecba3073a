"""Which answer holds when several come, whatever the order in which a telephone sends them; codes; IAF MD 4."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from uuid import UUID

import pytest

from mutubaku.audits.visits import errors
from mutubaku.audits.visits.models import Found
from mutubaku.audits.visits.policy.checklist import (
    Answer,
    Given,
    Standing,
    check_answer,
    check_code,
    is_carried,
    is_conflict,
    is_named,
    standing,
    typed_no_later,
)

NINE = datetime(2026, 12, 7, 2, tzinfo=UTC)
LATER = NINE + timedelta(minutes=5)


def given(pk: int, typed_at: datetime, found: str = Found.CONFORMING, *, by: int = 1, conflicts: bool = False) -> Given:
    return Given(pk, UUID(int=pk), found, "", "", typed_at, by, f"Auditor {by}", conflicts)


def answer(**changed: object) -> Answer:
    values: dict[str, object] = {"found": Found.CONFORMING, "note": "", "evidence": "", "typed_at": NINE}
    return Answer(key=UUID(int=1), **{**values, **changed})  # type: ignore[arg-type]  # as the fields of an answer


def test_the_answer_typed_last_holds_in_whatever_order_they_arrive() -> None:
    assert standing([]) == Standing()
    for order in permutations([NINE, LATER, LATER + timedelta(minutes=1)]):
        rows = [given(pk, typed_at) for pk, typed_at in enumerate(order, start=1)]
        holds = standing(rows).holds
        assert holds is not None
        assert holds.typed_at == LATER + timedelta(minutes=1)


def test_two_who_did_not_know_of_each_other_are_both_shown_until_somebody_decides() -> None:
    first, second = given(1, LATER), given(2, NINE, Found.NONCONFORMING, by=2, conflicts=True)
    assert standing([first, second]) == Standing(first, second)
    newer = given(2, LATER + timedelta(minutes=1), Found.NONCONFORMING, by=2, conflicts=True)
    assert standing([first, newer]) == Standing(newer, first)
    decided = given(3, LATER + timedelta(minutes=2), Found.NONCONFORMING)
    assert standing([first, newer, decided]) == Standing(decided)
    same = given(2, LATER + timedelta(minutes=1), by=2, conflicts=True)
    assert standing([first, same]) == Standing(same)


def test_an_answer_conflicts_only_with_another_person_s_other_words_that_it_was_not_written_upon() -> None:
    holds, other = given(1, NINE), answer(found=Found.NONCONFORMING)
    assert is_conflict(other, 2, Standing(holds))
    assert not is_conflict(replace(other, basis=holds.key), 2, Standing(holds))
    assert not is_conflict(other, 1, Standing(holds))
    assert not is_conflict(answer(), 2, Standing(holds))
    assert not is_conflict(other, 2, Standing())


def test_who_types_on_unaware_of_what_another_answered_leaves_it_standing_until_they_have_seen_it() -> None:
    mine, theirs = given(1, LATER), given(2, NINE, Found.NONCONFORMING, by=2, conflicts=True)
    before = standing([mine, theirs])
    on = answer(note="Rekaman lengkap.", basis=mine.key)
    assert is_conflict(on, 1, before)
    assert not is_conflict(replace(on, known=theirs.key), 1, before)
    assert not is_conflict(on, 2, before)  # their own words they know
    typed_on = replace(given(3, LATER + timedelta(minutes=1), conflicts=True), note="Rekaman lengkap.")
    assert standing([mine, theirs, typed_on]) == Standing(typed_on, theirs)
    late = replace(given(4, LATER + timedelta(seconds=9), conflicts=True), note="Rekaman")
    assert standing([mine, theirs, typed_on, late]) == Standing(typed_on, theirs)  # it had waited on the telephone
    assert standing([mine, theirs, typed_on, given(4, LATER + timedelta(minutes=2))]).against is None


def test_an_answer_says_something_and_of_a_nonconformity_what_it_is() -> None:
    check_answer(answer())
    check_answer(answer(found="", note="Lihat lagi besok."))
    check_answer(answer(found=Found.NONCONFORMING, evidence="Rekaman 12"))
    with pytest.raises(errors.NothingFound):
        check_answer(answer(found=""))
    with pytest.raises(errors.ReasonForNonconformity):
        check_answer(answer(found=Found.NONCONFORMING))


@pytest.mark.parametrize(("field", "name"), [("note", "Catatan"), ("evidence", "Bukti")])
def test_ten_thousand_characters_are_told_how_many_there_may_be(field: str, name: str) -> None:
    with pytest.raises(errors.TextTooLong) as refused:
        check_answer(answer(**{field: "a" * 10_000}))
    assert str(refused.value).startswith(f"{name} paling banyak 4000 aksara; Anda menulis 10000.")


def test_a_fast_clock_does_not_win_over_everybody() -> None:
    assert typed_no_later(LATER, NINE) == NINE
    assert typed_no_later(NINE, LATER) == NINE


def test_a_code_opens_its_meeting_until_it_is_old() -> None:
    codes = [("111111", LATER), ("222222", NINE)]
    assert check_code("111111", codes, NINE) == 0
    with pytest.raises(errors.AttendanceCodeExpired):
        check_code("222222", codes, NINE)
    with pytest.raises(errors.CodeWrong):
        check_code("333333", codes, NINE)
    with pytest.raises(errors.CodeWrong):
        check_code("111111", [], NINE)


@pytest.mark.parametrize(
    ("said", "is_there"),
    [
        ("Klausul 8.5", True),
        ("Klausul 8.5.1 (contoh)", True),
        ("ISO 9001:2015, 8.", True),
        ("8.51", False),
        ("Klausul 9.2", False),
        ("Butir “apakah TIMBANGAN ditera?” tidak dipenuhi", True),
    ],
)
def test_a_finding_names_a_line_by_its_clause_a_part_of_it_what_it_is_a_part_of_or_its_words(
    said: str, *, is_there: bool
) -> None:
    assert is_named(("8.5",), "Apakah timbangan ditera?", ["Lain", said]) == is_there
    assert not is_named((), "", [said])


def test_a_number_in_a_finding_s_statement_names_no_clause_but_the_line_s_own_words_do() -> None:
    assert not is_named(("8.5",), "Timbangan ditera?", ["Klausul 9.2"], ["8 karton tanpa label, 8.5 kg."])
    assert is_named(("8.5",), "Timbangan ditera?", ["Klausul 9.2"], ["Butir “timbangan ditera?” tidak dipenuhi"])


@pytest.mark.parametrize(
    ("found", "holds_on"),
    [
        (Found.CONFORMING, True),
        (Found.NOT_APPLICABLE, True),
        (Found.NONCONFORMING, False),
        (Found.NOT_LOOKED_AT, False),
        ("", False),
    ],
)
def test_a_visit_made_again_looks_again_at_what_was_not_in_order_or_not_looked_at(found: str, holds_on: bool) -> None:
    assert is_carried(found) == holds_on
