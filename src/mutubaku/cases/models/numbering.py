"""How an office numbers its cases, certificates and letters: patterns by date, and gap-free counters by year."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from mutubaku.people.models import Office


class Register(models.TextChoices):
    """What is numbered by itself, with one counter per office and year, or several (``NumberPattern``)."""

    CASE = "case", _("Permohonan")
    CERTIFICATE = "certificate", _("Sertifikat")
    CONTINUATION = "continuation", _("Surat meneruskan")
    RECEIPT = "receipt", _("Tanda terima")
    LETTER = "letter", _("Surat dinas")
    DISPOSITION = "disposition", _("Lembar disposisi")
    MEMO = "memo", _("Memo dinas")
    REVIEW = "review", _("Tinjauan dan verifikasi")
    INVOICE = "invoice", _("Tagihan")
    ASSIGNMENT = "assignment", _("Surat tugas")
    AUDIT = "audit", _("Berkas audit")
    NONCONFORMITY = "nonconformity", _("Laporan ketidaksesuaian")
    SAMPLE = "sample", _("Contoh uji")
    MINUTES = "minutes", _("Rapat komite")
    DECISION = "decision", _("Keputusan sertifikasi")
    AGREEMENT = "agreement", _("Perjanjian sertifikasi")
    COMPLAINT = "complaint", _("Keluhan")


class NumberPattern(models.Model):
    """The pattern of a register from a date on: in general, or for one ``kind`` of paper, one scheme, or both.

    The nearest one numbers a paper, and whoever has a pattern of their own is counted by themselves: kind and scheme,
    then kind, then scheme, then the register's.
    """

    office = models.ForeignKey(Office, models.CASCADE, related_name="number_patterns")
    register = models.CharField(_("Register"), max_length=20, choices=Register)
    kind = models.CharField(_("Jenis dokumen"), max_length=80, blank=True)
    scheme = models.CharField(_("Skema"), max_length=40, blank=True)
    pattern = models.CharField(_("Pola"), max_length=120)
    valid_from = models.DateField(_("Berlaku mulai"))

    class Meta:
        ordering = ["register", "kind", "scheme", "-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "register", "kind", "scheme", "valid_from"], name="number_pattern_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return self.pattern


class NumberCounter(models.Model):
    """The last serial given by a pattern of a register in a year; locked while the next one is given."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="number_counters")
    register = models.CharField(max_length=20, choices=Register)
    kind = models.CharField(max_length=80, blank=True)
    scheme = models.CharField(max_length=40, blank=True)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "register", "kind", "scheme", "year"], name="number_counter_once")
        ]

    def __str__(self) -> str:
        return f"{self.register} {self.year}: {self.last}"
