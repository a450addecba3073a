"""An office's hours in words, for the week it is in."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mutubaku.people.access import office_day
from mutubaku.people.models import Office
from mutubaku.people.queries import calendar_of
from mutubaku.worktime import Hours


def hours_in_words(office: Office, at: datetime) -> list[tuple[str, str]]:
    """The days of this week with their hours, days alike taken together: ``("Senin–Kamis", "07.30–12.00, …")``.

    Holidays and special periods of the week are in it: what is told is what holds.
    """
    calendar = calendar_of(office)
    today = office_day(office, at).date()
    monday = today - timedelta(days=today.weekday())
    week = [(monday + timedelta(days=n), calendar.hours_on(monday + timedelta(days=n))) for n in range(7)]
    found = []
    for hours, days in groupby(week, key=lambda pair: pair[1]):
        listed = [date_format(day, "l") for day, _hours in days]
        name = listed[0] if len(listed) == 1 else f"{listed[0]}–{listed[-1]}"
        found.append((name, _said(hours)))
    return found


def _said(hours: Hours) -> str:
    if not hours:
        return _("tutup")
    return ", ".join(f"{_clock(opens)}–{_clock(closes)}" for opens, closes in hours)


def _clock(moment: time) -> str:
    return moment.strftime("%H.%M")
