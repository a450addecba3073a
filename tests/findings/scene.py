"""A case at a step of its evaluation, put there by rows: what came before is not what these tests are about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from mutubaku.cases.models import Case, Pause, Task
from mutubaku.conduct.actions import findings as acts
from mutubaku.findings.actions import Given, Words
from mutubaku.findings.models import Act
from mutubaku.findings.queries import Standing, finding_of
from mutubaku.people.models import User
from mutubaku.schemes.models import GradeRule, SchemeTerms
from tests.cast import Cast, later

SYSTEM_AUDIT = "pelaksanaan-sertifikasi-sistem-mutu"
WORDS = Words(
    grade="major",
    statement="Rekaman kalibrasi timbangan tidak tersedia.",
    requirement="Klausul 7.1.5",
    evidence="Timbangan T-01 di gudang.",
    place="Gudang",
)
CONCERN = Words(grade="concern", statement="Audit internal belum lengkap.", requirement="Klausul 9.2")
GIVEN = Given(correction="Dikalibrasi.", cause="Tidak terjadwal.", corrective_action="Jadwal disusun.")
AT = later(days=1)  # Tuesday 24 November 2026


@dataclass
class Scene:
    """A case with one open step, and who deals with its findings."""

    cast: Cast
    case: Case
    task: Task

    @property
    def auditor(self) -> User:
        return self.cast.staff["auditor"]

    @property
    def leader(self) -> User:
        return self.cast.staff["lead-auditor"]

    def recorded(self, at: datetime = AT, **changed: str) -> int:
        words = WORDS if self.task.step in {"stage-2", "audit-report", "corrections"} else CONCERN
        return acts.record_finding(self.task.pk, self.auditor, at, replace(words, **changed)).pk

    def released(self, at: datetime = AT, **changed: str) -> int:
        found = self.recorded(at, **changed)
        acts.release_findings(self.task.pk, self.leader, at)
        return found

    def answers(self, finding_id: int, at: datetime = AT, files: acts.Files = (), *, given: Given = GIVEN) -> None:
        acts.answer_finding(self.case.pk, finding_id, self.cast.client, at, given, files)

    def judges(self, finding_id: int, act: Act, words: str = "", at: datetime = AT) -> None:
        acts.judge_finding(self.task.pk, finding_id, self.auditor, at, act=act, words=words)

    def closed(self, at: datetime = AT, **changed: str) -> int:
        found = self.released(at, **changed)
        self.answers(found, at)
        self.judges(found, Act.ACCEPTED, at=at)
        if self.standing(found).is_open:
            self.judges(found, Act.VERIFIED, "Dilihat di tempat.", at)
        return found

    def standing(self, finding_id: int) -> Standing:
        found = finding_of(self.case, finding_id)
        assert found is not None
        return found

    def goes_to(self, step: str, *, waits: bool = False, at: datetime = AT, number: int = 1) -> Task:
        """The next step is open instead, its clock standing for the client or not."""
        Task.objects.filter(pk=self.task.pk).update(closed_at=at, outcome="selesai")
        self.task = opened(self.case, step, at, number)
        if waits:
            kind = "menunggu-tindakan-koreksi-tahap-" + ("1" if step.startswith("stage-1") else "2")
            Pause.objects.create(task=self.task, kind=kind, reason="LKS", started_at=at)
        return self.task


def opened(case: Case, step: str, at: datetime, number: int = 1) -> Task:
    """A step of the audit of a management system, just opened."""
    role = "lead-auditor" if step == "audit-report" else "auditor"
    return Task.objects.create(
        case=case,
        office=case.office,
        procedure_key=SYSTEM_AUDIT,
        procedure_version=1,
        step=step,
        round=number,
        role=role,
        account="office",
        opened_at=at,
    )


def scene(cast: Cast, step: str = "stage-2") -> Scene:
    """A case whose open step is this one."""
    case = cast.new_case()
    Case.objects.filter(pk=case.pk).update(number="0001/UJI", sent_at=case.opened_at)
    case.tasks.update(closed_at=case.opened_at, outcome="dikirim")
    case.refresh_from_db()
    return Scene(cast, case, opened(case, step, later()))


def rules(cast: Cast, **of_minor: object) -> SchemeTerms:
    """Grade rules of ISO 9001 as its office might have them."""
    terms = SchemeTerms.objects.get(office=cast.office, scheme="iso-9001")
    terms.is_confirmed = True
    terms.save()
    rows = {
        "major": {"due_months": 1, "overdue": "stage-2"},
        "minor": {"due_months": 2, "needs_verification": False, "overdue": "raise", **of_minor},
        "observation": {"due_months": None, "needs_answer": False, "needs_verification": False, "blocks": False},
    }
    for grade, row in rows.items():
        GradeRule.objects.create(terms=terms, grade=grade, **row)
    return terms


def after(days: int) -> datetime:
    """A moment so many days after the audit."""
    return AT + timedelta(days=days)
