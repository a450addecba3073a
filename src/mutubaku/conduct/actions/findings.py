"""Findings by the acts of their people: auditors record and judge, the leader releases, the client answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mutubaku.audits.visits.actions import visiting
from mutubaku.audits.visits.errors import ItemUnknown
from mutubaku.cases.errors import check_read
from mutubaku.cases.models import Case, Task
from mutubaku.cases.queries import lock_case, lock_task
from mutubaku.conduct import access
from mutubaku.conduct.access import LEADER
from mutubaku.conduct.errors import CaseEnded, NotAccepted
from mutubaku.conduct.guard import check_running
from mutubaku.conduct.sites import group_names
from mutubaku.conduct.standing import suspend_over_findings
from mutubaku.conduct.works.findings import audit_ended_on, awaited_task, stage_of
from mutubaku.conduct.works.nonconforming import site_of, unled
from mutubaku.documents import actions as documents
from mutubaku.findings import actions as findings
from mutubaku.findings.errors import NothingToRelease, ReasonMissing, SiteUnknown
from mutubaku.findings.models import Act, Answer, Finding, Turn
from mutubaku.findings.queries import (
    Standing,
    awaiting_client,
    evidence_key,
    finding_of,
    findings_of,
    mark_of,
    released_to_client,
    unreleased,
)
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.notices.actions import tell_client, tell_role
from mutubaku.notices.models import NoticeKind
from mutubaku.people.access import SYSTEM, Capacity
from mutubaku.people.models import User
from mutubaku.schemes.models import Overdue

from .pauses import end_pause
from .siding import take_evaluation
from .telling import tell_resumed
from .unasked import tell_now

NO_CERTIFICATE = "no-certificate"  # told where a scheme asks for a suspension and nothing can be suspended
EVALUATORS = ("auditor", LEADER)
Files = Sequence[tuple[str, bytes]]  # name and bytes


@dataclass(frozen=True)
class Evaluating:
    """A locked step at which findings are dealt with, whoever does it, and when."""

    task: Task
    stage: int
    by: Capacity
    at: datetime

    def journal(self, verb: Verb, finding: Finding, **more: object) -> None:
        """Record what was done with a finding."""
        _journal(self.task.case, verb, finding, self.by, self.at, **more)


@contextmanager
def evaluating(task_id: int, by: User, at: datetime, roles: Sequence[str] = EVALUATORS) -> Iterator[Evaluating]:
    """Everything in the block happens at this open step of the evaluation, or not at all."""
    with transaction.atomic():
        task = lock_task(task_id)
        capacity = access.evaluator_of(task.case, by, at, roles)
        check_running(task)
        stage = stage_of(task)
        if not stage:
            raise NotAccepted
        take_evaluation(task.case, capacity, at)
        yield Evaluating(task, stage, capacity, at)


def record_finding(task_id: int, by: User, at: datetime, words: findings.Words) -> Finding:
    """Write down a finding at a step of its stage; the client knows nothing of it yet."""
    with evaluating(task_id, by, at) as work:
        _check_site(work.task.case, words.site)
        found = findings.record_finding(work.task, work.stage, words, work.by, at)
        work.journal(Verb.FINDING_RECORDED, found, grade=words.grade, statement=words.statement)
    return found


def reword_finding(
    task_id: int, finding_id: int, by: User, at: datetime, words: findings.Words, basis: int | None = None
) -> Finding:
    """Change what a finding says before the client is told; every version is kept. ``basis``: the version that was
    changed, so that what a colleague wrote meanwhile stands beside it.
    """
    with evaluating(task_id, by, at) as work:
        found = _finding(work.task.case, finding_id, work.stage)
        _check_site(work.task.case, words.site)
        wording = findings.reword(found, words, work.by, at, basis)
        work.journal(
            Verb.FINDING_RECORDED, found.row, grade=words.grade, statement=words.statement, version=wording.version
        )
    return found.row


def explain_no_finding(task_id: int, line: str, by: User, at: datetime, reason: str) -> None:
    """Say why a line of the checklist that does not conform became no finding; ReasonMissing, or ItemUnknown for a line
    of which nothing is asked (any more).
    """
    with evaluating(task_id, by, at) as work:
        found = next((one for one in unled(work.task) if one.name == line), None)
        site = site_of(work.task)
        if site is None or found is None or found.holds is None:
            raise ItemUnknown
        if not reason.strip():
            raise ReasonMissing
        kept = visiting.explain(site, found.holds.pk, reason.strip(), work.by, at)
        said = {"stage": work.stage, "no_finding": found.text[:200], "reason": kept.reason}
        record(work.task.case.chain, Verb.FINDING_RECORDED, work.by, at, said, locked=True)


def _check_site(case: Case, site: str) -> None:
    """A finding is at a site of the case, or at none alone (SiteUnknown)."""
    if site and site not in group_names(case):
        raise SiteUnknown


def withdraw_finding(task_id: int, finding_id: int, by: User, at: datetime, reason: str) -> Turn:
    """Take a finding back, with a reason, before the client is told."""
    with evaluating(task_id, by, at) as work:
        found = _finding(work.task.case, finding_id, work.stage)
        turn = findings.withdraw_finding(found, reason, work.by, at)
        work.journal(Verb.FINDING_RECORDED, found.row, withdrawn=True, reason=turn.words)
    return turn


def release_findings(task_id: int, by: User, at: datetime, *, read: str | None = None) -> list[Turn]:
    """The leader has checked what the team recorded: all of it is told to the client, with numbers and due days. The
    client of an unannounced audit knows of it by then at the latest.

    ``read`` is which findings in which words the leader was shown (``mark_of``): ChangedWhileRead when they are others.
    """
    with evaluating(task_id, by, at, (LEADER,)) as work:
        case = work.task.case
        waiting = unreleased(case, stage=work.stage)
        if not waiting:
            raise NothingToRelease
        check_read(read, mark_of(waiting), _("daftar temuan"))
        if case.is_untold:
            tell_now(case, work.by, at)
        ended = audit_ended_on(case, work.stage, at)
        turns = [findings.release_finding(one, ended, work.by, at) for one in waiting]
        for turn in turns:
            due = turn.due_on.isoformat() if turn.due_on else ""
            work.journal(Verb.FINDING_RELEASED, turn.finding, number=turn.finding.number, due=due)
        tell_client(case, NoticeKind.FINDINGS_RELEASED, at, {"count": len(turns)})
    return turns


def answer_finding(
    case_id: int, finding_id: int, by: User, at: datetime, given: findings.Given, files: Files = ()
) -> Answer:
    """The client answers a finding, in another round when the last was returned; evidence is kept with it.

    When nothing waits for the client any more, the clock of the step runs again and the auditors are told.
    """
    with transaction.atomic():
        case = lock_case(case_id)
        capacity = access.client_of(case, by, at)
        if not case.is_open:
            raise CaseEnded
        _lapse(case, at)
        found = _released(case, finding_id)
        task = _home(found.row, case)
        kept = [
            documents.upload(task, name=name, data=data, by=capacity, at=at, requirement=evidence_key(found.row))
            for name, data in files
        ]
        answer = findings.answer_finding(found, given, kept, capacity, at)
        data = {"number": found.row.number, "round": answer.round, "late": answer.is_late, "files": len(kept)}
        _journal(case, Verb.FINDING_ANSWERED, found.row, capacity, at, **data)
        _go_on(case, found.row.stage, by, at)
    return answer


def finish_answers(case_id: int, by: User, at: datetime) -> None:
    """The client says that everything is answered where the wait began after the last answer."""
    with transaction.atomic():
        case = lock_case(case_id)
        access.client_of(case, by, at)
        task = awaited_task(case)
        if task is None or awaiting_client(case, stage=stage_of(task)):
            raise NotAccepted
        end_pause(task.pk, by, at)


def judge_finding(task_id: int, finding_id: int, by: User, at: datetime, *, act: Act, words: str = "") -> Turn:
    """An auditor accepts the client's last answer, returns it with a reason, or says that its effect was verified."""
    with evaluating(task_id, by, at) as work:
        case = work.task.case
        found = _finding(case, finding_id, work.stage)
        turn = findings.judge_finding(found, act, words, work.by, at)
        work.journal(Verb.FINDING_JUDGED, found.row, number=found.row.number, act=str(act), reason=turn.words)
        if act == Act.RETURNED:
            about = {"number": found.row.number, "reason": turn.words, "finding": found.row.pk}
            tell_client(case, NoticeKind.FINDING_RETURNED, at, about)
    return turn


