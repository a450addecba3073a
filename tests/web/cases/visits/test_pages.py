"""The pages of an audit: the checklist as data and as a form, photos, the programme, the plan, attendance in public."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from mutubaku.applications.models import Site
from mutubaku.audits.models import AuditTime, Declaration
from mutubaku.audits.visits.models import Attendance, ChecklistEntry, ChecklistPhoto, PlanRow, Visit
from mutubaku.audits.visits.queries import programme_of
from mutubaku.cases.models import Task
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct.actions import attach
from mutubaku.conduct.actions.visiting import open_meeting
from mutubaku.conduct.programme import proposed_programme
from mutubaku.conduct.works.audit_time import basis_for
from mutubaku.schemes.models import ChecklistQuestion, SchemeTerms
from tests.cast import Cast, audit_on
from tests.documents.samples import JPEG
from tests.snapshots import beginning
from tests.web.cases.conftest import As, Browser, Move

JSON = {"headers": {"Accept": "application/json"}}
PICTURE = JPEG
TEAM = {"r0_auditor": "tim"}


@pytest.fixture
def site(cast: Cast, move: Move) -> Task:
    """The audit at the site of an office that asks one question, on the clock of its opening."""
    asked = {"key": "mutu", "clauses": {"iso-9001": "8.5"}, "text": "Terkendali?", "valid_from": date(2020, 1, 1)}
    beginning(("question",), lambda: ChecklistQuestion.objects.create(office=cast.office, **asked))
    task = cast.case_at("stage-2")
    move(task.opened_at)
    return task


@pytest.fixture
def auditor(cast: Cast, site: Task, as_: As) -> Browser:
    """The auditor's browser at that moment."""
    return as_(cast.staff["auditor"])


def address(task: Task) -> str:
    return f"/tugas/{task.pk}/daftar-periksa/p-{ChecklistQuestion.objects.get().pk}/"


def test_an_answer_sent_as_data_is_told_as_data_and_sent_again_is_kept_once(auditor: Browser, site: Task) -> None:
    form = {"found": "conforming", "key": str(uuid4()), "once": str(uuid4()), "typed_at": "2026-11-23T01:00:00Z"}
    for _time in range(2):
        answer = auditor.post(address(site), form, follow=True, **JSON)
        assert (answer.status_code, sorted(answer.json())) == (200, ["basis", "conflict", "known", "signed"])
        assert answer.json()["basis"] == form["key"]
    assert auditor.post(address(site), {**form, "once": str(uuid4())}, follow=True, **JSON).status_code == 200
    assert ChecklistEntry.objects.count() == 1


def test_what_is_wrong_with_an_answer_is_one_sentence_for_the_script_and_stands_at_its_line_without_it(
    auditor: Browser, site: Task
) -> None:
    bad = {"found": "nonconforming", "note": "", "typed_at": "kemarin"}
    said = "Tidak sesuai: tulis catatan atau bukti apa yang Anda temukan."
    answer = auditor.send(address(site), bad, **JSON)
    assert (answer.status_code, answer.json()) == (422, {"problem": said})
    assert said in auditor.send(address(site), bad).content.decode()
    long = auditor.send(address(site), {"found": "conforming", "note": "a" * 10_000})
    assert (long.status_code, "Anda menulis 10000" in long.content.decode()) == (422, True)
    assert "a" * 10_000 in long.content.decode()  # nothing typed is lost
    assert not ChecklistEntry.objects.exists()


def test_a_photo_of_60_mb_gets_its_sentence_and_a_small_one_is_kept_and_shown(auditor: Browser, site: Task) -> None:
    large = SimpleUploadedFile("gudang.jpg", bytes(60 * 2**20), "image/jpeg")
    refused = auditor.send(f"{address(site)}foto/", {"file": large})
    assert refused.status_code == 422
    assert "Berkas “gudang.jpg” terlalu besar. Batasnya 25 MB" in refused.content.decode()
    small = SimpleUploadedFile("gudang.jpg", PICTURE, "image/jpeg")
    assert auditor.send(f"{address(site)}foto/", {"file": small}).status_code == 302
    photo = ChecklistPhoto.objects.get()
    assert auditor.get(f"/foto/{photo.pk}/").content == PICTURE
    assert "gudang.jpg" in auditor.page(f"/tugas/{site.pk}/daftar-periksa/")


