"""Step 9.1: appointing the team, changing it later, and what its members declare."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from mutubaku.audits.appointing import actions as appointing
from mutubaku.audits.appointing.errors import NotAppointed
from mutubaku.audits.appointing.models import Appointment, Declaration
from mutubaku.audits.appointing.policy.remarking import objected
from mutubaku.audits.appointing.queries import appointment_of, declarations_for, people_in
from mutubaku.audits.models import AuditProposal
from mutubaku.audits.queries import is_accepted, objections_standing, proposal_of
from mutubaku.cases.models import Case, Task
from mutubaku.cases.queries import lock_case
from mutubaku.conduct import access
from mutubaku.conduct.cycle import VISIT
from mutubaku.conduct.errors import CaseEnded, NotYours, VisitOver
from mutubaku.conduct.integrated import audited_with
from mutubaku.conduct.scopes import scopes_of
from mutubaku.conduct.visiting import interval_remarks
from mutubaku.conduct.works.audit_days import days_remarks, of_plan
from mutubaku.conduct.works.letters import write_letter
from mutubaku.conduct.works.team import ASSIGNMENT, STATEMENTS, assignment, people_of, statements
from mutubaku.documents import actions as documents
from mutubaku.documents.foreign import check_own
from mutubaku.documents.models import Version
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.notices.actions import tell_client, tell_person, tell_role
from mutubaku.notices.models import NoticeKind
from mutubaku.people.access import Capacity, capacities, office_day
from mutubaku.people.models import User

from .working import working

APPOINTING = "team"  # the work of step 9.1, and the step itself
SS = "ss"


def appoint_team(task_id: int, by: User, at: datetime, *, plan: appointing.Plan) -> Appointment:
    """Appoint the team of a case at step 9.1, or another one while the step is open; every member is told,
    and the client of what is not as it was accepted.

    AuditRefusal when days or team cannot stand: by the same rules as at step 6.
    """
    with working(task_id, by, at) as work:
        work.check_step(APPOINTING)
        before, known = appointment_of(work.case), _known(work.case)
        joint = replace(plan, together=audited_with(work.case))
        made = appointing.appoint(work.task, joint, work.by, at, scopes_of(work.case), _besides(work.case, plan))
        work.journal(Verb.TEAM_APPOINTED, _facts(made))
        _tell(made, before, at)
        _tell_client(made, known, at)
    return made


def change_team(case_id: int, by: User, at: datetime, *, plan: appointing.Plan) -> Appointment:
    """Appoint another team, or other days, after step 9.1 is closed: a new letter of assignment goes out with it.

    Seksi SS alone, while the case runs (NotYours, CaseEnded); NotAppointed before the first appointment.
    """
    with transaction.atomic():
        case = lock_case(case_id)
        capacity = appointer(case, by, at)
        before = appointment_of(case)
        if not case.is_open:
            raise CaseEnded
        if before is None or before.task.is_open:
            raise NotAppointed
        task = Task.objects.select_related("parent").get(pk=before.task_id)
        task.case = case
        known = _known(case)
        joint = replace(plan, together=audited_with(case))
        made = appointing.appoint(task, joint, capacity, at, scopes_of(case), _besides(case, plan))
        about = {"step": task.step, "round": task.round}
        record(case.chain, Verb.TEAM_APPOINTED, capacity, at, {**about, **_facts(made)}, locked=True)
        write_letter(task, ASSIGNMENT, assignment(task, capacity, at), capacity, at)
        _renew_statements(case, made, capacity, at)
        _tell(made, before, at)
        _tell_client(made, known, at)
    return made


def attach_statements(case_id: int, by: User, at: datetime, *, name: str, data: bytes) -> Version:
    """Keep the statements signed by hand, scanned after step 9.1 was closed, beside what was said in the system.

    Seksi SS alone, while the case runs and its visit is not over (NotYours, CaseEnded, VisitOver); NotAppointed before
    the step is closed: there they are uploaded at the step. UploadRefused when the file itself is not right.
    """
    with transaction.atomic():
        case = lock_case(case_id)
        capacity = appointer(case, by, at)
        check_takes_statements(case)
        task = Task.objects.select_related("parent").get(pk=_settled(case).task_id)
        task.case = case
        added = documents.upload(task, name=name, data=data, by=capacity, at=at, kind=STATEMENTS)
        check_own(case, added.filename, data)
    return added


def check_takes_statements(case: Case) -> None:
    """Refuse statements on paper where the team's page does not take them: CaseEnded, NotAppointed, VisitOver."""
    if not case.is_open:
        raise CaseEnded
    _settled(case)
    visit = Task.objects.filter(case=case, step=VISIT).order_by("-round").first()
    if visit is not None and not visit.is_open:
        raise VisitOver


def _settled(case: Case) -> Appointment:
    """The appointment in force once step 9.1 is closed; NotAppointed before."""
    found = appointment_of(case)
    if found is None or found.task.is_open:
        raise NotAppointed
    return found


def _renew_statements(case: Case, appointment: Appointment, by: Capacity, at: datetime) -> None:
    """Write the paper of the declarations anew, once all of a team that was changed after step 9.1 have said yes."""
    task = Task.objects.select_related("parent").get(pk=appointment.task_id)
    declared = declarations_for(appointment)
    said = [declared.get(user_id) for user_id in people_of(appointment)]
    if task.is_open or not all(one is not None and one.is_yes for one in said):
        return
    task.case = case
    write_letter(task, STATEMENTS, statements(task, by, at), by, at)


