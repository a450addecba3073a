"""The audit at the site in the demonstration: two meetings, who was there, and a filled checklist."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from mutubaku.applications.queries import application_of
from mutubaku.audits.queries import plan_in_force
from mutubaku.audits.visits.models import MeetingKind
from mutubaku.audits.visits.policy.remote import Remote
from mutubaku.cases.models import Case, Task
from mutubaku.conduct.actions.answering import add_line
from mutubaku.conduct.actions.visiting import attend, confirm_attendance, open_meeting, write_remote
from mutubaku.conduct.visiting import checklist, remote_plan, team_of
from mutubaku.people.access import office_day
from mutubaku.people.models import User
from mutubaku.procedure import Outcome

from .visiting import answer_all, key, of_the_team

LINE = "Penerapan persyaratan acuan pada proses utama (baris contoh demonstrasi)"

OPENS, CLOSES = time(8), time(16, 30)
DAY, SHORTEST = timedelta(hours=7), timedelta(minutes=30)

HELD = Remote(
    is_remote=True,
    means="Panggilan video untuk wawancara kantor pusat (rekaan)",
    result="Sinyal baik; seluruh pertanyaan bagian itu terjawab (rekaan)",
)


def fill(task: Task, _outcome: Outcome, by: User, at: datetime) -> None:
    """Hold both meetings with the auditors and the client's contact, and answer the checklist between them."""
    auditor = of_the_team(task.case, by)
    opening, closing = moments(task, at)
    _meet(task, auditor, opening, MeetingKind.OPENING)
    _meet(task, auditor, closing, MeetingKind.CLOSING)
    if not checklist(task):
        add_line(task.pk, auditor, at, key=key(task, "baris"), text=LINE)
    answer_all(task, auditor, at)
    write_remote(task.pk, auditor, at, HELD if remote_plan(task) else Remote(is_remote=False))


def moments(task: Task, at: datetime) -> tuple[datetime, datetime]:
    """When a visit that is over at this moment opened and closed: on the first of its days where it was held on them,
    else a working day before, and not before its step was opened.
    """
    fixed, today = plan_in_force(task.case), office_day(task.case.office, at).date()
    is_on_its_days = fixed is not None and fixed.starts_on <= today <= fixed.ends_on
    begins = at_hour(task.case, fixed.starts_on, OPENS) if fixed is not None and is_on_its_days else at - DAY
    opening = min(max(task.opened_at, begins), max(task.opened_at, at - SHORTEST))
    return opening, max(at, opening + SHORTEST)


def at_hour(case: Case, day: date, hour: time) -> datetime:
    """A moment of a day on the office's clock."""
    return datetime.combine(day, hour, office_day(case.office, case.opened_at).tzinfo)


def _meet(task: Task, auditor: User, at: datetime, kind: MeetingKind) -> None:
    meeting = open_meeting(task.pk, auditor, at, kind)
    there = list(meeting.attendances.all())  # of an audit held together: who is on the other standard's list
    for user_id in {auditor.pk, *list(team_of(task.case))[:1]} - {one.user_id for one in there}:  # with the leader
        attend(task.pk, User.objects.get(pk=user_id), at, kind)
    contact, company = application_of(task.case).contact_name, task.case.organisation.name
    post = application_of(task.case).contact_position or "Penghubung"
    if company in {one.company for one in there}:
        return
    confirm_attendance(meeting.visit_id, meeting.code, at, name=contact or company, position=post, company=company)
