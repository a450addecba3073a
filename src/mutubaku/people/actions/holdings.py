"""Who fills a position: definitive officials, Plt. and Plh. with their decree, each for its dates.

A row is never changed but for its end: a last day earlier than the one it has.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from .. import policy
from ..access import ADMINISTRATOR_ROLE, Capacity, office_day, playing
from ..errors import AccountInactive, HoldingOverlaps
from ..ledger import Act, write
from ..models import Holding, Manner, Office, Position, User
from ..policy import check_end, check_manner, check_order, check_withdrawal, overlaps
from ..queries import lock_office, look_again
from .guard import check_lengths, keep_an_administrator

_DAY = timedelta(days=1)


@transaction.atomic
def assign_holding(
    position: Position,
    user: User,
    *,
    manner: str = Manner.HOLDER,
    starts_on: date,
    ends_on: date | None = None,
    decree: str = "",
    by: Capacity,
    at: datetime,
) -> Holding:
    """Let a person fill a position, both days included; acting officials need a decree and a last day."""
    office = lock_office(position.office)
    decree = policy.line(decree)
    check_order(starts_on, ends_on)
    check_manner(manner, decree, ends_on)
    check_lengths(Holding, {"decree": decree})
    if not user.is_active:
        raise AccountInactive(user.name)
    same = Holding.objects.filter(position=position, user=user)
    if overlaps(starts_on, ends_on, same.values_list("starts_on", "ends_on")):
        raise HoldingOverlaps(user.name, position.title)
    holding = Holding.objects.create(
        position=position, user=user, manner=manner, starts_on=starts_on, ends_on=ends_on, decree=decree
    )
    write(office, Act.HOLDING_CHANGED, by, at, _facts(holding))
    return holding


@transaction.atomic
def end_holding(holding: Holding, last_day: date, *, by: Capacity, at: datetime) -> Holding:
    """Let a person fill a position until a day, that day included; rights end with it (RowGone)."""
    office = lock_office(holding.position.office)
    look_again(holding, "starts_on", "ends_on")
    check_end(holding.starts_on, holding.ends_on, last_day, office_day(office, at).date())
    administered = _administers(holding, office, last_day + _DAY)
    holding.ends_on = last_day
    holding.save(update_fields=["ends_on"])
    if administered:
        keep_an_administrator(office, last_day + _DAY)
    write(office, Act.HOLDING_CHANGED, by, at, _facts(holding))
    return holding


@transaction.atomic
def withdraw_holding(holding: Holding, *, by: Capacity, at: datetime) -> None:
    """Take back an appointment that begins today or later (AlreadyBegun, RowGone); the journal keeps that it was."""
    office = lock_office(holding.position.office)
    look_again(holding, "starts_on", "ends_on")
    today = office_day(office, at).date()
    check_withdrawal(holding.starts_on, today)
    facts = _facts(holding)
    administered = _administers(holding, office, today)
    holding.delete()
    if administered:
        keep_an_administrator(office, today)
    write(office, Act.HOLDING_CHANGED, by, at, {**facts, "withdrawn": True})


def _administers(holding: Holding, office: Office, day: date) -> bool:
    """Whether the person administers the office on that day: then ending may leave it without anybody."""
    return bool(playing(office, day, role=ADMINISTRATOR_ROLE, user=holding.user))


def _facts(holding: Holding) -> dict[str, object]:
    return {
        "account": holding.user_id,
        "name": holding.user.name,
        "position": holding.title,
        "manner": holding.manner,
        "decree": holding.decree,
        "starts_on": holding.starts_on.isoformat(),
        "ends_on": holding.ends_on.isoformat() if holding.ends_on else "",
    }
