"""Forms about the office clock: hours of a week, special periods, single days, joint leave."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time
from itertools import zip_longest
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mutubaku.people.actions import PeriodData
from mutubaku.people.models.calendar import FREE_KINDS
from mutubaku.worktime import CalendarError, Week
from mutubaku.worktime.calendar import FIRST, LAST

from .base import DayField, PlainForm

DAYS = (_("Senin"), _("Selasa"), _("Rabu"), _("Kamis"), _("Jumat"), _("Sabtu"), _("Minggu"))
_INTERVALS = 2  # of a day, at least: before and after the rest
_LINE = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})\s+(\S.*)")
_ISO_LINE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\s+(\S.*)")


class HoursForm(PlainForm):
    """The open intervals of seven days; an empty day is free."""

    def __init__(self, *args: Any, week: Week | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = week.days if week else ((),) * 7
        self.intervals = max([_INTERVALS, *map(len, known)])
        for weekday, hours in enumerate(known):
            for number, pair in zip_longest(range(self.intervals), hours):
                for edge, moment in zip(("opens", "closes"), pair or ("", ""), strict=True):
                    self.fields[_name(weekday, number, edge)] = _time_field(edge, number, moment)

    def facts(self) -> Iterator[tuple[BoundField, str]]:
        """The fields beside the hours, with their width."""
        return ((bound, width) for bound, width in self.drawn() if bound.name in self.base_fields)

    def days(self) -> Iterator[tuple[object, list[BoundField]]]:
        """Each day's name and fields, for the template."""
        for weekday, name in enumerate(DAYS):
            yield name, [self[_name(weekday, n, edge)] for n in range(self.intervals) for edge in ("opens", "closes")]

    def clean(self) -> dict[str, Any]:
        """The week; a half-filled interval is told beside its field, hours that cannot be on top."""
        given: dict[str, Any] = super().clean() or {}
        days = [[self._interval(given, weekday, n) for n in range(self.intervals)] for weekday in range(len(DAYS))]
        if not self.errors:
            try:
                week = Week(tuple(tuple(pair for pair in day if pair) for day in days))
            except CalendarError as error:
                raise ValidationError(str(error)) from error
            return {**given, "week": week}
        return given

    def _interval(self, given: dict[str, Any], weekday: int, number: int) -> tuple[time, time] | None:
        opens, closes = (given.get(_name(weekday, number, edge)) for edge in ("opens", "closes"))
        if opens and closes:
            return opens, closes
        missing = "closes" if opens else "opens" if closes else ""
        name = _name(weekday, number, missing)
        if missing and name not in self.errors:
            kind = gettext("jam tutup") if missing == "closes" else gettext("jam buka")
            self.add_error(name, gettext("Isi %(kind)s hari %(day)s.") % {"kind": kind, "day": DAYS[weekday]})
        return None


class WeekForm(HoursForm):
    """New hours of the ordinary week."""

    valid_from = DayField(
        label=_("Berlaku mulai"),
        help_text=_("Waktu sebelum hari itu tetap dihitung dengan jam kerja yang lama."),
    )
    widths = {"valid_from": "w-12"}


class PeriodForm(HoursForm):
    """A dated period with hours of its own."""

    name = forms.CharField(label=_("Nama"), max_length=120, help_text=_("Misalnya Ramadan 1448 H."))
    first = DayField(label=_("Hari pertama"))
    last = DayField(label=_("Hari terakhir"))
    note = forms.CharField(label=_("Dasar atau catatan"), max_length=200, required=False)
    widths = {"first": "w-12", "last": "w-12"}

    def given(self) -> PeriodData:
        """The period as it is to be kept."""
        kept = self.cleaned_data
        return PeriodData(
            name=kept["name"], first=kept["first"], last=kept["last"], week=kept["week"], note=kept["note"]
        )


class DayForm(PlainForm):
    """The office's own word on one day."""

    day = DayField(label=_("Tanggal"))
    kind = forms.ChoiceField(label=_("Jenis"), choices=FREE_KINDS, widget=forms.RadioSelect)
    name = forms.CharField(label=_("Nama atau alasan"), max_length=200)
    decree = forms.CharField(label=_("Nomor keputusan"), max_length=200, required=False)
    widths = {"day": "w-12"}

    def clean_day(self) -> date:
        """A day of the office calendar: nobody would see or count another."""
        day: date = self.cleaned_data["day"]
        if not FIRST <= day <= LAST:
            said = gettext("Kalender kantor memuat tahun %(first)s sampai %(last)s. Tulis hari dari salah satunya.")
            raise ValidationError(said % {"first": FIRST.year, "last": LAST.year})
        return day


class JointLeaveForm(PlainForm):
    """The joint leave of a year, one day a line."""

    decree = forms.CharField(
        label=_("Nomor keputusan bersama"),
        max_length=200,
        help_text=_("Misalnya SKB Tiga Menteri Nomor 1497, 2, dan 5 Tahun 2025."),
    )
    days = forms.CharField(
        label=_("Hari cuti bersama"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_(
            "Satu hari setiap baris: tanggal lalu namanya, misalnya 16-02-2026 Tahun Baru Imlek. "
            "Kosong berarti tidak ada."
        ),
    )

    def clean_days(self) -> dict[date, str]:
        """Each day with its name; the first line that cannot be read is told by its number."""
        found: dict[date, str] = {}
        for number, line in enumerate(self.cleaned_data["days"].splitlines(), start=1):
            if line.strip():
                day, name = _read_line(number, line.strip())
                if day in found:
                    raise ValidationError(
                        gettext("Baris %(number)s: tanggal itu sudah ada di atas. Hapus salah satunya.")
                        % {"number": number}
                    )
                found[day] = name
        return found


def leave_text(days: dict[date, str]) -> str:
    """The joint leave of a year as it is typed."""
    return "\n".join(f"{day:%d-%m-%Y} {name}" for day, name in sorted(days.items()))


def _read_line(number: int, line: str) -> tuple[date, str]:
    local, iso = _LINE.fullmatch(line), _ISO_LINE.fullmatch(line)
    try:
        if local:
            return date(int(local[3]), int(local[2]), int(local[1])), local[4][:200]
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3])), iso[4][:200]
    except ValueError:
        pass
    raise ValidationError(
        gettext(
            "Baris %(number)s tidak terbaca: “%(line)s”. Tulis tanggal lalu nama, misalnya 16-02-2026 Tahun Baru Imlek."
        )
        % {"number": number, "line": line[:60]}
    )


def _name(weekday: int, number: int, edge: str) -> str:
    return f"d{weekday}_{number}_{edge}"


def _time_field(edge: str, number: int, moment: object) -> forms.TimeField:
    words = {
        ("opens", 0): _("Buka"),
        ("closes", 0): _("Tutup"),
        ("opens", 1): _("Buka lagi"),
        ("closes", 1): _("Tutup"),
    }
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    made = forms.TimeField(
        label=words.get((edge, number), _("Buka lagi") if edge == "opens" else _("Tutup")),
        required=False,
        initial=moment or None,
        widget=widget,
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
    )
    made.error_messages["invalid"] = gettext("Tulis jam seperti 07:30.")
    return made
