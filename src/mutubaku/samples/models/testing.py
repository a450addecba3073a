"""To which laboratory a sample goes, what is tested of it, and what was found."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q

from mutubaku.cases.models import Task
from mutubaku.people.models import User
from mutubaku.schemes.measures import unit_said

from .laboratories import Laboratory
from .taking import Sample

NUMBER: dict[str, Any] = {"max_digits": 24, "decimal_places": 10, "null": True}


class TestOrder(models.Model):
    """To which laboratory a sample goes, with what the office's list said of it on the day it was ordered.

    ``listed`` is the row it was taken from, empty for one written by hand. All else is a copy: what the list says
    later changes no order. ``reason``: why this laboratory, where something asked for one.
    """

    __test__ = False  # not a test of ours

    sample = models.OneToOneField(Sample, models.PROTECT, related_name="order")
    listed = models.ForeignKey(Laboratory, models.PROTECT, null=True, related_name="orders")
    laboratory = models.CharField(max_length=300)
    address = models.TextField(blank=True)
    city = models.CharField(max_length=120, blank=True)
    accreditation = models.CharField(max_length=80, blank=True)
    accredited_from = models.DateField(null=True)
    accredited_to = models.DateField(null=True)
    scope = models.JSONField(default=list)
    scope_note = models.TextField(blank=True)
    is_own = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    ordered_at = models.DateTimeField()
    ordered_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(listed=None) | ~Q(reason=""), name="unlisted_laboratory_has_reason")
        ]

    def __str__(self) -> str:
        return self.laboratory


class OrderedTest(models.Model):
    """One parameter to be tested of a sample, with its limits as they were ordered.

    ``by_hand``: entered for this case, because the office has no standard of that number.
    """

    order = models.ForeignKey(TestOrder, models.CASCADE, related_name="tests")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    method = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    lower = models.DecimalField(**NUMBER)
    upper = models.DecimalField(**NUMBER)
    expected = models.CharField(max_length=200, blank=True)
    decimals = models.PositiveSmallIntegerField(null=True)
    source = models.CharField(max_length=300, blank=True)
    is_confirmed = models.BooleanField(default=False)
    by_hand = models.BooleanField(default=False)

    class Meta:
        ordering = ["order_id", "place", "id"]
        constraints = [
            models.UniqueConstraint(fields=["order", "name"], name="ordered_test_once"),
            models.CheckConstraint(
                condition=Q(lower=None) | Q(upper=None) | Q(upper__gte=F("lower")), name="ordered_limits_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def unit_said(self) -> str:
        """The unit as it stands beside a value."""
        return unit_said(self.unit)


class TestResult(models.Model):
    """What the laboratory found, as it wrote it (``value``); how it is judged follows from it and is kept nowhere.

    ``reason``: why it counts although the laboratory was not accredited on the day of the test.
    """

    __test__ = False  # not a test of ours

    test = models.OneToOneField(OrderedTest, models.PROTECT, related_name="result")
    task = models.ForeignKey(Task, models.PROTECT, related_name="test_results")
    value = models.CharField(max_length=80)
    unit = models.CharField(max_length=40, blank=True)
    method = models.CharField(max_length=200)
    uncertainty = models.CharField(max_length=40, blank=True)
    tested_on = models.DateField()
    reason = models.TextField(blank=True)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.value} {self.unit}".strip()
