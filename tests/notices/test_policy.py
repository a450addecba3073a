"""The client hears of everything that concerns them and nothing else; and when one is reminded."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.template.loader import get_template
from django.urls import resolve

from mutubaku.notices.models import NoticeKind
from mutubaku.notices.policy import COPYABLE, HEARD, completion_stage, expiry_stage, may_hear, path_of

TOLD = {  # kind: (the client, the desk)
    "your-turn": (True, True),
    "returned": (False, True),
    "case-sent": (True, False),
    "completion-asked": (True, False),
    "completion-reminder": (True, False),
    "payment-code": (True, False),
    "code-expiring": (True, False),
    "payment-reported": (False, True),
    "payment-rejected": (True, False),
    "payment-verified": (True, False),
    "payment-agreed": (True, False),
    "payment-stalled": (False, True),
    "draft-check": (True, False),
    "team-appointed": (False, True),
    "team-released": (False, True),
    "audit-moved": (True, False),
    "member-declined": (False, True),
    "member-tied": (False, True),
    "plan-check": (True, False),
    "audit-time": (True, True),
    "audit-time-asked": (False, True),
    "audit-time-returned": (False, True),
    "findings-released": (True, False),
    "finding-returned": (True, False),
    "finding-reminder": (True, False),
    "finding-lapsed": (True, True),
    "test-failed": (True, False),
    "report-remarked": (False, True),
    "report-replied": (True, False),
    "message": (True, True),
    "case-ended": (True, False),
    "invitation": (False, False),
    "cycle-opened": (True, False),
    "special-audit": (True, False),
    "cycle-reminder": (True, False),
    "standing-proposed": (True, True),
    "standing-decided": (True, False),
    "nobody-decides": (False, True),
    "certificate-sheet": (True, True),
    "agreement": (True, True),
    "appeal": (True, True),
    "refund": (True, False),
    "complaint": (False, True),
    "complaint-referred": (True, False),
    "complaint-reminder": (True, False),
    "complaint-told": (False, False),
    "company-changed": (False, False),
}
UNTIL = date(2026, 11, 30)


def test_the_table_says_of_every_kind_who_hears_it_and_of_no_other() -> None:
    assert {kind: (may_hear(kind, "client"), may_hear(kind, "pjt")) for kind in NoticeKind} == TOLD
    assert set(HEARD) == set(NoticeKind)


def test_everything_told_to_a_role_can_be_copied_to_the_office() -> None:
    single = {NoticeKind.INVITATION, NoticeKind.COMPLAINT_TOLD, NoticeKind.COMPANY_CHANGED}
    assert set(COPYABLE) == set(NoticeKind) - single


@pytest.mark.parametrize("kind", NoticeKind)
def test_every_kind_has_its_folder_and_those_for_the_client_a_short_text(kind: NoticeKind) -> None:
    names = ["subject.txt", "text.txt", "body.html", *(["short.txt"] if may_hear(kind, "client") else [])]
    for name in names:
        assert get_template(f"notices/{kind}/{name}")


@pytest.mark.parametrize("kind", NoticeKind)
def test_a_notice_leads_to_a_page_there_is(kind: NoticeKind) -> None:
    for task in (None, 7):
        assert resolve(path_of(kind, 3, task)).view_name in {
            "cases:case",
            "cases:task",
            "cases:complete",
            "cases:messages",
            "cases:plan",
            "cases:agreement",
            "cases:appeal",
            "cases:asked_time",
            "cases:audit_team",
            "cases:payment",
            "cases:findings",
            "cases:report",
            "staff:treasurer",
            "cases:certificate",
            "client:dossier",
            "administration:positions",
        }
    assert path_of(kind, None, None) == "/"


@pytest.mark.parametrize(
    "kind",
    ["payment-code", "code-expiring", "payment-rejected", "payment-verified", "payment-agreed", "payment-stalled"],
)
def test_what_is_told_of_money_leads_to_the_page_where_it_is_paid(kind: str) -> None:
    assert path_of(kind, 3, None) == "/perkara/3/pembayaran/"


@pytest.mark.parametrize(
    ("days", "stage"),
    [(-2, ""), (-1, "soon"), (0, "soon"), (1, "past-0"), (7, "past-0"), (8, "past-1"), (15, "past-2")],
)
def test_of_a_completion_one_is_reminded_the_day_before_and_then_once_a_week(days: int, stage: str) -> None:
    assert completion_stage(UNTIL, UNTIL + timedelta(days=days)) == stage


@pytest.mark.parametrize(("days", "stage"), [(-2, ""), (-1, "soon"), (0, "soon"), (1, "")])
def test_of_a_billing_code_one_is_reminded_on_its_last_two_days(days: int, stage: str) -> None:
    assert expiry_stage(UNTIL, UNTIL + timedelta(days=days)) == stage
