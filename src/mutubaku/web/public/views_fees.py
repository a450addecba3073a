"""What certification costs: for everybody, without an account, worked out line by line from the tariff in force."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mutubaku.cases.models import Scheme
from mutubaku.web.gate import Rule, Visit, gate

from .around import around
from .fees import fees_of, filters, kind_of
from .offices import named_offices, office_asked
from .schemes import offered

UNPROCESSABLE = 422


@gate(Rule.PUBLIC)
@require_safe
def fees(request: Visit) -> HttpResponse:
    """The schemes whose fee can be worked out."""
    around(request, request.at, "public:fees")
    return render(request, "public/fees.html", {"schemes": offered()})


@gate(Rule.PUBLIC)
@require_safe
def fee(request: Visit, scheme: str) -> HttpResponse:
    """What one scheme costs for a kind of case, in the quantities of the address."""
    if scheme not in Scheme.values:
        raise Http404
    around(request, request.at, "public:fees")
    named, kind = named_offices(request.at), kind_of(request.GET)
    office = office_asked(named, request.GET)
    found = fees_of(office, scheme, kind, request.GET, request.at) if office else None
    context = {
        "scheme": Scheme(scheme),
        "kind": kind,
        "office": office if len(named) > 1 else None,
        "filters": filters("public:fee", scheme, named, office, kind) if office else [],
        "fees": found,
        "form": found.form if found else None,
    }
    is_wrong = found is not None and found.quote is None
    return render(request, "public/fee.html", context, status=UNPROCESSABLE if is_wrong else 200)
