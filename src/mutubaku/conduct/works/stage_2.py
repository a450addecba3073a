"""Step 9, the audit at the site, whichever visit of the cycle it is: meetings, checklist (ISO/IEC 17021-1, 9.3.1.3)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from mutubaku.audits.appointing.queries import people_in
from mutubaku.audits.models import Function
from mutubaku.audits.policy import AUDITING
from mutubaku.audits.queries import plan_in_force, roles_in
from mutubaku.audits.visits.models import Meeting
from mutubaku.audits.visits.policy.meetings import Held, meeting_gaps, scanned_gaps
from mutubaku.audits.visits.queries import meetings_of, visit_in
from mutubaku.cases.models import Case, Task
from mutubaku.conduct.evaluations import audits_site
from mutubaku.conduct.visiting import checklist, remote_plan
from mutubaku.people.access import Capacity, office_day

from .audited import attendance_table, checklist_table, manner, remote_lacking, visit_words
from .letters import Letter
from .nonconforming import unled_gaps
from .planned import audit_days
from .scans import is_scanned
from .work import Work, Written

PRESENT, CHECKLIST = "daftar-hadir", "dokumen-audit"


def gaps(task: Task) -> list[str]:
    """What the meetings lack, questions without an answer, what did not conform and was led to no finding.

    A scan of the signed paper stands for what it holds, but for when the meetings were: from that day findings are due
    and the interval is judged (rule MS-08). Where the scheme asks for no audit at the site (type 1), nothing of it is
    lacking.
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
    return lacking + unled_gaps(task) + (remote_lacking(task, visit) if audits else [])


def _meetings_lacking(task: Task) -> list[str]:
    visit = visit_in(task)
    meetings = meetings_of(visit) if visit else []
    if is_scanned(task, PRESENT):
        return scanned_gaps({one.kind for one in meetings})
    team = _team(task.case, meetings[-1].begins_at) if meetings else {}
    ours = {task.case.office.code.casefold(), *(one.short_name.casefold() for one in task.case.office.profiles.all())}
    return meeting_gaps([_held(one, team, ours) for one in meetings])


def _team(case: Case, at: datetime) -> dict[str, bool]:
    """The names of those who audit, with whether they may lead that day: by their function, else by their role."""
    fixed = plan_in_force(case)
    people = [(user, function) for user, function in people_in(fixed) if function in AUDITING] if fixed else []
    roles = roles_in(case.office, office_day(case.office, at).date())
    return {
        user.name.casefold(): function == Function.LEAD_AUDITOR or Function.LEAD_AUDITOR in roles.get(user.pk, ())
        for user, function in people
    }


def _held(meeting: Meeting, team: Mapping[str, bool], ours: Collection[str]) -> Held:
    """A meeting with who was there: of the company whoever has no account, is not of the team nor the office."""
    there = list(meeting.attendances.all())
    guests = [one for one in there if one.user_id is None and one.company.casefold() not in ours]
    return Held(
        kind=meeting.kind,
        begins_at=meeting.begins_at,
        is_attended=bool(there),
        has_client=any(one.name.casefold() not in team for one in guests),
        has_leader=not team or any(team.get(one.name.casefold()) for one in there),
    )


def present(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """Who was at the opening and at the closing meeting."""
    visit = visit_in(task)
    tables = tuple(attendance_table(meeting, task.case.office) for meeting in (meetings_of(visit) if visit else []))
    return Letter(_fields(task), tables)


def filled(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """The filled checklist, question by question."""
    table = checklist_table(checklist(task), "Daftar periksa")
    return Letter(_fields(task), (table,))


def _fields(task: Task) -> dict[str, str]:
    fixed = plan_in_force(task.case)
    return {
        "kunjungan": visit_words(task.case, task.step),
        "tanggal_audit": audit_days(fixed),
        "cara_audit": manner(visit_in(task), remote_plan(task)),
    }


WORK = Work(gaps=gaps, written={PRESENT: Written(present), CHECKLIST: Written(filled)})
