"""Moments so much working time after another, or before it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from mutubaku.cli.demonstration.moments import DAY, after, before
from mutubaku.worktime import seeded_calendar

WIB = ZoneInfo("Asia/Jakarta")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=WIB)


def test_an_hour_after_half_past_three_on_thursday_is_eight_on_friday() -> None:
    assert after(seeded_calendar(), at(26, 15, 30), 60) == at(27, 8)


@pytest.mark.parametrize(
    ("end", "minutes", "begun"),
    [
        (at(26, 10), 60, at(26, 8, 59)),
        (at(26, 8), 60, at(25, 15, 29)),
        (at(26, 10), DAY, at(25, 9, 59)),
        (at(29, 12), 30, at(27, 15, 59)),  # a Sunday: counted back from Friday's closing at half past four
    ],
)
def test_before_is_the_last_open_minute_with_that_much_time_left(end: datetime, minutes: int, begun: datetime) -> None:
    calendar = seeded_calendar()
    found = before(calendar, end, minutes)
    assert found == begun
    assert calendar.is_open(found)
    assert 0 <= calendar.spent(found, end) - minutes <= 1