def test_whoever_is_not_of_the_team_reads_the_checklist_and_learns_why_they_cannot_answer(
    cast: Cast, as_: As, site: Task
) -> None:
    page = as_(cast.staff["ss"]).page(f"/tugas/{site.pk}/daftar-periksa/")
    assert "Langkah ini dikerjakan oleh Auditor atau Ketua Tim Audit" in page
    assert "data-answer" not in page
    assert as_(cast.staff["ss"]).send(address(site), {"found": "conforming"}).status_code == 422
    as_(cast.client).page(f"/tugas/{site.pk}/daftar-periksa/", 404)
    assert as_(cast.staff["auditor"]).get(f"/tugas/{site.pk}/daftar-periksa/p-999/", **JSON).status_code == 404


def test_a_line_of_the_auditor_s_own_is_added_and_stands_with_whom_the_plan_gives_its_clause(
    cast: Cast, as_: As, auditor: Browser, site: Task
) -> None:
    path = f"/tugas/{site.pk}/daftar-periksa/"
    PlanRow.objects.filter(plan__task__case=site.case, auditor=cast.staff["auditor"]).delete()
    assert auditor.send(path, {"text": ""}).status_code == 422
    assert auditor.send(path, {"text": "Gudang bahan", "clauses": "8.5.4"}).status_code == 302
    assert "Gudang bahan" in auditor.page(f"{path}?lihat=terbuka")
    assert "Gudang bahan" not in auditor.page(f"{path}?lihat=saya")  # the plan gives clause 8 to the leader
    assert "Gudang bahan" in as_(cast.staff["lead-auditor"]).page(f"{path}?lihat=saya")


def test_attendance_in_public_is_confirmed_by_the_code_alone_and_closed_with_the_visit(
    cast: Cast, client: Browser, site: Task
) -> None:
    meeting = open_meeting(site.pk, cast.staff["auditor"], site.opened_at, "opening")
    path = f"/hadir/{Visit.objects.get(task=site).secret}/"
    person = {"name": "Sari", "position": "Manajer", "company": "PT Contoh"}

    def post(code: str) -> int:
        return client.post(path, {**person, "code": code, "once": str(uuid4())}).status_code

    assert cast.organisation.name in client.get(path).content.decode()
    wrong = "000000" if meeting.code != "000000" else "111111"
    assert (post(wrong), Attendance.objects.count()) == (422, 0)
    assert (post(f"{meeting.code[:3]} {meeting.code[3:]}"), Attendance.objects.get().name) == (302, "Sari")
    assert post(meeting.code) == 422  # it stands already
    Task.objects.filter(pk=site.pk).update(closed_at=site.opened_at, outcome="selesai")
    assert client.get(path).status_code == 404


def test_an_answer_posted_without_the_page_s_script_is_still_there_after_the_session_was_lost(
    auditor: Browser, site: Task
) -> None:
    checklist = f"/tugas/{site.pk}/daftar-periksa/"
    auditor.page(checklist)
    auditor.lost(address(site), checklist, found="conforming", note="Dilihat di lini 2.")
    assert "Dilihat di lini 2.</textarea>" in auditor.page(checklist)


