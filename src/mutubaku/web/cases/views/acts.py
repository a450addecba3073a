"""The acts of a step screen: each posts one form, acts once, and comes back with the sentence when it cannot."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mutubaku.cases.library import procedure_of, step_of
from mutubaku.cases.models import Task
from mutubaku.conduct import access, actions, wiring
from mutubaku.conduct.errors import Refusal
from mutubaku.documents.policy import UploadRefused
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once

from ..forms import EndPauseForm, OutcomeForm, PauseForm, ReassignForm, UploadForm, WordsForm
from .task import get_task, show, surround

Act = Callable[[Visit, Task, Form], HttpResponse]
UNPROCESSABLE = 422


def _answer(request: HttpRequest, task: Task, form: Form, act: Act) -> HttpResponse:
    """Act on a valid form; a refusal comes back on the step page with its sentence and what was typed."""
    if form.is_valid():
        try:
            return act(cast(Visit, request), task, form)
        except (Refusal, UploadRefused) as refusal:
            form.add_error(None, str(refusal))
    return show(request, get_task(request, task.pk), form, status=UNPROCESSABLE)


@require_POST
@gate(Rule.CASE)
@once
def outcome(request: HttpRequest, task_id: int) -> HttpResponse:
    """Close the step with the outcome that was pressed."""
    return _answer(request, get_task(request, task_id), OutcomeForm(request.POST), _perform)


def _perform(visit: Visit, task: Task, form: Form) -> HttpResponse:
    given = form.cleaned_data
    done = actions.perform(task.pk, given["outcome"], visit.user, visit.at, note=given["note"])
    messages.success(visit, _("Selesai: %(step)s.") % {"step": step_of(task).title})
    mine = next((one for one in done.opened if not one.runs and access.may_work(one, visit.user, visit.at)), None)
    if mine is not None:
        return redirect("cases:task", mine.pk)
    return redirect("cases:case", task.case_id)


@require_POST
@gate(Rule.CASE)
@once
def upload(request: HttpRequest, task_id: int) -> HttpResponse:
    """Add an uploaded file to the step."""
    return _answer(request, get_task(request, task_id), UploadForm(request.POST, request.FILES), _attach)


def _attach(visit: Visit, task: Task, form: Form) -> HttpResponse:
    file = form.cleaned_data["file"]
    kind = form.cleaned_data["kind"]
    version = actions.attach(task.pk, visit.user, visit.at, name=file.name, data=file.read(), kind=kind)
    messages.success(visit, _("Berkas “%(name)s” tersimpan.") % {"name": version.filename})
    return redirect("cases:task", task.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@gate(Rule.CASE)
@once
def make(request: HttpRequest, task_id: int, kind: str) -> HttpResponse:
    """Make a paper from the case; where it takes the maker's own words, ask for them first."""
    task = get_task(request, task_id)
    form = WordsForm(request.POST or None)
    if not wiring.needs_words(task, kind):
        form.fields["text"].required = False
    if request.method == "POST" and form.is_valid():
        try:
            return _make(cast(Visit, request), task, kind, form)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    status = UNPROCESSABLE if request.method == "POST" else 200
    return _words_page(request, task, kind, form, status)


def _words_page(request: HttpRequest, task: Task, kind: str, form: Form, status: int) -> HttpResponse:
    visit = cast(Visit, request)
    context = {
        "task": task,
        "case": task.case,
        "kind": kind,
        "name": next((d.name for d in procedure_of(task).documents if d.key == kind), kind),
        "form": form,
        "as_client": surround(visit, task.case),
    }
    return render(request, "cases/make.html", context, status=status)


def _make(visit: Visit, task: Task, kind: str, form: Form) -> HttpResponse:
    version = actions.make(task.pk, kind, visit.user, visit.at, text=form.cleaned_data["text"])
    messages.success(visit, _("Dokumen “%(name)s” dibuat.") % {"name": version.filename})
    return redirect("cases:task", task.pk)


@require_POST
@gate(Rule.CASE)
@once
def pause(request: HttpRequest, task_id: int) -> HttpResponse:
    """Stop the step's clock."""
    task = get_task(request, task_id)
    kinds = [procedure_of(task).pause(key) for key in step_of(task).pauses]
    return _answer(request, task, PauseForm(request.POST, kinds=kinds), _pause)


def _pause(visit: Visit, task: Task, form: Form) -> HttpResponse:
    given = form.cleaned_data
    actions.pause(task.pk, given["kind"], visit.user, visit.at, reason=given["reason"])
    messages.success(visit, _("Waktu langkah ini dihentikan."))
    return redirect("cases:task", task.pk)


@require_POST
@gate(Rule.CASE)
@once
def end_pause(request: HttpRequest, task_id: int) -> HttpResponse:
    """Let the step's clock run again."""
    return _answer(request, get_task(request, task_id), EndPauseForm(request.POST), _end_pause)


def _end_pause(visit: Visit, task: Task, form: Form) -> HttpResponse:
    actions.end_pause(task.pk, visit.user, visit.at, note=form.cleaned_data["note"])
    messages.success(visit, _("Waktu langkah ini berjalan lagi."))
    return redirect("cases:task", task.pk)


@require_POST
@gate(Rule.CASE)
@once
def claim(request: HttpRequest, task_id: int) -> HttpResponse:
    """Take the step for oneself."""
    return _answer(request, get_task(request, task_id), Form(request.POST), _claim)


def _claim(visit: Visit, task: Task, _form: Form) -> HttpResponse:
    actions.claim(task.pk, visit.user, visit.at)
    return redirect("cases:task", task.pk)


@require_POST
@gate(Rule.CASE)
@once
def release(request: HttpRequest, task_id: int) -> HttpResponse:
    """Give the step back."""
    return _answer(request, get_task(request, task_id), Form(request.POST), _release)


def _release(visit: Visit, task: Task, _form: Form) -> HttpResponse:
    actions.release(task.pk, visit.user, visit.at)
    messages.success(visit, _("Langkah dilepas; rekan seperan dapat mengambilnya."))
    return redirect("cases:task", task.pk)


@require_POST
@gate(Rule.CASE)
@once
def reassign(request: HttpRequest, task_id: int) -> HttpResponse:
    """Hand the step to a colleague."""
    task = get_task(request, task_id)
    return _answer(
        request,
        task,
        ReassignForm(request.POST, colleagues=access.colleagues(task, cast(Visit, request).at)),
        _reassign,
    )


def _reassign(visit: Visit, task: Task, form: Form) -> HttpResponse:
    given = form.cleaned_data
    actions.reassign(task.pk, given["to"], visit.user, visit.at, reason=given["reason"])
    messages.success(visit, _("Langkah dialihkan kepada %(name)s.") % {"name": given["to"].name})
    return redirect("cases:task", task.pk)
