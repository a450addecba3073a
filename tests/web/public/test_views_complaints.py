"""Complaining without an account: what is asked for, what is answered, and what the secret link shows and hides."""

from __future__ import annotations

import html as markup
import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from mutubaku.complaints.actions import Decided
from mutubaku.complaints.models import Complaint
from mutubaku.conduct.actions.complaining import acknowledge_complaint, judge_complaint
from mutubaku.conduct.actions.complaint_handling import decide_complaint, name_people, note_complaint
from mutubaku.web.once import FIELD
from mutubaku.web.public.secret_links import WRONG_LINKS
from mutubaku.web.public.views_complaints import SENT
from tests.cast import Cast, later, make_cast
from tests.certified import certified
from tests.conduct.quick import Written, quick_papers

__all__ = ["quick_papers"]
NOW = later(hours=4)
ASKED = {
    "about": "service",
    "text": "Jawaban terlambat.",
    "name": "Sari Contoh",
    "email": "sari@contoh.example",
    "may_be_named": "tidak",
}


@pytest.fixture
def cast(db: None, quick_papers: Written) -> Iterator[Cast]:
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield make_cast()
    cache.clear()


def send(data: dict[str, str], key: str = "", client: Client | None = None) -> Any:
    return (client or Client()).post("/keluhan/", {FIELD: key or str(uuid.uuid4()), **data})


def text(answer: Any) -> str:
    return markup.unescape(answer.content.decode())


def test_the_page_says_how_a_complaint_is_handled_and_within_which_days(cast: Cast) -> None:
    told = text(Client().get("/keluhan/"))
    assert "dalam 3 hari kerja" in told
    assert "dalam 30 hari kerja" in told
    assert "dua orang yang tidak terlibat" in told
    assert 'href="/keluhan/"' in text(Client().get("/kontak/"))


def test_a_certificate_s_own_page_leads_to_a_complaint_about_it(cast: Cast) -> None:
    held = certified(cast)
    shown = text(Client().get(f"/v/{held.secret}/"))
    address = f"/keluhan/?sertifikat={held.number}".replace(" ", "%20")
    assert address in shown
    asked = text(Client().get(address))
    assert f'value="{held.number}"' in asked
    assert 'value="client" aria' in asked or 'value="client"' in asked


def test_it_is_answered_with_a_number_and_a_link_that_opens_it_to_its_holder_alone(cast: Cast) -> None:
    answer = send(ASKED)
    made = Complaint.objects.get()
    assert answer.headers["Location"] == f"/keluhan/{made.secret}/"
    page = Client().get(answer.headers["Location"])
    told = text(page)
    assert made.number in told
    assert f"/keluhan/{made.secret}/</a>" in told
    assert "Jawaban terlambat." in told
    assert "Sari Contoh" not in told
    assert "sari@contoh.example" not in told
    assert (page.headers["Cache-Control"], page.headers["Referrer-Policy"]) == ("no-store", "no-referrer")
    for wrong in ("0" * 32, made.secret[:-1], "tidak-ada"):
        assert Client().get(f"/keluhan/{wrong}/").status_code == 404
        assert Client().get(f"/keluhan/{wrong}/surat/1/").status_code == 404


def test_a_form_sent_twice_is_one_complaint(cast: Cast) -> None:
    key = str(uuid.uuid4())
    first, second = send(ASKED, key), send(ASKED, key)
    assert first.headers["Location"] == second.headers["Location"]
    assert Complaint.objects.count() == 1


