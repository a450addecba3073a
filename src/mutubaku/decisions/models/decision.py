"""The decision: granted, granted in part, continued or refused; a draft until it is taken."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Case, Task
from mutubaku.people.models import User


class Verdict(models.TextChoices):
    """What was decided (ISO/IEC 17065, 7.6; ISO/IEC 17021-1, 9.5)."""

    GRANTED = "granted", _("Diberikan")
    PART = "part", _("Diberikan sebagian")
    CONTINUED = "continued", _("Dilanjutkan")
    REFUSED = "refused", _("Ditolak")


class Decision(models.Model):
    """One decision for each round of a case; ``decided_on`` is empty while it is being written.

    Without ``part_items`` and ``part_words`` everything applied for is granted. ``appeal_until`` is the last day of
    an appeal against a refusal, kept as it was told to the client.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions")
    task = models.OneToOneField(Task, models.PROTECT, related_name="decision")
    round = models.PositiveSmallIntegerField()
    basis = models.TextField(blank=True)
    reasons = models.TextField(blank=True)
    part_items = models.JSONField(default=list)
    part_words = models.TextField(blank=True)
    verdict = models.CharField(max_length=20, choices=Verdict, blank=True)
    decided_on = models.DateField(null=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_as = models.CharField(max_length=300, blank=True)
    appeal_until = models.DateField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "round"], name="one_decision_a_round"),
            models.CheckConstraint(
                condition=Q(decided_on=None, verdict="", decided_by=None)
                | (Q(decided_on__isnull=False, decided_by__isnull=False) & ~Q(verdict="")),
                name="decision_dated_and_signed",
            ),
            models.CheckConstraint(
                condition=~Q(verdict__in=["part", "refused"]) | ~Q(reasons=""), name="decision_has_reasons"
            ),
            models.CheckConstraint(
                condition=~Q(verdict="refused") | Q(appeal_until__isnull=False), name="refusal_may_be_appealed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.verdict}"
