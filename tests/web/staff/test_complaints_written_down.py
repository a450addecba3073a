"""Complaints that reach the desk by telephone, at the counter or by letter, and what is passed on without e-mail."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import Any
from urllib.parse import unquote

import time_machine
from openpyxl import load_workbook

from mutubaku.complaints.models import Complaint
from mutubaku.conduct.actions.complaint_handling import refer_complaint
from mutubaku.journal.models import Entry
from mutubaku.notices.models import Notice
from tests.cast import Cast, later
from tests.certified import certified
from tests.web.client.conftest import browser
from tests.web.client.requirements import file

from .test_complaints import NOW, Enter, cast, complain, handled, page, quick_papers, text

__all__ = ["browser", "cast", "quick_papers"]
NEW = "/kerja/keluhan/baru/"
GIVEN = {
    "channel": "phone",
    "received_on": "2026-11-23",
    "about": "service",
    "text": "Telepon tidak dijawab.",
    "name": "Dodi Contoh",
    "phone": "0812-5550-199",
    "may_be_named": "tidak",
}


def only() -> Complaint:
    return Complaint.objects.get()


def test_the_desk_writes_down_a_call_and_the_complaint_is_in_the_register_like_any_other(
    cast: Cast, browser: Enter
) -> None:
    pjt = browser(cast.staff["pjt"])
    assert f'href="{NEW}"' in text(pjt.get("/kerja/keluhan/"))
    assert "Catat keluhan" in text(pjt.get(NEW))
    answer = pjt.send(NEW, GIVEN)
    made = only()
    assert answer.headers["Location"] == page(made)
    assert (made.channel, made.taken_by, made.language) == ("phone", cast.staff["pjt"], "id")
    shown = text(pjt.get(page(made)))
    assert f"Keluhan tercatat dengan nomor {made.number}. Sampaikan nomor ini kepada pengadu." in shown
    assert "Keluhan lewat telepon dicatat dan mendapat nomornya." in shown
    entry = Entry.objects.get(chain=made.chain)
    assert (entry.actor_name, entry.data["channel"]) == (cast.staff["pjt"].name, "phone")
    assert "Dodi" not in entry.payload
    assert {one.role for one in Notice.objects.filter(kind="complaint")} == {"head", "pjt", "ss"}
    assert not Notice.objects.filter(kind="complaint-told").exists()
    assert pjt.send(page(made), {"act": "terima"}).status_code == 302
    assert made.papers.get().kind == "penerimaan-keluhan"


def test_only_those_who_keep_the_register_write_one_down(cast: Cast, browser: Enter) -> None:
    auditor = browser(cast.staff["auditor"])
    assert auditor.get(NEW).status_code == 403
    assert auditor.send(NEW, GIVEN).status_code == 403
    assert NEW not in text(auditor.get("/kerja/keluhan/"))
    assert not Complaint.objects.exists()


def test_who_left_an_e_mail_gets_number_and_secret_link_at_once(cast: Cast, browser: Enter) -> None:
    browser(cast.staff["ss"]).send(NEW, {**GIVEN, "channel": "counter", "email": "dodi@contoh.example"})
    told = Notice.objects.get(kind="complaint-told")
    assert (told.email, told.data["stage"]) == ("dodi@contoh.example", "recorded")
    assert told.data["link"].endswith(f"/keluhan/{only().secret}/")


def test_a_letter_is_kept_with_the_complaint_and_its_days_run_from_the_day_it_came(cast: Cast, browser: Enter) -> None:
    ss = browser(cast.staff["ss"])
    scan = file("surat dodi.pdf")
    by_letter = {**GIVEN, "channel": "letter", "phone": "", "address": "Jalan Contoh 5\nPalembang"}
    assert ss.send(NEW, {**by_letter, "received_on": "20-11-2026", "file": scan}).status_code == 302
    made = only()
    assert (made.letter_name, made.address) == ("surat dodi.pdf", "Jalan Contoh 5\nPalembang")
    answer = ss.get(f"{page(made)}surat-pengadu/")
    assert (answer.status_code, answer.content[:4]) == (200, b"%PDF")
    assert browser(cast.staff["auditor"]).get(f"{page(made)}surat-pengadu/").status_code == 404
    shown = text(ss.get(page(made)))
    assert "Surat, 20 November 2026" in shown
    assert "kirim penerimaan, perkembangan, dan hasilnya ke alamat suratnya" in shown
    assert "wa.me" not in shown
    with time_machine.travel(NOW + timedelta(days=2), tick=False):  # three working days after Friday the 20th
        assert made.number not in text(browser(cast.staff["ss"]).get("/kerja/keluhan/?keadaan=lambat"))
    with time_machine.travel(NOW + timedelta(days=3), tick=False):
        assert made.number in text(browser(cast.staff["ss"]).get("/kerja/keluhan/?keadaan=lambat"))
    other = complain(cast)
    assert ss.get(f"{page(other)}surat-pengadu/").status_code == 404


def test_what_cannot_stand_is_told_at_its_field_and_nothing_typed_is_lost(cast: Cast, browser: Enter) -> None:
    ss = browser(cast.staff["ss"])

    def refused(**given: Any) -> str:
        answer = ss.send(NEW, {**GIVEN, **given})
        assert answer.status_code == 422
        assert "Telepon tidak dijawab.</textarea>" in text(answer)
        return text(answer)

    assert refused(received_on="2026-11-24").count("Tanggal masuknya hari ini, ") == 2
    assert refused(received_on="0026-11-20").count("Periksa tahun pada tanggal masuknya.") == 2
    assert refused(phone="").count("Isi e-mail, telepon, atau alamat surat") == 2
    assert refused(about="client").count("Tulis nama perusahaannya, atau nomor sertifikatnya.") == 2
    assert "Pilih salah satu dari daftar." in refused(channel="form")
    assert "kosong" in refused(file=file(data=b""))
    empty = text(ss.send(NEW, {"received_on": ""}))
    for sentence in ("Pilih bagaimana keluhan ini masuk", "Isi tanggal keluhan ini masuk.", "Tulis nama pengadu."):
        assert sentence in empty
    assert not Complaint.objects.exists()


def test_the_register_shows_through_which_channel_each_came(cast: Cast, browser: Enter) -> None:
    ss = browser(cast.staff["ss"])
    ss.send(NEW, GIVEN)
    complain(cast)
    assert " · Telepon</span>" in text(ss.get("/kerja/keluhan/"))
    sheet = load_workbook(io.BytesIO(ss.get("/kerja/keluhan/daftar.xlsx").content)).active
    heads, *rows = sheet.iter_rows(min_row=4, values_only=True)
    assert [row[heads.index("Saluran")] for row in rows] == ["Telepon", "Halaman publik"]


def test_who_left_only_a_telephone_is_told_by_it_at_each_turn_with_their_link(cast: Cast, browser: Enter) -> None:
    ss, ppc, laboratory = (browser(cast.staff[role]) for role in ("ss", "ppc", "laboratory"))
    ss.send(NEW, {**GIVEN, "about": "client", "certificate_number": certified(cast).number})
    made = only()

    def passed_on(official: Any) -> str:
        shown = text(official.get(page(made)))
        words = shown.split('<textarea id="teruskan"')[1].split(">", 1)[1].split("</textarea>")[0]
        href = unquote(shown.split('href="https://wa.me/')[1].split('"')[0])
        assert href == f"628125550199?text={words}"
        assert f"/keluhan/{made.secret}/" in words
        assert "Telepon tidak dijawab" not in words
        return words

    assert f"Keluhan Anda kami catat dengan nomor {made.number}." in passed_on(ss)
    ss.send(page(made), {"act": "terima"})
    assert "Surat penerimaannya ada pada tautan di bawah." in passed_on(ss)
    ss.send(page(made), {"act": "nilai", "is_ours": "ya", "reason": "Sertifikat kami."})
    assert "menjadi tanggung jawab kami dan kami tangani" in passed_on(ss)
    people = {"handler": cast.staff["ppc"].pk, "decider": cast.staff["laboratory"].pk}
    ss.send(page(made), {"act": "tunjuk", **people})
    ppc.send(page(made), {"act": "teruskan", "words": "Mohon dijawab.", "until": "2026-12-01"})
    assert "kami teruskan kepada pemegang sertifikat untuk dijawab" in passed_on(ppc)
    ppc.send(page(made), {"act": "catat", "words": "Diperiksa.", "is_told": "on"})
    assert "Ada perkembangan pada keluhan Anda" in passed_on(ppc)
    assert "wa.me" not in text(laboratory.get(page(made)))  # who decides does not speak with the complainant
    laboratory.send(page(made), {"act": "putus", "outcome": "unfounded", "reason": "Sudah benar."})
    assert "sudah diputuskan. Surat hasilnya ada pada tautan di bawah." in passed_on(ss)


def test_the_desk_and_the_client_see_that_an_answer_is_late(cast: Cast, browser: Enter) -> None:
    made = handled(cast, about="client", certificate_number=certified(cast).number)
    refer_complaint(made.pk, cast.staff["ppc"], NOW, words="Mohon dijawab.", until=date(2026, 11, 30))
    listed, late = "/kerja/keluhan/?keadaan=jawaban-lambat", "Jawaban pemegang sertifikat lewat batas"
    with time_machine.travel(later(days=7), tick=False):  # the day itself
        assert made.number not in text(browser(cast.staff["ss"]).get(listed))
        assert late not in text(browser(cast.staff["ppc"]).get("/kerja/"))
    with time_machine.travel(later(days=8), tick=False):
        ss, ppc, client = browser(cast.staff["ss"]), browser(cast.staff["ppc"]), browser(cast.client)
        assert "jawaban pemegang lewat batas" in text(ss.get(listed))
        assert late in text(ppc.get("/kerja/"))
        assert "pemegang sertifikat belum menjawab." in text(ppc.get(page(made)))
        referred = f"/keluhan-diteruskan/{made.pk}/"
        assert "Batas jawabannya sudah lewat." in text(client.get(referred))
        assert client.send(referred, {"words": "Kemasannya kami tarik."}).status_code == 302
        assert made.number not in text(ss.get(listed))
