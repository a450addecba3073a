"""Everything of a case on one page: what each room knows stands in its section."""

from __future__ import annotations

from datetime import UTC, datetime

from mutubaku.cases.models import Task
from mutubaku.certificates.actions import Proposed
from mutubaku.complaints.models import Complaint
from mutubaku.conduct.actions.standing import decide_measure, propose_measure
from mutubaku.conduct.works.dossier import dossier_of
from mutubaku.conduct.works.sections import Proof, Section
from mutubaku.findings.models import Finding
from mutubaku.samples.models import OrderedTest
from tests.cast import Cast, later
from tests.certified import certified
from tests.findings.scene import scene

SETTLED = {
    "is_ours": True,
    "judged_at": later(),
    "judged_reason": "Ya.",
    "outcome": "founded",
    "outcome_reason": "Ada.",
}


def sections(task: Task) -> dict[str, Section]:
    return {one.key: one for one in dossier_of(task.case)}


def test_findings_stand_with_their_corrections_and_how_they_ended(cast: Cast) -> None:
    audit = scene(cast, "corrections")
    assert sections(audit.task)["findings"].empty == "Tidak ada temuan."
    audit.closed()
    audit.recorded()
    (name, said), (_unnumbered, open_said) = sections(audit.task)["findings"].facts
    assert name.endswith("(Mayor)")
    assert open_said.endswith("Belum ditutup.")
    for words in ("Koreksi: Dikalibrasi.", "Penyebab: Tidak terjadwal.", "Ditutup 24-11-2026."):
        assert words in said


def test_an_audit_stands_with_the_days_it_was_planned_and_held(cast: Cast) -> None:
    task = cast.case_at("review")
    found = sections(task)
    labels = [label for label, _said in found["audit-time"].facts]
    assert labels[:2] == ["Waktu audit", "Direncanakan"]
    assert {value for _label, value in found["team"].facts} == {
        cast.staff[role].name for role in ("lead-auditor", "auditor")
    }
    assert any("kenyataan" in label for label in labels)
    assert (found["tests"].empty, found["green"].empty) == (
        "Tidak ada contoh dalam skema ini.",
        "Tidak dinilai dalam skema ini.",
    )


def test_the_steps_of_the_evaluation_bear_the_day_of_the_office(cast: Cast) -> None:
    task = cast.case_at("review")
    evening = datetime(2026, 12, 1, 20, tzinfo=UTC)  # in the office the next day has begun
    task.case.tasks.filter(step="stage-1").update(closed_at=evening)
    said = dict(sections(task)["stages"].facts)
    assert said["Audit tahap 1"].endswith(", 02-12-2026.")


def test_what_was_remarked_on_team_and_days_stands_with_the_reason_it_was_given(cast: Cast) -> None:
    task = cast.case_at("review")
    said = {"remarks": ["1 hari kerja dengan 1 auditor adalah 1 hari auditor."], "reason": "Pabrik tutup."}
    task.case.appointments.filter(replaced_at=None).update(**said)
    found = dict(sections(task)["team"].facts)
    assert found["Yang diperhatikan"] == "1 hari kerja dengan 1 auditor adalah 1 hari auditor.\nAlasan: Pabrik tutup."


def test_samples_and_results_stand_in_the_file_of_a_product(cast: Cast) -> None:
    [(name, said)] = sections(cast.case_at("review", "sppt-sni"))["tests"].facts
    assert "Air mineral" in name
    assert "segel" in said
    assert "memenuhi" in said


def test_a_limit_that_nobody_confirmed_is_marked_where_a_product_is_judged(cast: Cast) -> None:
    task = cast.case_at("review", "sppt-sni")
    assert "(belum dipastikan)" in sections(task)["tests"].facts[0][1]
    OrderedTest.objects.update(is_confirmed=True)
    assert "belum dipastikan" not in sections(task)["tests"].facts[0][1]


