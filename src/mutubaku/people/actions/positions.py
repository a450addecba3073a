"""Positions of an office, and which of them plays which role of the procedures."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from .. import policy
from ..access import ADMINISTRATOR_ROLE, Capacity, office_day
from ..errors import AlreadyMapped, ForeignToOffice, PositionCodeTaken
from ..ledger import Act, difference, write
from ..models import Office, Position, RoleAssignment
from ..policy import check_end, check_withdrawal, overlaps
from ..queries import lock_office, look_again
from .guard import keep_an_administrator


@transaction.atomic
def create_position(office: Office, *, code: str, title: str, unit: str = "", by: Capacity, at: datetime) -> Position:
    """A new post; PositionCodeTaken when the office has one of this code."""
    lock_office(office)
    if office.positions.filter(code=code).exists():
        raise PositionCodeTaken(code)
    position = Position.objects.create(office=office, code=code, title=policy.line(title), unit=policy.line(unit))
    write(
        office,
        Act.POSITION_CHANGED,
        by,
        at,
        {"position": code, "title": position.title, "unit": position.unit},
    )
    return position


@transaction.atomic
def change_position(position: Position, *, title: str, unit: str, by: Capacity, at: datetime) -> Position:
    """Rename a post from now on; what was done and printed under the old name keeps it."""
    office = lock_office(position.office)
    after = {"title": policy.line(title), "unit": policy.line(unit)}
    changed = difference({"title": position.title, "unit": position.unit}, after)
    if changed:
        position.title, position.unit = after["title"], after["unit"]
        position.save(update_fields=["title", "unit"])
        write(
            office,
            Act.POSITION_CHANGED,
            by,
            at,
            {"position": position.code, "title": position.title, "changed": changed},
        )
    return position


@transaction.atomic
def map_role(
    office: Office, role: str, position: Position, starts_on: date, *, by: Capacity, at: datetime
) -> RoleAssignment:
    """Let a position play a role from a day on; AlreadyMapped when it does so at that time."""
    lock_office(office)
    if position.office_id != office.pk:
        raise ForeignToOffice
    same = RoleAssignment.objects.filter(office=office, role=role, position=position)
    if overlaps(starts_on, None, same.values_list("starts_on", "ends_on")):
        raise AlreadyMapped(position.title)
    assignment = RoleAssignment.objects.create(office=office, role=role, position=position, starts_on=starts_on)
    write(office, Act.ROLE_CHANGED, by, at, _facts(assignment))
    return assignment


@transaction.atomic
def unmap_role(assignment: RoleAssignment, last_day: date, *, by: Capacity, at: datetime) -> RoleAssignment:
    """Let a position play a role until a day, that day included; the row stays (RowGone)."""
    office = lock_office(assignment.office)
    look_again(assignment, "starts_on", "ends_on")
    check_end(assignment.starts_on, assignment.ends_on, last_day, office_day(office, at).date())
    assignment.ends_on = last_day
    assignment.save(update_fields=["ends_on"])
    if assignment.role == ADMINISTRATOR_ROLE:
        keep_an_administrator(office, last_day + timedelta(days=1))
    write(office, Act.ROLE_CHANGED, by, at, _facts(assignment))
    return assignment


@transaction.atomic
def withdraw_role(assignment: RoleAssignment, *, by: Capacity, at: datetime) -> None:
    """Take back an assignment that begins today or later (AlreadyBegun, RowGone); the journal keeps that it was."""
    office = lock_office(assignment.office)
    look_again(assignment, "starts_on", "ends_on")
    today = office_day(office, at).date()
    check_withdrawal(assignment.starts_on, today)
    facts = _facts(assignment)
    assignment.delete()
    if assignment.role == ADMINISTRATOR_ROLE:
        keep_an_administrator(office, today)
    write(office, Act.ROLE_CHANGED, by, at, {**facts, "withdrawn": True})


def _facts(assignment: RoleAssignment) -> dict[str, object]:
    return {
        "role": assignment.role,
        "position": assignment.position.title,
        "starts_on": assignment.starts_on.isoformat(),
        "ends_on": assignment.ends_on.isoformat() if assignment.ends_on else "",
    }
