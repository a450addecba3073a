"""The hours of auditors at the client's that a plan has, against those the audit time asks for (T-03, T-04)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from mutubaku.audits.visits.errors import HoursTooFew, HoursTooMany
from mutubaku.audits.visits.policy.hours import auditor_minutes, check_hours, check_possible, in_hours, on_site_of
from mutubaku.audits.visits.policy.plan import TRAVEL, Days, Row, first_rows
from mutubaku.audits.visits.policy.programme import Cell

DAY = date(2026, 12, 7)
DAYS = Days(DAY, DAY + timedelta(days=1))
TEAM, EIGHT = (1, 2), 8 * 60
ROW = Row(DAY, time(9), time(11), "Pabrik", "Produksi", ("8",), 1)


def test_t_04_a_day_from_five_to_eleven_at_night_counts_as_eight_hours() -> None:
    assert auditor_minutes([replace(ROW, begins=time(5), ends=time(23))], DAYS, TEAM, EIGHT) == EIGHT
    split = [replace(ROW, begins=time(5), ends=time(12)), replace(ROW, begins=time(13), ends=time(20))]
    assert auditor_minutes(split, DAYS, TEAM, EIGHT) == EIGHT
    next_day = [*split, replace(ROW, day=DAYS.last)]
    assert auditor_minutes(next_day, DAYS, TEAM, EIGHT) == EIGHT + 120


def test_t_04_neither_the_rest_nor_the_way_counts() -> None:
    assert auditor_minutes([replace(ROW, begins=time(11), ends=time(14))], DAYS, TEAM, EIGHT) == 120
    assert auditor_minutes([replace(ROW, process=TRAVEL)], DAYS, TEAM, EIGHT) == 0


def test_md11_t_03_what_is_looked_at_for_two_standards_at_once_counts_half_for_each() -> None:
    beside = [replace(ROW, begins=time(10), ends=time(12))]
    assert auditor_minutes([ROW], DAYS, TEAM, EIGHT, beside) == 60 + 60 // 2
    assert auditor_minutes(beside, DAYS, TEAM, EIGHT, [ROW]) == 60 + 60 // 2
    assert auditor_minutes([ROW], DAYS, TEAM, EIGHT, [replace(ROW, auditor=2)]) == 120
    early = [replace(ROW, begins=time(6), ends=time(12))]  # twelve hours a day for both are eight
    late = [replace(ROW, begins=time(13), ends=time(19))]
    assert auditor_minutes(early, DAYS, TEAM, EIGHT, late) == EIGHT // 2


def test_t_03_what_the_whole_team_does_counts_for_each_auditor_and_for_nobody_else() -> None:
    assert auditor_minutes([replace(ROW, auditor=None)], DAYS, TEAM, EIGHT) == 240
    assert auditor_minutes([replace(ROW, auditor=7)], DAYS, TEAM, EIGHT) == 0  # an expert, or no longer of the team


def test_t_03_one_auditor_for_one_day_does_not_do_for_nine_days_and_is_asked_why() -> None:
    planned = auditor_minutes([replace(ROW, begins=time(8), ends=time(17))], DAYS, TEAM, EIGHT)
    hours = on_site_of(planned, Decimal("7.2"), EIGHT, 0)
    assert (hours.planned, hours.needed, hours.is_short) == (480, 3456, True)
    with pytest.raises(HoursTooFew, match=r"8 jam auditor di lokasi.*57 jam 36 menit"):
        check_hours(hours, "")
    check_hours(hours, "Audit gabungan dengan lembaga lain.")
    check_hours(on_site_of(3456, Decimal("7.2"), EIGHT, 0), "")


def test_t_03_the_day_at_the_clients_at_stage_1_is_taken_off() -> None:
    assert on_site_of(0, Decimal("3.2"), EIGHT, 1).needed == 1536 - EIGHT
    assert on_site_of(0, Decimal("0.4"), EIGHT, 1).needed == 0


def test_t_03_a_proposed_plan_fills_the_days_of_everybody_who_audits() -> None:
    cells = [Cell("Pabrik", "Produksi", ("8",)), Cell("Pabrik", "Manajemen", ("9",)), Cell("Pabrik", "Mutu", ("7",))]
    for some in (cells[:1], cells, cells * 4):
        rows = first_rows(some, DAYS, TEAM, "Pabrik")
        assert auditor_minutes(rows, DAYS, TEAM, EIGHT) == len(TEAM) * 2 * EIGHT


def test_hours_are_said_as_on_papers() -> None:
    assert (in_hours(840), in_hours(870)) == ("14 jam", "14 jam 30 menit")


def test_t_04_no_more_hours_are_typed_in_than_the_team_has_days_for() -> None:
    check_possible(2 * 2 * EIGHT, 2, 2, EIGHT)
    with pytest.raises(HoursTooMany, match=r"33 jam lebih dari .*paling banyak 32 jam"):
        check_possible(33 * 60, 2, 2, EIGHT)
