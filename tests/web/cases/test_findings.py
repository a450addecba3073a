"""The pages of findings and of the report, on both sides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from mutubaku.applications.models import Application, Site
from mutubaku.audits.visits.models import ChecklistEntry, ChecklistItem, Visit
from mutubaku.cases.models import Case
from mutubaku.certificates.models import Certificate, Subject
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct.actions import findings as acts
from mutubaku.conduct.actions import reporting
from mutubaku.findings.actions import Sections
from mutubaku.findings.models import Act, Answer, FactRemark, Finding, Wording
from mutubaku.findings.policy import State
from mutubaku.people.models import User
from tests.cast import Cast, later
from tests.findings.scene import AT, GIVEN, Scene, after, opened, scene

As = Callable[[User], Any]
SAID = {"grade": "minor", "statement": "Rekaman tidak ada.", "requirement": "Klausul 7.5", "evidence": "Map A."}
ANSWER = {"correction": "Dibuat.", "cause": "Lupa.", "corrective_action": "Dijadwalkan."}


@pytest.fixture
def audit(cast: Cast, move: Callable[..., None]) -> Scene:
    """A case at stage 2, on its day."""
    move(AT)
    return scene(cast)


def page(of: Scene, rest: str = "") -> str:
    return f"/tugas/{of.task.pk}/temuan/{rest}"


def own(of: Scene, rest: str = "") -> str:
    return f"/perkara/{of.case.pk}/temuan/{rest}"


def test_a_finding_is_written_from_a_checklist_s_clause_and_nothing_typed_is_lost(audit: Scene, as_: As) -> None:
    auditor = as_(audit.auditor)
    html = auditor.page(page(audit, "baru/?klausul=Klausul%208.4"))
    assert 'value="Klausul 8.4"' in html
    assert "belum dipastikan" in html
    bad = auditor.send(page(audit, "baru/"), {**SAID, "evidence": ""})
    assert (bad.status_code, "Rekaman tidak ada." in bad.content.decode()) == (422, True)
    assert "Tulis bukti objektif yang Anda lihat." in bad.content.decode()
    assert auditor.send(page(audit, "baru/"), SAID).status_code == 302
    assert Wording.objects.get().requirement == "Klausul 7.5"


def test_a_finding_that_concerns_both_standards_is_typed_once_and_answered_once(
    cast: Cast, audit: Scene, as_: As
) -> None:
    second = beside(cast, audit)
    first = audit.released()
    auditor = as_(audit.auditor)
    html = auditor.page(page(second, "baru/"))
    assert ("Pilih temuan yang juga menyangkut standar ini" in html, f"?seperti={first}" in html) == (True, True)
    begun = auditor.page(page(second, f"baru/?seperti={first}"))
    words = audit.standing(first).wording
    assert (words.statement in begun, words.evidence in begun, words.requirement in begun) == (True, True, False)
    said = {"grade": "minor", "statement": words.statement, "requirement": "Klausul 7.1", "evidence": words.evidence}
    assert auditor.send(page(second, "baru/"), said).status_code == 302
    assert "Pilih temuan yang juga" not in auditor.page(page(second, "baru/"))
    assert "Pilih temuan yang juga" not in auditor.page(page(audit, "baru/"))

    client = as_(cast.client)
    told = f"Temuan yang sama pada {second.case.number}, ISO 14001:"
    assert told not in client.page(own(audit, f"{first}/"))  # the team alone knows of it yet
    assert told in auditor.page(page(audit, f"{first}/"))
    acts.release_findings(second.task.pk, second.leader, AT)
    assert told in client.page(own(audit, f"{first}/"))
    same = Finding.objects.get(case=second.case)
    assert "Terisi dari jawaban Anda" not in client.page(own(second, f"{same.pk}/"))
    audit.answers(first)
    html = client.page(own(second, f"{same.pk}/"))
    assert ("Terisi dari jawaban Anda" in html, GIVEN.correction in html, GIVEN.cause in html) == (True, True, True)


def beside(cast: Cast, first: Scene) -> Scene:
    """The other standard's case at the same step, its audit held together with the first's."""
    case = cast.new_case("iso-14001")
    Case.objects.filter(pk=case.pk).update(number="0002/UJI", sent_at=case.opened_at)
    case.tasks.update(closed_at=case.opened_at, outcome="dikirim")
    Application.objects.filter(case=case).update(together_with=first.case.application)
    case.refresh_from_db()
    return Scene(cast, case, opened(case, first.task.step, later()))


def test_a_line_that_does_not_conform_is_listed_until_it_is_a_finding_or_has_its_reason(audit: Scene, as_: As) -> None:
    visit = Visit.objects.create(task=audit.task, kind="stage-2")
    said = {"found": "nonconforming", "note": "Belum.", "typed_at": AT, "sent_at": AT, "by": audit.auditor}
    for name, clause in (("b-1", ["8.4"]), ("b-2", [])):
        item = ChecklistItem.objects.create(visit=visit, name=name, text=f"Butir {name}", clauses=clause)
        ChecklistEntry.objects.create(item=item, key=uuid4(), **said)
    auditor, step = as_(audit.auditor), f"/tugas/{audit.task.pk}/"
    html = auditor.page(step)
    assert ("yang belum menjadi temuan" in html, page(audit, "bukan/b-1/") in html) == (True, True)
    assert 'value="Klausul 8.4"' in auditor.page(page(audit, "baru/?klausul=Klausul+8.4"))
    bad = auditor.send(page(audit, "bukan/b-1/"), {"words": " "})
    assert (bad.status_code, "Tulis alasannya." in bad.content.decode()) == (422, True)
    assert auditor.send(page(audit, "bukan/b-1/"), {"words": "Diperbaiki seketika."}).status_code == 302
    assert auditor.get(page(audit, "bukan/b-1/")).status_code == 302  # nothing is asked of it any more
    assert auditor.send(page(audit, "baru/"), {**SAID, "requirement": "Butir b-2"}).status_code == 302
    assert "yang belum menjadi temuan" not in auditor.page(step)
    assert "Butir “Butir b-1” tidak sesuai, tetapi bukan temuan." in auditor.page(f"/perkara/{audit.case.pk}/")
    assert "bukan temuan" not in as_(audit.cast.client).page(f"/perkara/{audit.case.pk}/")


def test_s_08_at_several_sites_it_says_where_and_the_client_looks_at_the_others(audit: Scene, as_: As) -> None:
    application, auditor = audit.case.application, as_(audit.auditor)
    assert 'name="site"' not in auditor.page(page(audit, "baru/"))
    Site.objects.create(application=application, name="Pabrik 2", address="Jl. 2", activities="Produksi")
    assert "Pabrik 2" in auditor.page(page(audit, "baru/"))
    assert auditor.send(page(audit, "baru/"), {**SAID, "site": "Pabrik 2"}).status_code == 302
    as_(audit.leader).assent(page(audit, "rilis/"))
    found, client = Finding.objects.get().pk, as_(audit.cast.client)
    assert "Temuan ini ditemukan di Pabrik 2." in client.page(own(audit, f"{found}/"))
    bad = client.send(own(audit, f"{found}/"), ANSWER)
    assert (bad.status_code, "apakah lokasi lain terdampak, dan apa" in bad.content.decode()) == (422, True)
    assert client.send(own(audit, f"{found}/"), {**ANSWER, "other_sites": "Tidak terdampak."}).status_code == 302
    assert "Tidak terdampak." in auditor.page(page(audit, f"{found}/"))


def test_it_is_changed_withdrawn_or_released_each_on_its_own_page(audit: Scene, as_: As) -> None:
    first, second = audit.recorded(), audit.recorded()
    auditor, leader = as_(audit.auditor), as_(audit.leader)
    assert auditor.send(page(audit, f"{first}/ubah/"), SAID).status_code == 302
    assert auditor.send(page(audit, f"{second}/batal/"), {"words": ""}).status_code == 422
    assert auditor.send(page(audit, f"{second}/batal/"), {"words": "Keliru."}).status_code == 302
    assert auditor.get(page(audit, "rilis/")).status_code == 404
    html = leader.page(page(audit, "rilis/"))
    assert ("hari terakhir audit, 24 November 2026" in html, "Rekaman tidak ada." in html) == (True, True)
    assert leader.assent(page(audit, "rilis/")).status_code == 302
    assert leader.send(page(audit, "rilis/")).status_code == 422
    assert auditor.get(page(audit, f"{first}/batal/")).status_code == 302
    html = auditor.page(page(audit, f"{first}/ubah/"))
    assert ("isinya tidak dapat diubah lagi" in html, "Simpan temuan" in html) == (True, False)
    late = auditor.send(page(audit, f"{first}/ubah/"), {**SAID, "evidence": "Map B, dari telepon."})
    assert (late.status_code, "Map B, dari telepon." in late.content.decode()) == (422, True)  # nothing typed is lost
    assert audit.standing(first).state == State.RELEASED


def test_a_change_that_knew_nothing_of_a_colleague_s_is_shown_beside_it_until_one_is_saved(
    audit: Scene, as_: As
) -> None:
    found = audit.recorded()
    auditor, leader = as_(audit.auditor), as_(audit.leader)
    path = page(audit, f"{found}/ubah/")
    assert 'name="basis" data-basis value="1"' in auditor.page(path)
    assert leader.send(path, {**SAID, "evidence": "Map C.", "basis": "1"}).status_code == 302
    assert auditor.send(path, {**SAID, "basis": "1"}).status_code == 302
    for shown in (page(audit, f"{found}/"), path):
        html = auditor.page(shown)
        assert ("Map A." in html, "Map C." in html, "pada saat yang sama" in html) == (True, True, True)
    refused = leader.assent(page(audit, "rilis/"))
    assert (refused.status_code, "ditulis bersamaan" in refused.content.decode()) == (422, True)
    assert auditor.send(path, {**SAID, "basis": "3"}).status_code == 302
    assert "pada saat yang sama" not in auditor.page(page(audit, f"{found}/"))
    assert auditor.send(path, {**SAID, "basis": "x"}).status_code == 302  # without a number nothing is claimed


def test_a_finding_that_arrives_while_the_leader_reads_is_not_told_to_the_client_unread(audit: Scene, as_: As) -> None:
    first = audit.recorded()
    leader = as_(audit.leader)
    read = {"read": f"{first}:1"}
    second = audit.recorded()
    refused = leader.send(page(audit, "rilis/"), read)
    said = "Sementara Anda membaca, daftar temuan berubah. Baca yang terbaru, lalu tekan lagi."
    assert (refused.status_code, said in refused.content.decode()) == (422, True)
    assert {audit.standing(one).state for one in (first, second)} == {State.RECORDED}
    assert as_(audit.auditor).send(page(audit, f"{first}/ubah/"), SAID).status_code == 302
    assert leader.send(page(audit, "rilis/"), {"read": f"{first}:1 {second}:1"}).status_code == 422
    assert leader.assent(page(audit, "rilis/")).status_code == 302


def test_the_corrections_step_lists_findings_and_leads_to_their_judgement(audit: Scene, as_: As) -> None:
    found = audit.released()
    audit.answers(found)
    audit.goes_to("corrections")
    auditor = as_(audit.auditor)
    html = auditor.page(f"/tugas/{audit.task.pk}/")
    assert ("Perlu dinilai" in html, f'href="{page(audit, f"{found}/")}"' in html) == (True, True)
    path = page(audit, f"{found}/")
    assert "Jawaban putaran ke-1" in auditor.page(path)
    bad = auditor.send(path, {"act": "returned", "words": ""})
    assert (bad.status_code, "Tulis alasannya." in bad.content.decode()) == (422, True)
    assert auditor.send(path, {"act": "accepted", "words": ""}).status_code == 302
    assert "terverifikasi" in auditor.page(path)
    assert auditor.send(path, {"act": "verified", "words": "Dilihat."}).status_code == 302
    assert audit.standing(found).state == State.CLOSED
    assert "Simpan penilaian" not in auditor.page(path)


def test_what_the_audit_before_and_stage_1_told_is_in_view_at_the_visit_and_on_its_checklist(
    cast: Cast, as_: As, move: Callable[..., None]
) -> None:
    """ISO/IEC 17021-1, 9.6.2.2: a visit looks at what was done about the findings of the audit before it."""
    move(AT)
    first = scene(cast)
    first.closed(statement="Rekaman kalibrasi hilang.")
    Case.objects.filter(pk=first.case.pk).update(closed_at=AT, ending="completed", number="0002/UJI")
    dated = {"valid_from": AT.date(), "valid_until": AT.date() + timedelta(days=1000), "holder": {}, "scope": {}}
    whose = {"office": cast.office, "organisation": first.case.organisation, "case": first.case}
    certificate = Certificate.objects.create(scheme="iso-9001", number="1", secret="1", **whose, **dated)
    again = scene(cast, "stage-1")
    Case.objects.filter(pk=again.case.pk).update(kind="recertification", number="0003/UJI")
    Subject.objects.create(case=again.case, certificate=certificate)
    auditor = as_(again.auditor)
    assert "Rekaman kalibrasi hilang." in auditor.page(f"/tugas/{again.task.pk}/")
    again.released(statement="Audit internal belum lengkap.")
    again.goes_to("stage-2")
    html = auditor.page(f"/tugas/{again.task.pk}/")
    before = html[html.index('id="temuan-terdahulu"') : html.index('id="temuan"')]
    for words in ("Rekaman kalibrasi hilang.", "Jawaban putaran ke-1", "Ditutup", "Audit internal belum lengkap."):
        assert words in before
    assert "2 temuan terdahulu" in auditor.page(f"/tugas/{again.task.pk}/daftar-periksa/")
    assert "temuan-terdahulu" not in as_(first.auditor).page(f"/tugas/{scene(cast).task.pk}/")


def test_before_the_release_a_finding_does_not_exist_for_the_client(audit: Scene, as_: As) -> None:
    found = audit.recorded()
    client = as_(audit.cast.client)
    assert "Tidak ada temuan audit." in client.page(own(audit))
    client.page(own(audit, f"{found}/"), 404)
    client.page(page(audit, f"{found}/"), 404)
    assert "Temuan audit" not in client.page(f"/perkara/{audit.case.pk}/")


def test_the_client_answers_with_evidence_and_reads_every_round(audit: Scene, as_: As) -> None:
    found = audit.released()
    audit.goes_to("corrections", waits=True)
    client = as_(audit.cast.client)
    html = client.page(f"/perkara/{audit.case.pk}/")
    assert "Jawab 1 temuan audit, yang terdekat paling lambat 24 Desember 2026." in html
    assert client.get(f"/perkara/{audit.case.pk}/lengkapi/").headers["Location"] == own(audit)
    path = own(audit, f"{found}/")
    bad = client.send(path, {**ANSWER, "cause": ""})
    assert (bad.status_code, "Dijadwalkan." in bad.content.decode()) == (422, True)
    assert "Tulis penyebabnya menurut analisis Anda." in bad.content.decode()
    files = [SimpleUploadedFile(f"{name}.pdf", sample(name)) for name in ("Satu", "Dua")]
    assert client.send(path, {**ANSWER, "proof": files}).status_code == 302
    assert Answer.objects.get().files.count() == 2
    audit.judges(found, Act.RETURNED, "Bukti kedua tidak terbaca.")
    html = client.page(path)
    assert ("Bukti kedua tidak terbaca." in html, "Dijadwalkan." in html) == (True, True)
    assert "Bukti atas temuan" in client.page(f"/perkara/{audit.case.pk}/")


def test_an_answer_after_the_due_day_is_taken_with_a_sentence(audit: Scene, as_: As, move: Callable[..., None]) -> None:
    found = audit.released()
    move(after(40))
    client = as_(audit.cast.client)
    assert "dicatat terlambat" in client.page(own(audit, f"{found}/"))
    answer = client.send(own(audit, f"{found}/"), ANSWER, follow=True)
    assert "jawaban Anda diterima dan dicatat terlambat" in answer.content.decode()
    assert "Melewati tenggat" in client.page(own(audit, f"{found}/"))


@override_settings(UPLOAD_LIMIT=1000)
def test_a_photo_that_is_too_large_is_refused_and_the_words_stay(audit: Scene, as_: As) -> None:
    found = audit.released()
    large = SimpleUploadedFile("foto.jpg", b"x" * 2000)
    bad = as_(audit.cast.client).send(own(audit, f"{found}/"), {**ANSWER, "proof": [large]})
    html = bad.content.decode()
    assert (bad.status_code, "terlalu besar" in html, "Dijadwalkan." in html) == (422, True, True)
    assert audit.standing(found).state == State.RELEASED


def test_who_answered_before_the_wait_began_says_so_on_the_list(audit: Scene, as_: As) -> None:
    audit.answers(audit.released())
    audit.goes_to("corrections", waits=True)
    client = as_(audit.cast.client)
    assert "Semua sudah saya jawab" in client.page(own(audit))
    client.send(own(audit))
    assert not audit.task.pauses.filter(ended_at=None).exists()
    assert client.send(own(audit)).headers["Location"] == own(audit)


def test_a_concern_is_written_and_answered_by_simpler_forms(cast: Cast, as_: As, move: Callable[..., None]) -> None:
    move(AT)
    first = scene(cast, "stage-1")
    auditor, client = as_(first.auditor), as_(cast.client)
    assert "Bukti objektif" not in auditor.page(page(first, "baru/"))
    auditor.send(page(first, "baru/"), {"statement": "Tinjauan manajemen belum ada.", "requirement": "9.3"})
    found = Finding.objects.get().pk
    as_(first.leader).assent(page(first, "rilis/"))
    html = client.page(own(first, f"{found}/"))
    assert ("Yang sudah Anda lakukan" in html, "Penyebab" in html) == (True, False)
    assert client.send(own(first, f"{found}/"), {"correction": "Sudah diadakan."}).status_code == 302


def test_the_office_reads_findings_with_their_rounds_and_outsiders_nothing(audit: Scene, as_: As) -> None:
    found = audit.released()
    audit.answers(found)
    assert "Jawaban putaran ke-1" in as_(audit.cast.staff["reviewer"]).page(own(audit))
    as_(audit.cast.staff["reviewer"]).page(own(audit, f"{found}/"), 404)
    as_(audit.cast.outsider).page(own(audit), 404)
    as_(audit.cast.staff["pjt"]).page(page(audit, f"{found}/"), 404)


def test_report_remarks_replies_and_a_corrected_version(audit: Scene, as_: As) -> None:
    audit.goes_to("audit-report")
    client, leader = as_(audit.cast.client), as_(audit.leader)
    path = f"/perkara/{audit.case.pk}/laporan-audit/"
    assert client.get(path).status_code == 302
    html = leader.page(f"/tugas/{audit.task.pk}/")
    assert ("Pernyataan kesesuaian" in html, "Tidak ada temuan yang perlu dijawab pelanggan" in html) == (True, True)
    own = {"scope_fit": "Sesuai.", "internal": "Efektif.", "recommendation": "Direkomendasikan."}
    sections = Sections(aim="met", conformity="Sesuai.", **own)
    reporting.write_report(audit.task.pk, audit.leader, AT, sections)
    audit.goes_to("corrections")
    assert client.send(path, {"place": "", "words": "Keliru."}).status_code == 422
    assert client.send(path, {"place": "Tempat", "words": "Jalan keliru."}).status_code == 302
    remark = FactRemark.objects.get().pk
    assert "Jalan keliru." in leader.page(path)
    assert leader.send(path, {"remark": remark, "is_right": "ya", "words": ""}).status_code == 422
    leader.page(f"{path}perbaiki/", 404)
    assert leader.send(path, {"remark": remark, "is_right": "ya", "words": "Benar."}).status_code == 302
    assert "Tulis versi baru" in leader.page(path)
    assert leader.send(f"{path}perbaiki/", {"aim": "met"}).status_code == 422
    corrected = {"aim": "met", "conformity": "Sesuai; jalan diperbaiki.", **own}
    assert leader.send(f"{path}perbaiki/", corrected).status_code == 302
    assert audit.case.documents.get(kind="laporan-audit").versions.count() == 1
    assert "Benar" in client.page(path)


def test_the_leader_takes_a_finished_report_back_on_a_page_of_its_own(audit: Scene, as_: As) -> None:
    audit.goes_to("audit-report")
    client, leader = as_(audit.cast.client), as_(audit.leader)
    path = f"/perkara/{audit.case.pk}/laporan-audit/"
    own = {"scope_fit": "Sesuai.", "internal": "Efektif.", "recommendation": "Direkomendasikan."}
    sections = Sections(aim="met", conformity="Sesuai.", **own)
    reporting.write_report(audit.task.pk, audit.leader, AT, sections)
    audit.goes_to("corrections")
    assert "Kembalikan menjadi konsep" in leader.page(path)
    client.page(f"{path}konsep/", 404)
    refused = leader.send(f"{path}konsep/", {"reason": ""})
    assert (refused.status_code, "Tulis alasannya." in refused.content.decode()) == (422, True)
    assert leader.send(f"{path}konsep/", {"reason": "Tanggal keliru."}).status_code == 302
    html = leader.page(path)
    assert ("Versi 1 dikembalikan menjadi konsep" in html, "Tanggal keliru." in html) == (True, True)
    html = client.page(path)
    assert ("Ketua tim sedang memperbaiki laporan ini." in html, "Tanggal keliru." in html) == (True, False)
    again = leader.send(f"{path}konsep/", {"reason": "Lagi."})
    assert (again.status_code, "sudah menjadi konsep" in again.content.decode()) == (422, True)
    assert "tidak dapat dikembalikan menjadi konsep" in leader.page(f"{path}konsep/")
    corrected = {"aim": "met", "conformity": "Sesuai; tanggal diperbaiki.", **own}
    assert leader.send(f"{path}perbaiki/", corrected).status_code == 302
    assert "sedang memperbaiki" not in client.page(path)
