"""The pages of numbers: the record of what was finished, and its workbook."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from mutubaku.people.access import office_day
from mutubaku.people.queries import profile_on
from mutubaku.reports.workbook import realisation_workbook
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.shell import desk_shell, office_names

from .overview import Overview
from .realisation import Realisation

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def at_desk(request: HttpRequest, here: str) -> Visit:
    """The desk's surroundings."""
    visit = cast(Visit, request)
    desk_shell(visit, here)
    return visit


@gate(Rule.STAFF)
@require_safe
def realisation(request: HttpRequest) -> HttpResponse:
    """What the office finished in a year or a month, with the time it took against the standard."""
    visit = at_desk(request, "realisation")
    return render(
        visit, "staff/reports/realisation.html", {"record": Realisation(visit), "offices": office_names(visit)}
    )


@gate(Rule.STAFF)
@require_safe
def realisation_sheet(request: HttpRequest) -> HttpResponse:
    """The same as a workbook, every row of the period."""
    visit = cast(Visit, request)
    office = visit.desk.office
    record = Realisation(visit)
    profile = profile_on(office, office_day(office, visit.at).date())
    with translation.override("id"):
        data = realisation_workbook(profile.name if profile else office.code, record.period, office.zone, record.all)
    given = {"Content-Disposition": f'attachment; filename="{record.filename}"'}
    return HttpResponse(data, content_type=XLSX, headers=given)


@gate(Rule.MANAGER)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What waits for a head, what is late in the office and with whom, and the month against the standard."""
    visit = at_desk(request, "overview")
    return render(visit, "staff/reports/overview.html", {"view": Overview(visit), "offices": office_names(visit)})
