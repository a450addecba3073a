"""What is coming in two weeks: a desk's own steps and the office's audits, a client's own deadlines."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mutubaku.audits.models import AuditAnswer, AuditProposal
from mutubaku.cases.models import Case, Task
from mutubaku.conduct.coming import for_client, for_desk
from tests.cast import Cast, later
from tests.factories.people import OrganisationFactory

AT = later(hours=4)


@pytest.fixture
def task(cast: Cast) -> Task:
    return cast.case_at("verification")


def propose(task: Task, starts: date, ends: date) -> AuditProposal:
    return AuditProposal.objects.create(task=task, starts_on=starts, ends_on=ends, place="Pabrik Ogan")


def test_a_desk_sees_the_steps_of_its_own_roles(cast: Cast, task: Task) -> None:
    mine = for_desk(cast.staff["ss"], cast.office, {"ss"}, AT)
    assert [(one.kind, one.task, one.at, one.day) for one in mine] == [("step", task, task.due_at, AT.date())]
    assert for_desk(cast.staff["pjt"], cast.office, {"pjt"}, AT) == []


def test_what_is_late_stays_and_what_is_beyond_two_weeks_waits(cast: Cast, task: Task) -> None:
    assert task.due_at is not None
    late, early = task.due_at + timedelta(days=30), task.due_at - timedelta(days=15)
    assert [one.task for one in for_desk(cast.staff["ss"], cast.office, {"ss"}, late)] == [task]
    assert for_desk(cast.staff["ss"], cast.office, {"ss"}, early) == []


def test_a_step_whose_clock_stands_still_is_not_due(cast: Cast, task: Task) -> None:
    task.pauses.create(kind="menunggu-kelengkapan", reason="x", started_at=AT)
    assert for_desk(cast.staff["ss"], cast.office, {"ss"}, AT) == []


def test_an_audit_stands_on_its_first_day_for_the_desk_and_for_its_client(cast: Cast, task: Task) -> None:
    propose(task, date(2026, 12, 1), date(2026, 12, 2))
    audits = [
        [one for one in found if one.kind == "audit"]
        for found in (for_desk(cast.staff["ss"], cast.office, {"ss"}, AT), for_client([cast.organisation], AT))
    ]
    for [one] in audits:
        assert (one.day, one.until, one.place, one.is_agreed) == (
            date(2026, 12, 1),
            date(2026, 12, 2),
            "Pabrik Ogan",
            False,
        )
    assert for_client([OrganisationFactory(office=cast.office)], AT) == []


def test_an_audit_under_way_stands_on_today_and_one_that_is_over_or_far_off_nowhere(cast: Cast, task: Task) -> None:
    proposal = propose(task, date(2026, 11, 20), date(2026, 11, 25))
    assert [one.day for one in for_client([cast.organisation], AT)] == [AT.date()]
    for starts, ends in ((date(2026, 11, 1), date(2026, 11, 2)), (date(2027, 1, 1), date(2027, 1, 2))):
        AuditProposal.objects.filter(pk=proposal.pk).update(starts_on=starts, ends_on=ends)
        assert for_client([cast.organisation], AT) == []


@pytest.mark.parametrize(("is_accepted", "shown"), [(True, [True]), (False, [])])
def test_an_audit_the_client_objected_to_is_gone(cast: Cast, task: Task, is_accepted: bool, shown: list[bool]) -> None:
    proposal = propose(task, date(2026, 12, 1), date(2026, 12, 1))
    AuditAnswer.objects.create(
        task=task, proposal=proposal, is_accepted=is_accepted, reason="Libur.", given_at=AT, given_by=cast.client
    )
    assert [one.is_agreed for one in for_client([cast.organisation], AT)] == shown


def test_a_client_s_own_step_stands_in_their_calendar(cast: Cast, task: Task) -> None:
    Task.objects.filter(pk=task.pk).update(role="client", account="client")
    [one] = for_client([cast.organisation], AT)
    assert (one.kind, one.task) == ("step", task)


def test_a_case_that_has_ended_has_nothing_coming(cast: Cast, task: Task) -> None:
    propose(task, date(2026, 12, 1), date(2026, 12, 2))
    Case.objects.filter(pk=task.case_id).update(closed_at=AT, ending="closed")
    assert for_client([cast.organisation], AT) == []
