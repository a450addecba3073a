"""How a dated row of the office is used no longer: the page of every table whose rows hold from a day on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from mutubaku.people.dated import DatedTable
from mutubaku.web.gate import Visit
from mutubaku.web.resume import typed_into

from .acts import Formed, FormPage
from .forms.base import LastDayForm, SureForm
from .page import today


def used_no_longer(
    visit: Visit,
    table: DatedTable[Any],
    found: Any,
    page_of: Callable[..., FormPage],
    *,
    ends: Mapping[str, str],
    goes: Mapping[str, str],
    said: str,
) -> Formed:
    """Use a row until a day; one that has not begun is taken back instead, and then ``said``.

    ``ends`` and ``goes`` are what the page says of either: title, intro and submit.
    """
    if found.valid_from > today(visit):
        page = page_of(**goes, is_danger=True)
        return Formed(form=SureForm(typed_into(visit)), page=page, act=partial(table.withdraw, found), said=said)
    form = LastDayForm(typed_into(visit), initial={"last_day": today(visit)})

    def act(**who: Any) -> None:
        table.end(found, form.cleaned_data["last_day"], **who)

    return Formed(form=form, page=page_of(**ends), act=act, said=_("Hari terakhirnya tercatat."))
