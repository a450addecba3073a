"""What the audit report takes from the case: what was audited against what, when, where, by whom, with what outcome.

Each point of ISO/IEC 17021-1, 9.4.8.2 that the case knows by itself; what only the leader can say is written at the
report's step (``findings.models.ReportVersion``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from mutubaku.applications.queries import application_of, found_sites, has_scope
from mutubaku.auditrules.words import written
from mutubaku.audits.models import Appointment, AuditProposal
from mutubaku.audits.policy import AUDITING, days_of
from mutubaku.audits.queries import plan_in_force
from mutubaku.audits.reckoning.queries import audit_time_of
from mutubaku.audits.visits.models import Found, MeetingKind, Visit
from mutubaku.audits.visits.policy.days import is_within
from mutubaku.audits.visits.policy.plan import OTHERS, Row
from mutubaku.audits.visits.policy.programme import sorted_clauses
from mutubaku.audits.visits.queries import (
    Line,
    days_held,
    meetings_of,
    plan_of,
    rows_of,
    visit_of,
)
from mutubaku.cases.models import Case, Task
from mutubaku.certificates.queries import cases_before
from mutubaku.conduct.integrated import audited_with
from mutubaku.conduct.programme import cells_for
from mutubaku.conduct.visiting import checklist, remote_plan
from mutubaku.findings.queries import Standing, earlier_findings, findings_of
from mutubaku.people.access import office_day
from mutubaku.people.queries import calendar_of

from .audited import FOUND, REMOTE, TEAM, attendance_table, brief_manner, remote_row, span, visit_words
from .findings import STATES, day
from .granted import applied_for
from .letters import LetterTable
from .on_site import planned_hours_words
from .performed import performance_table
from .planned import audit_days, team_table

THAN_PLANNED = "dari rencana"
OUTSIDE = "di luar tanggal yang direncanakan"
STAGE_1, STAGE_2 = "stage-1", "stage-2"
STAGES = {STAGE_1: "Tahap 1", STAGE_2: "Audit di lokasi"}

LABELS = {  # as they stand on the paper
    "wakil_perusahaan": "Wakil perusahaan",
    "jenis_audit": "Jenis audit",
    "acuan": "Acuan audit",
    "audit_terintegrasi": "Audit terintegrasi",
    "tanggal_audit": "Tanggal direncanakan",
    "tanggal_pelaksanaan": "Tanggal pelaksanaan",
    "alasan_selang": "Selang dari tahap 1",
    "tempat_audit": "Tempat",
    "lokasi_ditemukan": "Lokasi yang ditemukan pada audit",
    "cara_audit": "Cara audit",
    "waktu_ditetapkan": "Waktu audit ditetapkan",
    "waktu_audit": "Waktu audit direncanakan",
    "jam_di_lokasi": "Jam auditor di lokasi direncanakan",
    "waktu_nyata": "Waktu audit nyata",
}


def facts(task: Task) -> dict[str, str]:
    """The labelled lines of the report; an empty one is left out of the paper."""
    case = task.case
    plan, visits = plan_in_force(case), visits_of(case)
    return {
        "wakil_perusahaan": _contact(case),
        "jenis_audit": visit_words(case, STAGE_2).capitalize(),
        "acuan": criteria(case),
        "audit_terintegrasi": _integrated(case),
        "tanggal_audit": audit_days(plan) or "—",
        "tanggal_pelaksanaan": _held(visits, plan) or "belum dicatat",
        "alasan_selang": visits[STAGE_2].interval_reason if STAGE_2 in visits else "",
        "tempat_audit": plan.place if plan else "—",
        "lokasi_ditemukan": "; ".join(found_sites(case)),
        "cara_audit": _manner(visits),
        "waktu_ditetapkan": _fixed_time(case),
        "waktu_audit": planned_time(task, plan),
        "jam_di_lokasi": planned_hours_words(case),
        "waktu_nyata": real_time(case, plan, visits.get(STAGE_2)) or "belum dicatat",
    }


def tables(task: Task) -> tuple[LetterTable, ...]:
    """Team, what was audited, who met, what the checklist, the measured criteria and the audit found, and what earlier
    audits had found.
    """
    visits = visits_of(task.case)
    visit = visits.get(STAGE_2)
    meetings = meetings_of(visit) if visit else []
    return (
        team_table(plan_in_force(task.case)),
        audited_table(task.case),
        *(attendance_table(one, task.case.office) for one in meetings),
        *_remote(visits),
        *(_checked(checklist(visit.task)) if visit else []),
        *performance_table(task.case),
        _findings("Temuan", "Tidak ada temuan", findings_of(task.case, stage=2)),
        _findings("Temuan terdahulu", "Tidak ada temuan terdahulu", earlier(task.case)),
    )


def visits_of(case: Case) -> dict[str, Visit]:
    """The newest visit at each stage that was written down, stage 1 first."""
    found = {step: visit_of(case, step) for step in STAGES}
    for visit in found.values():
        if visit is not None:
            visit.task.case = case
    return {step: visit for step, visit in found.items() if visit is not None}


def criteria(case: Case) -> str:
    """The edition, national standard or green industry standard the case is audited against; at least the scheme."""
    given = applied_for(case) if has_scope(case, application_of(case)) else {}
    return str(given.get("edition") or given.get("standard") or case.get_scheme_display())


def _contact(case: Case) -> str:
    given = application_of(case)
    return ", ".join(part for part in (given.contact_name, given.contact_position) if part)


def _integrated(case: Case) -> str:
    """Whether the audit is integrated with that of another standard (9.4.8.2 n); nothing when it is not."""
    other = audited_with(case)
    return f"bersama {other.get_scheme_display()}, permohonan {other.number}" if other is not None else ""


def _held(visits: dict[str, Visit], plan: AuditProposal | Appointment | None) -> str:
    said = []
    for step, visit in visits.items():
        days = days_held(visit.task)
        if days:
            more = f" ({OUTSIDE})" if step == STAGE_2 and is_elsewhen(days, plan) else ""
            said.append(f"{STAGES[step]}: {span(days[0], days[-1])}{more}")
    return "; ".join(said)


def is_elsewhen(held: Sequence[date], plan: AuditProposal | Appointment | None) -> bool:
    """Whether the audit at the site was held on days other than those of the audit as appointed or proposed."""
    return bool(held) and plan is not None and not is_within(held[0], held[-1], (plan.starts_on, plan.ends_on))


def _manner(visits: dict[str, Visit]) -> str:
    """How each stage was held; what a remote part was agreed to be and how it went stands in its own table."""
    said = [f"{STAGES[step]}: {brief_manner(visit, remote_plan(visit.task))}" for step, visit in visits.items()]
    return "; ".join(said) or brief_manner(None)


def _remote(visits: dict[str, Visit]) -> list[LetterTable]:
    """What IAF MD 4 asks to be recorded of each stage held at a distance; no table when none was."""
    rows = [
        (STAGES[step], *(text or "—" for text in remote_row(visit, remote_plan(visit.task))))
        for step, visit in visits.items()
        if visit.is_remote
    ]
    return [LetterTable("Audit jarak jauh (IAF MD 4)", ("Tahap", *REMOTE), tuple(rows))] if rows else []


def _fixed_time(case: Case) -> str:
    fixed = audit_time_of(case)
    if fixed is None:
        return ""
    return f"{written(fixed.days.normalize())} hari auditor, {fixed.rule_set} ({fixed.issue})"


def planned_time(task: Task, proposal: AuditProposal | Appointment | None) -> str:
    """The audit time as planned: working days of the audit for each who audits."""
    if proposal is None:
        return "—"
    days, people = _working(task.case, proposal.starts_on, proposal.ends_on), len(_auditors(proposal))
    return f"{days * people} hari-orang ({days} hari kerja, {people} auditor)"


def real_time(case: Case, plan: AuditProposal | Appointment | None, visit: Visit | None) -> str:
    """The audit time at the site as it was, from opening to closing meeting, and how it differs from the plan."""
    moments = {one.kind: office_day(case.office, one.begins_at) for one in meetings_of(visit)} if visit else {}
    opening, closing = moments.get(MeetingKind.OPENING.value), moments.get(MeetingKind.CLOSING.value)
    if visit is None or opening is None or closing is None:
        return ""
    people, days = len(_were_there(visit, plan)), _working(case, opening.date(), closing.date())
    hours = f"{opening:%d-%m-%Y %H.%M} sampai {closing:%d-%m-%Y %H.%M}"
    said = f"{days * people} hari-orang ({days} hari kerja, {people} auditor; {hours})"
    more = days * people - _working(case, plan.starts_on, plan.ends_on) * len(_auditors(plan)) if plan else 0
    return f"{said}, {abs(more)} hari-orang {'lebih' if more > 0 else 'kurang'} {THAN_PLANNED}" if more else said


def differs(known: Mapping[str, str]) -> bool:
    """Whether these facts tell of another audit time or other days than planned, so that the leader says why."""
    return known["waktu_nyata"].endswith(THAN_PLANNED) or OUTSIDE in known["tanggal_pelaksanaan"]


def _working(case: Case, first: date, last: date) -> int:
    """Days between two days, both included, on which the office works or the audit went on all the same."""
    is_working = calendar_of(case.office).is_working_day
    return sum(is_working(one) or one in {first, last} for one in days_of(first, last))


def _auditors(plan: AuditProposal | Appointment) -> set[int]:
    return {one.user_id for one in plan.members.all() if one.function in AUDITING}


def _were_there(visit: Visit, plan: AuditProposal | Appointment | None) -> set[int]:
    """The auditors who confirmed that they were at a meeting; where none did, those of the team."""
    team = _auditors(plan) if plan else set()
    there = {one.user_id for meeting in meetings_of(visit) for one in meeting.attendances.all() if one.user_id}
    return (there & team) or team


def audited_table(case: Case) -> LetterTable:
    """Sites and processes of the visit with their clauses, days and auditors; by the plan, else the programme."""
    plan = plan_of(case)
    rows = rows_of(plan) if plan is not None else []
    names = {row.auditor_id: row.auditor.name for row in plan.rows.all() if row.auditor} if plan else {}
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if row.process not in OTHERS:
            found.setdefault((row.site, row.process), []).append(row)
    lines = [_audited(site, process, own, names) for (site, process), own in found.items()]
    if plan is None:
        lines = [(one.site, one.process, ", ".join(one.clauses), "", "") for one in cells_for(case, STAGE_2)]
    columns = ("Lokasi", "Fungsi atau proses", "Klausul", "Tanggal", "Auditor")
    return LetterTable("Lokasi, fungsi, dan proses yang diaudit", columns, tuple(lines) or (("—",) * 5,))


def _audited(site: str, process: str, rows: list[Row], names: dict[int | None, str]) -> tuple[str, ...]:
    clauses = sorted_clauses({clause for row in rows for clause in row.clauses})
    days = "; ".join(f"{one:%d-%m-%Y}" for one in sorted({row.day for row in rows}))
    people = dict.fromkeys(names.get(row.auditor, TEAM) for row in rows)
    return (site, process, ", ".join(clauses), days, ", ".join(people))


def _checked(lines: Sequence[Line]) -> list[LetterTable]:
    """The checklist in figures, and why what did not conform became no finding."""
    rows = tuple((", ".join(one.clauses), one.text, one.no_finding) for one in lines if one.no_finding)
    columns = ("Klausul", "Pertanyaan", "Alasan")
    return [_summary(lines), *([LetterTable("Tidak sesuai, bukan temuan", columns, rows)] if rows else [])]


def _summary(lines: Sequence[Line]) -> LetterTable:
    """The checklist in figures, with the clauses of what did not conform or nobody looked at."""
    counted = Counter(line.found for line in lines)
    told = {Found.NONCONFORMING, Found.NOT_APPLICABLE, Found.NOT_LOOKED_AT}
    rows = [
        (said, str(counted[found]), _clauses(line for line in lines if line.found == found) if found in told else "")
        for found, said in FOUND.items()
    ]
    if counted[""]:
        rows.append(("Belum dijawab", str(counted[""]), _clauses(line for line in lines if not line.found)))
    rows.append(("Jumlah butir", str(len(lines)), ""))
    return LetterTable("Ringkasan daftar periksa", ("Hasil", "Butir", "Klausul"), tuple(rows))


def _clauses(lines: Iterable[Line]) -> str:
    return ", ".join(sorted_clauses({clause for line in lines for clause in line.clauses}))


def before(case: Case) -> list[Standing]:
    """What the last audit of the certificate told its holder, under whichever case: not that of another certificate of
    theirs (ISO/IEC 17021-1, 9.6.2.2)."""
    return earlier_findings(cases_before(case))


def earlier(case: Case, stage: int = 2) -> list[Standing]:
    """What the last audit before it told the client, and to stage 2 what stage 1 of this case did."""
    concerns = findings_of(case, stage=1) if stage > 1 else []
    return [*before(case), *(one for one in concerns if one.is_released)]


def _findings(title: str, nothing: str, found: Iterable[Standing]) -> LetterTable:
    rows = tuple(
        (
            one.name,
            one.grade_name,
            one.wording.requirement,
            "\n".join(part for part in (one.wording.statement, one.wording.evidence) if part),
            f"{STATES[one.state]}{f', paling lambat {day(one.due_on)}' if one.is_open and one.due_on else ''}",
        )
        for one in found
    )
    columns = ("Nomor", "Tingkat", "Persyaratan", "Pernyataan dan bukti", "Keadaan")
    return LetterTable(title, columns, rows or (("—", "—", "—", nothing, "—"),))
