"""Reading programmes, plans and visits."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from mutubaku.cases.models import Case, Ending, Kind, Task
from mutubaku.people.access import office_day
from mutubaku.schemes.models import ChecklistQuestion

from .models import (
    Attendance,
    ChecklistItem,
    ChecklistPhoto,
    Meeting,
    MeetingKind,
    PlanRound,
    PlanRow,
    ProgrammeRow,
    Visit,
    VisitKind,
    VisitPlan,
)
from .policy.checklist import Given, Standing, standing
from .policy.plan import Busy, Days, Row, as_json
from .policy.programme import Cell, cells_of, sorted_clauses, surveillance_number

STAGE_1 = "stage-1"


def programme_of(case: Case) -> list[Cell]:
    """The programme of a case as it was written; nothing while it was not."""
    return [_cell(row) for row in case.programme.all()]


def earlier_programme(case: Case) -> list[Cell]:
    """The programme of the newest earlier case of the same client in the same scheme: the cycle goes on with it."""
    rows = ProgrammeRow.objects.filter(
        case__organisation_id=case.organisation_id, case__scheme=case.scheme, case_id__lt=case.pk
    )
    newest = rows.order_by("-case_id").values_list("case_id", flat=True).first()
    return [_cell(row) for row in rows.filter(case_id=newest)] if newest else []


def _cell(row: ProgrammeRow) -> Cell:
    return Cell(row.site, row.process, tuple(row.clauses), tuple(row.visits))


def kind_of(case: Case, step: str) -> VisitKind:
    """Which visit of the cycle a step makes: stage 1, else what the case is for."""
    if step == STAGE_1:
        return VisitKind.STAGE_1
    if case.kind == Kind.RECERTIFICATION:
        return VisitKind.RECERTIFICATION
    if case.kind != Kind.SURVEILLANCE:
        return VisitKind.STAGE_2
    if case.is_special:
        return VisitKind.SPECIAL
    done = Case.objects.filter(
        organisation_id=case.organisation_id, scheme=case.scheme, ending=Ending.COMPLETED, pk__lt=case.pk
    ).order_by("-pk")
    done = done.filter(is_special=False)
    earlier = 0
    for kind in done.values_list("kind", flat=True):
        if kind == Kind.SURVEILLANCE:
            earlier += 1
        elif kind != Kind.SCOPE_CHANGE:
            break
    return surveillance_number(earlier)


def plan_in(task: Task) -> VisitPlan | None:
    """The plan written at this opening of its step."""
    plans = VisitPlan.objects.filter(task=task).select_related("task__case__office")
    return plans.prefetch_related("rows__auditor", "rounds__answered_by").first()


def plan_of(case: Case) -> VisitPlan | None:
    """The newest plan of a case."""
    plans = VisitPlan.objects.filter(task__case=case).order_by("-task_id")
    return plans.select_related("task").prefetch_related("rows__auditor", "rounds__answered_by").first()


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


def is_agreed(plan: VisitPlan) -> bool:
    """Whether the client agreed to the plan exactly as it stands now."""
    last = last_round(plan)
    return last is not None and bool(last.is_agreed) and last.rows == as_json(rows_of(plan), days_of(plan))


def is_before_client(plan: VisitPlan) -> bool:
    """Whether the plan, as it stands now, waits for the client's answer."""
    last = last_round(plan)
    waits = last is not None and last.answered_at is None
    return waits and last is not None and last.rows == as_json(rows_of(plan), days_of(plan))


def last_round(plan: VisitPlan) -> PlanRound | None:
    """The newest round of a plan."""
    return max(plan.rounds.all(), key=lambda one: one.number, default=None)


def awaited_round(case: Case) -> PlanRound | None:
    """The plan that lies before the client now, while its step is open."""
    asked = PlanRound.objects.filter(plan__task__case=case, plan__task__closed_at=None, answered_at=None)
    return asked.select_related("plan__task").first()


def busy_elsewhere(case: Case, people: Collection[int], days: Days) -> list[Busy]:
    """What the newest plans of other open cases of the office ask of these people on these days."""
    rows = PlanRow.objects.filter(
        auditor__in=people, day__range=(days.first, days.last), plan__task__case__closed_at=None
    )
    rows = rows.exclude(plan__task__case=case).select_related("plan__task__case")
    newest: dict[int, int] = {}
    for row in rows:
        of_case = row.plan.task.case_id
        newest[of_case] = max(newest.get(of_case, 0), row.plan.task_id)
    return [
        Busy(row_of(row), row.plan.task.case.number)
        for row in rows
        if row.plan.task_id == newest[row.plan.task.case_id]
    ]


