"""The case page for both sides, and the acts on a case as a whole."""

from __future__ import annotations

from typing import Any, cast
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.applications.queries import application_of, required_documents
from mutubaku.cases.library import library, procedure_of_case
from mutubaku.cases.models import Case, Task
from mutubaku.cases.queries import awaiting_client
from mutubaku.conduct import access, actions
from mutubaku.conduct.errors import Refusal
from mutubaku.documents.policy import ACCEPTED, UploadRefused
from mutubaku.documents.queries import handed_in
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once

from ..forms import MoveForm, ReasonForm, RequirementForm
from ..page import case_page, note_of
from .task import surround

UNPROCESSABLE = 422


def get_case(request: HttpRequest, case_id: int) -> Case:
    """The case, if it is theirs to see (404 otherwise), with its office's clock made the page's clock."""
    visit = cast(Visit, request)
    found = access.visible_case(case_id, visit.user, visit.at)
    timezone.activate(ZoneInfo(found.office.zone))
    return found


@require_safe
@gate(Rule.CASE)
def case(request: HttpRequest, case_id: int) -> HttpResponse:
    """Where the case stands; a client who has not sent it yet is led to the dossier."""
    visit = cast(Visit, request)
    found = get_case(request, case_id)
    as_client = surround(visit, found)
    if as_client and found.sent_at is None and found.is_open:
        return redirect("client:dossier", found.pk)
    context = case_page(found, visit.at, as_client=as_client)
    context |= {
        "as_client": as_client,
        "awaiting": awaiting_client(found),
        "mine": [row for row in context["running"] if row["is_client"]],
        "may_close": not as_client and access.may_manage(found, visit.user, visit.at),
        "versions": library().versions(found.procedure_key),
    }
    return render(request, "cases/tracker.html" if as_client else "cases/case.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@gate(Rule.CASE)
@once
def withdraw(request: HttpRequest, case_id: int) -> HttpResponse:
    """The client withdraws the application, with a reason."""
    found = get_case(request, case_id)
    if not access.is_client_of(found, cast(Visit, request).user, cast(Visit, request).at):
        raise Http404
    return _end(request, found, actions.withdraw, "cases/withdraw.html")


@require_http_methods(["GET", "HEAD", "POST"])
@gate(Rule.CASE)
@once
def close(request: HttpRequest, case_id: int) -> HttpResponse:
    """The office closes the case, with a reason."""
    found = get_case(request, case_id)
    if not access.may_manage(found, cast(Visit, request).user, cast(Visit, request).at):
        raise Http404
    return _end(request, found, actions.close_case, "cases/close.html")


def _end(request: HttpRequest, found: Case, act: Any, template: str) -> HttpResponse:
    visit = cast(Visit, request)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            act(found.pk, visit.user, visit.at, reason=form.cleaned_data["reason"])
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Permohonan ini telah diakhiri; catatannya tetap tersimpan."))
            return redirect("cases:case", found.pk)
    context = {"case": found, "form": form, "as_client": surround(visit, found)}
    return render(request, template, context, status=UNPROCESSABLE if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@gate(Rule.CASE)
@once
def complete(request: HttpRequest, case_id: int) -> HttpResponse:
    """The client completes what the office asked for, then says so."""
    visit = cast(Visit, request)
    found = get_case(request, case_id)
    task = awaiting_client(found)
    if task is None or not access.is_client_of(found, visit.user, visit.at):
        raise Http404
    form: Form = RequirementForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        answer = _finish(visit, task) if "selesai" in request.POST else _add(visit, task, form)
        if answer is not None:
            return answer
    return _complete_page(visit, found, task, form)


def _finish(visit: Visit, task: Task) -> HttpResponse:
    actions.end_pause(task.pk, visit.user, visit.at)
    messages.success(visit, _("Terima kasih. Kelengkapan Anda sudah kami terima dan akan kami periksa."))
    return redirect("cases:case", task.case_id)


def _add(visit: Visit, task: Task, form: Form) -> HttpResponse | None:
    if not form.is_valid():
        return None
    file, key = form.cleaned_data["file"], form.cleaned_data["requirement"]
    try:
        actions.attach(task.pk, visit.user, visit.at, name=file.name, data=file.read(), requirement=key)
    except (Refusal, UploadRefused) as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(visit, _("Berkas “%(name)s” tersimpan.") % {"name": file.name})
    return redirect("cases:complete", task.case_id)


def _complete_page(visit: Visit, found: Case, task: Task, form: Form) -> HttpResponse:
    surround(visit, found)
    there = handed_in(found)
    rows = [
        {"requirement": row, "version": there.get(row.key), "note": note_of(there[row.key]) if row.key in there else ""}
        for row in required_documents(found, application_of(found))
    ]
    asked = found.tasks.filter(closed_at__isnull=False).exclude(note="").order_by("-closed_at")
    context = {
        "case": found,
        "task": task,
        "rows": rows,
        "form": form,
        "accepted": ACCEPTED,
        "words": [one.note for one in asked[:2]],
    }
    status = UNPROCESSABLE if visit.method == "POST" else 200
    return render(visit, "cases/complete.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@gate(Rule.CASE)
@once
def move(request: HttpRequest, case_id: int) -> HttpResponse:
    """Move a running case to another version of the SOP: first the dry run, then, with a reason, for good."""
    visit = cast(Visit, request)
    found = get_case(request, case_id)
    if not access.may_manage(found, visit.user, visit.at):
        raise Http404
    others = [v for v in library().versions(found.procedure_key) if v != found.procedure_version]
    form = MoveForm(request.POST or None, versions=others)
    plan = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            plan = actions.plan_move(found, given["version"], given["step_map"])
            if "pindahkan" in request.POST:
                actions.move_case(
                    found.pk, given["version"], given["step_map"], visit.user, visit.at, reason=given["reason"]
                )
                messages.success(request, _("Permohonan ini sekarang memakai SOP versi %s.") % given["version"])
                return redirect("cases:case", found.pk)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    surround(visit, found)
    context = {
        "case": found,
        "form": form,
        "plan": plan,
        "others": others,
        "steps": procedure_of_case(found).steps,
    }
    return render(request, "cases/move.html", context, status=UNPROCESSABLE if form.errors else 200)
