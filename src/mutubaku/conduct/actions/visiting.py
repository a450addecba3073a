"""Planning an audit and holding it: programme, plan and the client's word on it, stage 1, meetings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from mutubaku.audits.reckoning.queries import waiting_time
from mutubaku.audits.visits.actions import planning, visiting
from mutubaku.audits.visits.errors import CorrectionWithoutNote, ItemUnknown, PlanNotAsked, PlanTooEarly
from mutubaku.audits.visits.models import Attendance, Found, Meeting, PlanRound, Visit, VisitPlan
from mutubaku.audits.visits.policy.checklist import Answer
from mutubaku.audits.visits.policy.days import check_held
from mutubaku.audits.visits.policy.plan import NOT_REMOTE, Days, Row, check_begun, check_stage_2, days_over
from mutubaku.audits.visits.policy.programme import Cell
from mutubaku.audits.visits.policy.remote import Ahead, Remote
from mutubaku.audits.visits.queries import awaited_round, days_held, is_agreed, plan_in, stage_1_of
from mutubaku.cases.errors import check_read
from mutubaku.cases.library import step_of
from mutubaku.cases.models import Case, Task
from mutubaku.cases.queries import lock_case, lock_task
from mutubaku.conduct import access
from mutubaku.conduct.errors import CaseEnded, NotAccepted
from mutubaku.conduct.guard import check_running
from mutubaku.conduct.integrated import audited_with, held_together
from mutubaku.conduct.programme import cells_for, check_sample, kind_of, sampled
from mutubaku.conduct.scopes import scopes_of
from mutubaku.conduct.sites import group_of
from mutubaku.conduct.visiting import (
    auditor_of,
    documents_at_stage_1,
    interval_limit,
    judged_stage_1,
    planner_of,
    remote_plan,
    staffed_on,
    team_of,
)
from mutubaku.conduct.works.on_site import on_site
from mutubaku.conduct.works.stage_1_again import Concern, concerns_of
from mutubaku.documents.models import Version
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.notices.actions import tell_client
from mutubaku.notices.models import NoticeKind
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.models import User
from mutubaku.people.queries import profile_on

from .siding import take_evaluation
from .telling import tell_doers
from .unasked import tell_now
from .working import AtWork, working

PLANNING, ON_SITE, ON_PAPER, AGAIN = "audit-plan", "stage-2", "stage-1", "stage-1-corrections"  # works
VISITS = (ON_PAPER, ON_SITE)


def write_programme(case_id: int, by: User, at: datetime, rows: Sequence[Cell]) -> None:
    """The lead auditor or Seksi SS writes the programme of the cycle; VisitRefusal says which row cannot stand, or that
    a visit looks at too few sites. What of the sites is drawn, and with which seed, stands in the journal (S-04).
    """
    with transaction.atomic():
        case = lock_case(case_id)
        capacity = planner_of(case, by, at)
        if not case.is_open:
            raise CaseEnded
        if capacity.role == access.LEADER:
            take_evaluation(case, capacity, at)
        planning.write_programme(case, rows)
        check_sample(case, rows)
        said = [[row.site, row.process, list(row.clauses), list(row.visits)] for row in rows]
        group = group_of(case)
        drawn = {one.visit: list(one.choice.drawn) for one in sampled(case, rows)}
        lot = {"seed": group.seed, "drawn": drawn} if group else {}
        record(case.chain, Verb.PLAN_WRITTEN, capacity, at, {"programme": said, **lot}, locked=True)


def write_plan(
    task_id: int,
    by: User,
    at: datetime,
    *,
    days: Days,
    rows: Sequence[Row],
    reason: str = "",
    ahead: Ahead = NOT_REMOTE,
) -> VisitPlan:
    """The plan of the visit, on days of the audit; VisitRefusal or AuditRefusal says which row or day cannot stand.

    ``reason``: why stage 1 still holds, asked for (IntervalUnjustified) when stage 2 begins later than its scheme has
    it (rule MS-08).
    """
    with working(task_id, by, at) as work:
        _check_work(work.task, PLANNING)
        together = audited_with(work.case)
        planning.check_days(work.case, days.first, days.last, work.at, scopes_of(work.case), together)
        asked = _interval_reason(work.case, days.first, reason.strip())
        plan = planning.write_plan(work.task, rows, days, team_of(work.case), asked, ahead, together)
        span = {"starts_on": days.first.isoformat(), "ends_on": days.last.isoformat()}
        said = {**({"interval_reason": asked} if asked else {}), **({"remote": asdict(ahead)} if ahead else {})}
        work.journal(Verb.PLAN_WRITTEN, {**span, "rows": len(rows), **said})
    return plan


def _interval_reason(case: Case, first: date, reason: str) -> str:
    """The reason to keep with a stage 2 that begins on this day; nothing where none is asked for."""
    stage_1 = stage_1_of(case)
    if stage_1 is None:
        return ""
    limit = interval_limit(case)
    check_stage_2(stage_1, first, limit, reason)
    return reason if days_over(stage_1, first, limit) else ""


def send_plan(task_id: int, by: User, at: datetime, reason: str = "") -> PlanRound | None:
    """Lay the plan before the client; PlanMissing, PlanHasGaps, PlanTooEarly, or what ``planning.check_days`` refuses.
    Sent again unchanged it is not sent twice. That of a special audit is only made ready.

    ``reason``: why fewer hours at the client's than the audit time asks for are enough, asked for (HoursTooFew) when
    they are (rules T-03 and T-04).
    """
    with working(task_id, by, at) as work:
        _check_work(work.task, PLANNING)
        if waiting_time(work.case) is not None:
            raise PlanTooEarly
        _check_days(work)
        sent = planning.send_plan(work.task, cells_for(work.case, work.task.step), work.by, at)
        hours = _hours(work.task, reason.strip())
        if sent is not None:
            is_asked = not work.case.is_special
            work.journal(Verb.PLAN_WRITTEN, {"sent" if is_asked else "ready": sent.number, **sent.rows, **hours})
            if is_asked:
                tell_client(work.case, NoticeKind.PLAN_CHECK, at)
        elif reason.strip() and hours:
            work.journal(Verb.PLAN_WRITTEN, hours)
    return sent


def _check_days(work: AtWork) -> None:
    """Refuse to send a plan whose days have passed, or on which its team may not stand any more (AuditRefusal)."""
    plan = plan_in(work.task)
    if plan is not None and not is_agreed(plan):
        scopes, together = scopes_of(work.case), audited_with(work.case)
        planning.check_days(work.case, plan.starts_on, plan.ends_on, work.at, scopes, together)


def _hours(task: Task, reason: str) -> dict[str, object]:
    """The hours at the client's for the journal, as planned and as needed; nothing where no audit time was fixed."""
    plan = plan_in(task)
    hours = on_site(plan) if plan else None
    if plan is None or hours is None:
        return {}
    kept = planning.justify_hours(plan, hours, reason)
    said: dict[str, object] = {"minutes_planned": hours.planned, "minutes_needed": hours.needed}
    return {**said, "hours_reason": kept} if kept else said


