"""A year of free days, the office's own word on a day, and the joint leave of a year."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from mutubaku.people import access, actions
from mutubaku.people.queries import free_days_of
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.once import once
from mutubaku.web.resume import typed_into
from mutubaku.web.writing import tanggal
from mutubaku.worktime import FreeKind

from ..acts import FormPage, answer, project
from ..forms.base import SureForm
from ..forms.calendar import DayForm, JointLeaveForm, leave_text
from ..page import administrator, show, today, trail
from ..year import YEARS, months_of, working_days

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@gate(Rule.ADMINISTRATOR)
def this_year(request: HttpRequest) -> HttpResponse:
    """The year of the office's own clock."""
    return redirect("administration:year_of", today(cast(Visit, request)).year)


@require_safe
@gate(Rule.ADMINISTRATOR)
def year(request: HttpRequest, number: int) -> HttpResponse:
    """The free days of a year with their source, and the office's own words over them."""
    visit = cast(Visit, request)
    office = visit.desk.office
    _check(number)
    context = {
        "year": number,
        "months": months_of(office, number),
        "working_days": working_days(office, number),
        "leave": office.joint_leave_years.filter(year=number).first(),
        "before": number - 1 if number - 1 in YEARS else None,
        "after": number + 1 if number + 1 in YEARS else None,
    }
    return show(request, "year.html", context, here="year")


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def mark_day(request: HttpRequest) -> HttpResponse:
    """Say for the office what a day is; the address may name the day."""
    visit = cast(Visit, request)
    asked = _asked_day(request) or today(visit)
    form = DayForm(typed_into(request), initial={"day": asked, "kind": request.GET.get("jenis", "office")})
    page = _page(
        asked.year,
        title=_("Ubah satu hari"),
        intro=_("Keterangan kantor menggantikan daftar bawaan untuk hari itu."),
        submit=_("Simpan hari"),
    )

    def act() -> None:
        actions.mark_day(visit.desk.office, **form.cleaned_data, by=administrator(visit), at=visit.at)
        project(request)

    said = _("Hari tersimpan; batas waktu dihitung ulang.")
    return answer(request, form, page, act, goal=page.back, said=said)


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def unmark_day(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Take the office's own word on a day back."""
    visit = cast(Visit, request)
    found = access.override_of(visit.desk.office, entry_id)
    page = _page(
        found.day.year,
        title=_("Hapus keterangan kantor untuk %(day)s") % {"day": tanggal(found.day)},
        intro=_("Daftar bawaan berlaku lagi untuk hari itu, dan batas waktu yang berjalan dihitung ulang."),
        submit=_("Hapus keterangan"),
        is_danger=True,
    )

    def act() -> None:
        actions.unmark_day(found, by=administrator(visit), at=visit.at)
        project(request)

    said = _("Keterangan dihapus; batas waktu dihitung ulang.")
    return answer(request, SureForm(typed_into(request)), page, act, goal=page.back, said=said)


@require_http_methods(FORM_METHODS)
@gate(Rule.ADMINISTRATOR)
@once
def joint_leave(request: HttpRequest, number: int) -> HttpResponse:
    """The whole joint leave of a year by its decree."""
    visit = cast(Visit, request)
    office = visit.desk.office
    _check(number)
    leave = {d.day: d.name for d in free_days_of(office) if d.kind is FreeKind.JOINT_LEAVE and d.day.year == number}
    known = office.joint_leave_years.filter(year=number).first()
    form = JointLeaveForm(
        typed_into(request), initial={"decree": known.decree if known else "", "days": leave_text(leave)}
    )
    page = _page(
        number,
        title=_("Cuti bersama %(year)s") % {"year": number},
        intro=_(
            "Tulis seluruh cuti bersama tahun itu menurut keputusannya. "
            "Hari bawaan yang tidak ditulis menjadi hari kerja."
        ),
        submit=_("Simpan cuti bersama"),
    )

    def act() -> None:
        kept = form.cleaned_data
        actions.save_joint_leave(office, number, kept["decree"], kept["days"], by=administrator(visit), at=visit.at)
        project(request)

    said = _("Cuti bersama tersimpan; batas waktu dihitung ulang.")
    return answer(request, form, page, act, goal=page.back, said=said)


def _asked_day(request: HttpRequest) -> date | None:
    try:
        day = date.fromisoformat(request.GET.get("tanggal", ""))
    except ValueError:
        return None
    return day if day.year in YEARS else None


def _check(year: int) -> None:
    if year not in YEARS:
        raise Http404


def _page(year: int, **said: object) -> FormPage:
    goal = reverse("administration:year_of", args=[year])
    crumbs = trail((_("Hari libur %(year)s") % {"year": year}, goal))
    return FormPage(back=goal, crumbs=crumbs, **said)  # type: ignore[arg-type]  # texts and flags of FormPage
