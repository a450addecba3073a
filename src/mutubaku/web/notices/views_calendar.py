"""The calendar of what is coming, for the desk and for a client: a list by day, two weeks ahead."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mutubaku.conduct.coming import for_client, for_desk
from mutubaku.web.client.around import around
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.shell import desk_shell, office_names

from .calendar import days_of

TEMPLATE = "notices_pages/calendar.html"


@gate(Rule.STAFF)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What falls due for my roles, and the office's audits."""
    visit = cast(Visit, request)
    office = visit.desk.office
    desk_shell(visit, "calendar")
    found = for_desk(visit.user, office, visit.desk.roles, visit.at)
    days = days_of(found, visit.at, timezone.localdate(visit.at), as_client=False)
    context = {"layout": "layout_desk.html", "days": days, "as_client": False, "offices": office_names(visit)}
    return render(request, TEMPLATE, context)


@gate(Rule.CLIENT)
@require_safe
def client(request: HttpRequest) -> HttpResponse:
    """What I must do by when, and my audits."""
    visit = cast(Visit, request)
    around(visit, "calendar")
    found = for_client(visit.organisations, visit.at)
    days = days_of(found, visit.at, timezone.localdate(visit.at), as_client=True)
    return render(request, TEMPLATE, {"layout": "layout_client.html", "days": days, "as_client": True})
