"""An office and what it is called, where it sits and what it is accredited for, each for its dates."""

from __future__ import annotations

import secrets

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

ZONES = [("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")]


def new_version() -> int:
    """A version no calendar ever had: an edit that is undone never shares its version with another one."""
    return secrets.randbits(31)


class Office(models.Model):
    """A certification body's office. Everything in the installation belongs to exactly one."""

    code = models.SlugField(_("Kode"), max_length=40, unique=True)
    zone = models.CharField(_("Zona waktu"), max_length=40, choices=ZONES, default="Asia/Jakarta")
    mailbox = models.EmailField(_("Kotak surat kantor"), blank=True)
    audits_a_month = models.PositiveSmallIntegerField(_("Audit seorang dalam sebulan paling banyak"), default=4)
    is_demonstration = models.BooleanField(default=False)
    calendar_version = models.PositiveIntegerField(default=new_version)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.code


class OfficeProfile(models.Model):
    """Name, letterhead and address of an office from a date on, until the next profile begins."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="profiles")
    valid_from = models.DateField(_("Berlaku mulai"))
    name = models.CharField(_("Nama kantor"), max_length=200)
    short_name = models.CharField(_("Nama singkat"), max_length=80)
    letterhead = models.TextField(_("Kepala surat"), help_text=_("Satu baris untuk setiap baris kepala surat."))
    address = models.TextField(_("Alamat"))
    city = models.CharField(_("Kota"), max_length=80)
    phone = models.CharField(_("Telepon"), max_length=80, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    number_code = models.CharField(_("Kode pada nomor surat"), max_length=60)

    class Meta:
        ordering = ["-valid_from"]
        constraints = [models.UniqueConstraint(fields=["office", "valid_from"], name="profile_once_a_day")]

    def __str__(self) -> str:
        return self.name


class Accreditation(models.Model):
    """An accreditation number of the office for one scheme, for its dates."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="accreditations")
    scheme = models.CharField(_("Skema"), max_length=40)
    number = models.CharField(_("Nomor akreditasi"), max_length=60)
    valid_from = models.DateField(_("Berlaku mulai"))
    valid_to = models.DateField(_("Berlaku sampai"), null=True, blank=True)

    class Meta:
        ordering = ["scheme", "-valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="accreditation_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return self.number
