"""The payment page of a case: what is to be paid and how, reporting it, renewing the code, agreeing otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mutubaku.billing.policy import Settlement
from mutubaku.billing.queries import unreported
from mutubaku.cases.models import Case
from mutubaku.conduct.actions.auditing import biller_of, enter_billing_code
from mutubaku.conduct.actions.paying import agree_payment, report_payment_anew
from mutubaku.conduct.errors import Refusal
from mutubaku.people.access import capacity_for
from mutubaku.web.client.forms.fields import Answers
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.held_files import resumed, sent
from mutubaku.web.once import once

from ..payment import money_of
from ..payment_forms import AgreementForm, CodeForm, PaymentForm, reported, told
from .case import get_case
from .task import surround

UNPROCESSABLE = 422


@gate(Rule.CASE)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def payment(request: HttpRequest, case_id: int) -> HttpResponse:
    """What a case costs and how far it is paid; what may be done about it depends on who looks."""
    visit = cast(Visit, request)
    found = get_case(request, case_id)
    as_client = surround(visit, found)
    if visit.method != "POST":
        return _page(visit, found, as_client=as_client)
    act = _ACTS.get(visit.POST.get("act", ""))
    if act is None:
        return redirect("cases:payment", found.pk)
    bad = act(visit, found)
    return _page(visit, found, bad, as_client=as_client) if bad else redirect("cases:payment", found.pk)


def _report(visit: Visit, case: Case) -> Answers | None:
    owed = unreported(case)
    return reported(visit, owed, lambda **given: report_payment_anew(case.pk, visit.user, visit.at, **given))


def _renew(visit: Visit, case: Case) -> Answers | None:
    form = CodeForm(visit.POST, case=case, at=visit.at)
    if form.is_valid() and told(form, enter_billing_code, case.pk, visit.user, visit.at, **form.cleaned_data):
        messages.success(visit, _("Kode billing tersimpan. Kode sebelumnya tetap tercatat."))
        return None
    return form


def _agree(visit: Visit, case: Case) -> Answers | None:
    form = AgreementForm(visit.POST, sent(visit))
    if not form.is_valid():
        return form
    words, file = form.cleaned_data["words"], form.cleaned_data["file"]
    scan = {"name": file[0], "data": file[1]} if file else {}
    if not told(form, agree_payment, case.pk, visit.user, visit.at, words=words, **scan):
        return form
    messages.success(visit, _("Kesepakatan tertulis dicatat; audit boleh dimulai sebelum pembayaran."))
    return None


_ACTS: dict[str, Callable[[Visit, Case], Answers | None]] = {"lapor": _report, "kode": _renew, "setuju": _agree}


def _page(visit: Visit, case: Case, bad: Answers | None = None, *, as_client: bool) -> HttpResponse:
    money = money_of(case, visit.at, as_client=as_client)
    context = {
        "case": case,
        "as_client": as_client,
        "form": bad,
        **money,
        **(_forms(visit, case, bad, money["stands"], as_client=as_client) if money["invoice"] and case.is_open else {}),
    }
    return render(visit, "cases/payment.html", context, status=UNPROCESSABLE if bad else 200)


def _forms(visit: Visit, case: Case, bad: Answers | None, stands: Settlement, *, as_client: bool) -> dict[str, Any]:
    """The forms this person may use now, each as it was typed when it could not be acted on."""
    typed = data, _files = resumed(visit)
    act = data.get("act", "") if data else ""
    if as_client:
        if stands.state in {"paid", "over"}:
            return {}
        report = PaymentForm(*(typed if act == "lapor" else ()), amount=stands.missing or None)
        return {"report_form": bad if isinstance(bad, PaymentForm) else report}
    forms: dict[str, Any] = {}
    if _may_bill(visit, case):
        code = CodeForm(data if act == "kode" else None, case=case, at=visit.at)
        forms["code_form"] = bad if isinstance(bad, CodeForm) else code
    if capacity_for(visit.user, case.office, "head", visit.at) is not None:
        agreed = AgreementForm(*(typed if act == "setuju" else ()))
        forms["agreement_form"] = bad if isinstance(bad, AgreementForm) else agreed
    return forms


def _may_bill(visit: Visit, case: Case) -> bool:
    try:
        biller_of(case, visit.user, visit.at)
    except Refusal:
        return False
    return True
