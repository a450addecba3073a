"""The inbox and the list of cases."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from mutubaku.web.gate import DESK_OFFICE, Rule, Visit, gate
from mutubaku.web.shell import desk_shell, office_names

from .asked import asked_of
from .cases import CaseList
from .inbox import Inbox


@gate(Rule.STAFF)
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """What my positions must do now, nearest due first."""
    visit = cast(Visit, request)
    desk_shell(visit, "inbox")
    context = {"inbox": Inbox(visit), "offices": office_names(visit), "asked": asked_of(visit)}
    return render(request, "staff/inbox.html", context)


@gate(Rule.STAFF)
@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """The office's cases, filtered and searched, newest first."""
    visit = cast(Visit, request)
    desk_shell(visit, "cases")
    found = CaseList(visit)
    visit.shell["asked"] = found.words
    return render(request, "staff/cases.html", {"list": found, "offices": office_names(visit)})


@gate(Rule.STAFF)
@require_POST
def choose_office(request: HttpRequest) -> HttpResponse:
    """Work in another of one's offices; choosing twice is choosing once, so this form needs no key."""
    visit = cast(Visit, request)
    chosen = request.POST.get("office", "")
    office = next((o for o in visit.desk.offices if str(o.pk) == chosen), None)
    if office is None:
        raise Http404
    request.session[DESK_OFFICE] = office.pk
    return redirect("staff:inbox")
