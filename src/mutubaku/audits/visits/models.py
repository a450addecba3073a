"""What is to be audited and when, what the client agreed to, what a visit found (ISO/IEC 17021-1, 9.1.3, 9.2, 9.3)."""

from __future__ import annotations

from datetime import time

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Case, Task
from mutubaku.documents.models import StoredFile, Version
from mutubaku.people.codes import new_secret
from mutubaku.people.models import User
from mutubaku.schemes.models import ChecklistQuestion


class ProgrammeRow(models.Model):
    """A row of a programme: a process at a site, its clauses, and the visits of the cycle that look at it.

    ``visits`` names them as ``policy.kinds`` does.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="programme")
    site = models.CharField(max_length=200)
    process = models.CharField(max_length=300)
    clauses = models.JSONField(default=list)
    visits = models.JSONField(default=list)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.site}: {self.process}"


class VisitPlan(models.Model):
    """The plan of a visit, one for each opening of its step; what the client saw of it is kept by its rounds.

    ``interval_reason``: why stage 1 still holds on its days, when those are later than the scheme has it (rule MS-08).
    ``hours_reason``: why fewer hours at the client's than the audit time asks for are enough (rules T-03 and T-04).
    ``remote_parts``, ``remote_means``, ``remote_risks``: what of it is held at a distance, by which ICT, with which
    risks and safeguards (IAF MD 4); all three or none, and agreed to with the plan.
    """

    task = models.OneToOneField(Task, models.PROTECT, related_name="visit_plan")
    starts_on = models.DateField()
    ends_on = models.DateField()
    rest_from = models.TimeField(default=time(12))
    rest_to = models.TimeField(default=time(13))
    interval_reason = models.TextField(blank=True)
    hours_reason = models.TextField(blank=True)
    remote_parts = models.TextField(blank=True)
    remote_means = models.TextField(blank=True)
    remote_risks = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="visit_plan_ends_after_start"),
            models.CheckConstraint(condition=Q(rest_to__gte=F("rest_from")), name="visit_plan_rest_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.starts_on}–{self.ends_on}"


class ScannedPlan(models.Model):
    """A plan kept only as a scan: the minutes of auditors at the client's that stand on it, one for each opening of its
    step. ``hours_reason``: why fewer than the audit time asks for are enough (rules T-03 and T-04).
    """

    task = models.OneToOneField(Task, models.PROTECT, related_name="scanned_plan")
    minutes = models.PositiveIntegerField()
    hours_reason = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.task_id}: {self.minutes}"


class PlanRow(models.Model):
    """One line of a plan; without an auditor it is for the whole team."""

    plan = models.ForeignKey(VisitPlan, models.CASCADE, related_name="rows")
    day = models.DateField()
    begins = models.TimeField()
    ends = models.TimeField()
    site = models.CharField(max_length=200)
    process = models.CharField(max_length=300)
    clauses = models.JSONField(default=list)
    auditor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["day", "begins", "id"]
        constraints = [models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="plan_row_ends_after_start")]

    def __str__(self) -> str:
        return f"{self.day} {self.begins}–{self.ends} {self.process}"


class PlanRound(models.Model):
    """A plan as it was laid before the client (``rows``: policy.plan.as_json) and what they said of it."""

    plan = models.ForeignKey(VisitPlan, models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    rows = models.JSONField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    is_agreed = models.BooleanField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_round_number_once"),
            models.UniqueConstraint(fields=["plan"], condition=Q(answered_at=None), name="plan_one_open_round"),
            models.CheckConstraint(
                condition=Q(is_agreed=None) | Q(is_agreed=True) | ~Q(reason=""), name="plan_change_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} #{self.number}"


class Visit(models.Model):
    """A visit at the step in which it is made: when, and how where it is held at a distance (IAF MD 4).

    ``next_on`` and ``interval_reason`` belong to stage 1: when stage 2 is planned, and why stage 1 still holds then
    when that is later than the scheme has it (rule MS-08). At a stage 2 that began later than anybody had judged,
    ``interval_reason`` says the same of the day on which it began. ``remote_agreed_on``, ``remote_agreement`` and
    ``remote_risks``: only where no plan the client agreed to says them.
    """

    task = models.OneToOneField(Task, models.PROTECT, related_name="visit")
    kind = models.CharField(max_length=20)  # one of policy.kinds
    secret = models.CharField(max_length=32, unique=True, default=new_secret)
    held_on = models.DateField(null=True)
    next_on = models.DateField(null=True)
    interval_reason = models.TextField(blank=True)
    is_remote = models.BooleanField(null=True)
    remote_agreed_on = models.DateField(null=True)
    remote_agreement = models.TextField(blank=True)
    remote_risks = models.TextField(blank=True)
    remote_means = models.TextField(blank=True)
    remote_result = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.task_id}: {self.kind}"


class DocumentAdequacy(models.Model):
    """Whether a document of the client is adequate at stage 1."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="adequacies")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    is_adequate = models.BooleanField()
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["visit", "version"], name="adequacy_once_a_version"),
            models.CheckConstraint(condition=Q(is_adequate=True) | ~Q(note=""), name="inadequate_has_note"),
        ]

    def __str__(self) -> str:
        return f"{self.version_id}: {self.is_adequate}"


