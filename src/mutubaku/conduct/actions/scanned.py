"""Papers signed by hand and scanned: what has to be known of them is written down from the paper."""

from __future__ import annotations

from datetime import date, datetime

from mutubaku.audits.queries import plan_in_force
from mutubaku.audits.visits.actions import planning, visiting
from mutubaku.audits.visits.models import ScannedPlan
from mutubaku.audits.visits.policy.days import check_meeting_days
from mutubaku.audits.visits.policy.hours import check_possible
from mutubaku.audits.visits.policy.plan import check_began, check_meetings, days_over
from mutubaku.cases.library import step_of
from mutubaku.cases.models import Case
from mutubaku.conduct.errors import NotAccepted
from mutubaku.conduct.visiting import interval_limit, judged_stage_1, staffed_on, team_of
from mutubaku.conduct.works.audit_plan import PAPER as PLAN
from mutubaku.conduct.works.on_site import asks_scanned, audit_span, measured, minutes_per_day
from mutubaku.conduct.works.scans import is_scanned
from mutubaku.conduct.works.stage_2 import PRESENT
from mutubaku.journal.models import Verb
from mutubaku.people.access import office_day
from mutubaku.people.models import User

from .unasked import tell_now
from .visiting import ON_SITE, PLANNING, at_visit
from .working import working


def record_meetings(
    task_id: int,
    by: User,
    at: datetime,
    *,
    opened: datetime,
    closed: datetime,
    reason: str = "",
    is_outside: bool = False,
) -> None:
    """When the meetings were by the scanned list of attendance. ``reason`` says why stage 1 still held on the first of
    these days, asked for (IntervalUnjustifiedThen) as when a visit begins in the system (rule MS-08).

    ``is_outside``: that the days are none of the audit's is meant; MeetingsElsewhen without it.

    NotAccepted before the scan is there; MeetingsReversed, MeetingsToCome, MeetingsMistyped, MeetingsTooEarly,
    ListsOpened, StagesReversed.
    """
    with at_visit(task_id, by, at, (ON_SITE,)) as (work, visit):
        if not is_scanned(work.task, PRESENT):
            raise NotAccepted
        check_meetings(opened, closed, at)
        visiting.forget_meetings(visit)
        first, last = (office_day(work.case.office, one).date() for one in (opened, closed))
        asked = _reason_then(work.case, first, reason.strip())
        fixed = plan_in_force(work.case)
        of_audit = (fixed.starts_on, fixed.ends_on) if fixed else None
        check_meeting_days(first, last, staffed_on(work.case), of_audit, is_meant=is_outside)
        visiting.justify_beginning(visit, asked)
        visiting.record_meetings(visit, opened, closed)
        if work.case.is_untold:
            tell_now(work.case, work.by, at)
        said = {"opened": opened.isoformat(), "closed": closed.isoformat()}
        work.journal(Verb.VISIT_RECORDED, said | ({"interval_reason": asked} if asked else {}))


def record_plan_hours(task_id: int, by: User, at: datetime, *, minutes: int, reason: str = "") -> ScannedPlan:
    """The auditors' time at the client's by a plan kept only as a scan, measured as a made plan is (T-03, T-04).

    ``reason``: why fewer hours than the audit time asks for are enough (HoursTooFew). HoursTooMany for the team;
    NotAccepted where the scan is missing or asks nothing.
    """
    with working(task_id, by, at) as work:
        if step_of(work.task).work != PLANNING or not asks_scanned(work.task, PLAN):
            raise NotAccepted
        first, last = audit_span(work.task)
        per_day = minutes_per_day(first)
        check_possible(minutes, len(team_of(work.case)), (last - first).days + 1, per_day)
        hours = measured(work.case, minutes, per_day)
        assert hours is not None  # noqa: S101 - asks_scanned has seen to it
        kept = planning.keep_scanned(work.task, hours, reason.strip())
        said = {"minutes_planned": hours.planned, "minutes_needed": hours.needed}
        why = {"hours_reason": kept.hours_reason} if kept.hours_reason else {}
        work.journal(Verb.PLAN_WRITTEN, {"scanned": True, **said, **why})
    return kept


def _reason_then(case: Case, first: date, reason: str) -> str:
    """The reason to keep with a visit that began on this day; nothing where none is asked for."""
    stage_1 = judged_stage_1(case)
    if stage_1 is None:
        return ""
    limit = interval_limit(case)
    check_began(stage_1, first, limit, reason)
    return reason if days_over(stage_1, first, limit) else ""
