"""A year of free days, the office's own word on a day, and the joint leave of a year."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mutubaku.people import access, actions
from mutubaku.people.queries import free_days_of
from mutubaku.web.gate import Rule, Visit, gate
from mutubaku.web.resume import typed_into
from mutubaku.web.writing import tanggal
from mutubaku.worktime import FreeKind

from ..acts import Formed, FormPage, form_view, project
from ..forms.base import SureForm
from ..forms.calendar import DayForm, JointLeaveForm, leave_text
from ..page import show, today, trail
from ..year import YEARS, months_of, working_days


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


@form_view
def mark_day(visit: Visit) -> Formed:
    """Say for the office what a day is; the address may name the day."""
    asked = _asked_day(visit) or today(visit)
    form = DayForm(typed_into(visit), initial={"day": asked, "kind": visit.GET.get("jenis", "office")})
    page = _page(
        asked.year,
        title=_("Ubah satu hari"),
        intro=_("Keterangan kantor menggantikan daftar bawaan untuk hari itu."),
        submit=_("Simpan hari"),
    )

    def act(**who: Any) -> None:
        actions.mark_day(visit.desk.office, **form.cleaned_data, **who)
        project(visit)

    said = _("Hari tersimpan; batas waktu dihitung ulang.")
    return Formed(form=form, page=page, act=act, said=said)


@form_view
def unmark_day(visit: Visit, entry_id: int) -> Formed:
    """Take the office's own word on a day back."""
    found = access.override_of(visit.desk.office, entry_id)
    page = _page(
        found.day.year,
        title=_("Hapus keterangan kantor untuk %(day)s") % {"day": tanggal(found.day)},
        intro=_("Daftar bawaan berlaku lagi untuk hari itu, dan batas waktu yang berjalan dihitung ulang."),
        submit=_("Hapus keterangan"),
        is_danger=True,
    )

    def act(**who: Any) -> None:
        actions.unmark_day(found, **who)
        project(visit)

    said = _("Keterangan dihapus; batas waktu dihitung ulang.")
    return Formed(form=SureForm(typed_into(visit)), page=page, act=act, said=said)


@form_view
def joint_leave(visit: Visit, number: int) -> Formed:
    """The whole joint leave of a year by its decree."""
    office = visit.desk.office
    _check(number)
    leave = {d.day: d.name for d in free_days_of(office) if d.kind is FreeKind.JOINT_LEAVE and d.day.year == number}
    known = office.joint_leave_years.filter(year=number).first()
    form = JointLeaveForm(
        typed_into(visit), initial={"decree": known.decree if known else "", "days": leave_text(leave)}
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

    def act(**who: Any) -> None:
        kept = form.cleaned_data
        actions.save_joint_leave(office, number, kept["decree"], kept["days"], **who)
        project(visit)

    said = _("Cuti bersama tersimpan; batas waktu dihitung ulang.")
    return Formed(form=form, page=page, act=act, said=said)


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
