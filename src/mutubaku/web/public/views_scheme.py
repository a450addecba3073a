"""A scheme for everybody: what to prepare, how it goes, how long it takes, what it costs, what one gets."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mutubaku.cases.library import SERVICE, library
from mutubaku.cases.models import Scheme
from mutubaku.people.access import office_day
from mutubaku.people.models import ServiceTopic
from mutubaku.people.service import parts_on
from mutubaku.schemes.queries import is_looked_up
from mutubaku.web.cases.clock import working_hours
from mutubaku.web.gate import Rule, Visit, gate

from .around import around
from .fees import filters, kind_of
from .offices import named_offices, office_asked
from .schemes import documents_of, offered, terms_in_force, times_of, validity_in_words


@gate(Rule.PUBLIC)
@require_safe
def scheme(request: Visit, key: str) -> HttpResponse:
    """The page of one scheme, by what is in force at the office today."""
    if key not in Scheme.values:
        raise Http404
    around(request, request.at)
    named = named_offices(request.at)
    office = office_asked(named, request.GET)
    if office is None:
        raise Http404
    day = office_day(office.office, request.at).date()
    procedure = library().in_force(SERVICE, day)
    terms = terms_in_force(office.office, key, day)
    kind = kind_of(request.GET)
    said = parts_on(office.office, day)
    context = {
        "kind": kind,
        "filters": filters("public:scheme", key, named, office, kind),
        "scheme": Scheme(key),
        "sentence": next(one.sentence for one in offered() if one.key == key),
        "office": office,
        "documents": documents_of(office.office, key, kind, day),
        "times": (times := times_of(key, day)),
        "office_time": working_hours(times.minutes),
        "procedure": procedure,
        "steps": [(step, procedure.role(step.role)) for step in procedure.steps],
        "terms": terms,
        "terms_confirmed": terms is not None and is_looked_up(terms, "validity_months", "surveillance_months"),
        "validity": validity_in_words(terms.validity_months) if terms else "",
        "parts": [(part, row) for part, row in said.items() if part is not ServiceTopic.CHARTER],
        "charter": said.get(ServiceTopic.CHARTER),
        "said_on": max((row.valid_from for row in said.values()), default=None),
        "surveillance": validity_in_words(terms.surveillance_months) if terms else "",
    }
    return render(request, "public/scheme.html", context)
