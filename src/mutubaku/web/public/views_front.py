"""The first page, where to go after signing in, the choice of language, and how to reach the office."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language

from mutubaku.cases.library import SERVICE, library
from mutubaku.people.access import office_day, offices_of
from mutubaku.people.actions import choose_language
from mutubaku.people.models import ServiceTopic
from mutubaku.people.queries import calendar_of
from mutubaku.people.service import parts_on
from mutubaku.web.gate import Rule, Visit, gate

from .around import around
from .hours import hours_in_words
from .offices import Named, named_offices
from .schemes import offered


@gate(Rule.PUBLIC)
@require_safe
def front(request: Visit) -> HttpResponse:
    """What can be applied for here, how it goes, and where to begin."""
    around(request, request.at)
    procedure = library().in_force(SERVICE, timezone.localdate(request.at))
    steps = [(step, procedure.role(step.role)) for step in procedure.steps]
    context = {"schemes": offered(), "steps": steps, "procedure": procedure, "named": named_offices(request.at)}
    return render(request, "public/front.html", context)


@gate(Rule.SIGNED_IN)
@require_safe
def after_login(request: Visit) -> HttpResponse:
    """Officials go to their work, everybody else to their applications."""
    return redirect("staff:inbox" if offices_of(request.user, request.at) else "client:home")


@gate(Rule.PUBLIC)
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Remember the language chosen, in a cookie and for the letters of whoever is signed in, and go back."""
    chosen = request.POST.get("language", "")
    if request.user.is_authenticated and chosen in dict(settings.LANGUAGES):
        choose_language(request.user, chosen)
    return set_language(request)


@gate(Rule.PUBLIC)
@require_safe
def contact(request: Visit) -> HttpResponse:
    """Address, telephone and hours of every office."""
    around(request, request.at, "public:contact")
    found = [_reached(one, request.at) for one in named_offices(request.at)]
    return render(request, "public/contact.html", {"offices": found})


def _reached(one: Named, at: datetime) -> dict[str, Any]:
    """How one office is reached, how one complains to it, and what it promises."""
    said = parts_on(one.office, office_day(one.office, at).date())
    return {
        "profile": one.profile,
        "office": one.office,
        "hours": hours_in_words(one.office, at),
        "is_open": calendar_of(one.office).is_open(at),
        "complaints": said.get(ServiceTopic.COMPLAINTS),
        "charter": said.get(ServiceTopic.CHARTER),
    }
