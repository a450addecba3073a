"""What an office says of its service: part by part, for its dates."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from mutubaku.journal.models import Entry, Verb
from mutubaku.people.access import SYSTEM
from mutubaku.people.models import Office, ServicePart, ServiceTopic
from mutubaku.people.service import SERVICE_PARTS, latest, parts_of, parts_on
from tests.factories.people import OfficeFactory

AT = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
TODAY = AT.date()

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return OfficeFactory()


def say(office: Office, part: str, text: str, day: date = TODAY) -> ServicePart:
    return SERVICE_PARTS.add(office, part, {"text": text}, day, by=SYSTEM, at=AT)


def test_only_what_the_office_says_today_is_told_in_the_order_of_the_law(office: Office) -> None:
    say(office, "maklumat", "Kami sanggup.")
    say(office, "sarana", "Ruang tunggu.")
    say(office, "evaluasi", "Nanti.", date(2026, 12, 1))
    say(OfficeFactory(), "keamanan", "Kantor lain.")
    assert list(parts_on(office, TODAY)) == [ServiceTopic.FACILITIES, ServiceTopic.CHARTER]
    assert ServiceTopic.EVALUATION in parts_on(office, date(2026, 12, 1))


def test_a_new_wording_succeeds_the_old_one_and_both_stay(office: Office) -> None:
    old = say(office, "sarana", "Ruang tunggu.")
    SERVICE_PARTS.change(old, {"text": "Ruang tunggu baru."}, date(2026, 12, 1), by=SYSTEM, at=AT)
    assert parts_on(office, date(2026, 11, 30))[ServiceTopic.FACILITIES].text == "Ruang tunggu."
    assert parts_on(office, date(2026, 12, 1))[ServiceTopic.FACILITIES].text == "Ruang tunggu baru."
    assert [row.text for row in parts_of(office)] == ["Ruang tunggu baru.", "Ruang tunggu."]
    found = latest(office, "sarana")
    assert found is not None
    assert found.valid_from == date(2026, 12, 1)


def test_every_change_stands_in_the_journal(office: Office) -> None:
    row = say(office, "sarana", "Ruang tunggu.")
    SERVICE_PARTS.end(row, TODAY, by=SYSTEM, at=AT)
    first, last = Entry.objects.filter(verb=Verb.SERVICE_STANDARD_CHANGED).order_by("seq")
    assert first.data == {"key": "sarana", "text": "Ruang tunggu.", "valid_from": "2026-11-24", "valid_to": ""}
    assert last.data["valid_to"] == "2026-11-24"
    assert latest(office, "maklumat") is None
