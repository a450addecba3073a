"""The record "Data Realisasi Layanan Sertifikasi" as its page shows it."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mutubaku.cases.models import Ending, Scheme
from mutubaku.people.access import office_day
from mutubaku.reports.policy import Total, total_of
from mutubaku.reports.queries import Realised, realised, years_of
from mutubaku.web.cases.endings import ENDINGS
from mutubaku.web.context import Link
from mutubaku.web.gate import Visit
from mutubaku.web.listing import rows_shown
from mutubaku.web.writing import angka, figures
from mutubaku.worktime import TimeLeft

PAGE = 100  # rows shown at first; the totals count all
_MOST_DIGITS = 5


class Realisation:
    """What an office finished in a year or one of its months, in all schemes or one."""

    def __init__(self, visit: Visit) -> None:
        self.office, self.at = visit.desk.office, visit.at
        self.years = years_of(self.office, self.at)
        asked = _number(visit.GET.get("tahun", ""))
        self.year = asked if asked in self.years else office_day(self.office, self.at).year
        month = _number(visit.GET.get("bulan", ""))
        self.month = month if month in MONTHS else None
        scheme = visit.GET.get("skema", "")
        self.scheme = scheme if scheme in Scheme.values else ""
        self.shown = rows_shown(visit, PAGE)

    @cached_property
    def all(self) -> list[Realised]:
        """Every finished case of the period."""
        return realised(self.office, self.year, self.month, self.scheme)

    @cached_property
    def total(self) -> Total:
        """What they come to."""
        return total_of((one.case.ending, one.measured) for one in self.all)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows of this page, the last ended first."""
        return [_row(one) for one in reversed(self.all[-self.shown :])]

    @property
    def period(self) -> str:
        """``November 2026``, or ``2026``."""
        return date_format(date(self.year, self.month, 1), "F Y") if self.month else str(self.year)

    @property
    def stats(self) -> list[dict[str, str]]:
        """The figures above the table."""
        total = self.total
        figure = {
            _("Selesai"): angka(total.finished),
            _("Tepat waktu"): f"{total.share}%" if total.share is not None else "—",
            _("Rata-rata hari kerja"): figures(total.mean, 1) if total.mean is not None else "—",
        }
        return [{"label": label, "figure": said} for label, said in figure.items()]

    @property
    def endings(self) -> list[tuple[str, int]]:
        """How the cases ended, and how many so."""
        return [(str(one.label), self.total.endings[one]) for one in Ending if self.total.endings[one]]

    @property
    def filter_groups(self) -> list[dict[str, Any]]:
        """Year, month and scheme as plain links."""
        months = [("", _("Setahun")), *((str(number), str(name)) for number, name in MONTHS.items())]
        schemes = [("", _("Semua")), *((one.value, str(one.label)) for one in Scheme)]
        return [
            {"name": _("Tahun"), "links": self._links("tahun", str(self.year), [(str(y), str(y)) for y in self.years])},
            {"name": _("Bulan"), "links": self._links("bulan", str(self.month or ""), months)},
            {"name": _("Skema"), "links": self._links("skema", self.scheme, schemes)},
        ]

    @property
    def more_href(self) -> str:
        """The page with the next rows as well."""
        return self._href(tampil=str(self.shown + PAGE)) if len(self.all) > self.shown else ""

    @property
    def sheet_href(self) -> str:
        """The same as a workbook."""
        return f"{reverse('staff:realisation_sheet')}?{urlencode(self._asked)}"

    @property
    def filename(self) -> str:
        """What the workbook is called."""
        parts = ["realisasi-layanan", str(self.year), f"{self.month:02}" if self.month else "", self.scheme]
        return "-".join(part for part in parts if part) + ".xlsx"

    @property
    def _asked(self) -> dict[str, str]:
        asked = {"tahun": str(self.year), "bulan": str(self.month or ""), "skema": self.scheme}
        return {key: value for key, value in asked.items() if value}

    def _links(self, name: str, chosen: str, choices: list[tuple[str, str]]) -> list[Link]:
        return [Link(label, self._href(**{name: value}), current=value == chosen) for value, label in choices]

    def _href(self, **changes: str) -> str:
        kept = {key: value for key, value in {**self._asked, **changes}.items() if value}
        return f"{reverse('staff:realisation')}?{urlencode(kept)}"


def _number(typed: str) -> int | None:
    """A small whole number; None for anything else."""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= _MOST_DIGITS else None


def _row(one: Realised) -> dict[str, Any]:
    time = one.measured
    judged = None
    if time is not None:
        judged = TimeLeft("on-time", _("tepat waktu")) if time.is_on_time else TimeLeft("late", _("lewat waktu"))
    return {
        "case": one.case,
        "href": reverse("cases:case", args=[one.case.pk]),
        "ending": ENDINGS[Ending(one.case.ending)],
        "number": one.number,
        "is_continuation": one.is_continuation,
        "used": figures(time.used_days, 1) if time else "",
        "allowed": figures(time.allowed_days, 1) if time else "",
        "judged": judged,
        "late_steps": one.late_steps,
    }
