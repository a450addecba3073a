"""The first page, contact, language, and where signing in leads."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from mutubaku.cases.library import SERVICE, library
from mutubaku.cases.stages import client_words
from mutubaku.people.actions.clock import bump
from mutubaku.web.public.hours import hours_in_words
from tests.factories.people import (
    FreeDayFactory,
    OfficeFactory,
    OfficeProfileFactory,
    OrganisationFactory,
    UserFactory,
    member,
    official,
)

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def test_the_first_page_says_what_to_do(client: Client) -> None:
    OfficeFactory()
    page = client.get("/").content.decode()
    assert all(scheme in page for scheme in ("SPPT SNI", "ISO 9001", "ISO 14001", "Industri Hijau"))
    assert 'href="/akun/signup/"' in page
    assert 'href="/akun/login/"' in page
    assert 'href="/verifikasi/"' in page
    assert f'href="/sop/{SERVICE}/"' in page
    assert "BSPJI Contoh" in page


def test_the_steps_are_those_of_the_procedure_file_in_the_words_the_client_reads_later(client: Client) -> None:
    page = client.get("/").content.decode()
    procedure = library().get(SERVICE, 1)
    assert "12 langkah menurut SOP 11-BIPA/5." in page
    assert all(client_words(step) in page for step in procedure.steps)
    assert page.count("<strong>Anda</strong>") == sum(step.role == "client" for step in procedure.steps)


def test_before_there_is_an_office_the_pages_stand_already(client: Client) -> None:
    for address in ("/", "/kontak/", "/sop/", "/verifikasi/", "/v/x/"):
        assert client.get(address).status_code in {200, 404}
    assert "Data kantor belum diisi." in client.get("/kontak/").content.decode()


def test_whoever_is_signed_in_goes_on_from_the_first_page(client: Client) -> None:
    client.force_login(UserFactory(), backend=BACKEND)
    page = client.get("/").content.decode()
    assert 'href="/masuk-ke/"' in page
    assert 'href="/akun/signup/"' not in page


def test_officials_land_at_their_work_and_clients_at_their_applications(client: Client) -> None:
    office = OfficeFactory()
    people = {official(office, "head"): "/kerja/", member(OrganisationFactory(office=office)): "/permohonan/"}
    for user, place in people.items():
        client.force_login(user, backend=BACKEND)
        assert client.get("/masuk-ke/")["Location"] == place


def test_a_visitor_signs_in_before_being_led_anywhere(client: Client) -> None:
    assert client.get("/masuk-ke/")["Location"] == "/akun/login/?next=/masuk-ke/"


def test_a_language_is_chosen_and_remembered_and_one_stays_where_one_was(client: Client) -> None:
    answer = client.post("/bahasa/", {"language": "en", "next": "/kontak/"})
    assert answer["Location"] == "/kontak/"
    assert client.cookies["bahasa"].value == "en"
    assert '<html lang="en">' in client.get("/kontak/").content.decode()
    assert client.get("/bahasa/").status_code == 405


def test_the_letters_of_whoever_is_signed_in_follow_the_language_chosen(client: Client) -> None:
    user = UserFactory()
    client.force_login(user, backend=BACKEND)
    client.post("/bahasa/", {"language": "en"})
    client.post("/bahasa/", {"language": "xx"})
    user.refresh_from_db()
    assert user.language == "en"


@pytest.mark.parametrize("elsewhere", ["https://jahat.example/", "//jahat.example/"])
def test_choosing_a_language_leads_to_no_other_site(client: Client, elsewhere: str) -> None:
    assert client.post("/bahasa/", {"language": "en", "next": elsewhere})["Location"] == "/"


def test_contact_says_where_and_when_every_office_can_be_reached(client: Client) -> None:
    first, second = OfficeFactory(), OfficeFactory(profile=None)
    OfficeProfileFactory(office=second, name="Balai Kedua", phone="0711 555 0147", email="balai@contoh.id")
    page = client.get("/kontak/").content.decode()
    assert "Balai Standardisasi dan Pelayanan Jasa Industri Contoh" in page
    assert 'href="tel:0711 555 0147"' in page
    assert "WIB" in page
    assert first != second


def test_hours_are_those_that_hold_this_week() -> None:
    office = OfficeFactory()
    FreeDayFactory(office=office)  # Friday 25 December 2026
    bump(office)
    ordinary = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
    christmas = datetime(2026, 12, 23, 3, 0, tzinfo=UTC)
    assert hours_in_words(office, ordinary) == [
        ("Senin–Kamis", "07.30–12.00, 13.00–16.00"),
        ("Jumat", "07.30–11.30, 13.00–16.30"),
        ("Sabtu–Minggu", "tutup"),
    ]
    assert hours_in_words(office, christmas) == [
        ("Senin–Kamis", "07.30–12.00, 13.00–16.00"),
        ("Jumat–Minggu", "tutup"),
    ]
