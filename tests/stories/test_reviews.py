"""Steps 2 to 5: the application is read, checked, verified, asked to be completed, or declined."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from .actors import Official, pdf
from .axe import SIDEWAYS, faults
from .filling.completeness import MISSED, choose, rows
from .filling.verification import WRONG, documents
from .office import OFFICIALS
from .stage import Stage
from .walks import case_at

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]
WIDTHS = (1280, 320)


@pytest.mark.walk
def test_what_is_missing_is_completed_in_two_rounds_and_only_what_changed_is_looked_at_again(stage: Stage) -> None:
    number = case_at("completeness", stage.organisation).case.number
    stage.pjt.opens(number, "Memeriksa kelengkapan")
    listed = rows(stage.pjt, "Daftar periksa kelengkapan")
    names = [row.locator("th").inner_text().splitlines()[0] for row in listed]
    stage.pjt.finds_incomplete(number, "")
    stage.pjt.asks_for(number, "Mohon pindai ulang aktanya.")
    asked = stage.client
    asked.opens(number)
    asked.follows(asked.page.get_by_role("link", name="Lengkapi sekarang"))
    assert asked.page.locator("ul.uploads > li strong").all_inner_texts() == names[:1]
    expect(asked.page.get_by_text(MISSED)).to_be_visible()
    asked.completes_what_was_asked(number)

    stage.pjt.opens(number, "Memeriksa kelengkapan")
    again = rows(stage.pjt, "Daftar periksa kelengkapan")
    assert [row.locator("th").inner_text().splitlines()[0] for row in again] == names[:1]
    expect(again[0]).to_contain_text(f"Putaran sebelumnya: Tidak ada. {MISSED}")
    stage.pjt.finds_complete(number)
    stage.ss.turns_back(number, "Memverifikasi dokumen", "Tidak sah", "")
    stage.pjt.asks_for(number, "Mohon dokumen atas nama perusahaan ini.")

    asked.opens(number)
    asked.follows(asked.page.get_by_role("link", name="Lengkapi sekarang"))
    expect(asked.page.locator("ul.uploads > li")).to_have_count(1)
    expect(asked.page.get_by_text(WRONG)).to_be_visible()
    expect(asked.page.get_by_text("Yang kami minta pada")).to_have_count(1)
    asked.completes_what_was_asked(number)
    stage.pjt.finds_complete(number)
    stage.ss.opens(number, "Memverifikasi dokumen")
    assert len(documents(stage.ss)) == 1
    expect(stage.ss.page.get_by_text("sudah dinilai pada putaran sebelumnya")).to_be_visible()
    stage.ss.verifies(number)
    stage.pjt.looks_up(number)
    assert sum("berjalan lagi." in line for line in stage.pjt.history()) == 2


@pytest.mark.walk
def test_an_application_is_declined_with_a_reason_and_a_letter_that_gives_it(stage: Stage) -> None:
    number = case_at("completeness", stage.organisation).case.number
    reason = "Ruang lingkup ini belum termasuk akreditasi kami."
    stage.pjt.opens(number, "Memeriksa kelengkapan")
    stage.pjt.follows(stage.pjt.outcome("Ditolak"))
    stage.pjt.is_refused("alasan")
    stage.pjt.presses("Memeriksa kelengkapan", "Ditolak", reason)
    stage.client.opens(number)
    expect(stage.client.page.get_by_role("heading", level=1)).to_contain_text("Permohonan ini ditolak pada")
    letter = stage.client.page.get_by_role("link", name="Surat penolakan permohonan", exact=True)
    assert reason in " ".join(words_of(stage.client.page, letter.get_attribute("href") or "").split())


@pytest.mark.walk
def test_nothing_typed_is_lost_and_what_is_missing_is_told_at_its_row(stage: Stage) -> None:
    number = case_at("completeness", stage.organisation).case.number
    stage.pjt.opens(number, "Memeriksa kelengkapan")
    first, second = rows(stage.pjt, "Daftar periksa kelengkapan")[:2]
    choose(first, "Ada")
    first.get_by_role("textbox").fill("Lengkap dan terbaca.")
    name = second.locator("th a").inner_text()
    stage.pjt.page.get_by_role("textbox", name="Catatan").fill("Sisanya besok.")
    stage.pjt.follows(stage.pjt.outcome("Lengkap"))
    stage.pjt.is_refused(f"{name}: belum diperiksa.")
    first, second = rows(stage.pjt, "Daftar periksa kelengkapan")[:2]
    expect(second.locator(".error-line")).to_contain_text("belum diperiksa.")
    expect(first.get_by_label(re.compile("^Ada"))).to_be_checked()
    expect(first.get_by_role("textbox")).to_have_value("Lengkap dan terbaca.")
    expect(stage.pjt.page.get_by_role("textbox", name="Catatan")).to_have_value("Sisanya besok.")
    stage.pjt.follows(stage.pjt.page.get_by_role("button", name="Simpan dulu"))
    stage.pjt.is_told("Tersimpan.")
    expect(rows(stage.pjt, "Daftar periksa kelengkapan")[0].get_by_label(re.compile("^Ada"))).to_be_checked()
    expect(stage.pjt.page.get_by_role("textbox", name="Catatan")).to_have_value("Sisanya besok.")


@pytest.mark.walk
def test_a_document_is_judged_beside_its_file(stage: Stage) -> None:
    number = case_at("verification", stage.organisation).case.number
    said: list[str] = []
    stage.ss.page.on("console", lambda message: said.append(message.text))
    stage.ss.opens(number, "Memverifikasi dokumen")
    second = documents(stage.ss)[1]
    with stage.ss.page.expect_response(lambda one: "/berkas/" in one.url and "content-type" in one.headers) as shown:
        second.get_by_role("link", name="Lihat di samping").click()
    assert shown.value.headers["content-type"] == "application/pdf"
    expect(stage.ss.page.locator("iframe[name=berkas]")).to_be_visible()
    yesterday = timezone.localdate() - timedelta(days=1)
    second.get_by_label("Sah", exact=True).check()
    second.get_by_label("Berlaku sampai").fill(yesterday.isoformat())
    stage.ss.follows(stage.ss.page.get_by_role("button", name="Simpan dulu"))
    stage.ss.is_refused("Masa berlaku sudah lewat")
    assert said == ["Failed to load resource: the server responded with a status of 422 (Unprocessable Entity)"]


@pytest.mark.walk
def test_the_head_reads_the_application_and_routes_it_with_one_press(stage: Stage) -> None:
    number = case_at("disposition", stage.organisation).case.number
    stage.head.opens(number, "Mendisposisikan permohonan")
    page = stage.head.page
    for words in (stage.COMPANY, stage.CONTACT, "Ruang lingkup yang disertifikasi", "Akta notaris"):
        expect(page.get_by_text(words).first).to_be_visible()
    for box in page.get_by_label("Seksi").all():
        expect(box).to_be_checked()
    page.get_by_label(f"Seksi SS: {OFFICIALS['kasi-ss']}").uncheck()
    page.get_by_label("Segera", exact=True).check()
    page.get_by_label("Instruksi", exact=True).fill("Dahulukan permohonan ini.")
    stage.head.follows(page.get_by_role("button", name="Simpan dulu"))
    sheet = words_of(page, page.get_by_role("link", name="Lihat memo disposisi").get_attribute("href") or "")
    assert "Dahulukan permohonan ini." in sheet
    stage.head.presses("Mendisposisikan permohonan", "Didisposisikan")
    expect(stage.head.page.get_by_role("status").first).to_contain_text("Memeriksa kelengkapan")


@pytest.mark.walk
def test_steps_two_to_five_work_on_a_small_phone_without_javascript(stage: Stage) -> None:
    number = case_at("disposition", stage.organisation).case.number
    head = stage.enter(Official, OFFICIALS["kepala-balai"], width=320, javascript=False)
    head.disposes(number)
    pjt = stage.enter(Official, OFFICIALS["kasi-pjt"], width=320, javascript=False)
    pjt.opens(number, "Memeriksa kelengkapan")
    assert pjt.page.evaluate(SIDEWAYS) == 0
    pjt.finds_complete(number)
    ss = stage.enter(Official, OFFICIALS["kasi-ss"], width=320, javascript=False)
    ss.opens(number, "Memverifikasi dokumen")
    expect(ss.page.locator("iframe")).to_be_hidden()
    assert ss.page.evaluate(SIDEWAYS) == 0
    ss.turns_back(number, "Memverifikasi dokumen", "Tidak sah", "")
    pjt.opens(number, "Meminta kelengkapan")
    assert pjt.page.evaluate(SIDEWAYS) == 0
    pjt.asks_for(number, "")


@pytest.mark.walk
def test_axe_finds_nothing_on_the_screens_of_steps_two_to_five(stage: Stage) -> None:
    cases = {"disposition": stage.head, "completeness": stage.pjt, "verification": stage.ss}
    for step, actor in {**cases, "completion-request": stage.pjt}.items():
        task = case_at(step, stage.organisation)
        actor.page.goto(f"/tugas/{task.pk}/")
        assert faults_at_both_widths(actor.page) == []
        actor.page.locator("button[name=outcome]").first.click()
        actor.page.wait_for_load_state()
        assert faults_at_both_widths(actor.page) == []
    waiting = case_at("completeness/2", stage.organisation).case
    stage.client.page.goto(f"/perkara/{waiting.pk}/lengkapi/")
    assert faults_at_both_widths(stage.client.page) == []


def faults_at_both_widths(page: Page) -> list[str]:
    """What axe finds on a desk's screen and on a phone."""
    found: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width} px: {fault}" for fault in faults(page)]
    return found


@pytest.mark.walk
def test_a_file_the_client_cannot_send_is_refused_beside_its_document(stage: Stage) -> None:
    case = case_at("completeness/2", stage.organisation).case
    page = stage.client.page
    page.goto(f"/perkara/{case.pk}/lengkapi/")
    row = page.locator("ul.uploads > li").first
    row.locator("input[type=file]").set_input_files({**pdf("Akta"), "buffer": b"bukan PDF"})
    stage.client.follows(row.get_by_role("button", name="Unggah"))
    expect(page.locator("ul.uploads > li").first.locator(".error-line")).to_be_visible()
    expect(page.get_by_role("alert")).to_be_visible()


def words_of(page: Page, address: str) -> str:
    """Every word of a PDF."""
    body = page.request.get(address).body()
    return "\n".join(part.extract_text() for part in PdfReader(io.BytesIO(body)).pages)