def _besides(case: Case, plan: appointing.Plan) -> Callable[[], list[str]]:
    """What needs a reason beside the team itself: people or days that the client objected to, and days too long after a
    stage 1 that was held (rule MS-08), too few or too late (``days_remarks``).
    """
    people, before = {user_id for user_id, _function in plan.team}, objections_standing(case)
    return lambda: [
        *objected(people, plan.starts_on, plan.ends_on, before),
        *interval_remarks(case, plan.starts_on),
        *days_remarks(case, of_plan(plan)),
    ]


def appointer(case: Case, by: User, at: datetime) -> Capacity:
    """The capacity in which a person of Seksi SS appoints (NotYours)."""
    found = capacities(by, case.office, at, role=SS)
    if not found:
        raise NotYours("Seksi SS")
    return found[0]


def _facts(made: Appointment) -> dict[str, object]:
    return {
        "number": made.number,
        "starts_on": made.starts_on.isoformat(),
        "ends_on": made.ends_on.isoformat(),
        "place": made.place,
        "team": [
            {"user": one.user_id, "name": one.user.name, "function": one.function}
            for one in made.members.select_related("user")
        ],
        "remarks": made.remarks,
        "reason": made.reason,
    }


def _tell(made: Appointment, before: Appointment | None, at: datetime) -> None:
    """Tell those who come, and those who do not come any more; each finds their calendar file behind the notice."""
    now = {one.user_id for one in made.members.all()}
    gone = {one.user_id for one in before.members.all()} - now if before else set()
    _tell_people(made, now, NoticeKind.TEAM_APPOINTED, at)
    if before is not None:
        _tell_people(before, gone, NoticeKind.TEAM_RELEASED, at)


Known = tuple[date, date, str, set[tuple[int, str]]]


def _known(case: Case) -> Known | None:
    """Days, place and team as the client knows them: as appointed, before that as accepted."""
    fixed = appointment_of(case) or (proposal_of(case) if is_accepted(case) else None)
    return _as_told(fixed) if fixed else None


def _as_told(fixed: Appointment | AuditProposal) -> Known:
    return fixed.starts_on, fixed.ends_on, fixed.place, {(user.pk, function) for user, function in people_in(fixed)}


def _tell_client(made: Appointment, known: Known | None, at: datetime) -> None:
    """Tell the client what now holds in place of what they knew; nothing of an audit they are not to know of yet."""
    if known is None or _as_told(made) == known:
        return
    days = {"first": made.starts_on.isoformat(), "last": made.ends_on.isoformat()}
    team = ", ".join(dict.fromkeys(user.name for user, _function in people_in(made)))
    tell_client(made.case, NoticeKind.AUDIT_MOVED, at, {**days, "place": made.place, "team": team})


def _tell_people(about: Appointment, people: Collection[int], kind: NoticeKind, at: datetime) -> None:
    days = {"first": about.starts_on.isoformat(), "last": about.ends_on.isoformat(), "place": about.place}
    for user_id in sorted(people):
        tell_person(about.case, user_id, kind, at, {**days, "path": f"/penugasan/{about.pk}/"})


def release_team(case: Case, at: datetime) -> None:
    """Tell the appointed team of a case that ends before their audit is over that they do not come."""
    appointment = appointment_of(case)
    if appointment is not None and appointment.is_called_off_on(office_day(case.office, at).date()):
        _tell_people(appointment, {one.user_id for one in appointment.members.all()}, NoticeKind.TEAM_RELEASED, at)


def declare(
    appointment_id: int, by: User, at: datetime, *, is_willing: bool, is_impartial: bool, reason: str = ""
) -> Declaration:
    """A member declares willingness and impartiality; a no is told to Seksi SS, who looks for somebody else.

    NotAppointed when the appointment was replaced, CaseEnded, DeclarationReasonMissing, or InterestUnexplained.
    """
    with transaction.atomic():
        case = lock_case(access.own_appointment(appointment_id, by).case_id)
        appointment = access.own_appointment(appointment_id, by)
        if not case.is_open:
            raise CaseEnded
        capacity = _member(case, by, at)
        said = appointing.declare(
            appointment, capacity, at, is_willing=is_willing, is_impartial=is_impartial, reason=reason
        )
        data = {"step": APPOINTING, "willing": is_willing, "impartial": is_impartial, "reason": said.reason}
        record(case.chain, Verb.MEMBER_DECLARED, capacity, at, data, locked=True)
        if not said.is_yes:
            tell_role(case, SS, NoticeKind.MEMBER_DECLINED, at, _declined(appointment, said, capacity))
        _renew_statements(case, appointment, capacity, at)
    return said


def _declined(appointment: Appointment, said: Declaration, by: Capacity) -> dict[str, object]:
    path = f"/tugas/{appointment.task_id}/" if appointment.task.is_open else f"/perkara/{appointment.case_id}/tim/"
    return {"name": by.name, "reason": said.reason, "path": path}


def _member(case: Case, by: User, at: datetime) -> Capacity:
    """The capacity in which a member speaks: any position in the office."""
    found = capacities(by, case.office, at)
    if not found:
        raise NotAppointed
    return found[0]
