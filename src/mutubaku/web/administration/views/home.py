"""The overview: what to look at, and the way to every part."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mutubaku.web.gate import Rule, Visit, gate

from ..attention import remarks
from ..page import show


@require_safe
@gate(Rule.ADMINISTRATOR)
def home(request: HttpRequest) -> HttpResponse:
    """What needs attention, and where everything is kept."""
    visit = cast(Visit, request)
    return show(request, "home.html", {"remarks": remarks(visit.desk.office, visit.at), "crumbs": []})
