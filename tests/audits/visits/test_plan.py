"""What a plan of a visit must hold, what it lacks, and how long it takes (ISO/IEC 17021-1, 9.2.3; rule MS-08)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutubaku.audits.errors import AuditTooLong, DatesReversed
from mutubaku.audits.visits import errors
from mutubaku.audits.visits.policy.plan import (
    CLOSING,
    OPENING,
    Busy,
    Days,
    Row,
    Stage1,
    as_json,
    auditor_of,
    check_began,
    check_begun,
    check_interval,
    check_meetings,
    check_plan,
    check_stage_2,
    days_over,
    first_rows,
    lacking,
    minutes,
)
from mutubaku.audits.visits.policy.programme import Cell
from mutubaku.audits.visits.policy.remote import Ahead

DAY = date(2026, 12, 7)
DAYS = Days(DAY, DAY + timedelta(days=1))
TEAM = {1: "Ani", 2: "Budi"}
CELLS = [Cell("Pabrik", "Produksi", ("8.4", "8.5")), Cell("Pabrik", "Manajemen", ("4", "9"))]
ROW = Row(DAY, time(9), time(11), "Pabrik", "Produksi", ("8",), 1)


def row(**changed: object) -> Row:
    return replace(ROW, **changed)  # type: ignore[arg-type]  # as the fields of a row


@pytest.mark.parametrize(
    ("rows", "error", "at"),
    [
        ([], errors.PlanEmpty, -1),
        ([row(day=DAY - timedelta(days=1))], errors.OutsideVisit, 0),
        ([ROW, row(day=DAY + timedelta(days=2))], errors.OutsideVisit, 1),
        ([row(begins=time(11), ends=time(9))], errors.HoursReversed, 0),
        ([row(begins=time(9), ends=time(9))], errors.HoursReversed, 0),
        ([row(begins=time(3))], errors.OddHours, 0),
        ([row(ends=time(23, 30))], errors.OddHours, 0),
        ([row(auditor=3)], errors.NotOfTheTeam, 0),
        ([ROW, row(begins=time(10), ends=time(12))], errors.TwoPlacesAtOnce, 1),
        ([ROW, row(auditor=None)], errors.TwoPlacesAtOnce, 1),
        ([row(auditor=None), row(auditor=None)], errors.TwoPlacesAtOnce, 1),
    ],
)
def test_a_plan_names_what_cannot_be_and_in_which_row(rows: list[Row], error: type, at: int) -> None:
    with pytest.raises(error) as refused:
        check_plan(rows, DAYS, TEAM)
    assert refused.value.row == at


def test_auditors_may_work_side_by_side_and_one_after_the_other() -> None:
    rows = [ROW, row(auditor=2), row(begins=time(11), ends=time(12)), row(day=DAYS.last)]
    assert check_plan(rows, DAYS, TEAM) is None


def test_days_that_are_reversed_or_too_many_are_refused() -> None:
    with pytest.raises(DatesReversed):
        check_plan([ROW], Days(DAY, DAY - timedelta(days=1)), TEAM)
    with pytest.raises(AuditTooLong):
        check_plan([ROW], Days(DAY, DAY + timedelta(days=31)), TEAM)


def test_an_auditor_who_is_at_another_client_at_that_hour_is_named_with_the_other_case() -> None:
    elsewhere = [Busy(row(begins=time(10), ends=time(16)), "0007/2026")]
    with pytest.raises(errors.TwoPlacesAtOnce) as refused:
        check_plan([ROW], DAYS, TEAM, elsewhere)
    assert str(refused.value) == ("Baris 1: Ani pada jam itu sudah bertugas di 0007/2026. Ubah jamnya atau auditornya.")
    with pytest.raises(errors.TwoPlacesAtOnce):
        check_plan([row(auditor=None)], DAYS, TEAM, elsewhere)
    check_plan([row(auditor=2)], DAYS, TEAM, elsewhere)
    check_plan([row(ends=time(10))], DAYS, TEAM, elsewhere)


def test_md11_whoever_audits_two_standards_at_once_is_at_one_place_for_both() -> None:
    beside = [Busy(row(begins=time(10), ends=time(16)), "0007/2026", is_same_audit=True)]
    check_plan([ROW], DAYS, TEAM, beside)
    with pytest.raises(errors.TwoPlacesAtOnce):
        check_plan([row(site="Gudang")], DAYS, TEAM, beside)


def test_what_the_programme_gives_and_no_row_looks_at_is_named_with_its_clauses() -> None:
    assert lacking(CELLS, [ROW]) == ["Pabrik · Manajemen"]
    assert lacking(CELLS, [ROW, row(process="Manajemen", clauses=("9",))]) == ["Pabrik · Manajemen (4)"]
    assert lacking([Cell("Pabrik", "Produksi", ("8",))], [row(clauses=("8.5",))]) == ["Pabrik · Produksi (8)"]
    assert lacking(CELLS[:1], [row(clauses=("8.5",)), row(clauses=("8.4",))]) == []


def test_the_rest_at_noon_is_no_audit_time() -> None:
    assert minutes([row(begins=time(9), ends=time(16))], DAYS) == 360
    assert minutes([row(begins=time(12, 30), ends=time(14)), ROW], DAYS) == 60 + 120
    assert minutes([row(begins=time(12), ends=time(13))], DAYS) == 0


def test_a_clause_belongs_to_whom_the_plan_gives_it() -> None:
    rows = [ROW, row(process="Manajemen", clauses=("9",), auditor=None)]
    assert auditor_of(["8.5.1"], rows) == {1}
    assert auditor_of(["9.2"], rows) == {None}
    assert auditor_of(["4"], rows) == set()


@given(
    cells=st.integers(0, 30).map(lambda number: [Cell("Pabrik", f"Proses {one}", ("8",)) for one in range(number)]),
    days=st.integers(0, 3).map(lambda number: Days(DAY, DAY + timedelta(days=number))),
    team=st.sampled_from([[], [1], [1, 2]]),
)
def test_a_first_plan_can_stand_and_leaves_nothing_of_the_programme_out(
    cells: list[Cell], days: Days, team: list[int]
) -> None:
    rows = first_rows(cells, days, team, "Pabrik")
    assert (rows[0].process, rows[-1].process) == (OPENING, CLOSING)
    check_plan(rows, days, TEAM)
    assert lacking(cells, rows) == []


def test_a_plan_is_kept_as_the_client_saw_it() -> None:
    assert as_json([ROW], DAYS) == {
        "first": "2026-12-07",
        "last": "2026-12-08",
        "rest": ["12:00", "13:00"],
        "rows": [["2026-12-07", "09:00", "11:00", "Pabrik", "Produksi", ["8"], 1]],
    }
    ahead = Ahead("Kantor pusat", "Video", "Sinyal")
    assert as_json([ROW], DAYS, ahead)["remote"] == ["Kantor pusat", "Video", "Sinyal"]


def test_ms_08_a_long_interval_needs_a_reason_and_stage_2_never_comes_before_stage_1() -> None:
    check_interval(DAY, DAY + timedelta(days=180), 180, "")
    check_interval(DAY, DAY, 180, "")
    check_interval(DAY, DAY + timedelta(days=181), 180, "Pabrik berhenti untuk perawatan.")
    with pytest.raises(errors.IntervalUnjustified, match="181 hari"):
        check_interval(DAY, DAY + timedelta(days=181), 180, "")
    with pytest.raises(errors.StagesReversed):
        check_interval(DAY, DAY - timedelta(days=1), 180, "Alasan.")


def test_ms_08_the_days_of_stage_2_are_asked_about_again_whenever_they_are_fixed() -> None:
    plain, judged = Stage1(DAY), Stage1(DAY, holds_until=DAY + timedelta(days=200))
    for days, asked in ((180, 0), (181, 181)):
        assert days_over(plain, DAY + timedelta(days=days), 180) == asked
    with pytest.raises(errors.IntervalUnjustified, match="181 hari"):
        check_stage_2(plain, DAY + timedelta(days=181), 180, "")
    check_stage_2(plain, DAY + timedelta(days=181), 180, "Pabrik berhenti untuk perawatan.")
    with pytest.raises(errors.StagesReversed):
        check_stage_2(plain, DAY - timedelta(days=1), 180, "")
    check_stage_2(judged, DAY + timedelta(days=200), 180, "")  # judged at stage 1 up to that day
    assert days_over(judged, DAY + timedelta(days=200), 180) == 0
    with pytest.raises(errors.IntervalUnjustified, match="201 hari"):
        check_stage_2(judged, DAY + timedelta(days=201), 180, "")
    with pytest.raises(errors.StagesReversed):
        check_stage_2(judged, DAY - timedelta(days=1), 180, "")


def test_ms_08_the_day_on_which_stage_2_really_begins_is_asked_about_when_nobody_judged_it() -> None:
    late = DAY + timedelta(days=181)
    check_begun(Stage1(DAY), DAY + timedelta(days=180), 180, "")
    check_begun(Stage1(DAY), late, 180, "Pabrik berhenti untuk perawatan.")
    check_begun(Stage1(DAY).until(late), late, 180, "")
    for judged in (Stage1(DAY), Stage1(DAY).until(None), Stage1(DAY, late - timedelta(days=1)).until(DAY)):
        with pytest.raises(errors.IntervalUnjustifiedToday, match="Hari ini 181 hari"):
            check_begun(judged, late, 180, "")


def test_ms_08_of_a_visit_written_down_from_its_paper_the_same_is_asked() -> None:
    late = DAY + timedelta(days=181)
    check_began(Stage1(DAY), DAY + timedelta(days=180), 180, "")
    check_began(Stage1(DAY), late, 180, "Pabrik berhenti untuk perawatan.")
    check_began(Stage1(DAY).until(late), late, 180, "")
    with pytest.raises(errors.IntervalUnjustifiedThen, match="dimulai 181 hari"):
        check_began(Stage1(DAY), late, 180, "")
    with pytest.raises(errors.StagesReversed):
        check_began(Stage1(DAY), DAY - timedelta(days=1), 180, "Pabrik berhenti untuk perawatan.")


def test_meetings_on_paper_were_one_after_the_other_and_are_over() -> None:
    opened, closed = (datetime(2026, 12, 7, hour, tzinfo=UTC) for hour in (2, 9))
    check_meetings(opened, closed, closed)
    with pytest.raises(errors.MeetingsReversed):
        check_meetings(opened, opened, closed)
    with pytest.raises(errors.MeetingsToCome):
        check_meetings(opened, closed, opened)
    with pytest.raises(errors.MeetingsMistyped):
        check_meetings(opened - timedelta(days=366 * 10), closed, closed)


def test_ms_09_stage_2_is_planned_at_every_site_of_its_programme() -> None:
    sites = [Cell("Pabrik", "Produksi", ("8",)), Cell("Gudang", "Penyimpanan", ("8",))]
    at_the_plant = row(site="Pabrik", process="Produksi", clauses=("8",))
    assert lacking(sites, [at_the_plant]) == ["Gudang · Penyimpanan"]
    assert lacking(sites, [at_the_plant, row(site="Gudang", process="Penyimpanan", clauses=("8",))]) == []
