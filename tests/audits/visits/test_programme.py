"""What a programme begins with, and what it must hold."""

from __future__ import annotations

import pytest

from mutubaku.audits.visits import errors
from mutubaku.audits.visits.models import VisitKind
from mutubaku.audits.visits.policy.programme import (
    PLANNED,
    SYSTEM,
    Cell,
    Place,
    cells_of,
    check_programme,
    proposed,
    read_clauses,
    sorted_clauses,
    surveillance_number,
)

PLANT, STORE = Place("Pabrik", "Produksi"), Place("Gudang", "Penyimpanan")
YEARLY = (str(VisitKind.SURVEILLANCE_1), str(VisitKind.SURVEILLANCE_2))
FULL = (str(VisitKind.STAGE_1), str(VisitKind.STAGE_2))
LAST = (str(VisitKind.RECERTIFICATION),)


def test_the_system_is_asked_once_and_every_year_and_operation_at_every_site_in_turn() -> None:
    assert proposed([PLANT, STORE], ["4.1", "4.2", "8.5", "9.2", "10.1"]) == [
        Cell("Pabrik", SYSTEM, ("4", "9", "10"), (*FULL, *YEARLY, *LAST)),
        Cell("Pabrik", "Produksi", ("8",), (*FULL, YEARLY[0], *LAST)),
        Cell("Gudang", "Penyimpanan", ("8",), (*FULL, YEARLY[1], *LAST)),
    ]


def test_one_site_is_looked_at_every_year_and_without_a_clause_of_operation_the_clauses_are_not_parted() -> None:
    assert proposed([PLANT], ["B.2", "A.1"]) == [Cell("Pabrik", "Produksi", ("A", "B"), (*FULL, *YEARLY, *LAST))]
    assert proposed([Place("Pabrik", "")], [])[0].process == SYSTEM
    assert proposed([], ["4", "8"]) == []


def test_clauses_are_read_as_people_write_them_and_ordered_as_the_standard_has_them() -> None:
    assert read_clauses("8.10, 8.2; 4.1\n 8.2 ,") == ("4.1", "8.2", "8.10")
    assert sorted_clauses(["A.2", "10", "9"]) == ("9", "10", "A.2")


def test_a_programme_names_what_is_wrong_and_in_which_row() -> None:
    good = Cell("Pabrik", "Produksi", (), FULL)
    check_programme([good, Cell("Gudang", "Produksi", (), FULL)])
    for rows, error, row in (
        ([], errors.ProgrammeEmpty, -1),
        ([good, Cell("Pabrik", "", (), FULL)], errors.ProgrammeRowIncomplete, 1),
        ([Cell("", "Produksi", (), FULL)], errors.ProgrammeRowIncomplete, 0),
        ([good, Cell("Pabrik", "Gudang")], errors.ProgrammeRowUnvisited, 1),
        ([good, Cell("PABRIK", "produksi", (), FULL)], errors.ProgrammeRowTwice, 1),
    ):
        with pytest.raises(error) as refused:
            check_programme(rows)
        assert refused.value.row == row


def test_a_visit_has_the_rows_that_name_it_and_surveillances_count_to_two() -> None:
    row = Cell("Pabrik", "Produksi", (), FULL)
    assert cells_of([row], VisitKind.STAGE_2) == [row]
    assert cells_of([row], VisitKind.SURVEILLANCE_1) == []
    assert [surveillance_number(one) for one in range(4)] == [
        VisitKind.SURVEILLANCE_1,
        VisitKind.SURVEILLANCE_2,
        VisitKind.SURVEILLANCE_2,
        VisitKind.SURVEILLANCE_2,
    ]


def test_ms_19_a_special_audit_may_look_at_everything_for_no_programme_foresees_it() -> None:
    rows = [Cell("Pabrik", "Produksi", ("8",), YEARLY), Cell("Gudang", "Penyimpanan", ("8",), LAST)]
    assert cells_of(rows, VisitKind.SPECIAL) == rows
    assert VisitKind.SPECIAL not in PLANNED
