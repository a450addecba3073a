"""The notices that could not be written, with what went wrong, and another try."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mutubaku.notices.actions import retry_unwritten
from mutubaku.notices.queries import unwritten
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.notices.words import KINDS
from mutubaku.web.once import once

from ..page import show

SHOWN = 100


@gate(Rule.ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def notices(request: HttpRequest) -> HttpResponse:
    """Which notices were not written and why; posting lets the worker try them again."""
    office = cast(Visit, request).desk.office
    if request.method == "POST":
        count = retry_unwritten(office)
        messages.success(request, _("%(count)s pemberitahuan akan ditulis lagi sebentar lagi.") % {"count": count})
        return redirect("administration:unwritten")
    found = unwritten(office).select_related("case").order_by("id")
    rows = [{"notice": one, "kind": KINDS.get(one.kind, one.kind)} for one in found[:SHOWN]]
    return show(request, "unwritten.html", {"rows": rows, "count": found.count()})
