"""The audit at the site in the browser: both meetings, the checklist as the team answers it, and its manner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import uuid4

from django.utils import timezone

from mutubaku.audits.visits.models import Meeting
from mutubaku.cli.demonstration.filling.stage_2 import LINE
from mutubaku.cli.demonstration.filling.visiting import answer_all
from mutubaku.conduct.actions.answering import add_line
from mutubaku.conduct.actions.visiting import attend, confirm_attendance
from mutubaku.conduct.visiting import checklist, team_of
from mutubaku.people.models import User

from .audit_letter import task_at
from .in_person import adds_a_line, answers_lines, attends
from .stage_1 import is_at_the_site

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from mutubaku.cases.models import Task
    from tests.stories.actors import Actor

MEETINGS = ("Rapat pembukaan", "Rapat penutupan")


def fill(actor: Actor, _outcome: str) -> None:
    """Open both lists and be there; answer every question."""
    for meeting in MEETINGS:
        if opener(actor, meeting).count():  # not opened before
            opens(actor, meeting)
        here = actor.page.get_by_role("button", name=re.compile(f"^Saya hadir.*{meeting}"))
        if here.count():  # of an audit held together, not on the other standard's list
            actor.follows(here)
            actor.is_told("Kehadiran Anda tercatat")
    if actor.stage is not None and actor.stage.in_person:
        brings_in_the_company(actor, actor.stage.stranger())
    completes_meetings(task_at(actor))
    answers(actor)
    is_at_the_site(actor)


def answers(actor: Actor) -> None:
    """Every line; where the office asks nothing, one of one's own."""
    task, auditor = task_at(actor), User.objects.get(name=actor.name)
    is_in_person = actor.colleague(auditor) is not None
    if not checklist(task):
        if is_in_person:
            adds_a_line(actor, LINE)
        else:
            add_line(task.pk, auditor, timezone.now(), key=uuid4(), text=LINE)
    if is_in_person:
        answers_lines(actor)
    answer_all(task, auditor, timezone.now())


def completes_meetings(task: Task) -> None:
    """The leader and somebody of the company, behind the scene, at each meeting where they are not yet."""
    leader = User.objects.get(pk=next(iter(team_of(task.case))))
    for meeting in Meeting.objects.filter(visit__task=task):
        if not meeting.attendances.filter(user=leader).exists():
            attend(task.pk, leader, timezone.now(), meeting.kind)
        if not meeting.attendances.filter(user=None).exists():
            guest = {"name": "Sari Tamu", "position": "Manajer mutu", "company": task.case.organisation.name}
            confirm_attendance(meeting.visit_id, meeting.code, timezone.now(), **guest)


def brings_in_the_company(actor: Actor, guest: Page) -> None:
    """Somebody without an account is there too, at the meeting whose code shows."""
    code = actor.page.locator(".meeting-digits").first.inner_text()
    attends(guest, actor.page.locator("a[href*='/hadir/']").first.get_attribute("href") or "", code)


def opens(actor: Actor, meeting: str) -> None:
    """The list of a meeting, with its code."""
    actor.follows(opener(actor, meeting))
    actor.is_told("Kode rapat ditampilkan")


def opener(actor: Actor, meeting: str) -> Locator:
    """The button that opens the list of a meeting for the first time."""
    return actor.page.get_by_role("button", name=re.compile(f"^Buka daftar hadir.*{meeting}"))
