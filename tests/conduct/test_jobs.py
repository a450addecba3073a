"""Clients are reminded of what comes near: once for each stage, in the office's day, and not of what is done."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from mutubaku.billing.models import BillingCode, Invoice
from mutubaku.billing.policy import Settlement
from mutubaku.cases.models import Case, Task
from mutubaku.conduct import jobs
from mutubaku.notices.models import Notice
from mutubaku.reviews.models import CompletionRequest, GapOrigin
from tests.cast import Cast, later

UNTIL = date(2026, 12, 1)
EVENING = datetime(2026, 12, 1, 16, 59, tzinfo=UTC)  # 23.59 WIB


def day(number: int, hour: int = 9) -> datetime:
    """A moment in December 2026, on the office's clock; 0 is the last of November."""
    return later().replace(day=30, hour=hour) + timedelta(days=number)


@pytest.fixture
def case(cast: Cast) -> Case:
    found = cast.case_at("completeness").case
    Notice.objects.all().delete()
    return found


def reminders() -> list[tuple[str, dict[str, Any]]]:
    return list(Notice.objects.order_by("id").values_list("kind", "data"))


def request_in(task: Task) -> CompletionRequest:
    """A request with a document and a difference in it."""
    request = CompletionRequest.objects.create(task=task, until=UNTIL, words="Mohon segera.")
    request.gaps.create(requirement="akta", name="Akta notaris", reason="", origin=GapOrigin.COMPLETENESS)
    request.gaps.create(requirement="question:1", name="Lingkup jelas?", reason="Alamat?", origin=GapOrigin.REVIEW)
    return request


def test_of_a_completion_the_client_hears_the_day_before_then_weekly_once_it_has_passed(case: Case) -> None:
    request = request_in(case.tasks.get(closed_at=None))
    asked = [jobs.remind_of_completion(request, day(number)) for number in (-1, 0, 0, 1, 2, 3, 8, 9, 10)]
    assert asked == [False, True, False, False, True, False, False, True, False]
    gaps = [["Akta notaris", "Belum ada"], ["Lingkup jelas?", "Alamat?"]]
    said = {"until": "2026-12-01", "gaps": gaps, "reason": "Mohon segera."}
    assert reminders() == [("completion-reminder", {**said, "is_past": past}) for past in (False, True, True)]


def test_a_new_request_is_reminded_of_anew(case: Case) -> None:
    request = request_in(case.tasks.get(closed_at=None))
    assert jobs.remind_of_completion(request, day(0))
    again = request_in(case.tasks.get(step="disposition"))
    again.task.case = case
    assert jobs.remind_of_completion(again, day(0))


def code_of(case: Case, digits: str, pk: int = 1) -> BillingCode:
    """A code of the case that expires in the evening, not kept."""
    return BillingCode(pk=pk, invoice=Invoice(case=case), code=digits, expires_at=EVENING)


def test_of_a_billing_code_the_client_hears_once_before_it_expires(case: Case) -> None:
    moments = [day(-1), day(0), day(1), EVENING, day(2)]
    code = code_of(case, "8" * 15)
    assert [jobs.remind_of_code(code, 900_000, at) for at in moments] == [
        False,
        True,
        False,
        False,
        False,
    ]
    assert reminders() == [
        ("code-expiring", {"code": "8" * 15, "total": 900_000, "expires_at": "2026-12-01T16:59:00+00:00"})
    ]


def test_a_code_that_expires_within_the_hour_is_told_and_one_that_has_expired_is_not(case: Case) -> None:
    code = code_of(case, "7" * 15)
    assert not jobs.remind_of_code(code, 1, EVENING)
    assert jobs.remind_of_code(code, 1, EVENING - timedelta(hours=1))


def test_the_same_digits_entered_anew_are_another_code_to_be_reminded_of(case: Case) -> None:
    first, again = code_of(case, "8" * 15, pk=1), code_of(case, "8" * 15, pk=2)
    assert [jobs.remind_of_code(one, 1, day(0)) for one in (first, first, again)] == [True, False, True]


def test_at_night_nobody_is_reminded(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    request = request_in(case.tasks.get(closed_at=None))
    monkeypatch.setattr(jobs, "due_soon", lambda _office, _at: [request])
    monkeypatch.setattr(jobs, "overdue_requests", lambda _office, _at: [])
    assert [jobs.remind_clients(day(0, hour)) for hour in (7, 8, 9)] == [0, 1, 0]


def test_a_code_that_is_paid_or_reported_is_not_reminded_of(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    code = SimpleNamespace(pk=1, invoice=SimpleNamespace(case=case), code="8" * 15, expires_at=EVENING)
    monkeypatch.setattr(jobs, "_sent_codes", lambda _office: SimpleNamespace(filter=lambda **_: [code]))
    monkeypatch.setattr(jobs, "spent_codes", lambda _case: frozenset())
    for state in ("paid", "reported", "agreed", "over", "none"):
        monkeypatch.setattr(jobs, "settlement", lambda _case, state=state: Settlement(state, 5, 0, 0, 0))
        assert jobs.remind_of_codes(case.office, day(0)) == 0
    monkeypatch.setattr(jobs, "settlement", lambda _case: Settlement("short", 5, 3, 2, 0))
    monkeypatch.setattr(jobs, "spent_codes", lambda _case: frozenset({1}))
    assert jobs.remind_of_codes(case.office, day(0)) == 0
    monkeypatch.setattr(jobs, "spent_codes", lambda _case: frozenset())
    assert jobs.remind_of_codes(case.office, day(0)) == 1
    assert [data["total"] for _kind, data in reminders()] == [2]


def test_of_a_sent_code_that_ran_out_unpaid_seksi_pjt_hears_once(cast: Cast) -> None:
    task = cast.case_at("confirmation")
    code = BillingCode.objects.get(invoice__case=task.case)
    late = code.expires_at + timedelta(hours=1)
    Notice.objects.all().delete()
    assert jobs.tell_expired_codes(cast.office, code.expires_at - timedelta(hours=1)) == 0
    assert [jobs.tell_expired_codes(cast.office, late), jobs.tell_expired_codes(cast.office, late)] == [1, 0]
    told = Notice.objects.get()
    assert (told.kind, told.role, told.data["cause"], told.data["code"]) == (
        "payment-stalled",
        "pjt",
        "expired",
        code.code,
    )


def test_of_a_code_that_ran_out_nobody_hears_while_it_was_agreed_that_payment_may_wait(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = cast.case_at("confirmation")
    code = BillingCode.objects.get(invoice__case=task.case)
    monkeypatch.setattr(jobs, "settlement", lambda _case: Settlement("agreed", 5, 0, 5, 0))
    assert jobs.tell_expired_codes(cast.office, code.expires_at + timedelta(hours=1)) == 0


def test_of_a_code_that_ran_out_paid_or_reported_nobody_hears(cast: Cast) -> None:
    ready = cast.case_at("audit-ready")
    code = BillingCode.objects.get(invoice__case=ready.case)
    assert jobs.tell_expired_codes(cast.office, code.expires_at + timedelta(hours=1)) == 0
