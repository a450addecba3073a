"""What is coming in two weeks: a desk's own steps and the office's audits, a client's own deadlines."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mutubaku.audits.models import AuditAnswer, AuditProposal
from mutubaku.billing.models import Invoice
from mutubaku.cases.models import Case, Task
from mutubaku.complaints.models import Complaint
from mutubaku.conduct.coming import Coming, for_client, for_desk
from mutubaku.conduct.jobs import remind_of_codes
from mutubaku.reviews.models import CompletionRequest
from tests.billing.reconciliation.money import billed, reported
from tests.cast import Cast, fresh, later
from tests.factories.people import OrganisationFactory

AT = later(hours=4)


@pytest.fixture
def task(cast: Cast) -> Task:
    return cast.case_at("verification")


def propose(task: Task, starts: date, ends: date, *, sent: bool = True) -> AuditProposal:
    if sent:
        Task.objects.filter(pk=task.pk).update(closed_at=AT, outcome="sah")
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


def test_the_dates_of_a_letter_not_yet_sent_or_of_a_step_broken_off_are_the_offices_alone(
    cast: Cast, task: Task
) -> None:
    propose(task, date(2026, 12, 1), date(2026, 12, 2), sent=False)
    assert for_client([cast.organisation], AT) == []
    assert "audit" in {one.kind for one in for_desk(cast.staff["ss"], cast.office, {"ss"}, AT)}
    Task.objects.filter(pk=task.pk).update(closed_at=AT, outcome="case-moved")
    assert for_client([cast.organisation], AT) == []


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


# What the client was asked to complete, and what it is to pay


def asked(cast: Cast, until: date) -> CompletionRequest:
    """A request at step 5 that was sent at ``AT``: the clock of step 3 stands still for the client since."""
    case = cast.case_at("completeness").case
    review = fresh(case, "completeness")
    asking = Task.objects.create(
        case=case,
        office=case.office,
        procedure_key=case.procedure_key,
        procedure_version=case.procedure_version,
        step="completion-request",
        role="pjt",
        account="office",
        opened_at=AT,
        closed_at=AT,
        outcome="disampaikan",
    )
    review.pauses.create(kind="menunggu-kelengkapan", reason="", started_at=AT)
    return CompletionRequest.objects.create(task=asking, until=until)


def completions(found: list[Coming]) -> list[tuple[date, int]]:
    return [(one.day, one.case.pk) for one in found if one.kind == "completion"]


def test_what_the_client_must_complete_stands_on_its_day_for_them_and_for_the_desk_that_asked(cast: Cast) -> None:
    request = asked(cast, date(2026, 12, 1))
    row = [(date(2026, 12, 1), request.task.case_id)]
    assert completions(for_client([cast.organisation], AT)) == row
    assert completions(for_desk(cast.staff["pjt"], cast.office, {"pjt"}, AT)) == row
    assert completions(for_desk(cast.staff["ss"], cast.office, {"ss"}, AT)) == []
    assert for_client([OrganisationFactory(office=cast.office)], AT) == []


def test_a_date_to_complete_stays_when_it_has_gone_by_and_waits_beyond_two_weeks(cast: Cast) -> None:
    request = asked(cast, date(2026, 12, 1))
    for until, days in ((date(2026, 11, 2), [date(2026, 11, 2)]), (date(2026, 12, 7), [date(2026, 12, 7)])):
        CompletionRequest.objects.filter(pk=request.pk).update(until=until)
        assert [day for day, _case in completions(for_client([cast.organisation], AT))] == days
    CompletionRequest.objects.filter(pk=request.pk).update(until=date(2026, 12, 8))
    assert completions(for_client([cast.organisation], AT)) == []


def test_a_date_to_complete_is_gone_once_the_client_has_answered(cast: Cast) -> None:
    request = asked(cast, date(2026, 12, 1))
    request.task.case.tasks.get(step="completeness").pauses.update(ended_at=AT)
    assert completions(for_client([cast.organisation], AT)) == []
    assert completions(for_desk(cast.staff["pjt"], cast.office, {"pjt"}, AT)) == []


def billed_case(cast: Cast) -> Invoice:
    """A bill that was sent on Monday, its code running out a week later."""
    invoice = billed(cast)
    Task.objects.filter(pk=invoice.task_id).update(closed_at=AT, outcome="diterbitkan")
    return invoice


def test_a_billing_code_stands_on_the_day_it_runs_out_for_its_client_alone(cast: Cast) -> None:
    invoice = billed_case(cast)
    [one] = [one for one in for_client([cast.organisation], AT) if one.kind == "code"]
    assert (one.day, one.at, one.case) == (later(days=7).date(), later(days=7), invoice.case)
    assert [one.kind for one in for_desk(cast.staff["pjt"], cast.office, {"pjt"}, AT) if one.kind == "code"] == []
    assert for_client([OrganisationFactory(office=cast.office)], AT) == []


def test_a_billing_code_is_gone_once_it_is_paid_or_has_run_out(cast: Cast) -> None:
    invoice = billed_case(cast)
    assert "code" not in {one.kind for one in for_client([cast.organisation], later(days=7))}
    reported(cast, invoice)
    assert "code" not in {one.kind for one in for_client([cast.organisation], AT)}


def test_a_billing_code_of_a_bill_not_yet_sent_is_the_offices_alone(cast: Cast) -> None:
    invoice = billed_case(cast)
    Task.objects.filter(pk=invoice.task_id).update(closed_at=None, outcome="")
    assert "code" not in {one.kind for one in for_client([cast.organisation], AT)}
    assert remind_of_codes(cast.office, later(days=6)) == 0
    Task.objects.filter(pk=invoice.task_id).update(closed_at=AT, outcome="diterbitkan")
    assert remind_of_codes(cast.office, later(days=6)) == 1


def test_a_complaint_referred_to_the_client_stands_on_the_day_of_its_answer_until_it_is_answered(cast: Cast) -> None:
    case = cast.case_at("disposition").case
    until, at = date(2026, 12, 1), later()
    words = {
        "number": "1/KEL/2026",
        "name": "Sari",
        "phone": "0711",
        "about": "client",
        "text": "Tanda di luar lingkup.",
    }
    days = {"received_at": at, "acknowledge_days": 3, "answer_days": 10, "referred_at": at, "referred_until": until}
    complaint = Complaint.objects.create(office=cast.office, case=case, **words, **days)
    found = [one for one in for_client([cast.organisation], at) if one.kind == "complaint"]
    assert [(one.day, one.complaint, one.case) for one in found] == [(until, complaint, case)]
    assert "complaint" not in {one.kind for one in for_client([cast.organisation], at - timedelta(days=20))}
    complaint.answered_at = at
    complaint.save()
    assert "complaint" not in {one.kind for one in for_client([cast.organisation], at)}
