"""The audit at the site on the screen: who is at its meetings, its checklist, how it is held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.forms import BaseForm
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from mutubaku.audits.models import Appointment, AuditProposal
from mutubaku.audits.queries import plan_in_force
from mutubaku.audits.visits.models import Attendance, Meeting, MeetingKind
from mutubaku.audits.visits.models import Visit as AuditVisit
from mutubaku.audits.visits.queries import meetings_of, plan_of, visit_in
from mutubaku.cases.models import Task
from mutubaku.conduct.actions.visiting import attend, note_attendance, open_meeting, strike_attendance
from mutubaku.conduct.evaluations import audits_site
from mutubaku.conduct.visiting import days_since_judged
from mutubaku.paper.qr import qr_svg
from mutubaku.people.access import office_day
from mutubaku.people.codes import spaced
from mutubaku.web.gate import Visit
from mutubaku.web.writing import saat_singkat

from ..numbers import id_in
from ..visits.forms.meetings import PersonForm
from ..visits.forms.stages import OpeningForm
from ..visits.refusing import done
from ..visits.shown import asked_at_site, shown
from .panel import Panel, submit
from .scanned import SCANNED, save_meetings, scanned
from .visited import REMOTE, save_remote, typed, visited

OPEN, PRESENT, NOTE, STRIKE = "buka", "hadir", "catat", "hapus"
KINDS = {"pembukaan": MeetingKind.OPENING, "penutupan": MeetingKind.CLOSING}


@dataclass(frozen=True)
class PersonRow:
    """Somebody at a meeting as the template draws them."""

    row: Attendance
    note: str


@dataclass(frozen=True)
class MeetingRow:
    """A meeting as the template draws it; ``kind`` is the end of the addresses of its acts."""

    kind: str
    label: str
    meeting: Meeting | None
    code: str
    until: str
    people: list[PersonRow]
    is_there: bool
    form: PersonForm
    opening: OpeningForm


def _context(visit: Visit, task: Task, bad: BaseForm | None) -> dict[str, Any]:
    found = visit_in(task)
    meetings = {one.kind: one for one in meetings_of(found)} if found else {}
    return {
        **visited(visit, task, found, bad),
        **shown(plan_of(task.case)),
        "asked_at_site": asked_at_site(task.case),
        "audits_site": audits_site(task.case),
        "meetings": [_meeting(visit, task, kind, meetings.get(str(value)), bad) for kind, value in KINDS.items()],
        **_interval(visit, task, found, begun=bool(meetings)),
        "off_plan": _off_plan(visit, task) if task.is_open and not meetings else None,
        **scanned(visit, task, meetings, found.interval_reason if found else "", bad),
        **(_link(visit, found) if found and task.is_open else {}),
    }


def _link(visit: Visit, found: AuditVisit) -> dict[str, str | SafeString]:
    """The address of the list of attendance, and its picture to be pointed at with a telephone."""
    href = visit.build_absolute_uri(reverse("public:attend", args=[found.secret]))
    return {"attend_link": href, "attend_qr": mark_safe(qr_svg(href))}  # noqa: S308 - drawn by us from our own address


def _meeting(visit: Visit, task: Task, kind: str, meeting: Meeting | None, bad: BaseForm | None) -> MeetingRow:
    people = list(meeting.attendances.all()) if meeting else []
    is_fresh = meeting is not None and meeting.code_until > visit.at and task.is_open
    form = PersonForm(
        typed(visit, task, f"{NOTE}-{kind}"), initial={"company": task.case.organisation.name}, auto_id=f"{kind}_%s"
    )
    return MeetingRow(
        kind=kind,
        label=str(KINDS[kind].label),
        meeting=meeting,
        code=spaced(meeting.code) if meeting and is_fresh else "",
        until=saat_singkat(meeting.code_until) if meeting else "",
        people=[_person(one) for one in people],
        is_there=any(one.user_id == visit.user.pk for one in people),
        form=bad if isinstance(bad, PersonForm) and bad.auto_id == f"{kind}_%s" else form,
        opening=_opening(visit, task, kind, bad),
    )


def _opening(visit: Visit, task: Task, kind: str, bad: BaseForm | None) -> OpeningForm:
    name = f"{OPEN}_{kind}_%s"
    if isinstance(bad, OpeningForm) and bad.auto_id == name:
        return bad
    return OpeningForm(typed(visit, task, f"{OPEN}-{kind}"), auto_id=name)


def _interval(visit: Visit, task: Task, found: AuditVisit | None, *, begun: bool) -> dict[str, Any]:
    """How late stage 2 begins today when nobody judged that yet; the reason, once it was written."""
    late = not begun and task.is_open
    days = days_since_judged(task.case, office_day(task.case.office, visit.at).date()) if late else 0
    return {"begins_late": days, "began_late": found.interval_reason if found else ""}


def _off_plan(visit: Visit, task: Task) -> Appointment | AuditProposal | None:
    """The days of the audit, when today is none of them."""
    fixed, today = plan_in_force(task.case), office_day(task.case.office, visit.at).date()
    return None if fixed is None or fixed.starts_on <= today <= fixed.ends_on else fixed


def _person(one: Attendance) -> PersonRow:
    said = ", ".join((one.position, one.company))
    return PersonRow(one, f"{said}; {saat_singkat(one.confirmed_at)}" if one.confirmed_at else said)


def _opens(kind: str) -> Callable[[Visit, Task], BaseForm | None]:
    def act(visit: Visit, task: Task) -> BaseForm | None:
        form = OpeningForm(visit.POST, auto_id=f"{OPEN}_{kind}_%s")
        given = (task.pk, visit.user, visit.at, KINDS[kind])
        if form.is_valid() and done(form, open_meeting, *given, form.cleaned_data["interval_reason"]):
            messages.success(visit, _("Kode rapat ditampilkan. Kode sebelumnya tidak berlaku lagi."))
            return None
        return form

    return act


def _attends(kind: str) -> Callable[[Visit, Task], BaseForm | None]:
    def act(visit: Visit, task: Task) -> BaseForm | None:
        def do(_cleaned: dict[str, Any]) -> None:
            attend(task.pk, visit.user, visit.at, KINDS[kind])
            messages.success(visit, _("Kehadiran Anda tercatat."))

        return submit(forms.Form(visit.POST), do)

    return act


def _notes(kind: str) -> Callable[[Visit, Task], BaseForm | None]:
    def act(visit: Visit, task: Task) -> BaseForm | None:
        form = PersonForm(visit.POST, auto_id=f"{kind}_%s")
        given = (task.pk, visit.user, visit.at, KINDS[kind])
        if form.is_valid() and done(form, note_attendance, *given, **form.cleaned_data):
            messages.success(visit, _("Ditambahkan; belum dikonfirmasi oleh yang bersangkutan."))
            return None
        return form

    return act


def _strike(visit: Visit, task: Task) -> BaseForm | None:
    def do(_cleaned: dict[str, Any]) -> None:
        strike_attendance(task.pk, visit.user, visit.at, id_in(visit.POST.get("baris", "")))
        messages.success(visit, _("Baris itu dihapus."))

    return submit(forms.Form(visit.POST), do)


ACTS = {
    f"{name}-{kind}": make(kind)
    for name, make in ((OPEN, _opens), (PRESENT, _attends), (NOTE, _notes))
    for kind in KINDS
}
PANEL = Panel(
    "cases/panels/stage_2.html", _context, {**ACTS, STRIKE: _strike, REMOTE: save_remote, SCANNED: save_meetings}
)
