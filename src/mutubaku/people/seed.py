"""The calendar a new office starts with: the SOP's hours, Ramadan, national holidays and joint leave with decrees."""

from __future__ import annotations

from django.db import transaction

from mutubaku.worktime import FreeDay, FreeKind, HoursPeriod, seed_free_days, seed_periods, seed_week
from mutubaku.worktime.calendar import FIRST, LAST

from .actions.clock import bump, write_hours
from .models import FreeDayEntry, HoursPeriodEntry, JointLeaveYear, Office
from .policy import overlaps
from .queries import lock_office


@transaction.atomic
def seed_calendar(office: Office) -> int:
    """Fill in what is missing of an office's calendar; how many rows were written or taken away. Safe to repeat.

    The office's own edits stay: hours are written only when there are none, a special period only where no other
    lies, and overrides of free days are never touched. The calendar gets a new version when anything was written;
    with cases already open, project their due moments again afterwards.
    """
    lock_office(office)
    written = _hours(office) + _periods(office) + _free_days(office)
    if written:
        bump(office)
    return written


def _hours(office: Office) -> int:
    if office.week_entries.filter(period=None).exists():
        return 0
    write_hours(office, seed_week())
    return 1


def _periods(office: Office) -> int:
    held = list(office.hours_periods.values_list("first", "last"))
    missing = [p for p in seed_periods() if not overlaps(p.first, p.last, held)]
    for period in missing:
        _write_period(office, period)
    return len(missing)


def _write_period(office: Office, period: HoursPeriod) -> None:
    entry = HoursPeriodEntry.objects.create(
        office=office, name=period.name, first=period.first, last=period.last, note="Perpres 21/2023"
    )
    write_hours(office, period.week, entry)


def _free_days(office: Office) -> int:
    """The seeded layer as it should be: rows that are missing or say something else are written anew, others go."""
    held = {e.day: e for e in office.free_days.filter(is_override=False)}
    wanted = _one_a_day(seed_free_days(FIRST.year, LAST.year))
    wrong = [f for f in wanted if f.day not in held or not _says(held[f.day], f)]
    left_over = held.keys() - {f.day for f in wanted}
    office.free_days.filter(is_override=False, day__in=[*left_over, *(f.day for f in wrong)]).delete()
    FreeDayEntry.objects.bulk_create(
        FreeDayEntry(office=office, day=f.day, kind=f.kind.value, name=f.name, decree=f.decree) for f in wrong
    )
    return len(wrong) + len(left_over) + _joint_leave_years(office, wanted)


def _joint_leave_years(office: Office, free_days: list[FreeDay]) -> int:
    known = set(office.joint_leave_years.values_list("year", flat=True))
    decrees = {f.day.year: f.decree for f in reversed(free_days) if f.kind is FreeKind.JOINT_LEAVE}
    missing = [JointLeaveYear(office=office, year=y, decree=d) for y, d in decrees.items() if y not in known]
    JointLeaveYear.objects.bulk_create(missing)
    return len(missing)


def _one_a_day(free_days: list[FreeDay]) -> list[FreeDay]:
    """One row a day, a national holiday before joint leave, by date."""
    by_kind = sorted(free_days, key=lambda f: f.kind is FreeKind.NATIONAL)
    return sorted({f.day: f for f in by_kind}.values(), key=lambda f: f.day)


def _says(entry: FreeDayEntry, free_day: FreeDay) -> bool:
    return (entry.kind, entry.name, entry.decree) == (free_day.kind.value, free_day.name, free_day.decree)
