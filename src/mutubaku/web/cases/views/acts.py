"""The acts of a step screen: each posts one form, acts once, and comes back with the sentence when it cannot."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import cast

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.cases.library import procedure_of, step_of
from mutubaku.cases.models import Task
from mutubaku.conduct import access, actions, wiring
from mutubaku.conduct.errors import Refusal
from mutubaku.documents.policy import UploadRefused
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.naming import named, step_name
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into
from mutubaku.web.uploads import uploaded

from ..forms import OutcomeForm, WordsForm, upload_form
from ..panels import panel_of
from .task import end_pause_form, get_task, pause_form, reassign_form, show, surround

UNPROCESSABLE = 422
Act = Callable[[Visit, Task], HttpResponse]
Do = Callable[[Visit, Task, Form], HttpResponse]


def step_act(act: Act) -> Callable[..., HttpResponse]:
    """A posted act on a step; its address asked for by itself, after a reload or a lost session, leads to the step."""

    @gate(Rule.CASE)
    @require_http_methods(["GET", "HEAD", "POST"])
    @once
    @wraps(act)
    def view(request: HttpRequest, task_id: int) -> HttpResponse:
        found = get_task(request, task_id)
        if request.method != "POST":
            return redirect("cases:task", found.pk)
        return act(cast(Visit, request), found)

    return view


def answer(visit: Visit, task: Task, form: Form, do: Do) -> HttpResponse:
    """Act on a valid form; a refusal comes back on the step page with its sentence and what was typed."""
    if form.is_valid():
        try:
            return do(visit, task, form)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return show(visit, get_task(visit, task.pk), form, status=UNPROCESSABLE)


@step_act
def outcome(visit: Visit, task: Task) -> HttpResponse:
    """Close the step with the outcome that was pressed."""
    panel = panel_of(task)
    bad = panel.before_outcome(visit, task) if panel is not None else None
    if bad is not None:
        return show(visit, get_task(visit, task.pk), bad, status=UNPROCESSABLE)
    return answer(visit, task, OutcomeForm(visit.POST), _perform)


def _perform(visit: Visit, task: Task, form: Form) -> HttpResponse:
    given = form.cleaned_data
    done = actions.perform(task.pk, given["outcome"], visit.user, visit.at, note=given["note"])
    as_client = access.is_client_of(task.case, visit.user, visit.at)
    messages.success(visit, _finished(task, done, as_client=as_client))
    if as_client:
        return redirect("cases:case", task.case_id)
    mine = next((one for one in done.opened if not one.runs and access.may_work(one, visit.user, visit.at)), None)
    return redirect("cases:task", mine.pk) if mine is not None else redirect("staff:inbox")


def _finished(task: Task, done: actions.Done, *, as_client: bool) -> str:
    """What was finished in which case, and what comes next."""
    opened = [one for one in done.opened if not one.runs]
    name = partial(step_name, kind=task.case.kind, as_client=as_client)
    steps = [f"{name(step_of(one))} ({named(procedure_of(one).role(one.role).name)})" for one in opened]
    said = _("%(number)s: “%(step)s” selesai.") % {"number": task.case.number, "step": name(step_of(task))}
    return f"{said} " + _("Berikutnya: %(steps)s.") % {"steps": ", ".join(steps)} if steps else said


@gate(Rule.CASE)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def work(request: HttpRequest, task_id: int, act: str) -> HttpResponse:
    """An act of the step's own work; its form comes back on the step page when it cannot be done."""
    task = get_task(request, task_id)
    panel = panel_of(task)
    if panel is None or act not in panel.acts:
        raise Http404
    if request.method != "POST":
        return redirect("cases:task", task.pk)
    bad = panel.acts[act](cast(Visit, request), task)
    if bad is not None:
        return show(request, get_task(request, task.pk), bad, status=UNPROCESSABLE)
    return redirect("cases:task", task.pk)


@step_act
def upload(visit: Visit, task: Task) -> HttpResponse:
    """Add an uploaded file to the step."""
    kind = visit.POST.get("kind", "")
    try:
        name, data = uploaded(visit, "file")
        version = actions.attach(task.pk, visit.user, visit.at, name=name, data=data, kind=kind)
    except (Refusal, UploadRefused) as refusal:
        return show(visit, get_task(visit, task.pk), upload_form(kind, str(refusal)), status=UNPROCESSABLE)
    messages.success(visit, _("Berkas “%(name)s” tersimpan.") % {"name": version.filename})
    return redirect("cases:task", task.pk)


