"""Figures as they are read and written, and who counts as how many people."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from mutubaku.applications.errors import TransferOtherStandard, TransferOver
from mutubaku.applications.policy import (
    Part,
    Personnel,
    Progress,
    State,
    check_transferable,
    is_outdated,
    quantity,
    ready,
    state_of,
)
from mutubaku.schemes.errors import NotANumber, TooManyDigits


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1.000,5", "1000.5"),
        ("1000,5", "1000.5"),
        ("12.345.678", "12345678"),
        (" 20 000 ", "20000"),
        ("20.000", "20000"),
        ("0", "0"),
        ("0,0001", "0.0001"),
    ],
)
def test_a_number_is_read_as_it_is_written_in_indonesian(typed: str, amount: str) -> None:
    assert quantity(typed) == Decimal(amount)


@pytest.mark.parametrize("typed", ["1000.5", "1,000.5", "12.5", "1.00", "0.005", "-3", "", "dua", "1,", "1e3", "٣"])
def test_what_could_be_read_in_two_ways_or_none_is_refused(typed: str) -> None:
    with pytest.raises(NotANumber):
        quantity(typed)


@pytest.mark.parametrize("typed", ["1234567890123456", "1,23456"])
def test_more_digits_than_are_kept_are_refused(typed: str) -> None:
    with pytest.raises(TooManyDigits):
        quantity(typed)


def test_part_time_people_count_by_their_hours_and_a_part_of_a_person_as_a_whole_one() -> None:
    people = Personnel((80, 40, 0), part_time=5, part_time_hours=20, seasonal=12)
    assert (people.effective(), people.headcount) == (80 + 40 + 3 + 12, 137)


def test_full_time_people_alone_are_as_many_as_they_are() -> None:
    assert Personnel((7, 0, 0)).effective() == 7


def test_where_a_full_week_is_shorter_part_time_people_count_for_more_but_never_for_more_than_one() -> None:
    people = Personnel((0, 0, 0), part_time=10, part_time_hours=20)
    assert [people.effective(hours) for hours in (48, 40, 35, 20, 10)] == [5, 5, 6, 10, 10]


@pytest.mark.parametrize(
    ("done", "total", "state"), [(0, 0, State.DONE), (0, 2, State.EMPTY), (1, 2, State.PARTIAL), (2, 2, State.DONE)]
)
def test_a_part_is_empty_begun_or_done(done: int, total: int, state: State) -> None:
    assert state_of(done, total) is state


def test_an_application_is_ready_when_all_but_the_declaration_is_done() -> None:
    parts = [Progress(Part.CONTACT, State.DONE), Progress(Part.DECLARATION, State.EMPTY)]
    assert ready(parts)
    assert not ready([*parts, Progress(Part.SCOPE, State.PARTIAL)])


@pytest.mark.parametrize("state", [State.EMPTY, State.PARTIAL])
@pytest.mark.parametrize("lacking", [one for one in Part if one is not Part.DECLARATION])
def test_ms_05_an_application_one_part_of_which_is_missing_is_not_ready(lacking: Part, state: State) -> None:
    whole = [Progress(part, State.DONE) for part in Part]
    assert ready(whole)
    assert not ready([Progress(one.part, state) if one.part is lacking else one for one in whole])


def test_a_certificate_of_the_schemes_standard_that_still_holds_may_be_transferred() -> None:
    today = date(2026, 11, 23)
    check_transferable("iso-9001", "ISO 9001:2015", today, today)
    with pytest.raises(TransferOtherStandard):
        check_transferable("iso-9001", "ISO 14001:2015", today, today)
    with pytest.raises(TransferOtherStandard):
        check_transferable("iso-9001", "ISO 19001", today, today)
    with pytest.raises(TransferOver):
        check_transferable("iso-9001", "ISO 9001:2015", date(2026, 11, 22), today)


@pytest.mark.parametrize(
    ("year", "before", "ended", "outdated"),
    [
        (2024, 2024, 2025, True),  # the same once more, though 2025 is over
        (2023, 2024, 2025, True),
        (2025, 2024, 2025, False),
        (2025, 2025, 2025, False),  # there is nothing newer
        (2026, 2025, 2025, False),  # of the year that still runs
    ],
)
def test_figures_that_tell_nothing_beyond_last_time_are_outdated_once_a_later_year_is_over(
    year: int, before: int, ended: int, outdated: bool
) -> None:
    assert is_outdated(year, before, ended) == outdated
