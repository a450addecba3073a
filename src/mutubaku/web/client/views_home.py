"""A client's first page: what to do first, and where every application stands."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mutubaku.complaints.queries import awaiting_answer
from mutubaku.web.gate import Rule, Visit, gate

from .around import around
from .held import certificates_of
from .standing import SHOWN, duties, standings


@gate(Rule.CLIENT)
@require_safe
def home(request: Visit) -> HttpResponse:
    """What I must do now, then my applications, newest first."""
    found = standings([one.pk for one in request.organisations], request.at)
    around(request, "home")
    context = {
        "certificates": certificates_of([one.pk for one in request.organisations], request.at),
        "standings": found,
        "duties": duties(found),
        "referred": list(awaiting_answer(request.organisations)),
        "has_organisation": bool(request.organisations),
        "several": len(request.organisations) > 1,
        "is_cut": len(found) >= SHOWN,
    }
    return render(request, "client/home.html", context)
