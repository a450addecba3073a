"""The treasurer's lists and one payment: verified, or rejected with a reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.billing.models import Payment
from mutubaku.billing.reconciliation.access import payment_of
from mutubaku.conduct.actions.paying import reject_payment, verify_payment
from mutubaku.conduct.errors import Refusal
from mutubaku.people.access import organisations_of
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into
from mutubaku.web.shell import desk_shell, office_names

from .desk import TreasurersDesk
from .forms import RejectForm
from .page import page_of

UNPROCESSABLE = 422


def at_desk(request: HttpRequest) -> Visit:
    """The treasurer's surroundings."""
    visit = cast(Visit, request)
    desk_shell(visit, "treasurer")
    return visit


@gate(Rule.TREASURER)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What waits to be verified, what waits to be paid, and what was received."""
    visit = at_desk(request)
    return render(request, "staff/treasurer/desk.html", {"desk": TreasurersDesk(visit), "offices": office_names(visit)})


@gate(Rule.TREASURER)
@require_safe
def payment(request: HttpRequest, payment_id: int) -> HttpResponse:
    """One payment beside its invoice, and the two answers while it waits."""
    visit = at_desk(request)
    return _page(visit, _found(visit, payment_id), RejectForm(typed_into(request)))


@gate(Rule.TREASURER)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def verify(request: HttpRequest, payment_id: int) -> HttpResponse:
    """Say that the money arrived."""
    visit = at_desk(request)
    said = _("Pembayaran dinyatakan sah. Bukti bayar dibuat dan pelanggan diberi tahu.")
    return _judge(visit, payment_id, Form(request.POST), said, lambda pk: verify_payment(pk, visit.user, visit.at))


@gate(Rule.TREASURER)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def reject(request: HttpRequest, payment_id: int) -> HttpResponse:
    """Say why the report cannot be accepted."""
    visit, form = at_desk(request), RejectForm(request.POST)
    said = _("Pembayaran ditolak. Pelanggan diberi tahu alasannya dan dapat melaporkannya lagi.")
    return _judge(
        visit,
        payment_id,
        form,
        said,
        lambda pk: reject_payment(pk, visit.user, visit.at, **form.cleaned_data),
    )


def _judge(visit: Visit, payment_id: int, form: Form, said: str, act: Callable[[int], object]) -> HttpResponse:
    """Judge the payment and go on to what waits next; a refusal comes back on its page."""
    found = _found(visit, payment_id)
    if visit.method != "POST":
        return redirect("staff:payment", found.pk)
    if form.is_valid():
        try:
            act(found.pk)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(visit, f"{found.invoice.case.organisation.name}: {said}")
            return redirect("staff:treasurer")
    return _page(visit, _found(visit, payment_id), form)


def _found(visit: Visit, payment_id: int) -> Payment:
    return payment_of(visit.desk.office, payment_id, organisations_of(visit.user, visit.at))


def _page(visit: Visit, found: Payment, form: Form) -> HttpResponse:
    context = {**page_of(found), "form": form, "reject": form if "reason" in form.fields else RejectForm()}
    status = UNPROCESSABLE if visit.method == "POST" else 200
    return render(visit, "staff/treasurer/payment.html", context, status=status)
