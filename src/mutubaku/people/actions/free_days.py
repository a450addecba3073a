"""Free days: the office's own word on a day, and the joint leave of a year by its decree."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from mutubaku.worktime import FreeKind

from .. import policy
from ..access import Capacity
from ..errors import DayOutsideYear, RowGone
from ..models import FreeDayEntry, JointLeaveYear, Office
from ..queries import WORKING, lock_office
from .clock import next_version

_LEAVE = FreeKind.JOINT_LEAVE.value


@transaction.atomic
def mark_day(
    office: Office, day: date, *, kind: str, name: str, decree: str = "", by: Capacity, at: datetime
) -> FreeDayEntry:
    """The office's own word on a day, over the seeded one: free of a kind, or “working” after all."""
    lock_office(office)
    facts = {"kind": kind, "name": policy.line(name), "decree": policy.line(decree)}
    entry = _mark(office, day, facts)
    next_version(office, by, at, {"day": day.isoformat(), **facts})
    return entry


@transaction.atomic
def unmark_day(entry: FreeDayEntry, *, by: Capacity, at: datetime) -> None:
    """Take the office's own word on a day back (RowGone); what was seeded for the day, if anything, counts again."""
    office = lock_office(entry.office)
    removed, _by_model = FreeDayEntry.objects.filter(pk=entry.pk, is_override=True).delete()
    if not removed:
        raise RowGone
    facts = {"kind": entry.kind, "name": entry.name, "decree": entry.decree}
    next_version(office, by, at, {"day": entry.day.isoformat(), "removed": True, **facts})


@transaction.atomic
def save_joint_leave(
    office: Office, year: int, decree: str, days: Mapping[date, str], *, by: Capacity, at: datetime
) -> JointLeaveYear:
    """The whole joint leave of a year by its decree; ``days`` names each day. An empty mapping means: none decreed.

    Seeded days that the decree does not name become working days; only the office's own layer is written.
    """
    lock_office(office)
    decree, named = policy.line(decree), {day: policy.line(name) for day, name in sorted(days.items())}
    for day in named:
        if day.year != year:
            raise DayOutsideYear(day, year)
    known, _new = JointLeaveYear.objects.update_or_create(office=office, year=year, defaults={"decree": decree})
    _lay_over_seed(office, year, decree, named)
    listed = {day.isoformat(): name for day, name in named.items()}
    next_version(office, by, at, {"joint_leave": year, "decree": decree, "days": listed})
    return known


def _lay_over_seed(office: Office, year: int, decree: str, days: Mapping[date, str]) -> None:
    """Write the rows by which the office's layer over the seeded one comes to say exactly these days."""
    seeded = {e.day: e for e in office.free_days.filter(day__year=year, is_override=False, kind=_LEAVE)}
    office.free_days.filter(day__year=year, is_override=True, kind=_LEAVE).delete()
    office.free_days.filter(day__in=days, is_override=True, kind=WORKING).delete()
    for day, name in days.items():
        same = seeded.get(day)
        if same is None or (same.name, same.decree) != (name, decree):
            _mark(office, day, {"kind": _LEAVE, "name": name, "decree": decree})
    for day, entry in seeded.items():
        if day not in days:
            _mark(office, day, {"kind": WORKING, "name": entry.name, "decree": decree})


def _mark(office: Office, day: date, facts: Mapping[str, str]) -> FreeDayEntry:
    return FreeDayEntry.objects.update_or_create(office=office, day=day, is_override=True, defaults=facts)[0]
