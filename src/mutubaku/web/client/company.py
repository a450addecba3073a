"""A client's company as its pages need it: one the person acts for, else 404."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import wraps
from typing import Any
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.utils import timezone

from mutubaku.people.access import Capacity, client_capacity
from mutubaku.people.models import Organisation
from mutubaku.web.gate import Visit
from mutubaku.web.public.offices import named_offices

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


def offices_named(companies: Iterable[Organisation], at: datetime) -> dict[int, str]:
    """What the offices of these companies are called, by key; nothing where all are clients of the same one."""
    own = {one.office_id for one in companies}
    if len(own) <= 1:
        return {}
    return {one.office.pk: one.profile.short_name for one in named_offices(at) if one.office.pk in own}


def acting(company: Organisation, request: Visit) -> Capacity:
    """The capacity in which the person acts for a company of theirs."""
    found = client_capacity(request.user, company, request.at)
    if found is None:
        raise Http404
    return found
