"""The frame of every act on the work of an open step: locked, by whoever may do it, in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from mutubaku.cases.library import step_of
from mutubaku.cases.models import Case, Task
from mutubaku.cases.queries import lock_task
from mutubaku.conduct import access
from mutubaku.conduct.errors import NotAccepted
from mutubaku.conduct.guard import check_open
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity
from mutubaku.people.models import User

from .siding import take_side


@dataclass(frozen=True)
class AtWork:
    """A locked task, whoever works on it, and when."""

    task: Task
    by: Capacity
    at: datetime

    @property
    def case(self) -> Case:
        """The case of the task, locked too."""
        return self.task.case

    def check_step(self, step: str) -> None:
        """NotAccepted at any other step: a task of the right person is not enough, for they have other steps too."""
        if self.task.step != step:
            raise NotAccepted

    def journal(self, verb: Verb, data: Mapping[str, object]) -> None:
        """Record what was done at this step."""
        about = {"step": self.task.step, "round": self.task.round}
        record(self.case.chain, verb, self.by, self.at, {**about, **data}, locked=True)


@contextmanager
def working(task_id: int, by: User, at: datetime) -> Iterator[AtWork]:
    """Everything in the block happens at this step or not at all.

    Refusal when the person may not do the step, stands on another side of the case, somebody else holds it, or it is
    over.
    """
    with transaction.atomic():
        task = lock_task(task_id)
        capacity = access.worker_of(task, by, at)
        check_open(task, by, at)
        take_side(task, capacity, at)
        yield AtWork(task, capacity, at)


@contextmanager
def working_at(task_id: int, by: User, at: datetime, work: str) -> Iterator[AtWork]:
    """At work on a step of this kind of work; NotAccepted at any other."""
    with working(task_id, by, at) as found:
        if step_of(found.task).work != work:
            raise NotAccepted
        yield found
