"""Step 9, the audit at the site, whichever visit of the cycle it is: meetings, checklist (ISO/IEC 17021-1, 9.3.1.3)."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from mutubaku.audits.queries import plan_in_force
from mutubaku.audits.visits.models import MeetingKind
from mutubaku.audits.visits.policy.kinds import on_papers
from mutubaku.audits.visits.queries import meetings_of, visit_in
from mutubaku.cases.models import Register, Task
from mutubaku.conduct.evaluations import audits_site
from mutubaku.conduct.programme import kind_of
from mutubaku.conduct.visiting import checklist, judged_stage_1, remote_plan
from mutubaku.people.access import Capacity

from .audited import attendance_table, checklist_table, manner, remote_lacking
from .letters import Letter
from .planned import audit_days
from .scans import is_scanned
from .work import Work, Written

PRESENT, CHECKLIST = "daftar-hadir", "dokumen-audit"

NO_AUDIT = "pengambilan contoh; skema tidak meminta audit di lokasi"


def gaps(task: Task) -> list[str]:
    """Meetings without anybody, questions without an answer; a scan of the signed paper stands for what it holds, but
    for when a stage 2 began, which is judged (rule MS-08). Where the scheme asks for no audit at the site (type 1),
    nothing of it is lacking.
    """
    visit, audits = visit_in(task), audits_site(task.case)
    lacking = _meetings_lacking(task) if audits else []
    if not is_scanned(task, CHECKLIST):
        lines = checklist(task)
        left = [line for line in lines if not line.found]
        if not lines and audits:
            lacking.append(_("Daftar periksa belum berisi"))
        elif left:
            lacking.append(_("Butir daftar periksa belum dijawab: %(count)s") % {"count": len(left)})
    return lacking + (remote_lacking(task, visit) if audits else [])


def _meetings_lacking(task: Task) -> list[str]:
    visit = visit_in(task)
    meetings = meetings_of(visit) if visit else []
    if is_scanned(task, PRESENT):
        return [] if meetings or judged_stage_1(task.case) is None else [_("Waktu rapat menurut daftar hadir pindaian")]
    there = {meeting.kind for meeting in meetings if meeting.attendances.all()}
    missing = [str(kind.label) for kind in MeetingKind if kind not in there]
    return [_("Belum ada yang hadir: %(meetings)s") % {"meetings": ", ".join(missing)}] if missing else []


def present(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """Who was at the opening and at the closing meeting."""
    visit = visit_in(task)
    tables = tuple(attendance_table(meeting, task.case.office) for meeting in (meetings_of(visit) if visit else []))
    return Letter(_fields(task), tables, register=Register.AUDIT)


def filled(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """The filled checklist, question by question."""
    table = checklist_table(checklist(task), "Daftar periksa")
    return Letter(_fields(task), (table,), register=Register.AUDIT)


def _fields(task: Task) -> dict[str, str]:
    fixed = plan_in_force(task.case)
    return {
        "kunjungan": on_papers(kind_of(task.case, task.step)) if audits_site(task.case) else NO_AUDIT,
        "tanggal_audit": audit_days(fixed),
        "cara_audit": manner(visit_in(task), remote_plan(task)),
    }


WORK = Work(gaps=gaps, written={PRESENT: Written(present), CHECKLIST: Written(filled)})
