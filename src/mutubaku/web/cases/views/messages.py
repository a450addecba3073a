"""The thread of a case for both sides, and the tracking link that its client may renew."""

from __future__ import annotations

from typing import cast

from django.contrib import messages as told
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mutubaku.cases.models import Case
from mutubaku.conduct import access
from mutubaku.conduct.actions.messages import write_message, writer_of
from mutubaku.conduct.actions.tracking import renew_link as renew
from mutubaku.conduct.errors import Refusal
from mutubaku.notices.queries import messages_of
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from ..conversation import bubble
from ..forms import MessageForm
from .case import get_case
from .task import surround

UNPROCESSABLE = 422
FORM = require_http_methods(["GET", "HEAD", "POST"])


@gate(Rule.CASE)
@FORM
@once
def messages(request: HttpRequest, case_id: int) -> HttpResponse:
    """Read the thread, and write into it while the case runs."""
    visit = cast(Visit, request)
    found = get_case(request, case_id)
    if found.sent_at is None:
        raise Http404
    form = MessageForm(typed_into(request))
    if request.method == "POST" and form.is_valid() and _written(visit, found, form):
        told.success(request, _("Pesan terkirim."))
        return redirect(f"{reverse('cases:messages', args=[found.pk])}#terbaru")
    return _page(visit, found, form)


def _written(visit: Visit, found: Case, form: MessageForm) -> bool:
    try:
        write_message(found.pk, visit.user, visit.at, text=form.cleaned_data["text"])
    except Refusal as refusal:
        form.add_error("text", str(refusal))
        return False
    return True


def _page(visit: Visit, found: Case, form: MessageForm) -> HttpResponse:
    as_client = surround(visit, found)
    may_write = found.is_open and writer_of(found, visit.user, visit.at) is not None
    context = {
        "case": found,
        "as_client": as_client,
        "layout": "layout_client.html" if as_client else "layout_desk.html",
        "thread": [bubble(one, as_client=as_client) for one in messages_of(found)],
        "may_write": may_write,
        "form": form,
        "lost_words": "" if may_write else str(form.data.get("text", "")),
    }
    return render(visit, "cases/messages.html", context, status=UNPROCESSABLE if form.errors else 200)


@gate(Rule.CASE)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def renew_link(request: HttpRequest, case_id: int) -> HttpResponse:
    """The client's people let the tracking link die and get a new one, after being asked once."""
    visit = cast(Visit, request)
    found = get_case(request, case_id)
    if found.sent_at is None or not access.is_client_of(found, visit.user, visit.at):
        raise Http404
    if request.method == "POST":
        renew(found.pk, visit.user, visit.at)
        told.success(request, _("Tautan lacak diganti. Tautan yang lama tidak berlaku lagi."))
        return redirect(f"{reverse('cases:case', args=[found.pk])}#tautan-lacak")
    surround(visit, found)
    return render(request, "cases/renew_link.html", {"case": found})
