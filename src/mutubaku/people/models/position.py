"""Positions of an office, who holds or acts in them and when, and which role of a procedure each one plays."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .account import User
from .office import Office


class Position(models.Model):
    """A post in an office, such as Kepala Balai; it outlives the people in it."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="positions")
    code = models.SlugField(_("Kode"), max_length=60)
    title = models.CharField(_("Nama jabatan"), max_length=200)
    unit = models.CharField(_("Unit atau seksi"), max_length=200, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["office", "code"], name="position_code_once")]

    def __str__(self) -> str:
        return self.title


class Manner(models.TextChoices):
    """How a person fills a position; acting officials act under their own name with a decree."""

    HOLDER = "holder", _("Pejabat definitif")
    ACTING = "plt", _("Plt. (pelaksana tugas)")
    DAILY_ACTING = "plh", _("Plh. (pelaksana harian)")


class Holding(models.Model):
    """A person in a position from a date to a date, both included; open-ended when ``ends_on`` is empty."""

    position = models.ForeignKey(Position, models.CASCADE, related_name="holdings")
    user = models.ForeignKey(User, models.PROTECT, related_name="holdings")
    manner = models.CharField(_("Sebagai"), max_length=10, choices=Manner, default=Manner.HOLDER)
    decree = models.CharField(_("Nomor surat keputusan atau surat perintah"), max_length=120, blank=True)
    starts_on = models.DateField(_("Mulai"))
    ends_on = models.DateField(_("Sampai"), null=True, blank=True)

    class Meta:
        ordering = ["-starts_on", "-id"]
        indexes = [models.Index(fields=["user", "starts_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="holding_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(manner=Manner.HOLDER) | (~Q(decree="") & Q(ends_on__isnull=False)),
                name="acting_has_decree_and_end",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The title as it is shown and printed: “Plt. Kepala Balai” for an acting official."""
        prefix = {Manner.ACTING: "Plt. ", Manner.DAILY_ACTING: "Plh. "}.get(Manner(self.manner), "")
        return prefix + self.position.title


class RoleAssignment(models.Model):
    """Which position plays a role of the procedures (or the administrator's role) in an office, for its dates."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="role_assignments")
    role = models.CharField(_("Peran"), max_length=60)
    position = models.ForeignKey(Position, models.CASCADE, related_name="role_assignments")
    starts_on = models.DateField(_("Mulai"))
    ends_on = models.DateField(_("Sampai"), null=True, blank=True)

    class Meta:
        ordering = ["role", "position_id", "starts_on"]
        indexes = [models.Index(fields=["office", "role"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="assignment_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.position_id}"
