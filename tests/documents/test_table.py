"""The table of documents a client hands in: added, succeeded, ended; never rewritten once in force."""

from dataclasses import replace
from datetime import date

import pytest
from django.http import Http404

from mutubaku.documents.models import Requirement
from mutubaku.documents.queries import requirements_for
from mutubaku.documents.table import REQUIREMENTS, RequirementData, in_force, rows_of
from mutubaku.journal.models import Entry
from mutubaku.people.access import Capacity
from mutubaku.people.errors import AlreadyEnded, ChangeTooEarly, EndsInPast, KeyTaken, RowBegun, RowOver, StartsInPast
from mutubaku.people.models import Office
from tests.factories.people import NOON, OfficeFactory, acting_as

TODAY = date(2026, 11, 25)
TOMORROW = date(2026, 11, 26)
NEW_YEAR = date(2027, 1, 1)
DEED = RequirementData(name="Akta notaris", schemes=("sppt-sni",), order=6, source="SIPPN SK 480/2021")


@pytest.fixture
def office(db: None) -> Office:
    return OfficeFactory()


@pytest.fixture
def by(office: Office) -> Capacity:
    return acting_as(office, "administrator")


@pytest.fixture
def row(office: Office) -> Requirement:
    return Requirement.objects.create(office=office, key="akta", valid_from=date(2021, 1, 1), **DEED.columns())


def asked(office: Office, day: date, scheme: str = "sppt-sni") -> list[str]:
    found = requirements_for(office, day, scheme=scheme, kind="initial", applicant_kind="producer", commodities=[])
    return [one.name for one in found]


def test_a_new_document_is_asked_for_from_its_day_on(office: Office, by: Capacity) -> None:
    REQUIREMENTS.add(office, "akta", DEED.columns(), TOMORROW, by=by, at=NOON)
    assert asked(office, TODAY) == []
    assert asked(office, TOMORROW) == ["Akta notaris"]
    assert asked(office, TOMORROW, "iso-9001") == []


def test_adding_is_journalled_with_the_cases_it_applies_to(office: Office, by: Capacity) -> None:
    REQUIREMENTS.add(office, "akta", DEED.columns(), TODAY, by=by, at=NOON)
    entry = Entry.objects.get()
    assert (entry.chain, entry.verb) == (f"office:{office.pk}", "requirement.changed")
    assert entry.data["schemes"] == ["sppt-sni"]
    assert (entry.data["valid_from"], entry.data["valid_to"]) == ("2026-11-25", "")


def test_nothing_is_asked_for_in_retrospect(office: Office, by: Capacity, row: Requirement) -> None:
    with pytest.raises(StartsInPast):
        REQUIREMENTS.add(office, "lain", DEED.columns(), date(2026, 11, 24), by=by, at=NOON)
    with pytest.raises(StartsInPast):
        REQUIREMENTS.change(row, DEED.columns(), date(2026, 11, 24), by=by, at=NOON)


def test_a_code_names_one_document_at_a_time(office: Office, by: Capacity, row: Requirement) -> None:
    with pytest.raises(KeyTaken, match="Kode “akta” sudah dipakai pada waktu itu"):
        REQUIREMENTS.add(office, "akta", DEED.columns(), NEW_YEAR, by=by, at=NOON)


def test_a_changed_row_ends_and_its_successor_begins_the_next_day(
    office: Office, by: Capacity, row: Requirement
) -> None:
    REQUIREMENTS.change(row, replace(DEED, name="Akta pendirian").columns(), NEW_YEAR, by=by, at=NOON)
    assert asked(office, date(2026, 12, 31)) == ["Akta notaris"]
    assert asked(office, NEW_YEAR) == ["Akta pendirian"]
    row.refresh_from_db()
    assert (row.name, row.valid_to) == ("Akta notaris", date(2026, 12, 31))


def test_a_successor_keeps_the_planned_end(office: Office, by: Capacity, row: Requirement) -> None:
    REQUIREMENTS.end(row, date(2027, 6, 30), by=by, at=NOON)
    successor = REQUIREMENTS.change(row, DEED.columns(), NEW_YEAR, by=by, at=NOON)
    assert successor.valid_to == date(2027, 6, 30)


