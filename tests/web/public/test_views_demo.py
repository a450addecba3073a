"""The demonstration's own pages: there in a demonstration only, and a way in for nobody but its own accounts."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from mutubaku.conduct.founding import seeds
from mutubaku.notices.models import MailboxMessage
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
PAGES = ["/demo/", "/demo/surat/", "/demo/surat/1/"]


@pytest.fixture
def demonstration(settings: Any) -> None:
    settings.DEMONSTRATION = True


@pytest.mark.parametrize("page", PAGES)
def test_outside_a_demonstration_there_is_nothing(client: Client, page: str) -> None:
    assert client.get(page).status_code == 404


def test_outside_a_demonstration_nobody_signs_in_without_a_password(client: Client) -> None:
    email = seeds().demonstration.person[0].email
    UserFactory(email=email)
    assert client.post("/demo/masuk/", {"email": email}).status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.usefixtures("demonstration")
def test_every_account_is_listed_with_its_place_and_its_steps(client: Client) -> None:
    page = client.get("/demo/").content.decode()
    row = seeds().demonstration
    assert all(person.email in page for person in (*row.person, *row.client))
    assert "Plt. Kepala Balai" in page
    assert "Langkah 2, 10" in page
    assert "Langkah 1, 7, 12" in page
    assert row.password in page


@pytest.mark.usefixtures("demonstration")
def test_one_press_signs_in_as_an_account_of_the_demonstration(client: Client) -> None:
    user = UserFactory(email=seeds().demonstration.client[0].email)
    answer = client.post("/demo/masuk/", {"email": user.email})
    assert answer["Location"] == "/masuk-ke/"
    assert client.session["_auth_user_id"] == str(user.pk)


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("email", ["orang@contoh.id", "", "plt.kepala@balai.contoh.example\x00"])
def test_nobody_elses_account_opens_this_way(client: Client, email: str) -> None:
    UserFactory(email="orang@contoh.id")
    assert client.post("/demo/masuk/", {"email": email}).status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.usefixtures("demonstration")
def test_an_account_that_is_switched_off_stays_shut(client: Client) -> None:
    UserFactory(email=seeds().demonstration.client[0].email, is_active=False)
    assert client.post("/demo/masuk/", {"email": seeds().demonstration.client[0].email}).status_code == 404


@pytest.mark.usefixtures("demonstration")
def test_letters_are_read_with_links_that_can_be_followed(client: Client) -> None:
    assert "Belum ada surat" in client.get("/demo/surat/").content.decode()
    letter = MailboxMessage.objects.create(
        to="rina@contoh.id",
        subject="Undangan",
        text="Buka http://127.0.0.1:8000/undangan/abc/\n<b>tebal</b>",
        at=timezone.now(),
    )
    assert "Undangan" in client.get("/demo/surat/").content.decode()
    page = client.get(f"/demo/surat/{letter.pk}/").content.decode()
    assert '<a href="http://127.0.0.1:8000/undangan/abc/"' in page
    assert "<b>tebal" not in page
    assert client.get("/demo/surat/999/").status_code == 404
