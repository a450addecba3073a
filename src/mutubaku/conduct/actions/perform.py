"""The one door: closing a task with an outcome and opening what follows, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import override

from mutubaku.cases.library import procedure_of, step_of
from mutubaku.cases.models import Task
from mutubaku.cases.queries import Opened, lock_task
from mutubaku.conduct import access, guard, wiring
from mutubaku.conduct.policy import openings
from mutubaku.conduct.works.completion_request import told_of
from mutubaku.conduct.works.letters import INDONESIAN
from mutubaku.documents.queries import so_far, so_far_asked
from mutubaku.journal.actions import last_asked, record
from mutubaku.journal.models import Verb
from mutubaku.notices.actions import tell_awaited, tell_case_ended, tell_returned
from mutubaku.people.access import Capacity
from mutubaku.people.models import User
from mutubaku.prepared import Prepared, ahead
from mutubaku.procedure import Outcome
from mutubaku.reviews.queries import request_of

from .ending import end_case
from .opening import Place, open_step
from .settle import settle_parent
from .siding import take_side
from .telling import tell_next
from .unasked import CONFIRMED, UNASKED, is_unasked, take_proposed, tell_at_visit


@dataclass(frozen=True)
class Done:
    """What an act did: the closed task, what it opened, and how the case ended, if it did."""

    task: Task
    opened: tuple[Task, ...]
    ending: str = ""


def perform(task_id: int, outcome: str, by: User, at: datetime, *, note: str = "") -> Done:
    """Close a task with an outcome: the only way a case moves on.

    Refusal (one class per reason) when the person may not, something is missing, or somebody was first; then
    nothing is changed. Everything, the journal and the notices included, is one transaction.
    """
    with transaction.atomic():
        task = lock_task(task_id)
        with ahead(*access.worker_asked(task, by, at), so_far_asked(task.case_id), last_asked(task.case.chain)):
            return _perform(task, outcome, by, at, note)


def _perform(task: Task, outcome: str, by: User, at: datetime, note: str) -> Done:
    capacity = access.worker_of(task, by, at)
    chosen = guard.chosen_outcome(task, outcome, by, at, note)
    standing = so_far(task.case_id)
    guard.check_gaps(task, chosen, standing.papers, at)
    task.note = note  # a paper written now may quote it
    take_side(task, capacity, at)
    wiring.prepare(task, chosen, capacity, at)
    close_task(task, chosen.key, capacity, at, note)
    done = _follow(task, chosen, standing.steps, capacity, at)
    wiring.after(task, chosen, capacity, at)
    _journal(task, done, capacity, at, note)
    _tell(task, done, chosen, at)
    tell_at_visit(task, capacity, at)
    unasked = [_answer(one, capacity, at) for one in done.opened if is_unasked(one)]
    return replace(done, opened=(*done.opened, *(more for one in unasked for more in one.opened)))


def close_for(task: Task, outcome: str, by: Capacity, at: datetime, note: str) -> Done:
    """Close a client's step that is not asked of them: on their account, by the office, with its reason; what the step
    would ask of them is left out. The case is locked by the caller.
    """
    chosen = next(one for one in step_of(task).outcomes if one.key == outcome)
    standing = so_far(task.case_id)
    close_task(task, outcome, by, at, note)
    done = _follow(task, chosen, standing.steps, by, at)
    _journal(task, done, by, at, note)
    _tell(task, done, chosen, at)
    return done


def _answer(task: Task, by: Capacity, at: datetime) -> Done:
    """Go on from a step at which the client of a special audit is not asked: its team evaluates from now on."""
    take_proposed(task, at)
    with override(INDONESIAN):
        why = str(UNASKED)
    return close_for(task, CONFIRMED, by, at, why)


def close_task(task: Task, outcome: str, by: Capacity, at: datetime, note: str) -> None:
    """Write the closing, if nobody else has; the condition holds even where rows cannot be locked."""
    closing = {
        "closed_at": at,
        "closed_by_id": by.user_id,
        "closed_as": by.title,
        "outcome": outcome,
        "note": note,
    }
    if not _CLOSING.change(task=task.pk, **closing):
        first = Task.objects.select_related("closed_by").get(pk=task.pk)
        raise guard.already_done(first)
    for field, value in closing.items():
        setattr(task, field, value)


_CLOSING: Prepared[Task] = Prepared(
    lambda mark: Task.objects.filter(pk=mark.number("task"), closed_at=None),
    sets=lambda mark: {
        "closed_at": mark.moment("closed_at"),
        "closed_by_id": mark.number("closed_by_id"),
        "closed_as": mark.text("closed_as"),
        "outcome": mark.text("outcome"),
        "note": mark.text("note"),
    },
)


def _follow(task: Task, outcome: Outcome, steps: Sequence[Opened], by: Capacity, at: datetime) -> Done:
    """Open what the outcome opens, or end the linked procedure or the case; ``steps`` as they were before the act."""
    if outcome.ends == "refused" or (outcome.ends and task.parent is None):
        ending = "refused" if outcome.ends == "refused" else "completed"
        end_case(task.case, ending, task.note, by, at)
        return Done(task, (), ending)
    if outcome.ends:
        return _hand_back(task, steps, by, at)
    opened = _open_next(task, outcome, steps, by, at)
    if task.parent is not None:
        settle_parent(task.parent, by, at)
    return Done(task, tuple(opened))


def _open_next(task: Task, outcome: Outcome, steps: Sequence[Opened], by: Capacity, at: datetime) -> list[Task]:
    procedure = procedure_of(task)
    history = [one for one in steps if one.procedure == task.procedure_key]
    running = {one.step for one in history if one.is_open and one.task_id != task.pk}
    last = {one.step: one.outcome for one in history if one.parent_id == task.parent_id and not one.is_open}
    place = Place(task.case, procedure, task.parent, {one.step: one.number for one in history})
    found = openings(procedure, step_of(task), outcome, last, running)
    return [opened for opening in found for opened in open_step(place, opening, by, at)]


def _hand_back(task: Task, steps: Sequence[Opened], by: Capacity, at: datetime) -> Done:
    """The linked procedure is through: close the step that ran it, and go on from there.

    No branch is open any more: the checks refuse a procedure that can end while one is.
    """
    parent = task.parent
    assert parent is not None  # noqa: S101 - only a step of a linked procedure hands back
    parent.case = task.case
    settle_parent(parent, by, at, running=False)
    outcome = step_of(parent).outcomes[0]
    close_task(parent, outcome.key, by, at, "")
    return replace(_follow(parent, outcome, steps, by, at), task=task)


def _journal(task: Task, done: Done, by: Capacity, at: datetime, note: str) -> None:
    data = {
        "procedure": f"{task.procedure_key}@{task.procedure_version}",
        "step": task.step,
        "round": task.round,
        "outcome": task.outcome,
        "opened": [opened.step for opened in done.opened],
    }
    if task.case.is_special:
        data["special"] = True  # some outcomes are called otherwise then
    if note:
        data["note"] = note
    if done.ending:
        data["ending"] = done.ending
    record(task.case.chain, Verb.STEP_DONE, by, at, data, locked=True)


def _asked(task: Task) -> dict[str, object]:
    """What the step now closed asks for: its request with the gaps and the date, and what was noted beside it."""
    request = request_of(task)
    said = told_of(request, request.gaps.all()) if request else {}
    words = dict.fromkeys(one for one in (str(said.get("reason", "")), task.note) if one)
    return {**said, "reason": "\n\n".join(words)}


def _tell(task: Task, done: Done, outcome: Outcome, at: datetime) -> None:
    """Tell the client of an ending, whoever is waited for of a pause, and otherwise whoever is next."""
    if done.ending:
        tell_case_ended(task.case, at)
    elif outcome.pause:
        waits_for = procedure_of(task).pause(outcome.pause).waits_for
        for opened in done.opened:
            tell_awaited(task.case, waits_for, opened, at, _asked(task))
    elif outcome.resumes:
        tell_returned(task.case, done.opened[-1], task.note, at)
    else:
        tell_next(task.case, [opened for opened in done.opened if not opened.runs], at, task, outcome)
