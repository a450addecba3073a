"""A visit at a factory with bad signal: answers typed without a connection arrive once; presence by code; the plan."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import FilePayload, expect
from pytest_django import Settings

from mutubaku.audits.visits.models import Attendance, ChecklistEntry, ChecklistPhoto
from mutubaku.audits.visits.queries import plan_in
from mutubaku.cases.models import Task
from mutubaku.findings.models import Finding
from mutubaku.schemes.models import ChecklistQuestion

from .actors import Official
from .axe import SIDEWAYS, faults
from .filling.audit_plan import saves_programme_and_plan
from .filling.stage_2 import opens
from .office import OFFICIALS
from .stage import Stage
from .walks import case_at

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]
QUESTIONS = {"8.5": "Apakah proses produksi terkendali?", "9.2": "Apakah audit internal dilaksanakan?"}
OUTBOX, LATER = "[data-outbox]", "[data-later]"


def visit_of(stage: Stage) -> Task:
    """The audit at the site, of an office that asks these two questions alone."""
    ChecklistQuestion.objects.filter(office=stage.office).delete()
    for order, (clause, text) in enumerate(QUESTIONS.items()):
        key, day = f"cerita-{order}", date(2020, 1, 1)
        ChecklistQuestion.objects.create(
            office=stage.office, key=key, clauses={"iso-9001": clause}, text=text, valid_from=day, order=order
        )
    return case_at("stage-2", stage.organisation)


def test_answers_typed_while_the_connection_is_cut_arrive_once_after_it_returns(stage: Stage) -> None:
    task = visit_of(stage)
    auditor = stage.enter(Official, OFFICIALS["auditor"], width=390, height=844)
    page = auditor.page
    page.goto(f"/tugas/{task.pk}/daftar-periksa/")
    assert page.evaluate(SIDEWAYS) == 0
    assert faults(page) == []
    production, internal = (page.locator("li.answer").filter(has_text=text) for text in QUESTIONS.values())
    production.get_by_label("Sesuai", exact=True).check()
    expect(page.locator(OUTBOX)).to_have_text("Semua tersimpan")

    page.context.set_offline(True)
    production.get_by_label("Catatan").fill("Dilihat di lini 2.")
    internal.get_by_label("Tidak sesuai", exact=True).check()
    internal.get_by_label("Bukti").fill("Laporan 2026 belum ada.")
    internal.get_by_role("button", name=re.compile("^Simpan")).click()
    expect(page.locator(OUTBOX)).to_have_text("Belum terkirim (2)")
    assert ChecklistEntry.objects.filter(found="nonconforming").count() == 0

    page.context.set_offline(False)
    expect(page.locator(OUTBOX)).to_have_text("Semua tersimpan", timeout=30_000)
    said = [(one.found, one.note, one.evidence) for one in ChecklistEntry.objects.order_by("pk")]
    assert said[-2:] == [
        ("conforming", "Dilihat di lini 2.", ""),
        ("nonconforming", "", "Laporan 2026 belum ada."),
    ]
    assert said.count(said[-1]) == said.count(said[-2]) == 1
    page.reload()
    expect(page.locator(OUTBOX)).to_have_text("Semua tersimpan")
    expect(production.get_by_label("Catatan")).to_have_value("Dilihat di lini 2.")


def test_a_finding_and_an_attendance_sent_without_a_connection_arrive_once_after_it_returns(stage: Stage) -> None:
    task = visit_of(stage)
    auditor = stage.enter(Official, OFFICIALS["auditor"], width=390, height=844)
    page = auditor.page
    page.goto(f"/tugas/{task.pk}/temuan/baru/")
    page.get_by_label("Mayor").check()
    page.get_by_label("Pernyataan ketidaksesuaian").fill("Rekaman kalibrasi tidak tersedia.")
    page.reload()
    expect(page.get_by_label("Pernyataan ketidaksesuaian")).to_have_value("Rekaman kalibrasi tidak tersedia.")
    page.get_by_label("Persyaratan", exact=True).fill("Klausul 7.1.5")
    page.get_by_label("Bukti objektif").fill("Timbangan T-01.")

    page.context.set_offline(True)
    page.get_by_role("button", name="Simpan temuan").click()
    expect(page.locator(LATER)).to_contain_text("Menunggu sinyal (1)")
    expect(page.get_by_label("Bukti objektif")).to_have_value("")
    assert not Finding.objects.exists()
    page.context.set_offline(False)
    expect(page.locator(LATER)).to_contain_text("Terkirim", timeout=30_000)
    assert [one.wordings.get().evidence for one in Finding.objects.all()] == ["Timbangan T-01."]
    assert faults(page) == []

    page.goto(f"/tugas/{task.pk}/")
    opens(auditor, "Rapat pembukaan")
    page.locator("summary", has_text="Catat orang tanpa telepon").click()
    page.get_by_label("Nama", exact=True).fill("Budi Tamu")
    page.get_by_label("Jabatan", exact=True).fill("Operator")
    page.context.set_offline(True)
    page.get_by_role("button", name="Tambahkan", exact=True).click()
    expect(page.locator(LATER)).to_contain_text("Menunggu sinyal (1)")
    page.context.set_offline(False)
    expect(page.locator(LATER)).to_contain_text("Terkirim", timeout=30_000)
    assert [one.name for one in Attendance.objects.all()] == ["Budi Tamu"]
    page.get_by_label("Jabatan", exact=True).fill("Operator")
    auditor.follows(page.get_by_role("button", name="Tambahkan", exact=True))
    auditor.is_refused("Tulis nama.")


def test_without_javascript_an_answer_posts_and_a_photo_beyond_the_limit_is_told_so(
    stage: Stage, settings: Settings
) -> None:
    settings.UPLOAD_LIMIT = 2**20
    task = visit_of(stage)
    auditor = stage.enter(Official, OFFICIALS["auditor"], width=390, javascript=False)
    page = auditor.page
    page.goto(f"/tugas/{task.pk}/daftar-periksa/")
    first = page.locator("li.answer").first
    first.get_by_label("Tidak sesuai", exact=True).check()
    auditor.follows(first.get_by_role("button", name=re.compile("^Simpan")))
    expect(page.locator("li.answer").first).to_contain_text("tulis catatan atau bukti")
    page.locator("li.answer").first.get_by_label("Catatan").fill("Tidak ada rekaman.")
    auditor.follows(page.locator("li.answer").first.get_by_role("button", name=re.compile("^Simpan")))
    assert [one.note for one in ChecklistEntry.objects.all()] == ["Tidak ada rekaman."]

    large: FilePayload = {"name": "gudang.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff" + bytes(2 * 2**20)}
    page.locator("li.answer").first.locator("summary").click()
    page.locator("li.answer").first.locator("input[type=file]").set_input_files(large)
    auditor.follows(page.locator("li.answer").first.get_by_role("button", name="Unggah foto"))
    expect(page.locator("li.answer").first).to_contain_text("terlalu besar. Batasnya")
    assert not ChecklistPhoto.objects.exists()


def test_somebody_without_an_account_confirms_by_the_code_on_the_auditor_s_screen(stage: Stage) -> None:
    task = visit_of(stage)
    auditor = stage.auditor
    auditor.page.goto(f"/tugas/{task.pk}/")
    opens(auditor, "Rapat pembukaan")
    assert faults(auditor.page) == []
    code = auditor.page.locator(".meeting-digits").inner_text()
    link = auditor.page.locator("a[href*='/hadir/']").get_attribute("href") or ""

    guest = stage.stranger()
    guest.goto(link)
    assert faults(guest) == []
    guest.get_by_label("Nama").fill("Sari Tamu")
    guest.get_by_label("Jabatan").fill("Manajer mutu")
    guest.get_by_label("Kode rapat").fill("000 000" if code != "000 000" else "111 111")
    guest.get_by_role("button", name="Saya hadir").click()
    expect(guest.get_by_role("alert")).to_contain_text("Kode itu tidak cocok")
    guest.get_by_label("Kode rapat").fill(code)
    guest.get_by_role("button", name="Saya hadir").click()
    expect(guest.get_by_role("status").first).to_contain_text("Kehadiran Anda tercatat")
    assert [one.name for one in Attendance.objects.exclude(confirmed_at=None)] == ["Sari Tamu"]
    auditor.page.reload()
    expect(auditor.page.locator(".meeting").first).to_contain_text("Sari Tamu")


def test_the_client_asks_for_another_plan_and_agrees_to_the_second(stage: Stage) -> None:
    task = case_at("audit-plan", stage.organisation)
    number, lead = task.case.number, stage.lead_auditor
    lead.opens(number, "Menyusun rencana audit")
    saves_programme_and_plan(lead)
    assert faults(lead.page) == []
    lead.follows(lead.page.get_by_role("button", name="Kirim rencana kepada pelanggan"))
    client = stage.client
    client.page.goto(f"/perkara/{task.case_id}/rencana/")
    assert faults(client.page) == []
    client.follows(client.page.get_by_role("button", name="Minta perubahan"))
    expect(client.page.get_by_role("alert")).to_contain_text("Tulis apa yang perlu diubah")
    client.page.get_by_label("Yang perlu diubah, dan mengapa").fill("Mulai pukul sembilan.")
    client.follows(client.page.get_by_role("button", name="Minta perubahan"))

    lead.page.reload()
    expect(lead.page.locator("#langkah").get_by_text("Mulai pukul sembilan.")).to_be_visible()
    lead.page.locator("summary", has_text="Ubah rencana").click()
    first = lead.page.locator(".plan-line").first
    first.get_by_label("Dari").fill("08:45")
    lead.follows(lead.page.get_by_role("button", name="Simpan rencana", exact=True))
    lead.follows(lead.page.get_by_role("button", name="Kirim rencana kepada pelanggan"))
    client.page.goto(f"/perkara/{task.case_id}/rencana/")
    client.follows(client.page.get_by_role("button", name="Setuju dengan rencana ini"))
    lead.page.reload()
    lead.presses("Menyusun rencana audit", "Rencana disepakati")
    plan = plan_in(task)
    assert plan is not None
    assert [one.is_agreed for one in plan.rounds.all()] == [False, True]
