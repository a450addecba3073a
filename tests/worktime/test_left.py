"""The words on the clock chip of a task."""

from collections.abc import Callable
from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mutubaku.worktime import OfficeCalendar, Pause, TimeLeft, parse_standard, time_left
from tests.worktime.random_cases import draw_moment, draw_office

At = Callable[[str], datetime]


@pytest.mark.parametrize(
    ("now", "standard", "state", "text"),
    [
        # begun on Tuesday 24 November 2026 at 08:00
        ("2026-11-24 08:00", "15 menit", "on-time", "15 menit kerja lagi"),
        ("2026-11-24 08:11", "15 menit", "on-time", "4 menit kerja lagi"),
        ("2026-11-24 08:12", "15 menit", "soon", "3 menit kerja lagi"),
        ("2026-11-24 08:14:30", "15 menit", "soon", "kurang dari 1 menit kerja lagi"),
        ("2026-11-24 08:15", "15 menit", "soon", "kurang dari 1 menit kerja lagi"),
        ("2026-11-24 08:15:01", "15 menit", "late", "lewat kurang dari 1 menit kerja"),
        ("2026-11-24 09:00", "15 menit", "late", "lewat 45 menit kerja"),
        ("2026-11-24 08:40", "2 jam", "on-time", "1 jam 20 menit kerja lagi"),
        ("2026-11-24 09:00", "2 jam", "on-time", "1 jam kerja lagi"),
        ("2026-11-24 09:36", "2 jam", "soon", "24 menit kerja lagi"),
        ("2026-11-24 14:00", "2 jam", "late", "lewat 3 jam kerja"),
        ("2026-11-25 09:59", "2 jam", "late", "lewat 7 jam 29 menit kerja"),
        ("2026-11-25 10:00", "2 jam", "late", "lewat 1 hari kerja"),
        ("2026-11-26 10:00", "2 jam", "late", "lewat 2 hari kerja"),
        ("2026-11-24 08:00", "3 hari kerja", "on-time", "3 hari kerja lagi"),
        ("2026-11-24 20:00", "3 hari kerja", "on-time", "3 hari kerja lagi"),
        ("2026-11-26 16:00", "3 hari kerja", "on-time", "1 hari kerja lagi"),
        ("2026-11-27 07:30", "3 hari kerja", "on-time", "1 hari kerja lagi"),
        ("2026-11-27 07:31", "3 hari kerja", "on-time", "7 jam 29 menit kerja lagi"),
        ("2026-11-27 15:00", "3 hari kerja", "soon", "1 jam 30 menit kerja lagi"),
        ("2026-11-28 10:00", "3 hari kerja", "late", "lewat kurang dari 1 menit kerja"),
        ("2026-12-01 15:59", "3 hari kerja", "late", "lewat 1 hari kerja"),
        ("2026-12-01 16:00", "3 hari kerja", "late", "lewat 2 hari kerja"),
        ("2026-12-02 07:30", "3 hari kerja", "late", "lewat 2 hari kerja"),
        ("2026-11-24 08:00", "41 hari kerja", "on-time", "41 hari kerja lagi"),
        ("2027-01-14 08:00", "41 hari kerja", "on-time", "8 hari kerja lagi"),
        ("2027-01-15 08:00", "41 hari kerja", "soon", "7 hari kerja lagi"),
        ("2026-11-24 08:30", "1 hari", "on-time", "7 jam kerja lagi"),
    ],
)
def test_the_time_left_is_told_in_the_words_of_the_desk(
    office: OfficeCalendar, at: At, now: str, standard: str, state: str, text: str
) -> None:
    asked = parse_standard(standard)
    due = office.due(at("2026-11-24 08:00"), asked)
    assert time_left(office, at(now), due, asked) == TimeLeft(state, text)  # type: ignore[arg-type]  # a table of plain text


