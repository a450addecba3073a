"""How long an audit takes: for everybody, without an account, reckoned by the rules with every step shown."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mutubaku.web.gate import Rule, Visit, gate

from .around import around
from .times import TimeForm, work_out

UNPROCESSABLE = 422


@gate(Rule.PUBLIC)
@require_safe
def audit_time(request: Visit) -> HttpResponse:
    """The days of an audit for the answers in the address, with every step of the reasoning."""
    around(request, request.at, "public:audit_time")
    day = timezone.localdate(request.at)
    form = TimeForm(request.GET, day)
    worked = work_out(form, day) if form.is_bound and form.is_valid() else None
    is_wrong = form.is_bound and worked is None
    return render(
        request, "public/time.html", {"form": form, "worked": worked}, status=UNPROCESSABLE if is_wrong else 200
    )
