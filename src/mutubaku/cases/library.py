"""The procedures in use: those that come with the product and those of the office's own folder."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from django.conf import settings

from mutubaku.people.access import office_day
from mutubaku.procedure import Library, Procedure, Step, load_library

from .models import Case, Task

SERVICE = "pelayanan-sertifikasi"  # the procedure every application begins with


@cache
def library() -> Library:
    """All loaded procedures; loading checks every file, so this fails loudly at start rather than in a case."""
    return load_library(*settings.PROCEDURE_FOLDERS)


def procedure_of_case(case: Case) -> Procedure:
    """The version of the service procedure the case runs by."""
    return library().get(case.procedure_key, case.procedure_version)


def procedure_of(task: Task) -> Procedure:
    """The version of the procedure the task's step belongs to."""
    return library().get(task.procedure_key, task.procedure_version)


def step_of(task: Task) -> Step:
    """The step a task is an opening of."""
    return procedure_of(task).step(task.step)


def linked_procedure(case: Case, step: Step) -> Procedure | None:
    """The version of the procedure that a step runs in a case, a case keeping the versions it began with; None when
    the step runs none.
    """
    runs = step.linked(case.scheme)
    if runs is None:
        return None
    if runs.version is not None:
        return library().get(runs.procedure, runs.version)
    return library().in_force(runs.procedure, office_day(case.office, case.opened_at).date())


def procedures_in(tasks: Iterable[Task]) -> list[Procedure]:
    """Every procedure version these tasks were opened under, the newest opening first."""
    newest = sorted(tasks, key=lambda task: -task.pk)
    keys = dict.fromkeys((task.procedure_key, task.procedure_version) for task in newest)
    return [library().get(key, version) for key, version in keys]


def find_step(procedures: Iterable[Procedure], key: str) -> tuple[Procedure, Step] | None:
    """The first of the procedures that has such a step, with the step; None when none has."""
    for procedure in procedures:
        for step in procedure.steps:
            if step.key == key:
                return procedure, step
    return None
