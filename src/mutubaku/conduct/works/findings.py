"""Findings on their way through step 9: what they bar, the report of them, and the papers of their verification."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from mutubaku.audits.appointing.queries import people_in
from mutubaku.audits.models import Function
from mutubaku.audits.queries import plan_in_force
from mutubaku.audits.visits.queries import last_day_held, plan_of
from mutubaku.cases.library import step_of
from mutubaku.cases.models import Case, Task
from mutubaku.cases.queries import open_pause
from mutubaku.conduct.integrated import audited_with
from mutubaku.findings.errors import BeyondLimit
from mutubaku.findings.models import Act
from mutubaku.findings.policy import State
from mutubaku.findings.queries import (
    Standing,
    awaiting_client,
    beyond_limit,
    blocking,
    draft_again,
    findings_of,
    needing_stage_2,
    remarks_unanswered,
    stage_2_sentence,
    unreleased,
)
from mutubaku.paper import tanggal
from mutubaku.people.access import Capacity, office_day
from mutubaku.procedure import Outcome

from .audited import visit_words
from .letters import Letter, LetterTable
from .stage_1_again import WORK as CONCERNS
from .stage_1_again import Concern, concerns_of, open_concerns, table_of
from .work import Work, Written

STAGES = {"stage-1": 1, "stage-1-corrections": 1, "stage-2": 2, "audit-report": 2, "corrections": 2}  # by work key
VERIFYING = {"stage-1-corrections": 1, "corrections": 2}
BACK = "belum-memadai"
AGAIN = "tahap-2-ulang"
STATES = {  # as papers say them
    State.RECORDED: "belum disampaikan",
    State.RELEASED: "menunggu jawaban perusahaan",
    State.NOTED: "dicatat, tanpa kewajiban menjawab",
    State.ANSWERED: "dijawab, menunggu penilaian auditor",
    State.RETURNED: "dikembalikan kepada perusahaan",
    State.ACCEPTED: "jawaban diterima, menunggu verifikasi",
    State.CLOSED: "ditutup",
}


def stage_of(task: Task) -> int:
    """The stage whose findings a step is about; 0 for a step that has none."""
    return STAGES.get(step_of(task).work, 0)


def said_beside(case: Case, stage: int) -> list[Standing]:
    """What the other standard's audit, held together with this one, found at the same stage, and is not found here in
    the same words: what may concern this standard too, and need not be typed again."""
    companion = audited_with(case)
    if companion is None:
        return []
    here = {_seen(one) for one in findings_of(case)}
    there = [one for one in findings_of(companion) if one.row.stage == stage and one.state != State.WITHDRAWN]
    return [one for one in there if _seen(one) not in here]


def same_beside(case: Case, found: Standing) -> Standing | None:
    """The finding of the other standard that says the same of the same evidence; None where there is none."""
    companion = audited_with(case)
    there = findings_of(companion) if companion else []
    return next((one for one in there if one.row.stage == found.row.stage and _seen(one) == _seen(found)), None)


def _seen(one: Standing) -> tuple[str, str]:
    return one.wording.statement, one.wording.evidence


def audit_ended_on(case: Case, stage: int, at: datetime) -> date:
    """The last day of the audit from which findings are due.

    The real one where the visit is written down. Else as planned, for the visit, the appointment or at step 6, but not
    before the stage was opened. Never after today.
    """
    today = office_day(case.office, at).date()
    opened = case.tasks.filter(step=f"stage-{stage}").order_by("-pk").first()
    if opened is None:
        return today
    opened.case = case
    held = last_day_held(opened)
    if held is not None:
        return min(held, today)
    plan = (plan_of(case) or plan_in_force(case)) if stage > 1 else None
    first = office_day(case.office, opened.opened_at).date()
    return min(max(first, plan.ends_on if plan else today), today)


def lead_auditor(case: Case) -> str:
    """The name of the team's leader."""
    plan = plan_in_force(case)
    team = people_in(plan) if plan else []
    return next((user.name for user, function in team if function == Function.LEAD_AUDITOR), "")


