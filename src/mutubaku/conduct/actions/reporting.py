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
from mutubaku.findings.errors import FindingRefusal
from mutubaku.findings.models import FactRemark, RemarkReply, ReportRecall, ReportVersion
from mutubaku.findings.policy import check_recall
from mutubaku.findings.queries import open_recall, remarks_of, report_in
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.notices.actions import tell_client
from mutubaku.notices.models import NoticeKind
from mutubaku.people.access import Capacity
from mutubaku.people.models import User

from .siding import take_evaluation
from .telling import tell_doers
from .working import working

STEP, FOLLOWING = "audit-report", "corrections"


def write_report(task_id: int, by: User, at: datetime, sections: findings.Sections) -> ReportVersion:
    """The leader's sections of the report, while its step is open; each change is a version of its own."""
    with working(task_id, by, at) as work:
        work.check_step(STEP)
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
        tell_doers(case, [LEADER], NoticeKind.REPORT_REMARKED, at, {"place": made.place, "text": made.words})
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
    """Whether the report is to be written anew: a remark was found right on the version the client has, or its leader
    made it a draft again."""
    report = sent_report(case)
    if report is None:
        return False
    return open_recall(case) is not None or report.remarks.filter(reply__is_right=True).exists()


def may_recall(case: Case) -> bool:
    """Whether the report as the client has it can still be made a draft again."""
    try:
        check_recall(is_used=is_used(case), is_draft=open_recall(case) is not None)
    except FindingRefusal:
        return False
    return case.is_open and sent_report(case) is not None


def is_used(case: Case) -> bool:
    """Whether the step that follows the report has closed upon it, or another report is being written."""
    report = sent_report(case)
    following = case.tasks.filter(step=FOLLOWING, pk__gt=report.task_id) if report else case.tasks.none()
    return not following.filter(closed_at=None).exists()


def recall_report(case_id: int, by: User, at: datetime, reason: str) -> ReportRecall:
    """The leader makes the finished report a draft again, with a reason, while the corrections are not yet closed upon
    it: ReportUsed, ReportIsDraft, ReasonMissing. The client goes on reading the version they have.
    """
    with transaction.atomic():
        case = lock_case(case_id)
        capacity = access.evaluator_of(case, by, at, (LEADER,))
        report = _report(case)
        check_recall(is_used=is_used(case), is_draft=open_recall(case) is not None)
        take_evaluation(case, capacity, at)
        recalled = findings.recall_report(report, reason, capacity, at)
        about = {**_about(report.task, report), "reason": recalled.reason}
        record(case.chain, Verb.REPORT_RECALLED, capacity, at, about, locked=True)
    return recalled


def correct_report(case_id: int, by: User, at: datetime, sections: findings.Sections) -> ReportVersion:
    """Write the report anew after a remark that was right or a recall: a new version, and a new paper in place of the
    old one. Finished with the same words, a report that was recalled stays as it was.
    """
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
        _settle(case, written, capacity, at)
    return written


def _settle(case: Case, written: ReportVersion, by: Capacity, at: datetime) -> None:
    """The draft is finished; where no word was changed, the history says so."""
    recall = open_recall(case)
    if recall is None:
        return
    recall.settled_at = at
    recall.save(update_fields=["settled_at"])
    if recall.report_id == written.pk:
        about = {**_about(written.task, written), "unchanged": True}
        record(case.chain, Verb.REPORT_WRITTEN, by, at, about, locked=True)


def _report(case: Case) -> ReportVersion:
    if not case.is_open:
        raise CaseEnded
    report = sent_report(case)
    if report is None:
        raise NotAccepted
    return report


def _about(task: Task, written: ReportVersion) -> dict[str, object]:
    return {"step": task.step, "round": task.round, "version": written.number}
