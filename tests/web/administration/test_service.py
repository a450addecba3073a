"""An administrator's acts on the office's standar pelayanan, and what the public then reads."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from mutubaku.journal.models import Entry, Verb
from mutubaku.people.models import Office, ServicePart
from tests.factories.people import OfficeFactory
from tests.web.administration.conftest import TODAY, Post, World
from tests.web.administration.test_tables import at, text

LIST = "service_standard"


@pytest.fixture
def waiting_room(office: Office) -> ServicePart:
    return ServicePart.objects.create(office=office, key="sarana", text="Ruang tunggu.", valid_from=date(2026, 1, 1))


def test_what_is_missing_is_told_and_a_part_is_said_for_the_first_time(
    world: World, post: Post, browser: Client
) -> None:
    assert "9 bagian belum diisi." in text(browser.get(at(LIST)))
    given = {"text": "SP4N-LAPOR! di https://lapor.contoh.example", "valid_from": "2026-11-25"}
    assert post(at("service_part", "pengaduan"), given).headers["Location"] == at(LIST)
    page = text(browser.get(at(LIST)))
    assert "8 bagian belum diisi." in page
    assert "SP4N-LAPOR!" in page
    entry = Entry.objects.get(verb=Verb.SERVICE_STANDARD_CHANGED)
    assert (entry.actor_name, entry.data["key"]) == ("Ani Admin", "pengaduan")
    assert "Standar pelayanan, pengaduan, saran, dan masukan, sejak 25 Nov 2026" in text(browser.get(at("journal")))


def test_a_new_wording_begins_on_its_day_and_can_be_taken_back_until_then(
    waiting_room: ServicePart, world: World, post: Post, browser: Client
) -> None:
    assert "Ruang tunggu." in text(browser.get(at("service_part", "sarana")))
    post(at("service_part", "sarana"), {"text": "Ruang baru.", "valid_from": "2026-12-01"})
    assert [row.text for row in ServicePart.objects.order_by("valid_from")] == ["Ruang tunggu.", "Ruang baru."]
    assert "bunyi baru mulai 1 Des 2026" in text(browser.get(at(LIST)))
    coming = ServicePart.objects.get(text="Ruang baru.")
    post(at("end_service_part", coming.pk), {})
    waiting_room.refresh_from_db()
    assert (ServicePart.objects.get(), waiting_room.valid_to) == (waiting_room, None)


def test_an_ended_part_is_missing_again_and_may_be_said_anew(
    waiting_room: ServicePart, world: World, post: Post, browser: Client
) -> None:
    post(at("end_service_part", waiting_room.pk), {"last_day": "2026-11-25"})
    waiting_room.refresh_from_db()
    assert waiting_room.valid_to == TODAY
    post(at("service_part", "sarana"), {"text": "Ruang baru.", "valid_from": "2026-11-26"})
    assert ServicePart.objects.filter(key="sarana", valid_to=None).get().text == "Ruang baru."


def test_nothing_typed_is_lost_and_nothing_stored_changed_when_it_cannot_be_kept(
    waiting_room: ServicePart, world: World, post: Post
) -> None:
    answer = post(at("service_part", "sarana"), {"text": "Ruang baru.", "valid_from": "2026-11-01"})
    assert answer.status_code == 422
    assert "Ruang baru." in text(answer)
    assert post(at("service_part", "sarana"), {"text": " ", "valid_from": "2026-11-26"}).status_code == 422
    assert ServicePart.objects.get().text == "Ruang tunggu."


def test_an_unknown_part_and_another_offices_are_not_there(world: World, browser: Client) -> None:
    other = ServicePart.objects.create(office=OfficeFactory(), key="sarana", text="-", valid_from=TODAY)
    assert browser.get(at("service_part", "parkir")).status_code == 404
    assert browser.get(at("end_service_part", other.pk)).status_code == 404


def test_the_public_reads_what_is_in_force_and_nothing_of_what_is_missing(office: Office, client: Client) -> None:
    page = text(client.get(reverse("public:scheme", args=["iso-9001"])))
    assert "Jaminan pelayanan" not in page
    assert "Maklumat pelayanan" not in page
    for key, words in (("jaminan", "Tepat <waktu>."), ("maklumat", "Kami sanggup."), ("pengaduan", "Kotak saran.")):
        ServicePart.objects.create(office=office, key=key, text=words, valid_from=TODAY)
    ServicePart.objects.create(office=office, key="sarana", text="Nanti.", valid_from=date(2027, 1, 1))
    page = text(client.get(reverse("public:scheme", args=["iso-9001"])))
    assert "Tepat &lt;waktu&gt;." in page
    assert "Kami sanggup." in page
    assert "Nanti." not in page
    assert "Terakhir diperbarui kantor 25 November 2026." in page
    contact = text(client.get(reverse("public:contact")))
    assert "Kotak saran." in contact
    assert "Kami sanggup." in contact
    assert "Tepat" not in contact
