"""The office's questions of the application review (SOP step 3) and of the committee sheet (step 9)."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mutubaku.reviews.questions import QUESTIONS, questions_of
from mutubaku.web.context import Link
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.resume import typed_into

from ..acts import Formed, form_view, page_under
from ..ending import used_no_longer
from ..forms.tables import NewQuestionForm, QuestionForm
from ..page import show, today

_page = page_under("questions")


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


@form_view
def new_question(visit: Visit) -> Formed:
    """Ask a question from a day on."""
    form = NewQuestionForm(typed_into(visit), initial={"valid_from": today(visit)})
    page = _page(title=_("Tambah pertanyaan"), submit=_("Simpan pertanyaan"))

    def act(**who: Any) -> None:
        kept = form.cleaned_data
        QUESTIONS.add(visit.desk.office, kept["key"], form.given().columns(), kept["valid_from"], **who)

    return Formed(form=form, page=page, act=act, said=_("Pertanyaan tersimpan."))


@form_view
def change_question(visit: Visit, question_id: int) -> Formed:
    """The question as it reads from a day on."""
    found = QUESTIONS.of(visit.desk.office, question_id)
    now = {name: getattr(found, name) for name in ("text", "source", "order", "purpose", "schemes")}
    begins = max(found.valid_from, today(visit))
    form = QuestionForm(typed_into(visit), initial={**now, "valid_from": begins})
    page = _page(
        title=_("Ubah pertanyaan %(key)s") % {"key": found.key},
        intro=_(
            "Pertanyaan yang lama berlaku sampai sehari sebelumnya, dan tetap ditanyakan pada permohonan masa itu."
        ),
        submit=_("Simpan perubahan"),
    )

    def act(**who: Any) -> None:
        day = form.cleaned_data["valid_from"]
        QUESTIONS.change(found, form.given().columns(), day, **who)

    return Formed(form=form, page=page, act=act, said=_("Pertanyaan tersimpan."))


@form_view
def end_question(visit: Visit, question_id: int) -> Formed:
    """Ask the question until a day; one that has not begun is taken back instead."""
    found = QUESTIONS.of(visit.desk.office, question_id)
    return used_no_longer(
        visit,
        QUESTIONS,
        found,
        _page,
        ends={
            "title": _("Akhiri pertanyaan %(key)s") % {"key": found.key},
            "intro": _(
                "Permohonan yang dibuka sesudah hari itu tidak ditanyai lagi. Jawaban yang sudah ada tetap tersimpan."
            ),
            "submit": _("Akhiri pertanyaan"),
        },
        goes={
            "title": _("Hapus pertanyaan %(key)s") % {"key": found.key},
            "intro": _("Pertanyaan ini belum berlaku dan akan dihapus; jurnal kantor tetap mencatatnya."),
            "submit": _("Hapus pertanyaan"),
        },
        said=_("Pertanyaan dihapus."),
    )
