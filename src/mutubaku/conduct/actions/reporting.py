"""The audit report by the acts of its people: the leader writes it, the client points out errors, each is answered."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mutubaku.cases.models import Case, Task
from mutubaku.cases.queries import lock_case
from mutubaku.conduct import access, wiring
from mutubaku.conduct.access import LEADER
from mutubaku.conduct.errors import CaseEnded, NotAccepted
from mutubaku.conduct.works.audit_report import REPORT, needed
from mutubaku.findings import actions as findings
from mutubaku.findings.models import FactRemark, RemarkReply, ReportVersion
from mutubaku.findings.queries import remarks_of, report_in
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.notices.actions import tell_client, tell_role
from mutubaku.notices.models import NoticeKind
from mutubaku.people.models import User

from .siding import take_evaluation
from .working import working

STEP = "audit-report"


def write_report(task_id: int, by: User, at: datetime, sections: findings.Sections) -> ReportVersion:
    """The leader's sections of the report, while its step is open; each change is a version of its own."""
    with working(task_id, by, at) as work:
        if work.task.step != STEP:
            raise NotAccepted
        before = report_in(work.task)
        written = findings.write_report(work.task, sections, work.by, at, needed(work.case))
        if written != before:
            work.journal(Verb.REPORT_WRITTEN, {"version": written.number})
    return written


def sent_report(case: Case) -> ReportVersion | None:
    """The report as the client has it: the newest version of the last report step that is done."""
    done = case.tasks.filter(step=STEP, closed_at__isnull=False).exclude(outcome__startswith="case-")
    task = done.order_by("-pk").first()
    return report_in(task) if task is not None else None


def remark_on_report(case_id: int, by: User, at: datetime, *, place: str, words: str) -> FactRemark:
    """The client points out a factual error in the report; NotAccepted before they have it."""
    with transaction.atomic():
        case = lock_case(case_id)
        capacity = access.client_of(case, by, at)
        report = _report(case)
        made = findings.remark(report, place, words, capacity, at)
        record(case.chain, Verb.REPORT_REMARKED, capacity, at, {"remark": made.pk, "place": made.place}, locked=True)
        tell_role(case, LEADER, NoticeKind.REPORT_REMARKED, at, {"place": made.place, "text": made.words})
    return made


def reply_to_remark(case_id: int, remark_id: int, by: User, at: datetime, *, is_right: bool, words: str) -> RemarkReply:
    """The leader answers a remark; the client is told."""
    with transaction.atomic():
        case = lock_case(case_id)
        capacity = access.evaluator_of(case, by, at, (LEADER,))
        _report(case)
        take_evaluation(case, capacity, at)
        row = remarks_of(case).filter(pk=remark_id).first()
        if row is None:
            raise NotAccepted
        given = findings.reply(row, is_right=is_right, words=words, by=capacity, at=at)
        about = {"remark": row.pk, "place": row.place, "right": is_right}
        record(case.chain, Verb.REPORT_REMARKED, capacity, at, about, locked=True)
        tell_client(case, NoticeKind.REPORT_REPLIED, at, {"place": row.place, "text": given.words})
    return given


def awaits_correction(case: Case) -> bool:
    """Whether a remark was found right on the version the client has, so that the report is to be written anew."""
    report = sent_report(case)
    return report is not None and report.remarks.filter(reply__is_right=True).exists()


def correct_report(case_id: int, by: User, at: datetime, sections: findings.Sections) -> ReportVersion:
    """Write the report anew after a remark that was right: a new version, and a new paper in place of the old one."""
    with transaction.atomic():
        case = lock_case(case_id)
        capacity = access.evaluator_of(case, by, at, (LEADER,))
        report = _report(case)
        if not awaits_correction(case):
            raise NotAccepted
        take_evaluation(case, capacity, at)
        task: Task = report.task
        task.case = case
        written = findings.write_report(task, sections, capacity, at, needed(case))
        if written != report:
            record(case.chain, Verb.REPORT_WRITTEN, capacity, at, _about(task, written), locked=True)
            wiring.make(task, REPORT, capacity, at, "")
    return written


def _report(case: Case) -> ReportVersion:
    if not case.is_open:
        raise CaseEnded
    report = sent_report(case)
    if report is None:
        raise NotAccepted
    return report


def _about(task: Task, written: ReportVersion) -> dict[str, object]:
    return {"step": task.step, "round": task.round, "version": written.number}
