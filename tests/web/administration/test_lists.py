"""The administration's lists ask the database the same number of questions however long they are."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mutubaku.cases.models import NumberPattern
from mutubaku.documents.models import Requirement
from mutubaku.people.access import SYSTEM
from mutubaku.people.actions import AccountData, create_staff_account
from mutubaku.people.models import Office
from mutubaku.reviews.models import Question
from mutubaku.schemes.models import SchemeTerms
from tests.factories.laboratories import make_laboratory
from tests.factories.people import (
    NOON,
    AccreditationFactory,
    FreeDayFactory,
    HoldingFactory,
    HoursPeriodFactory,
    OfficeProfileFactory,
    OrganisationFactory,
    PositionFactory,
    RoleAssignmentFactory,
    member,
)


def a_person(office: Office, number: int) -> None:
    position = PositionFactory(office=office)
    RoleAssignmentFactory(position=position, role="ss")
    HoldingFactory(position=position)


def a_requirement(office: Office, number: int) -> None:
    Requirement.objects.create(office=office, key=f"dokumen-{number}", name="Dokumen", valid_from=date(2021, 1, 1))


def a_question(office: Office, number: int) -> None:
    Question.objects.create(office=office, key=f"tanya-{number}", text="Cukupkah?", valid_from=date(2021, 1, 1))


def a_pattern(office: Office, number: int) -> None:
    day = date(2021, 1, number + 1)
    NumberPattern.objects.create(office=office, register="case", pattern="{serial}/{year}", valid_from=day)


def some_terms(office: Office, number: int) -> None:
    day = date(2021, 1, number + 1)
    SchemeTerms.objects.create(office=office, scheme="iso-9001", title="S", validity_months=36, valid_from=day)


def a_period(office: Office, number: int) -> None:
    day = date(2027, 6, number + 1)
    HoursPeriodFactory(office=office, name=f"Masa {number}", first=day, last=day)


def a_journal_entry(office: Office, number: int) -> None:
    create_staff_account(office, f"baru{number}@contoh.id", AccountData(name="Baru"), by=SYSTEM, at=NOON)


MAKERS: dict[str, Callable[[Office, int], object]] = {
    "people": a_person,
    "companies": lambda office, n: member(OrganisationFactory(office=office)),
    "positions": a_person,
    "roles": a_person,
    "requirements": a_requirement,
    "questions": a_question,
    "numbering": a_pattern,
    "terms": some_terms,
    "hours": a_period,
    "journal": a_journal_entry,
    "accreditations": lambda office, n: AccreditationFactory(office=office, scheme=f"skema-{n}"),
    "laboratories": lambda office, n: make_laboratory(office, f"Laboratorium {n}"),
    "profiles": lambda office, n: OfficeProfileFactory(office=office, valid_from=date(2021, 1, n + 1)),
}


def questions(browser: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("name", MAKERS)
def test_a_list_asks_as_much_for_three_rows_as_for_one(name: str, office: Office, browser: Client) -> None:
    address = reverse(f"administration:{name}")
    MAKERS[name](office, 0)
    questions(browser, address)  # what is kept for later is filled now
    one = questions(browser, address)
    MAKERS[name](office, 1)
    MAKERS[name](office, 2)
    assert questions(browser, address) == one


def test_a_year_asks_as_much_for_three_days_as_for_one(office: Office, browser: Client) -> None:
    address = reverse("administration:year_of", args=[2026])
    FreeDayFactory(office=office, day=date(2026, 12, 1))
    questions(browser, address)
    one = questions(browser, address)
    FreeDayFactory(office=office, day=date(2026, 12, 2))
    FreeDayFactory(office=office, day=date(2026, 12, 3), is_override=True)
    assert questions(browser, address) == one


def test_a_long_journal_is_shown_in_parts(office: Office, browser: Client) -> None:
    for number in range(51):
        a_journal_entry(office, number)
    first = browser.get(reverse("administration:journal")).content.decode()
    assert first.count("Akun Baru dibuat") == 50
    assert 'href="?sebelum=2"' in first
    rest = browser.get(reverse("administration:journal"), {"sebelum": "2"}).content.decode()
    assert rest.count("Akun Baru dibuat") == 1
    assert 'href="?sebelum=' not in rest


@pytest.mark.parametrize("asked", ["x", "-1", "9" * 30, ""])
def test_a_journal_asked_for_nonsense_answers_all_the_same(asked: str, browser: Client) -> None:
    assert browser.get(reverse("administration:journal"), {"sebelum": asked}).status_code == 200
