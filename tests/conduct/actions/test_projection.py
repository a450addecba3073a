"""A calendar edit moves the due moments of open work, and each case says so; nothing else changes."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from mutubaku.cases.models import Task
from mutubaku.conduct import actions
from mutubaku.conduct.actions import projection
from mutubaku.journal.models import Entry
from mutubaku.journal.queries import broken_chains
from mutubaku.people.access import Capacity
from mutubaku.people.actions import mark_day
from tests.cast import WIB, Cast, fresh, make_cast
from tests.factories.people import acting_as


def on(day: int, hour: int) -> datetime:
    """A moment in November 2026, whose 23rd is a Monday."""
    return datetime(2026, 11, day, hour, 0, tzinfo=WIB)


@pytest.fixture
def administrator(cast: Cast) -> Capacity:
    return acting_as(cast.office, "administrator")


@pytest.fixture
def task(cast: Cast) -> Task:
    """Sending the sample, 3 hari kerja, opened on Monday 23 November: due on Thursday 26 at 16.00."""
    found = cast.case_at("sample-delivery", "sppt-sni")
    Task.objects.filter(pk=found.pk).update(opened_at=on(23, 10), due_at=on(26, 16))
    return found


def close_wednesday(cast: Cast, administrator: Capacity) -> None:
    wednesday = date(2026, 11, 25)
    mark_day(cast.office, wednesday, kind="office", name="Pindah gedung", by=administrator, at=on(23, 11))
    cast.office.refresh_from_db()


def entries(task: Task) -> list[Entry]:
    return list(Entry.objects.filter(chain=task.case.chain, verb="due.projected"))


def test_a_day_the_office_is_closed_moves_what_is_due_behind_it_by_a_day(
    cast: Cast, task: Task, administrator: Capacity
) -> None:
    close_wednesday(cast, administrator)
    actions.project_again(cast.office, administrator, on(23, 11))
    assert fresh(task.case, "sample-delivery").due_at == datetime(2026, 11, 27, 16, 30, tzinfo=WIB)


def test_each_case_has_a_record_with_the_moments_before_and_after(
    cast: Cast, task: Task, administrator: Capacity
) -> None:
    close_wednesday(cast, administrator)
    carrying = fresh(task.case, "certification")
    moved = actions.project_again(cast.office, administrator, on(23, 11))
    [entry] = entries(task)
    assert (entry.actor_name, entry.at) == (administrator.name, on(23, 11))
    due = entry.data["due"]
    assert due["sample-delivery"] == ["2026-11-26T09:00:00+00:00", "2026-11-27T16:30:00+07:00"]
    assert moved == len(due)
    assert set(due) <= {"sample-delivery", "certification"}
    assert ("certification" in due) == (fresh(task.case, "certification").due_at != carrying.due_at)
    assert list(broken_chains(task.case.chain)) == []


def test_a_second_projection_finds_nothing_to_move(cast: Cast, task: Task, administrator: Capacity) -> None:
    close_wednesday(cast, administrator)
    actions.project_again(cast.office, administrator, on(23, 11))
    assert actions.project_again(cast.office, administrator, on(23, 12)) == 0
    assert len(entries(task)) == 1


def test_a_pause_that_is_still_open_counts_up_to_now(cast: Cast, task: Task, administrator: Capacity) -> None:
    actions.pause(task.pk, "pengiriman-contoh", cast.staff["ppc"], on(24, 9), reason="Kurir.")
    close_wednesday(cast, administrator)
    actions.project_again(cast.office, administrator, on(26, 9))
    # Tuesday and Thursday work, Wednesday does not: the pause has held one working day so far
    assert fresh(task.case, "sample-delivery").due_at == datetime(2026, 11, 30, 16, 0, tzinfo=WIB)


def test_of_a_step_whose_clock_stands_still_no_record_says_that_the_calendar_moved_it(
    cast: Cast, task: Task, administrator: Capacity
) -> None:
    actions.pause(task.pk, "pengiriman-contoh", cast.staff["ppc"], on(24, 9), reason="Kurir.")
    actions.project_again(cast.office, administrator, on(24, 11))
    assert entries(task) == []
    actions.end_pause(task.pk, cast.staff["ppc"], on(24, 11), note="Sampai.")
    close_wednesday(cast, administrator)
    actions.project_again(cast.office, administrator, on(24, 12))
    [entry] = entries(task)
    assert "sample-delivery" in entry.data["due"]


def test_closed_steps_and_those_without_a_time_stay_as_they_are(cast: Cast, administrator: Capacity) -> None:
    receipt = cast.case_at("receipt")
    before = list(receipt.case.tasks.order_by("id").values_list("due_at", flat=True))
    close_wednesday(cast, administrator)
    assert actions.project_again(cast.office, administrator, on(23, 11)) == 0
    assert list(receipt.case.tasks.order_by("id").values_list("due_at", flat=True)) == before


def test_the_work_of_another_office_stays_as_it_is(cast: Cast, task: Task, administrator: Capacity) -> None:
    other = make_cast()
    theirs = other.case_at("sample-delivery", "sppt-sni")
    Task.objects.filter(pk=theirs.pk).update(opened_at=on(23, 10), due_at=on(26, 16))
    close_wednesday(cast, administrator)
    actions.project_again(cast.office, administrator, on(23, 11))
    assert fresh(theirs.case, "sample-delivery").due_at == on(26, 16)
    assert entries(theirs) == []


def test_a_case_another_act_settled_meanwhile_gets_no_empty_record(
    cast: Cast, task: Task, administrator: Capacity, monkeypatch: pytest.MonkeyPatch
) -> None:
    close_wednesday(cast, administrator)
    actions.project_again(cast.office, administrator, on(23, 11))
    monkeypatch.setattr(projection, "_cases_that_move", lambda *_: [task.case_id])
    assert actions.project_again(cast.office, administrator, on(23, 12)) == 0
    assert len(entries(task)) == 1


def test_finding_what_moves_costs_the_same_few_queries_for_many_cases(
    cast: Cast, task: Task, administrator: Capacity, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    actions.project_again(cast.office, administrator, on(23, 11))
    with django_assert_num_queries(4):  # savepoint, tasks, pauses, release
        actions.project_again(cast.office, administrator, on(23, 12))
    cast.case_at("audit-ready")
    cast.case_at("team")
    actions.project_again(cast.office, administrator, on(23, 12))
    with django_assert_num_queries(4):
        actions.project_again(cast.office, administrator, on(23, 12))
