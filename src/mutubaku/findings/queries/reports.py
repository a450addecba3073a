"""Reading the audit report: its versions, and what the client found wrong in it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from mutubaku.cases.models import Case, Task
from mutubaku.findings.models import FactRemark, ReportRecall, ReportVersion
from mutubaku.reading import once_a_page


@once_a_page
def remarks_unanswered(case: Case) -> list[str]:
    """That the client's remarks on the report wait for the leader, as a sentence."""
    waiting = FactRemark.objects.filter(case=case, reply=None).count()
    return [_("%(count)s catatan pelanggan atas laporan audit belum dijawab") % {"count": waiting}] if waiting else []


def report_of(case: Case) -> ReportVersion | None:
    """The newest version of the report's own sections."""
    return reports_of(case).last()


def reports_of(case: Case) -> QuerySet[ReportVersion]:
    """Every version of the report's own sections, oldest first."""
    return ReportVersion.objects.filter(task__case=case).select_related("task", "written_by").order_by("pk")


def report_in(task: Task) -> ReportVersion | None:
    """The newest version written at this opening of the step."""
    return ReportVersion.objects.filter(task=task).order_by("number").last()


def open_recall(case: Case) -> ReportRecall | None:
    """Why and by whom the newest report was made a draft again, until it is finished anew."""
    recalls = ReportRecall.objects.filter(report=report_of(case), settled_at=None)
    return recalls.select_related("report", "recalled_by").first()


def draft_again(case: Case) -> list[str]:
    """That the report is a draft again, as a sentence."""
    return [_("Laporan audit kembali menjadi konsep dan belum diselesaikan ketua tim")] if open_recall(case) else []


def remarks_of(case: Case) -> QuerySet[FactRemark]:
    """What the client found wrong in the report, oldest first, with the leader's replies."""
    return FactRemark.objects.filter(case=case).select_related("made_by", "reply__given_by", "report")


def has_report(case: Case) -> bool:
    """Whether the client has a report: its step was done once."""
    done = ReportVersion.objects.filter(task__case=case, task__closed_at__isnull=False)
    return done.exclude(task__outcome__startswith="case-").exists()
