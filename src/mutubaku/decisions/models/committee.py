"""The committee: its meeting, its members in their order, its conclusion and what each member says of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Task
from mutubaku.people.models import User


class Conclusion(models.TextChoices):
    """What a committee concludes (domain.md 10: disetujui, ditunda, ditolak)."""

    GRANT = "grant", _("Direkomendasikan")
    PART = "part", _("Direkomendasikan sebagian")
    REFUSE = "refuse", _("Tidak direkomendasikan")
    DEFER = "defer", _("Ditunda")


class Meeting(models.Model):
    """A meeting, one for each round. ``reading`` counts the conclusions laid before the members: a changed one is
    laid before all of them again, and what was said of the earlier one is kept.
    """

    task = models.OneToOneField(Task, models.PROTECT, related_name="committee_meeting")
    held_on = models.DateField()
    place = models.CharField(max_length=300)
    agenda = models.TextField(blank=True)
    is_remote = models.BooleanField(default=False)
    conclusion = models.CharField(max_length=20, choices=Conclusion, blank=True)
    reasons = models.TextField(blank=True)
    part_items = models.JSONField(default=list)
    part_words = models.TextField(blank=True)
    reading = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(conclusion__in=["part", "refuse", "defer"]) | ~Q(reasons=""),
                name="committee_concludes_with_reasons",
            )
        ]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.conclusion}"


class Member(models.Model):
    """A member of the meeting; ``codes`` are the standards and technical codes they answer for.

    ``replaced_at`` is set when they did not answer and somebody else was called in their place.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="members")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()
    is_chair = models.BooleanField(default=False)
    codes = models.JSONField(default=list)
    replaced_at = models.DateTimeField(null=True)
    replaced_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "user"], name="committee_member_once"),
            models.UniqueConstraint(
                fields=["meeting", "order"], condition=Q(replaced_at=None), name="committee_place_taken_once"
            ),
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(is_chair=True, replaced_at=None), name="one_chair_of_a_meeting"
            ),
            models.CheckConstraint(
                condition=Q(replaced_at=None) | ~Q(replaced_reason=""), name="committee_replaced_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.user_id}"


class Statement(models.Model):
    """What a member says of one conclusion: agreed, or dissenting with the reason, which is printed."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="statements")
    reading = models.PositiveSmallIntegerField()
    agrees = models.BooleanField()
    reason = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["member", "reading"], name="statement_once_a_reading"),
            models.CheckConstraint(condition=Q(agrees=True) | ~Q(reason=""), name="dissent_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.agrees}"
