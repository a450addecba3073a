"""The fast calendar against the slow, obvious one (bar R8); the soak does the same a million times."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from mutubaku.worktime import Unit
from tests.worktime.random_cases import (
    Office,
    Pick,
    disagreements,
    draw_case,
    draw_changing_office,
    draw_office,
)

CASES_PER_OFFICE = 20


def compare(office: Office, pick: Pick, units: tuple[Unit, ...] = tuple(Unit)) -> None:
    """Some cases of one office, for laying out the reference takes longest."""
    for _ in range(CASES_PER_OFFICE):
        assert disagreements(office, draw_case(pick, office, units)) == []


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_due_spent_and_opening_are_what_stepping_through_the_minutes_finds(data: st.DataObject) -> None:
    def pick(low: int, high: int) -> int:
        return data.draw(st.integers(low, high))

    compare(draw_office(pick, days=60), pick)


@settings(max_examples=4, deadline=None)
@given(st.data())
def test_nothing_is_lost_between_the_minutes_when_stepping_by_the_second(data: st.DataObject) -> None:
    def pick(low: int, high: int) -> int:
        return data.draw(st.integers(low, high))

    compare(draw_office(pick, days=6, tick=timedelta(seconds=1)), pick)


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_the_same_holds_where_the_clock_is_changed(data: st.DataObject) -> None:
    def pick(low: int, high: int) -> int:
        return data.draw(st.integers(low, high))

    compare(draw_changing_office(pick, days=25), pick)
