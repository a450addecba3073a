"""Whose clock the pages of the account are on: they pass no gate of ours, and tell moments all the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from mutubaku.people.access import organisations_of

from .gate import Visit, desk_of, zone_of


class AccountClockMiddleware:
    """The clock of a person's office, or of their company's, on every page that is shown without a gate."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with timezone.override(None):
            return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., HttpResponseBase], *_given: object) -> None:
        """Set the clock once it is known which view answers; the next request begins without it."""
        if hasattr(view, "access_rule") or not request.user.is_authenticated:
            return
        visit, at = cast(Visit, request), timezone.now()
        if desk := desk_of(visit, at):
            visit.desk = desk
        else:
            visit.organisations = organisations_of(visit.user, at)
        if zone := zone_of(visit):
            timezone.activate(zone)
