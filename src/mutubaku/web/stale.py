"""A form whose key was replaced meanwhile, by signing out and in again in another tab: what was typed comes back."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.csrf import csrf_failure

from . import resume
from .gate import Rule

UNRESUMED = {None, Rule.PUBLIC, Rule.DEMONSTRATION}  # pages that take back nothing of what was typed


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Back to the page of the form with what was typed, as after a lost session; else a page that says what to do.

    Only what a page of ours sent is kept: another site must not put its words into anybody's form.
    """
    if _is_pressed_here(request):
        page = resume.keep(request, timezone.now())
        if resume.KEY in request.session and _takes_back(page):
            return redirect(page)
        request.session.pop(resume.KEY, None)
    return csrf_failure(request, reason)


def _is_pressed_here(request: HttpRequest) -> bool:
    """Whether a person sent it from a page of ours, with no script between that waits for another answer."""
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    is_ours = origin.startswith(("http://", "https://")) and url_has_allowed_host_and_scheme(
        origin, {request.get_host()}
    )
    return is_ours and not resume.is_by_script(request)


def _takes_back(page: str) -> bool:
    """Whether the page fills its forms with what was kept for it."""
    try:
        view = resolve(urlsplit(page).path).func
    except Resolver404:
        return False
    return getattr(view, "access_rule", None) not in UNRESUMED
