"""Handing out a stored file to whoever may read it."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from mutubaku.conduct import access
from mutubaku.documents import storage
from mutubaku.documents.models import StoredFile
from mutubaku.documents.policy import PDF
from mutubaku.web.gate import Rule, Visit, gate

SHOWN_IN_THE_BROWSER = {PDF, "image/jpeg", "image/png"}
SEALED = "sandbox; default-src 'none'; frame-ancestors 'self'"
# Chromium opens no PDF in a sandbox; a PDF is drawn by the browser's own viewer and cannot reach our pages.
PDF_POLICY = "frame-ancestors 'self'; base-uri 'none'; form-action 'none'"


@gate(Rule.CASE)
@require_safe
def file(request: HttpRequest, version_id: int) -> HttpResponse:
    """The bytes of one version, as they were kept; a browser may show them but never run anything in them."""
    visit = cast(Visit, request)
    version = access.visible_version(version_id, visit.user, visit.at)
    return handed_out(version.file, version.filename)


def handed_out(stored: StoredFile, filename: str) -> HttpResponse:
    """The answer that hands out a stored file; who may have it, the caller has judged."""
    media_type = stored.media_type
    response = HttpResponse(storage.read(stored.sha256), content_type=media_type)
    shown = media_type in SHOWN_IN_THE_BROWSER
    response["Content-Disposition"] = content_disposition_header(not shown, filename) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = PDF_POLICY if media_type == PDF else SEALED
    response["X-Frame-Options"] = "SAMEORIGIN"  # our own pages show it beside the form that judges it
    response["Cache-Control"] = "private, no-store"
    return response
