"""The office clock as data: weekly hours, special periods, free days and the years whose joint leave is known."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mutubaku.worktime import FreeKind

from .office import Office

FREE_KINDS = [
    (FreeKind.NATIONAL.value, _("Hari libur nasional")),
    (FreeKind.JOINT_LEAVE.value, _("Cuti bersama")),
    (FreeKind.OFFICE.value, _("Libur kantor")),
    ("working", _("Tetap hari kerja")),
]


class HoursPeriodEntry(models.Model):
    """A dated period with hours of its own, such as Ramadan; or the ordinary hours of before, until others began."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="hours_periods")
    name = models.CharField(_("Nama"), max_length=120)
    first = models.DateField(_("Hari pertama"))
    last = models.DateField(_("Hari terakhir"))
    note = models.CharField(_("Dasar atau catatan"), max_length=200, blank=True)
    is_former = models.BooleanField(default=False)

    class Meta:
        ordering = ["first"]
        constraints = [models.CheckConstraint(condition=Q(last__gte=F("first")), name="period_ends_after_start")]

    def __str__(self) -> str:
        return self.name


class WeekEntry(models.Model):
    """One open interval of one weekday (0 is Monday); of a special period when ``period`` is set."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="week_entries")
    period = models.ForeignKey(HoursPeriodEntry, models.CASCADE, null=True, blank=True, related_name="week_entries")
    weekday = models.PositiveSmallIntegerField(_("Hari"))
    opens = models.TimeField(_("Buka"))
    closes = models.TimeField(_("Tutup"))

    class Meta:
        ordering = ["weekday", "opens"]
        constraints = [
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="interval_closes_after_opening"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="weekday_monday_to_sunday"),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens}–{self.closes}"


class FreeDayEntry(models.Model):
    """A free day of the office with its decree; kind “working” overrides a free day back into a working day."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="free_days")
    day = models.DateField(_("Tanggal"))
    kind = models.CharField(_("Jenis"), max_length=20, choices=FREE_KINDS)
    name = models.CharField(_("Nama"), max_length=200)
    decree = models.CharField(_("Nomor keputusan"), max_length=200, blank=True)
    is_override = models.BooleanField(default=False)

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["office", "day", "is_override"], name="free_day_once_per_layer")]

    def __str__(self) -> str:
        return f"{self.day} {self.name}"


class JointLeaveYear(models.Model):
    """A year whose joint leave has been decreed and entered; any other year gives a visible warning."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="joint_leave_years")
    year = models.PositiveSmallIntegerField(_("Tahun"))
    decree = models.CharField(_("Nomor keputusan bersama"), max_length=200, blank=True)

    class Meta:
        ordering = ["year"]
        constraints = [models.UniqueConstraint(fields=["office", "year"], name="joint_leave_year_once")]

    def __str__(self) -> str:
        return str(self.year)
