"""A client to whom a complaint was referred is reminded by the office's own days; nothing of it stands on its cases."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mutubaku.complaints.actions import RulesData, set_rules
from mutubaku.complaints.models import Complaint
from mutubaku.conduct import jobs
from mutubaku.conduct.actions.complaining import answer_complaint
from mutubaku.conduct.actions.complaint_handling import refer_complaint, remind_of_referral
from mutubaku.notices.jobs import address_notices
from mutubaku.notices.models import Delivery, Notice
from mutubaku.notices.queries import last_told_client
from mutubaku.people.access import SYSTEM
from tests.cast import Cast, later
from tests.certified import certified
from tests.conduct.quick import quick_papers

from .test_complaining import AT, handled

__all__ = ["quick_papers"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_papers")]
UNTIL = date(2026, 12, 4)  # a Friday; the complaint came on Tuesday, 24 November


def referred(cast: Cast, until: date = UNTIL) -> Complaint:
    """A complaint referred to the cast's client on the day it came, to be answered by a day."""
    made = handled(cast, about="client", certificate_number=certified(cast).number)
    refer_complaint(made.pk, cast.staff["ppc"], AT, words="Mohon dijawab.", until=until)
    Notice.objects.all().delete()
    return made


def day(number: int) -> Any:
    """Nine in the morning, so many days after Monday, 23 November."""
    return later(days=number, hours=1)


def reminded(number: int) -> list[tuple[str, Any]]:
    """What the day's work tells, kind by kind."""
    known = set(Notice.objects.values_list("pk", flat=True))
    jobs.remind_clients(day(number))
    return list(Notice.objects.exclude(pk__in=known).order_by("id").values_list("kind", "data__stage"))


def test_the_client_hears_once_before_the_day_and_once_after_it_and_then_the_handler_too(cast: Cast) -> None:
    made = referred(cast)
    assert [reminded(number) for number in (7, 8, 9, 11)] == [[], [("complaint-reminder", None)], [], []]
    assert reminded(12) == [("complaint-reminder", None), ("complaint", "unanswered")]
    assert reminded(13) == []
    assert [one.stage for one in made.reminders.all()] == ["soon", "past"]
    address_notices(day(13))
    told = Delivery.objects.filter(notice__kind="complaint-reminder").order_by("id")
    assert {one.user for one in told} == {cast.client}
    assert [one.subject for one in told] == [
        f"Batas menjawab keluhan {made.number} hampir tiba",
        f"Batas menjawab keluhan {made.number} sudah lewat",
    ]
    assert "04 Desember 2026" in told[0].text or "4 Desember 2026" in told[0].text


def test_nothing_of_it_stands_on_the_pages_of_its_case(cast: Cast) -> None:
    made = referred(cast)
    reminded(8)
    assert made.case is not None
    assert last_told_client(made.case) is None
    assert not made.case.reminders.exists()


def test_who_has_answered_is_not_reminded(cast: Cast) -> None:
    made = referred(cast)
    answer_complaint(made.pk, cast.client, later(days=2), words="Kemasannya kami tarik.")
    assert "complaint-reminder" not in dict(reminded(8))
    assert not remind_of_referral(made.pk, day(12))


def test_on_the_day_it_was_referred_the_notice_of_that_is_enough(cast: Cast) -> None:
    made = referred(cast, until=date(2026, 11, 26))
    assert not remind_of_referral(made.pk, AT)
    assert reminded(2) == [("complaint-reminder", None)]


def test_the_days_are_the_office_s_own_and_those_of_the_day_it_was_referred(cast: Cast) -> None:
    rules = RulesData(acknowledge_days=3, answer_days=30, remind_days=7)
    set_rules(cast.office, rules, date(2026, 11, 24), by=SYSTEM, at=later())
    set_rules(cast.office, RulesData(**{**vars(rules), "remind_days": 1}), date(2026, 11, 25), by=SYSTEM, at=later())
    referred(cast)
    assert [reminded(number) for number in (3, 4)] == [[], [("complaint-reminder", None)]]
