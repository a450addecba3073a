"""A client's pages about findings: the list with due dates, and one page for each to answer it."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mutubaku.cases.models import Case
from mutubaku.conduct import access
from mutubaku.conduct.actions.findings import answer_finding, finish_answers
from mutubaku.conduct.errors import Refusal
from mutubaku.conduct.works.findings import awaited_task, same_beside, stage_of
from mutubaku.documents.policy import ACCEPTED, UploadRefused
from mutubaku.findings.queries import Standing, awaiting_client, findings_of, released_to_client
from mutubaku.web.client.forms.upload import largest
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.held_files import sent
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from ..findings import client_rows, finding_row, same_row, waiting_text
from ..findings_forms import AnswerForm, answer_form
from ..page import tasks_of
from ..tracker import asked_of_client
from .case import get_case
from .task import surround

UNPROCESSABLE = 422
FORM = require_http_methods(["GET", "HEAD", "POST"])


@gate(Rule.CASE)
@FORM
@once
def findings(request: HttpRequest, case_id: int) -> HttpResponse:
    """The findings of a case: what waits for the client first. The office reads all of them here as well."""
    visit, found = cast(Visit, request), get_case(request, case_id)
    if not found.sent_at:
        return redirect("cases:case", found.pk)
    as_client = surround(visit, found)
    if request.method == "POST":
        return _finish(visit, found)
    if as_client:
        rows = client_rows(released_to_client(found), visit.at)
    else:
        rows = [finding_row(one, visit.at, "") for one in findings_of(found)]
    context = {
        "case": found,
        "as_client": as_client,
        "rows": rows,
        "waiting": waiting_text(rows) if as_client else "",
        "may_finish": as_client and _may_finish(found),
        "words": _words(found) if as_client else [],
    }
    return render(visit, "cases/findings/list.html", context)


def _words(case: Case) -> list[str]:
    """What the office wrote when it began to wait for the answers."""
    task = awaited_task(case)
    return asked_of_client(task, tasks_of(case)) if task is not None else []


def _may_finish(case: Case) -> bool:
    """Whether the office waits although everything is answered: it began to wait after the last answer."""
    task = awaited_task(case)
    if task is None or not findings_of(case, stage=stage_of(task)):
        return False
    return not awaiting_client(case, stage=stage_of(task))


def _finish(visit: Visit, case: Case) -> HttpResponse:
    try:
        finish_answers(case.pk, visit.user, visit.at)
    except Refusal as refusal:
        messages.error(visit, str(refusal))
        return redirect("cases:findings", case.pk)
    messages.success(visit, _("Terima kasih. Jawaban Anda sudah kami terima dan akan kami nilai."))
    return redirect("cases:case", case.pk)


@gate(Rule.CASE)
@FORM
@once
def answer(request: HttpRequest, case_id: int, finding_id: int) -> HttpResponse:
    """One finding and its rounds; while it waits for the client, the form to answer it."""
    visit, case = cast(Visit, request), get_case(request, case_id)
    if not access.is_client_of(case, visit.user, visit.at):
        raise Http404
    found = next((one for one in released_to_client(case) if one.row.pk == finding_id), None)
    if found is None:
        raise Http404
    same = same_beside(case, found)
    beside = same if same and len(same.answers) > len(found.answers) else None
    form = answer_form(typed_into(visit), sent(visit), found, beside)
    if request.method == "POST" and form.is_valid() and _kept(visit, case, finding_id, form):
        return _thanked(visit, case, found)
    return _page(visit, case, found, form, beside)


def _kept(visit: Visit, case: Case, finding_id: int, form: AnswerForm) -> bool:
    """Whether the answer could be kept; else the form says why, at the field."""
    try:
        kept = answer_finding(case.pk, finding_id, visit.user, visit.at, form.given(), form.cleaned_data["proof"])
    except UploadRefused as refused:
        form.add_error("proof", str(refused))
        return False
    except Refusal as refusal:
        form.refuse(refusal)
        return False
    if kept.is_late:
        messages.warning(visit, _("Tenggat temuan ini sudah lewat; jawaban Anda diterima dan dicatat terlambat."))
    return True


def _thanked(visit: Visit, case: Case, found: Standing) -> HttpResponse:
    left = len(awaiting_client(case))
    said = _("Jawaban atas temuan %(number)s terkirim.") % {"number": found.row.number}
    more = _("Masih %(count)s temuan menunggu jawaban Anda.") % {"count": left} if left else ""
    messages.success(visit, f"{said} {more}".strip())
    return redirect("cases:findings", case.pk)


def _page(visit: Visit, case: Case, found: Standing, form: AnswerForm, beside: Standing | None) -> HttpResponse:
    surround(visit, case)
    context: dict[str, Any] = {
        "case": case,
        "row": finding_row(found, visit.at, "", as_client=True),
        "same": same_row(case, found, as_client=True),
        "form": form if found.waits_for_client and case.is_open else None,
        "beside": beside if not form.is_bound else None,
        "accepted": ACCEPTED,
        "largest": largest(),
    }
    return render(visit, "cases/findings/answer.html", context, status=UNPROCESSABLE if form.errors else 200)
