"""The step screen: what the SOP says, what is needed, the work, what it produces, and the outcome buttons."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mutubaku.cases.models import Task
from mutubaku.conduct import access
from mutubaku.documents.policy import ACCEPTED
from mutubaku.people.access import client_capacity
from mutubaku.procedure import PauseKind
from mutubaku.web.gate import Rule, Visit, desk_of, gate
from mutubaku.web.shell import client_shell, desk_shell

from ..forms import EndPauseForm, OutcomeForm, PauseForm, ReassignForm, UploadForm
from ..page import case_page, step_page


@require_safe
@gate(Rule.CASE)
def task(request: HttpRequest, task_id: int) -> HttpResponse:
    """Show a step to whoever may see its case; step 1 has pages of its own."""
    found = get_task(request, task_id)
    if found.parent is None and found.step == "application" and found.is_open:
        return redirect("client:dossier", found.case_id)
    return show(request, found)


def get_task(request: HttpRequest, task_id: int) -> Task:
    """The task, if its case is theirs to see (404 otherwise), with its office's clock made the page's clock."""
    found = access.visible_task(task_id, request.user, request.at)  # type: ignore[arg-type, attr-defined]  # a Visit
    timezone.activate(ZoneInfo(found.case.office.zone))
    return found


def show(request: HttpRequest, found: Task, bad: BaseForm | None = None, status: int = 200) -> HttpResponse:
    """The step page; ``bad`` is a form that could not be acted on, shown again with what was typed."""
    visit: Visit = request  # type: ignore[assignment]  # the gate made it one
    as_client = surround(visit, found.case)
    page = step_page(found, visit.user, visit.at)
    context = {
        **case_page(found.case, visit.at, as_client=as_client),
        **page,
        **_forms(found, visit.at, page["pauses"], bad),
        "as_client": as_client,
        "may_reassign": access.may_assign(found, visit.user, visit.at),
        "accepted": ACCEPTED,
        "form": bad,
    }
    return render(request, "cases/task.html", context, status=status)


def surround(visit: Visit, case: Any) -> bool:
    """Put the client's or the desk's surroundings around a page about a case; True for the client's."""
    if client_capacity(visit.user, case.organisation, visit.at) is not None:
        client_shell(visit, office=case.office)
        return True
    desk = desk_of(visit, visit.at)
    if desk is not None:
        visit.desk = desk
        desk_shell(visit)
    return False


def _forms(found: Task, at: datetime, pauses: list[PauseKind], bad: BaseForm | None) -> dict[str, Any]:
    """Every form of the page, the bad one in its place."""
    forms = {
        "outcome_form": OutcomeForm(),
        "upload_form": UploadForm(),
        "pause_form": PauseForm(kinds=pauses),
        "end_pause_form": EndPauseForm(),
        "reassign_form": ReassignForm(colleagues=access.colleagues(found, at)),
    }
    return {name: bad if type(form) is type(bad) else form for name, form in forms.items()}
