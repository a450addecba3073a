"""A client's company as its pages need it: one the person acts for, else 404."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.utils import timezone

from mutubaku.people.access import Capacity, client_capacity
from mutubaku.people.models import Organisation
from mutubaku.web.gate import Visit

from .around import around

Page = Callable[..., HttpResponse]


def company_page(page: Page) -> Page:
    """Hand a page the company it is about and the capacity of whoever looks; 404 for anybody else's company."""

    @wraps(page)
    def found(request: Visit, organisation_id: int, **kwargs: Any) -> HttpResponse:
        company = next((one for one in request.organisations if one.pk == organisation_id), None)
        if company is None:
            raise Http404
        around(request, "organisations", company.office)
        with timezone.override(ZoneInfo(company.office.zone)):
            return page(request, company, acting(company, request), **kwargs)

    return found


def acting(company: Organisation, request: Visit) -> Capacity:
    """The capacity in which the person acts for a company of theirs."""
    found = client_capacity(request.user, company, request.at)
    if found is None:
        raise Http404
    return found
