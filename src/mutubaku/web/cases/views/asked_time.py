"""An audit time that was asked for anew, and the page on which somebody else approves it or turns it back."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from mutubaku.audits.reckoning.models import Approval
from mutubaku.audits.reckoning.queries import audit_times_of, waiting_time
from mutubaku.cases.models import Case
from mutubaku.conduct.actions.audit_time import decide_audit_time
from mutubaku.web.client.forms.fields import Answers, Lines
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.reasons import days_in_words
from mutubaku.web.resume import typed_into

from ..audit_time import asked, earlier
from ..payment_forms import told
from .case import get_case
from .task import surround

UNPROCESSABLE = 422
APPROVE, RETURN = "setuju", "kembali"
WORDS = 2000  # characters


class DecideForm(Answers):
    """What is said to the proposer; ``asked`` is the proposal that was read."""

    asked = forms.IntegerField(widget=forms.HiddenInput)
    answer = Lines(
        gettext_lazy("Catatan untuk pengusul"),
        WORDS,
        rows=3,
        depends=True,
        hint=gettext_lazy("Wajib bila usulan dikembalikan."),
    )


@gate(Rule.CASE)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def asked_time(request: HttpRequest, case_id: int) -> HttpResponse:
    """The audit times of a case for its office, with what waits; 404 for the client and where there is none."""
    visit = cast(Visit, request)
    case = get_case(request, case_id)
    if surround(visit, case) or not audit_times_of(case):
        raise Http404
    if visit.method != "POST":
        return _page(visit, case, None)
    form = DecideForm(visit.POST)
    if form.is_valid() and visit.POST.get("act") in {APPROVE, RETURN}:
        given = {**form.cleaned_data, "accepted": visit.POST["act"] == APPROVE}
        if told(form, decide_audit_time, case.pk, visit.user, visit.at, **given):
            _thank(visit, case, given["asked"])
            return redirect("cases:asked_time", case.pk)
    return _page(visit, case, form)


def _thank(visit: Visit, case: Case, pk: int) -> None:
    kept = next(one for one in audit_times_of(case) if one.pk == pk)
    approved = _("Waktu audit %(days)s disetujui dan berlaku. Pelanggan dan Bendahara Penerimaan diberi tahu.")
    returned = _("Usulan waktu audit %(days)s dikembalikan. Pengusulnya diberi tahu.")
    text = approved if kept.approval == Approval.GIVEN else returned
    messages.success(visit, text % {"days": days_in_words(kept.days.normalize())})


def _page(visit: Visit, case: Case, bad: DecideForm | None) -> HttpResponse:
    waiting = waiting_time(case)
    typed = None if visit.method == "POST" else typed_into(visit, reverse("cases:asked_time", args=[case.pk]))
    context: dict[str, Any] = {
        "case": case,
        "asked": asked(waiting, visit) if waiting else None,
        "earlier": earlier(case),
        "form": bad or DecideForm(typed, initial={"asked": waiting.pk if waiting else None}),
    }
    return render(visit, "cases/asked_time.html", context, status=UNPROCESSABLE if bad else 200)
