"""The appointed team of a case, each change a row of its own, and what its members declare."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from mutubaku.cases.models import Case, Task
from mutubaku.people.models import User


class Appointment(models.Model):
    """Who audits a case and when, as appointed at step 9.1 or changed later; the one not replaced is in force.

    ``number`` counts the appointments of the case and is the SEQUENCE of its calendar file. ``remarks`` are the
    warnings that were shown, as sentences, and ``reason`` why the team stands all the same.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="appointments")
    task = models.ForeignKey(Task, models.PROTECT, related_name="appointments")
    number = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    place = models.CharField(max_length=300)
    remarks = models.JSONField(default=list)
    reason = models.TextField(blank=True)
    appointed_at = models.DateTimeField()
    appointed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    appointed_as = models.CharField(max_length=300)
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["case_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="appointment_number_once"),
            models.UniqueConstraint(
                fields=["case"], condition=Q(replaced_at=None), name="one_appointment_in_force_per_case"
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="appointment_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}/{self.number}"

    def is_called_off_on(self, day: date) -> bool:
        """Whether the end of its case on a day calls the audit off: it is not over yet."""
        return day <= self.ends_on


class AppointedMember(models.Model):
    """A person of an appointed team with a function; whoever takes samples may have another one beside it."""

    appointment = models.ForeignKey(Appointment, models.CASCADE, related_name="members")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    function = models.CharField(max_length=20)  # a Function

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["appointment", "user", "function"], name="appointed_member_once_in_a_function"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} ({self.function})"


class Declaration(models.Model):
    """What a member says of an appointment for certain days: willing and impartial, or not and why.

    It holds for every later appointment of the case on the same days; a later declaration succeeds it.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="declarations")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField()
    is_willing = models.BooleanField()
    is_impartial = models.BooleanField()
    reason = models.TextField(blank=True)
    given_at = models.DateTimeField()
    given_as = models.CharField(max_length=300)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_willing=True, is_impartial=True) | ~Q(reason=""), name="refusal_to_serve_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.user_id}"

    @property
    def is_yes(self) -> bool:
        """Whether the person is willing and impartial."""
        return self.is_willing and self.is_impartial


class TeamObjection(models.Model):
    """What the client objects to in an audit appointed otherwise than they accepted it, and what the office answered.

    It stands until it is answered or another appointment takes the place of this one.
    """

    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="objections")
    about = models.CharField(max_length=10)  # an About
    member = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    reason = models.TextField()
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["appointment"], condition=Q(answered_at=None), name="one_open_objection_per_appointment"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="team_objection_has_reason"),
            models.CheckConstraint(
                condition=Q(about="member", member__isnull=False) | (~Q(about="member") & Q(member=None)),
                name="team_objection_names_the_member",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, answer="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
                name="team_objection_answered_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.appointment_id}: {self.about}"
