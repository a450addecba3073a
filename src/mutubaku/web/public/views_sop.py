"""The SOPs for everybody: the printed sheet, the same as text, and the files of both."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition, require_safe

from mutubaku.cases.library import library
from mutubaku.procedure import Procedure
from mutubaku.web.gate import Rule, Visit, gate

from .around import around
from .sheets import fingerprint_of, page_count, pdf, procedure_on, procedures_on, svg

KEPT_BY_CACHES = "public, max-age=3600"  # seconds; afterwards the fingerprint says whether it is still the same


@gate(Rule.PUBLIC)
@require_safe
def sop_list(request: Visit) -> HttpResponse:
    """Every SOP in force."""
    around(request, request.at, "public:sop_list")
    found = procedures_on(timezone.localdate(request.at))
    own = sorted(found, key=lambda procedure: (procedure.budget is not None, procedure.identity.name))
    return render(request, "public/sop_list.html", {"procedures": own})


@gate(Rule.PUBLIC)
@require_safe
@gzip_page
def sop(request: Visit, key: str) -> HttpResponse:
    """One SOP: its sheet as pictures, and everything on it as text."""
    around(request, request.at, "public:sop_list")
    procedure = _asked(request, key)
    context = {
        "procedure": procedure,
        "versions": library().versions(key),
        "pages": range(page_count(procedure)),
        "rows": [(step, procedure.role(step.role), ways(procedure, step.number)) for step in procedure.steps],
    }
    return render(request, "public/sop.html", context)


def ways(procedure: Procedure, number: int) -> list[tuple[str, list[int]]]:
    """Each outcome of a step with the numbers of the steps it leads to; none of them at the end."""
    step = procedure.steps[number - 1]
    return [(one.label, [procedure.step(opened).number for opened in one.opens]) for one in step.outcomes]


def _asked(request: HttpRequest, key: str) -> Procedure:
    return procedure_on(key, timezone.localdate(), request.GET.get("versi", ""))


def _etag(request: HttpRequest, key: str) -> str:
    page = request.GET.get("halaman", "")[:4]
    return f'"{fingerprint_of(_asked(request, key))}{"-" + page if page.isdigit() else ""}"'


@gate(Rule.PUBLIC)
@require_safe
@gzip_page
@condition(etag_func=_etag)
def sop_svg(request: HttpRequest, key: str) -> HttpResponse:
    """The sheet as a drawing: one page of it when asked for, else all."""
    procedure = _asked(request, key)
    asked = request.GET.get("halaman", "")
    page = int(asked) - 1 if asked.isdecimal() and len(asked) < 4 else None  # noqa: PLR2004 - no sheet has 1,000 pages
    if asked and (page is None or not 0 <= page < page_count(procedure)):
        raise Http404
    response = HttpResponse(svg(procedure.key, procedure.version, page), content_type="image/svg+xml")
    return _to_keep(response, f"{procedure.key}-{procedure.version}.svg")


@gate(Rule.PUBLIC)
@require_safe
@condition(etag_func=_etag)
def sop_pdf(request: HttpRequest, key: str) -> HttpResponse:
    """The sheet as a PDF to print."""
    procedure = _asked(request, key)
    response = HttpResponse(pdf(procedure.key, procedure.version), content_type="application/pdf")
    return _to_keep(response, f"{procedure.key}-{procedure.version}.pdf")


def _to_keep(response: HttpResponse, name: str) -> HttpResponse:
    response["Cache-Control"] = KEPT_BY_CACHES
    response["Content-Disposition"] = content_disposition_header(False, name) or "inline"  # noqa: FBT003 - Django's
    return response
