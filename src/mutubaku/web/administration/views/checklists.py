"""The questions of the audit checklists: listed by scheme and clause, added, changed from a day on, ended."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mutubaku.schemes.actions import CHECKLISTS
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.resume import typed_into

from ..acts import Formed, form_view, page_under
from ..checklists import ChecklistList
from ..ending import used_no_longer
from ..forms.checklists import ChecklistForm, NewChecklistForm, initial_of
from ..page import show, today

_page = page_under("checklists")


@require_safe
@gate(Rule.ADMINISTRATOR)
def checklists(request: HttpRequest) -> HttpResponse:
    """The questions of one scheme by clause."""
    visit = cast(Visit, request)
    listed = ChecklistList(visit.desk.office.checklist_questions.all(), request.GET, today(visit))
    return show(request, "checklists.html", {"listed": listed}, here="checklists")


@form_view
def new_checklist(visit: Visit) -> Formed:
    """Ask a question from a day on."""
    form = NewChecklistForm(typed_into(visit), initial={"valid_from": today(visit)})
    page = _page(title=_("Tambah pertanyaan audit"), intro=_about_clauses(), submit=_("Simpan pertanyaan"))

    def act(**who: Any) -> None:
        kept, columns = form.cleaned_data, form.given().columns()
        day = kept["valid_from"]
        CHECKLISTS.add(visit.desk.office, kept["key"], columns, day, **who)

    return Formed(form=form, page=page, act=act, said=_("Pertanyaan tersimpan."))


@form_view
def change_checklist(visit: Visit, checklist_id: int) -> Formed:
    """The question as it reads from a day on."""
    found = CHECKLISTS.of(visit.desk.office, checklist_id)
    begins = max(found.valid_from, today(visit) + timedelta(days=1))
    form = ChecklistForm(typed_into(visit), initial={**initial_of(found), "valid_from": begins})
    page = _page(
        title=_("Ubah pertanyaan %(key)s") % {"key": found.key},
        intro=_("Pertanyaan yang lama berlaku sampai sehari sebelumnya, dan tetap dipakai pada permohonan masa itu."),
        submit=_("Simpan perubahan"),
    )

    def act(**who: Any) -> None:
        columns, day = form.given().columns(), form.cleaned_data["valid_from"]
        CHECKLISTS.change(found, columns, day, **who)

    return Formed(form=form, page=page, act=act, said=_("Pertanyaan tersimpan."))


@form_view
def end_checklist(visit: Visit, checklist_id: int) -> Formed:
    """Ask the question until a day; one that has not begun is taken back instead."""
    found = CHECKLISTS.of(visit.desk.office, checklist_id)
    return used_no_longer(
        visit,
        CHECKLISTS,
        found,
        _page,
        ends={
            "title": _("Akhiri pertanyaan %(key)s") % {"key": found.key},
            "intro": _(
                "Audit permohonan yang dibuka sesudah hari itu tidak menanyakannya lagi. Jawaban yang ada tersimpan."
            ),
            "submit": _("Akhiri pertanyaan"),
        },
        goes={
            "title": _("Hapus pertanyaan %(key)s") % {"key": found.key},
            "intro": _("Pertanyaan ini belum berlaku dan akan dihapus; yang digantikannya, bila ada, berlaku terus."),
            "submit": _("Hapus pertanyaan"),
        },
        said=_("Pertanyaan dihapus."),
    )


def _about_clauses() -> str:
    """What is said of clauses above the form."""
    return _("Isi klausulnya pada setiap skema yang menanyakan. Dalam audit gabungan pertanyaannya dijawab sekali.")
