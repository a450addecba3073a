"""Step 9, stage 1: documents and readiness judged, the interval to stage 2, the report (ISO/IEC 17021-1, 9.3.1.2)."""

from __future__ import annotations

from datetime import datetime

from mutubaku.audits.visits.models import DocumentAdequacy, Found, Visit
from mutubaku.audits.visits.policy.stage import stage_1_bars, stage_1_gaps
from mutubaku.audits.visits.queries import visit_in
from mutubaku.cases.models import Task
from mutubaku.conduct.evaluations import evaluations_of
from mutubaku.conduct.integrated import audited_with
from mutubaku.conduct.visiting import checklist, documents_at_stage_1
from mutubaku.findings.queries import blocking
from mutubaku.paper import tanggal
from mutubaku.people.access import Capacity
from mutubaku.procedure import Outcome
from mutubaku.schemes.models import Evaluation

from .audited import checklist_table, manner, remote_lacking
from .letters import Letter, LetterTable
from .work import Work, Written

REPORT = "laporan-tahap-1"


def adequacies(task: Task) -> dict[int, DocumentAdequacy]:
    """What was found of each document, by its version."""
    rows = DocumentAdequacy.objects.filter(visit__task=task)
    return {one.version_id: one for one in rows}


def judged_beside(task: Task) -> dict[int, DocumentAdequacy]:
    """What stage 1 of the other standard found of the same documents, by the stored file that is both cases': what a
    judgement that is not written yet begins with."""
    companion = audited_with(task.case)
    rows = DocumentAdequacy.objects.filter(visit__task__case=companion).select_related("version").order_by("pk")
    return {one.version.file_id: one for one in rows} if companion else {}


def stage_1_beside(task: Task) -> Visit | None:
    """Stage 1 of the other standard, held together with this one, once something is written of it."""
    companion = audited_with(task.case)
    return Visit.objects.filter(task__case=companion, task__step=task.step).last() if companion else None


def gaps(task: Task) -> list[str]:
    """What was not looked at or judged yet."""
    visit, judged = visit_in(task), adequacies(task)
    documents = documents_at_stage_1(task.case) if Evaluation.DOCUMENTS in evaluations_of(task.case) else []
    found = [name for version, name in documents if version.pk not in judged]
    left = [line for line in checklist(task) if not line.found]
    has_interval = visit is not None and visit.next_on is not None
    return stage_1_gaps(len(found), len(left), has_interval=has_interval) + remote_lacking(task, visit)


def open_concerns(task: Task) -> list[str]:
    """What the client has to correct before stage 2: inadequate documents, points that are not ready, findings."""
    names = {version.pk: name for version, name in documents_at_stage_1(task.case)}
    judged = adequacies(task).items()
    documents = [names[pk] for pk, one in judged if not one.is_adequate and pk in names]
    points = [line.text for line in checklist(task) if line.found == Found.NONCONFORMING]
    return documents + points + [f"{one.name}: {one.wording.statement}" for one in blocking(task.case, stage=1)]


def bars(task: Task, outcome: Outcome) -> list[str]:
    """Nothing may be left to correct where all is adequate, and something must be where a correction is asked for."""
    return stage_1_bars(outcome.key, open_concerns(task))


def report(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """The report of stage 1, which the client reads: every document, every point, when stage 2 is planned and why."""
    visit = visit_in(task)
    concerns = open_concerns(task)
    fields = {
        "tanggal_tahap_1": tanggal(visit.held_on) if visit and visit.held_on else "",
        "tanggal_tahap_2": tanggal(visit.next_on) if visit and visit.next_on else "",
        "alasan_selang": visit.interval_reason if visit and visit.interval_reason else "sesuai ketentuan skema",
        "cara_audit": manner(visit),
        "kesimpulan": "Perlu tindakan koreksi sebelum tahap 2." if concerns else "Memadai untuk tahap 2.",
    }
    tables = [_documents(task), checklist_table(checklist(task), "Kesiapan menghadapi tahap 2")]
    if concerns:
        rows = tuple((str(number), name) for number, name in enumerate(concerns, start=1))
        tables.append(LetterTable("Hal yang dapat menjadi ketidaksesuaian", ("No", "Hal"), rows))
    return Letter(fields, tuple(table for table in tables if table.rows))


def _documents(task: Task) -> LetterTable:
    judged = adequacies(task)
    rows = []
    for version, name in documents_at_stage_1(task.case):
        one = judged.get(version.pk)
        said = "belum dinilai" if one is None else "memadai" if one.is_adequate else "belum memadai"
        rows.append((name, str(version.number), said, one.note if one else ""))
    return LetterTable("Kecukupan dokumen", ("Dokumen", "Versi", "Hasil", "Catatan"), tuple(rows))


WORK = Work(gaps=gaps, bars=bars, written={REPORT: Written(report)})
