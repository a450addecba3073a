"""The audit report: made from what the case knows, completed by the lead auditor (ISO/IEC 17021-1, 9.4.8).

What another scheme's report holds beside it joins here: its paper in ``WORK.written``, what it lacks in ``gaps``; its
part of the screen in ``cases/panels/audit_report.html``.
"""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from mutubaku.audits.models import Appointment, AuditProposal, Function
from mutubaku.audits.policy import days_of
from mutubaku.audits.queries import plan_in_force
from mutubaku.cases.models import Register, Task
from mutubaku.findings.models import ReportVersion
from mutubaku.findings.models.report import Aim
from mutubaku.findings.policy import State
from mutubaku.findings.queries import Standing, findings_of, open_findings, report_in
from mutubaku.people.access import Capacity
from mutubaku.people.queries import calendar_of
from mutubaku.procedure import Outcome

from .findings import STATES, day, unreleased_gaps
from .letters import Letter, LetterTable
from .planned import audit_days, team_table
from .work import Work, Written

REPORT = "laporan-audit"
CONFORMING, NONCONFORMING = "sesuai", "ada-ketidaksesuaian"
NOTHING = "Tidak ada."
AIMS = {Aim.MET: "Tercapai", Aim.PARTLY: "Tercapai sebagian", Aim.NOT_MET: "Tidak tercapai"}
AUDITING = frozenset({Function.LEAD_AUDITOR, Function.AUDITOR})


def gaps(task: Task) -> list[str]:
    """What the report lacks: the leader's own sections, and the check of findings still to be released."""
    written = [] if report_in(task) else [_("Bagian laporan dari ketua tim belum diisi")]
    return written + unreleased_gaps(task.case, 2)


def asking(task: Task) -> list[Standing]:
    """The findings that still ask something of the client or the auditors."""
    return [one for one in open_findings(task.case, stage=2) if one.state != State.RECORDED]


def bars(task: Task, outcome: Outcome) -> list[str]:
    """No report says that nothing was found while something is asked for, nor the other way round."""
    names = ", ".join(one.name for one in asking(task))
    if outcome.key == CONFORMING and names:
        return [_("Masih ada temuan yang perlu dijawab: %(names)s") % {"names": names}]
    if outcome.key == NONCONFORMING and not names:
        return [_("Tidak ada temuan yang perlu dijawab pelanggan")]
    return []


def report(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """The report as it stands now."""
    case, written = task.case, report_in(task)
    proposal = plan_in_force(case)
    fields = {
        "tanggal_audit": audit_days(proposal) or "—",
        "tempat_audit": proposal.place if proposal else "—",
        "waktu_audit": planned_time(task, proposal),
        **_sections(written),
    }
    return Letter(fields, (team_table(proposal), _findings_table(task)), register=Register.AUDIT)


def planned_time(task: Task, proposal: AuditProposal | Appointment | None) -> str:
    """The audit time as planned: working days of the audit for each who audits."""
    if proposal is None:
        return "—"
    is_working = calendar_of(task.case.office).is_working_day
    days = sum(is_working(one) for one in days_of(proposal.starts_on, proposal.ends_on))
    people = len({one.user_id for one in proposal.members.all() if one.function in AUDITING})
    return f"{days * people} hari-orang ({days} hari kerja, {people} auditor)"


def _sections(written: ReportVersion | None) -> dict[str, str]:
    """The leader's sections; what was left out is said to be none."""
    names = {
        "kesesuaian": "conformity",
        "hal_positif": "positives",
        "ketidakpastian": "uncertainties",
        "penyimpangan": "deviations",
        "belum_selesai": "unresolved",
        "rekomendasi": "recommendation",
    }
    own = {name: (getattr(written, field) if written else "") or NOTHING for name, field in names.items()}
    return {"tujuan_audit": AIMS[Aim(written.aim)] if written else NOTHING, **own}


def _findings_table(task: Task) -> LetterTable:
    rows = tuple(
        (
            one.name,
            one.grade_name,
            one.wording.requirement,
            one.wording.statement,
            f"{STATES[one.state]}{f', paling lambat {day(one.due_on)}' if one.is_open and one.due_on else ''}",
        )
        for one in findings_of(task.case, stage=2)
    )
    empty = (("—", "—", "—", "Tidak ada temuan", "—"),)
    return LetterTable("Temuan", ("Nomor", "Tingkat", "Persyaratan", "Pernyataan", "Keadaan"), rows or empty)


WORK = Work(gaps=gaps, bars=bars, written={REPORT: Written(report)})
