"""How a question of the office, of a review or of an audit, is asked no longer: the page of both tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from mutubaku.people.dated import DatedTable
from mutubaku.reviews.models import Question
from mutubaku.schemes.models import ChecklistQuestion
from mutubaku.web.gate import Visit
from mutubaku.web.resume import typed_into

from .acts import FormPage, answer
from .forms.base import LastDayForm, SureForm
from .page import administrator, today

Asked = TypeVar("Asked", Question, ChecklistQuestion)
PageOf = Callable[..., FormPage]


def ask_no_longer(
    request: HttpRequest, table: DatedTable[Asked], row_id: int, page_of: PageOf, *, ends: str, goes: str
) -> HttpResponse:
    """Ask the question until a day; one that has not begun is taken back instead.

    ``ends`` and ``goes`` say what comes of it above the form; ``page_of`` makes the page of the table's own section.
    """
    visit = cast(Visit, request)
    found = table.of(visit.desk.office, row_id)
    if found.valid_from > today(visit):
        return _withdraw(request, table, found, page_of, goes)
    form = LastDayForm(typed_into(request), initial={"last_day": today(visit)})
    title = _("Akhiri pertanyaan %(key)s") % {"key": found.key}
    page = page_of(title=title, intro=ends, submit=_("Akhiri pertanyaan"))

    def act() -> None:
        table.end(found, form.cleaned_data["last_day"], by=administrator(visit), at=visit.at)

    return answer(request, form, page, act, goal=page.back, said=_("Hari terakhirnya tercatat."))


def _withdraw(request: HttpRequest, table: DatedTable[Asked], found: Asked, page_of: PageOf, goes: str) -> HttpResponse:
    visit = cast(Visit, request)
    title = _("Hapus pertanyaan %(key)s") % {"key": found.key}
    page = page_of(title=title, intro=goes, submit=_("Hapus pertanyaan"), is_danger=True)

    def act() -> None:
        table.withdraw(found, by=administrator(visit), at=visit.at)

    return answer(request, SureForm(typed_into(request)), page, act, goal=page.back, said=_("Pertanyaan dihapus."))
