"""The hours of the week and of special periods; each edit works out open due moments anew."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.people import access, actions
from mutubaku.people.models import HoursPeriodEntry
from mutubaku.people.queries import week_of
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into

from ..acts import FormPage, answer, project
from ..forms.base import SureForm
from ..forms.calendar import DAYS, PeriodForm, WeekForm
from ..page import administrator, show, today, trail

FORM_METHODS = ["GET", "HEAD", "POST"]


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


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def week(request: HttpRequest) -> HttpResponse:
    """New hours of the ordinary week from a day on."""
    visit = cast(Visit, request)
    office = visit.desk.office
    known = week_of(office.week_entries.filter(period=None))
    form = WeekForm(typed_into(request), week=known, initial={"valid_from": today(visit)})
    page = _page(title=_("Ubah jam kerja mingguan"), submit=_("Simpan jam kerja"))

    def act() -> None:
        kept = form.cleaned_data
        actions.save_week(office, kept["week"], kept["valid_from"], by=administrator(visit), at=visit.at)
        project(request)

    return answer(request, form, page, act, goal=page.back, said=_("Jam kerja tersimpan; batas waktu dihitung ulang."))


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def new_period(request: HttpRequest) -> HttpResponse:
    """Add a special period; its hours begin as those of the latest one."""
    visit = cast(Visit, request)
    office = visit.desk.office
    latest = office.hours_periods.order_by("-last").first()
    form = PeriodForm(typed_into(request), week=week_of(latest.week_entries.all()) if latest else None)
    page = _page(title=_("Tambah masa khusus"), submit=_("Simpan masa khusus"))

    def act() -> None:
        actions.add_period(office, form.given(), by=administrator(visit), at=visit.at)
        project(request)

    return answer(
        request, form, page, act, goal=page.back, said=_("Masa khusus tersimpan; batas waktu dihitung ulang.")
    )


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def period(request: HttpRequest, period_id: int) -> HttpResponse:
    """Correct a special period that is not over."""
    visit = cast(Visit, request)
    found = access.period_of(visit.desk.office, period_id)
    initial = {"name": found.name, "first": found.first, "last": found.last, "note": found.note}
    form = PeriodForm(typed_into(request), week=week_of(found.week_entries.all()), initial=initial)
    page = _page(title=_("Ubah masa khusus %(name)s") % {"name": found.name}, submit=_("Simpan masa khusus"))

    def act() -> None:
        actions.change_period(found, form.given(), by=administrator(visit), at=visit.at)
        project(request)

    return answer(
        request, form, page, act, goal=page.back, said=_("Masa khusus tersimpan; batas waktu dihitung ulang.")
    )


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def remove_period(request: HttpRequest, period_id: int) -> HttpResponse:
    """Take away a special period that has not begun."""
    visit = cast(Visit, request)
    found = access.period_of(visit.desk.office, period_id)
    page = _sure_page(found)

    def act() -> None:
        actions.remove_period(found, by=administrator(visit), at=visit.at)
        project(request)

    said = _("Masa khusus dihapus; batas waktu dihitung ulang.")
    return answer(request, SureForm(typed_into(request)), page, act, goal=page.back, said=said)


def _page(*, title: str, submit: str) -> FormPage:
    goal = reverse("administration:hours")
    return FormPage(
        title=title, submit=submit, back=goal, crumbs=trail((_("Jam kerja"), goal)), template="hours_form.html"
    )


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
