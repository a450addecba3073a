"""A posting form acts once: pressed twice, sent by many at a time, or refused, corrected and sent again."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from threading import Barrier
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.test import Client
from django.urls import include, path

from mutubaku.people.models import Office
from mutubaku.web.models import PostedForm
from mutubaku.web.once import FIELD, once
from tests.factories.people import UserFactory

KEY = "3b4a6c1e-0f4f-4d53-9d53-27a2f5c9c111"
AT_ONCE = 20


@once
def found_office(request: HttpRequest) -> HttpResponse:
    """A form that founds an office with a code of its own choosing and leads to it; refuses a form without a name."""
    if request.method != "POST":
        return HttpResponse("formulir")
    office = Office.objects.create(code=str(uuid.uuid4()))
    if not request.POST.get("name"):
        return HttpResponse("Isi nama kantor.", status=422)
    return HttpResponseRedirect(f"/kantor/{office.pk}/")


@once
def keep_file(request: HttpRequest) -> HttpResponse:
    """A form that takes a file and leads to an address with its digest."""
    return HttpResponseRedirect(f"/{sha256(request.FILES['file'].read()).hexdigest()}/")


urlpatterns = [
    path("simpan/", keep_file),
    path("dirikan/", found_office),
    path("dirikan-lain/", found_office),
    path("", include("mutubaku.config.urls")),
]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


def send(client: Client, address: str = "/dirikan/", **fields: Any) -> Any:
    return client.post(address, {FIELD: KEY, "name": "Balai Contoh", **fields})


def test_the_script_on_the_telephone_is_told_where_the_form_led_also_when_it_sends_again(client: Client) -> None:
    given = {FIELD: KEY, "name": "Balai Contoh"}
    first, second = (client.post("/dirikan/", given, headers={"X-Outbox": "1"}) for _time in range(2))
    assert first.json() == second.json() == {"goal": f"/kantor/{Office.objects.get().pk}/"}
    refused = client.post("/dirikan/", {**given, "name": ""}, headers={"X-Outbox": "1"})
    assert (refused.status_code, refused["Content-Type"]) == (422, "text/html; charset=utf-8")


def test_looking_at_a_form_needs_no_key(client: Client) -> None:
    assert client.get("/dirikan/").content == b"formulir"
    assert not PostedForm.objects.exists()


def test_a_form_sent_twice_acts_once_and_leads_to_the_same_page(client: Client) -> None:
    first, second = send(client), send(client)
    assert Office.objects.count() == 1
    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"] == f"/kantor/{Office.objects.get().pk}/"


def test_a_new_token_of_the_session_does_not_make_it_another_form(client: Client) -> None:
    send(client, csrfmiddlewaretoken="satu")
    send(client, csrfmiddlewaretoken="dua")
    assert Office.objects.count() == 1


def test_a_form_changed_after_going_back_acts_again(client: Client) -> None:
    first, second = send(client), send(client, name="Balai Lain")
    assert Office.objects.count() == 2
    assert first["Location"] != second["Location"]


def test_the_order_of_several_values_of_a_field_is_part_of_what_was_filled_in(client: Client) -> None:
    send(client, pilihan=["a", "b"])
    send(client, pilihan=["b", "a"])
    assert Office.objects.count() == 2


def test_the_same_file_sent_twice_acts_once_and_another_file_acts_again(client: Client) -> None:
    for name, content in (("akta.pdf", b"12"), ("akta.pdf", b"12"), ("nib.pdf", b"12"), ("akta.pdf", b"123")):
        send(client, file=SimpleUploadedFile(name, content))
    assert Office.objects.count() == 3


def test_a_corrected_file_of_the_same_name_and_size_acts_again(client: Client) -> None:
    for content in (b"12", b"13"):
        send(client, file=SimpleUploadedFile("akta.pdf", content))
    assert Office.objects.count() == 2


def test_the_view_reads_a_file_from_its_beginning(client: Client) -> None:
    for size in (2, 3 * 1024 * 1024):  # in memory, and in a file
        content = b"1" * size
        answer = send(client, "/simpan/", file=SimpleUploadedFile("akta.pdf", content))
        assert answer["Location"] == f"/{sha256(content).hexdigest()}/"


def test_a_refused_form_writes_nothing_and_leaves_the_key_to_the_corrected_one(client: Client) -> None:
    assert send(client, name="").status_code == 422
    assert not Office.objects.exists()
    assert not PostedForm.objects.exists()
    assert send(client, name="").status_code == 422
    assert send(client).status_code == 302
    assert Office.objects.count() == 1


@pytest.mark.parametrize("key", [None, "", "kunci", "3b4a6c1e", KEY + "0", "<script>"])
def test_a_form_without_a_readable_key_is_told_so_and_nothing_happens(client: Client, key: str | None) -> None:
    response = client.post("/dirikan/", {"name": "Balai Contoh"} | ({} if key is None else {FIELD: key}))
    assert response.status_code == 400
    page = response.content.decode()
    assert "Yang dikirim peramban Anda tidak lengkap atau terlalu besar. Tidak ada yang berubah." in page
    assert "Kembali ke halaman sebelumnya dan coba sekali lagi." in page
    assert not Office.objects.exists()


def test_somebody_elses_key_leads_nowhere(client: Client) -> None:
    owner, other = Client(), Client()
    owner.force_login(UserFactory())
    other.force_login(UserFactory())
    goal = send(owner)["Location"]
    assert goal.startswith("/kantor/")
    assert send(other)["Location"] == "/dirikan/"
    assert send(client)["Location"] == "/dirikan/"
    assert Office.objects.count() == 1


def test_a_key_sent_to_another_address_is_an_act_of_its_own(client: Client) -> None:
    first, other = send(client), send(client, "/dirikan-lain/")
    assert Office.objects.count() == 2
    assert first["Location"] != other["Location"]
    assert send(client, "/dirikan-lain/")["Location"] == other["Location"]


@pytest.mark.django_db(transaction=True)
def test_twenty_postings_at_the_same_moment_act_once_and_all_lead_to_the_same_page() -> None:
    start = Barrier(AT_ONCE)

    def press(_number: int) -> str:
        client = Client()
        start.wait()
        try:
            return str(send(client)["Location"])
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as people:
        goals = list(people.map(press, range(AT_ONCE)))
    assert goals == [f"/kantor/{Office.objects.get().pk}/"] * AT_ONCE
    assert PostedForm.objects.count() == 1
