"""Samples on their way, for the tests of the acts: the steps as fixtures, and the acts their people do."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mutubaku.cases.models import Task
from mutubaku.cli.demonstration.filling.sample_delivery import LABORATORY
from mutubaku.conduct import actions
from mutubaku.conduct.actions import sampling as acts
from mutubaku.journal.models import Entry
from mutubaku.people.models import User
from mutubaku.samples.actions import Reported, Taken
from mutubaku.samples.models import PartFor, Receiver, Sample
from mutubaku.samples.policy import Passing
from mutubaku.samples.queries import (
    current,
    lines_of,
    order_of,
    wanted,
)
from tests.cast import Cast, drive, fresh
from tests.factories.standards import make_product_standard

SOON = timedelta(minutes=5)


@pytest.fixture
def sampling(cast: Cast) -> Task:
    """The sampling step of a case whose product has a standard in the office."""
    make_product_standard(cast.office)
    return cast.case_at("sampling", "sppt-sni")


def ppc(cast: Cast) -> User:
    return cast.staff["ppc"]


def taken(task: Task, seal: str = "AB 001", **changed: object) -> Taken:
    given: dict[str, object] = {
        "lot": "L26K-17",
        "quantity": "12 botol",
        "taken_at": task.opened_at,
        "place": "Gudang",
        "parts": {PartFor.LABORATORY: ("6 botol", seal), PartFor.COMPANY: ("6 botol", f"{seal}B")},
    }
    return Taken(**{**given, **changed})  # type: ignore[arg-type]  # as its fields


def take(cast: Cast, task: Task, seal: str = "AB 001", **changed: object) -> Sample:
    plan = wanted(task)[0]
    at = task.opened_at + SOON
    return acts.take_sample(task.pk, ppc(cast), at, plan_id=plan.pk, taken=taken(task, seal, **changed))


def walk(cast: Cast, task: Task, step: str) -> Task:
    """On from a task, by the demonstration's people, until a step is open."""
    drive(task.case, until=step, at=task.opened_at)
    return fresh(task.case, step)


def report(cast: Cast, task: Task, **values: str) -> None:
    """What the laboratory finds, by the names of parameters without spaces and points."""
    lines = lines_of(current(task.case))
    reported = {
        line.test.pk: Reported(
            value=values[line.test.name.replace(". ", "_")], unit=line.test.unit, tested_on=day(task)
        )
        for line in lines
        if line.result is None
    }
    results = acts.report_results(task.pk, cast.staff["laboratory"], task.opened_at + SOON, reported=reported)
    assert [str(one.reason) for one in results.refused] == []


def day(task: Task) -> date:
    return task.opened_at.date()


def finish(task: Task, outcome: str, by: User, *, note: str = "") -> None:
    actions.perform(task.pk, outcome, by, task.opened_at + 2 * SOON, note=note)


def verbs(task: Task) -> list[str]:
    return list(Entry.objects.filter(chain=task.case.chain).order_by("seq").values_list("verb", flat=True))


@pytest.fixture
def sending(cast: Cast, sampling: Task) -> Task:
    """The step that brings the sample to the laboratory."""
    return walk(cast, sampling, "sample-delivery")


def hand_on(cast: Cast, task: Task, minutes: int, **changed: object) -> None:
    at = task.opened_at + timedelta(minutes=minutes)
    given: dict[str, object] = {"at": at, "to_kind": Receiver.LABORATORY, "receiver": "Nadia"}
    order = order_of(current(task.case)[0])
    given["laboratory"] = order.laboratory if order else LABORATORY.name
    chosen = [one.pk for one in current(task.case)]
    passing = Passing(**{**given, **changed})  # type: ignore[arg-type]  # as its fields
    acts.hand_on(task.pk, ppc(cast), at, sample_ids=chosen, passing=passing)


@pytest.fixture
def testing(cast: Cast, sending: Task) -> Task:
    """The step of the laboratory."""
    return walk(cast, sending, "testing")
