"""The bank's lists: uploaded, shown row by row before anything is done, applied exactly so; and an example of one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.billing.models import PaymentList
from mutubaku.billing.queries import lacking_receipts
from mutubaku.billing.reconciliation.access import list_of
from mutubaku.billing.reconciliation.columns import NAMES
from mutubaku.billing.reconciliation.example import example_text, example_workbook
from mutubaku.billing.reconciliation.keeping import results_of
from mutubaku.billing.reconciliation.queries import recent_lists
from mutubaku.conduct.actions.reconciling import apply_payment_list, plan_payment_list, read_payment_list
from mutubaku.conduct.errors import Refusal
from mutubaku.documents import sheets
from mutubaku.documents.policy import UploadRefused
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.uploads import uploaded

from .forms import ApplyForm, ListForm, list_form
from .rows import applied, planned
from .views import UNPROCESSABLE, at_desk


@gate(Rule.TREASURER)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def upload(request: HttpRequest) -> HttpResponse:
    """Choose a list; it is read, and nothing else is done."""
    visit, form = at_desk(request), ListForm()
    if request.method == "POST":
        try:
            name, data = uploaded(request, "file")
            kept = read_payment_list(visit.desk.office, visit.user, visit.at, name=name, data=data)
            return redirect("staff:payment_list", kept.pk)
        except (Refusal, UploadRefused) as refused:
            form = list_form(str(refused))
    context = {
        "form": form,
        "recent": recent_lists(visit.desk.office),
        "columns": list(NAMES.values()),
        "rows": sheets.ROWS,
        "size": f"{sheets.BYTES // sheets.MB} MB",
    }
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "staff/treasurer/lists.html", context, status=status)


@gate(Rule.TREASURER)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def plan(request: HttpRequest, list_id: int) -> HttpResponse:
    """What the list would do, row by row, and the button that does it; what came of it once it is applied."""
    visit = at_desk(request)
    kept = list_of(visit.desk.office, list_id)
    if request.method != "POST":
        return _show(visit, kept)
    form = ApplyForm(request.POST)
    if not form.is_valid():
        return _show(visit, kept)
    try:
        done = apply_payment_list(kept.pk, visit.user, visit.at, fingerprint=form.cleaned_data["fingerprint"])
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _show(visit, kept, form)
    messages.success(visit, _applied(done))
    return redirect("staff:payment_list", kept.pk)


def _applied(kept: PaymentList) -> str:
    count = applied(kept).changed
    return ngettext(
        "%(count)s pembayaran dinyatakan sah dari daftar ini.",
        "%(count)s pembayaran dinyatakan sah dari daftar ini.",
        count,
    ) % {"count": count}


def _show(visit: Visit, kept: PaymentList, form: ApplyForm | None = None) -> HttpResponse:
    context: dict[str, Any] = {"kept": kept, "form": form}
    if kept.applied_at is None:
        found = plan_payment_list(kept, visit.user, visit.at)
        context |= {"list": planned(found), "apply": ApplyForm(initial={"fingerprint": found.fingerprint})}
    else:
        done = [one.payment_id for one in results_of(kept) if one.payment_id is not None]
        context |= {"list": applied(kept), "lacking": lacking_receipts(done)}
    status = UNPROCESSABLE if visit.method == "POST" else 200
    return render(visit, "staff/treasurer/list.html", context, status=status)


@gate(Rule.TREASURER)
@require_safe
def example_xlsx(_request: HttpRequest) -> HttpResponse:
    """The example of a list as a workbook."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _download(example_workbook(), "contoh-daftar-pembayaran.xlsx", kind)


@gate(Rule.TREASURER)
@require_safe
def example_csv(_request: HttpRequest) -> HttpResponse:
    """The example of a list as text."""
    return _download(example_text(), "contoh-daftar-pembayaran.csv", "text/csv; charset=utf-8")


def _download(data: bytes, name: str, kind: str) -> HttpResponse:
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
