"""An appeal against a refusal: what the client says, who handles it, how it goes, and its result."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Case
from mutubaku.people.models import User

from .decision import Decision


class Result(models.TextChoices):
    """How an appeal ends."""

    UPHELD = "upheld", _("Dikabulkan")
    DISMISSED = "dismissed", _("Ditolak")


class Appeal(models.Model):
    """One appeal against one decision (ISO/IEC 17065, 7.13; ISO/IEC 17021-1, 9.7). Nothing of the case is undone by
    it: an appeal that is upheld opens ``new_case`` when the client begins it.
    """

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="appeal")
    reason = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    acknowledged_at = models.DateTimeField(null=True)
    handler = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    result = models.CharField(max_length=20, choices=Result, blank=True)
    result_words = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_as = models.CharField(max_length=300, blank=True)
    new_case = models.OneToOneField(Case, models.PROTECT, null=True, related_name="after_appeal")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="appeal_has_reason"),
            models.CheckConstraint(
                condition=Q(acknowledged_at=None, handler=None)
                | Q(acknowledged_at__isnull=False, handler__isnull=False),
                name="appeal_acknowledged_with_handler",
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, result="")
                | (Q(decided_at__isnull=False, handler__isnull=False) & ~Q(result="") & ~Q(result_words="")),
                name="appeal_decided_in_writing",
            ),
            models.CheckConstraint(
                condition=Q(new_case=None) | Q(result="upheld"), name="new_case_after_upheld_appeal"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}: {self.result}"


class AppealEntry(models.Model):
    """How an appeal goes, told to the client."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="entries")
    words = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    by_as = models.CharField(max_length=300)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.appeal_id} {self.at}"
