"""What the database itself refuses, whoever writes: two openings of a step, half an ending, a pause that ends early."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError

from mutubaku.cases.models import Case, NumberCounter, Pause, Task
from tests.cast import Cast, fresh, later


@pytest.fixture
def task(cast: Cast) -> Task:
    return cast.case_at("audit-ready")


def again(task: Task, **changes: object) -> Task:
    """The task as a new row."""
    values = {**Task.objects.filter(pk=task.pk).values()[0], **changes}
    del values["id"]
    return Task.objects.create(**values)


def test_a_step_is_open_once_in_a_case(task: Task) -> None:
    with pytest.raises(IntegrityError):
        again(task)


def test_a_step_may_be_opened_again_when_it_is_closed(task: Task) -> None:
    Task.objects.filter(pk=task.pk).update(closed_at=later(), outcome="disampaikan")
    assert again(task, round=2, closed_at=None, outcome="").is_open


@pytest.mark.parametrize("changes", [{"closed_at": later()}, {"outcome": "disampaikan"}])
def test_a_step_is_closed_with_an_outcome_or_not_at_all(task: Task, changes: dict[str, object]) -> None:
    with pytest.raises(IntegrityError):
        Task.objects.filter(pk=task.pk).update(**changes)


@pytest.mark.parametrize("changes", [{"closed_at": later()}, {"ending": "closed"}])
def test_a_case_is_closed_with_an_ending_or_not_at_all(task: Task, changes: dict[str, object]) -> None:
    with pytest.raises(IntegrityError):
        Case.objects.filter(pk=task.case_id).update(**changes)


def test_a_number_is_given_once_in_an_office(cast: Cast, task: Task) -> None:
    other = cast.case_at("disposition").case
    with pytest.raises(IntegrityError):
        Case.objects.filter(pk=other.pk).update(number=task.case.number)


def test_drafts_have_no_number_and_there_may_be_many(cast: Cast) -> None:
    assert [cast.new_case().number for _ in range(2)] == ["", ""]


def test_a_clock_stands_still_once_at_a_time(task: Task) -> None:
    Pause.objects.create(task=task, kind="x", reason="x", started_at=later())
    with pytest.raises(IntegrityError):
        Pause.objects.create(task=task, kind="x", reason="x", started_at=later(hours=1))


def test_a_pause_does_not_end_before_it_began(task: Task) -> None:
    held = Pause.objects.create(task=task, kind="x", reason="x", started_at=later())
    with pytest.raises(IntegrityError):
        Pause.objects.filter(pk=held.pk).update(ended_at=later() - timedelta(microseconds=1))


def test_a_counter_is_kept_once(cast: Cast) -> None:
    counter = NumberCounter.objects.filter(office=cast.office)
    cast.case_at("disposition")
    row = counter.values("office_id", "register", "scheme", "year")[0]
    with pytest.raises(IntegrityError):
        NumberCounter.objects.create(**row)


def test_case_task_and_pause_read_as_what_they_are(cast: Cast, task: Task) -> None:
    draft = cast.new_case()
    assert (str(draft), str(task.case)) == (f"#{draft.pk}", task.case.number)
    assert str(fresh(draft, "application")) == f"{draft.pk}/application/1"
    assert str(Pause(task=task, kind="kurir")) == f"{task.pk} kurir"
