"""A committee member's own page: whether they agree with the conclusion."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from mutubaku.cases.models import Task
from mutubaku.conduct.actions.deciding import member_capacity, state_in_committee
from mutubaku.conduct.errors import Refusal
from mutubaku.conduct.works.dossier import dossier_of
from mutubaku.decisions.errors import DissentReasonMissing
from mutubaku.decisions.queries import last_review, meeting_in, was_member
from mutubaku.web.client.forms.fields import Answers, Lines
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once, read_in
from mutubaku.web.resume import typed_into

from ..lost import lost_words
from ..panels.committee import WORDS, part_lines, seats_shown, told
from ..panels.review import section_row
from .task import get_task, surround, too_late

UNPROCESSABLE = 422
AGREE = "setuju"


class StatementForm(Answers):
    """Why the member dissents, where they do."""

    reason = Lines(
        gettext_lazy("Alasan, bila tidak setuju"),
        WORDS,
        hint=gettext_lazy("Dicetak pada berita acara bersama nama Anda."),
    )


@gate(Rule.CASE)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def statement(request: HttpRequest, task_id: int) -> HttpResponse:
    """Everything a member needs to agree or dissent, and the two buttons; nobody else finds this page."""
    visit, task = cast(Visit, request), get_task(request, task_id)
    try:
        member_capacity(task, visit.user, visit.at)
    except Refusal as refusal:
        if visit.method != "POST" or not was_member(task, visit.user):
            raise Http404(str(refusal)) from refusal
        return too_late(visit, task, StatementForm(visit.POST), refusal)
    if request.method != "POST":
        return _page(visit, task, StatementForm(typed_into(request)))
    bad = _state(visit, task)
    return _page(visit, task, bad, UNPROCESSABLE) if bad else redirect("cases:task", task.pk)


def _state(visit: Visit, task: Task) -> BaseForm | None:
    """Keep the statement; a reason written is never dropped because the other button was pressed."""
    agrees, form = visit.POST.get("answer") == AGREE, StatementForm(visit.POST)
    if not form.is_valid():
        return form
    reason = form.cleaned_data["reason"]
    if agrees and reason:
        form.add_error("reason", _("Anda menulis alasan tidak setuju. Kosongkan dahulu bila Anda setuju."))
        return form
    if not agrees and not reason:
        form.add_error("reason", str(DissentReasonMissing()))
        return form
    given = {"agrees": agrees, "reason": reason, "read": read_in(visit)}
    if not told(form, state_in_committee, task.pk, visit.user, visit.at, **given):
        return form
    messages.success(visit, _("Pernyataan Anda tersimpan."))
    return None


def _page(visit: Visit, task: Task, form: BaseForm, status: int = 200) -> HttpResponse:
    surround(visit, task.case)
    meeting = meeting_in(task)
    assert meeting is not None  # noqa: S101 - who is a member of it came this far
    context: dict[str, Any] = {
        "task": task,
        "case": task.case,
        "form": form,
        "meeting": meeting,
        "lost_words": lost_words(visit, form) if status == UNPROCESSABLE else [],
        "part": part_lines(task, meeting),
        "recommended": last_review(task.case),
        "sections": [section_row(one, visit, task.case) for one in dossier_of(task.case)],
        **seats_shown(meeting, visit.user.pk),
    }
    return render(visit, "cases/statement.html", context, status=status)