def answer_plan(
    case_id: int, by: User, at: datetime, *, is_agreed: bool, reason: str = "", read: str | None = None
) -> PlanRound:
    """The client agrees to the plan (PlanOutdated), or asks for another with a reason (ChangeReasonMissing).

    PlanNotAsked; ChangedWhileRead when another was sent than the one they ``read``.
    """
    with transaction.atomic():
        case = lock_case(case_id)
        capacity = access.client_of(case, by, at)
        asked = awaited_round(case) if case.is_open else None
        if asked is None:
            raise PlanNotAsked
        check_read(read, asked.pk, _("rencana audit"))
        answered = planning.answer_plan(case, capacity, at, is_agreed=is_agreed, reason=reason.strip())
        task = answered.plan.task
        data = {"step": task.step, "plan": answered.number, "is_agreed": is_agreed}
        record(case.chain, Verb.PLAN_AGREED, capacity, at, data | ({"reason": answered.reason} if reason else {}))
        about = {"task": task.pk, "activity": "Pelanggan sudah menjawab rencana audit"}
        tell_doers(case, [task.role], NoticeKind.YOUR_TURN, at, about)
    return answered


@contextmanager
def at_visit(task_id: int, by: User, at: datetime, works: tuple[str, ...] = VISITS) -> Iterator[tuple[AtWork, Visit]]:
    """Everything in the block is written at this visit or not at all: by whoever is of the team, whoever holds it.

    NotYours, NotYourVisit, AlreadyDone, NotAccepted, or the refusals of ``take_evaluation``.
    """
    with transaction.atomic():
        task = lock_task(task_id)
        capacity = auditor_of(task.case, by, at)
        check_running(task)
        _check_work(task, *works)
        take_evaluation(task.case, capacity, at)
        yield AtWork(task, capacity, at), visiting.visit_at(task, kind_of(task.case, task.step))


