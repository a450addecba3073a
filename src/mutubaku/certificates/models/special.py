"""Special audits: why one is held beside the plan of the cycle, what of, and when its holder is told."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Case
from mutubaku.people.models import User

from ..policy.special import Cause, Telling
from .certificate import Certificate

CAUSES = {
    Cause.COMPLAINT: _("Menyelidiki keluhan"),
    Cause.CHANGE: _("Menanggapi perubahan pada pemegang sertifikat"),
    Cause.SUSPENSION: _("Menindaklanjuti pembekuan"),
}
TELLINGS = {
    Telling.AT_ONCE: _("Sekarang, dengan pemberitahuan singkat"),
    Telling.ON_DAY: _("Mulai tanggal tertentu"),
    Telling.AT_VISIT: _("Tidak diberitahukan sebelumnya: saat tim datang"),
}


class SpecialAudit(models.Model):
    """A special audit of a certificate, its case a surveillance beside the plan (ISO/IEC 17021-1, 9.6.4.2).

    The office begins it: ``scope`` says what is audited, ``conditions`` how; the holder reads them from ``told_at`` on.
    ``team_words`` is what was considered in choosing a team that the holder cannot object to.
    """

    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="special_audits")
    case = models.OneToOneField(Case, models.PROTECT, related_name="special_audit")
    cause = models.CharField(max_length=20, choices=[(one.value, text) for one, text in CAUSES.items()])
    reason = models.TextField()
    scope = models.TextField()
    conditions = models.TextField()
    until = models.DateField()
    telling = models.CharField(max_length=20, choices=[(one.value, text) for one, text in TELLINGS.items()])
    tell_on = models.DateField(null=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    opened_as = models.CharField(max_length=300)
    told_at = models.DateTimeField(null=True)
    told_as = models.CharField(max_length=300, blank=True)
    team_words = models.TextField(blank=True)
    team_at = models.DateTimeField(null=True)
    team_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    team_as = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(telling="on-day") | Q(tell_on__isnull=False), name="told_on_a_day_that_is_named"
            )
        ]

    def __str__(self) -> str:
        return f"{self.certificate_id} {self.cause} {self.until}"
