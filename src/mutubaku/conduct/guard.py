"""What stands between a person and an outcome: the checks the server makes and the button shows beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from mutubaku.cases.library import procedure_of, step_of
from mutubaku.cases.models import Task
from mutubaku.cases.queries import open_pause
from mutubaku.documents.queries import Present, present_kinds
from mutubaku.people.models import User
from mutubaku.procedure import Outcome

from . import access, wiring
from .errors import (
    AlreadyDone,
    CaseEnded,
    ClockStopped,
    HeldByOther,
    NoteMissing,
    PapersMissing,
    RunsItself,
    UnknownOutcome,
)
from .policy import Paper, missing, papers


@dataclass(frozen=True)
class Choice:
    """An outcome as its button shows it: what is still missing before it can be chosen."""

    outcome: Outcome
    missing: tuple[str, ...]

    @property
    def is_ready(self) -> bool:
        """Whether the outcome can be chosen now."""
        return not self.missing


def check_running(task: Task) -> None:
    """Refuse when the case or the task is over."""
    if not task.case.is_open:
        raise CaseEnded
    if not task.is_open:
        raise already_done(task)


def already_done(task: Task) -> AlreadyDone:
    """The refusal that names who closed a task first."""
    return AlreadyDone(task.closed_by.name if task.closed_by else _("Sistem"), task.closed_as)


def check_open(task: Task, by: User, at: datetime) -> None:
    """Refuse when the case or the task is over, or another person has claimed it who may do it today."""
    check_running(task)
    if task.claimed_by_id not in {None, by.pk} and not access.has_lapsed(task, at):
        holder = task.claimed_by
        raise HeldByOther(holder.name if holder else "")


def chosen_outcome(task: Task, key: str, by: User, at: datetime, note: str) -> Outcome:
    """The outcome of this key, when it may be chosen now; papers are checked apart."""
    check_open(task, by, at)
    if task.runs:
        raise RunsItself
    outcome = next((o for o in step_of(task).outcomes_for(task.case.kind) if o.key == key), None)
    if outcome is None:
        raise UnknownOutcome
    present = open_pause(task) if task.step in procedure_of(task).may_wait else None
    if present is not None:
        raise ClockStopped(present.reason)
    if outcome.note_required and not note.strip():
        raise NoteMissing
    return outcome


def check_gaps(task: Task, outcome: Outcome, present: list[Present], at: datetime) -> None:
    """Refuse, before anything is made, with the whole list of what is missing, unless the outcome turns back."""
    lacking = missing_for(task, outcome, present, at)
    if lacking:
        raise PapersMissing(lacking)


def missing_for(task: Task, outcome: Outcome, present: list[Present], at: datetime | None = None) -> list[str]:
    """What an outcome still lacks when it is chosen ``at``; the last outcome of a linked procedure answers for the step
    that runs it too.
    """
    barred = wiring.bars(task, outcome, at)
    if outcome.waives:
        return barred
    promised = wiring.promised(task)
    own = [p for p in papers_of(task, present) if not promised & set(procedure_of(task).satisfying(p.kind))]
    lacking = missing(own) + wiring.gaps(task) + barred
    if outcome.ends == "completed" and task.parent is not None:
        lacking += missing(papers_of(task.parent, present))
    return list(dict.fromkeys(lacking))


def papers_of(task: Task, present: list[Present]) -> list[Paper]:
    """The needs and outputs of a task with their state.

    A step that runs a linked procedure answers for outputs its inner steps had to make; when it was sent back to go
    on where it stood, what they made before counts. An output for which another paper does is there with that.
    """
    in_case = {one.kind for one in present}
    in_task = in_case if task.runs else {one.kind for one in present if task.pk in {one.task_id, one.parent_id}}
    met = {kind for kind, other in wiring.work_of(task).met_by.items() if other in in_task}
    return papers(procedure_of(task), step_of(task), in_case, in_task | met)


def choices(task: Task, at: datetime | None = None) -> list[Choice]:
    """The outcomes offered on a task with what each still lacks: what the buttons say before they are pressed ``at``.

    Without it what depends on the time is left out.
    """
    present = present_kinds(task.case_id)
    offered = step_of(task).outcomes_for(task.case.kind)
    return [Choice(outcome, tuple(missing_for(task, outcome, present, at))) for outcome in offered]
