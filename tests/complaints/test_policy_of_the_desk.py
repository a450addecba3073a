"""What the desk may write down, what a complainant hears last, and when a client is reminded or late."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from mutubaku.complaints import errors
from mutubaku.complaints.policy import (
    Facts,
    check_complaint,
    check_taken,
    is_answer_late,
    last_stage,
    reminder_stage,
)

REFERRED = Facts(about="client", is_linked=True, is_ours=True, has_handler=True, is_referred=True)
TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("channel", "received_on", "refusal"),
    [
        ("form", TODAY, errors.ChannelMissing),
        ("", TODAY, errors.ChannelMissing),
        ("phone", TODAY + timedelta(days=1), errors.ReceivedLater),
        ("letter", TODAY - timedelta(days=31), errors.ReceivedTooEarly),
    ],
)
def test_what_the_desk_writes_down_came_to_it_on_a_day_that_has_been(
    channel: str, received_on: date, refusal: type[Exception]
) -> None:
    first = TODAY - timedelta(days=30)
    with pytest.raises(refusal):
        check_taken(channel, received_on, first=first, today=TODAY)
    for day in (first, TODAY):
        check_taken("counter", day, first=first, today=TODAY)


def test_who_told_the_desk_may_be_reached_by_letter_and_who_wrote_on_the_page_may_not() -> None:
    said = {"about": "service", "text": "Terlambat.", "email": "", "phone": " ", "number": "", "subject": ""}
    check_complaint(**said, address="Jalan Contoh 5")
    check_complaint(**{**said, "phone": "0711 555 0147"}, address="")
    with pytest.raises(errors.WayMissing):
        check_complaint(**said, address=" ")
    with pytest.raises(errors.ContactMissing):
        check_complaint(**said)


@pytest.mark.parametrize(
    ("facts", "until", "is_it"),
    [
        (REFERRED, TODAY - timedelta(days=1), True),
        (REFERRED, TODAY, False),
        (REFERRED, None, False),
        (replace(REFERRED, is_answered=True), TODAY - timedelta(days=1), False),
        (replace(REFERRED, is_decided=True), TODAY - timedelta(days=1), False),
    ],
)
def test_an_answer_is_late_once_its_day_is_over_while_the_complaint_is_open(
    facts: Facts, until: date | None, is_it: bool
) -> None:
    assert is_answer_late(facts, until, TODAY) is is_it


@pytest.mark.parametrize(("days_left", "stage"), [(4, ""), (3, "soon"), (0, "soon"), (-1, "past"), (-40, "past")])
def test_a_client_is_reminded_so_many_days_before_and_once_its_day_is_over(days_left: int, stage: str) -> None:
    assert reminder_stage(TODAY + timedelta(days=days_left), 3, TODAY) == stage


def test_the_last_news_is_the_latest_and_of_two_of_one_moment_the_further_on() -> None:
    assert last_stage([("recorded", NOON), ("acknowledged", None)]) == "recorded"
    assert last_stage([("recorded", NOON), ("acknowledged", NOON), ("decided", None)]) == "acknowledged"
    assert last_stage([("referred", NOON + timedelta(hours=1)), ("progress", NOON)]) == "referred"
