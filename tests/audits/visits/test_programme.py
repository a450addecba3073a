"""What a programme begins with, and what it must hold."""

from __future__ import annotations

import pytest

from mutubaku.audits.visits import errors
from mutubaku.audits.visits.policy.kinds import SPECIAL, kinds_of, surveillance
from mutubaku.audits.visits.policy.programme import (
    SYSTEM,
    Cell,
    Place,
    carried,
    cells_of,
    check_programme,
    proposed,
    read_clauses,
    sorted_clauses,
)

PLANT, STORE = Place("Pabrik", "Produksi"), Place("Gudang", "Penyimpanan")
YEARLY = ("surveillance-1", "surveillance-2")
FULL = ("stage-1", "stage-2")
LAST = ("recertification",)
THREE_YEARS = kinds_of(2)


def test_the_system_is_asked_once_and_every_year_and_operation_at_every_site_in_turn() -> None:
    assert proposed([PLANT, STORE], ["4.1", "4.2", "8.5", "9.2", "10.1"], THREE_YEARS) == [
        Cell("Pabrik", SYSTEM, ("4", "9", "10"), (*FULL, *YEARLY, *LAST)),
        Cell("Pabrik", "Produksi", ("8",), (*FULL, YEARLY[0], *LAST)),
        Cell("Gudang", "Penyimpanan", ("8",), (*FULL, YEARLY[1], *LAST)),
    ]


def test_one_site_is_looked_at_every_year_and_without_a_clause_of_operation_the_clauses_are_not_parted() -> None:
    assert proposed([PLANT], ["B.2", "A.1"], THREE_YEARS) == [
        Cell("Pabrik", "Produksi", ("A", "B"), (*FULL, *YEARLY, *LAST))
    ]
    assert proposed([Place("Pabrik", "")], [], THREE_YEARS)[0].process == SYSTEM
    assert proposed([], ["4", "8"], THREE_YEARS) == []


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


def test_a_cycle_of_three_surveillances_looks_at_its_sites_in_turn_through_all_of_them() -> None:
    rows = proposed([PLANT, STORE], ["A"], kinds_of(3))
    assert [row.visits[2:-1] for row in rows] == [("surveillance-1", "surveillance-3"), ("surveillance-2",)]
    many = [Place(name, "") for name in "ABCDE"]
    assert [row.visits[2:-1] for row in proposed(many, [], kinds_of(3))] == [
        (surveillance(number),) for number in (1, 2, 3, 1, 2)
    ]


def test_a_cycle_without_surveillance_has_none_in_its_programme() -> None:
    assert proposed([PLANT], ["A"], kinds_of(0))[0].visits == (*FULL, *LAST)


def test_a_visit_has_the_rows_that_name_it() -> None:
    row = Cell("Pabrik", "Produksi", (), FULL)
    assert cells_of([row], "stage-2") == [row]
    assert cells_of([row], surveillance(1)) == []


HEAD = Place("Kantor pusat", "Manajemen")
LOOKS = {"stage-1": ("Gudang",), "stage-2": ("Gudang",), "surveillance-1": ("Pabrik",), "recertification": ("Gudang",)}


def test_s_03_where_sites_are_chosen_the_central_function_is_in_every_visit_and_the_system_asked_there() -> None:
    rows = proposed([PLANT, STORE, HEAD], ["4", "8"], THREE_YEARS, central="Kantor pusat", looks=LOOKS)
    assert [(row.site, row.process, row.visits) for row in rows] == [
        ("Kantor pusat", SYSTEM, THREE_YEARS),
        ("Pabrik", "Produksi", ("surveillance-1",)),
        ("Gudang", "Penyimpanan", (*FULL, *LAST)),
        ("Kantor pusat", "Manajemen", THREE_YEARS),
    ]


def test_a_site_that_no_visit_looks_at_is_left_out_of_the_programme() -> None:
    assert [row.site for row in proposed([PLANT, STORE], ["A"], kinds_of(0), looks=LOOKS)] == ["Gudang"]


def test_s_05_what_was_made_stays_and_the_visits_to_come_go_to_the_sites_chosen_for_them() -> None:
    earlier = [
        Cell("Kantor pusat", SYSTEM, ("4",), THREE_YEARS),
        Cell("Pabrik", "Cetak", ("8.5",), (*FULL, *YEARLY)),
        Cell("Gudang tutup", "Penyimpanan", (), FULL),
    ]
    rows = [
        Cell("Kantor pusat", SYSTEM, ("4",), THREE_YEARS),
        Cell("Pabrik", "Produksi", ("8",), (*FULL, *LAST)),
        Cell("Gudang baru", "Penyimpanan", ("8",), (*FULL, *YEARLY)),
        Cell("Lapangan", "Uji", ("8",), FULL),
    ]
    assert carried(earlier, rows, (*YEARLY, *LAST), {"Kantor pusat", "Pabrik", "Gudang baru"}) == [
        Cell("Kantor pusat", SYSTEM, ("4",), THREE_YEARS),
        Cell("Pabrik", "Cetak", ("8.5",), (*FULL, *LAST)),
        Cell("Gudang baru", "Penyimpanan", ("8",), YEARLY),
    ]
    unseen = [Cell("Pabrik", "Cetak", (), YEARLY)]
    assert carried(unseen, [Cell("Pabrik", "Produksi", (), FULL)], (*YEARLY, *LAST), {"Pabrik"}) == []


def test_ms_19_a_special_audit_may_look_at_everything_for_no_programme_foresees_it() -> None:
    rows = [Cell("Pabrik", "Produksi", ("8",), YEARLY), Cell("Gudang", "Penyimpanan", ("8",), LAST)]
    assert cells_of(rows, SPECIAL) == rows
