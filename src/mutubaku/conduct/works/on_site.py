"""The hours at the client's that a plan has and that the fixed audit time asks for (T-03, T-04)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from mutubaku.auditrules import audit_time_rules
from mutubaku.audits.reckoning.queries import audit_time_of
from mutubaku.audits.visits.models import VisitPlan
from mutubaku.audits.visits.policy.hours import HOUR, OnSite, auditor_minutes, in_hours, on_site_of
from mutubaku.audits.visits.policy.kinds import STAGE_1
from mutubaku.audits.visits.queries import days_of, rows_of, visit_of
from mutubaku.cases.models import Case
from mutubaku.conduct.visiting import team_of


def on_site(plan: VisitPlan) -> OnSite | None:
    """What the plan has against what is needed; None where no audit time was fixed, as for products."""
    case = plan.task.case
    fixed = audit_time_of(case)
    if fixed is None or not fixed.is_fixed:
        return None
    per_day = audit_time_rules(plan.starts_on).hours_per_day * HOUR
    planned = auditor_minutes(rows_of(plan), days_of(plan), team_of(case), per_day)
    return on_site_of(planned, fixed.on_site_minimum, per_day, _stage_1_days(case))


def _stage_1_days(case: Case) -> int:
    """Days of an auditor at the client's at stage 1: the one on which it was held, unless at a distance."""
    visit = visit_of(case, STAGE_1)
    return int(visit is not None and visit.held_on is not None and visit.is_remote is False)


def unexplained(plan: VisitPlan) -> list[str]:
    """What the step waits for: a reason why fewer hours than are needed are enough."""
    hours = on_site(plan)
    is_open = hours is not None and hours.is_short and not plan.hours_reason
    return [_("Jam auditor di lokasi kurang dari yang diperlukan, dan alasannya belum ditulis")] if is_open else []


def hours_words(plan: VisitPlan | None) -> str:
    """As it stands on papers: ``32 jam, paling sedikit 28 jam 48 menit``; with the reason where it is less."""
    hours = on_site(plan) if plan else None
    if plan is None or hours is None:
        return ""
    taken = f", sesudah {in_hours(hours.stage_1)} pada tahap 1" if hours.stage_1 else ""
    said = f"{in_hours(hours.planned)}, paling sedikit {in_hours(hours.needed)}{taken}"
    return f"{said}; kurang dari itu karena: {plan.hours_reason}" if hours.is_short and plan.hours_reason else said
