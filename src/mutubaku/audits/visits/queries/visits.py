"""Reading programmes, plans, and visits as they were held."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from mutubaku.audits.appointing.queries import people_in
from mutubaku.audits.policy import AUDITING
from mutubaku.audits.queries import plan_in_force
from mutubaku.cases.models import Case, Task
from mutubaku.people.access import office_day
from mutubaku.prepared import Prepared
from mutubaku.reading import once_a_page

from ..models import (
    Attendance,
    Meeting,
    MeetingKind,
    PlanRound,
    PlanRow,
    ProgrammeRow,
    ScannedPlan,
    Visit,
    VisitPlan,
)
from ..policy.days import strays
from ..policy.kinds import STAGE_1, STAGE_2
from ..policy.plan import Busy, Days, Row, Stage1, as_json
from ..policy.programme import Cell
from ..policy.remote import Ahead


@once_a_page
def programme_of(case: Case) -> list[Cell]:
    """The programme of a case as it was written; nothing while it was not."""
    return [_cell(row) for row in case.programme.all()]


def newest_programmed(cases: Collection[int]) -> Case | None:
    """The newest of these cases that has a programme."""
    written = ProgrammeRow.objects.filter(case__in=cases).values("case")
    return Case.objects.filter(pk__in=written).select_related("office").order_by("-pk").first()


def _cell(row: ProgrammeRow) -> Cell:
    return Cell(row.site, row.process, tuple(row.clauses), tuple(row.visits))


@once_a_page
def plan_in(task: Task) -> VisitPlan | None:
    """The plan written at this opening of its step."""
    return _PLAN_IN.first(task=task.pk)


@once_a_page
def plan_of(case: Case) -> VisitPlan | None:
    """The newest plan of a case."""
    return _PLAN_OF.first(case=case.pk)


_LISTED: dict[str, Prepared[Any]] = {
    "rows": Prepared(lambda mark: PlanRow.objects.filter(plan_id=mark.number("of")).select_related("auditor")),
    "rounds": Prepared(lambda mark: PlanRound.objects.filter(plan_id=mark.number("of")).select_related("answered_by")),
}
_PLAN_IN: Prepared[VisitPlan] = Prepared(
    lambda mark: VisitPlan.objects.filter(task_id=mark.number("task")).select_related("task__case__office"),
    lists=_LISTED,
)
_PLAN_OF: Prepared[VisitPlan] = Prepared(
    lambda mark: (
        VisitPlan.objects.filter(task__case_id=mark.number("case")).select_related("task").order_by("-task_id")[:1]
    ),
    lists=_LISTED,
)


def scanned_plan_in(task: Task) -> ScannedPlan | None:
    """What was typed in of the plan that is only a scan at this opening of its step."""
    return ScannedPlan.objects.filter(task=task).select_related("task__case__office").first()


def scanned_plan_of(case: Case) -> ScannedPlan | None:
    """The newest of a case."""
    scans = ScannedPlan.objects.filter(task__case=case, task__visit_plan=None).order_by("-task_id")
    return scans.select_related("task__case__office").first()


def days_of(plan: VisitPlan) -> Days:
    """The days of a plan, with the rest in their middle."""
    return Days(plan.starts_on, plan.ends_on, plan.rest_from, plan.rest_to)


def row_of(row: PlanRow) -> Row:
    """A line of a plan as a plain value."""
    clauses = tuple(row.clauses)
    return Row(row.day, row.begins, row.ends, row.site, row.process, clauses, row.auditor_id)


def rows_of(plan: VisitPlan) -> list[Row]:
    """The lines of a plan as plain values, in the order of time."""
    return [row_of(row) for row in plan.rows.all()]


def ahead_of(plan: VisitPlan) -> Ahead:
    """What a plan says of its remote part."""
    return Ahead(plan.remote_parts, plan.remote_means, plan.remote_risks)


def as_it_stands(plan: VisitPlan) -> dict[str, Any]:
    """A plan as its rounds keep it."""
    return as_json(rows_of(plan), days_of(plan), ahead_of(plan))


def remote_agreed(case: Case) -> VisitPlan | None:
    """The newest plan of a case, when it has a remote part and the client agreed to it."""
    plan = plan_of(case)
    return plan if plan is not None and ahead_of(plan) and is_agreed(plan) else None


def is_agreed(plan: VisitPlan) -> bool:
    """Whether the client agreed to the plan exactly as it stands now."""
    last = last_round(plan)
    return last is not None and bool(last.is_agreed) and last.rows == as_it_stands(plan)


def is_before_client(plan: VisitPlan) -> bool:
    """Whether the plan, as it stands now, waits for the client's answer."""
    last = last_round(plan)
    waits = last is not None and last.answered_at is None
    return waits and last is not None and last.rows == as_it_stands(plan)