class MeetingKind(models.TextChoices):
    """The meetings of a visit that have a list of who was there (ISO/IEC 17021-1, 9.4.2 and 9.4.7)."""

    OPENING = "opening", _("Rapat pembukaan")
    CLOSING = "closing", _("Rapat penutupan")


class Meeting(models.Model):
    """A meeting of a visit and the code by which those without an account confirm that they are there."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="meetings")
    kind = models.CharField(max_length=10, choices=MeetingKind)
    begins_at = models.DateTimeField()
    code = models.CharField(max_length=6)
    code_until = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["visit", "kind"], name="meeting_once_a_visit")]

    def __str__(self) -> str:
        return f"{self.visit_id}: {self.kind}"


class Attendance(models.Model):
    """Somebody at a meeting; a confirmed row is never changed. ``user`` is set for those with an account."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    name = models.CharField(max_length=200)
    position = models.CharField(max_length=200)
    company = models.CharField(max_length=200)
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "user"], name="attendance_once_an_account")]

    def __str__(self) -> str:
        return self.name


class Found(models.TextChoices):
    """What a look at a question found."""

    CONFORMING = "conforming", _("Sesuai")
    NONCONFORMING = "nonconforming", _("Tidak sesuai")
    NOT_APPLICABLE = "not-applicable", _("Tidak berlaku")
    NOT_LOOKED_AT = "not-looked-at", _("Tidak dilihat")


class ChecklistItem(models.Model):
    """A line of the checklist of a visit: a question of the office, or a line the auditor added (``question`` empty).

    ``name`` is its address; text and clauses are kept as they were when it was first answered.
    """

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="items")
    name = models.CharField(max_length=40)
    question = models.ForeignKey(ChecklistQuestion, models.PROTECT, null=True, related_name="+")
    text = models.TextField()
    clauses = models.JSONField(default=list)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["visit", "name"], name="checklist_item_once")]

    def __str__(self) -> str:
        return self.text[:60]


class ChecklistEntry(models.Model):
    """An answer as it was sent; never changed, so that of two nothing is lost. ``key`` is made where it is typed.

    ``basis`` is the key of the answer its writer had before them; ``is_conflicting`` when another was there by then.
    """

    item = models.ForeignKey(ChecklistItem, models.PROTECT, related_name="entries")
    key = models.UUIDField(unique=True)
    basis = models.UUIDField(null=True)
    is_conflicting = models.BooleanField(default=False)
    found = models.CharField(max_length=20, choices=Found, blank=True)
    note = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    typed_at = models.DateTimeField()
    sent_at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.found}"


class NoFinding(models.Model):
    """Why an answer “Tidak sesuai” became no finding at the visit a task makes; another answer needs another reason."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="no_findings")
    entry = models.ForeignKey(ChecklistEntry, models.PROTECT, related_name="+")
    reason = models.TextField()
    written_at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["task", "entry"], name="no_finding_once_an_answer"),
            models.CheckConstraint(condition=~Q(reason=""), name="no_finding_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.reason[:60]}"


class ChecklistPhoto(models.Model):
    """A photo taken as evidence for a line of the checklist."""

    item = models.ForeignKey(ChecklistItem, models.PROTECT, related_name="photos")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    filename = models.CharField(max_length=255)
    added_at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["item", "file"], name="checklist_photo_once")]

    def __str__(self) -> str:
        return self.filename