def test_a_programme_typed_badly_is_told_at_its_row_and_one_typed_well_is_kept(cast: Cast, as_: As, move: Move) -> None:
    task = cast.case_at("audit-plan")
    move(task.opened_at)
    browser, path = as_(cast.staff["lead-auditor"]), f"/perkara/{task.case_id}/program/"
    assert proposed_programme(task.case)[0].process in browser.page(path)
    bad = browser.send(path, {"r0_site": "Pabrik", "r0_process": "Produksi"})
    assert "Baris 1 (Pabrik · Produksi): centang paling sedikit satu kunjungan." in bad.content.decode()
    good = {"r0_site": "Pabrik", "r0_process": "Produksi", "r0_clauses": "8.5, 8.4", "r0_visits": ["stage-2"]}
    assert browser.send(path, good).status_code == 302
    assert [(one.process, one.clauses, one.visits) for one in programme_of(task.case)] == [
        ("Produksi", ("8.4", "8.5"), ("stage-2",))
    ]
    as_(cast.client).page(path, 404)

    row = {"r0_day": "2027-01-11", "r0_what": "Pabrik · Produksi", "r0_auditor": str(cast.staff["auditor"].pk)}
    days = {"starts_on": "2027-01-11", "ends_on": "2027-01-11", "rest_from": "12:00", "rest_to": "13:00"}
    step = f"/tugas/{task.pk}/isi/simpan/"
    audit_on(task.case, date(2026, 11, 24))
    assert "sudah lewat. Minta Seksi SS mengubahnya" in browser.page(f"/tugas/{task.pk}/")
    audit_on(task.case, date(2027, 1, 11))
    reversed_ = browser.send(step, {**row, **days, "r0_begins": "11.00", "r0_ends": "09.00"})
    assert "Baris 1: pukul selesai (09.00) harus sesudah pukul mulai (11.00)." in reversed_.content.decode()
    assert browser.send(step, {**row, **days, "r0_begins": "09.00", "r0_ends": "11.00"}).status_code == 302
    assert PlanRow.objects.get().clauses == ["8.4", "8.5"]
    assert browser.send(f"/tugas/{task.pk}/isi/kirim/").status_code == 302
    client = as_(cast.client)
    page = client.page(f"/perkara/{task.case_id}/rencana/")
    assert "Pabrik" in page
    assert ("berbeda dari yang Anda terima pada langkah 7" in page, "diterima pelanggan" in page) == (True, False)
    assert "berbeda dari yang diterima pelanggan pada langkah 7" in browser.page(f"/tugas/{task.pk}/")
    assert f"/perkara/{task.case_id}/rencana/" in client.page(f"/perkara/{task.case_id}/")
    audit_on(task.case, date(2027, 1, 12))
    page = client.page(f"/perkara/{task.case_id}/rencana/")
    assert ("Rencana yang baru akan dikirim kepada Anda." in page, "Setuju dengan rencana ini" in page) == (True, False)
    assert f"/perkara/{task.case_id}/rencana/" not in client.page(f"/perkara/{task.case_id}/")
    refused = client.assent(f"/perkara/{task.case_id}/rencana/", {"answer": "setuju", "reason": ""})
    assert (refused.status_code, "tidak dapat disetujui lagi" in refused.content.decode()) == (422, True)
    audit_on(task.case, date(2027, 1, 11))
    assert client.send(f"/perkara/{task.case_id}/rencana/", {"answer": "setuju", "reason": "Tapi"}).status_code == 422
    stale = client.send(f"/perkara/{task.case_id}/rencana/", {"answer": "setuju", "read": "0"})
    said = "Sementara Anda membaca, rencana audit berubah. Baca yang terbaru, lalu tekan lagi."
    assert (stale.status_code, said in stale.content.decode()) == (422, True)
    assert client.assent(f"/perkara/{task.case_id}/rencana/", {"answer": "setuju", "reason": ""}).status_code == 302
    assert client.get(f"/perkara/{task.case_id}/rencana/").status_code == 302


def test_a_visit_made_again_shows_what_the_round_before_found_and_what_is_still_to_be_answered(
    cast: Cast, as_: As, auditor: Browser, site: Task, move: Move
) -> None:
    auditor.send(f"/tugas/{site.pk}/daftar-periksa/", {"text": "Gudang bahan", "clauses": "8.5.4"})
    auditor.send(address(site), {"found": "conforming", "note": "Rekaman lengkap."})
    Task.objects.filter(pk=site.pk).update(closed_at=site.opened_at, outcome="selesai")
    second = Task.objects.get(pk=site.pk)
    second.pk, second.round, second.closed_at, second.outcome = None, 2, None, ""
    second.save(force_insert=True)
    path = f"/tugas/{second.pk}/daftar-periksa/"
    page = auditor.page(path)
    assert "Putaran 1: Sesuai; Rekaman lengkap." in page
    assert "Jawaban ini tetap berlaku. Simpan untuk menegaskannya, atau ubah." in page
    assert f'href="/tugas/{site.pk}/daftar-periksa/"' in page
    assert "1 butir belum dijawab." in page
    assert "Rekaman lengkap" in auditor.page(f"{path}?lihat=lalu")
    assert "Gudang bahan" not in auditor.page(f"{path}?lihat=lalu")
    assert "Rekaman lengkap" not in auditor.page(f"{path}?lihat=terbuka")
    assert "1 dari 2 butir dijawab; 1 dari putaran lalu" in auditor.page(f"/tugas/{second.pk}/")
    assert "Putaran 1: Sesuai" in as_(cast.staff["ss"]).page(path)
    auditor.send(f"{path}p-{ChecklistQuestion.objects.get().pk}/", {"found": "nonconforming", "note": "Kini tidak."})
    gudang = auditor.page(f"{path}?lihat=semua")
    assert "Jawaban ini tetap berlaku" not in gudang
    assert "Putaran 1: Sesuai; Rekaman lengkap." in gudang


