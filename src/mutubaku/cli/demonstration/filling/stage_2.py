"""The audit at the site in the demonstration: two meetings, who was there, and a filled checklist."""

from __future__ import annotations

from datetime import datetime

from mutubaku.applications.queries import application_of
from mutubaku.audits.visits.models import MeetingKind
from mutubaku.audits.visits.policy.remote import Remote
from mutubaku.cases.models import Task
from mutubaku.conduct.actions.answering import add_line
from mutubaku.conduct.actions.visiting import attend, confirm_attendance, open_meeting, write_remote
from mutubaku.conduct.visiting import checklist, remote_plan
from mutubaku.people.models import User
from mutubaku.procedure import Outcome

from .visiting import answer_all, key, of_the_team

LINE = "Penerapan persyaratan acuan pada proses utama (baris contoh demonstrasi)"

HELD = Remote(
    is_remote=True,
    means="Panggilan video untuk wawancara kantor pusat (rekaan)",
    result="Sinyal baik; seluruh pertanyaan bagian itu terjawab (rekaan)",
)


def fill(task: Task, _outcome: Outcome, by: User, at: datetime) -> None:
    """Hold both meetings with the auditor and the client's contact, and answer the checklist."""
    auditor = of_the_team(task.case, by)
    for kind in MeetingKind:
        _meet(task, auditor, at, kind)
    if not checklist(task):
        add_line(task.pk, auditor, at, key=key(task, "baris"), text=LINE)
    answer_all(task, auditor, at)
    write_remote(task.pk, auditor, at, HELD if remote_plan(task) else Remote(is_remote=False))


def _meet(task: Task, auditor: User, at: datetime, kind: MeetingKind) -> None:
    meeting = open_meeting(task.pk, auditor, at, kind)
    attend(task.pk, auditor, at, kind)
    contact, company = application_of(task.case).contact_name, task.case.organisation.name
    post = application_of(task.case).contact_position or "Penghubung"
    confirm_attendance(meeting.visit_id, meeting.code, at, name=contact or company, position=post, company=company)
