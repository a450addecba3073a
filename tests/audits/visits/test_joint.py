"""A first plan beside that of another standard of the same audit (IAF MD 11)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from mutubaku.audits.visits.policy.joint import joint_rows
from mutubaku.audits.visits.policy.plan import CLOSING, OPENING, Busy, Days, check_plan, first_rows
from mutubaku.audits.visits.policy.programme import Cell

DAY = date(2026, 12, 7)
ONE, TWO = Days(DAY, DAY), Days(DAY, DAY + timedelta(days=1))
MANAGEMENT, PRODUCTION = Cell("Pabrik", "Manajemen", ("4", "9")), Cell("Gudang", "Produksi", ("8",))
TEAM = {1: "Ani", 2: "Budi"}
THEIRS = first_rows([MANAGEMENT, PRODUCTION], ONE, list(TEAM), "Pabrik")
OWN = [replace(MANAGEMENT, clauses=("4", "6.1.2")), replace(PRODUCTION, clauses=("8.1",))]


def test_md11_the_shared_days_have_the_others_hours_and_people_with_its_own_clauses() -> None:
    own = first_rows(OWN, TWO, list(TEAM), "Pabrik")
    rows = joint_rows(own, THEIRS, OWN, TEAM)
    assert [(row.process, row.clauses, row.auditor) for row in rows if row.day == DAY] == [
        (OPENING, (), None),
        ("Manajemen", ("4", "6.1.2"), 1),
        ("Produksi", ("8.1",), 2),
        ("Manajemen", ("4", "6.1.2"), 1),
        ("Produksi", ("8.1",), 2),
    ]
    assert {row.day for row in rows} == {DAY, TWO.last}
    assert (rows[-1].process, rows[-1].day) == (CLOSING, TWO.last)
    check_plan(rows, TWO, TEAM, [Busy(row, "0007/2026", is_same_audit=True) for row in THEIRS])


def test_md11_a_shorter_audit_closes_within_the_others_day() -> None:
    theirs = first_rows([MANAGEMENT, PRODUCTION], TWO, list(TEAM), "Pabrik")
    rows = joint_rows(first_rows(OWN, ONE, list(TEAM), "Pabrik"), theirs, OWN, TEAM)
    assert {row.day for row in rows} == {DAY}
    assert (rows[-1].process, rows[-1].begins) == (CLOSING, time(16, 30))
    check_plan(rows, ONE, TEAM)


def test_md11_what_cannot_be_shared_is_planned_by_itself() -> None:
    own = first_rows(OWN, TWO, list(TEAM), "Pabrik")
    later = [replace(row, day=TWO.last) for row in THEIRS]
    for beside in ([], later):
        assert joint_rows(own, beside, OWN, TEAM) == own
    alone = joint_rows(own, THEIRS, OWN, [1])
    assert {row.auditor for row in alone if row.day == DAY} == {None, 1}
    assert [row.process for row in joint_rows(own, THEIRS, OWN[:1], TEAM) if row.day == DAY and row.auditor == 2] == []
