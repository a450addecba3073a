"""The sheet of a certificate printed anew: its signed scan, and printing it once more."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mutubaku.conduct import access
from mutubaku.conduct.actions.sheets import print_again, sign_sheet
from mutubaku.conduct.errors import Refusal
from mutubaku.documents.policy import UploadRefused
from mutubaku.web.cases.forms import upload_form
from mutubaku.web.gate import Rule, gate
from mutubaku.web.once import once
from mutubaku.web.uploads import uploaded

from .views import FORM, SHEET, at_desk, found_of, may, show


@gate(Rule.STAFF)
@FORM
@once
def sign(request: HttpRequest, certificate_id: int) -> HttpResponse:
    """Upload the scan of the signed sheet; what is wrong with the file stands beside it."""
    visit = at_desk(request)
    found = found_of(visit, certificate_id)
    if not may(access.signatory_of, found, visit):
        raise Http404
    if visit.method != "POST":
        return redirect("staff:certificate", found.pk)
    try:
        name, data = uploaded(visit, "file")
        sign_sheet(found.pk, visit.user, visit.at, name=name, data=data)
    except (UploadRefused, Refusal) as refusal:
        return show(visit, found, sheet_form=upload_form(SHEET, str(refusal)))
    messages.success(visit, _("Lembar yang bertanda tangan tersimpan dan pemegang sertifikat diberi tahu."))
    return redirect("staff:certificate", found.pk)


@gate(Rule.STAFF)
@require_POST
@once
def print_sheet(request: HttpRequest, certificate_id: int) -> HttpResponse:
    """Print the sheet anew, with the date and the head of today."""
    visit = at_desk(request)
    found = found_of(visit, certificate_id)
    if not may(access.signatory_of, found, visit):
        raise Http404
    try:
        print_again(found.pk, visit.user, visit.at)
    except Refusal as refusal:
        messages.error(visit, str(refusal))
    else:
        messages.success(visit, _("Lembar dibuat lagi dengan tanggal dan pejabat hari ini. Cetak yang baru."))
    return redirect("staff:certificate", found.pk)
