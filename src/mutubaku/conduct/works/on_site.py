"""The hours at the client's that a plan has and that the fixed audit time asks for (T-03, T-04)."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from mutubaku.auditrules import audit_time_rules
from mutubaku.audits.queries import plan_in_force
from mutubaku.audits.reckoning.queries import audit_time_of
from mutubaku.audits.visits.models import ScannedPlan, VisitPlan
from mutubaku.audits.visits.policy.hours import HOUR, OnSite, auditor_minutes, in_hours, on_site_of
from mutubaku.audits.visits.policy.kinds import STAGE_1
from mutubaku.audits.visits.queries import (
    days_of,
    plan_in,
    plan_of,
    rows_of,
    scanned_plan_in,
    scanned_plan_of,
    visit_of,
)
from mutubaku.cases.models import Case, Task
from mutubaku.conduct.integrated import audited_with
from mutubaku.conduct.visiting import rows_beside, team_of
from mutubaku.people.access import office_day

from .scans import is_scanned


def on_site(plan: VisitPlan) -> OnSite | None:
    """What the plan has against what is needed; None where no audit time was fixed, as for products. Beside the plan of
    the case audited together with this one no minute counts twice."""
    case = plan.task.case
    per_day = minutes_per_day(plan.starts_on)
    planned = auditor_minutes(rows_of(plan), days_of(plan), team_of(case), per_day, rows_beside(case))
    return measured(case, planned, per_day)


def measured(case: Case, planned: int, per_day: int) -> OnSite | None:
    """So many minutes of auditors against what the fixed audit time of a case asks for; None where none was fixed."""
    fixed = audit_time_of(case)
    if fixed is None or not fixed.is_fixed:
        return None
    return on_site_of(planned, fixed.on_site_minimum, per_day, _stage_1_days(case))


def minutes_per_day(day: date) -> int:
    """How long an audit day is by the rules of a day (T-04)."""
    return audit_time_rules(day).hours_per_day * HOUR


def audit_span(task: Task) -> tuple[date, date]:
    """The first and the last day of the audit as appointed or proposed; before either, the day the step was opened."""
    plan = plan_in_force(task.case)
    today = office_day(task.case.office, task.opened_at).date()
    return (plan.starts_on, plan.ends_on) if plan else (today, today)


def scanned_on_site(scan: ScannedPlan) -> OnSite | None:
    """What a plan that is only a scan has, as it was typed in, against what is needed."""
    return measured(scan.task.case, scan.minutes, minutes_per_day(audit_span(scan.task)[0]))


def asks_scanned(task: Task, paper: str) -> bool:
    """Whether the hours of a scan are to be typed in: it is the only plan, and an audit time was fixed."""
    return plan_in(task) is None and is_scanned(task, paper) and measured(task.case, 0, HOUR) is not None


def unmeasured(task: Task, paper: str) -> list[str]:
    """What the step of a plan kept only as a scan waits for: its hours, and a reason where they are too few."""
    if not asks_scanned(task, paper):
        return []
    scan = scanned_plan_in(task)
    if scan is None:
        return [_("Jam auditor di lokasi menurut rencana pindaian belum ditulis")]
    return _too_few(scanned_on_site(scan), scan.hours_reason)


def _stage_1_days(case: Case) -> int:
    """Days of an auditor at the client's at stage 1: the one on which it was held, unless at a distance."""
    visit = visit_of(case, STAGE_1)
    return int(visit is not None and visit.held_on is not None and visit.is_remote is False)


def unexplained(plan: VisitPlan) -> list[str]:
    """What the step waits for: a reason why fewer hours than are needed are enough."""
    return _too_few(on_site(plan), explained(plan))


def explained(plan: VisitPlan) -> str:
    """Why the plan's hours are enough: as it says itself, else as the plan of the case audited together with this one
    says, for hours that both look at are halved in both and explained once."""
    companion = audited_with(plan.task.case)
    beside = plan_of(companion) if companion and not plan.hours_reason else None
    return beside.hours_reason if beside else plan.hours_reason


def _too_few(hours: OnSite | None, reason: str) -> list[str]:
    is_open = hours is not None and hours.is_short and not reason
    return [_("Jam auditor di lokasi kurang dari yang diperlukan, dan alasannya belum ditulis")] if is_open else []


def hours_words(plan: VisitPlan | None) -> str:
    """As it stands on papers: ``32 jam, paling sedikit 28 jam 48 menit``; with the reason where it is less."""
    return _words(on_site(plan), explained(plan)) if plan else ""


def planned_hours_words(case: Case) -> str:
    """The same for the newest plan of a case, one kept only as a scan included."""
    plan, scan = plan_of(case), scanned_plan_of(case)
    if scan is not None and (plan is None or scan.task_id > plan.task_id):
        return _words(scanned_on_site(scan), scan.hours_reason)
    return hours_words(plan)


def _words(hours: OnSite | None, reason: str) -> str:
    if hours is None:
        return ""
    taken = f", sesudah {in_hours(hours.stage_1)} pada tahap 1" if hours.stage_1 else ""
    said = f"{in_hours(hours.planned)}, paling sedikit {in_hours(hours.needed)}{taken}"
    return f"{said}; kurang dari itu karena: {reason}" if hours.is_short and reason else said
