"""The audit report as its client has it: what is wrong in it in fact, the leader's answers, and a corrected version."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mutubaku.cases.models import Case
from mutubaku.conduct import access
from mutubaku.conduct.actions import reporting
from mutubaku.conduct.errors import Refusal
from mutubaku.conduct.works.audit_report import REPORT, asked
from mutubaku.documents.queries import latest
from mutubaku.findings.queries import open_recall, remarks_of
from mutubaku.web.client.forms.fields import Answers
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from ..findings_forms import RecallForm, RemarkForm, ReplyForm, ReportForm, report_initial
from ..numbers import id_in
from .case import get_case
from .task import surround

UNPROCESSABLE = 422
FORM = require_http_methods(["GET", "HEAD", "POST"])


@gate(Rule.CASE)
@FORM
@once
def report(request: HttpRequest, case_id: int) -> HttpResponse:
    """The report, and the client's remarks with their answers; gone while the client has no report."""
    visit, case = cast(Visit, request), get_case(request, case_id)
    if not case.sent_at or reporting.sent_report(case) is None:
        messages.info(request, _("Laporan audit belum ada."))
        return redirect("cases:case", case.pk)
    as_client = surround(visit, case)
    form = _form(visit, as_client=as_client)
    if request.method == "POST" and _acted(visit, case, form, as_client=as_client):
        messages.success(visit, _("Catatan Anda terkirim.") if as_client else _("Jawaban terkirim kepada pelanggan."))
        return redirect("cases:report", case.pk)
    return _page(visit, case, form, as_client=as_client)


def _form(visit: Visit, *, as_client: bool) -> Answers:
    return RemarkForm(typed_into(visit)) if as_client else ReplyForm(typed_into(visit))


def _acted(visit: Visit, case: Case, form: Answers, *, as_client: bool) -> bool:
    if not form.is_valid():
        return False
    try:
        if as_client:
            reporting.remark_on_report(case.pk, visit.user, visit.at, **form.cleaned_data)
        else:
            reporting.reply_to_remark(case.pk, _remark_id(visit), visit.user, visit.at, **form.cleaned_data)
    except Refusal as refusal:
        form.refuse(refusal)
        return False
    return True


def _remark_id(visit: Visit) -> int:
    return id_in(visit.POST.get("remark", ""))


def _page(visit: Visit, case: Case, form: Answers, *, as_client: bool) -> HttpResponse:
    rows = list(remarks_of(case))
    leads = not as_client and _leads(visit, case)
    waiting = next((one for one in rows if not hasattr(one, "reply")), None)
    chosen = _remark_id(visit) if form.errors else 0
    first = next((one for one in rows if one.pk == chosen), waiting)
    context: dict[str, Any] = {
        "case": case,
        "as_client": as_client,
        "paper": latest(case, REPORT),
        "remarks": rows,
        "form": form if case.is_open and (as_client or (leads and waiting)) else None,
        "answering": first.pk if first and leads else 0,
        "may_correct": leads and case.is_open and reporting.awaits_correction(case),
        "may_recall": leads and reporting.may_recall(case),
        "recalled": open_recall(case),
    }
    return render(visit, "cases/findings/report.html", context, status=UNPROCESSABLE if form.errors else 200)


def _leads(visit: Visit, case: Case) -> bool:
    try:
        access.evaluator_of(case, visit.user, visit.at, (access.LEADER,))
    except Refusal:
        return False
    return True


@gate(Rule.CASE)
@FORM
@once
def recall(request: HttpRequest, case_id: int) -> HttpResponse:
    """The leader makes the finished report a draft again, with a reason."""
    visit, case = cast(Visit, request), get_case(request, case_id)
    if not _leads(visit, case):
        raise Http404
    form = RecallForm(typed_into(visit))
    if request.method == "POST" and form.is_valid():
        try:
            reporting.recall_report(case.pk, visit.user, visit.at, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(visit, _("Laporan kembali menjadi konsep. Tulis versi barunya di sini."))
            return redirect("cases:report_correct", case.pk)
    surround(visit, case)
    context = {"case": case, "form": form, "may_recall": reporting.may_recall(case)}
    return render(visit, "cases/findings/recall.html", context, status=UNPROCESSABLE if form.errors else 200)


@gate(Rule.CASE)
@FORM
@once
def correct(request: HttpRequest, case_id: int) -> HttpResponse:
    """The leader writes the report anew after a remark that was right."""
    visit, case = cast(Visit, request), get_case(request, case_id)
    if not _leads(visit, case) or not reporting.awaits_correction(case):
        raise Http404
    given = report_initial(reporting.sent_report(case))
    form = ReportForm(typed_into(visit), asked=asked(case), initial=given)
    if request.method == "POST" and form.is_valid():
        try:
            reporting.correct_report(case.pk, visit.user, visit.at, form.sections())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(visit, _("Laporan selesai. Pelanggan membaca versi yang terbaru."))
            return redirect("cases:report", case.pk)
    surround(visit, case)
    context = {"case": case, "form": form, "recalled": open_recall(case)}
    return render(visit, "cases/findings/correct.html", context, status=UNPROCESSABLE if form.errors else 200)
