"""Brings a case as far as a story needs it by the acts themselves, without a browser: the story begins there."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from mutubaku.applications.queries import companion_of
from mutubaku.cases.models import Case, Scheme, Task
from mutubaku.certificates.models import Certificate
from mutubaku.cli.demonstration.answers import Answers, complete
from mutubaku.cli.demonstration.cases import Plan, drive
from mutubaku.conduct import actions
from mutubaku.people.models import Organisation, User
from mutubaku.people.queries import calendar_of


def case_at(step: str, organisation: Organisation, scheme: Scheme = Scheme.ISO_9001, days_ago: int = 60) -> Task:
    """A case of the organisation whose next step is `step`; all acts before it lie in the past.

    "completeness/2" is the second round, in which the client is waited for.
    """
    case = begun(organisation, scheme, days_ago)
    choices = {"completeness": ("tidak-lengkap",)} if step in {"completion-request", "completeness/2"} else {}
    drive(case, until=step, at=case.opened_at, plan=Plan(pace=0.01, choices=choices))
    return Task.objects.select_related("case").get(case=case, step=step.partition("/")[0], closed_at=None)


def integrated_at(step: str, organisation: Organisation, days_ago: int = 60) -> tuple[Task, Task]:
    """The two cases of an application for ISO 9001 and ISO 14001 together, each with `step` as its next one."""
    at, by = opened(organisation, days_ago), client_of(organisation)
    first = actions.open_case(
        organisation, scheme=Scheme.ISO_9001, kind="initial", by=by, at=at, also_scheme=Scheme.ISO_14001
    )
    task = first.tasks.get()
    complete(task, by, at, Answers())
    actions.send(task.pk, by, at)
    second = companion_of(first)
    assert second is not None
    for case in (first, second):
        drive(case, until=step, at=at, plan=Plan(pace=0.01))
    tasks = Task.objects.select_related("case").filter(step=step, closed_at=None)
    return tasks.get(case=first), tasks.get(case=second)


def certified(organisation: Organisation, scheme: Scheme = Scheme.ISO_9001, days_ago: int = 330) -> Certificate:
    """A certificate the organisation holds."""
    case = begun(organisation, scheme, days_ago)
    drive(case, at=case.opened_at, plan=Plan(pace=0.01))
    return Certificate.objects.get(case=case)


def begun(organisation: Organisation, scheme: Scheme, days_ago: int) -> Case:
    at = opened(organisation, days_ago)
    return actions.open_case(organisation, scheme=scheme, kind="initial", by=client_of(organisation), at=at)


def opened(organisation: Organisation, days_ago: int) -> datetime:
    """When the office opened that many days ago, or, where it was closed then, on the working day before."""
    calendar, before = calendar_of(organisation.office), timezone.now() - timedelta(days=days_ago)
    day = timezone.localtime(before, calendar.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    while (at := calendar.opening(day)) > before:
        day -= timedelta(days=1)
    return at


def client_of(organisation: Organisation) -> User:
    """Its one person."""
    return organisation.users.get()
