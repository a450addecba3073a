"""The review before a certificate of another body is transferred to this office (IAF MD 2)."""

from __future__ import annotations

from dataclasses import fields

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Task
from mutubaku.people.models import User

from ..policy import transfer as policy


class OldStanding(models.TextChoices):
    """How the certificate stands with the body that issued it."""

    ACTIVE = policy.OldStanding.ACTIVE.value, _("Berlaku")
    SUSPENDED = policy.OldStanding.SUSPENDED.value, _("Dibekukan")
    WITHDRAWN = policy.OldStanding.WITHDRAWN.value, _("Dicabut")


class Report(models.TextChoices):
    """Whether the last surveillance report was read."""

    SEEN = policy.Report.SEEN.value, _("Sudah dibaca")
    NOT_DUE = policy.Report.NOT_DUE.value, _("Belum ada, karena surveilans pertamanya belum jatuh tempo")
    MISSING = policy.Report.MISSING.value, _("Seharusnya ada, tetapi tidak diserahkan")


class OldFindings(models.TextChoices):
    """The state of the nonconformities the old body raised."""

    NONE = policy.OldFindings.NONE.value, _("Tidak ada yang terbuka")
    MINOR = policy.OldFindings.MINOR.value, _("Ada minor yang terbuka, rencana tindakannya diterima")
    MAJOR_VERIFIED = policy.OldFindings.MAJOR_VERIFIED.value, _("Ada mayor, sudah diverifikasi")
    MAJOR_OPEN = policy.OldFindings.MAJOR_OPEN.value, _("Ada mayor yang belum diverifikasi")


class PreVisit(models.TextChoices):
    """Whether the client was visited before the transfer."""

    HELD = policy.PreVisit.HELD.value, _("Sudah dilaksanakan")
    NOT_NEEDED = policy.PreVisit.NOT_NEEDED.value, _("Tidak diperlukan")


class TransferOutcome(models.TextChoices):
    """What the review comes to."""

    ACCEPTED = policy.TransferOutcome.ACCEPTED.value, _("Diterima")
    AFTER_VISIT = policy.TransferOutcome.AFTER_VISIT.value, _("Diterima sesudah kunjungan")
    NOT_ACCEPTED = policy.TransferOutcome.NOT_ACCEPTED.value, _("Tidak diterima, diteruskan sebagai sertifikasi awal")


class TransferReview(models.Model):
    """What was found of the certificate to be transferred, in one round of step 3; the newest round counts."""

    task = models.OneToOneField(Task, models.PROTECT, related_name="transfer_review")
    body = models.CharField(_("Lembaga asal"), max_length=200)
    number = models.CharField(_("Nomor sertifikat"), max_length=120)
    decided_on = models.DateField(_("Tanggal keputusan sertifikasi"))
    valid_until = models.DateField(_("Berlaku sampai"))
    standing = models.CharField(_("Keadaan sertifikat"), max_length=20, choices=OldStanding)
    is_accredited = models.BooleanField(_("Diakreditasi penandatangan MLA"))
    accreditation_body = models.CharField(_("Badan akreditasi"), max_length=200, blank=True)
    has_ceased = models.BooleanField(_("Lembaga asal berhenti atau kehilangan akreditasi"))
    ceased_on = models.DateField(_("Sejak"), null=True)
    is_reachable = models.BooleanField(_("Lembaga asal dapat dihubungi"))
    reason = models.TextField(_("Alasan alih"), max_length=1000)
    in_scope = models.BooleanField(_("Ruang lingkup dalam akreditasi kantor"))
    initial_report = models.BooleanField(_("Laporan audit awal atau sertifikasi ulang terakhir dibaca"))
    surveillance_report = models.CharField(_("Laporan surveilans terakhir"), max_length=20, choices=Report)
    findings = models.CharField(_("Ketidaksesuaian"), max_length=20, choices=OldFindings)
    findings_note = models.TextField(_("Catatan ketidaksesuaian"), max_length=1000, blank=True)
    complaints = models.TextField(_("Keluhan dan tindak lanjutnya"), max_length=1000)
    legal = models.TextField(_("Ketaatan pada peraturan"), max_length=1000)
    visit = models.CharField(_("Kunjungan sebelum alih"), max_length=20, choices=PreVisit)
    visit_on = models.DateField(_("Tanggal kunjungan"), null=True)
    visit_note = models.TextField(_("Hasil kunjungan, atau mengapa tidak diperlukan"), max_length=1000, blank=True)
    outcome = models.CharField(_("Hasil tinjauan"), max_length=20, choices=TransferOutcome)
    note = models.TextField(_("Alasan dan catatan hasil"), max_length=1000, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    by_as = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(valid_until__gt=F("decided_on")), name="transferred_ends_after_decision")
        ]

    def __str__(self) -> str:
        return f"{self.task_id} {self.outcome}"

    @property
    def facts(self) -> policy.TransferFacts:
        """What was found, as plain values."""
        return policy.TransferFacts(**{one.name: getattr(self, one.name) for one in fields(policy.TransferFacts)})
