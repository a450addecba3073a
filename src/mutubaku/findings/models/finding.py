"""A finding and all that happened to it: its words, its turns, the client's answers. No row is overwritten."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Case, Task
from mutubaku.documents.models import Version
from mutubaku.people.models import User
from mutubaku.schemes.models import Grade, Overdue

CONCERN = "concern"  # found at stage 1: could become a nonconformity at stage 2 (ISO/IEC 17021-1, 9.3.1.2)
GRADES = [*Grade.choices, (CONCERN, _("Hal yang perlu perhatian (tahap 1)"))]


class Act(models.TextChoices):
    """What may happen to a finding after it was recorded."""

    RELEASED = "released", _("Disampaikan kepada pelanggan")
    WITHDRAWN = "withdrawn", _("Dibatalkan")
    ANSWERED = "answered", _("Dijawab pelanggan")
    RETURNED = "returned", _("Dikembalikan kepada pelanggan")
    ACCEPTED = "accepted", _("Jawaban diterima")
    VERIFIED = "verified", _("Hasil tindakan koreksi diverifikasi")
    RAISED = "raised", _("Tingkat dinaikkan")
    LAPSED = "lapsed", _("Tenggat terlewati")


class Finding(models.Model):
    """One finding of stage 1 or 2 (a surveillance counts as 2); ``number`` is given when it is released."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="findings")
    task = models.ForeignKey(Task, models.PROTECT, related_name="findings")
    stage = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=120, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_as = models.CharField(max_length=300)

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=Q(stage__in=[1, 2]), name="finding_of_stage_1_or_2")]

    def __str__(self) -> str:
        return self.number or f"#{self.pk}"


class Wording(models.Model):
    """A version of what a finding says; the newest counts, and none is added once the client has been told.

    ``site`` is the one of several sites where it was found (IAF MD 1); empty where it concerns all of them. ``basis``
    is the version its writer had before them, so that what was written meanwhile is noticed (``policy.against``).
    """

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="wordings")
    version = models.PositiveSmallIntegerField()
    grade = models.CharField(max_length=20, choices=GRADES)
    statement = models.TextField()
    requirement = models.CharField(max_length=300)
    evidence = models.TextField(blank=True)
    site = models.CharField(max_length=1000, blank=True)
    place = models.CharField(max_length=300, blank=True)
    basis = models.PositiveSmallIntegerField(null=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["version"]
        constraints = [models.UniqueConstraint(fields=["finding", "version"], name="finding_wording_once")]

    def __str__(self) -> str:
        return f"{self.finding_id} v{self.version}"


class Answer(models.Model):
    """What the client did about a finding, one row for each round; ``files`` are its evidence as it was handed in.

    ``other_sites`` says whether the other sites are affected, of a finding at one of several (IAF MD 1).
    """

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="answers")
    round = models.PositiveSmallIntegerField()
    correction = models.TextField()
    cause = models.TextField(blank=True)
    corrective_action = models.TextField(blank=True)
    other_sites = models.TextField(blank=True)
    files = models.ManyToManyField(Version, related_name="+")
    is_late = models.BooleanField(default=False)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["round"]
        constraints = [models.UniqueConstraint(fields=["finding", "round"], name="finding_answered_once_a_round")]

    def __str__(self) -> str:
        return f"{self.finding_id}/{self.round}"


class Turn(models.Model):
    """One thing that happened to a finding. Its state is what the turns add up to (``policy.life``).

    ``audited_on`` (last day of the audit) and ``due_on`` stand with a release; ``due_on`` and ``grade`` with a raise;
    ``consequence`` with a lapse. ``by`` is empty when the system itself acted.
    """

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="turns")
    act = models.CharField(max_length=20, choices=Act)
    words = models.TextField(blank=True)
    grade = models.CharField(max_length=20, choices=GRADES, blank=True)
    audited_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    consequence = models.CharField(max_length=20, choices=Overdue, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    by_title = models.CharField(max_length=300)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["finding"], condition=Q(act__in=["released", "withdrawn"]), name="finding_released_or_withdrawn"
            ),
            models.CheckConstraint(
                condition=~Q(act__in=["withdrawn", "returned"]) | ~Q(words=""), name="finding_turned_down_with_reason"
            ),
            models.CheckConstraint(
                condition=~Q(act="released") | Q(audited_on__isnull=False), name="finding_released_after_an_audit"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.finding_id}: {self.act}"
