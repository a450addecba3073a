"""The table of audit times: a row for every time it was reckoned or fixed; the newest of a case holds."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from mutubaku.auditrules import Step
from mutubaku.cases.models import Case, Task
from mutubaku.people.models import User


class Approval(models.TextChoices):
    """Whether a time needs another person's word before it holds, and what that was."""

    NOT_NEEDED = "not-needed"
    WAITING = "waiting"
    GIVEN = "given"
    TURNED_BACK = "turned-back"


IN_FORCE = (Approval.NOT_NEEDED, Approval.GIVEN)


class AuditTime(models.Model):
    """The days of an audit. ``basis`` is a ``policy.Basis`` as kept, ``reasoning`` the steps, ``invoice`` the key of
    the invoice that was live then: an invoice made later already knows this time.

    At the application review it is a proposal, at step 6 it is fixed. ``change_reason``: why it was fixed anew after
    that, before stage 2. ``days`` differ from ``reckoned`` only with a reason; who said so stands in ``by`` and
    ``by_as``.

    A time that is fixed anew is a proposal that another person approves or turns back with an ``answer``; it holds from
    then on. ``was_alone``: whoever proposed it approved it too, for the office had nobody else.
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
    invoice = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    by_as = models.CharField(max_length=300)
    approval = models.CharField(max_length=12, choices=Approval, default=Approval.NOT_NEEDED)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_as = models.CharField(max_length=300, blank=True)
    answer = models.TextField(blank=True)
    was_alone = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(days__gt=0), name="audit_time_above_zero"),
            models.CheckConstraint(
                condition=Q(days=F("reckoned")) | ~Q(override_reason=""), name="audit_time_override_has_reason"
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(approval=Approval.WAITING), name="audit_time_waits_once_in_a_case"
            ),
            models.CheckConstraint(
                condition=Q(approval__in=(Approval.GIVEN, Approval.TURNED_BACK), decided_at__isnull=False)
                | Q(approval__in=(Approval.NOT_NEEDED, Approval.WAITING), decided_at=None),
                name="audit_time_decided_once_it_was_asked",
            ),
            models.CheckConstraint(
                condition=~Q(approval=Approval.TURNED_BACK) | ~Q(answer=""), name="audit_time_turned_back_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(was_alone=True) | Q(decided_by=None) | ~Q(decided_by=F("by")),
                name="audit_time_approved_by_another",
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