def test_what_is_missing_is_told_all_at_once_beside_its_field_and_nothing_typed_is_lost(cast: Cast) -> None:
    answer = send({"about": "client", "name": "Sari Contoh", "phone": "", "organisation_name": "CV Contoh"})
    told = text(answer)
    assert answer.status_code == 422
    for sentence in (
        "Tulis nama perusahaannya, atau nomor sertifikatnya.",
        "Tulis apa yang Anda keluhkan: apa yang terjadi, kapan, dan di mana.",
        "Isi e-mail atau telepon, supaya kami dapat menyampaikan perkembangan dan hasilnya.",
        "Jawab apakah nama Anda boleh disebut kepada yang dikeluhkan.",
    ):
        assert told.count(sentence) == 2  # above, and at its field
    assert 'value="CV Contoh"' in told
    assert not Complaint.objects.exists()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"email": "sari"}, "Tulis alamat e-mail dengan lengkap, seperti nama@perusahaan.co.id."),
        ({"phone": "nol"}, "Tulis nomor telepon dengan angka, misalnya 0711 555 0147."),
        ({"text": "a" * 6001}, "Keluhan Anda paling banyak 6000 aksara; Anda menulis 6001."),
        ({"about": "lain"}, "Pilih salah satu dari daftar."),
    ],
)
def test_bad_answers_are_told_what_to_write(cast: Cast, given: dict[str, str], sentence: str) -> None:
    answer = send({**ASKED, **given})
    assert (answer.status_code, sentence in text(answer)) == (422, True)
    assert not Complaint.objects.exists()


def test_one_address_cannot_send_without_end_not_even_forms_with_errors(cast: Cast) -> None:
    allowed = int(SENT.split("/")[0])
    visitor = Client(REMOTE_ADDR="10.0.7.1")
    answers = [send({}, client=visitor).status_code for _attempt in range(allowed + 1)]
    assert 429 not in answers[:-1]
    assert answers[-1] == 429
    assert send(ASKED).status_code == 302


def test_guessing_links_meets_a_wall_and_a_right_one_still_opens(cast: Cast) -> None:
    send(ASKED)
    visitor = Client(REMOTE_ADDR="10.0.7.2")
    allowed = int(WRONG_LINKS.split("/")[0])
    answers = [visitor.get(f"/keluhan/{'0' * 32}/").status_code for _attempt in range(allowed + 1)]
    assert (answers[0], answers[-1]) == (404, 429)
    assert visitor.get(f"/keluhan/{Complaint.objects.get().secret}/").status_code == 200


def test_the_link_shows_what_was_told_the_outcome_and_its_letters_and_nothing_the_office_keeps_to_itself(
    cast: Cast,
) -> None:
    send(ASKED)
    made, at = Complaint.objects.get(), NOW + timedelta(hours=1)
    page = f"/keluhan/{made.secret}/"
    acknowledge_complaint(made.pk, cast.staff["pjt"], at)
    judge_complaint(made.pk, cast.staff["ss"], at, is_ours=True, reason="Alasan dalam.")
    people = {"handler": cast.staff["ppc"], "decider": cast.staff["laboratory"]}
    name_people(made.pk, cast.staff["ss"], at, **people)
    note_complaint(made.pk, people["handler"], at, words="Catatan dalam.")
    note_complaint(made.pk, people["handler"], at, words="Buku tamu kami periksa.", is_told=True)
    assert "Hasilnya kami sampaikan paling lambat" in text(Client().get(page))
    given = Decided(outcome="partly", reason="Terlambat.", correction="Dijawab.", corrective_action="Dicatat.")
    decide_complaint(made.pk, people["decider"], at, given)
    told = text(Client().get(page))
    for words in ("Buku tamu kami periksa.", "Beralasan sebagian", "Terlambat.", "Dijawab.", "Dicatat."):
        assert words in told
    for words in ("Catatan dalam.", "Alasan dalam.", people["handler"].name, people["decider"].name):
        assert words not in told
    for paper in made.papers.all():
        letter = Client().get(f"{page}surat/{paper.pk}/")
        assert (letter.status_code, letter.content[:4]) == (200, b"%PDF")
        assert letter.headers["Cache-Control"] == "no-store"


def test_one_that_is_none_of_ours_says_why(cast: Cast) -> None:
    send(ASKED)
    made = Complaint.objects.get()
    acknowledge_complaint(made.pk, cast.staff["pjt"], NOW)
    judge_complaint(made.pk, cast.staff["ss"], NOW, is_ours=False, reason="Tentang kantor lain.")
    told = text(Client().get(f"/keluhan/{made.secret}/"))
    assert "Bukan tanggung jawab kantor" in told
    assert "Tentang kantor lain." in told
