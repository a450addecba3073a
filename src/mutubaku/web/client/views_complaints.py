"""A complaint that was referred to a client: what it says, until when it is answered, and the answer."""

from __future__ import annotations

from typing import Any, cast
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from mutubaku.complaints.policy import OVER
from mutubaku.complaints.queries import standing_of
from mutubaku.conduct.actions.complaining import answer_complaint
from mutubaku.conduct.complaints import referred_complaint
from mutubaku.web.cases.panels import submit
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from .around import around
from .draft import status_of
from .forms.fields import Answers, Lines

WORDS = 4000  # characters


class AnswerForm(Answers):
    """What the client says to it."""

    words = Lines(
        gettext_lazy("Jawaban Anda"),
        WORDS,
        rows=6,
        empty=gettext_lazy("Tulis jawaban Anda: apa yang terjadi, dan apa yang sudah Anda lakukan."),
        hint=gettext_lazy("Apa yang terjadi, apa yang sudah Anda perbaiki, dan apa yang mencegahnya terulang."),
    )


@gate(Rule.CLIENT)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def referred(request: HttpRequest, referred_id: int) -> HttpResponse:
    """What of a complaint was referred to a company of mine, and our answer to it, once; nothing else of it."""
    visit = cast(Visit, request)
    found = referred_complaint(referred_id, visit.user, visit.at)
    form = AnswerForm(typed_into(visit))

    def do(given: dict[str, Any]) -> None:
        answer_complaint(found.pk, visit.user, visit.at, words=given["words"])

    if visit.method == "POST" and submit(form, do) is None:
        messages.success(visit, _("Jawaban Anda terkirim kepada yang menangani keluhan ini."))
        return redirect("client:referred", found.pk)
    around(visit, "home", found.office)
    standing = standing_of(found, visit.at)
    is_over = standing.state in OVER
    shown = None if is_over or found.answered_at else form
    context = {"complaint": found, "form": shown, "is_over": is_over, "is_late": standing.is_answer_late}
    with timezone.override(ZoneInfo(found.office.zone)):
        return render(visit, "client/referred.html", context, status=status_of(visit))
