"""Tracking without an account (bar U6): stage, whose turn, time left, what to do, history; no name and no paper."""

from __future__ import annotations

import gzip
import html as markup
from pathlib import Path

import pytest
import time_machine
from django.contrib.staticfiles import finders
from django.test import Client

from mutubaku.cases.models import Case
from mutubaku.certificates.models import HandOver
from mutubaku.conduct import actions
from mutubaku.conduct.actions.messages import write_message
from mutubaku.conduct.tracking import KEPT
from mutubaku.web.public.secret_links import WRONG_LINKS
from tests.cast import Cast, later, make_cast
from tests.conduct.quick import Written, quick_papers

__all__ = ["quick_papers"]
NOW = later(hours=4)
SMALL = 40 * 1024  # bytes, bar U6


@pytest.fixture
def cast(db: None, quick_papers: Written) -> Cast:
    return make_cast()


@pytest.fixture
def case(cast: Cast) -> Case:
    return cast.case_at("verification").case


def page(case: Case, more: str = "") -> str:
    with time_machine.travel(NOW, tick=False):
        answer = Client().get(f"/lacak/{case.secret}/{more}")
    assert answer.status_code == 200
    return markup.unescape(answer.content.decode())


def test_a_stranger_with_the_link_reads_where_it_stands(case: Case) -> None:
    told = page(case)
    assert case.number in told
    assert "ISO 9001" in told
    assert "Seksi SS sedang memeriksa keabsahan dokumen Anda" in told
    assert "Langkah 4 dari 12" in told
    assert "<dt>Giliran</dt><dd>Seksi SS</dd>" in told
    assert "kerja" in told.split("<dt>Waktu</dt>")[1].split("</dl>")[0]
    assert "Tidak ada untuk saat ini." in told
    assert told.count("” selesai") == 3
    assert "Permohonan dikirim dan mendapat nomor" in told


def test_no_name_of_a_person_or_the_company_no_document_and_no_words_are_told(cast: Cast, case: Case) -> None:
    write_message(case.pk, cast.client, NOW, text="Rahasia kami.")
    told = page(case)
    names = [cast.organisation.name, cast.client.name, *(one.name for one in cast.staff.values())]
    assert [name for name in names if name in told] == []
    assert [one for one in ("Rahasia kami", "akta.pdf", "/berkas/", "/perkara/", "Pesan ditulis") if one in told] == []


def test_what_the_client_must_do_is_told_and_leads_through_signing_in(cast: Cast) -> None:
    task = cast.case_at("completeness")
    task.pauses.create(kind="menunggu-kelengkapan", reason="Rahasia dapur.", started_at=task.opened_at)
    told = page(task.case)
    assert "<dt>Giliran</dt><dd>Pelanggan</dd>" in told
    assert "Lengkapi yang kami minta" in told
    assert f"/akun/login/?next=/perkara/{task.case_id}/lengkapi/" in told
    assert "Rahasia dapur" not in told


def test_whoever_holds_the_link_reads_by_which_courier_and_under_which_number_it_was_sent(cast: Cast) -> None:
    case = cast.case_at("receipt").case
    assert "Nomor resi" not in page(case)
    HandOver.objects.filter(task__case=case).update(
        manner="courier", courier="Kurir Contoh", tracking_number="RESI-0042", receiver="Nama Penerima"
    )
    told = page(case)
    assert ("Kurir Contoh" in told, "RESI-0042" in told, "Nama Penerima" in told) == (True, True, False)


def test_how_it_ended_can_be_read_for_ninety_days_and_the_reason_cannot(cast: Cast, case: Case) -> None:
    actions.withdraw(case.pk, cast.client, NOW, reason="Alasan pribadi.")
    told = page(case)
    assert "Permohonan ini ditarik pada 23 November 2026" in told
    assert "Alasan pribadi" not in told
    with time_machine.travel(NOW + KEPT * 2, tick=False):
        assert Client().get(f"/lacak/{case.secret}/").status_code == 404


def test_english_readers_switch_by_a_link(case: Case) -> None:
    assert '<html lang="en">' in page(case, "?bahasa=en")


def test_a_wrong_a_renewed_and_an_old_link_get_one_and_the_same_answer(cast: Cast, case: Case) -> None:
    draft = cast.new_case("iso-14001")
    asked = ["0" * 32, "tidak-ada-rahasia", draft.secret, case.secret[:-1]]
    answers = [Client().get(f"/lacak/{one}/") for one in asked]
    bodies = {a.content.decode().replace(one, "…") for a, one in zip(answers, asked, strict=True)}
    assert ({a.status_code for a in answers}, len(bodies)) == ({404}, 1)
    assert "Tautan lacak tidak berlaku" in bodies.pop()


def test_it_is_kept_nowhere_indexed_nowhere_and_told_to_no_other_site(case: Case) -> None:
    for secret in (case.secret, "0" * 32):
        answer = Client().get(f"/lacak/{secret}/")
        kept = ("Cache-Control", "Referrer-Policy", "X-Robots-Tag")
        assert [answer[name] for name in kept] == ["no-store", "no-referrer", "noindex, nofollow"]
        assert '<meta name="robots" content="noindex, nofollow">' in answer.content.decode()
        assert not answer.cookies


def test_it_is_small_with_its_style_script_and_mark(cast: Cast, case: Case) -> None:
    answer = Client().get(f"/lacak/{case.secret}/", headers={"Accept-Encoding": "gzip"})
    files = [finders.find(f"mutubaku/{name}") for name in ("app.css", "app.js", "mark.svg")]
    weight = len(answer.content) + sum(len(gzip.compress(Path(str(one)).read_bytes())) for one in files)
    assert weight <= SMALL
    assert len(gzip.decompress(answer.content)) <= SMALL


def test_whoever_guesses_links_meets_a_wall_and_a_right_link_opens_all_the_same(case: Case) -> None:
    allowed = int(WRONG_LINKS.split("/")[0])
    client = Client()
    answers = [client.get(f"/lacak/{number:032x}/").status_code for number in range(allowed + 2)]
    assert answers == [404] * allowed + [429] * 2
    assert client.get(f"/lacak/{case.secret}/").status_code == 200


def test_the_way_in_says_where_to_find_the_link(db: None) -> None:
    told = markup.unescape(Client().get("/lacak/").content.decode())
    assert "Setiap permohonan mempunyai tautan lacak." in told
    assert "/akun/login/" in told
