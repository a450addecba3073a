"""Positions, and which of them plays which role."""

from datetime import date

import pytest

from mutubaku.journal.models import Entry
from mutubaku.people.access import Capacity, playing
from mutubaku.people.actions import change_position, create_position, map_role, unmap_role, withdraw_role
from mutubaku.people.errors import (
    AlreadyBegun,
    AlreadyMapped,
    EndsInPast,
    ForeignToOffice,
    LastAdministrator,
    PositionCodeTaken,
    RowGone,
)
from mutubaku.people.models import Office, RoleAssignment
from tests.factories.people import (
    NOON,
    HoldingFactory,
    PositionFactory,
    RoleAssignmentFactory,
)

TODAY = date(2026, 11, 25)
TOMORROW = date(2026, 11, 26)


def test_a_position_is_made_with_its_unit(office: Office, administrator: Capacity) -> None:
    position = create_position(
        office, code="kasi-ss", title=" Kepala  Seksi SS ", unit="Seksi SS", by=administrator, at=NOON
    )
    assert (position.title, position.unit) == ("Kepala Seksi SS", "Seksi SS")
    assert Entry.objects.get().data == {"position": "kasi-ss", "title": "Kepala Seksi SS", "unit": "Seksi SS"}


def test_a_code_names_one_position_of_an_office(office: Office, other_office: Office, administrator: Capacity) -> None:
    PositionFactory(office=office, code="kasi-ss")
    with pytest.raises(PositionCodeTaken, match="Kode jabatan “kasi-ss” sudah dipakai"):
        create_position(office, code="kasi-ss", title="Kasi", by=administrator, at=NOON)
    create_position(other_office, code="kasi-ss", title="Kasi", by=administrator, at=NOON)


def test_a_renamed_position_is_journalled_with_both_names(office: Office, administrator: Capacity) -> None:
    position = PositionFactory(office=office, title="Kasi SS")
    change_position(position, title="Ketua Tim Sertifikasi", unit="", by=administrator, at=NOON)
    position.refresh_from_db()
    assert position.title == "Ketua Tim Sertifikasi"
    assert Entry.objects.get().data["changed"] == {"title": ["Kasi SS", "Ketua Tim Sertifikasi"]}


def test_renaming_to_the_same_name_changes_nothing(office: Office, administrator: Capacity) -> None:
    position = PositionFactory(office=office, title="Kasi SS")
    change_position(position, title="Kasi SS", unit="", by=administrator, at=NOON)
    assert not Entry.objects.exists()


def test_a_role_is_given_to_a_position_from_a_day_on(office: Office, administrator: Capacity) -> None:
    holding = HoldingFactory(position=PositionFactory(office=office, title="Kasi SS"))
    map_role(office, "ss", holding.position, TOMORROW, by=administrator, at=NOON)
    assert playing(office, TODAY, role="ss") == []
    assert [c.user_id for c in playing(office, TOMORROW, role="ss")] == [holding.user_id]
    assert Entry.objects.get().data == {
        "role": "ss",
        "position": "Kasi SS",
        "starts_on": "2026-11-26",
        "ends_on": "",
    }


def test_a_role_is_not_given_to_the_same_position_twice(office: Office, administrator: Capacity) -> None:
    assignment = RoleAssignmentFactory(position=PositionFactory(office=office, title="Kasi SS"), role="ss")
    with pytest.raises(AlreadyMapped, match="sudah dipegang jabatan Kasi SS"):
        map_role(office, "ss", assignment.position, TODAY, by=administrator, at=NOON)


def test_a_role_is_not_given_to_another_offices_position(
    office: Office, other_office: Office, administrator: Capacity
) -> None:
    with pytest.raises(ForeignToOffice, match="milik kantor lain"):
        map_role(office, "ss", PositionFactory(office=other_office), TODAY, by=administrator, at=NOON)


def test_taking_a_role_away_ends_the_row_and_keeps_it(office: Office, administrator: Capacity) -> None:
    assignment = RoleAssignmentFactory(position=PositionFactory(office=office), role="ss")
    unmap_role(assignment, TODAY, by=administrator, at=NOON)
    assert RoleAssignment.objects.get(pk=assignment.pk).ends_on == TODAY
    assert Entry.objects.get().data["ends_on"] == "2026-11-25"


def test_taking_a_role_away_is_not_dated_back(office: Office, administrator: Capacity) -> None:
    with pytest.raises(EndsInPast):
        unmap_role(
            RoleAssignmentFactory(position=PositionFactory(office=office)), date(2026, 1, 1), by=administrator, at=NOON
        )


def test_the_administrators_role_is_not_taken_from_the_last_one(office: Office, administrator: Capacity) -> None:
    assignment = RoleAssignment.objects.get(role="administrator")
    with pytest.raises(LastAdministrator):
        unmap_role(assignment, TODAY, by=administrator, at=NOON)
    assert RoleAssignment.objects.get(role="administrator").ends_on is None


def test_an_assignment_of_today_is_taken_back(office: Office, administrator: Capacity) -> None:
    assignment = RoleAssignmentFactory(position=PositionFactory(office=office), role="ss", starts_on=TODAY)
    withdraw_role(assignment, by=administrator, at=NOON)
    assert not RoleAssignment.objects.filter(role="ss").exists()
    assert Entry.objects.get().data["withdrawn"] is True


def test_who_acts_on_an_assignment_somebody_took_back_is_told(office: Office, administrator: Capacity) -> None:
    assignment = RoleAssignmentFactory(position=PositionFactory(office=office), role="ss", starts_on=TODAY)
    other = RoleAssignment.objects.get(pk=assignment.pk)
    withdraw_role(assignment, by=administrator, at=NOON)
    with pytest.raises(RowGone, match="Muat ulang"):
        withdraw_role(other, by=administrator, at=NOON)
    with pytest.raises(RowGone, match="Muat ulang"):
        unmap_role(other, TODAY, by=administrator, at=NOON)
    assert Entry.objects.count() == 1


def test_an_older_assignment_is_history(office: Office, administrator: Capacity) -> None:
    assignment = RoleAssignmentFactory(position=PositionFactory(office=office), role="ss")
    with pytest.raises(AlreadyBegun):
        withdraw_role(assignment, by=administrator, at=NOON)


def test_the_only_administrators_role_of_today_is_not_taken_back(office: Office, administrator: Capacity) -> None:
    RoleAssignment.objects.filter(role="administrator").update(starts_on=TODAY)
    with pytest.raises(LastAdministrator):
        withdraw_role(RoleAssignment.objects.get(role="administrator"), by=administrator, at=NOON)
