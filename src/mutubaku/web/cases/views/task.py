"""The step screen: what the SOP says, what is needed, the work, what it produces, and the outcome buttons."""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from django.forms import BaseForm, Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from mutubaku.cases.library import procedure_of, step_of
from mutubaku.cases.models import Case, Task
from mutubaku.conduct import access
from mutubaku.conduct.errors import Refusal
from mutubaku.conduct.guard import already_done
from mutubaku.documents.policy import ACCEPTED
from mutubaku.people.access import client_capacity
from mutubaku.procedure import PauseKind
from mutubaku.reading import one_page
from mutubaku.web.client.around import around
from mutubaku.web.gate import Rule, Visit, desk_of, gate
from mutubaku.web.resume import typed_into
from mutubaku.web.shell import desk_shell

from ..barred import barred_at
from ..forms import EndPauseForm, OutcomeForm, PauseForm, ReassignForm
from ..lost import lost_words
from ..page import case_page, tasks_of
from ..panels import panel_of
from ..panels.beside import unlocked
from ..step import step_page

UNPROCESSABLE = 422


@gate(Rule.CASE)
@require_safe
def task(request: HttpRequest, task_id: int) -> HttpResponse:
    """Show a step to whoever may see it; step 1 has pages of its own."""
    found = get_task(request, task_id)
    if found.parent is None and found.step == "application" and found.is_open:
        return redirect("client:dossier", found.case_id)
    return show(request, found)


def get_task(request: HttpRequest, task_id: int) -> Task:
    """The task, if it is theirs to see (404 otherwise), with its office's clock made the page's clock."""
    visit = cast(Visit, request)
    found = access.visible_task(task_id, visit.user, visit.at)
    timezone.activate(ZoneInfo(found.case.office.zone))
    return found


@one_page()  # also where an act was refused
def show(
    request: HttpRequest, found: Task, bad: BaseForm | None = None, status: int = 200, *, is_lost: bool = False
) -> HttpResponse:
    """The step page; ``bad`` is a form that could not be acted on, shown again with what was typed; ``is_lost``: the
    step page has no such form, and what was typed stands there to be copied.
    """
    visit = cast(Visit, request)
    as_client = surround(visit, found.case)
    tasks = tasks_of(found.case)
    panel = panel_of(found)
    page = step_page(found, visit.user, visit.at, as_client=as_client, bad=bad)
    if panel and panel.inline:
        page["buttons"] = unlocked(page["buttons"], found)
    context = {
        **case_page(found.case, visit.at, as_client=as_client, tasks=tasks),
        **page,
        **_forms(visit, found, page["pauses"], bad),
        "barred": [] if as_client else barred_at(found, visit.at),
        "may_reassign": not as_client and access.may_assign(found, visit.user, visit.at),
        "accepted": ACCEPTED,
        "form": _told(found, bad),
        "lost_words": lost_words(visit, bad) if bad is not None and (is_lost or not page["buttons"]) else [],
        "panel": panel,
        **(panel.context(visit, found, bad) if panel else {}),
    }
    return render(request, "cases/task.html", context, status=status)


def too_late(request: HttpRequest, found: Task, form: BaseForm, refusal: Refusal) -> HttpResponse:
    """A form of a page of its own that comes when it can be acted on no more: the step says why, and what was typed."""
    form.errors.clear()  # what is wrong in it cannot be put right there
    form.add_error(None, str(refusal))
    return show(request, found, form, UNPROCESSABLE, is_lost=True)


def _told(found: Task, bad: BaseForm | None) -> BaseForm | None:
    """What the summary lists: of a step that somebody closed meanwhile that it is closed, for no field is left."""
    if bad is None or found.is_open or bad.non_field_errors():
        return bad
    closed = Form({})
    closed.add_error(None, str(already_done(found)))
    return closed


def surround(visit: Visit, case: Case) -> bool:
    """Put the client's or the desk's surroundings around a page about a case; True for the client's."""
    if client_capacity(visit.user, case.organisation, visit.at) is not None:
        around(visit, office=case.office)
        return True
    desk = desk_of(visit, visit.at)
    if desk is not None:
        visit.desk = desk
        desk_shell(visit)
    return False


def pause_form(found: Task, data: Any = None, kinds: list[PauseKind] | None = None) -> PauseForm:
    """The form to stop the clock with the pauses the step knows."""
    offered = [procedure_of(found).pause(key) for key in step_of(found).pauses] if kinds is None else kinds
    return PauseForm(data, kinds=offered, auto_id="jeda_%s")


def reassign_form(found: Task, at: datetime, data: Any = None) -> ReassignForm:
    """The form to hand a step on, to whoever else could do it today."""
    out = {found.claimed_by_id, *(one.user_id for one in barred_at(found, at))}
    others = [one for one in access.colleagues(found, at) if one not in out]
    return ReassignForm(data, colleagues=others, auto_id="alih_%s")


def end_pause_form(data: Any = None) -> EndPauseForm:
    """The form to let the clock run again."""
    return EndPauseForm(data, auto_id="lanjut_%s")


def _forms(visit: Visit, found: Task, pauses: list[PauseKind], bad: BaseForm | None) -> dict[str, Any]:
    """Every form of the page, the bad one in its place, and what was typed before a session was lost."""

    def typed(name: str) -> Any:
        return typed_into(visit, reverse(name, args=[found.pk])) if visit.method == "GET" else None

    forms = {
        "outcome_form": OutcomeForm(typed("cases:outcome")),
        "pause_form": pause_form(found, typed("cases:pause"), pauses),
        "end_pause_form": end_pause_form(typed("cases:end_pause")),
        "reassign_form": reassign_form(found, visit.at, typed("cases:reassign")),
    }
    return {name: bad if type(form) is type(bad) else form for name, form in forms.items()}
