"""The gate of every view: who passes which rule, at which desk, on which day, and where the others are sent."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.cache import SessionStore
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from mutubaku.people.models import Office, User
from mutubaku.web.gate import DESK_OFFICE, Rule, desk_of, gate
from tests.factories.people import (
    NOON,
    HoldingFactory,
    MembershipFactory,
    OfficeFactory,
    OrganisationFactory,
    PositionFactory,
    UserFactory,
    member,
    official,
)

pytestmark = pytest.mark.django_db
NEED_AN_ACCOUNT = [Rule.SIGNED_IN, Rule.CLIENT, Rule.STAFF, Rule.ADMINISTRATOR, Rule.CASE]
LAST_DAY = date(2026, 11, 30)


@pytest.fixture
def office() -> Office:
    return OfficeFactory(code="palembang")


def visit(user: User | AnonymousUser, *, office: Office | None = None, path: str = "/halaman/?a=1") -> Any:
    """A request of this person's, who may have chosen an office to work in."""
    request = RequestFactory().get(path)
    request.user = user
    request.session = SessionStore()
    if office is not None:
        request.session[DESK_OFFICE] = office.pk
    return request


def passes(rule: Rule, request: HttpRequest, at: datetime = NOON) -> HttpResponse:
    """What comes out of a view behind a rule."""

    @gate(rule)
    def page(request: HttpRequest, **given: str) -> HttpResponse:
        """The page."""
        return HttpResponse(given.get("word", "halaman"))

    with time_machine.travel(at, tick=False):
        return page(request, word="masuk")


def is_let_in(rule: Rule, request: HttpRequest, at: datetime = NOON) -> bool:
    try:
        return passes(rule, request, at).content == b"masuk"
    except PermissionDenied:
        return False


def test_a_view_says_its_rule_and_keeps_its_name() -> None:
    @gate(Rule.STAFF)
    def page(request: HttpRequest) -> HttpResponse:
        """The page."""
        return HttpResponse()

    found: Any = page
    assert (found.access_rule, found.__name__, found.__doc__) == (Rule.STAFF, "page", "The page.")


# Visitors


@pytest.mark.parametrize("rule", NEED_AN_ACCOUNT)
def test_a_visitor_is_sent_to_sign_in_and_back_to_the_whole_address(rule: Rule) -> None:
    response = passes(rule, visit(AnonymousUser()))
    assert response.status_code == 302
    assert response["Location"] == "/akun/login/?next=/halaman/%3Fa%3D1"


def test_a_visitor_reads_public_pages(settings: Any) -> None:
    assert is_let_in(Rule.PUBLIC, visit(AnonymousUser()))


def test_a_demonstration_page_is_there_in_a_demonstration_only(settings: Any) -> None:
    settings.DEMONSTRATION = True
    assert is_let_in(Rule.DEMONSTRATION, visit(AnonymousUser()))
    settings.DEMONSTRATION = False
    with pytest.raises(Http404):
        passes(Rule.DEMONSTRATION, visit(AnonymousUser()))


# People


@pytest.mark.parametrize("rule", [Rule.PUBLIC, Rule.SIGNED_IN, Rule.CLIENT, Rule.CASE])
def test_anybody_with_an_account_passes_the_rules_that_ask_no_more(rule: Rule) -> None:
    assert is_let_in(rule, visit(UserFactory()))


@pytest.mark.parametrize("rule", [Rule.STAFF, Rule.ADMINISTRATOR])
def test_a_client_does_not_come_to_the_desk(rule: Rule, office: Office) -> None:
    assert not is_let_in(rule, visit(member(OrganisationFactory(office=office))))


@pytest.mark.parametrize("role", ["head", "pjt", "ss", "auditor"])
def test_staff_come_to_the_desk_but_not_to_the_administration(role: str, office: Office) -> None:
    user = official(office, role)
    assert is_let_in(Rule.STAFF, visit(user))
    assert not is_let_in(Rule.ADMINISTRATOR, visit(user))


def test_an_administrator_comes_to_both(office: Office) -> None:
    user = official(office, "administrator")
    assert is_let_in(Rule.STAFF, visit(user))
    assert is_let_in(Rule.ADMINISTRATOR, visit(user))


def test_a_position_without_a_role_is_a_desk(office: Office) -> None:
    request = visit(HoldingFactory(position=PositionFactory(office=office)).user)
    assert is_let_in(Rule.STAFF, request)
    assert request.desk.roles == frozenset()


def test_a_client_s_visit_knows_their_companies_by_name_and_not_those_they_left(office: Office) -> None:
    user = UserFactory()
    for name, until in (("PT Zat", None), ("PT Air", None), ("PT Lama", datetime(2026, 11, 1, tzinfo=UTC))):
        MembershipFactory(organisation=OrganisationFactory(office=office, name=name), user=user, until=until)
    request = visit(user)
    assert is_let_in(Rule.CLIENT, request)
    assert [one.name for one in request.organisations] == ["PT Air", "PT Zat"]


