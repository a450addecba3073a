"""The register of competences on the screen: kept by administrator and Seksi SS, declared in by each for themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mutubaku.audits.models import Declaration
from mutubaku.audits.queries import proposal_of
from mutubaku.cases.models import Task
from mutubaku.cli.demonstration.filling.team import as_accepted
from mutubaku.conduct import actions
from mutubaku.notices.models import Notice
from mutubaku.people.models import Absence, Competence, Interest
from tests.cast import Cast
from tests.documents.samples import PNG
from tests.factories.people import official
from tests.web.cases.conftest import As

REGISTER = "/kerja/kompetensi/"
GIVEN = {
    "function": "auditor",
    "reach": "iso-9001|17",
    "starts_on": "2026-11-01",
    "ends_on": "",
    "is_endless": "on",
    "note": "Pelatihan",
}


def test_a_competence_is_entered_with_evidence_that_its_person_and_the_keepers_alone_may_read(
    cast: Cast, as_: As
) -> None:
    auditor, ss = cast.staff["auditor"], as_(cast.staff["ss"])
    home = f"{REGISTER}orang/{auditor.pk}/"
    file = SimpleUploadedFile("bukti.png", PNG, "image/png")
    assert ss.send(f"{home}baru/", {**GIVEN, "file": file})["Location"] == home
    entry = Competence.objects.get(scope="17")
    assert (entry.filename, entry.approved_by, entry.media_type) == ("bukti.png", cast.staff["ss"], "image/png")
    assert "kode IAF 17" in ss.page(home)
    path = f"{REGISTER}{entry.pk}/bukti/"
    for user, status in ((auditor, 200), (official(cast.office, "administrator"), 200), (cast.staff["pjt"], 404)):
        assert as_(user).get(path).status_code == status
    assert as_(cast.client).get(path).status_code == 403
    assert ss.get(f"{REGISTER}{Competence.objects.exclude(pk=entry.pk)[0].pk}/bukti/").status_code == 404


def test_whoever_keeps_the_register_does_not_approve_themselves(cast: Cast, as_: As) -> None:
    ss, home = as_(cast.staff["ss"]), f"{REGISTER}orang/{cast.staff['ss'].pk}/"
    page = ss.page(home)
    assert "Kompetensi Anda sendiri disetujui orang lain" in page
    assert f"{home}baru/" not in page
    refused = ss.send(f"{home}baru/", GIVEN)
    assert refused.status_code == 422
    assert "disetujui orang lain" in refused.content.decode()


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(cast: Cast, as_: As) -> None:
    ss = as_(cast.staff["ss"])
    address = f"{REGISTER}orang/{cast.staff['auditor'].pk}/baru/"
    before = Competence.objects.count()
    wrong = ss.send(address, {**GIVEN, "is_endless": "", "ends_on": "2026-10-01"})
    assert wrong.status_code == 422
    text = wrong.content.decode()
    assert "mendahului tanggal mulai" in text
    assert 'value="Pelatihan"' in text
    endless = ss.send(address, {**GIVEN, "is_endless": ""}).content.decode()
    assert "Tulis hari terakhirnya, atau centang bahwa buktinya tidak menyebutnya." in endless
    both = ss.send(address, {**GIVEN, "ends_on": "2027-10-01"}).content.decode()
    assert "hapus centang bahwa buktinya tidak menyebutnya." in both
    assert "Tulis dasarnya, misalnya nomor sertifikat" in ss.send(address, {**GIVEN, "note": ""}).content.decode()
    bad = ss.send(address, {**GIVEN, "file": SimpleUploadedFile("bukti.pdf", b"bukan PDF", "application/pdf")})
    assert "bukan PDF seperti namanya" in bad.content.decode()
    assert Competence.objects.count() == before


def test_the_matrix_shows_letters_by_scope_and_the_list_what_ends_soon(cast: Cast, as_: As) -> None:
    ss, auditor = as_(cast.staff["ss"]), cast.staff["auditor"]
    Competence.objects.filter(user=auditor, scheme="iso-9001").update(scope="14", ends_on="2026-12-31")
    page = ss.page(f"{REGISTER}matriks/?skema=iso-9001")
    assert "Seluruh skema" in page
    assert "berakhir dalam 90 hari" in page
    assert auditor.name in ss.page(f"{REGISTER}matriks/?skema=apa-saja")
    assert "Berakhir dalam 90 hari" in ss.page(REGISTER)
    Competence.objects.filter(scheme="sppt-sni").delete()
    assert "masih kosong" in ss.page(f"{REGISTER}matriks/?skema=sppt-sni")
    remarks = as_(official(cast.office, "administrator")).page("/administrasi/")
    assert f"1 kompetensi {auditor.name} berakhir dalam 90 hari" in remarks
    assert "Daftar kompetensi kosong untuk SPPT SNI" in remarks


def test_a_competence_is_ended_with_a_reason_and_leave_and_interests_entered_for_a_person(cast: Cast, as_: As) -> None:
    ss, auditor = as_(cast.staff["ss"]), cast.staff["auditor"]
    entry, home = Competence.objects.filter(user=auditor)[0], f"{REGISTER}orang/{auditor.pk}/"
    assert ss.send(f"{REGISTER}{entry.pk}/akhiri/", {"last_day": "2027-01-31", "reason": ""}).status_code == 422
    ss.send(f"{REGISTER}{entry.pk}/akhiri/", {"last_day": "2027-01-31", "reason": "Pindah tugas."})
    ss.send(f"{home}kepentingan/", {"kind": "employment", "organisation": cast.organisation.pk})
    ss.send(f"{home}cuti/", {"kind": "leave", "starts_on": "2027-02-01", "ends_on": "2027-02-05"})
    page = ss.page(home)
    for words in ("Pindah tugas.", cast.organisation.name, "Cuti"):
        assert words in page


def test_everybody_declares_and_ends_for_themselves_and_for_nobody_else(cast: Cast, as_: As) -> None:
    mine, other = as_(cast.staff["auditor"]), as_(cast.staff["ppc"])
    assert mine.send("/kerja/saya/kepentingan/", {"kind": "ownership"}).status_code == 422
    mine.send("/kerja/saya/kepentingan/", {"kind": "ownership", "company": "PT Milik Sendiri"})
    mine.send("/kerja/saya/cuti/", {"kind": "training", "starts_on": "2027-02-01", "ends_on": "2027-02-05"})
    interest, absence = Interest.objects.get(), Absence.objects.get()
    assert "PT Milik Sendiri" in mine.page("/kerja/saya/")
    for path in (f"/kerja/kepentingan/{interest.pk}/akhiri/", f"/kerja/cuti/{absence.pk}/batal/"):
        assert other.get(path).status_code == 404
        assert mine.get(path).status_code == 200
    mine.send(f"/kerja/kepentingan/{interest.pk}/akhiri/", {"last_day": "2020-01-01"})
    as_(cast.staff["ss"]).send(f"/kerja/cuti/{absence.pk}/batal/")
    interest.refresh_from_db()
    absence.refresh_from_db()
    assert (str(interest.ends_on), absence.withdrawn_at is None) == ("2020-01-01", False)


@pytest.mark.parametrize("who", ["pjt", "auditor", "client", "outsider"])
def test_nobody_else_opens_the_register(cast: Cast, as_: As, who: str) -> None:
    user = {"client": cast.client, "outsider": cast.outsider}.get(who) or cast.staff[who]
    assert as_(user).get(REGISTER).status_code == 403


def test_a_member_reads_declares_and_takes_the_calendar_file_and_seksi_ss_sees_it(
    cast: Cast, as_: As, soon_after: Callable[[Task], Task]
) -> None:
    task = soon_after(cast.case_at("team"))
    ss = as_(cast.staff["ss"])
    empty = ss.page(f"/tugas/{task.pk}/")
    assert "Tunjuk tim ini" in empty
    assert "Harus ditutup bersama: kode IAF 14" in empty
    proposal = proposal_of(task.case)
    assert proposal is not None
    made = actions.appoint_team(task.pk, cast.staff["ss"], task.opened_at, plan=as_accepted(proposal))
    mine = as_(cast.staff["auditor"])
    path = f"/penugasan/{made.pk}/"
    assert cast.organisation.name in mine.page(path)
    assert mine.send(path, {"willing": "ya", "impartial": "tidak", "reason": ""}).status_code == 422
    assert mine.send(path, {"willing": "ya", "impartial": "ya", "reason": ""})["Location"] == path
    assert Declaration.objects.get().is_yes
    answer = mine.get(f"{path}audit.ics")
    assert (answer["Content-Type"], answer["Content-Disposition"]) == (
        "text/calendar; charset=utf-8; method=REQUEST",
        f'attachment; filename="audit-{task.case_id}.ics"',
    )
    assert "Bersedia dan tidak berpihak" in ss.page(f"/tugas/{task.pk}/")
    assert as_(cast.staff["pjt"]).get(path).status_code == 404
    assert "Bersedia dan tidak berpihak" in ss.page(f"/perkara/{task.case_id}/tim/")
    assert as_(cast.client).get(f"/perkara/{task.case_id}/tim/").status_code == 404
    mine.send("/kerja/saya/kepentingan/", {"kind": "ownership", "organisation": cast.organisation.pk})
    assert "Berkepentingan pada pelanggan" in ss.page(f"/perkara/{task.case_id}/tim/")
    assert Notice.objects.filter(kind="member-tied", role="ss").count() == 1