@gate(Rule.CASE)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def make(request: HttpRequest, task_id: int, kind: str) -> HttpResponse:
    """Make a paper from the case; where it takes the maker's own words, ask for them first."""
    task = get_task(request, task_id)
    if kind not in wiring.kinds_taken(task):
        raise Http404
    form = WordsForm(typed_into(request))
    if not wiring.needs_words(task, kind):
        form.fields["text"].required = False
    if request.method == "POST" and form.is_valid():
        try:
            return _make(cast(Visit, request), task, kind, form)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return _words_page(cast(Visit, request), task, kind, form)


@gate(Rule.CASE)
@require_safe
def preview(request: HttpRequest, task_id: int, kind: str) -> HttpResponse:
    """A paper of the step as it would be written now, as a PDF that is kept nowhere."""
    visit, task = cast(Visit, request), get_task(request, task_id)
    try:
        data = actions.preview(task, kind, visit.user, visit.at)
    except Refusal as refusal:
        raise Http404(str(refusal)) from refusal
    return HttpResponse(data, content_type="application/pdf", headers={"Content-Security-Policy": "sandbox"})


def _words_page(visit: Visit, task: Task, kind: str, form: Form) -> HttpResponse:
    as_client = surround(visit, task.case)
    context = {
        "task": task,
        "case": task.case,
        "step_name": step_name(step_of(task), task.case.kind, as_client=as_client),
        "name": procedure_of(task).document(kind).name,
        "needs_words": wiring.needs_words(task, kind),
        "form": form,
        "as_client": as_client,
    }
    return render(visit, "cases/make.html", context, status=UNPROCESSABLE if visit.method == "POST" else 200)


def _make(visit: Visit, task: Task, kind: str, form: Form) -> HttpResponse:
    actions.make(task.pk, kind, visit.user, visit.at, text=form.cleaned_data["text"])
    messages.success(visit, _("Dokumen “%(name)s” dibuat.") % {"name": procedure_of(task).document(kind).name})
    return redirect("cases:task", task.pk)


@step_act
def pause(visit: Visit, task: Task) -> HttpResponse:
    """Stop the step's clock."""
    return answer(visit, task, pause_form(task, visit.POST), _pause)


def _pause(visit: Visit, task: Task, form: Form) -> HttpResponse:
    given = form.cleaned_data
    actions.pause(task.pk, given["kind"], visit.user, visit.at, reason=given["reason"])
    messages.success(visit, _("Waktu langkah ini dihentikan."))
    return redirect("cases:task", task.pk)


@step_act
def end_pause(visit: Visit, task: Task) -> HttpResponse:
    """Let the step's clock run again."""
    return answer(visit, task, end_pause_form(visit.POST), _end_pause)


def _end_pause(visit: Visit, task: Task, form: Form) -> HttpResponse:
    actions.end_pause(task.pk, visit.user, visit.at, note=form.cleaned_data["note"])
    messages.success(visit, _("Waktu langkah ini berjalan lagi."))
    return redirect("cases:task", task.pk)


@step_act
def claim(visit: Visit, task: Task) -> HttpResponse:
    """Take the step for oneself."""
    return answer(visit, task, Form(visit.POST), _claim)


def _claim(visit: Visit, task: Task, _form: Form) -> HttpResponse:
    actions.claim(task.pk, visit.user, visit.at)
    return redirect("cases:task", task.pk)


@step_act
def release(visit: Visit, task: Task) -> HttpResponse:
    """Give the step back."""
    return answer(visit, task, Form(visit.POST), _release)


def _release(visit: Visit, task: Task, _form: Form) -> HttpResponse:
    actions.release(task.pk, visit.user, visit.at)
    messages.success(visit, _("Langkah dilepas; rekan seperan dapat mengambilnya."))
    return redirect("cases:task", task.pk)


@step_act
def reassign(visit: Visit, task: Task) -> HttpResponse:
    """Hand the step to a colleague."""
    return answer(visit, task, reassign_form(task, visit.at, visit.POST), _reassign)


def _reassign(visit: Visit, task: Task, form: Form) -> HttpResponse:
    given = form.cleaned_data
    actions.reassign(task.pk, given["to"], visit.user, visit.at, reason=given["reason"])
    messages.success(visit, _("Langkah dialihkan kepada %(name)s.") % {"name": given["to"].name})
    return redirect("cases:task", task.pk)
