"""Findings as pages show them: the section of a step, a finding with all its rounds, and the client's list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mutubaku.audits.visits.queries import Line
from mutubaku.cases.models import Case, Task
from mutubaku.certificates.queries import subject_of
from mutubaku.conduct import access
from mutubaku.conduct.actions.findings import EVALUATORS
from mutubaku.conduct.errors import Refusal
from mutubaku.conduct.serving import check_serving
from mutubaku.conduct.standing import suspension_over
from mutubaku.conduct.works.audit_facts import earlier
from mutubaku.conduct.works.findings import same_beside, stage_of
from mutubaku.conduct.works.nonconforming import unled
from mutubaku.findings.defaults import OF_STAGE_1, SOURCE
from mutubaku.findings.models import Act, Answer, Turn
from mutubaku.findings.policy import State, is_late
from mutubaku.findings.queries import (
    Demands,
    Standing,
    adding_up,
    beyond_limit,
    demands_of,
    findings_of,
    stage_2_sentence,
    unreleased,
)
from mutubaku.people.access import office_day
from mutubaku.schemes.models import Overdue
from mutubaku.web.gate import Visit
from mutubaku.web.writing import saat_singkat, tanggal

STATES = {  # as the office reads them, and as the client does, each with the tag that draws it
    State.RECORDED: (gettext_lazy("Belum disampaikan"), "", "empty"),
    State.WITHDRAWN: (gettext_lazy("Dibatalkan"), "", "not-applicable"),
    State.RELEASED: (gettext_lazy("Menunggu jawaban pelanggan"), gettext_lazy("Perlu Anda jawab"), "partial"),
    State.NOTED: (gettext_lazy("Dicatat"), gettext_lazy("Untuk Anda ketahui"), "not-applicable"),
    State.ANSWERED: (gettext_lazy("Perlu dinilai"), gettext_lazy("Sedang dinilai auditor"), "partial"),
    State.RETURNED: (gettext_lazy("Dikembalikan"), gettext_lazy("Perlu Anda jawab lagi"), "partial"),
    State.ACCEPTED: (gettext_lazy("Perlu diverifikasi"), gettext_lazy("Diterima, menunggu verifikasi"), "partial"),
    State.CLOSED: (gettext_lazy("Ditutup"), gettext_lazy("Ditutup"), "complete"),
}
JUDGED = {
    Act.ACCEPTED: gettext_lazy("Jawaban diterima"),
    Act.RETURNED: gettext_lazy("Jawaban dikembalikan"),
    Act.VERIFIED: gettext_lazy("Hasil tindakan koreksi diverifikasi"),
    Act.RAISED: gettext_lazy("Menjadi mayor karena tenggatnya terlewati"),
    Act.LAPSED: gettext_lazy("Tenggat terlewati"),
}
STAGE_2_AGAIN = gettext_lazy("Audit tahap 2 perlu diulang.")
SUSPENSIONS: dict[bool | None, Promise] = {  # by whether the proposal was accepted; None while it waits
    None: gettext_lazy("Pembekuan sertifikat diusulkan; belum ada yang diputuskan."),
    True: gettext_lazy("Pembekuan sertifikat diusulkan, dan sertifikat dibekukan."),
    False: gettext_lazy("Pembekuan sertifikat diusulkan, dan diputuskan tidak dibekukan."),
}


@dataclass(frozen=True)
class Round:
    """One thing that happened to a finding, told on its page: an answer with its files, or a judgement."""

    title: str
    note: str
    texts: tuple[tuple[str, str], ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    is_late: bool = False


@dataclass(frozen=True)
class FindingRow:
    """A finding in a list, and on its page: ``rounds`` oldest first."""

    pk: int
    name: str
    grade: str
    statement: str
    requirement: str
    evidence: str
    place: str
    state: str
    tag: str
    due: date | None
    is_late: bool
    waits: bool
    reason: str
    href: str
    rounds: tuple[Round, ...]


def finding_row(finding: Standing, at: datetime, href: str, *, as_client: bool = False) -> FindingRow:
    """A finding as its reader sees it."""
    words, today = finding.wording, office_day(finding.row.case.office, at).date()
    state = STATES[finding.state]
    waits = finding.waits_for_client if as_client else finding.waits_for_auditor
    return FindingRow(
        pk=finding.row.pk,
        name=finding.name,
        grade=finding.grade_name,
        statement=words.statement,
        requirement=words.requirement,
        evidence=words.evidence,
        place=", ".join(filter(None, (words.site, words.place))),
        state=str(state[1] if as_client else state[0]),
        tag=state[2],
        due=finding.due_on,
        is_late=finding.waits_for_client and is_late(finding.due_on, today),
        waits=waits,
        reason=finding.reason,
        href=href,
        rounds=rounds_of(finding, as_client=as_client),
    )


def same_row(case: Case, finding: Standing, *, as_client: bool = False) -> dict[str, Any] | None:
    """The finding of the other standard that says the same, and how it stands; for a client once they were told."""
    same = same_beside(case, finding)
    state = STATES[same.state][1 if as_client else 0] if same else ""
    return {"case": same.row.case, "name": same.name, "state": state} if same and state else None


def rounds_of(finding: Standing, *, as_client: bool = False) -> tuple[Round, ...]:
    """The client's answers and what became of each, oldest first."""
    answers = iter(finding.answers)
    found = []
    for turn in finding.turns:
        if turn.act == Act.ANSWERED:
            found.append(_answered(next(answers)))
        elif turn.act in JUDGED and (turn.act != Act.LAPSED or turn.consequence in {Overdue.STAGE_2, Overdue.SUSPEND}):
            found.append(_judged(turn, finding.row.case, as_client=as_client))
    return tuple(found)