@pytest.mark.parametrize("rule", [Rule.STAFF, Rule.ADMINISTRATOR])
def test_a_deactivated_person_comes_to_no_desk_even_with_a_request_under_way(rule: Rule, office: Office) -> None:
    user = official(office, "administrator")
    user.is_active = False
    assert not is_let_in(rule, visit(user))


def test_a_person_deactivated_while_signed_in_is_sent_to_sign_in(office: Office, client: Client) -> None:
    user = official(office, "administrator")
    client.force_login(user)
    assert client.get(reverse("staff:inbox")).status_code == 200
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get(reverse("staff:inbox"))["Location"] == "/akun/login/?next=/kerja/"


# Times


def test_a_visit_knows_its_moment() -> None:
    for rule in (Rule.PUBLIC, Rule.SIGNED_IN):
        request = visit(UserFactory())
        passes(rule, request)
        assert request.at == NOON


ACTING = [  # Palembang is seven hours before UTC
    (datetime(2026, 10, 31, 16, 59, tzinfo=UTC), False),
    (datetime(2026, 10, 31, 17, 0, tzinfo=UTC), True),
    (datetime(2026, 11, 30, 16, 59, tzinfo=UTC), True),
    (datetime(2026, 11, 30, 17, 0, tzinfo=UTC), False),
]


@pytest.mark.parametrize(("at", "expected"), ACTING)
def test_an_acting_official_comes_in_from_midnight_of_the_first_day_to_midnight_after_the_last(
    at: datetime, expected: bool, office: Office
) -> None:
    user = official(office, "administrator", acting=True, ends_on=LAST_DAY)
    assert is_let_in(Rule.STAFF, visit(user), at) is expected
    assert is_let_in(Rule.ADMINISTRATOR, visit(user), at) is expected


def test_an_acting_official_sits_at_the_desk_under_the_decree(office: Office) -> None:
    request = visit(official(office, "head", title="Kepala Balai", acting=True))
    passes(Rule.STAFF, request)
    capacity = request.desk.capacity("head")
    assert (capacity.title, capacity.on_behalf_of) == ("Plt. Kepala Balai", "SP-12/BSKJI/XI/2026")
    assert request.desk.capacity("pjt") is None


# The choice of office


@pytest.fixture
def in_two() -> tuple[User, Office, Office]:
    """A head of section in Medan who administers Palembang."""
    medan, palembang = OfficeFactory(code="medan"), OfficeFactory(code="palembang")
    user = official(medan, "ss")
    official(palembang, "administrator", user=user)
    return user, medan, palembang


def desk_at(user: User, chosen: Office | None = None, at: datetime = NOON) -> Any:
    request = visit(user, office=chosen)
    return desk_of(request, at)


def test_who_works_in_two_offices_begins_in_the_first_and_may_choose(in_two: tuple[User, Office, Office]) -> None:
    user, medan, palembang = in_two
    for chosen, office, roles in (
        (None, medan, {"ss"}),
        (medan, medan, {"ss"}),
        (palembang, palembang, {"administrator"}),
    ):
        desk = desk_at(user, chosen)
        assert (desk.office, desk.roles, desk.offices) == (office, roles, (medan, palembang))


def test_the_administration_is_that_of_the_chosen_office(in_two: tuple[User, Office, Office]) -> None:
    user, medan, palembang = in_two
    assert not is_let_in(Rule.ADMINISTRATOR, visit(user, office=medan))
    assert is_let_in(Rule.ADMINISTRATOR, visit(user, office=palembang))


def test_an_office_that_is_not_theirs_cannot_be_chosen_by_a_session_of_old(in_two: tuple[User, Office, Office]) -> None:
    user, medan, _ = in_two
    assert desk_at(user, OfficeFactory(code="aceh")).office == medan


def test_an_office_left_meanwhile_gives_way_to_the_one_that_remains(office: Office) -> None:
    medan = OfficeFactory(code="medan")
    user = official(medan, "ss")
    official(office, "head", user=user, acting=True, ends_on=LAST_DAY)
    assert desk_at(user, office).office == office
    assert desk_at(user, office, NOON + timedelta(days=7)).office == medan


def test_an_office_is_chosen_on_the_desk(in_two: tuple[User, Office, Office], client: Client) -> None:
    user, _, palembang = in_two
    client.force_login(user)
    address = reverse("staff:choose_office")
    assert client.post(address, {"office": palembang.pk})["Location"] == "/kerja/"
    assert client.session[DESK_OFFICE] == palembang.pk
    for nobodys in (OfficeFactory(code="aceh").pk, "", "x"):
        assert client.post(address, {"office": nobodys}).status_code == 404
    assert client.session[DESK_OFFICE] == palembang.pk
