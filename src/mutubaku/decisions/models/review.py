"""The review of an evaluation as a whole: the judgements of the committee sheet and what the reviewer recommends."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Task


class Reply(models.TextChoices):
    """A judgement of the committee sheet (domain.md 11.2)."""

    YES = "yes", _("Ya")
    NO = "no", _("Tidak")
    NOT_APPLICABLE = "na", _("Tidak berlaku")


class Recommendation(models.TextChoices):
    """What the reviewer recommends to the committee; written, as ISO/IEC 17065, 7.5, asks."""

    GRANT = "grant", _("Diberikan (atau dilanjutkan)")
    PART = "part", _("Diberikan sebagian")
    REFUSE = "refuse", _("Tidak diberikan")


class Review(models.Model):
    """One round of the review."""

    task = models.OneToOneField(Task, models.PROTECT, related_name="certification_review")
    recommendation = models.CharField(max_length=20, choices=Recommendation, blank=True)
    words = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.task_id}: {self.recommendation}"


class Judgement(models.Model):
    """One judgement of a round; the question is kept as it was read, for the office may change its words later."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="judgements")
    key = models.SlugField(max_length=80)
    text = models.TextField()
    reply = models.CharField(max_length=3, choices=Reply)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["task", "key"], name="judgement_once_a_round")]

    def __str__(self) -> str:
        return f"{self.task_id} {self.key}: {self.reply}"