def is_outdated(plan: VisitPlan) -> bool:
    """Whether the audit's days or team were changed after the plan was written: then another plan is to follow."""
    fixed = plan_in_force(plan.task.case)
    if fixed is None:
        return False
    named = {row.auditor_id for row in plan.rows.all() if row.auditor_id is not None}
    team = {user.pk for user, function in people_in(fixed) if function in AUDITING}
    return strays(plan.starts_on, plan.ends_on, named, (fixed.starts_on, fixed.ends_on), team)


def may_be_agreed(plan: VisitPlan) -> bool:
    """Whether what lies before the client is the plan as it stands, and fits the audit as it is appointed now."""
    return is_before_client(plan) and not is_outdated(plan)


def last_round(plan: VisitPlan) -> PlanRound | None:
    """The newest round of a plan."""
    return max(plan.rounds.all(), key=lambda one: one.number, default=None)


def awaited_round(case: Case) -> PlanRound | None:
    """The plan that lies before the client now, while its step is open; that of a special audit is not asked."""
    if case.is_special:
        return None
    asked = PlanRound.objects.filter(plan__task__case=case, plan__task__closed_at=None, answered_at=None)
    return asked.select_related("plan__task").first()


def awaited_rounds(cases: Collection[int]) -> list[PlanRound]:
    """The plans that lie before the clients of several cases now, as ``awaited_round``."""
    asked = PlanRound.objects.filter(plan__task__case__in=cases, plan__task__closed_at=None, answered_at=None)
    return list(asked.filter(plan__task__case__is_special=False).select_related("plan__task"))


def busy_elsewhere(case: Case, people: Collection[int], days: Days, together: Case | None = None) -> list[Busy]:
    """What the newest plans of other open cases of the office ask of these people on these days; of the case audited
    ``together`` with this one, told apart."""
    rows = PlanRow.objects.filter(
        auditor__in=people, day__range=(days.first, days.last), plan__task__case__closed_at=None
    )
    rows = rows.exclude(plan__task__case=case).select_related("plan__task__case")
    cases = {row.plan.task.case_id for row in rows}
    plans = VisitPlan.objects.filter(task__case__in=cases).order_by("task_id")
    newest = dict(plans.values_list("task__case_id", "task_id"))
    return [
        Busy(row_of(row), row.plan.task.case.number, is_same_audit=row.plan.task.case == together)
        for row in rows
        if row.plan.task_id == newest[row.plan.task.case_id]
    ]


@once_a_page
def visit_in(task: Task) -> Visit | None:
    """The visit of this opening of a step, once something of it was written."""
    return Visit.objects.filter(task=task).first()


def visit_of(case: Case, step: str) -> Visit | None:
    """The newest visit of a case made at a step."""
    return _VISIT.first(case=case.pk, step=step)


_VISIT: Prepared[Visit] = Prepared(
    lambda mark: Visit.objects.filter(task__case_id=mark.number("case"), task__step=mark.text("step")).order_by(
        "-task_id"
    )[:1]
)


def stage_1_of(case: Case) -> Stage1 | None:
    """When the stage 1 of a case was held and until when it was judged to hold; None where none was held, or a stage 2
    followed it already: a second one is due by another rule (MS-12)."""
    visit = Visit.objects.filter(task__case=case, kind=STAGE_1, held_on__isnull=False).order_by("-task_id").first()
    if visit is None or visit.held_on is None or closings_among([case.pk], STAGE_2):
        return None
    return Stage1(visit.held_on, visit.next_on if visit.interval_reason else None)


def last_day_held(task: Task) -> date | None:
    """The last day of the visit made at this opening of a step as it really was: that of its closing meeting, else the
    day written down at stage 1; None while neither is known.
    """
    visit = visit_in(task)
    if visit is None:
        return None
    closing = visit.meetings.filter(kind=MeetingKind.CLOSING).first()
    return office_day(task.case.office, closing.begins_at).date() if closing else visit.held_on


def days_held(task: Task) -> list[date]:
    """The days of the visit made at this opening of a step as written down: of its meetings, else that of stage 1."""
    visit = visit_in(task)
    if visit is None:
        return []
    days = {office_day(task.case.office, one.begins_at).date() for one in visit.meetings.all()}
    return sorted(days) or [day for day in [visit.held_on] if day]


def closings_among(cases: Collection[int], step: str) -> dict[int, datetime]:
    """When the visits of these cases at a step came to their last closing meeting, whether or not the step is closed;
    cases without one are left out."""
    rows = Meeting.objects.filter(kind=MeetingKind.CLOSING, visit__task__case__in=cases, visit__task__step=step)
    return dict(rows.order_by("begins_at").values_list("visit__task__case_id", "begins_at"))


def meetings_of(visit: Visit) -> list[Meeting]:
    """The meetings of a visit with those who were there."""
    return list(visit.meetings.prefetch_related("attendances"))


def attendances_of(visit: Visit) -> list[Attendance]:
    """Everybody at the meetings of a visit."""
    return list(Attendance.objects.filter(meeting__visit=visit).select_related("meeting"))
