"""What a step on samples hands out beside its page: labels to print, the sheet to fill in, photos, evidence."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from mutubaku.conduct.works.sampled import labels
from mutubaku.documents import storage
from mutubaku.documents.models import StoredFile
from mutubaku.documents.policy import OFFICE_FILES, PDF
from mutubaku.greenindustry.models import Evidence
from mutubaku.samples.models import SamplePhoto
from mutubaku.samples.queries import samples_in, under_way
from mutubaku.samples.sheets import blank
from mutubaku.web.gate import Rule, Visit, gate

from .files import PDF_POLICY, SEALED, SHOWN_IN_THE_BROWSER
from .task import get_task


@gate(Rule.CASE)
@require_safe
def sample_labels(request: HttpRequest, task_id: int) -> HttpResponse:
    """The labels of what was taken at this step, as a PDF; back to the step when nothing was."""
    task = get_task(request, task_id)
    taken = samples_in(task)
    if not taken:
        return redirect("cases:task", task.pk)
    visit = cast(Visit, request)
    return _handed_out(labels(task.case, taken, visit.at).pdf(at=visit.at), PDF, "label-contoh.pdf")


@gate(Rule.CASE)
@require_safe
def result_sheet(request: HttpRequest, task_id: int) -> HttpResponse:
    """The sheet for the results that were ordered; back to the step when nothing was."""
    task = get_task(request, task_id)
    samples = under_way(task) if task.step == "testing" else []
    if not samples:
        return redirect("cases:task", task.pk)
    return _handed_out(blank(samples), OFFICE_FILES[".xlsx"], "hasil-uji.xlsx")


@gate(Rule.CASE)
@require_safe
def sample_photo(request: HttpRequest, task_id: int, number: int) -> HttpResponse:
    """A photo of the sampling."""
    task = get_task(request, task_id)
    photo = SamplePhoto.objects.select_related("file").filter(pk=number, sample__task=task).first()
    if photo is None:
        raise Http404
    return _stored(photo.file, photo.filename)


@gate(Rule.CASE)
@require_safe
def evidence(request: HttpRequest, task_id: int, number: int) -> HttpResponse:
    """A file that bears out a criterion of the case."""
    task = get_task(request, task_id)
    found = Evidence.objects.select_related("file").filter(pk=number, task__case=task.case).first()
    if found is None:
        raise Http404
    return _stored(found.file, found.filename)


def _stored(file: StoredFile, name: str) -> HttpResponse:
    return _handed_out(storage.read(file.sha256), file.media_type, name)


def _handed_out(data: bytes, media_type: str, name: str) -> HttpResponse:
    """The bytes as the browser may show them, never run."""
    response = HttpResponse(data, content_type=media_type)
    shown = media_type in SHOWN_IN_THE_BROWSER
    response["Content-Disposition"] = content_disposition_header(not shown, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = PDF_POLICY if media_type == PDF else SEALED
    response["Cache-Control"] = "private, no-store"
    return response
