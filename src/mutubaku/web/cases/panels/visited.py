"""What both stages share on the screen: how the visit is held, its checklist, and who may write there."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.audits.visits.models import Visit as AuditVisit
from mutubaku.cases.models import Task
from mutubaku.conduct.actions.visiting import write_remote
from mutubaku.conduct.errors import Refusal
from mutubaku.conduct.guard import check_running
from mutubaku.conduct.serving import check_serving
from mutubaku.conduct.visiting import auditor_of, remote_plan
from mutubaku.web.gate import Visit
from mutubaku.web.resume import typed_into

from ..visits.forms.remote import RemoteForm
from ..visits.refusing import done
from ..visits.shown import progress

REMOTE = "jarak-jauh"
REMOTE_FIELDS = ("is_remote", "remote_agreed_on", "remote_agreement", "remote_risks", "remote_means", "remote_result")


def visited(visit: Visit, task: Task, found: AuditVisit | None, bad: BaseForm | None) -> dict[str, Any]:
    """What the templates of both stages show."""
    return {
        "found": found,
        "may_visit": not why_not(visit, task),
        "visit_why_not": why_not(visit, task) if task.is_open else "",
        "checklist_progress": progress(task),
        "remote_plan": remote_plan(task),
        "remote_form": bad if isinstance(bad, RemoteForm) else _remote_form(visit, task, found),
    }


def why_not(visit: Visit, task: Task) -> str:
    """Why the person cannot write at the visit; nothing when they can."""
    try:
        auditor_of(task.case, visit.user, visit.at)
        check_serving(task.case, visit.user.pk, visit.at)
        check_running(task)
    except Refusal as refusal:
        return str(refusal)
    return ""


def typed(visit: Visit, task: Task, act: str) -> Any:
    """What was typed for an act before a session was lost."""
    return None if visit.method == "POST" else typed_into(visit, reverse("cases:work", args=[task.pk, act]))


def _remote_form(visit: Visit, task: Task, found: AuditVisit | None) -> RemoteForm:
    initial = {name: getattr(found, name) for name in REMOTE_FIELDS} if found else {}
    is_planned = remote_plan(task) is not None
    return RemoteForm(typed(visit, task, REMOTE), is_planned=is_planned, initial=initial, auto_id="cara_%s")


def save_remote(visit: Visit, task: Task) -> BaseForm | None:
    """Keep how the visit is held."""
    form = RemoteForm(visit.POST, is_planned=remote_plan(task) is not None, auto_id="cara_%s")
    if form.is_valid() and done(form, write_remote, task.pk, visit.user, visit.at, form.remote()):
        messages.success(visit, _("Cara audit tersimpan."))
        return None
    return form
