"""What a certificate's years bring: its planned surveillances and its recertification, each with its window."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from mutubaku.cases.models import Case, Kind
from mutubaku.people.models import User

from ..policy.cycle import Cause
from ..policy.lateness import Progress, State, last_day_of, state_of
from .certificate import Certificate


class PlannedAudit(models.Model):
    """One audit a certificate's cycle asks for. A changed plan is a new row; the earlier one says when it was replaced.

    ``starts_on`` is the first day it may be held, and the day its case opens; ``due_on`` the last by the plan, for a
    recertification the last safe date of its application; ``limit_on`` the last the scheme's rule allows.
    ``reasons`` is how the plan came to be, line by line (``policy.cycle.Reason`` as JSON).
    """

    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="planned_audits")
    kind = models.CharField(max_length=40, choices=Kind)
    turn = models.PositiveSmallIntegerField(default=1)
    starts_on = models.DateField()
    due_on = models.DateField()
    limit_on = models.DateField()
    reasons = models.JSONField(default=list)
    cause = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Cause], default=Cause.RULE.value)
    note = models.TextField(blank=True)
    case = models.OneToOneField(Case, models.PROTECT, null=True, related_name="planned_audit")
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    planned_as = models.CharField(max_length=300, blank=True)
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [models.Index(fields=["starts_on"], condition=Q(replaced_at=None, case=None), name="audit_to_open")]
        constraints = [
            models.UniqueConstraint(
                fields=["certificate", "kind", "turn"], condition=Q(replaced_at=None), name="one_plan_for_each_audit"
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("starts_on"), limit_on__gte=F("due_on")), name="planned_audit_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.certificate_id} {self.kind} {self.turn}"

    @property
    def last_on(self) -> date:
        """The day after which it is late."""
        return last_day_of(self.kind, self.due_on, self.limit_on)

    def state(self, progress: Progress, today: date) -> State:
        """How it stands on a day, its case so far."""
        return state_of(self.kind, self.starts_on, self.due_on, self.limit_on, progress, today)

    def asked_until(self, today: date) -> date:
        """By when it is asked for on a day: the day planned, and once that has gone by, the last one."""
        return self.due_on if today <= self.due_on else self.last_on
