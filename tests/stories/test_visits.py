"""A visit at a factory with bad signal: answers typed without a connection arrive once; presence by code; the plan."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import FilePayload, Route, expect
from pytest_django import Settings

from mutubaku.audits.visits.models import Attendance, ChecklistEntry, ChecklistPhoto
from mutubaku.audits.visits.queries import plan_in
from mutubaku.cases.models import Task
from mutubaku.conduct.actions import findings as acts
from mutubaku.findings.actions import Words
from mutubaku.findings.models import Finding
from mutubaku.journal.models import Entry, Verb
from mutubaku.people.models import User
from mutubaku.schemes.models import ChecklistQuestion
from tests.documents.samples import JPEG

from .actors import Official
from .axe import SIDEWAYS, faults
from .filling.audit_plan import saves_programme_and_plan
from .filling.stage_2 import opens
from .office import OFFICIALS, address
from .stage import Stage
from .walks import case_at

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]
QUESTIONS = {"8.5": "Apakah proses produksi terkendali?", "9.2": "Apakah audit internal dilaksanakan?"}
OUTBOX, LATER, PHOTOS = "[data-outbox]", "[data-later]", "[data-photos]"
PHOTO = JPEG
WORDS = Words(grade="minor", statement="Rekaman tidak ada.", requirement="Klausul 7.5", evidence="Map A.")


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


@pytest.mark.walk
def test_what_could_not_be_sent_because_the_session_ended_arrives_after_signing_in_again_in_another_tab(
    stage: Stage,
) -> None:
    task = visit_of(stage)
    auditor = stage.enter(Official, OFFICIALS["auditor"], width=390, height=844)
    page = auditor.page
    page.goto(f"/tugas/{task.pk}/daftar-periksa/")
    production = page.locator("li.answer").filter(has_text=QUESTIONS["8.5"])
    page.context.clear_cookies()
    production.get_by_label("Sesuai", exact=True).check()
    expect(page.locator(OUTBOX)).to_contain_text("Sesi berakhir: masuk lagi di tab lain.")
    Official(page.context.new_page(), auditor.name).signs_in()
    expect(page.locator(OUTBOX)).to_have_text("Semua tersimpan", timeout=30_000)
    assert ChecklistEntry.objects.filter(item__visit__task=task, found="conforming").count() == 1


@pytest.mark.walk
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


@pytest.mark.walk
def test_a_finding_that_was_not_taken_does_not_go_over_what_was_typed_since(stage: Stage) -> None:
    task = visit_of(stage)
    auditor = stage.enter(Official, OFFICIALS["auditor"], width=390, height=844)
    page = auditor.page
    new = f"/tugas/{task.pk}/temuan/baru/"
    page.goto(new)
    statement = page.get_by_label("Pernyataan ketidaksesuaian")
    page.context.set_offline(True)
    statement.fill("Yang pertama.")
    page.get_by_role("button", name="Simpan temuan").click()
    expect(page.locator(LATER)).to_contain_text("Menunggu sinyal (1)")
    statement.fill("Yang kedua.")
    page.context.set_offline(False)
    expect(page.locator(LATER)).to_contain_text("Belum diterima (1)", timeout=30_000)
    page.reload()
    expect(statement).to_have_value("Yang kedua.")
    page.get_by_label("Mayor").check()
    page.get_by_label("Persyaratan", exact=True).fill("Klausul 7.1.5")
    page.get_by_label("Bukti objektif").fill("Timbangan T-01.")
    auditor.follows(page.get_by_role("button", name="Simpan temuan"))
    page.goto(new)
    expect(statement).to_have_value("Yang pertama.")


@pytest.mark.walk
def test_a_changed_finding_waits_for_a_connection_and_stands_beside_what_a_colleague_wrote_meanwhile(
    stage: Stage,
) -> None:
    task = visit_of(stage)
    people = {role: User.objects.get(email=address(OFFICIALS[role])) for role in ("auditor", "ketua-tim-audit")}
    found = acts.record_finding(task.pk, people["auditor"], timezone.now(), WORDS)
    auditor = stage.enter(Official, OFFICIALS["auditor"], width=390, height=844)
    page = auditor.page
    page.goto(f"/tugas/{task.pk}/temuan/{found.pk}/ubah/")
    page.context.set_offline(True)
    evidence = page.get_by_label("Bukti objektif")
    for said in ("Timbangan T-01.", "Timbangan T-01 dan T-02."):  # the second takes the place of the first
        evidence.fill(said)
        page.get_by_role("button", name="Simpan temuan").click()
        expect(page.locator(LATER)).to_contain_text("Menunggu sinyal (1)")
        expect(evidence).to_have_value(said)
    theirs = replace(WORDS, evidence="Timbangan T-03.")
    acts.reword_finding(task.pk, found.pk, people["ketua-tim-audit"], timezone.now(), theirs, 1)
    page.context.set_offline(False)
    expect(page.locator(LATER)).to_contain_text("Terkirim", timeout=30_000)
    kept = list(found.wordings.values_list("evidence", "basis"))
    assert kept[1:] == [("Timbangan T-03.", 1), ("Timbangan T-01 dan T-02.", 1)]
    page.reload()
    expect(evidence).to_have_value("Timbangan T-01 dan T-02.")
    expect(page.get_by_text("Rekan menulis isi lain pada saat yang sama.")).to_be_visible()
    expect(page.get_by_text("Timbangan T-03.")).to_be_visible()
    assert page.evaluate(SIDEWAYS) == 0
    assert faults(page) == []
    evidence.fill("Timbangan T-01, T-02, dan T-03.")
    auditor.follows(page.get_by_role("button", name="Simpan temuan"))
    expect(page.get_by_text("pada saat yang sama")).to_have_count(0)


@pytest.mark.walk
def test_a_photo_taken_without_a_connection_arrives_once_and_one_beyond_the_limit_is_told_before(
    stage: Stage, settings: Settings
) -> None:
    settings.UPLOAD_LIMIT = 2**20
    task = visit_of(stage)
    auditor = stage.enter(Official, OFFICIALS["auditor"], width=390, height=844)
    page = auditor.page
    page.goto(f"/tugas/{task.pk}/daftar-periksa/")
    first = page.locator("li.answer").first
    first.locator("summary").click()
    page.context.set_offline(True)
    large: FilePayload = {"name": "besar.jpg", "mimeType": "image/jpeg", "buffer": PHOTO + bytes(2 * 2**20)}
    first.locator("input[type=file]").set_input_files(large)
    first.get_by_role("button", name="Unggah foto").click()
    expect(first).to_contain_text("Foto “besar.jpg” terlalu besar (3 MB). Batasnya 1 MB")
    expect(page.locator(PHOTOS)).to_be_hidden()
    for number, name in enumerate(("gudang.jpg", "catatan.jpg"), 1):
        data = PHOTO + bytes(64) if name == "gudang.jpg" else b"bukan foto"
        first.locator("input[type=file]").set_input_files({"name": name, "mimeType": "image/jpeg", "buffer": data})
        first.get_by_role("button", name="Unggah foto").click()
        expect(page.locator(PHOTOS)).to_contain_text(f"Foto menunggu sinyal ({number})")
    assert not ChecklistPhoto.objects.exists()
    assert faults(page) == []
    assert page.evaluate(SIDEWAYS) == 0

    page.context.set_offline(False)
    expect(page.locator(PHOTOS)).to_contain_text("Foto “catatan.jpg” belum diterima.", timeout=30_000)
    assert [one.filename for one in ChecklistPhoto.objects.all()] == ["gudang.jpg"]
    page.reload()  # what was not taken is still there, and goes only by hand
    expect(page.locator(PHOTOS)).to_contain_text("bukan JPG seperti namanya")
    page.get_by_role("button", name="Hapus dari antrean").click()
    expect(page.locator(PHOTOS)).to_be_hidden()
    expect(first.get_by_role("link", name="gudang.jpg")).to_be_visible()
    first.locator("summary").click()
    first.locator("input[type=file]").set_input_files(
        {"name": "lini.jpg", "mimeType": "image/jpeg", "buffer": PHOTO + bytes(32)}
    )
    page.route("**/foto/", loses_the_answer, times=1)
    first.get_by_role("button", name="Unggah foto").click()
    expect(page.locator(PHOTOS)).to_contain_text("Foto menunggu sinyal (1)")
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(page.locator(PHOTOS)).to_contain_text("Foto terkirim.")
    kept = Entry.objects.filter(chain=task.case.chain, verb=Verb.CHECKLIST_ANSWERED, payload__contains="lini.jpg")
    assert kept.count() == ChecklistPhoto.objects.filter(filename="lini.jpg").count() == 1


def loses_the_answer(route: Route) -> None:
    """The office has the photo, the telephone does not hear of it."""
    route.fetch()
    route.abort()


@pytest.mark.walk
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


@pytest.mark.walk
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


@pytest.mark.walk
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
