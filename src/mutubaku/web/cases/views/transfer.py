"""The page on which the certificate of another body is reviewed before it is transferred (IAF MD 2)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mutubaku.applications.queries import companion_of, transfer_of
from mutubaku.cases.models import Task
from mutubaku.certificates.queries import transfer_review_of
from mutubaku.conduct import access
from mutubaku.conduct.actions.transfer import review_transfer
from mutubaku.conduct.errors import Refusal
from mutubaku.conduct.guard import check_open
from mutubaku.schemes.queries import terms_of
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from ..transfer import is_reviewed_at
from ..transfer_forms import TransferReviewForm
from .task import get_task, surround, too_late

UNPROCESSABLE = 422
OF_THE_BODY = (  # and of the client, whichever standard the certificate is of
    "accreditation_body",
    "has_ceased",
    "ceased_on",
    "is_reachable",
    "complaints",
    "legal",
    "visit",
    "visit_on",
    "visit_note",
)


@gate(Rule.CASE)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def transfer(request: HttpRequest, task_id: int) -> HttpResponse:
    """Write the review; 404 for whoever does not do step 3 of a case that transfers a certificate."""
    visit, task = cast(Visit, request), get_task(request, task_id)
    if not is_reviewed_at(task) or not access.may_work(task, visit.user, visit.at):
        raise Http404
    try:
        check_open(task, visit.user, visit.at)
    except Refusal as refusal:
        if visit.method != "POST":
            raise Http404 from refusal
        return too_late(visit, task, TransferReviewForm(visit.POST, initial=_known(task)), refusal)
    form = TransferReviewForm(typed_into(visit), initial=_known(task))
    if visit.method == "POST" and form.is_valid():
        try:
            review_transfer(task.pk, visit.user, visit.at, facts=form.facts())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(visit, _("Tinjauan alih sertifikat tersimpan."))
            return redirect("cases:task", task.pk)
    surround(visit, task.case)
    beside = companion_of(task.case) if transfer_review_of(task.case) is None and form.initial.get("visit") else None
    context = {
        "task": task,
        "case": task.case,
        "form": form,
        "beside": beside,
        "months": terms_of(task.case).transfer_months,
    }
    return render(visit, "cases/transfer.html", context, status=UNPROCESSABLE if visit.method == "POST" else 200)


def _known(task: Task) -> dict[str, Any]:
    """What was found before; at first what the client stated, and what was found of the same body for the other
    standard, whose certificate is transferred together with this one."""
    review = transfer_review_of(task.case)
    if review is not None:
        return asdict(review.facts)
    stated = transfer_of(task.case)
    assert stated is not None  # noqa: S101 - is_reviewed_at saw to it
    held = stated.certificate
    of_the_body = _beside(task, held.body)
    own = {"body": held.body, "number": held.number, "valid_until": held.valid_until, "reason": stated.reason}
    return {**of_the_body, **own}


def _beside(task: Task, body: str) -> dict[str, Any]:
    companion = companion_of(task.case)
    review = transfer_review_of(companion) if companion else None
    if review is None or review.body.casefold() != body.casefold():
        return {}
    facts = asdict(review.facts)
    return {name: facts[name] for name in OF_THE_BODY}
