"""The tables of the audits room: what is proposed to the client, who is to come, and what the client says of it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Task
from mutubaku.people.models import User

from .appointing.models import AppointedMember as AppointedMember  # noqa: PLC0414 - tables of this room, as those below
from .appointing.models import Appointment as Appointment  # noqa: PLC0414
from .appointing.models import Declaration as Declaration  # noqa: PLC0414
from .appointing.models import TeamObjection as TeamObjection  # noqa: PLC0414
from .reckoning.models import AuditTime as AuditTime  # noqa: PLC0414 - a table of this room
from .visits.models import Visit as Visit  # noqa: PLC0414 - the tables of visits belong to this room


class Function(models.TextChoices):
    """What a member does in an audit team (ISO/IEC 17021-1, 9.2.2)."""

    LEAD_AUDITOR = "lead-auditor", _("Ketua tim audit")
    AUDITOR = "auditor", _("Auditor")
    TECHNICAL_EXPERT = "technical-expert", _("Tenaga ahli")
    PPC = "ppc", _("Petugas pengambil contoh")


class About(models.TextChoices):
    """What a client objects to."""

    DATES = "dates", _("Tanggal audit")
    MEMBER = "member", _("Anggota tim")
    NONE = "none", _("Hal lain")


class AuditProposal(models.Model):
    """Dates, place and team, as step 6 proposes them; each round of the step has a proposal of its own."""

    task = models.OneToOneField(Task, models.PROTECT, related_name="audit_proposal")
    round = models.PositiveSmallIntegerField(default=1)
    starts_on = models.DateField()
    ends_on = models.DateField()
    place = models.CharField(max_length=300)
    words = models.TextField(blank=True)
    remarks = models.JSONField(default=list)  # the warnings about its team that were shown, as sentences
    reason = models.TextField(blank=True)  # why it stands all the same

    class Meta:
        indexes = [models.Index(fields=["ends_on", "starts_on"])]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="audit_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.starts_on}–{self.ends_on}"


class ProposedMember(models.Model):
    """A person of a proposed team; whoever takes samples may have another function beside it."""

    proposal = models.ForeignKey(AuditProposal, models.CASCADE, related_name="members")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    function = models.CharField(max_length=20, choices=Function)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "user", "function"], name="audit_member_once_in_a_function"),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.function})"


class AuditAnswer(models.Model):
    """What the client says at step 7 of the newest proposal: accepted, or objected to with a reason."""

    task = models.OneToOneField(Task, models.PROTECT, related_name="audit_answer")
    proposal = models.ForeignKey(AuditProposal, models.PROTECT, related_name="answers")
    is_accepted = models.BooleanField()
    about = models.CharField(max_length=10, choices=About, default=About.NONE)
    member = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    reason = models.TextField(blank=True)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(is_accepted=True) | ~Q(reason=""), name="audit_objection_has_reason"),
            models.CheckConstraint(
                condition=Q(about=About.MEMBER, member__isnull=False) | (~Q(about=About.MEMBER) & Q(member=None)),
                name="audit_objection_names_the_member",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task_id}: {'diterima' if self.is_accepted else self.about}"
