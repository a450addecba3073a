"""The client completes what the office waits for, then says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mutubaku.applications.queries import application_of, required_documents
from mutubaku.cases.models import Case, Task
from mutubaku.cases.queries import awaiting_client
from mutubaku.conduct import access, actions
from mutubaku.conduct.errors import Refusal
from mutubaku.documents.models import Requirement, Version
from mutubaku.documents.policy import ACCEPTED, UploadRefused
from mutubaku.documents.queries import handed_in
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.uploads import uploaded

from ..forms import UploadForm, upload_form
from ..page import tasks_of
from ..papers import note_of
from ..tracker import asked_of_client
from .case import get_case
from .task import surround

UNPROCESSABLE = 422


@dataclass(frozen=True)
class Wanted:
    """One document of the office's list: what is there, since when, and its upload form."""

    requirement: Requirement
    version: Version | None
    is_new: bool
    form: UploadForm

    @property
    def note(self) -> str:
        """By whom, when, how large."""
        return note_of(self.version) if self.version else ""


@gate(Rule.CASE)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def complete(request: HttpRequest, case_id: int) -> HttpResponse:
    """What was asked, the documents, and “Sudah saya lengkapi”; gone when nothing waits for the client any more."""
    visit = cast(Visit, request)
    found = get_case(request, case_id)
    if not access.is_client_of(found, visit.user, visit.at):
        raise Http404
    task = awaiting_client(found)
    if task is None:
        messages.info(request, _("Tidak ada lagi yang perlu Anda lengkapi untuk permohonan ini."))
        return redirect("cases:case", found.pk)
    if request.method != "POST":
        return _page(visit, found, task)
    return _finish(visit, found, task) if "selesai" in request.POST else _add(visit, found, task)


def _finish(visit: Visit, found: Case, task: Task) -> HttpResponse:
    try:
        actions.end_pause(task.pk, visit.user, visit.at)
    except Refusal as refusal:
        return _page(visit, found, task, upload_form("selesai", str(refusal)))
    messages.success(visit, _("Terima kasih. Kelengkapan Anda sudah kami terima dan akan kami periksa."))
    return redirect("cases:case", task.case_id)


def _add(visit: Visit, found: Case, task: Task) -> HttpResponse:
    key = visit.POST.get("kind", "")
    try:
        name, data = uploaded(visit, "file")
        version = actions.attach(task.pk, visit.user, visit.at, name=name, data=data, requirement=key)
    except (Refusal, UploadRefused) as refusal:
        return _page(visit, found, task, upload_form(key, str(refusal)))
    messages.success(visit, _("Berkas “%(name)s” tersimpan.") % {"name": version.filename})
    return redirect("cases:complete", task.case_id)


def _page(visit: Visit, found: Case, task: Task, bad: UploadForm | None = None) -> HttpResponse:
    surround(visit, found)
    context = {
        "case": found,
        "task": task,
        "wanted": _wanted(found, task, bad),
        "form": bad,
        "accepted": ACCEPTED,
        "words": asked_of_client(task, tasks_of(found)),
    }
    return render(visit, "cases/complete.html", context, status=UNPROCESSABLE if bad else 200)


def _wanted(found: Case, task: Task, bad: UploadForm | None) -> Sequence[Wanted]:
    there = handed_in(found)
    rows = []
    for row in required_documents(found, application_of(found)):
        version = there.get(row.key)
        form = bad if bad is not None and bad.data.get("kind") == row.key else upload_form(row.key)
        rows.append(Wanted(row, version, version is not None and version.task_id == task.pk, form))
    return rows
