"""The office's questions of the application review (SOP step 3) and of the committee sheet (step 9)."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.reviews.questions import QUESTIONS, questions_of
from mutubaku.web.context import Link
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from ..acts import FormPage, answer
from ..asked import ask_no_longer
from ..forms.tables import NewQuestionForm, QuestionForm
from ..page import administrator, show, today, trail

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@gate(Rule.ADMINISTRATOR)
def questions(request: HttpRequest) -> HttpResponse:
    """The questions asked, those to come, and on request those that are over."""
    visit = cast(Visit, request)
    day, with_old = today(visit), bool(request.GET.get("lama"))
    found = questions_of(visit.desk.office)
    rows = [
        {"row": one, "is_over": bool(one.valid_to and one.valid_to < day), "is_to_come": one.valid_from > day}
        for one in found
    ]
    shown = [row for row in rows if with_old or not row["is_over"]]
    return show(request, "questions.html", {"rows": shown, "filters": [_ages(with_old)]}, here="questions")


def _ages(with_old: bool) -> dict[str, object]:  # noqa: FBT001 - which of the two links stands now
    home = reverse("administration:questions")
    links = [
        Link(_("Berlaku dan akan datang"), home, current=not with_old),
        Link(_("Termasuk yang sudah berakhir"), f"{home}?lama=1", current=with_old),
    ]
    return {"name": _("Masa"), "links": links}


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def new_question(request: HttpRequest) -> HttpResponse:
    """Ask a question from a day on."""
    visit = cast(Visit, request)
    form = NewQuestionForm(typed_into(request), initial={"valid_from": today(visit)})
    page = _page(title=_("Tambah pertanyaan"), submit=_("Simpan pertanyaan"))

    def act() -> None:
        kept, by = form.cleaned_data, administrator(visit)
        QUESTIONS.add(visit.desk.office, kept["key"], form.given().columns(), kept["valid_from"], by=by, at=visit.at)

    return answer(request, form, page, act, goal=page.back, said=_("Pertanyaan tersimpan."))


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def change_question(request: HttpRequest, question_id: int) -> HttpResponse:
    """The question as it reads from a day on."""
    visit = cast(Visit, request)
    found = QUESTIONS.of(visit.desk.office, question_id)
    now = {name: getattr(found, name) for name in ("text", "source", "order", "purpose", "schemes")}
    begins = max(found.valid_from, today(visit))
    form = QuestionForm(typed_into(request), initial={**now, "valid_from": begins})
    page = _page(
        title=_("Ubah pertanyaan %(key)s") % {"key": found.key},
        intro=_(
            "Pertanyaan yang lama berlaku sampai sehari sebelumnya, dan tetap ditanyakan pada permohonan masa itu."
        ),
        submit=_("Simpan perubahan"),
    )

    def act() -> None:
        day, by = form.cleaned_data["valid_from"], administrator(visit)
        QUESTIONS.change(found, form.given().columns(), day, by=by, at=visit.at)

    return answer(request, form, page, act, goal=page.back, said=_("Pertanyaan tersimpan."))


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def end_question(request: HttpRequest, question_id: int) -> HttpResponse:
    """Ask the question until a day; one that has not begun is taken back instead."""
    return ask_no_longer(
        request,
        QUESTIONS,
        question_id,
        _page,
        ends=_("Permohonan yang dibuka sesudah hari itu tidak ditanyai lagi. Jawaban yang sudah ada tetap tersimpan."),
        goes=_("Pertanyaan ini belum berlaku dan akan dihapus; jurnal kantor tetap mencatatnya."),
    )


def _page(**said: object) -> FormPage:
    goal = reverse("administration:questions")
    return FormPage(back=goal, crumbs=trail((_("Pertanyaan tinjauan"), goal)), **said)  # type: ignore[arg-type]  # texts and flags of FormPage