def test_the_programme_of_several_sites_names_those_chosen_and_is_not_kept_with_too_few(
    cast: Cast, as_: As, move: Move
) -> None:
    task = cast.case_at("audit-plan")
    move(task.opened_at)
    for name in ("Depo A", "Depo B", "Depo C"):
        Site.objects.create(
            application=task.case.application, name=name, address="Jl. Uji", activities="Gudang", shift_1=5
        )
    browser, path = as_(cast.staff["lead-auditor"]), f"/perkara/{task.case_id}/program/"
    page = browser.page(path)
    for words in ("Lokasi yang dikunjungi menurut IAF MD 1", "Menurut giliran", "Depo C", "Langkah perhitungan"):
        assert words in page
    alone = {"r0_site": "Pabrik", "r0_process": "Produksi", "r0_clauses": "", "r0_visits": ["stage-2"]}
    refused = browser.send(path, alone)
    assert refused.status_code == 422
    assert (
        "Tahap 2 melihat 1 lokasi selain fungsi pusat; IAF MD 1 meminta paling sedikit 4." in refused.content.decode()
    )
    assert programme_of(task.case) == []


def test_ms_08_why_stage_1_still_holds_is_asked_when_the_plan_is_late_and_read_by_the_client(
    cast: Cast, as_: As, move: Move
) -> None:
    task = cast.case_at("audit-plan")
    move(task.opened_at)
    Visit.objects.filter(task__case=task.case).update(held_on=date(2026, 6, 1))
    browser = as_(cast.staff["lead-auditor"])
    good = {"r0_site": "Pabrik", "r0_process": "Produksi", "r0_clauses": "8.5", "r0_visits": ["stage-2"]}
    browser.send(f"/perkara/{task.case_id}/program/", good)
    assert "Mengapa hasil tahap 1 masih berlaku" not in browser.page(f"/tugas/{task.pk}/")
    audit_on(task.case, date(2027, 1, 11))
    row = {"r0_day": "2027-01-11", "r0_what": "Pabrik · Produksi", "r0_begins": "09.00", "r0_ends": "11.00", **TEAM}
    days = {"starts_on": "2027-01-11", "ends_on": "2027-01-11", "rest_from": "12:00", "rest_to": "13:00"}
    step = f"/tugas/{task.pk}/isi/simpan/"
    refused = browser.send(step, {**row, **days})
    assert refused.status_code == 422
    assert "Mengapa hasil tahap 1 masih berlaku" in refused.content.decode()
    assert browser.send(step, {**row, **days, "interval_reason": "Pabrik berhenti."}).status_code == 302
    assert browser.send(f"/tugas/{task.pk}/isi/kirim/").status_code == 302
    assert "Pabrik berhenti." in as_(cast.client).page(f"/perkara/{task.case_id}/rencana/")


def test_a_row_whose_auditor_left_the_team_asks_for_another_and_never_becomes_the_whole_team_s(
    cast: Cast, as_: As, move: Move
) -> None:
    task = cast.case_at("audit-plan")
    move(task.opened_at)
    browser, step = as_(cast.staff["lead-auditor"]), f"/tugas/{task.pk}/isi/simpan/"
    good = {"r0_site": "Pabrik", "r0_process": "Produksi", "r0_clauses": "8.5", "r0_visits": ["stage-2"]}
    browser.send(f"/perkara/{task.case_id}/program/", good)
    audit_on(task.case, date(2027, 1, 11))
    row = {"r0_day": "2027-01-11", "r0_what": "Pabrik · Produksi", "r0_begins": "09.00", "r0_ends": "11.00"}
    days = {"starts_on": "2027-01-11", "ends_on": "2027-01-11", "rest_from": "12:00", "rest_to": "13:00"}
    left, stays = cast.staff["pjt"].pk, cast.staff["auditor"].pk
    assert browser.send(step, {**row, **days, "r0_auditor": str(stays)}).status_code == 302
    PlanRow.objects.update(auditor=left)
    assert '<option value="tim" selected>' not in browser.page(f"/tugas/{task.pk}/")
    refused = browser.send(step, {**row, **days, "r0_auditor": ""})
    assert (refused.status_code, "Pilih auditornya, atau “Seluruh tim”." in refused.content.decode()) == (422, True)
    assert browser.send(step, {**row, **days, **TEAM}).status_code == 302
    assert PlanRow.objects.get().auditor is None
    assert '<option value="tim" selected>' in browser.page(f"/tugas/{task.pk}/")


