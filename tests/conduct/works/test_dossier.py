"""Everything of a case on one page: what each room knows stands in its section."""

from __future__ import annotations

from mutubaku.cases.models import Task
from mutubaku.conduct.works.dossier import Section, dossier_of
from tests.cast import Cast
from tests.findings.scene import scene


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


def test_samples_and_results_stand_in_the_file_of_a_product(cast: Cast) -> None:
    [(name, said)] = sections(cast.case_at("review", "sppt-sni"))["tests"].facts
    assert "Air mineral" in name
    assert "segel" in said
    assert "memenuhi" in said


def test_the_figures_of_a_plant_stand_with_their_conclusion(cast: Cast) -> None:
    facts = sections(cast.case_at("review", "industri-hijau"))["green"].facts
    assert facts[-1][0] == "Kesimpulan"
    assert facts[-1][1].startswith("Memenuhi standar industri hijau")
