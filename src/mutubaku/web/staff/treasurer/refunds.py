"""What was paid too much on one case: asked back by a letter, then returned, set off or given up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mutubaku.billing.models import Invoice, Refund
from mutubaku.billing.queries import settlement
from mutubaku.billing.refunds.access import billed_case
from mutubaku.billing.refunds.queries import owing, refunds_of, returnable, set_off_here
from mutubaku.cases.models import Case
from mutubaku.conduct.actions.refunding import ask_refund, drop_refund, return_refund, set_off_refund
from mutubaku.people.access import organisations_of
from mutubaku.web.cases.payment import refund_row
from mutubaku.web.cases.payment_forms import told
from mutubaku.web.client.forms.fields import Answers
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.held_files import sent
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from .refund_forms import AskForm, DropForm, ReturnForm, SetOffForm
from .views import UNPROCESSABLE, at_desk

ASK, RETURN, SET_OFF, DROP = "minta", "kembali", "hitung", "batal"


@dataclass(frozen=True)
class Pending:
    """A refund that has not ended, with the forms that end it."""

    refund: Refund
    returns: ReturnForm
    sets_off: SetOffForm | None
    drops: DropForm


@gate(Rule.TREASURER)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def refund(request: HttpRequest, overpaid_id: int) -> HttpResponse:
    """How much of the case was paid too much, what was asked back, and what became of it."""
    visit = at_desk(request)
    case = billed_case(visit.desk.office, overpaid_id, organisations_of(visit.user, visit.at))
    if visit.method != "POST":
        return _page(visit, case)
    bad = _act(visit, case)
    return _page(visit, case, bad) if bad else redirect("staff:refund", case.pk)


def _act(visit: Visit, case: Case) -> Answers | None:
    """Do what was posted; the form again when it cannot be."""
    act = visit.POST.get("act", "")
    if act == ASK:
        form = AskForm(visit.POST)
        done = form.is_valid() and told(form, ask_refund, case.pk, visit.user, visit.at, **form.cleaned_data)
        return _said(visit, form, _("Permintaan pengembalian dicatat dan pelanggan diberi tahu."), done=done)
    ends = _ENDS.get(act)
    return ends(visit, _pending(case, visit.POST.get("refund", ""))) if ends else None


def _return(visit: Visit, found: Refund) -> Answers | None:
    form = ReturnForm(visit.POST, sent(visit), refund_id=found.pk)
    done = False
    if form.is_valid():
        day, (name, data) = form.cleaned_data["returned_on"], form.cleaned_data["file"]
        given = {"returned_on": day, "name": name, "data": data}
        done = told(form, return_refund, found.pk, visit.user, visit.at, **given)
    return _said(visit, form, _("Pengembaliannya dicatat dan pelanggan diberi tahu."), done=done)


def _set_off(visit: Visit, found: Refund) -> Answers | None:
    form = SetOffForm(visit.POST, refund_id=found.pk, owing=owing(found.case))
    done = form.is_valid() and told(
        form, set_off_refund, found.pk, visit.user, visit.at, case_id=form.cleaned_data["case"]
    )
    return _said(visit, form, _("Kelebihannya diperhitungkan dan pelanggan diberi tahu."), done=done)


def _drop(visit: Visit, found: Refund) -> Answers | None:
    form = DropForm(visit.POST, refund_id=found.pk)
    done = form.is_valid() and told(form, drop_refund, found.pk, visit.user, visit.at, **form.cleaned_data)
    return _said(visit, form, _("Permintaan pengembalian dibatalkan dan pelanggan diberi tahu."), done=done)


_ENDS: dict[str, Callable[[Visit, Refund], Answers | None]] = {RETURN: _return, SET_OFF: _set_off, DROP: _drop}


def _said(visit: Visit, form: Answers, sentence: str, *, done: bool) -> Answers | None:
    if done:
        messages.success(visit, sentence)
        return None
    return form


def _pending(case: Case, asked: str) -> Refund:
    """The refund of this case that a form is about; 404 for another's."""
    found = next((one for one in refunds_of(case) if str(one.pk) == asked), None)
    if found is None:
        raise Http404
    found.case = case
    return found


def _page(visit: Visit, case: Case, bad: Answers | None = None) -> HttpResponse:
    left, found = returnable(case), refunds_of(case)
    ended = [one for one in found if hasattr(one, "end")]
    others = owing(case)
    data: Any = (typed_into(visit) if visit.method != "POST" else None) or {}
    ask = AskForm(data if data.get("act") == ASK else None, left=left)
    context: dict[str, Any] = {
        "case": case,
        "stands": settlement(case),
        "left": left,
        "form": bad,
        "ask": bad if isinstance(bad, AskForm) else ask,
        "pending": [_row(visit, one, others, bad, data) for one in found if not hasattr(one, "end")],
        "ended": [refund_row(one) for one in ended],
        "gained": set_off_here(case),
    }
    return render(visit, "staff/treasurer/refund.html", context, status=UNPROCESSABLE if bad else 200)


def _row(visit: Visit, one: Refund, others: list[Invoice], bad: Answers | None, kept: Any) -> Pending:
    """A pending refund; the form that came back, or was kept, stands in the row it is about."""
    posted = bad is not None and visit.POST.get("refund") == str(one.pk)
    act = kept.get("act") if kept.get("refund") == str(one.pk) else ""
    returns = ReturnForm(*((kept, sent(visit)) if act == RETURN else ()), refund_id=one.pk)
    sets_off = SetOffForm(kept if act == SET_OFF else None, refund_id=one.pk, owing=others) if others else None
    drops = DropForm(kept if act == DROP else None, refund_id=one.pk)
    return Pending(
        one,
        bad if posted and isinstance(bad, ReturnForm) else returns,
        bad if posted and isinstance(bad, SetOffForm) else sets_off,
        bad if posted and isinstance(bad, DropForm) else drops,
    )