def test_a_row_of_a_saved_plan_stays_though_its_line_of_the_programme_was_renamed(
    cast: Cast, as_: As, move: Move
) -> None:
    task = cast.case_at("audit-plan")
    move(task.opened_at)
    browser, step = as_(cast.staff["lead-auditor"]), f"/tugas/{task.pk}/isi/simpan/"
    good = {"r0_site": "Pabrik", "r0_process": "Produksi", "r0_clauses": "8.5", "r0_visits": ["stage-2"]}
    browser.send(f"/perkara/{task.case_id}/program/", good)
    audit_on(task.case, date(2027, 1, 11))
    row = {"r0_day": "2027-01-11", "r0_what": "Pabrik · Produksi", "r0_begins": "09.00", "r0_ends": "11.00", **TEAM}
    days = {"starts_on": "2027-01-11", "ends_on": "2027-01-11", "rest_from": "12:00", "rest_to": "13:00"}
    assert browser.send(step, {**row, **days}).status_code == 302
    browser.send(f"/perkara/{task.case_id}/program/", {**good, "r0_process": "Produksi dan gudang"})
    assert browser.send(step, {**row, **days, "rest_to": "13:30"}).status_code == 302
    assert PlanRow.objects.get().process == "Produksi"


def test_t_03_the_page_says_hours_planned_and_needed_before_the_plan_is_sent_and_asks_why_they_are_fewer(
    cast: Cast, as_: As, move: Move
) -> None:
    task = cast.case_at("audit-plan")
    move(task.opened_at)
    fixed = {"days": 9, "reckoned": 9, "on_site_minimum": 7, "is_fixed": True, "by_as": "PJT", "at": task.opened_at}
    basis = basis_for(task.case).kept()
    AuditTime.objects.create(case=task.case, task=task, basis=basis, reasoning=[], standard="iso9001", **fixed)
    browser, step = as_(cast.staff["lead-auditor"]), f"/tugas/{task.pk}/isi"
    good = {"r0_site": "Pabrik", "r0_process": "Produksi", "r0_clauses": "8.5", "r0_visits": ["stage-2"]}
    browser.send(f"/perkara/{task.case_id}/program/", good)
    audit_on(task.case, date(2027, 1, 11))
    row = {"r0_day": "2027-01-11", "r0_what": "Pabrik · Produksi", "r0_begins": "09.00", "r0_ends": "11.00", **TEAM}
    days = {"starts_on": "2027-01-11", "ends_on": "2027-01-11", "rest_from": "12:00", "rest_to": "13:00"}
    browser.send(f"{step}/simpan/", {**row, **days})
    page = browser.page(f"/tugas/{task.pk}/")
    assert 'diperlukan paling sedikit <strong class="figure">48 jam</strong>' in page
    assert "Mengapa jam di lokasi cukup" in page
    refused = browser.send(f"{step}/kirim/")
    assert refused.status_code == 422
    assert "atau tulis mengapa itu cukup." in refused.content.decode()
    assert browser.send(f"{step}/kirim/", {"hours_reason": "Hanya satu lini."}).status_code == 302
    assert "Hanya satu lini." in as_(cast.client).page(f"/perkara/{task.case_id}/rencana/")