def awaited_task(case: Case, stage: int = 0) -> Task | None:
    """The open step whose clock stands still until the client has answered findings, of one stage or any."""
    steps = [key for key, own in VERIFYING.items() if stage in {0, own}]
    tasks = case.tasks.filter(closed_at=None, step__in=steps).select_related("case__office", "parent").order_by("id")
    return next((one for one in tasks if open_pause(one) is not None), None)


def awaiting_findings(task: Task) -> bool:
    """Whether what a step waits for is the client's answer to findings."""
    stage = verified_stage(task)
    return bool(stage) and bool(awaiting_client(task.case, stage=stage))


def verified_stage(task: Task) -> int:
    """The stage of the audit whose findings a step verifies; 0 for every other step."""
    return VERIFYING.get(step_of(task).work, 0)


def unreleased_gaps(case: Case, stage: int) -> list[str]:
    """That findings wait for the leader's check, as a sentence."""
    waiting = len(unreleased(case, stage=stage))
    if not waiting:
        return []
    return [_("%(count)s temuan belum diperiksa dan disampaikan ketua tim") % {"count": waiting}]


def _gaps(task: Task) -> list[str]:
    """What keeps the corrections from being adequate."""
    stage = stage_of(task)
    found = [
        _("Temuan %(name)s (%(grade)s) belum ditutup") % {"name": one.name, "grade": one.grade_name}
        for one in blocking(task.case, stage=stage)
        if one.state != State.RECORDED
    ]
    remarks = [*remarks_unanswered(task.case), *draft_again(task.case)] if stage > 1 else []
    return unreleased_gaps(task.case, stage) + found + remarks


def _bars(task: Task, outcome: Outcome) -> list[str]:
    """MS-12 leaves one way; and nothing goes back to a client who has nothing to answer."""
    if outcome.key == AGAIN:
        return []
    stage = stage_of(task)
    late = [stage_2_sentence(one) for one in needing_stage_2(task.case)] if stage > 1 else []
    if outcome.key == BACK and _is_answered(task, stage):
        late.append(_("Tidak ada temuan yang dikembalikan kepada pelanggan atau belum dijawab"))
    return late


def _is_answered(task: Task, stage: int) -> bool:
    """Whether there were findings, and nothing is left for the client to answer or to correct."""
    left = awaiting_client(task.case, stage=stage) or (stage == 1 and open_concerns(task))
    return bool(findings_of(task.case, stage=stage)) and not left


def _prepare(task: Task, outcome: Outcome, _by: Capacity, at: datetime) -> None:
    """MS-12 to the day, whether or not the worker has come by."""
    late = beyond_limit(task.case, office_day(task.case.office, at).date())
    if late and outcome.key != AGAIN:
        raise BeyondLimit(late[0].name)