def _answered(answer: Answer) -> Round:
    texts = (
        (_("Koreksi"), answer.correction),
        (_("Penyebab"), answer.cause),
        (_("Tindakan koreksi"), answer.corrective_action),
        (_("Apakah lokasi lain terdampak?"), answer.other_sites),
    )
    files = tuple((reverse("cases:file", args=[one.pk]), one.filename) for one in answer.files.all())
    title = _("Jawaban putaran ke-%(round)s") % {"round": answer.round}
    note = f"{answer.given_by.name}, {saat_singkat(answer.given_at)}"
    return Round(title, note, tuple(row for row in texts if row[1]), files, answer.is_late)


def _judged(turn: Turn, case: Case, *, as_client: bool) -> Round:
    who = turn.by_title if as_client or turn.by is None else f"{turn.by.name}, {turn.by_title}"
    texts = [turn.words]
    if turn.consequence == Overdue.STAGE_2:
        texts.append(str(STAGE_2_AGAIN))
    elif turn.consequence == Overdue.SUSPEND:
        texts.append(suspension_words(case, turn.at))
    said = tuple((_("Alasan atau catatan"), text) for text in texts if text)
    return Round(str(JUDGED[Act(turn.act)]), f"{who}, {saat_singkat(turn.at)}", said)


def suspension_words(case: Case, at: datetime) -> str:
    """What became of the suspension that a finding asked for at this moment; true where nothing can be suspended."""
    proposal = suspension_over(case, at)
    if proposal is None and subject_of(case) is None:
        return _("Belum ada sertifikat yang dapat dibekukan; temuan ini tetap harus dijawab dan ditutup.")
    if proposal is None:
        return _("Sertifikat ketika itu sudah dibekukan atau tidak berlaku, jadi pembekuan tidak diusulkan.")
    return str(SUSPENSIONS[proposal.is_accepted])


def findings_section(visit: Visit, task: Task) -> dict[str, Any]:
    """What `cases/findings/section.html` shows at any step of the evaluation: key ``findings`` and nothing else.

    For the panels of other steps: `**findings_section(visit, task)` in their context, and an include of the template.
    """
    case, stage = task.case, stage_of(task)
    demands, is_running = demands_of(case), task.is_open and case.is_open
    rows = [
        finding_row(one, visit.at, reverse("cases:finding", args=[task.pk, one.row.pk]))
        for one in findings_of(case, stage=stage)
    ]
    return {
        "findings": {
            "stage": stage,
            "rows": rows,
            "unled": [_unled(task, one) for one in unled(task)] if is_running else [],
            "warnings": warnings(task, visit.at, demands),
            "unreleased": len(unreleased(case, stage=stage)),
            "may_read": _may(task, visit, EVALUATORS),
            "may_record": is_running and _may(task, visit, EVALUATORS, serving=True),
            "may_release": is_running and _may(task, visit, (access.LEADER,), serving=True),
        }
    }


