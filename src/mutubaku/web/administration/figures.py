"""A set of the office's figures that hold from a day on: the page with all there were and will be, and a new set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from mutubaku.people.models import Office
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.resume import typed_into

from .acts import Formed, form_view, page_under
from .forms.figures import FiguresForm
from .page import show, today

View = Callable[..., HttpResponse]


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What one set names: its rows at the office, which are also its page and template; its form, reading and words."""

    rows: str
    form: type[FiguresForm]
    in_force: Callable[[Office, date], Any]
    keep: Callable[..., object]
    title: Promise
    submit: Promise
    said: Promise

    def listed(self) -> View:
        """What holds today, and every set there was or will be, newest first."""

        @require_safe
        @gate(Rule.ADMINISTRATOR)
        def view(request: HttpRequest) -> HttpResponse:
            visit = cast(Visit, request)
            office = visit.desk.office
            context = {"now": self.in_force(office, today(visit)), "rows": list(getattr(office, self.rows).all())}
            return show(visit, f"{self.rows}.html", context, here=self.rows)

        return view

    def new(self) -> View:
        """A new set from a day on, filled with the one that holds."""
        return form_view(self._new)

    def _new(self, visit: Visit) -> Formed:
        office, now = visit.desk.office, self.in_force(visit.desk.office, today(visit))
        known = {name: getattr(now, name) for name in (*self.form.base_fields, "source")}
        form = self.form(typed_into(visit), initial={**known, "valid_from": today(visit)})
        page = page_under(self.rows)(title=str(self.title), submit=str(self.submit))

        def act(**who: Any) -> None:
            self.keep(office, form.given(), form.cleaned_data["valid_from"], **who)

        return Formed(form=form, page=page, act=act, said=str(self.said))
