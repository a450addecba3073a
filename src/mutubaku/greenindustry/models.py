"""The tables of the green industry room: what was found of each criterion in a case, and criteria written by hand."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q

from mutubaku.cases.models import Case, Task
from mutubaku.documents.models import StoredFile
from mutubaku.people.models import User
from mutubaku.schemes.models import GreenCriterion, GreenTopic

NUMBER: dict[str, Any] = {"max_digits": 24, "decimal_places": 10, "null": True}


class OwnCriterion(models.Model):
    """A criterion written by hand for one case, because the office has not entered the standard of that number.

    One that was written wrongly is dropped and stays to be read; its name is free again.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="green_criteria")
    topic = models.CharField(max_length=20, choices=GreenTopic)
    name = models.CharField(max_length=300)
    unit = models.CharField(max_length=60, blank=True)
    lower = models.DecimalField(**NUMBER)
    upper = models.DecimalField(**NUMBER)
    points = models.PositiveSmallIntegerField(null=True)
    needed = models.PositiveSmallIntegerField(null=True)
    mandatory = models.BooleanField(default=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    dropped_at = models.DateTimeField(null=True)
    dropped_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "topic", "name"], condition=Q(dropped_at=None), name="own_criterion_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class CriterionResult(models.Model):
    """What was found of one criterion in one opening of the step: measured over a period, or graded with a reason; one
    that does not apply to the plant has the reason why not alone.

    The newest of a criterion counts; ``key`` names it: ``s12`` of the standard, ``h3`` written by hand.
    """

    task = models.ForeignKey(Task, models.PROTECT, related_name="green_results")
    key = models.CharField(max_length=24)
    criterion = models.ForeignKey(GreenCriterion, models.PROTECT, null=True, related_name="+")
    own = models.ForeignKey(OwnCriterion, models.PROTECT, null=True, related_name="results")
    value = models.DecimalField(**NUMBER)
    unit = models.CharField(max_length=60, blank=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    points = models.PositiveSmallIntegerField(null=True)
    applies = models.BooleanField(default=True)
    reason = models.TextField(blank=True)
    evidence = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["task", "key"], name="green_result_once"),
            models.CheckConstraint(
                condition=Q(criterion=None, own__isnull=False) | Q(criterion__isnull=False, own=None),
                name="green_result_of_one_criterion",
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on__gte=F("starts_on")), name="green_period_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.key


class Evidence(models.Model):
    """A file that bears out what was found of a criterion, by its hash."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="green_evidence")
    key = models.CharField(max_length=24)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    filename = models.CharField(max_length=255)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return self.filename