def test_a_task_without_time_limit_says_so(office: OfficeCalendar, at: At) -> None:
    assert time_left(office, at("2026-11-24 08:00"), None, None) == TimeLeft("none", "tanpa batas waktu")


def test_a_due_moment_without_a_standard_is_soon_below_one_working_hour(office: OfficeCalendar, at: At) -> None:
    due = at("2026-11-24 11:00")
    assert time_left(office, at("2026-11-24 09:59"), due, None) == TimeLeft("on-time", "1 jam 1 menit kerja lagi")
    assert time_left(office, at("2026-11-24 10:01"), due, None) == TimeLeft("soon", "59 menit kerja lagi")


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        ("Menunggu kelengkapan dari pelanggan", "berhenti: menunggu kelengkapan dari pelanggan"),
        ("menunggu tindakan koreksi tahap 1", "berhenti: menunggu tindakan koreksi tahap 1"),
        ("pengujian", "berhenti: menunggu pengujian"),
        ("", "berhenti"),
    ],
)
def test_a_paused_clock_says_what_it_waits_for(office: OfficeCalendar, at: At, reason: str, text: str) -> None:
    now, due = at("2026-11-24 12:00"), at("2026-11-24 09:00")
    asked = parse_standard("1 jam")
    assert time_left(office, now, due, asked, paused_for=reason) == TimeLeft("paused", text)
    assert time_left(office, now, None, None, paused_for=reason) == TimeLeft("paused", text)


def test_time_that_stood_still_is_neither_left_nor_late(office: OfficeCalendar, at: At) -> None:
    asked, due = parse_standard("2 jam"), at("2026-11-24 10:00")
    pause = Pause(at("2026-11-24 10:10"), at("2026-11-24 10:40"))
    late = time_left(office, at("2026-11-24 11:00"), due, asked, pauses=[pause])
    assert late == TimeLeft("late", "lewat 30 menit kerja")
    days = Pause(at("2026-11-24 15:00"), at("2026-11-30 15:00"))
    late = time_left(office, at("2026-12-02 10:00"), due, asked, pauses=[days])
    assert late == TimeLeft("late", "lewat 2 hari kerja")


@pytest.mark.parametrize("now", ["2026-11-27 16:30", "2026-11-28 09:00", "2026-11-29 12:00", "2026-11-30 07:30"])
@pytest.mark.parametrize(("due", "days"), [("2026-11-26 14:39", 1), ("2026-11-25 16:00", 2)])
def test_nothing_grows_later_over_a_weekend(office: OfficeCalendar, at: At, due: str, days: int, now: str) -> None:
    assert time_left(office, at(now), at(due), None).text == f"lewat {days} hari kerja"


@pytest.mark.parametrize("start", ["2026-11-23 16:00", "2026-11-23 22:00", "2026-11-24 07:30", "2026-11-24 07:31"])
def test_a_standard_in_working_days_never_promises_more_than_it_gives(
    office: OfficeCalendar, at: At, start: str
) -> None:
    asked = parse_standard("3 hari kerja")
    assert time_left(office, at(start), office.due(at(start), asked), asked).text == "3 hari kerja lagi"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_is_left_and_what_is_late_changes_only_by_working_time_and_never_goes_back(data: st.DataObject) -> None:
    def pick(low: int, high: int) -> int:
        return data.draw(st.integers(low, high))

    office = draw_office(pick, days=40)
    calendar = office.calendar
    due, *moments = (office.at(draw_moment(pick, office)) for _ in range(9))
    moments.sort()
    for before, now in pairwise(moments):
        was, is_now = (_lateness(time_left(calendar, moment, due, None)) for moment in (before, now))
        assert was <= is_now
        if calendar.spent(before, now) == 0:
            assert was == is_now


def _lateness(told: TimeLeft) -> tuple[int, int]:
    """The days and minutes said to be late; below nothing where they are left."""
    sign = 1 if told.state == "late" else -1
    return sign * told.days, sign * told.minutes
