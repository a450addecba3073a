"""Sending an application: with one press, and of an integrated one both cases together (decision 0010)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mutubaku.applications.actions import take_over
from mutubaku.applications.models import Application
from mutubaku.applications.queries import application_of, companion_of, required_documents
from mutubaku.cases.library import step_of
from mutubaku.cases.models import Case, Task
from mutubaku.cases.queries import lock_task
from mutubaku.conduct import access, guard
from mutubaku.conduct.works.application import number
from mutubaku.conduct.works.application_letter import LETTER, is_outdated, make_letter
from mutubaku.documents import actions as documents
from mutubaku.documents.models import Origin
from mutubaku.documents.queries import handed_in, latest, present_kinds
from mutubaku.people.access import Capacity
from mutubaku.people.models import User
from mutubaku.procedure import Outcome

from .perform import Done, perform
from .start import open_case


def send(task_id: int, by: User, at: datetime) -> Done:
    """Send an application; of an integrated one also its second case, which begins with the same answers and files.

    Everything or nothing: a Refusal of either leaves both unsent.
    """
    with transaction.atomic():
        task = lock_task(task_id)
        outcome = step_of(task).outcomes_for(task.case.kind)[0]
        application = application_of(task.case)
        second = None
        if application.also_scheme and companion_of(task.case) is None:
            second = _companion(task, application, outcome, by, at)
        done = perform(task_id, outcome.key, by, at)
        if second is not None:
            perform(second.pk, outcome.key, by, at)
    return done


def _companion(task: Task, application: Application, outcome: Outcome, by: User, at: datetime) -> Task:
    """The second case, numbered and filled as the first; its open first step."""
    capacity = access.worker_of(task, by, at)
    guard.check_gaps(task, guard.chosen_outcome(task, outcome.key, by, at, ""), present_kinds(task.case_id), at)
    first = task.case
    second = open_case(first.organisation, scheme=application.also_scheme, kind=first.kind, by=by, at=at)
    opened: Task = second.tasks.get()
    opened.case = second
    take_over(second.pk, application, capacity, at)
    _hand_over(first, opened, capacity, at)
    number(first, at)
    number(second, at)
    return opened


def _hand_over(first: Case, opened: Task, by: Capacity, at: datetime) -> None:
    """The files the second case asks for, and the letter that was signed by hand for both, on top of the made one."""
    second, there = opened.case, handed_in(first)
    for row in required_documents(second, application_of(second)):
        if row.key in there:
            documents.reuse(opened, there[row.key], by=by, at=at, requirement=row.key)
    letter = latest(first, LETTER)
    if letter is not None and letter.origin == Origin.UPLOADED and not is_outdated(first, letter):
        make_letter(opened, LETTER, by, at, "")
        documents.reuse(opened, letter, by=by, at=at, kind=LETTER)