def earlier_rows(task: Task, at: datetime) -> list[FindingRow]:
    """What an auditor at a visit has in view of the audits before it, each with its answers and their judgement."""
    return [finding_row(one, at, "") for one in earlier(task.case, stage_of(task))]


def _unled(task: Task, line: Line) -> dict[str, str]:
    """A line that does not conform and was led nowhere yet, with the ways on."""
    clause = f"{reverse('cases:finding_new', args=[task.pk])}?{urlencode({'klausul': clause_of(line)})}"
    holds = line.holds
    return {
        "name": line.text,
        "clauses": ", ".join(line.clauses),
        "said": "; ".join(part.rstrip(".") for part in (holds.note, holds.evidence) if part) if holds else "",
        "record": clause,
        "explain": reverse("cases:no_finding", args=[task.pk, line.name]),
    }


def clause_of(line: Line) -> str:
    """What a finding about a line names as its requirement, as it stands on papers."""
    return f"Klausul {', '.join(line.clauses)}" if line.clauses else line.text


def _may(task: Task, visit: Visit, roles: tuple[str, ...], *, serving: bool = False) -> bool:
    """Whether the person deals with findings as one of these roles; ``serving``: and writes them now."""
    try:
        access.evaluator_of(task.case, visit.user, visit.at, roles)
        if serving:
            check_serving(task.case, visit.user.pk, visit.at)
    except Refusal:
        return False
    return True


def warnings(task: Task, at: datetime, demands: Demands) -> list[str]:
    """What the team is to know before it goes on."""
    found = [rules_unconfirmed(demands)] if stage_of(task) > 1 else [_concerns()]
    if stage_of(task) == 1:
        return found
    today = office_day(task.case.office, at).date()
    found += [f"{stage_2_sentence(one)}." for one in beyond_limit(task.case, today)]
    for requirement in adding_up(task.case):
        found.append(
            _(
                "Beberapa temuan minor mengenai %(requirement)s. Ketua tim menilai apakah bersama-sama merupakan "
                "temuan mayor (ISO/IEC 17021-1, 3.12)."
            )
            % {"requirement": requirement}
        )
    return [one for one in found if one]


def rules_unconfirmed(demands: Demands) -> str:
    """That the due dates follow no confirmed rule of the scheme; nothing when they do."""
    if demands.is_default:
        return _(
            "Skema ini belum mempunyai aturan tingkat temuan. Yang berlaku ialah aturan bawaan (%(source)s), "
            "belum dipastikan."
        ) % {"source": SOURCE}
    return "" if demands.is_confirmed else _("Aturan tingkat temuan pada skema ini belum dipastikan.")


def _concerns() -> str:
    months = OF_STAGE_1.due_months or 0
    return ngettext(
        "Tenggat jawaban tahap 1 (%(count)s bulan) ialah aturan bawaan, belum dipastikan.",
        "Tenggat jawaban tahap 1 (%(count)s bulan) ialah aturan bawaan, belum dipastikan.",
        months,
    ) % {"count": months}


def client_rows(found: Iterable[Standing], at: datetime) -> list[FindingRow]:
    """The released findings as their client sees them, those that wait for them first."""
    rows = [
        finding_row(one, at, reverse("cases:finding_answer", args=[one.row.case_id, one.row.pk]), as_client=True)
        for one in found
    ]
    return sorted(rows, key=lambda row: (not row.waits, row.due or date.max))


def waiting_text(rows: Iterable[FindingRow]) -> str:
    """How many findings wait for the client and until when, as a sentence; nothing when none does."""
    waiting = [row for row in rows if row.waits]
    dues = [row.due for row in waiting if row.due]
    if not waiting:
        return ""
    words = {"count": len(waiting), "day": tanggal(min(dues)) if dues else ""}
    if not dues:
        return _("%(count)s temuan perlu Anda jawab.") % words
    return _("%(count)s temuan perlu Anda jawab, yang terdekat paling lambat %(day)s.") % words
