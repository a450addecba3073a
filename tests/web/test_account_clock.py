"""Every page tells the clock of its own office, those of the account too, whatever page was shown before it."""

from __future__ import annotations

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mutubaku.people.models import User
from mutubaku.web.writing import saat_singkat
from tests.factories.people import OfficeFactory, OrganisationFactory, UserFactory, member, official

pytestmark = pytest.mark.django_db
ZONES = {"Asia/Makassar": "WITA", "Asia/Jayapura": "WIT", "Asia/Jakarta": "WIB"}


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def clock_in(page: str) -> set[str]:
    """The clocks that a page names."""
    return {name for name in ZONES.values() if f" {name}<" in page or f" {name}," in page}


def test_a_page_is_on_the_clock_of_its_own_office_after_one_of_another_office() -> None:
    desks: dict[str, Client] = {}
    for zone, name in ZONES.items():
        desks[name] = Client()
        desks[name].force_login(official(OfficeFactory(zone=zone), "ss"))
    for name in ("WITA", "WIB", "WIT", "WITA"):
        assert clock_in(shown(desks[name], "/kerja/")) == {name}


def devices(user: User, zone: str) -> bool:
    """Whether the page of a person's devices tells since when they are signed in, on the clock of that zone."""
    client = Client()
    client.force_login(user)
    key = client.session.session_key
    session = UserSession.objects.create(user=user, session_key=key, ip="127.0.0.1", user_agent="Peramban")
    page = shown(client, reverse("usersessions_list"))
    with timezone.override(zone):
        return saat_singkat(session.created_at) in page


def test_the_devices_of_an_official_are_listed_on_the_clock_of_the_office() -> None:
    for zone in ZONES:
        assert devices(official(OfficeFactory(zone=zone), "ss"), zone)


def test_those_of_a_client_are_on_the_clock_of_its_office_and_a_stranger_s_on_the_product_s() -> None:
    assert devices(member(OrganisationFactory(office=OfficeFactory(zone="Asia/Jayapura"))), "Asia/Jayapura")
    assert devices(UserFactory(), "Asia/Jakarta")
    assert timezone.get_current_timezone_name() == "Asia/Jakarta"