def lapse_findings(case_id: int, at: datetime) -> list[Turn]:
    """What follows from due days that have gone by, by the scheme and by MS-12; the worker asks for it. Nothing
    in a case that has ended meanwhile.
    """
    with transaction.atomic():
        case = lock_case(case_id)
        return _lapse(case, at) if case.is_open else []


def _lapse(case: Case, at: datetime) -> list[Turn]:
    lapsed = [(one, turn) for one in findings_of(case) if (turn := findings.lapse_finding(one, at)) is not None]
    late = {one.row.number: turn.due_on for one, turn in lapsed if turn.consequence == Overdue.SUSPEND}
    is_proposed = bool(late) and suspend_over_findings(case, late, at)
    for one, turn in lapsed:
        _tell_lapse(one, turn, at, is_proposed=is_proposed)
    return [turn for _one, turn in lapsed]


def _tell_lapse(finding: Standing, turn: Turn, at: datetime, *, is_proposed: bool) -> None:
    case, number = finding.row.case, finding.row.number
    consequence = str(Overdue.RAISE) if turn.act == Act.RAISED else turn.consequence
    due = {"due": turn.due_on.isoformat()} if turn.due_on else {}
    _journal(case, Verb.FINDING_JUDGED, finding.row, SYSTEM, at, number=number, act=str(turn.act), why=consequence)
    if consequence == Overdue.SUSPEND and not is_proposed:
        consequence = NO_CERTIFICATE
    facts = {"number": number, "consequence": consequence, **due}
    tell_client(case, NoticeKind.FINDING_LAPSED, at, facts)
    tell_role(case, "ss", NoticeKind.FINDING_LAPSED, at, facts)