def _check_work(task: Task, *works: str) -> None:
    if step_of(task).work not in works:
        raise NotAccepted


def judge_documents_at_stage_1(
    task_id: int, by: User, at: datetime, judgements: Mapping[int, tuple[bool, str]]
) -> None:
    """Whether each document of the client is adequate, by version id; InadequateWithoutNote or ItemUnknown."""
    with at_visit(task_id, by, at, (ON_PAPER,)) as (work, visit):
        known = {version.pk: (version, name) for version, name in documents_at_stage_1(work.case)}
        for pk, (is_adequate, note) in judgements.items():
            if pk not in known:
                raise ItemUnknown
            version, name = known[pk]
            visiting.judge_adequacy(visit, version, name, is_adequate=is_adequate, note=note)
        inadequate = [pk for pk, (is_adequate, _note) in judgements.items() if not is_adequate]
        work.journal(Verb.VISIT_RECORDED, {"documents": sorted(judgements), "inadequate": sorted(inadequate)})


def judge_stage_1_again(task_id: int, by: User, at: datetime, judgements: Mapping[str, tuple[bool, str]]) -> None:
    """Whether what stage 1 found wanting is settled, by the key of each concern, with what was seen.

    CorrectionWithoutNote or ItemUnknown.
    """
    with at_visit(task_id, by, at, (AGAIN,)) as (work, visit):
        known = {one.key: one for one in concerns_of(work.task)}
        if not judgements.keys() <= known.keys():
            raise ItemUnknown
        for key, (is_settled, note) in judgements.items():
            _judge_again(visit, known[key], work, is_settled=is_settled, note=note.strip())
        inadequate = [key for key, (is_settled, _note) in judgements.items() if not is_settled]
        work.journal(Verb.VISIT_RECORDED, {"concerns": sorted(judgements), "inadequate": sorted(inadequate)})


def _judge_again(visit: Visit, concern: Concern, work: AtWork, *, is_settled: bool, note: str) -> None:
    if not note:
        raise CorrectionWithoutNote(concern.name)
    if isinstance(concern.about, Version):
        visiting.judge_adequacy(visit, concern.about, concern.name, is_adequate=is_settled, note=note)
    else:
        found, held = Found.CONFORMING if is_settled else Found.NONCONFORMING, concern.about.holds
        answer = Answer(uuid4(), found, note, "", work.at, held.key if held else None)
        visiting.answer_items(visit, {concern.key: concern.about}, {concern.key: answer}, work.by, work.at)


def judge_interval(task_id: int, by: User, at: datetime, *, held_on: date, next_on: date, reason: str = "") -> None:
    """When stage 1 was held and stage 2 is planned (rule MS-08); StagesReversed or IntervalUnjustified.

    HeldTooEarly before the first team was appointed, HeldToCome.
    """
    with at_visit(task_id, by, at, (ON_PAPER,)) as (work, visit):
        check_held(held_on, staffed_on(work.case), office_day(work.case.office, at).date())
        limit = interval_limit(work.case)
        visiting.judge_interval(visit, held_on, next_on, limit, reason.strip())
        data = {"held_on": held_on.isoformat(), "next_on": next_on.isoformat(), "reason": reason.strip()}
        work.journal(Verb.VISIT_RECORDED, data)


def write_remote(task_id: int, by: User, at: datetime, remote: Remote) -> None:
    """Whether the visit is held at a distance, and what IAF MD 4 asks of it; RemoteIncomplete or AgreedAfterwards."""
    with at_visit(task_id, by, at) as (work, visit):
        today = office_day(work.case.office, at).date()
        latest = min([today, *days_held(work.task)])
        visiting.write_remote(visit, remote, latest, is_planned=remote_plan(work.task) is not None)
        work.journal(Verb.VISIT_RECORDED, {"is_remote": remote.is_remote})