def test_t_03_the_page_of_a_scanned_plan_asks_its_hours_and_why_they_are_fewer(cast: Cast, as_: As, move: Move) -> None:
    task = cast.case_at("audit-plan")
    move(task.opened_at)
    fixed = {"days": 9, "reckoned": 9, "on_site_minimum": 7, "is_fixed": True, "by_as": "PJT", "at": task.opened_at}
    basis = basis_for(task.case).kept()
    AuditTime.objects.create(case=task.case, task=task, basis=basis, reasoning=[], standard="iso9001", **fixed)
    browser, act = as_(cast.staff["lead-auditor"]), f"/tugas/{task.pk}/isi/jam-pindaian/"
    scan = sample("Rencana audit")
    attach(task.pk, cast.staff["lead-auditor"], task.opened_at, name="r.pdf", data=scan, kind="rencana-audit")
    assert "meminta paling sedikit 48 jam" in browser.page(f"/tugas/{task.pk}/")
    for typed, said in (("", "Tulis jamnya."), ("0", "lebih dari 0"), ("7,5", "atau tulis mengapa itu cukup")):
        refused = browser.send(act, {"hours": typed})
        assert (refused.status_code, said in refused.content.decode()) == (422, True)
    thirds = {"hours": "7,33", "hours_reason": "Hanya satu lini."}
    assert browser.send(act, thirds).status_code == 302
    assert 'value="7,33"' in browser.page(f"/tugas/{task.pk}/")
    assert browser.send(act, thirds).status_code == 302
    assert browser.send(act, {"hours": "7,5", "hours_reason": "Hanya satu lini."}).status_code == 302
    page = browser.page(f"/tugas/{task.pk}/")
    assert 'value="7,5"' in page
    assert "Hanya satu lini." in page


def test_team_and_checklist_of_an_integrated_audit_say_beforehand_that_a_shared_answer_is_for_both(
    cast: Cast, as_: As, move: Move, auditor: Browser, site: Task
) -> None:
    other = cast.case_at("team", "iso-14001")
    ChecklistQuestion.objects.update(clauses={"iso-9001": "8.5", "iso-14001": "8.1"})
    checklist = f"/tugas/{site.pk}/daftar-periksa/"
    assert "Audit terintegrasi" not in auditor.page(checklist)
    other.case.application.together_with = site.case.application
    other.case.application.save()
    assert f"ditanyakan pada {other.case.number} dijawab sekali untuk keduanya" in auditor.page(checklist)
    page = as_(cast.staff["ss"]).page(f"/tugas/{other.pk}/")
    assert f"Audit terintegrasi dengan {site.case.number}" in page


def test_statements_on_paper_are_uploaded_on_the_page_of_the_team_by_seksi_ss(cast: Cast, as_: As, site: Task) -> None:
    ss, page, act = as_(cast.staff["ss"]), f"/perkara/{site.case_id}/tim/", f"/perkara/{site.case_id}/tim/pernyataan/"
    assert act not in as_(cast.staff["auditor"]).page(page)
    assert act in ss.page(page)
    refused = ss.send(act, {"file": SimpleUploadedFile("p.pdf", b"bukan pdf")})
    assert refused.status_code == 422
    scan = SimpleUploadedFile("pernyataan-tim.pdf", sample("Pernyataan"))
    assert ss.send(act, {"file": scan}).status_code == 302
    assert "pernyataan-tim.pdf" in ss.page(page)
    assert as_(cast.client).get(act).status_code == 404
    assert ss.get(act).status_code == 302


def test_ms_08_a_visit_held_later_than_planned_asks_at_its_first_meeting_why_stage_1_still_holds(
    cast: Cast, site: Task, auditor: Browser
) -> None:
    Visit.objects.filter(task__case=site.case, kind="stage-1").update(held_on=date(2025, 6, 1))
    page = auditor.page(f"/tugas/{site.pk}/")
    assert "hari sesudah tahap 1, lebih lama dari ketentuan skema" in page
    assert page.count("Mengapa hasil tahap 1 masih berlaku") == 1
    for meeting in ("pembukaan", "penutupan"):
        refused = auditor.send(f"/tugas/{site.pk}/isi/buka-{meeting}/")
        assert (refused.status_code, "jangan mulai dan bicarakan" in refused.content.decode()) == (422, True)
    reason = {"interval_reason": "Banjir menutup jalan ke pabrik."}
    assert auditor.send(f"/tugas/{site.pk}/isi/buka-pembukaan/", reason).status_code == 302
    page = auditor.page(f"/tugas/{site.pk}/")
    assert "Banjir menutup jalan ke pabrik." in page
    assert "Mengapa hasil tahap 1 masih berlaku" not in page


