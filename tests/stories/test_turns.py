"""What does not go straight on: loops, a surveillance, a withdrawal, and people who act for others."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import expect
from pypdf import PdfReader

from mutubaku.cases.models import Case
from mutubaku.cli.demonstration.cases import Plan, drive
from tests.factories.people import UserFactory

from .actors import Official
from .office import address, hold
from .stage import Stage
from .walks import case_at, certified

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]


def test_what_is_missing_is_asked_for_twice_and_looked_at_again_each_time(stage: Stage) -> None:
    number = case_at("completeness", stage.organisation).case.number
    for asked in ("Akta notaris tidak terbaca. Mohon pindai ulang.", "Halaman 3 akta masih terpotong."):
        stage.pjt.finds_incomplete(number, f"Kurang: {asked}")
        stage.pjt.asks_for(number, asked)
        stage.client.opens(number)
        expect(stage.client.page.get_by_role("heading", level=1)).to_have_text("Kami menunggu kelengkapan dari Anda")
        stage.client.page.get_by_role("link", name="Lengkapi sekarang").click()
        expect(stage.client.page.get_by_text(asked).first).to_be_visible()
        stage.client.completes_what_was_asked(number)
    stage.pjt.opens(number, "Memeriksa kelengkapan")
    expect(stage.pjt.page.get_by_text("putaran ke-3", exact=True)).to_be_visible()
    stage.pjt.finds_complete(number)
    stage.pjt.looks_up(number)
    assert sum("berjalan lagi." in line for line in stage.pjt.history()) == 2


def test_what_is_typed_into_a_step_stays_while_another_button_of_its_page_is_pressed_and_goes_once_it_is_sent(
    stage: Stage,
) -> None:
    task = case_at("completeness", stage.organisation)
    desk, page = stage.pjt, stage.pjt.page
    desk.opens(task.case.number, "Memeriksa kelengkapan")
    note = page.get_by_role("textbox", name="Catatan")
    note.fill("Akta halaman 3 belum dibaca.")
    desk.follows(page.get_by_role("button", name="Ambil", exact=True))
    expect(note).to_have_value("Akta halaman 3 belum dibaca.")
    page.goto("/kerja/")
    page.goto(f"/tugas/{task.pk}/")
    expect(note).to_have_value("Akta halaman 3 belum dibaca.")
    desk.follows(page.get_by_role("button", name="Simpan dulu"))
    note.fill("")
    page.goto("/kerja/")
    page.goto(f"/tugas/{task.pk}/")
    expect(note).to_have_value("")


def test_the_desk_cannot_go_on_while_the_client_is_waited_for(stage: Stage) -> None:
    number = case_at("completion-request", stage.organisation).case.number
    stage.pjt.asks_for(number, "Mohon akta notaris.")
    stage.pjt.opens(number, "Memeriksa kelengkapan")
    expect(stage.pjt.page.get_by_role("heading", name="Waktu sedang berhenti")).to_be_visible()
    expect(stage.pjt.outcome("Lengkap")).to_have_count(0)


@pytest.mark.walk
def test_a_surveillance_ends_in_the_letter_that_continues_the_certificate(stage: Stage) -> None:
    certificate = certified(stage.organisation)
    number = stage.client.applies("ISO 9001", "Surveilans")
    drive(case_of(number), until="team", at=timezone.now(), plan=Plan(pace=0.01))  # as at a first certification
    stage.ss.completes(number, "Menunjuk tim audit", "Tim surveilan ditunjuk")
    stage.lead_auditor.completes(number, "Menyusun rencana audit", "Rencana disepakati")
    stage.auditor.completes(number, "Audit tahap 2 di lokasi", "Audit selesai")
    stage.lead_auditor.completes(number, "Menyusun laporan audit", "Tanpa ketidaksesuaian")
    stage.auditor.completes(number, "Verifikasi tindakan koreksi", "Memadai")
    stage.reviewer.completes(number, "Meninjau hasil evaluasi", "Lengkap")
    stage.committee.completes(number, "Rapat komite", "Direkomendasikan")
    stage.decision_maker.completes(number, "Menetapkan keputusan", "Dilanjutkan")
    stage.ss.completes(number, "Menyiapkan naskah akhir", "Disampaikan kepada Kepala Balai")
    stage.head.signs(number)
    stage.client.opens(number)
    letter = stage.client.page.get_by_role("link", name="Surat Keterangan Meneruskan penggunaan sertifikat", exact=True)
    assert certificate.number in text_of(stage.client.page.request.get(letter.get_attribute("href") or "").body())
    stranger = stage.stranger()
    stranger.goto(f"/v/{certificate.secret}/")
    expect(stranger.get_by_role("heading", level=1)).to_have_text("Berlaku")
    expect(stranger.get_by_text("Diteruskan sesudah audit")).to_be_visible()


def test_a_withdrawn_application_ends_and_keeps_everything(stage: Stage) -> None:
    number = case_at("verification", stage.organisation).case.number
    reason = "Lini produksi baru belum selesai."
    stage.client.opens(number)
    before = len(stage.client.documents())
    stage.client.withdraws(number, reason)
    assert len(stage.client.documents()) == before
    stage.ss.looks_up(number)
    for actor in (stage.client, stage.ss):
        expect(actor.page.get_by_text(reason).first).to_be_visible()
        assert any(line.startswith("Permohonan ditarik oleh pelanggan.") for line in actor.history())
    stage.ss.page.goto("/kerja/")
    expect(stage.ss.page.get_by_role("link", name=number)).to_have_count(0)


def test_an_acting_head_acts_under_their_own_name_until_the_last_day(stage: Stage) -> None:
    first, second = (case_at("disposition", stage.organisation).case.number for _ in range(2))
    today = timezone.localdate()
    acting = UserFactory(name="Joko Prasetyo", email=address("Joko Prasetyo"))
    last = today + timedelta(days=3)
    hold(stage.office, "kepala-balai", acting, manner="plt", decree="SP-12/CERITA", starts_on=today, ends_on=last)
    joko = stage.enter(Official, "Joko Prasetyo")
    joko.opens(first, "Mendisposisikan permohonan")
    joko.disposes(first)
    joko.looks_up(first)
    file = joko.page.get_by_role("link", name="Memo dinas", exact=True).first.get_attribute("href") or ""
    text = text_of(joko.page.request.get(file).body())
    assert "Plt. Kepala Balai" in text
    assert "Joko Prasetyo" in text
    assert "Plt. Kepala Balai, Joko Prasetyo" in next(line for line in joko.history() if "Didisposisikan" in line)
    with time_machine.travel(timezone.now() + timedelta(days=4), tick=True):
        joko.page.context.clear_cookies()
        joko.signs_in()
        task = case_of(second).tasks.get(closed_at=None)
        assert [joko.gets(path) for path in (f"/tugas/{task.pk}/", f"/perkara/{task.case_id}/")] == [404, 404]
        assert joko.gets("/kerja/") == 403


def case_of(number: str) -> Case:
    """The case of this number."""
    return Case.objects.get(number=number)


def text_of(pdf: bytes) -> str:
    """Every word of a PDF."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
