"""The table of audit times: a row for every time it was reckoned or fixed; the newest of a case holds."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from mutubaku.auditrules import Step
from mutubaku.cases.models import Case, Task
from mutubaku.people.models import User


class AuditTime(models.Model):
    """The days of an audit. ``basis`` is a ``policy.Basis`` as kept, ``reasoning`` the steps, ``invoice`` the number of
    the invoice that was live then: an invoice made later already knows this time.

    At the application review it is a proposal, at step 6 it is fixed. ``change_reason``: why it was fixed anew after
    that, before stage 2. ``days`` differ from ``reckoned`` only with a reason; who said so stands in ``by`` and
    ``by_as``.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="audit_times")
    task = models.ForeignKey(Task, models.PROTECT, related_name="+")
    standard = models.CharField(max_length=20)
    basis = models.JSONField()
    rule_set = models.CharField(max_length=60)
    issue = models.CharField(max_length=120)
    reckoned = models.DecimalField(max_digits=6, decimal_places=1)
    days = models.DecimalField(max_digits=6, decimal_places=1)
    on_site_minimum = models.DecimalField(max_digits=7, decimal_places=2)
    reasoning = models.JSONField()
    override_reason = models.TextField(blank=True)
    change_reason = models.TextField(blank=True)
    is_fixed = models.BooleanField()
    invoice = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    by_as = models.CharField(max_length=300)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(days__gt=0), name="audit_time_above_zero"),
            models.CheckConstraint(
                condition=Q(days=F("reckoned")) | ~Q(override_reason=""), name="audit_time_override_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.days}"

    @property
    def steps(self) -> list[Step]:
        """The reasoning as it was."""
        return [Step.of(one) for one in self.reasoning]

    @property
    def is_overridden(self) -> bool:
        """Whether somebody fixed other days than were reckoned."""
        return self.days != self.reckoned