def cells_for(case: Case, step: str) -> list[Cell]:
    """What the programme gives to the visit that a step plans or makes."""
    return cells_of(programme_of(case), kind_of(case, step))


def visit_in(task: Task) -> Visit | None:
    """The visit of this opening of a step, once something of it was written."""
    return Visit.objects.filter(task=task).first()


def visit_of(case: Case, step: str) -> Visit | None:
    """The newest visit of a case made at a step."""
    return Visit.objects.filter(task__case=case, task__step=step).order_by("-task_id").first()


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


def held_among(cases: Collection[int], step: str) -> set[int]:
    """Those of these cases whose visit at a step came to its closing meeting, whether or not the step is closed."""
    rows = Meeting.objects.filter(kind=MeetingKind.CLOSING, visit__task__case__in=cases, visit__task__step=step)
    return set(rows.values_list("visit__task__case_id", flat=True))


def meetings_of(visit: Visit) -> list[Meeting]:
    """The meetings of a visit with those who were there."""
    return list(visit.meetings.prefetch_related("attendances"))


def attendances_of(visit: Visit) -> list[Attendance]:
    """Everybody at the meetings of a visit."""
    return list(Attendance.objects.filter(meeting__visit=visit).select_related("meeting"))


@dataclass(frozen=True)
class Line:
    """A line of a checklist with where it stands; ``elsewhere`` when it was answered in the visit of the other case."""

    name: str
    text: str
    hint: str = ""
    clauses: tuple[str, ...] = ()
    question: ChecklistQuestion | None = None
    standing: Standing = field(default_factory=Standing)
    photos: tuple[ChecklistPhoto, ...] = ()
    elsewhere: str = ""

    @property
    def found(self) -> str:
        """What was found; nothing while nobody looked."""
        return self.standing.holds.found if self.standing.holds else ""


def name_of(question: ChecklistQuestion) -> str:
    """The address of a question in a checklist."""
    return f"p-{question.pk}"


def checklist_of(
    visit: Visit | None, questions: Iterable[ChecklistQuestion], scheme: str, companion: Visit | None = None
) -> list[Line]:
    """The checklist of a visit by the order of its questions, then the lines that auditors added.

    What two standards share may be answered in the visit of the ``companion`` case: the newest of both holds.
    """
    items = _items([one for one in (visit, companion) if one is not None])
    own = [item for item in items if visit is not None and item.visit_id == visit.pk]
    by_question: dict[int, list[ChecklistItem]] = {}
    for item in items:
        if item.question_id is not None:
            by_question.setdefault(item.question_id, []).append(item)
    lines = [_asked(one, by_question.get(one.pk, []), scheme, visit) for one in questions]
    asked = {line.name for line in lines}
    return lines + [_added(item) for item in own if item.name not in asked]


def _items(visits: Sequence[Visit]) -> list[ChecklistItem]:
    rows = ChecklistItem.objects.filter(visit__in=visits).select_related("visit__task__case")
    return list(rows.prefetch_related("entries__by", "photos__file", "photos__by"))


def _given(item: ChecklistItem) -> list[Given]:
    return [
        Given(
            one.pk, one.key, one.found, one.note, one.evidence, one.typed_at, one.by_id, one.by.name, one.is_conflicting
        )
        for one in item.entries.all()
    ]


def _asked(question: ChecklistQuestion, items: list[ChecklistItem], scheme: str, visit: Visit | None) -> Line:
    given = [(one, item) for item in items for one in _given(item)]
    stands = standing([one for one, _item in given])
    where = next((item.visit for one, item in given if one is stands.holds), None)
    elsewhere = where.task.case.number if where is not None and (visit is None or where.pk != visit.pk) else ""
    clause = question.clauses.get(scheme, "")
    clauses = (str(clause),) if clause else sorted_clauses(map(str, question.clauses.values()))
    photos = tuple(photo for item in items for photo in item.photos.all())
    return Line(name_of(question), question.text, question.hint, clauses, question, stands, photos, elsewhere)


def _added(item: ChecklistItem) -> Line:
    return Line(
        item.name,
        item.text,
        clauses=tuple(item.clauses),
        standing=standing(_given(item)),
        photos=tuple(item.photos.all()),
    )
