"""Moving a running case to another version of its procedure: explicit, with a step map and a dry run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mutubaku.cases.library import library, procedure_of_case, step_of
from mutubaku.cases.models import Case, Task
from mutubaku.cases.queries import lock_case, open_pause
from mutubaku.conduct import access
from mutubaku.conduct.errors import CannotMove, CaseEnded, ReasonMissing
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import office_day
from mutubaku.people.models import User
from mutubaku.procedure import Procedure, Step, compare, validate_step_map

from .opening import keep_versions
from .settle import due_by, project


@dataclass(frozen=True)
class Move:
    """An open task on its way: the step it is of, the one it goes on as (None where there is none), and its due
    moment before and after; one that stands still is reckoned when its pause ends.
    """

    task: Task
    old: Step
    new: Step | None
    due: datetime | None
    is_held: bool


@dataclass(frozen=True)
class Plan:
    """What a move would do: open tasks by their old and new step, what differs, and what forbids it."""

    target: Procedure
    steps: tuple[tuple[str, str], ...]
    moves: tuple[Move, ...]
    differences: tuple[str, ...]
    complaints: tuple[str, ...]


def plan_move(case: Case, version: int, step_map: Mapping[str, str], at: datetime) -> Plan:
    """The dry run: everything a move would do, and nothing done."""
    present = procedure_of_case(case)
    target = library().get(present.key, version)
    tasks = _movable(case)
    steps = tuple((task.step, step_map.get(task.step, task.step)) for task in tasks)
    complaints = [*_too_early(case, target, at)]
    complaints += validate_step_map(present, target, step_map)
    complaints += [fault for task, (_, new) in zip(tasks, steps, strict=True) for fault in _faults(task, target, new)]
    moves = tuple(_on_its_way(task, target, new, at) for task, (_, new) in zip(tasks, steps, strict=True))
    return Plan(target, steps, moves, tuple(compare(present, target)), tuple(dict.fromkeys(complaints)))


def _on_its_way(task: Task, target: Procedure, key: str, at: datetime) -> Move:
    new = _step(target, key)
    due = due_by(task, new.standard, at) if new else None
    return Move(task, step_of(task), new, due, open_pause(task) is not None)


def _too_early(case: Case, target: Procedure, at: datetime) -> Iterator[str]:
    effective = target.identity.effective
    if effective > office_day(case.office, at).date():
        yield _("Versi %(version)s baru berlaku pada %(day)s; permohonan dapat dipindahkan mulai hari itu.") % {
            "version": target.version,
            "day": date_format(effective, "j F Y"),
        }


def _step(procedure: Procedure, key: str) -> Step | None:
    return next((step for step in procedure.steps if step.key == key), None)


def _said(step: Step) -> str:
    """A step by its number and title, for a sentence."""
    return f"{step.number} “{pgettext('sop', step.title)}”"


def _faults(task: Task, target: Procedure, new: str) -> Iterator[str]:
    """Why an open task cannot go on as the new version's step."""
    step = _step(target, new)
    if step is None:  # the map's own fault, told with it
        return
    words = {"step": _said(step_of(task)), "new": _said(step), "version": target.version}
    runs = step.linked(task.case.scheme)
    if task.runs != (runs.procedure if runs else ""):
        yield (
            _(
                "Langkah %(step)s yang terbuka tidak menjalankan prosedur yang sama dengan langkah %(new)s; "
                "petakan ke langkah lain, atau tunggu sampai langkah itu selesai."
            )
            % words
        )
    held = open_pause(task)
    kinds = {kind.key for kind in target.pauses} if step.key in target.may_wait else set()
    if held is not None and held.kind not in kinds:
        yield _("Jeda “%(pause)s” pada langkah %(step)s tidak ada pada versi %(version)s; akhiri dahulu.") % {
            **words,
            "pause": held.reason,
        }


def move_case(case_id: int, version: int, step_map: Mapping[str, str], by: User, at: datetime, *, reason: str) -> Case:
    """Move a running case to another version. CannotMove lists what forbids it; then nothing is changed."""
    with transaction.atomic():
        case = lock_case(case_id)
        capacity = access.manager_of(case, by, at)
        if not case.is_open:
            raise CaseEnded
        if not reason.strip():
            raise ReasonMissing
        plan = plan_move(case, version, step_map, at)
        if plan.complaints:
            raise CannotMove(" ".join(plan.complaints))
        before = case.procedure_version
        _carry_over(case, plan, at)
        data = {
            "from": before,
            "to": version,
            "steps": [list(pair) for pair in plan.steps],
            "reason": reason.strip(),
        }
        record(case.chain, Verb.CASE_VERSION_MOVED, capacity, at, data, locked=True)
    return case


def _carry_over(case: Case, plan: Plan, at: datetime) -> None:
    mapped = dict(plan.steps)
    for task in _movable(case):
        step = plan.target.step(mapped[task.step])
        if step.role != task.role:  # whoever holds it may not be able to do it now
            task.claimed_by, task.claimed_at = None, None
        task.procedure_version = plan.target.version
        task.step = step.key
        task.role = step.role
        task.account = plan.target.role(step.role).account
        task.save(update_fields=["procedure_version", "step", "role", "account", "claimed_by", "claimed_at"])
        task.case = case
        project(task, at)
    case.procedure_version = plan.target.version
    case.save(update_fields=["procedure_version"])
    keep_versions(case, at)


def _movable(case: Case) -> list[Task]:
    """The open tasks of the service procedure itself; linked procedures keep the version they began with."""
    return list(case.tasks.filter(closed_at=None, parent=None).order_by("id"))
