"""The audit report in the demonstration: the leader's sections, and the finding that an outcome speaks of."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mutubaku.cases.models import Task
from mutubaku.conduct.actions.reporting import write_report
from mutubaku.conduct.works.audit_facts import differs, facts
from mutubaku.conduct.works.audit_report import NONCONFORMING
from mutubaku.findings.actions import Sections
from mutubaku.people.models import User
from mutubaku.procedure import Outcome

from .findings import has_findings, release_all

SECTIONS = Sections(
    aim="met",
    conformity="Perusahaan menerapkan persyaratan acuan pada contoh yang diperiksa, kecuali temuan yang dicatat.",
    scope_fit="Ruang lingkup yang dimohonkan sesuai dengan kegiatan dan lokasi yang diaudit.",
    internal="Audit internal dan tinjauan manajemen dilaksanakan menurut jadwal dan ditindaklanjuti (rekaan).",
    earlier="Tindakan atas temuan audit terakhir masih berjalan dan efektif (rekaan).",
    remote="Wawancara kantor pusat lewat panggilan video; tujuan bagian itu tercapai (rekaan).",
    marks="Sertifikat dan tanda sertifikasi dipakai sesuai perjanjian (rekaan).",
    positives="Pimpinan dan penanggung jawab proses hadir pada seluruh kegiatan audit (rekaan).",
    recommendation="Sertifikasi direkomendasikan setelah temuan, bila ada, ditutup.",
)

DEVIATION = "Kegiatan berjalan lebih singkat daripada rencana karena data demonstrasi dibuat sekaligus (rekaan)."


def fill(task: Task, outcome: Outcome, by: User, at: datetime) -> None:
    """Write the report; a report of nonconformities has at least one."""
    release_all(task, at)
    if outcome.key == NONCONFORMING:
        has_findings(task, by, at)
    why = DEVIATION if differs(facts(task)) else ""
    write_report(task.pk, by, at, replace(SECTIONS, deviations=why))
