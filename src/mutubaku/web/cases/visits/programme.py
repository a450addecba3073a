"""The programme of a cycle on a page of its own: one matrix, read by the office, written by who plans."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mutubaku.audits.visits.policy.kinds import label_of
from mutubaku.audits.visits.policy.programme import Cell
from mutubaku.audits.visits.queries import programme_of
from mutubaku.cases.models import Case
from mutubaku.conduct import access
from mutubaku.conduct.actions.visiting import write_programme
from mutubaku.conduct.errors import Refusal
from mutubaku.conduct.programme import (
    found_left_out,
    kinds_for,
    programme_before,
    proposed_programme,
    sample_steps,
    sampled,
)
from mutubaku.conduct.sites import Sampled
from mutubaku.conduct.visiting import planner_of
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.reasons import reasons
from mutubaku.web.resume import typed_into

from ..views.case import get_case
from ..views.task import surround
from .forms.programme import ProgrammeForm, programme_rows
from .refusing import done
from .shown import matrix

UNPROCESSABLE = 422


@gate(Rule.CASE)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def programme(request: HttpRequest, case_id: int) -> HttpResponse:
    """The matrix; whoever plans audits may change it."""
    visit = cast(Visit, request)
    found = get_case(request, case_id)
    if access.is_client_of(found, visit.user, visit.at) or found.sent_at is None:
        raise Http404
    written = programme_of(found)
    shown = written or proposed_programme(found)
    if request.method != "POST":
        typed = typed_into(visit, reverse("cases:programme", args=[found.pk]))
        form = ProgrammeForm(typed, programme_rows(shown), kinds=kinds_for(found))
        return _page(visit, found, form, shown, is_written=bool(written))
    form = ProgrammeForm(request.POST, kinds=kinds_for(found))
    if form.is_valid() and done(form, write_programme, found.pk, visit.user, visit.at, form.cells()):
        messages.success(request, _("Program audit tersimpan."))
        return redirect("cases:programme", found.pk)
    return _page(visit, found, form, shown, is_written=bool(written), status=UNPROCESSABLE)


def _page(
    visit: Visit, case: Case, form: ProgrammeForm, cells: list[Cell], *, is_written: bool, status: int = 200
) -> HttpResponse:
    surround(visit, case)
    context = {
        "case": case,
        "form": form,
        **matrix(cells, kinds_for(case)),
        "is_written": is_written,
        "before": None if is_written else programme_before(case),
        "may_plan": _may(case, visit),
        "found_left_out": found_left_out(case),
    }
    context |= _sites(case, sampled(case, cells))
    return render(visit, "cases/visits/programme.html", context, status=status)


def _sites(case: Case, rows: list[Sampled]) -> dict[str, Any]:
    """What IAF MD 1 asks of the programme: each visit with its sites, the visits that have too few, and why."""
    return {
        "sampled": [
            {
                "visit": label_of(one.visit),
                "sites": one.needed.sites,
                "drawn": one.choice.drawn,
                "in_turn": one.choice.in_turn,
                "row": one,
            }
            for one in rows
        ],
        "short": [label_of(one.visit) for one in rows if one.is_short],
        "undrawn": [f"{label_of(one.visit)}: {', '.join(one.undrawn)}" for one in rows if one.undrawn],
        "central": rows[0].central if rows else "",
        "site_reasons": reasons(sample_steps(case)),
    }


def _may(case: Case, visit: Visit) -> bool:
    try:
        planner_of(case, visit.user, visit.at)
    except Refusal:
        return False
    return case.is_open