def open_meeting(task_id: int, by: User, at: datetime, kind: str, reason: str = "") -> Meeting:
    """Open the list of a meeting, or show a new code for it. With the first one the visit really begins: ``reason``
    says why stage 1 still holds today, asked for (IntervalUnjustifiedToday) when nobody judged it so far (rule MS-08).
    The client of an unannounced audit knows of it from then on. Who is on the list of the same meeting for the other
    standard of an audit held together is on this one too.
    """
    with at_visit(task_id, by, at, (ON_SITE,)) as (work, visit):
        if work.case.is_untold:
            tell_now(work.case, work.by, at)
        asked = "" if visit.meetings.exists() else _reason_today(work, reason.strip())
        if asked:
            visiting.justify_beginning(visit, asked)
        meeting = visiting.open_meeting(visit, kind, at)
        beside = held_together(work.case, meeting)
        taken = visiting.take_over(meeting, beside) if beside else []
        more = ({"interval_reason": asked} if asked else {}) | ({"taken": len(taken)} if taken else {})
        work.journal(Verb.VISIT_RECORDED, {"meeting": meeting.kind, **more})
    return meeting


def _reason_today(work: AtWork, reason: str) -> str:
    """The reason to keep with a visit that begins now; nothing where none is asked for."""
    stage_1 = judged_stage_1(work.case)
    if stage_1 is None:
        return ""
    today, limit = office_day(work.case.office, work.at).date(), interval_limit(work.case)
    check_begun(stage_1, today, limit, reason)
    return reason if days_over(stage_1, today, limit) else ""


def attend(task_id: int, by: User, at: datetime, kind: str) -> Attendance:
    """A member of the team, signed in, is at a meeting; AlreadyConfirmed."""
    with at_visit(task_id, by, at, (ON_SITE,)) as (work, visit):
        meeting = visiting.meeting_of(visit, kind)
        profile = profile_on(work.case.office, office_day(work.case.office, at).date())
        company = profile.short_name if profile else work.case.office.code
        there = visiting.attend(
            meeting, name=work.by.name, position=work.by.title, company=company, user_id=by.pk, at=at
        )
        _journal_presence(work.case, work.task, work.by, at, there)
    return there


def note_attendance(
    task_id: int, by: User, at: datetime, kind: str, *, name: str, position: str, company: str
) -> Attendance:
    """The auditor notes somebody who has no telephone at hand; they have not confirmed it."""
    with at_visit(task_id, by, at, (ON_SITE,)) as (work, visit):
        meeting = visiting.meeting_of(visit, kind)
        noted = visiting.note_attendance(meeting, name=name, position=position, company=company)
        work.journal(Verb.VISIT_RECORDED, {"meeting": meeting.kind, "noted": name})
    return noted


def strike_attendance(task_id: int, by: User, at: datetime, attendance_id: int) -> None:
    """Take away a row that nobody confirmed; AlreadyConfirmed when somebody did."""
    with at_visit(task_id, by, at, (ON_SITE,)) as (work, visit):
        gone = visiting.strike_attendance(visit, attendance_id)
        work.journal(Verb.VISIT_RECORDED, {"struck": gone.name})


def confirm_attendance(visit_id: int, code: str, at: datetime, *, name: str, position: str, company: str) -> Attendance:
    """Somebody without an account confirms by the code; VisitRefusal when it is wrong, old, or the visit is over."""
    with transaction.atomic():
        visit = Visit.objects.get(pk=visit_id)
        task = lock_task(visit.task_id)
        check_running(task)
        there = visiting.confirm_attendance(visit, code, at, name=name, position=position, company=company)
        guest = Capacity(user_id=None, name=name, title=position, on_behalf_of=company)
        _journal_presence(task.case, task, guest, at, there)
    return there


def _journal_presence(case: Case, task: Task, by: Capacity, at: datetime, there: Attendance) -> None:
    data = {"step": task.step, "round": task.round, "meeting": there.meeting.kind, "name": there.name}
    record(case.chain, Verb.ATTENDANCE_CONFIRMED, by, at, data, locked=True)