def test_the_figures_of_a_plant_stand_with_their_conclusion(cast: Cast) -> None:
    task = cast.case_at("review", "industri-hijau")
    report = task.case.tasks.get(step="audit-report")
    [result] = report.green_results.all()
    file, by = report.versions.first().file, report.closed_by
    added = {"file": file, "filename": "meter.pdf", "added_at": task.opened_at, "added_by": by}
    proof = report.green_evidence.create(key=result.key, **added)
    found = sections(task)["green"]
    (name, said), (last, conclusion) = found.facts
    assert (name, last) == ("Pemakaian energi", "Kesimpulan")
    assert said == (
        "diminta maks. 10 GJ/ton; ditemukan 8 GJ/ton "
        "(Catatan pemakaian bulanan (rekaan), 01-01-2025 – 31-12-2025)\n"
        "memenuhi: 2 GJ/ton (20%) di bawah batas atas"
    )
    assert conclusion.startswith("Memenuhi standar industri hijau")
    assert found.proofs == (Proof("Pemakaian energi: meter.pdf", report.pk, proof.pk, file.sha256),)
    report.green_results.update(applies=False, reason="Tidak memakai energi.")
    assert sections(task)["green"].facts[0][1] == "maks. 10 GJ/ton; tidak berlaku: Tidak memakai energi."
    report.green_results.all().delete()
    assert sections(task)["green"].facts[-1][1].startswith("Belum dapat disimpulkan")


def test_what_was_complained_of_and_done_about_the_holder_stands_beside_the_judgements(cast: Cast) -> None:
    task = cast.case_at("review")
    found = sections(task)
    assert found["complaints"].empty == "Tidak ada keluhan yang tercatat tentang perusahaan ini."
    assert found["measures"].empty == "Tidak ada pembekuan, pencabutan, atau pengurangan yang pernah diusulkan."
    assert found["earlier"].empty == "Belum ada audit sebelumnya atas sertifikat yang dimaksud."
    certificate = certified(cast)
    given = {"name": "Sari", "phone": "0711", "text": "Tanda di luar lingkup.", "received_at": later()}
    about = {"about": "client", "case": certificate.case, "certificate_number": "QMS-1"}
    days = {"acknowledge_days": 3, "answer_days": 10}
    rows = {
        "1/KEL": {},
        "2/KEL": {"is_ours": False, "judged_at": later(), "judged_reason": "Bukan."},
        "3/KEL": {"is_ours": True, "judged_at": later(), "judged_reason": "Ya.", "handler": cast.staff["ss"]},
        "4/KEL": {**SETTLED, "handler": cast.staff["ss"], "decider": cast.staff["head"], "decided_at": later()},
    }
    for number, more in rows.items():
        Complaint.objects.create(office=cast.office, number=number, **given, **about, **days, **more)
    asked = Proposed(measure="suspend", ground="misuse", reason="Tanda.")
    proposal = propose_measure(certificate.pk, asked, cast.staff["ss"], later())
    found = sections(task)
    stated = {
        name: said.removeprefix("Diterima 23-11-2026, sertifikat QMS-1. ") for name, said in found["complaints"].facts
    }
    assert stated == {
        "4/KEL": "Diputuskan 23-11-2026: beralasan.",
        "3/KEL": "Sedang ditangani.",
        "2/KEL": "Bukan urusan kantor.",
        "1/KEL": "Belum ditangani.",
    }
    ((name, said),) = found["measures"].facts
    assert name.startswith("Pembekuan, ")
    assert said.endswith("Menunggu keputusan.")
    decide_measure(proposal.pk, cast.staff["head"], later(), accepted=False, answer="Sudah dihentikan.")
    assert "Tidak diterima 23-11-2026." in sections(task)["measures"].facts[0][1]


def test_the_findings_of_the_audit_before_stand_with_grade_clause_and_state(cast: Cast) -> None:
    audit = scene(cast, "corrections")
    audit.closed()
    certificate = certified(cast)
    later_case = cast.new_case("iso-9001", "surveillance", subject=certificate)
    assert {one.key: one for one in dossier_of(later_case)}["earlier"].empty == (
        "Audit sebelumnya tidak menyampaikan temuan."
    )
    Finding.objects.update(case=certificate.case)
    ((name, said),) = {one.key: one for one in dossier_of(later_case)}["earlier"].facts
    assert name.endswith("(Mayor)")
    assert said == "Klausul 7.1.5: Rekaman kalibrasi timbangan tidak tersedia.\nDitutup 24-11-2026."
