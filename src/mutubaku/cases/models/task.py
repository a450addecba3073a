"""A task is one step of the procedure open (or done) in a case; a pause is a time in which its clock stands still."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mutubaku.people.models import Office, User

from .case import Case


class Account(models.TextChoices):
    """On whose account a step's time runs."""

    OFFICE = "office", _("Kantor")
    CLIENT = "client", _("Pelanggan")


class Task(models.Model):
    """One opening of one step. Rows are never reused: a loop back opens a new one with the next ``round``.

    ``parent`` is the task whose step runs the linked procedure this step belongs to. ``due_at`` is empty for a step
    without a time standard. ``runs`` names the linked procedure this task carries: it closes itself when that ends.
    """

    # Every index is written twice a step, when it opens and when it closes: only those that are read are kept.
    case = models.ForeignKey(Case, models.PROTECT, related_name="tasks", db_index=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", db_index=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children", db_index=False)
    procedure_key = models.CharField(max_length=80)
    procedure_version = models.PositiveIntegerField()
    step = models.CharField(max_length=80)
    round = models.PositiveSmallIntegerField(default=1)
    role = models.CharField(max_length=60)
    account = models.CharField(max_length=10, choices=Account)
    runs = models.CharField(max_length=80, blank=True)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    claimed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    claimed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    closed_as = models.CharField(max_length=300, blank=True)
    outcome = models.CharField(max_length=80, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["case", "id"]),
            models.Index(
                fields=["office", "role", "due_at"],
                condition=Q(closed_at=None, runs=""),
                name="task_open_by_role",
            ),
            models.Index(fields=["parent"], condition=Q(parent__isnull=False), name="task_of_linked_procedure"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "procedure_key", "step"],
                condition=Q(closed_at=None),
                name="one_open_task_per_step",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, outcome="") | (Q(closed_at__isnull=False) & ~Q(outcome="")),
                name="task_closed_with_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}/{self.step}/{self.round}"

    @property
    def is_open(self) -> bool:
        """Whether the step is still to be done."""
        return self.closed_at is None


class Pause(models.Model):
    """A time in which a task's clock stands still, with its reason; open while ``ended_at`` is empty."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="pauses")
    kind = models.CharField(max_length=80)
    reason = models.TextField()
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    end_note = models.TextField(blank=True)

    class Meta:
        ordering = ["started_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["task"], condition=Q(ended_at=None), name="one_open_pause_per_task"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")), name="pause_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} {self.kind}"