def lks(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """The nonconformity report of a visit: a table for each finding, or that there is none; two places to sign."""
    found = findings_of(task.case, stage=2)
    tables = [finding_table(one) for one in found]
    return Letter(
        fields={
            "kunjungan": visit_words(task.case, task.step),
            "jumlah": f"{len(found)} temuan" if found else "LKS nihil: tidak ada temuan",
        },
        tables=(*tables, signatures(task.case)),
    )


def finding_table(finding: Standing) -> LetterTable:
    """One finding as a paper shows it."""
    words = finding.wording
    rows = [
        ("Tingkat", finding.grade_name),
        ("Pernyataan", words.statement),
        ("Persyaratan", words.requirement),
        ("Bukti objektif", words.evidence),
        ("Lokasi", words.site),
        ("Lokasi atau proses" if not words.site else "Bagian atau proses", words.place),
        ("Ditutup paling lambat", day(finding.due_on)),
    ]
    return LetterTable(f"Temuan {finding.row.number or '(belum bernomor)'}", ("Hal", "Uraian"), _said(rows))


def _said(rows: list[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(row for row in rows if row[1])


def day(when: date | None) -> str:
    """A day on paper; nothing when there is none."""
    return tanggal(when) if when else ""


def signatures(case: Case) -> LetterTable:
    """The two places to sign: the company's and the leader's of the team."""
    rows = (("Nama:", f"Nama: {lead_auditor(case)}"), ("Jabatan:", "Jabatan: Ketua tim audit"))
    sign = ("Tanda tangan dan tanggal:", "Tanda tangan dan tanggal:")
    return LetterTable("Pengesahan", (case.organisation.name, "Ketua tim audit"), (*rows, sign))


def verification(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """What was found of the client's corrections: of what stage 1 found wanting, then of findings round by round."""
    stage = stage_of(task)
    found = [one for one in findings_of(task.case, stage=stage) if one.is_released]
    concerns = concerns_of(task) if stage == 1 else []
    tables = [table_of(concerns)] if concerns else []
    return Letter(fields={"hasil": _result(found, concerns)}, tables=(*tables, *(judged_table(one) for one in found)))


def _result(found: list[Standing], concerns: list[Concern]) -> str:
    """How many findings, and documents and points of stage 1, are left open."""
    left = sum(one.is_open for one in found) + sum(not one.is_settled for one in concerns)
    if not found and not concerns:
        return "Tidak ada temuan yang perlu diverifikasi."
    if left:
        return f"{left} dari {len(found) + len(concerns)} hal di bawah ini belum selesai."
    if not found:
        return "Seluruh dokumen dan butir di bawah ini telah memadai."
    return "Seluruh temuan di bawah ini telah dinilai, dan tidak ada yang masih terbuka."


def judged_table(finding: Standing) -> LetterTable:
    """A finding's rounds and their judgements."""
    rows = [("Pernyataan", f"{finding.wording.statement} ({finding.grade_name})")]
    for answer in finding.answers:
        number = f"Jawaban {answer.round}"
        late = " (melewati tenggat)" if answer.is_late else ""
        others = f"Lokasi lain: {answer.other_sites}" if answer.other_sites else ""
        said = [answer.correction, answer.cause, answer.corrective_action, others]
        rows.append((number, "; ".join(one for one in said if one) + late))
    judged = (Act.ACCEPTED, Act.RETURNED, Act.VERIFIED, Act.RAISED)
    labels = {
        Act.ACCEPTED: "Jawaban diterima",
        Act.RETURNED: "Dikembalikan",
        Act.VERIFIED: "Diverifikasi",
        Act.RAISED: "Dinaikkan menjadi mayor",
    }
    for turn in finding.turns:
        if turn.act in judged:
            when = day(office_day(finding.row.case.office, turn.at).date())
            said_words = f"{turn.words} " if turn.words else ""
            rows.append((labels[Act(turn.act)], f"{said_words}({turn.by_title}, {when})"))
    rows.append(("Keadaan", STATES[finding.state]))
    return LetterTable(f"Temuan {finding.row.number}", ("Hal", "Uraian"), _said(rows))


AT_STAGE_1 = Work(gaps=lambda task: unreleased_gaps(task.case, 1))
AT_STAGE_2 = Work(gaps=lambda task: unreleased_gaps(task.case, 2), written={"lks": Written(lks)})
"""What findings add to the works of the two visits."""

ENOUGH = frozenset({"memadai"})
STAGE_1 = CONCERNS.beside(
    Work(gaps=_gaps, bars=_bars, written={"verifikasi-koreksi-tahap-1": Written(verification, ENOUGH)})
)
CORRECTIONS = Work(
    gaps=_gaps,
    bars=_bars,
    prepare=_prepare,
    written={"verifikasi-tindakan-koreksi": Written(verification, ENOUGH)},
)