def test_ms_08_a_scanned_list_of_attendance_is_asked_when_its_meetings_were(
    cast: Cast, site: Task, auditor: Browser, move: Move
) -> None:
    begun = timezone.localtime(site.opened_at)
    Visit.objects.filter(task__case=site.case, kind="stage-1").update(held_on=begun.date() - timedelta(days=181))
    step, lead = f"/tugas/{site.pk}/", cast.staff["lead-auditor"]
    assert "Daftar hadir dipindai" not in auditor.page(step)
    attach(site.pk, lead, site.opened_at, name="daftar.pdf", data=sample("Daftar hadir"), kind="daftar-hadir")
    assert "Daftar hadir dipindai" in auditor.page(step)
    move(site.opened_at + timedelta(hours=5))
    empty = auditor.send(f"{step}isi/rapat-pindaian/", {}).content.decode()
    assert "Isi hari rapat pembukaan." in empty
    assert "Tulis jamnya." in empty
    clock = {part: (begun + timedelta(hours=hours)).strftime("%H.%M") for part, hours in (("opened", 1), ("closed", 4))}
    given = {f"{part}_day": begun.date().isoformat() for part in clock} | {f"{p}_time": t for p, t in clock.items()}
    refused = auditor.send(f"{step}isi/rapat-pindaian/", given)
    assert (refused.status_code, "Tahap 2 dimulai 181 hari" in refused.content.decode()) == (422, True)
    reason = {"interval_reason": "Banjir menutup jalan ke pabrik."}
    assert "Kedua rapat memang di luar tanggal audit" not in auditor.page(step)
    outside = auditor.send(f"{step}isi/rapat-pindaian/", {**given, **reason})
    assert (outside.status_code, "Kedua rapat memang di luar tanggal audit" in outside.content.decode()) == (422, True)
    meant = {"is_outside": "on"}
    assert auditor.send(f"{step}isi/rapat-pindaian/", {**given, **reason, **meant}).status_code == 302
    page = auditor.page(step)
    assert "Yang hadir ada pada daftar hadir yang dipindai." in page
    assert "Banjir menutup jalan ke pabrik." in page


def test_the_page_of_the_site_says_what_types_1_and_3_ask_for_there(cast: Cast, as_: As, move: Move) -> None:
    task = cast.case_at("stage-2", "sppt-sni")
    move(task.opened_at)
    kinds = {"1": ["sampling", "testing"], "3": ["factory", "sampling", "testing"]}
    SchemeTerms.objects.filter(scheme="sppt-sni").update(evaluations=kinds)
    browser = as_(cast.staff["auditor"])
    said = {
        "1": "skema tidak meminta audit di lokasi: satu lot diambil contohnya",
        "3": "skema meminta asesmen proses produksi di pabrik, bukan audit sistem manajemen",
        "5": "",
    }
    for kind, words in said.items():
        task.case.application.products.update(certification_type=kind)
        page = browser.page(f"/tugas/{task.pk}/")
        assert "Penilaian di lokasi" in page
        assert [one for one in said.values() if one and one in page] == [words][: bool(words)]
        assert ("boleh dikosongkan" in page) == (kind == "1")


def test_a_member_who_has_not_declared_reads_so_and_is_led_to_their_declaration(
    cast: Cast, auditor: Browser, site: Task
) -> None:
    Declaration.objects.filter(user=cast.staff["auditor"]).delete()
    form = f"/penugasan/{site.case.appointments.get().pk}/"
    for path in (f"/tugas/{site.pk}/", f"/tugas/{site.pk}/daftar-periksa/"):
        page = auditor.page(path)
        assert "Anda belum menyatakan bersedia dan tidak berpihak" in page
        assert form in page
        assert "data-outbox" not in page
    answer = auditor.post(address(site), {"found": "conforming", "key": str(uuid4()), "once": str(uuid4())}, **JSON)
    assert "Beri pernyataan itu dahulu" in answer.json()["problem"]
    auditor.send(form, {"willing": "ya", "impartial": "ya", "reason": ""})
    assert form not in auditor.page(f"/tugas/{site.pk}/daftar-periksa/")
