"""What pages behind a secret link have in common: how often one may try, the answer to a wrong link, what is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core.internal import ratelimit  # the public module counts no GET
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

NOT_FOUND, TOO_MANY = 404, 429
APP = "allauth.account"  # whose counts these are kept with
WRONG_LINKS = "30/m/ip"

View = Callable[..., HttpResponse]


def limited(action: str, rate: str) -> Callable[[View], View]:
    """Let only so many forms be sent, by address (``ip``) and by the link's own secret (``key``).

    It stands outside ``once``: a count inside would be undone with whatever else a refused form undoes.
    """

    def around(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            limit = {"app": APP, "action": action, "config": {action: rate}, "key": kwargs.get("secret")}
            if request.method == "POST" and not ratelimit.consume(request, **limit):
                return render(request, "429.html", status=TOO_MANY)
            return view(request, *args, **kwargs)

        return guarded

    return around


def wrong_link(request: HttpRequest, action: str, template: str) -> HttpResponse:
    """The one answer to every wrong link. Only these are counted: guessing soon meets a wall, a right link opens."""
    config = {action: WRONG_LINKS}
    if not ratelimit.consume(request, app=APP, action=action, config=config, limit_get=True):
        return render(request, "429.html", status=TOO_MANY)
    return render(request, template, status=NOT_FOUND)


def kept_by_nobody(response: HttpResponse, referrer: str = "no-referrer") -> HttpResponse:
    """A page of a secret link is kept by no cache and found by no search, and its address goes nowhere."""
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = referrer
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