def test_a_row_to_come_is_rewritten_in_place(office: Office, by: Capacity) -> None:
    coming = REQUIREMENTS.add(office, "akta", DEED.columns(), NEW_YEAR, by=by, at=NOON)
    REQUIREMENTS.change(coming, replace(DEED, name="Akta pendirian").columns(), TOMORROW, by=by, at=NOON)
    assert [(one.name, one.valid_from) for one in office.requirements.all()] == [("Akta pendirian", TOMORROW)]


def test_a_row_of_today_changes_tomorrow_at_the_earliest(office: Office, by: Capacity) -> None:
    row = REQUIREMENTS.add(office, "akta", DEED.columns(), TODAY, by=by, at=NOON)
    with pytest.raises(ChangeTooEarly, match="paling awal mulai 26 November 2026"):
        REQUIREMENTS.change(row, DEED.columns(), TODAY, by=by, at=NOON)
    REQUIREMENTS.change(row, DEED.columns(), TOMORROW, by=by, at=NOON)


def test_a_row_that_is_over_has_no_successor(office: Office, by: Capacity, row: Requirement) -> None:
    Requirement.objects.filter(pk=row.pk).update(valid_to=date(2026, 11, 1))
    row.refresh_from_db()
    with pytest.raises(RowOver, match="hanya sampai 1 November 2026"):
        REQUIREMENTS.change(row, DEED.columns(), NEW_YEAR, by=by, at=NOON)


def test_a_change_does_not_run_into_a_later_row_of_the_same_code(
    office: Office, by: Capacity, row: Requirement
) -> None:
    REQUIREMENTS.change(row, DEED.columns(), NEW_YEAR, by=by, at=NOON)
    row.refresh_from_db()
    with pytest.raises(RowOver):
        REQUIREMENTS.change(row, DEED.columns(), date(2027, 2, 1), by=by, at=NOON)
    assert office.requirements.count() == 2


def test_a_document_is_asked_for_through_the_last_day(office: Office, by: Capacity, row: Requirement) -> None:
    REQUIREMENTS.end(row, TODAY, by=by, at=NOON)
    assert asked(office, TODAY) == ["Akta notaris"]
    assert asked(office, TOMORROW) == []
    assert Entry.objects.get().data["valid_to"] == "2026-11-25"


def test_an_end_is_neither_dated_back_nor_put_off(office: Office, by: Capacity, row: Requirement) -> None:
    with pytest.raises(EndsInPast):
        REQUIREMENTS.end(row, date(2026, 11, 1), by=by, at=NOON)
    REQUIREMENTS.end(row, TODAY, by=by, at=NOON)
    with pytest.raises(AlreadyEnded):
        REQUIREMENTS.end(row, TOMORROW, by=by, at=NOON)


def test_a_row_to_come_is_taken_back_and_stays_in_the_journal(office: Office, by: Capacity) -> None:
    REQUIREMENTS.withdraw(REQUIREMENTS.add(office, "akta", DEED.columns(), NEW_YEAR, by=by, at=NOON), by=by, at=NOON)
    assert not office.requirements.exists()
    assert Entry.objects.latest("seq").data["withdrawn"] is True


def test_a_row_in_force_is_not_taken_back(office: Office, by: Capacity, row: Requirement) -> None:
    with pytest.raises(RowBegun, match="sudah berlaku sejak 1 Januari 2021"):
        REQUIREMENTS.withdraw(row, by=by, at=NOON)


def test_in_force_for_a_scheme_are_its_own_rows_and_those_for_all(office: Office, row: Requirement) -> None:
    general = Requirement.objects.create(office=office, key="nib", name="NIB", valid_from=TODAY, order=9)
    assert in_force(office, "sppt-sni", TODAY) == [row, general]
    assert in_force(office, "iso-9001", TODAY) == [general]
    assert in_force(office, "iso-9001", date(2026, 11, 24)) == []


def test_the_whole_table_is_listed_in_its_order(office: Office, by: Capacity, row: Requirement) -> None:
    successor = REQUIREMENTS.change(row, DEED.columns(), NEW_YEAR, by=by, at=NOON)
    first = Requirement.objects.create(office=office, key="surat", name="Surat", valid_from=TODAY, order=1)
    assert list(rows_of(office)) == [first, successor, row]


def test_a_row_is_found_only_in_its_own_office(office: Office, row: Requirement) -> None:
    assert REQUIREMENTS.of(office, row.pk) == row
    with pytest.raises(Http404):
        REQUIREMENTS.of(OfficeFactory(), row.pk)
