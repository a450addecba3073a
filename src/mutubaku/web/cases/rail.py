"""The rail of a case: the twelve steps done, now and to come, with the linked procedure's steps under step 9."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.cases.library import library, procedure_of_case
from mutubaku.cases.models import Case, Task
from mutubaku.people.access import CLIENT_ROLE
from mutubaku.procedure import Procedure, Step
from mutubaku.procedure.flow import leads_to, reachable
from mutubaku.web.naming import step_name
from mutubaku.web.writing import saat_singkat
from mutubaku.worktime import TimeLeft

from .actors import actor_of
from .clock import clock, held_by

Openings = dict[tuple[str, str], list[Task]]  # the openings of each step, oldest first


@dataclass
class RailStep:
    """One step as the rail component draws it."""

    number: str
    label: str
    actor: str
    state: str
    shape: str
    note: str = ""
    loop: str = ""
    href: str = ""
    left: TimeLeft | None = None
    due: datetime | None = None
    children: list[RailStep] = field(default_factory=list)


@dataclass(frozen=True)
class View:
    """For whom and when a rail is drawn, and where the case stands in the procedure that is drawn."""

    case: Case
    at: datetime
    as_client: bool
    reached: int = 0
    ahead: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    prefix: str = ""


def rail_of(case: Case, tasks: Sequence[Task], at: datetime, *, as_client: bool = False) -> list[RailStep]:
    """The whole rail. ``tasks`` are all tasks of the case with their pauses; clients see no inner clockwork."""
    openings: Openings = defaultdict(list)
    for task in tasks:
        task.case = case
        openings[task.procedure_key, task.step].append(task)
    procedure = procedure_of_case(case)
    steps = _steps(procedure, openings, View(case, at, as_client))
    for row, step in zip(steps, procedure.steps, strict=True):
        carriers = openings[procedure.key, step.key]
        if carriers and carriers[-1].runs and not as_client:
            inner = library().get(carriers[-1].runs, _inner_version(tasks, carriers[-1]))
            row.children = _steps(inner, openings, View(case, at, as_client, prefix=f"{step.number}."))
    return steps


def position(case: Case, open_tasks: Sequence[Task]) -> int:
    """Where the case stands, 1 to 12; a step of the linked procedure counts as the step that runs it."""
    procedure = procedure_of_case(case)
    own = [task.step for task in open_tasks if task.procedure_key == procedure.key]
    numbers = [procedure.step(key).number for key in own]
    return max(numbers, default=procedure.steps[-1].number)


def shape_of(procedure: Procedure, step: Step) -> str:
    """The step's symbol on the SOP sheet."""
    if step is procedure.steps[0]:
        return "start"
    if step is procedure.steps[-1]:
        return "end"
    return "choice" if len(step.outcomes) > 1 else "task"


def _inner_version(tasks: Sequence[Task], carrier: Task) -> int:
    return next(task.procedure_version for task in tasks if task.parent_id == carrier.pk)


def _steps(procedure: Procedure, openings: Openings, view: View) -> list[RailStep]:
    opened = [step for step in procedure.steps if openings[procedure.key, step.key]]
    now = [step for step in opened if openings[procedure.key, step.key][-1].closed_at is None]
    reached = max((step.number for step in opened), default=0)
    seen = replace(
        view, reached=reached, ahead=_ahead(procedure, now, view.case.kind), never=_never(procedure, view.case.kind)
    )
    return [_step(procedure, step, openings[procedure.key, step.key], seen) for step in procedure.steps]


def _never(procedure: Procedure, kind: str) -> frozenset[str]:
    """The steps that no case of this kind comes to: the draft certificate of a surveillance, for one."""
    come = reachable(leads_to(procedure, kind), [procedure.steps[0].key])
    return frozenset(step.key for step in procedure.steps if step.key not in come)


def _ahead(procedure: Procedure, now: Sequence[Step], kind: str) -> frozenset[str]:
    """The steps that can still come after those open now, back to an earlier one included."""
    found: set[str] = set()
    waiting = list(now)
    while waiting:
        new = {key for outcome in waiting.pop().outcomes_for(kind) for key in outcome.opens} - found
        found |= new
        waiting += [procedure.step(key) for key in new]
    return frozenset(found)


def _step(procedure: Procedure, step: Step, tasks: list[Task], view: View) -> RailStep:
    row = RailStep(
        number=f"{view.prefix}{step.number}",
        label=step_name(step, view.case.kind, as_client=view.as_client),
        actor=actor_of(view.case, procedure, step),
        state="todo",
        shape=shape_of(procedure, step),
    )
    if not tasks:
        to_come = (step.number > view.reached or step.key in view.ahead) and step.key not in view.never
        row.state = "todo" if view.case.is_open and to_come else "skipped"
        return row
    last = tasks[-1]
    row.href = _href(last, view)
    if last.round > 1:
        row.loop = _("putaran ke-%(round)s") % {"round": last.round}
    if last.closed_at is not None:
        row.state = "stopped" if last.outcome.startswith("case-") else "done"  # by the end of the case
        row.note = saat_singkat(last.closed_at)
        return row
    held = held_by(last)
    row.state = "paused" if held else "now"
    row.left = clock(last, view.at, as_client=view.as_client)
    row.due = None if held else last.due_at
    return row


def _href(task: Task, view: View) -> str:
    """Where the step is: for the office every step has its page, for a client the open ones of their own."""
    if view.as_client and not (task.role == CLIENT_ROLE and task.closed_at is None):
        return ""
    return reverse("cases:task", args=[task.pk])
