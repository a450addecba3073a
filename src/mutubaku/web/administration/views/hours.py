"""The hours of the week and of special periods; each edit works out open due moments anew."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mutubaku.people import access, actions
from mutubaku.people.models import HoursPeriodEntry
from mutubaku.people.queries import hours_before, week_of
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.resume import typed_into

from ..acts import Formed, FormPage, form_view, project
from ..forms.base import SureForm
from ..forms.calendar import DAYS, PeriodForm, WeekForm
from ..page import show, today, trail


@require_safe
@gate(Rule.ADMINISTRATOR)
def hours(request: HttpRequest) -> HttpResponse:
    """The ordinary week, and the special periods that are not over."""
    visit = cast(Visit, request)
    office, day = visit.desk.office, today(visit)
    entries = list(office.week_entries.all())
    periods = [
        {"period": one, "days": _days(week_of(e for e in entries if e.period_id == one.pk).days)}
        for one in office.hours_periods.all()
    ]
    context = {
        "week": _days(week_of(e for e in entries if e.period_id is None).days),
        "coming": [one for one in periods if one["period"].last >= day],  # type: ignore[attr-defined]  # a period
        "over": [one for one in reversed(periods) if one["period"].last < day],  # type: ignore[attr-defined]  # a period
    }
    return show(request, "hours.html", context, here="hours")


@form_view
def week(visit: Visit) -> Formed:
    """New hours of the ordinary week from a day on."""
    office = visit.desk.office
    known = week_of(office.week_entries.filter(period=None))
    form = WeekForm(typed_into(visit), week=known, initial={"valid_from": today(visit)})
    to_come = _("Jam kerja di bawah ini belum mulai berlaku. Yang Anda simpan menggantikannya, juga hari mulainya.")
    intro = to_come if hours_before(office, today(visit)) else ""
    page = _page(title=_("Ubah jam kerja mingguan"), submit=_("Simpan jam kerja"), intro=intro)

    def act(**who: Any) -> None:
        kept = form.cleaned_data
        actions.save_week(office, kept["week"], kept["valid_from"], **who)
        project(visit)

    return Formed(form=form, page=page, act=act, said=_("Jam kerja tersimpan; batas waktu dihitung ulang."))


@form_view
def new_period(visit: Visit) -> Formed:
    """Add a special period; its hours begin as those of the latest one."""
    office = visit.desk.office
    latest = office.hours_periods.order_by("-last").first()
    form = PeriodForm(typed_into(visit), week=week_of(latest.week_entries.all()) if latest else None)
    page = _page(title=_("Tambah masa khusus"), submit=_("Simpan masa khusus"))

    def act(**who: Any) -> None:
        actions.add_period(office, form.given(), **who)
        project(visit)

    return Formed(form=form, page=page, act=act, said=_("Masa khusus tersimpan; batas waktu dihitung ulang."))


@form_view
def period(visit: Visit, period_id: int) -> Formed:
    """Correct a special period that is not over."""
    found = access.period_of(visit.desk.office, period_id)
    initial = {"name": found.name, "first": found.first, "last": found.last, "note": found.note}
    form = PeriodForm(typed_into(visit), week=week_of(found.week_entries.all()), initial=initial)
    page = _page(title=_("Ubah masa khusus %(name)s") % {"name": found.name}, submit=_("Simpan masa khusus"))

    def act(**who: Any) -> None:
        actions.change_period(found, form.given(), **who)
        project(visit)

    return Formed(form=form, page=page, act=act, said=_("Masa khusus tersimpan; batas waktu dihitung ulang."))


@form_view
def remove_period(visit: Visit, period_id: int) -> Formed:
    """Take away a special period that has not begun."""
    found = access.period_of(visit.desk.office, period_id)
    page = _sure_page(found)

    def act(**who: Any) -> None:
        actions.remove_period(found, **who)
        project(visit)

    said = _("Masa khusus dihapus; batas waktu dihitung ulang.")
    return Formed(form=SureForm(typed_into(visit)), page=page, act=act, said=said)


def _page(*, title: str, submit: str, intro: str = "") -> FormPage:
    goal = reverse("administration:hours")
    crumbs = trail((_("Jam kerja"), goal))
    return FormPage(title=title, submit=submit, intro=intro, back=goal, crumbs=crumbs, template="hours_form.html")


def _sure_page(period: HoursPeriodEntry) -> FormPage:
    goal = reverse("administration:hours")
    return FormPage(
        title=_("Hapus masa khusus %(name)s") % {"name": period.name},
        intro=_("Hari-harinya memakai jam kerja mingguan lagi, dan batas waktu yang berjalan dihitung ulang."),
        submit=_("Hapus masa khusus"),
        is_danger=True,
        back=goal,
        crumbs=trail((_("Jam kerja"), goal)),
    )


def _days(hours: tuple[object, ...]) -> list[tuple[object, object]]:
    return list(zip(DAYS, hours, strict=True))
