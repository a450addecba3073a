"""Special audits: why one is held beside the plan of the cycle, and the conditions the holder was told beforehand."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Case
from mutubaku.people.models import User

from ..policy.special import Cause
from .certificate import Certificate

CAUSES = {
    Cause.COMPLAINT: _("Menyelidiki keluhan"),
    Cause.CHANGE: _("Menanggapi perubahan pada pemegang sertifikat"),
    Cause.SUSPENSION: _("Menindaklanjuti pembekuan"),
}


class SpecialAudit(models.Model):
    """A special audit of a certificate, its case a surveillance beside the plan (ISO/IEC 17021-1, 9.6.4.2).

    ``conditions`` say how the audit is held; the holder is told them, with ``until``, when the case opens.
    """

    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="special_audits")
    case = models.OneToOneField(Case, models.PROTECT, related_name="special_audit")
    cause = models.CharField(max_length=20, choices=[(one.value, text) for one, text in CAUSES.items()])
    reason = models.TextField()
    conditions = models.TextField()
    until = models.DateField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    opened_as = models.CharField(max_length=300)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.certificate_id} {self.cause} {self.until}"
