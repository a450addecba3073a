"""The figures of a green industry: what the plant uses and leaves, one page for each topic."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.applications import actions
from mutubaku.applications.actions.green import LIMIT
from mutubaku.applications.models import Topic
from mutubaku.applications.queries import application_of, figures_before, topics_missing, topics_outdated
from mutubaku.people.access import office_day
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from .draft import REFUSALS, Draft, draft_page, status_of, way_back
from .forms.green import EXAMPLES, TITLES, FigureRows, figure_rows
from .views_scope import FORM

CELLS = ("kind", "amount", "unit", "year")
MORE = "tambah"  # the button that asks for more rows


@gate(Rule.CASE)
@FORM
@once
@draft_page
def figures(request: Visit, draft: Draft, topic: str) -> HttpResponse:
    """The figures of one topic, all rows at once; then the next topic that has none."""
    if not draft.is_green or topic not in Topic.values:
        raise Http404
    last_year = _last_year(request, draft)
    typed = typed_into(request)
    if typed is not None and MORE in typed:
        return _show(request, draft, topic, figure_rows(None, _written_in(typed), last_year))
    rows = figure_rows(typed, _asked_again(draft, topic, last_year) or _kept(draft, topic), last_year)
    if request.method == "POST" and rows.is_valid() and _saved(request, draft, topic, rows):
        messages.success(request, _("Angka tersimpan."))
        return redirect(way_back(request, next_page(draft)))
    return _show(request, draft, topic, rows)


def next_page(draft: Draft) -> str:
    """The first topic without figures, or only with those of last time; else the task list."""
    application = application_of(draft.case)
    lacking = topics_missing(application) or topics_outdated(application)
    if lacking:
        return reverse("client:figures", args=[draft.case.pk, lacking[0]])
    return reverse("client:dossier", args=[draft.case.pk])


def _last_year(request: Visit, draft: Draft) -> int:
    """The latest year that has ended."""
    return office_day(draft.case.office, request.at).year - 1


def _saved(request: Visit, draft: Draft, topic: str, rows: FigureRows) -> bool:
    try:
        actions.save_figures(draft.case.pk, topic, rows.answers(), draft.by, request.at)
    except REFUSALS as refused:
        rows.refuse(str(refused))
        return False
    return True


def _asked_again(draft: Draft, topic: str, year: int) -> list[dict[str, Any]]:
    """The rows of last time, their amounts to be written anew for the year; none where they are not outdated."""
    if topic not in topics_outdated(draft.application):
        return []
    return [{**row, "amount": "", "year": year} for row in _kept(draft, topic)]


def _kept(draft: Draft, topic: str) -> list[dict[str, Any]]:
    found = [row for row in draft.application.green_figures.all() if row.topic == topic]
    return [{name: getattr(row, name) for name in CELLS} for row in found]


def _written_in(typed: QueryDict) -> list[dict[str, Any]]:
    """The rows as they were typed, right or wrong, for a page with more rows."""
    count = typed.get("form-TOTAL_FORMS", "")
    many = min(int(count), LIMIT) if count.isdecimal() and len(count) < 6 else 0  # noqa: PLR2004 - digits
    rows = [{n: typed.get(f"form-{i}-{n}", "") for n in CELLS} for i in range(many)]
    return [row for row in rows if any(row[name].strip() for name in CELLS[:3])]


def _show(request: Visit, draft: Draft, topic: str, rows: FigureRows) -> HttpResponse:
    rows.stand_beside({kind: row for (about, kind), row in figures_before(draft.application).items() if about == topic})
    context = {
        "draft": draft,
        "rows": rows,
        "renewed_for": _last_year(request, draft) if topic in topics_outdated(draft.application) else 0,
        "form": rows,
        "title": TITLES[Topic(topic)],
        "example": EXAMPLES[Topic(topic)],
        "more": MORE,
        "back": way_back(request, reverse("client:dossier", args=[draft.case.pk])),
    }
    asked_more = request.method == "POST" and not rows.is_bound
    return render(request, "client/figures.html", context, status=200 if asked_more else status_of(request))
