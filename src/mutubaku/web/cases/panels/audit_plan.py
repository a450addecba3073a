"""The plan of an audit on the screen: its rows, the programme they come from, and the client's word on them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.audits.queries import plan_in_force
from mutubaku.audits.visits.errors import AuditDaysOver
from mutubaku.audits.visits.models import VisitPlan
from mutubaku.audits.visits.policy.hours import HOUR, in_hours
from mutubaku.audits.visits.policy.joint import joint_rows
from mutubaku.audits.visits.policy.plan import Days, first_rows, lacking
from mutubaku.audits.visits.queries import (
    days_of,
    is_agreed,
    is_before_client,
    plan_in,
    programme_of,
    rows_of,
    scanned_plan_in,
)
from mutubaku.cases.models import Task
from mutubaku.conduct.actions.scanned import record_plan_hours
from mutubaku.conduct.actions.visiting import send_plan, write_plan
from mutubaku.conduct.programme import cells_for, found_left_out, kinds_for
from mutubaku.conduct.visiting import rows_beside, team_of
from mutubaku.conduct.works.audit_plan import PAPER
from mutubaku.conduct.works.on_site import (
    asks_scanned,
    audit_span,
    measured,
    minutes_per_day,
    scanned_on_site,
    unexplained,
)
from mutubaku.people.access import office_day
from mutubaku.web.gate import Visit
from mutubaku.web.resume import typed_into

from ..audit_time import section
from ..visits.forms.plan import HoursForm, PlanForm, ScannedHoursForm, days_initial, plan_rows
from ..visits.refusing import done
from ..visits.shown import asked_at_site, matrix, shown
from .panel import SAVE, Panel

SEND, SCANNED = "kirim", "jam-pindaian"


def _context(visit: Visit, task: Task, bad: BaseForm | None) -> dict[str, Any]:
    plan = plan_in(task)
    programme = programme_of(task.case)
    cells = cells_for(task.case, task.step)
    return {
        **section(visit, task),
        **shown(plan),
        "asked_at_site": asked_at_site(task.case),
        **matrix(programme, kinds_for(task.case)),
        "has_programme": bool(programme),
        "found_left_out": found_left_out(task.case),
        "plan_gaps": lacking(cells, rows_of(plan)) if plan else [],
        "plan_agreed": plan is not None and is_agreed(plan),
        "plan_waits": plan is not None and is_before_client(plan),
        "hours_missing": bool(plan and unexplained(plan)),
        "hours_form": bad if isinstance(bad, HoursForm) else _hours_form(visit, task, plan),
        "days_over": _days_over(visit, task),
        **_scanned(visit, task, bad),
        "plan_form": bad if isinstance(bad, PlanForm) else _form(visit, task),
    }


def _form(visit: Visit, task: Task) -> PlanForm:
    """The plan as it was saved, else a first one made from the programme and the days of the audit."""
    plan, team, cells = plan_in(task), team_of(task.case), cells_for(task.case, task.step)
    data = None if visit.method == "POST" else typed_into(visit, reverse("cases:work", args=[task.pk, SAVE]))
    days = days_of(plan) if plan else _proposed_days(visit, task)
    first = first_rows(cells, days, list(team), place_of(task))
    rows = rows_of(plan) if plan else joint_rows(first, rows_beside(task.case), cells, team)
    form = PlanForm(data, plan_rows(rows), cells=cells, team=team)
    form.initial.update(days_initial(days, plan))
    return form


def _hours_form(visit: Visit, task: Task, plan: VisitPlan | None) -> HoursForm:
    """Why the hours are enough, as it was said or typed before."""
    data = None if visit.method == "POST" else typed_into(visit, reverse("cases:work", args=[task.pk, SEND]))
    return HoursForm(data, initial={"hours_reason": plan.hours_reason if plan else ""})


def _scanned(visit: Visit, task: Task, bad: BaseForm | None) -> dict[str, Any]:
    """The hours of a plan that is only a scan: what they are measured against, and the form to type them in."""
    if not asks_scanned(task, PAPER):
        return {"asks_scanned": False}
    scan = scanned_plan_in(task)
    initial = {"hours": round(Decimal(scan.minutes) / HOUR, 2), "hours_reason": scan.hours_reason} if scan else {}
    data = None if visit.method == "POST" else typed_into(visit, reverse("cases:work", args=[task.pk, SCANNED]))
    form = bad if isinstance(bad, ScannedHoursForm) else ScannedHoursForm(data, initial=initial, auto_id="pindaian_%s")
    hours = scanned_on_site(scan) if scan else measured(task.case, 0, minutes_per_day(audit_span(task)[0]))
    needed = in_hours(hours.needed) if hours else ""
    shown_hours = in_hours(scan.minutes) if scan else ""
    about = {"scanned_plan": scan, "scanned_hours": shown_hours, "scanned_needed": needed}
    return {"asks_scanned": True, "scanned_hours_form": form, **about}


def _save_scanned(visit: Visit, task: Task) -> BaseForm | None:
    form = ScannedHoursForm(visit.POST, auto_id="pindaian_%s")
    if not form.is_valid():
        return form
    given = {"minutes": form.minutes(), "reason": form.cleaned_data["hours_reason"]}
    if not done(form, record_plan_hours, task.pk, visit.user, visit.at, **given):
        return form
    messages.success(visit, _("Jam auditor di lokasi tersimpan."))
    return None


def _proposed_days(visit: Visit, task: Task) -> Days:
    fixed = plan_in_force(task.case)
    today = office_day(task.case.office, visit.at).date()
    return Days(fixed.starts_on, fixed.ends_on) if fixed else Days(today, today)


def _days_over(visit: Visit, task: Task) -> str:
    """That nothing can be planned any more on the days of the audit, and what to do; nothing while it can."""
    fixed = plan_in_force(task.case)
    is_over = fixed is not None and fixed.ends_on < office_day(task.case.office, visit.at).date()
    return str(AuditDaysOver(fixed.starts_on, fixed.ends_on)) if fixed is not None and is_over else ""


def place_of(task: Task) -> str:
    """Where meetings are held: at the first site of the programme, else in the client's town."""
    programme = programme_of(task.case)
    return programme[0].site if programme else task.case.organisation.city


def _save(visit: Visit, task: Task) -> BaseForm | None:
    plan = plan_in(task)
    saved = plan_rows(rows_of(plan)) if plan else []
    form = PlanForm(visit.POST, saved, cells=cells_for(task.case, task.step), team=team_of(task.case))
    if not form.is_valid():
        return form
    given = {
        "days": form.days(),
        "rows": form.rows(place_of(task)),
        "reason": form.cleaned_data["interval_reason"],
        "ahead": form.ahead(),
    }
    if not done(form, write_plan, task.pk, visit.user, visit.at, **given):
        return form
    kept = _("Rencana audit tersimpan. Kirim kepada pelanggan bila sudah lengkap.")
    own = _("Rencana audit tersimpan. Nyatakan siap bila sudah lengkap.")
    messages.success(visit, own if task.case.is_special else kept)
    return None


def _send(visit: Visit, task: Task) -> BaseForm | None:
    form = HoursForm(visit.POST)
    if not form.is_valid():
        return form
    if not done(form, send_plan, task.pk, visit.user, visit.at, form.cleaned_data["hours_reason"]):
        return form
    sent = _("Rencana dikirim kepada pelanggan. Jawabannya muncul di sini.")
    messages.success(visit, _("Rencana dinyatakan siap.") if task.case.is_special else sent)
    return None


PANEL = Panel("cases/panels/audit_plan.html", _context, {SAVE: _save, SEND: _send, SCANNED: _save_scanned})
