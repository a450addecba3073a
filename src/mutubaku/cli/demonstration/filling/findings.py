"""Findings in the demonstration: recorded and released where a report has some, answered by the client, judged."""

from __future__ import annotations

from datetime import datetime

from mutubaku.cases.models import Task
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct.actions.findings import answer_finding, judge_finding, record_finding, release_findings
from mutubaku.conduct.works.findings import BACK, stage_of
from mutubaku.findings.actions import Given, Words
from mutubaku.findings.models import Act
from mutubaku.findings.policy import State
from mutubaku.findings.queries import awaiting_client, demands_of, open_findings
from mutubaku.people.models import User
from mutubaku.people.queries import officials
from mutubaku.procedure import Outcome
from mutubaku.schemes.models import Grade

EXAMPLE = {  # invented throughout
    "statement": "Rekaman kalibrasi satu alat ukur tidak tersedia (temuan rekaan untuk demonstrasi).",
    "requirement": "Klausul 7.1.5 (contoh)",
    "evidence": "Timbangan contoh T-01 di gudang bahan: rekaman terakhir berumur lebih dari satu tahun.",
    "place": "Gudang bahan",
}
GIVEN = Given(
    correction="Alat ukur dikalibrasi pada laboratorium rekaan, rekamannya dilampirkan.",
    cause="Jadwal kalibrasi tidak memuat alat ukur itu (rekaan).",
    corrective_action="Jadwal kalibrasi disusun ulang dari daftar alat ukur (rekaan).",
)
REASON = "Bukti yang dilampirkan belum menunjukkan alat ukur yang dimaksud (rekaan)."


def has_findings(task: Task, by: User, at: datetime) -> None:
    """One finding of stage 2, told to the client, unless there is one already."""
    if open_findings(task.case, stage=2):
        return
    grades = demands_of(task.case).by_grade
    grade = Grade.MINOR if Grade.MINOR in grades else Grade.MAJOR
    record_finding(task.pk, by, at, Words(grade=grade, **EXAMPLE))
    release_findings(task.pk, by, at)


def answer_findings(task: Task, client: User, at: datetime) -> bool:
    """The client answers all that waits for it; whether there was anything, and with it the wait has ended."""
    waiting = awaiting_client(task.case, stage=stage_of(task)) if stage_of(task) else []
    for one in waiting:
        proof = [("bukti-tindakan-koreksi.pdf", sample("Bukti tindakan koreksi"))]
        answer_finding(task.case_id, one.row.pk, client, at, GIVEN, proof)
    return bool(waiting)


def fill(task: Task, outcome: Outcome, by: User, at: datetime) -> None:
    """Judge what the client answered: enough, or the first of it not."""
    stage = stage_of(task)
    if open_findings(task.case, stage=stage):
        release_all(task, at)
        answer_findings(task, task.case.organisation.users.order_by("memberships__pk")[0], at)
    if outcome.key == BACK:
        for one in open_findings(task.case, stage=stage)[:1]:
            judge_finding(task.pk, one.row.pk, by, at, act=Act.RETURNED, words=REASON)
        return
    for state, act in ((State.ANSWERED, Act.ACCEPTED), (State.ACCEPTED, Act.VERIFIED)):
        for one in open_findings(task.case, stage=stage):
            if one.state == state:
                judge_finding(task.pk, one.row.pk, by, at, act=act, words="Diperiksa pada bukti (rekaan).")


def release_all(task: Task, at: datetime) -> None:
    """The leader tells the client what the team has recorded, where that is still to be done."""
    waiting = [one for one in open_findings(task.case, stage=stage_of(task)) if one.state == State.RECORDED]
    leaders = [one.user_id for one in officials(task.case.office, "lead-auditor", at) if one.user_id is not None]
    if waiting and leaders:
        release_findings(task.pk, User.objects.get(pk=leaders[0]), at)


__all__ = ["EXAMPLE", "GIVEN", "answer_findings", "fill", "has_findings", "release_all"]
