"""The audit checklists as a workbook: downloaded, uploaded and tried, applied exactly as shown."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from typing import Any, cast

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.conduct.checklists import (
    ListChanged,
    Outcome,
    SheetRow,
    apply_checklist,
    checklist_workbook,
    read_checklist,
    try_checklist,
)
from mutubaku.documents.sheets import BYTES, MB
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.held_files import sent
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from ..acts import UNPROCESSABLE
from ..forms.checklists import ApplyForm, WorkbookForm
from ..page import administrator, show, today, trail

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SALT = "mutubaku.administration.checklist"
SEALED_FOR = timedelta(hours=12)


@require_safe
@gate(Rule.ADMINISTRATOR)
def workbook(request: HttpRequest) -> HttpResponse:
    """The questions in force today."""
    visit = cast(Visit, request)
    data = checklist_workbook(visit.desk.office, today(visit))
    name = f"daftar-periksa-{today(visit)}.xlsx"
    return HttpResponse(data, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@require_http_methods(["GET", "HEAD", "POST"])
@gate(Rule.ADMINISTRATOR)
@once
def upload(request: HttpRequest) -> HttpResponse:
    """Choose a workbook; it is tried, and nothing is changed."""
    visit = cast(Visit, request)
    begins = {"valid_from": today(visit) + timedelta(days=1)}
    form = WorkbookForm(typed_into(request), sent(request), initial=begins)
    if request.method != "POST" or not form.is_valid():
        return _choose(request, form)
    rows, day = read_checklist(*form.cleaned_data["file"]), form.cleaned_data["valid_from"]
    found = try_checklist(visit.desk.office, rows, day, by=administrator(visit), at=visit.at)
    return _tried(request, found, rows, day)


@require_http_methods(["GET", "HEAD", "POST"])
@gate(Rule.ADMINISTRATOR)
@once
def apply(request: HttpRequest) -> HttpResponse:
    """Change the checklist as the trial showed; who comes without one is led to it."""
    visit, form = cast(Visit, request), ApplyForm(request.POST)
    if request.method != "POST":
        return redirect("administration:checklist_upload")
    home = reverse("administration:checklists")
    try:
        kept = _opened(visit, form)
        rows = [SheetRow(**row) for row in kept["rows"]]
        day, expected = date.fromisoformat(kept["day"]), (kept["added"], kept["changed"])
        given: dict[str, Any] = {"by": administrator(visit), "at": visit.at}
        found = apply_checklist(visit.desk.office, rows, day, expected=expected, **given)
    except ListChanged as refusal:
        messages.error(request, str(refusal))
        return redirect("administration:checklist_upload")
    said = _("%(added)s pertanyaan ditambahkan dan %(changed)s diubah.")
    messages.success(request, said % {"added": len(found.added), "changed": len(found.changed)})
    return redirect(home)


def _opened(visit: Visit, form: ApplyForm) -> dict[str, Any]:
    """What was sealed for this office; ListChanged when it is none of it, or too old."""
    sealed = form.cleaned_data["sealed"] if form.is_valid() else ""
    try:
        kept: dict[str, Any] = signing.loads(sealed, salt=SALT, max_age=SEALED_FOR)
    except signing.BadSignature as error:
        raise ListChanged from error
    if kept["office"] != visit.desk.office.pk:
        raise ListChanged
    return kept


def _choose(request: HttpRequest, form: WorkbookForm) -> HttpResponse:
    context = {"form": form, "size": f"{BYTES // MB} MB", "crumbs": _crumbs()}
    status = UNPROCESSABLE if form.errors else 200
    return show(request, "checklist_upload.html", context, status=status)


def _tried(request: HttpRequest, found: Outcome, rows: list[SheetRow], day: date) -> HttpResponse:
    office = cast(Visit, request).desk.office
    kept = {"office": office.pk, "day": day.isoformat(), "added": found.added, "changed": found.changed}
    sealed = signing.dumps({**kept, "rows": [asdict(row) for row in rows]}, salt=SALT, compress=True)
    context = {
        "found": found,
        "day": day,
        "form": ApplyForm(initial={"sealed": sealed}) if found.is_good else None,
        "crumbs": _crumbs(),
    }
    status = UNPROCESSABLE if found.faults else 200
    return show(request, "checklist_tried.html", context, here="checklists", status=status)


def _crumbs() -> list[Any]:
    return trail((_("Daftar periksa audit"), reverse("administration:checklists")))