def _go_on(case: Case, stage: int, by: User, at: datetime) -> None:
    """Let the clock run again once nothing waits for the client; without a wait the auditors hear of the answer."""
    task = awaited_task(case, stage)
    if task is not None:
        if not awaiting_client(case, stage=stage):
            end_pause(task.pk, by, at)
        return
    working = case.tasks.filter(closed_at=None, step__in=["stage-1-corrections", "corrections"]).order_by("id").last()
    if working is not None:
        tell_resumed(case, working, at)


def _finding(case: Case, finding_id: int, stage: int) -> Standing:
    found = finding_of(case, finding_id)
    if found is None or found.row.stage != stage:
        raise NotAccepted
    found.row.case = case
    return found


def _released(case: Case, finding_id: int) -> Standing:
    found = next((one for one in released_to_client(case) if one.row.pk == finding_id), None)
    if found is None:
        raise NotAccepted
    found.row.case = case
    return found


def _home(finding: Finding, case: Case) -> Task:
    """The step a finding was recorded at: where the evidence about it is kept."""
    task = finding.task
    task.case = case
    return task


def _journal(case: Case, verb: Verb, finding: Finding, by: Capacity, at: datetime, **more: object) -> None:
    about = {"finding": finding.pk, "stage": finding.stage}
    record(case.chain, verb, by, at, {**about, **more}, locked=True)


__all__ = [
    "Evaluating",
    "answer_finding",
    "evaluating",
    "explain_no_finding",
    "finish_answers",
    "judge_finding",
    "lapse_findings",
    "record_finding",
    "release_findings",
    "reword_finding",
    "withdraw_finding",
]
