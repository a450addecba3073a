"""What a finished case used of its time, on plain values."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from mutubaku.reports.policy import Done, Measured, measure, total_of
from mutubaku.worktime import Pause, parse_standard, seeded_calendar

WIB = ZoneInfo("Asia/Jakarta")
CALENDAR = seeded_calendar("Asia/Jakarta")
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=WIB)
DAY = 450  # working minutes


def done(standard: str, takes: timedelta, *pauses: Pause, begins: datetime = MONDAY) -> Done:
    return Done(begins, begins + takes, parse_standard(standard), pauses)


def test_minutes_and_hours_are_counted_in_working_time() -> None:
    steps = [done("15 menit", timedelta(minutes=20)), done("2 jam", timedelta(hours=1))]
    assert measure(CALENDAR, steps) == Measured(used=80, allowed=135, day=DAY)


def test_hari_kerja_are_counted_as_their_due_moment_is() -> None:
    until_closing = timedelta(days=2, hours=8)  # Wednesday at closing: the second hari kerja after Monday
    kept = measure(CALENDAR, [done("2 hari kerja", until_closing)])
    assert kept == Measured(used=2 * DAY, allowed=2 * DAY, day=DAY)
    late = measure(CALENDAR, [done("2 hari kerja", until_closing + timedelta(days=1))])
    assert late is not None
    assert not late.is_on_time


def test_a_pause_is_not_the_offices_time() -> None:
    pause = Pause(MONDAY + timedelta(minutes=10), MONDAY + timedelta(minutes=70))
    found = measure(CALENDAR, [done("30 menit", timedelta(minutes=90), pause)])
    assert found == Measured(used=30, allowed=30, day=DAY)


def test_time_lost_on_one_step_may_be_won_back_on_another() -> None:
    found = measure(CALENDAR, [done("15 menit", timedelta(minutes=60)), done("2 jam", timedelta(minutes=30))])
    assert found is not None
    assert found.is_on_time


def test_a_case_without_a_step_of_the_office_is_not_measured() -> None:
    assert measure(CALENDAR, []) is None


def test_days_are_said_to_a_tenth() -> None:
    found = Measured(used=675, allowed=18900, day=DAY)
    assert (found.used_days, found.allowed_days) == (Decimal("1.5"), Decimal("42.0"))


def test_the_total_counts_endings_and_judges_the_time_of_those_with_a_result() -> None:
    on_time, late = Measured(DAY, 2 * DAY, DAY), Measured(4 * DAY, 2 * DAY, DAY)
    cases = [("completed", on_time), ("completed", late), ("refused", on_time), ("withdrawn", None), ("closed", late)]
    total = total_of(cases)
    assert (total.finished, total.measured, total.on_time, total.share) == (5, 3, 2, 66)
    assert total.endings == {"completed": 2, "refused": 1, "withdrawn": 1, "closed": 1}
    assert total.mean == Decimal("2.0")


def test_a_total_of_nothing_says_neither_share_nor_mean() -> None:
    total = total_of([])
    assert (total.finished, total.share, total.mean) == (0, None, None)
