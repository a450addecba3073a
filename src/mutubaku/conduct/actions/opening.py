"""Opening tasks: with their due moment, their pause, and the linked procedure they run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mutubaku.cases.kept import keep
from mutubaku.cases.library import linked_procedure, procedure_of_case
from mutubaku.cases.models import Account, Case, Pause, Task
from mutubaku.cases.queries import rounds_so_far
from mutubaku.conduct.policy import Opening
from mutubaku.people.access import Capacity
from mutubaku.people.queries import calendar_of
from mutubaku.prepared import insert
from mutubaku.procedure import Procedure, Step


@dataclass(frozen=True)
class Place:
    """Where a step is opened: the case, the procedure, the task that carries it, and the rounds so far."""

    case: Case
    procedure: Procedure
    parent: Task | None
    rounds: Mapping[str, int]


def open_step(place: Place, opening: Opening, by: Capacity, at: datetime) -> list[Task]:
    """Open one step; with the first step of its linked procedure when it runs one. The carrying task comes first."""
    step = opening.step
    linked = linked_procedure(place.case, step)
    task = insert(
        Task,
        {
            "case_id": place.case.pk,
            "office_id": place.case.office_id,
            "parent_id": place.parent.pk if place.parent else None,
            "procedure_key": place.procedure.key,
            "procedure_version": place.procedure.version,
            "step": step.key,
            "round": place.rounds.get(step.key, 0) + 1,
            "role": step.role,
            "account": Account(place.procedure.role(step.role).account),
            "runs": linked.key if linked else "",
            "opened_at": at,
            "due_at": first_due(place.case, step, at),
        },
    )
    task.case, task.parent = place.case, place.parent
    if opening.pause:
        label = place.procedure.pause(opening.pause).label
        Pause.objects.create(task=task, kind=opening.pause, reason=label, started_at=at, started_by_id=by.user_id)
    if linked is None:
        return [task]
    first = linked.step(opening.resumes) if opening.resumes else linked.first
    inside = Place(place.case, linked, task, rounds_so_far(place.case, linked.key))
    return [task, *open_step(inside, Opening(first, None), by, at)]


def first_due(case: Case, step: Step, at: datetime) -> datetime | None:
    """The due moment of a step opened now; None when the SOP gives it no time."""
    return calendar_of(case.office).due(at, step.standard) if step.standard else None


def keep_versions(case: Case, at: datetime) -> None:
    """Keep what the case's procedure and those it will run say from now on; called where a case takes a version."""
    own = procedure_of_case(case)
    inner = [linked_procedure(case, step) for step in own.steps]
    keep([own, *(one for one in inner if one is not None)], at)


def case_place(case: Case, rounds: Mapping[str, int]) -> Place:
    """The place of the service procedure's own steps in a case."""
    return Place(case, procedure_of_case(case), None, rounds)
