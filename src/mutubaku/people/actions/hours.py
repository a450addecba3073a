"""Office hours: those of the ordinary week from a day on, and those of special periods such as Ramadan.

Open due moments are projected again by the caller (``conduct.actions.projection.project_again``) in the same
transaction; the same holds for free days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from mutubaku.worktime import Week
from mutubaku.worktime.calendar import FIRST

from .. import policy
from ..access import Capacity, office_day
from ..errors import PastPeriod, PeriodBegun, day_text
from ..ledger import difference
from ..models import HoursPeriodEntry, Office
from ..policy import check_not_past, check_order
from ..queries import hours_before, lock_office, look_again, week_of
from .clock import hours_text, next_version, write_hours

_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class PeriodData:
    """Other hours from ``first`` to ``last``, both included; ``note`` names the decree or says what to check."""

    name: str
    first: date
    last: date
    week: Week
    note: str = ""

    def facts(self) -> dict[str, str]:
        """As it is journalled."""
        return {
            "name": self.name,
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "note": self.note,
            "hours": hours_text(self.week),
        }


@transaction.atomic
def save_week(office: Office, week: Week, valid_from: date, *, by: Capacity, at: datetime) -> None:
    """New hours of the ordinary week from a day on, today at the earliest; hours that were to begin later, saved
    before, are given up.

    The old hours stay as dated periods before that day, so that time already spent is still counted by them.
    """
    lock_office(office)
    today = office_day(office, at).date()
    check_not_past(valid_from, today)
    before = hours_before(office, today)
    old = week_of(office.week_entries.filter(period=before))
    changed = difference({"hours": hours_text(old)}, {"hours": hours_text(week)})
    if not changed and before is None:
        return
    office.hours_periods.filter(is_former=True, last__gte=today).delete()
    if changed:
        _keep_old_hours(office, old, valid_from - _DAY)
    office.week_entries.filter(period=None).delete()
    write_hours(office, week)
    given_up = {"given_up": True} if before else {}
    next_version(office, by, at, {"week_from": valid_from.isoformat(), "changed": changed, **given_up})


@transaction.atomic
def add_period(office: Office, data: PeriodData, *, by: Capacity, at: datetime) -> HoursPeriodEntry:
    """Other hours for a dated period; CalendarRefused when it shares a day with another one."""
    lock_office(office)
    check_order(data.first, data.last)
    period = _fill(HoursPeriodEntry(office=office), data)
    next_version(office, by, at, {"period": period.name, **data.facts()})
    return period


@transaction.atomic
def change_period(period: HoursPeriodEntry, data: PeriodData, *, by: Capacity, at: datetime) -> HoursPeriodEntry:
    """Correct a special period that is not over yet (PastPeriod), as when the first day of Ramadan is decided.

    RowGone when somebody has taken it away meanwhile.
    """
    office = lock_office(period.office)
    look_again(period)
    check_order(data.first, data.last)
    if period.last < office_day(office, at).date():
        raise PastPeriod(period.name)
    before = _data(period)
    period.week_entries.all().delete()
    _fill(period, data)
    next_version(office, by, at, {"period": before.name, "changed": difference(before.facts(), data.facts())})
    return period


@transaction.atomic
def remove_period(period: HoursPeriodEntry, *, by: Capacity, at: datetime) -> None:
    """Take away a special period that has not begun (PeriodBegun, RowGone); the journal keeps what it said."""
    office = lock_office(period.office)
    look_again(period)
    if period.first <= office_day(office, at).date():
        raise PeriodBegun(period.name)
    before = _data(period)
    period.delete()
    next_version(office, by, at, {"period": before.name, "removed": True, **before.facts()})


def _data(period: HoursPeriodEntry) -> PeriodData:
    week = week_of(period.week_entries.all())
    return PeriodData(name=period.name, first=period.first, last=period.last, week=week, note=period.note)


def _fill(period: HoursPeriodEntry, data: PeriodData) -> HoursPeriodEntry:
    period.name, period.note = policy.line(data.name), policy.line(data.note)
    period.first, period.last = data.first, data.last
    period.save()
    write_hours(period.office, data.week, period)
    return period


def _keep_old_hours(office: Office, week: Week, last: date) -> None:
    """Lay the hours that were ordinary until ``last`` into the gaps between the special periods up to that day."""
    begins = FIRST
    for period in office.hours_periods.filter(first__lte=last).order_by("first"):
        _keep(office, week, begins, period.first - _DAY)
        begins = period.last + _DAY
    _keep(office, week, begins, last)


def _keep(office: Office, week: Week, first: date, last: date) -> None:
    if first <= last:
        name = _("Jam kerja lama sampai %(day)s") % {"day": day_text(last)}
        kept = HoursPeriodEntry.objects.create(office=office, name=name, first=first, last=last, is_former=True)
        write_hours(office, week, kept)
