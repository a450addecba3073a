"""Who audits a case and plans its audits, what a visit asks, and how stage 1 stands on the day of stage 2."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.http import Http404
from django.utils.translation import gettext as _

from mutubaku.applications.queries import companion_of
from mutubaku.audits.appointing.queries import appointed_team, appointments_of
from mutubaku.audits.policy import AUDITING
from mutubaku.audits.queries import proposal_of
from mutubaku.audits.visits.errors import NotYourVisit
from mutubaku.audits.visits.models import ChecklistPhoto, Visit, VisitPlan
from mutubaku.audits.visits.policy.plan import Row, Stage1, days_over
from mutubaku.audits.visits.queries import Line, checklist_of, plan_of, remote_agreed, rows_of, stage_1_of
from mutubaku.cases.models import Case, Task
from mutubaku.documents.models import Version
from mutubaku.documents.queries import handed_in, requirement_names
from mutubaku.people.access import Capacity, holdings_of, office_day
from mutubaku.people.models import User
from mutubaku.schemes.queries import TermsMissing, terms_of

from .access import LEADER, capacity_in, check_not_client, evaluator_of
from .errors import NotYours, OfficeDataMissing
from .evaluations import questions_of
from .integrated import audited_with

AUDITORS = ("lead-auditor", "auditor")  # roles
PLANNERS = ("ss", LEADER)
STAGES = {"stage-1": 1}  # which questions a step asks; every other those of the site


def team_of(case: Case) -> dict[int, str]:
    """Who audits a case, the leader first: names by user id. The appointed team, before that the proposed one."""
    proposal = proposal_of(case)
    proposed = [] if proposal is None else list(proposal.members.all())
    auditing = [one for one in appointed_team(case) or proposed if one.function in AUDITING]
    return {one.user_id: one.user.name for one in sorted(auditing, key=lambda one: (one.function == "auditor", one.pk))}


def staffed_on(case: Case) -> date:
    """The day on which a team was first appointed to a case; that of its beginning while none was."""
    first = appointments_of(case).last()
    return office_day(case.office, first.appointed_at if first else case.opened_at).date()


def auditor_of(case: Case, user: User, at: datetime) -> Capacity:
    """The capacity in which the person writes at a visit; NotYours, or NotYourVisit when others make the team."""
    found = capacity_in(case.office, AUDITORS, user, at)
    if found is None:
        raise NotYours(_("Auditor atau Ketua Tim Audit"))
    team = team_of(case)
    if team and user.pk not in team:
        raise NotYourVisit
    return found


def planner_of(case: Case, user: User, at: datetime) -> Capacity:
    """The capacity in which the person writes the programme: Seksi SS, or the lead auditor, once a team is appointed
    its own alone (ISO/IEC 17021-1, 9.2.2); NotYours, ActsForClient or NotInTeam.
    """
    found = capacity_in(case.office, PLANNERS, user, at)
    if found is None:
        raise NotYours(_("Ketua Tim Audit atau Seksi SS"))
    check_not_client(case.organisation, user, at)
    return evaluator_of(case, user, at, [LEADER]) if found.role == LEADER else found


def checklist(task: Task) -> list[Line]:
    """The checklist of the visit a task makes; in an integrated audit what both standards ask is answered once.

    When the visit is made again it begins with what the round before found. What was answered for both stays, also when
    the other case has ended since.
    """
    stage = STAGES.get(task.step, 2)
    return checklist_of(task, companion_of(task.case), questions_of(task.case, stage=stage))


def rows_beside(case: Case) -> list[Row]:
    """The newest plan of the case that is audited together with this one: one audit, two plans (IAF MD 11)."""
    companion = audited_with(case)
    plan = plan_of(companion) if companion else None
    return rows_of(plan) if plan else []


def companion_asking(task: Task, lines: Iterable[Line]) -> Case | None:
    """The case audited together with a visit's whose checklist asks one of these lines too: an answer is for both."""
    companion = audited_with(task.case)
    asked = {line.question.pk for line in lines if line.question is not None}
    if companion is None or not asked:
        return None
    theirs = {one.pk for one in questions_of(companion, stage=STAGES.get(task.step, 2))}
    return companion if asked & theirs else None


def remote_plan(task: Task) -> VisitPlan | None:
    """The plan in which the client agreed to the remote part of the visit a task makes; None when none says of one.

    Stage 1 is held before there is a plan.
    """
    return None if STAGES.get(task.step) == 1 else remote_agreed(task.case)


def documents_at_stage_1(case: Case) -> list[tuple[Version, str]]:
    """The documents the client handed in, the newest version of each with its name."""
    found = handed_in(case)
    names = requirement_names(case.office, found)
    return [(version, names.get(key, key)) for key, version in found.items()]


def interval_limit(case: Case) -> int:
    """Days that may lie between the stages by the case's scheme; OfficeDataMissing when the office has no terms."""
    try:
        return terms_of(case).stage_interval_days
    except TermsMissing as missing:
        raise OfficeDataMissing(str(missing)) from missing


def days_since_judged(case: Case, today: date) -> int:
    """Days from stage 1 to a stage 2 that begins today, when that is beyond the scheme's limit and judged neither with
    stage 1 nor with the plan; else 0 (rule MS-08).
    """
    stage_1 = judged_stage_1(case)
    return days_over(stage_1, today, interval_limit(case)) if stage_1 else 0


def judged_stage_1(case: Case) -> Stage1 | None:
    """Stage 1 of a case, and until when it was judged to hold: then, and with the plan the client agreed to."""
    stage_1, plan = stage_1_of(case), plan_of(case)
    return stage_1.until(plan.starts_on if plan and plan.interval_reason else None) if stage_1 else None


def interval_remarks(case: Case, first: date) -> list[str]:
    """What is to be remarked upon when the days of an audit whose stage 1 was held are changed (rule MS-08)."""
    stage_1 = stage_1_of(case)
    if stage_1 is None:
        return []
    limit = interval_limit(case)
    days = days_over(stage_1, first, limit)
    said = _("Tahap 2 dimulai %(days)s hari sesudah tahap 1, lebih lama dari %(limit)s hari menurut skema.")
    return [said % {"days": days, "limit": limit}] if days else []


def open_visit(secret: str) -> Visit | None:
    """The visit whose list of attendance this secret opens, while its step is open."""
    visits = Visit.objects.select_related("task__case__office", "task__case__organisation")
    found = visits.filter(secret=secret, task__closed_at=None, task__case__closed_at=None)
    return found.first()


def visible_photo(photo_id: int, user: User, at: datetime) -> ChecklistPhoto:
    """A photo of a checklist, for anyone in a position of the case's office; else 404."""
    photos = ChecklistPhoto.objects.select_related("file", "item__visit__task__case__office")
    found = photos.filter(pk=photo_id).first()
    if found is None or not holdings_of(user, found.item.visit.task.case.office, at):
        raise Http404
    return found
