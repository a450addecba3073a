"""Proposals about how a certificate stands, with the decision on each; and what a reduction of scope took away."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mutubaku.documents.models import Version
from mutubaku.people.models import User

from .certificate import Certificate
from .cycle import PlannedAudit


class Measure(models.TextChoices):
    """What may be proposed about a certificate (ISO/IEC 17021-1, 9.6.5; ISO/IEC 17065, 7.11)."""

    SUSPEND = "suspend", _("Pembekuan")
    RESTORE = "restore", _("Pemulihan")
    WITHDRAW = "withdraw", _("Pencabutan")
    REDUCE = "reduce", _("Pengurangan ruang lingkup")


class Ground(models.TextChoices):
    """Why, as the schemes name it; this much is public, the office's own words are not."""

    FIRST_SURVEILLANCE = "first-surveillance", _("Surveilans pertama tidak dilaksanakan pada waktunya")
    SURVEILLANCE = "surveillance", _("Surveilans tidak dilaksanakan pada waktunya")
    FAILURE = "failure", _("Persyaratan sertifikasi tidak dipenuhi secara berat atau terus-menerus")
    REFUSED = "refused", _("Audit pada waktu yang diwajibkan ditolak")
    MISUSE = "misuse", _("Sertifikat atau tanda dipakai tidak semestinya")
    REQUEST = "request", _("Permintaan pemegang sertifikat")
    TOO_LONG = "too-long", _("Sebab pembekuan tidak diselesaikan dalam waktunya")
    RESOLVED = "resolved", _("Sebab pembekuan sudah diselesaikan")


class StandingProposal(models.Model):
    """A measure proposed by the system, an official or the client, and what was decided; never both by one person.

    ``reason`` says what was found, ``conditions`` what ends a suspension, ``removed`` the numbers of what a reduction
    takes out of the scope and ``statement`` what is left of it in words. ``rests_on`` numbers the grounds that the
    decision rests on: 0 its own, from 1 on those found while it waited (``FurtherGround``), in order.
    """

    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="proposals")
    measure = models.CharField(max_length=20, choices=Measure)
    ground = models.CharField(max_length=30, choices=Ground)
    rule = models.CharField(max_length=80, blank=True)
    reason = models.TextField(blank=True)
    conditions = models.TextField(blank=True)
    removed = models.JSONField(default=list)
    statement = models.TextField(blank=True)
    planned = models.ForeignKey(PlannedAudit, models.PROTECT, null=True, related_name="proposals")
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    proposed_as = models.CharField(max_length=300)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_as = models.CharField(max_length=300, blank=True)
    is_accepted = models.BooleanField(null=True)
    answer = models.TextField(blank=True)
    rests_on = models.JSONField(default=list)
    letter = models.OneToOneField(Version, models.PROTECT, null=True, related_name="standing_proposal")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["certificate", "measure"], condition=Q(decided_at=None), name="one_open_proposal_of_a_measure"
            ),
            models.UniqueConstraint(
                fields=["planned"], condition=Q(planned__isnull=False), name="one_proposal_for_a_late_audit"
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, is_accepted=None) | Q(decided_at__isnull=False, is_accepted__isnull=False),
                name="proposal_decided_with_an_answer",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | Q(proposed_by=None) | ~Q(decided_by=models.F("proposed_by")),
                name="nobody_decides_their_own_proposal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.certificate_id} {self.measure}"


class FurtherGround(models.Model):
    """A ground found while a proposal of the same measure waited to be decided: it joins that one, nothing is lost."""

    proposal = models.ForeignKey(StandingProposal, models.PROTECT, related_name="further")
    ground = models.CharField(max_length=30, choices=Ground)
    rule = models.CharField(max_length=80, blank=True)
    reason = models.TextField()
    conditions = models.TextField(blank=True)
    planned = models.OneToOneField(PlannedAudit, models.PROTECT, null=True, related_name="further_ground")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    added_as = models.CharField(max_length=300)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.ground}"


class ScopeReduction(models.Model):
    """What a reduction took out of a certificate: its scope, revision and file as they were before.

    ``printed`` is the sheet of the new revision, a draft until ``signed``, the scan of it signed by hand, is there;
    ``file_before`` the last signed one, which need not be of the revision before.
    """

    proposal = models.OneToOneField(StandingProposal, models.PROTECT, related_name="reduction")
    scope_before = models.JSONField()
    revision_before = models.PositiveSmallIntegerField()
    file_before = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    printed = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    signed = models.OneToOneField(Version, models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.proposal_id}"

    @property
    def revision(self) -> int:
        """The revision it made."""
        return self.revision_before + 1
