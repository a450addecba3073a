"""The audit report: what its lead wrote in each version, and what the client finds wrong in it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mutubaku.cases.models import Case, Task
from mutubaku.people.models import User


class Aim(models.TextChoices):
    """Whether an audit did what it was held for (ISO/IEC 17021-1, 9.4.8.2)."""

    MET = "met", _("Tercapai")
    PARTLY = "partly", _("Tercapai sebagian")
    NOT_MET = "not-met", _("Tidak tercapai")


class ReportVersion(models.Model):
    """One version of what the lead auditor adds to the report; everything else on it comes from the case.

    ISO/IEC 17021-1, 9.4.8.2 and 9.4.8.3: ``scope_fit`` whether the scope is appropriate, ``internal`` internal audit
    and management review, ``changes`` since the last audit, ``programme_issues`` what touches the audit programme,
    ``earlier`` whether corrections of earlier findings were effective, ``marks`` how certificate and marks are used,
    ``remote`` how far ICT was used and how well (IAF MD 4).
    """

    task = models.ForeignKey(Task, models.PROTECT, related_name="report_versions")
    number = models.PositiveSmallIntegerField()
    aim = models.CharField(max_length=10, choices=Aim)
    conformity = models.TextField()
    positives = models.TextField(blank=True)
    uncertainties = models.TextField(blank=True)
    deviations = models.TextField(blank=True)
    unresolved = models.TextField(blank=True)
    scope_fit = models.TextField(blank=True)
    internal = models.TextField(blank=True)
    changes = models.TextField(blank=True)
    programme_issues = models.TextField(blank=True)
    earlier = models.TextField(blank=True)
    marks = models.TextField(blank=True)
    remote = models.TextField(blank=True)
    recommendation = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    written_as = models.CharField(max_length=300)

    class Meta:
        ordering = ["task", "number"]
        constraints = [models.UniqueConstraint(fields=["task", "number"], name="report_version_once")]

    def __str__(self) -> str:
        return f"{self.task_id} v{self.number}"


class ReportRecall(models.Model):
    """A finished version of the report made a draft again by its leader, and why; ``settled_at`` when it was finished
    anew, as another version or as it was.
    """

    report = models.ForeignKey(ReportVersion, models.PROTECT, related_name="recalls")
    reason = models.TextField()
    recalled_at = models.DateTimeField()
    recalled_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recalled_as = models.CharField(max_length=300)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["report"], condition=Q(settled_at=None), name="report_recalled_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="report_recalled_with_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.recalled_at}"


class FactRemark(models.Model):
    """A factual error the client points out in the report, and where it stands."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="report_remarks")
    report = models.ForeignKey(ReportVersion, models.PROTECT, related_name="remarks")
    place = models.CharField(max_length=200)
    words = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.report_id}: {self.place}"


class RemarkReply(models.Model):
    """The lead auditor's answer to a remark: whether the client is right, and what follows or why not."""

    remark = models.OneToOneField(FactRemark, models.PROTECT, related_name="reply")
    is_right = models.BooleanField()
    words = models.TextField()
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    given_as = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"{self.remark_id}: {'benar' if self.is_right else 'tidak benar'}"
