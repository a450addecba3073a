"""The audit report: made from what the case knows, completed by the lead auditor (ISO/IEC 17021-1, 9.4.8).

What another scheme's report holds beside it joins here: its paper in ``WORK.written``, what it lacks in ``gaps``; its
part of the screen in ``cases/panels/audit_report.html``.
"""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from mutubaku.applications.queries import SYSTEM_SCHEMES
from mutubaku.audits.queries import plan_in_force
from mutubaku.audits.visits.queries import days_held
from mutubaku.cases.models import Case, Kind, Task
from mutubaku.findings.models import ReportVersion
from mutubaku.findings.models.report import Aim
from mutubaku.findings.policy import ALWAYS_REPORTED, State, sections_asked
from mutubaku.findings.queries import Standing, open_findings, report_in
from mutubaku.people.access import Capacity
from mutubaku.procedure import Outcome

from .audit_facts import STAGE_2, before, facts, is_elsewhen, tables, visits_of
from .findings import unreleased_gaps
from .letters import Letter
from .nonconforming import unled_gaps
from .work import Work, Written

REPORT = "laporan-audit"
CONFORMING, NONCONFORMING = "sesuai", "ada-ketidaksesuaian"
NOTHING = "Tidak ada."
AIMS = {Aim.MET: "Tercapai", Aim.PARTLY: "Tercapai sebagian", Aim.NOT_MET: "Tidak tercapai"}
ALWAYS = {
    "kesesuaian": "conformity",
    "kesesuaian_lingkup": "scope_fit",
    "hal_positif": "positives",
    "penyimpangan": "deviations",
    "hal_program": "programme_issues",
    "ketidakpastian": "uncertainties",
    "belum_selesai": "unresolved",
    "rekomendasi": "recommendation",
}
SOMETIMES = {
    "audit_internal": "internal",
    "perubahan": "changes",
    "tindakan_terdahulu": "earlier",
    "penggunaan_tanda": "marks",
    "pemakaian_tik": "remote",
}


def gaps(task: Task) -> list[str]:
    """What the report lacks: the leader's own sections, what did not conform and was led to no finding, and the check
    of findings still to be released."""
    report = report_in(task)
    written = _unexplained(task.case, report) if report else [_("Bagian laporan dari ketua tim belum diisi")]
    return written + unled_gaps(task) + unreleased_gaps(task.case, 2)


def _unexplained(case: Case, report: ReportVersion) -> list[str]:
    """That the audit was held on days other than planned, and the leader has not said why."""
    visit = visits_of(case).get(STAGE_2)
    if report.deviations or visit is None or not is_elsewhen(days_held(visit.task), plan_in_force(case)):
        return []
    return [_("Audit diadakan di luar tanggal yang direncanakan: jelaskan pada “Penyimpangan dari rencana audit”")]


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


def asked(case: Case) -> dict[str, bool]:
    """The sections this case's report has beside those of every report, and whether it cannot do without each."""
    return sections_asked(
        is_system=case.scheme in SYSTEM_SCHEMES,
        is_first=case.kind == Kind.INITIAL,
        has_earlier=bool(before(case)),
        is_remote=any(visit.is_remote for visit in visits_of(case).values()),
    )


def needed(case: Case) -> tuple[str, ...]:
    """The sections this case's report cannot do without."""
    return (*ALWAYS_REPORTED, *(name for name, is_needed in asked(case).items() if is_needed))


def report(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """The report as it stands now."""
    fields = {**facts(task), **_sections(task.case, report_in(task))}
    return Letter(fields, tables(task))


def _sections(case: Case, written: ReportVersion | None) -> dict[str, str]:
    """The leader's sections; what was left out is said to be none, what this report does not have is left out."""
    own = {name: (getattr(written, field) if written else "") or NOTHING for name, field in ALWAYS.items()}
    also = asked(case)
    more = {name: getattr(written, field) if written else "" for name, field in SOMETIMES.items() if field in also}
    said = {name: text or NOTHING for name, text in more.items()}
    return {"tujuan_audit": AIMS[Aim(written.aim)] if written else NOTHING, **own, **said}


WORK = Work(gaps=gaps, bars=bars, written={REPORT: Written(report)})
