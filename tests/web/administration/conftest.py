"""A small office with one of everything an administrator keeps, its administrator's browser, and the refused."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from mutubaku.billing.models import Tariff
from mutubaku.cases.models import NumberPattern
from mutubaku.documents.actions import keep_file
from mutubaku.documents.models import Requirement
from mutubaku.people import queries
from mutubaku.people.models import (
    Accreditation,
    FreeDayEntry,
    Holding,
    HoursPeriodEntry,
    Office,
    OfficeProfile,
    Position,
    RoleAssignment,
    User,
)
from mutubaku.reviews.models import Question
from mutubaku.samples.models import Laboratory
from mutubaku.schemes.models import ChecklistQuestion, ProductStandard, SchemeTerms, TestParameter
from tests.documents.samples import PDF
from tests.factories.billing import make_tariff
from tests.factories.laboratories import make_laboratory
from tests.factories.people import (
    NOON,
    AccreditationFactory,
    FreeDayFactory,
    HoldingFactory,
    HoursPeriodFactory,
    OfficeFactory,
    OfficeProfileFactory,
    OrganisationFactory,
    PositionFactory,
    RoleAssignmentFactory,
    UserFactory,
    member,
    official,
)
from tests.snapshots import beginning

TODAY = date(2026, 11, 25)
Post = Callable[..., HttpResponse]


@pytest.fixture(autouse=True)
def wednesday_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every visit of these tests is on Wednesday 25 November 2026, 10.00 WIB."""
    monkeypatch.setattr("mutubaku.web.gate.timezone", SimpleNamespace(now=lambda: NOON, override=timezone.override))


@dataclass
class World:
    """One of everything."""

    office: Office
    administrator: User
    person: User
    position: Position
    holding: Holding
    appointment: Holding
    assignment: RoleAssignment
    new_assignment: RoleAssignment
    profile: OfficeProfile
    accreditation: Accreditation
    period: HoursPeriodEntry
    override: FreeDayEntry
    requirement: Requirement
    question: Question
    checklist: ChecklistQuestion
    parameter: TestParameter
    laboratory: Laboratory
    pattern: NumberPattern
    terms: SchemeTerms
    tariff: Tariff


@pytest.fixture
def office(db: None) -> Office:
    queries._built.clear()  # calendars of an office with the same key, of other tests
    return beginning(("palembang",), lambda: OfficeFactory(code="palembang"), first=True)


@pytest.fixture
def administrator(office: Office) -> User:
    def appoint() -> User:
        return official(office, "administrator", title="Kasubbag Tata Usaha", user=UserFactory(name="Ani Admin"))

    return beginning(("its administrator",), appoint)


@pytest.fixture
def world(office: Office, administrator: User) -> World:
    return beginning(("one of everything",), lambda: _world(office, administrator))


def _world(office: Office, administrator: User) -> World:
    position = PositionFactory(office=office, title="Kasi SS", unit="Seksi SS")
    holding = HoldingFactory(position=position, user=UserFactory(name="Budi"))
    return World(
        office=office,
        administrator=administrator,
        person=holding.user,
        position=position,
        holding=holding,
        appointment=HoldingFactory(position=position, user=UserFactory(name="Citra"), starts_on=date(2026, 12, 1)),
        assignment=RoleAssignmentFactory(position=position, role="ss"),
        new_assignment=RoleAssignmentFactory(position=position, role="reviewer", starts_on=TODAY),
        profile=OfficeProfileFactory(office=office, valid_from=date(2027, 1, 1), name="Balai Baru"),
        accreditation=AccreditationFactory(office=office),
        period=HoursPeriodFactory(office=office),
        override=FreeDayFactory(office=office, is_override=True, kind="office", name="Banjir"),
        requirement=Requirement.objects.create(
            office=office, key="akta-notaris", name="Akta notaris", valid_from=date(2021, 1, 1), schemes=["sppt-sni"]
        ),
        question=Question.objects.create(
            office=office, key="lingkup", text="Cukupkah lingkupnya?", valid_from=date(2021, 1, 1)
        ),
        checklist=ChecklistQuestion.objects.create(
            office=office,
            key="alat-ukur",
            text="Terkalibrasikah alat ukurnya?",
            clauses={"iso-9001": "7.1.5", "sppt-sni": "7.1.5"},
            valid_from=date(2021, 1, 1),
        ),
        parameter=TestParameter.objects.create(
            standard=ProductStandard.objects.create(
                office=office,
                number="SNI 7709:2019",
                title="Minyak goreng",
                category="minyak",
                valid_from=date(2027, 1, 1),
            ),
            name="Asam lemak bebas",
            unit="%",
            upper="0.3",
        ),
        laboratory=make_laboratory(
            office, evidence=keep_file("kan.pdf", PDF, NOON)[0], evidence_name="kan.pdf", valid_from=date(2027, 1, 1)
        ),
        pattern=NumberPattern.objects.create(
            office=office, register="case", pattern="{serial}/{scheme}/{year}", valid_from=date(2027, 1, 1)
        ),
        terms=SchemeTerms.objects.create(
            office=office, scheme="iso-9001", title="Sertifikat", validity_months=36, valid_from=date(2027, 1, 1)
        ),
        tariff=make_tariff(office, date(2027, 1, 1)),
    )


@pytest.fixture
def browser(client: Client, administrator: User) -> Client:
    """The administrator's own browser."""
    client.force_login(administrator)
    return client


@pytest.fixture
def post(browser: Client) -> Post:
    """Posts a form as the administrator, once."""

    def send(address: str, data: Mapping[str, Any] | None = None, **extra: Any) -> HttpResponse:
        return browser.post(address, {"once": str(uuid.uuid4()), **(data or {}), **extra})  # type: ignore[return-value]

    return send


@pytest.fixture
def strangers(office: Office) -> dict[str, User]:
    """Those who are signed in and must be refused."""
    return {
        "staff without the role": official(office, "ss"),
        "administrator whose term is over": official(office, "administrator", ends_on=date(2026, 11, 24)),
        "administrator to be": official(office, "administrator", starts_on=date(2026, 11, 26)),
        "client": member(OrganisationFactory(office=office)),
        "outsider": UserFactory(),
    }


@pytest.fixture
def neighbour(db: None) -> User:
    """The administrator of another office."""
    return official(OfficeFactory(code="medan"), "administrator")
