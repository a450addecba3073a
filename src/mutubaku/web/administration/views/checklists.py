"""The questions of the audit checklists: listed by scheme and clause, added, changed from a day on, ended."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.schemes.actions import CHECKLISTS
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from ..acts import FormPage, answer
from ..asked import ask_no_longer
from ..checklists import ChecklistList
from ..forms.checklists import ChecklistForm, NewChecklistForm, initial_of
from ..page import administrator, show, today, trail

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@gate(Rule.ADMINISTRATOR)
def checklists(request: HttpRequest) -> HttpResponse:
    """The questions of one scheme by clause."""
    visit = cast(Visit, request)
    listed = ChecklistList(visit.desk.office.checklist_questions.all(), request.GET, today(visit))
    return show(request, "checklists.html", {"listed": listed}, here="checklists")


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def new_checklist(request: HttpRequest) -> HttpResponse:
    """Ask a question from a day on."""
    visit = cast(Visit, request)
    form = NewChecklistForm(typed_into(request), initial={"valid_from": today(visit)})
    page = _page(title=_("Tambah pertanyaan audit"), intro=_about_clauses(), submit=_("Simpan pertanyaan"))

    def act() -> None:
        kept, columns = form.cleaned_data, form.given().columns()
        day, by = kept["valid_from"], administrator(visit)
        CHECKLISTS.add(visit.desk.office, kept["key"], columns, day, by=by, at=visit.at)

    return answer(request, form, page, act, goal=page.back, said=_("Pertanyaan tersimpan."))


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def change_checklist(request: HttpRequest, checklist_id: int) -> HttpResponse:
    """The question as it reads from a day on."""
    visit = cast(Visit, request)
    found = CHECKLISTS.of(visit.desk.office, checklist_id)
    begins = max(found.valid_from, today(visit) + timedelta(days=1))
    form = ChecklistForm(typed_into(request), initial={**initial_of(found), "valid_from": begins})
    page = _page(
        title=_("Ubah pertanyaan %(key)s") % {"key": found.key},
        intro=_("Pertanyaan yang lama berlaku sampai sehari sebelumnya, dan tetap dipakai pada permohonan masa itu."),
        submit=_("Simpan perubahan"),
    )

    def act() -> None:
        columns, day = form.given().columns(), form.cleaned_data["valid_from"]
        CHECKLISTS.change(found, columns, day, by=administrator(visit), at=visit.at)

    return answer(request, form, page, act, goal=page.back, said=_("Pertanyaan tersimpan."))


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def end_checklist(request: HttpRequest, checklist_id: int) -> HttpResponse:
    """Ask the question until a day; one that has not begun is taken back instead."""
    return ask_no_longer(
        request,
        CHECKLISTS,
        checklist_id,
        _page,
        ends=_("Audit permohonan yang dibuka sesudah hari itu tidak menanyakannya lagi. Jawaban yang ada tersimpan."),
        goes=_("Pertanyaan ini belum berlaku dan akan dihapus; yang digantikannya, bila ada, berlaku terus."),
    )


def _about_clauses() -> str:
    """What is said of clauses above the form."""
    return _("Isi klausulnya pada setiap skema yang menanyakan. Dalam audit gabungan pertanyaannya dijawab sekali.")


def _page(**said: object) -> FormPage:
    goal = reverse("administration:checklists")
    return FormPage(back=goal, crumbs=trail((_("Daftar periksa audit"), goal)), **said)  # type: ignore[arg-type]  # texts and flags of FormPage
