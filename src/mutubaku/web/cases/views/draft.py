"""The client checks the draft of their certificate."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from mutubaku.certificates.errors import DraftWordsMissing
from mutubaku.certificates.models import DraftCheck
from mutubaku.conduct.actions.finishing import answer_draft, awaited_check
from mutubaku.conduct.works.parts import granted_in_part
from mutubaku.web.client.forms.fields import Answers, Lines
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once, read_in
from mutubaku.web.resume import typed_into

from ..drafts import check_row
from ..panels import submit
from .case import get_own_case
from .task import surround

UNPROCESSABLE = 422
RIGHT = "benar"


class DraftForm(Answers):
    """What is wrong with the draft, where something is."""

    words = Lines(
        gettext_lazy("Yang perlu diperbaiki"),
        2000,
        hint=gettext_lazy("Misalnya: alamat pabrik seharusnya Jalan Contoh 12. Kosongkan bila semuanya benar."),
    )


@gate(Rule.CASE)
@require_http_methods(["GET", "HEAD", "POST"])
@once
def draft(request: HttpRequest, case_id: int) -> HttpResponse:
    """The draft and “Data sudah benar” or what is wrong; gone when none lies before the client any more."""
    visit = cast(Visit, request)
    found = get_own_case(request, case_id)
    check = awaited_check(found)
    if check is None:
        messages.info(request, _("Tidak ada konsep sertifikat yang menunggu pemeriksaan Anda."))
        return redirect("cases:case", found.pk)
    if request.method != "POST":
        return _page(visit, check, DraftForm(typed_into(visit, reverse("cases:draft", args=[found.pk]))))
    bad = _answer(visit, check)
    return _page(visit, check, bad, UNPROCESSABLE) if bad else redirect("cases:case", found.pk)


def _answer(visit: Visit, check: DraftCheck) -> BaseForm | None:
    """Keep the answer; what was written is never dropped because the other button was pressed."""
    is_right, form = visit.POST.get("answer") == RIGHT, DraftForm(visit.POST)

    def do(given: dict[str, Any]) -> None:
        given = {**given, "read": read_in(visit)}
        answer_draft(check.task.case_id, visit.user, visit.at, is_right=is_right, **given)
        messages.success(visit, _("Terima kasih. Jawaban Anda sudah kami terima."))

    if form.is_valid() and bool(form.cleaned_data["words"]) == is_right:
        both = _("Anda menulis yang perlu diperbaiki. Kosongkan dahulu bila semua datanya sudah benar.")
        form.add_error("words", both if is_right else str(DraftWordsMissing()))
        return form
    return submit(form, do)


def _page(visit: Visit, check: DraftCheck, form: BaseForm, status: int = 200) -> HttpResponse:
    case = check.task.case
    surround(visit, case)
    earlier = DraftCheck.objects.filter(task__case=case).exclude(pk=check.pk)
    context = {
        "case": case,
        "form": form,
        "check": check,
        "file": reverse("cases:file", args=[check.version_id]),
        "granted": granted_in_part(case),
        "checks": [check_row(one) for one in earlier.select_related("version", "answered_by")],
    }
    return render(visit, "cases/draft.html", context, status=status)
