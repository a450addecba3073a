"""Writing the programme of a cycle and the plan of a visit, and what the client says of the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from mutubaku.audits.appointing.actions import Plan, check
from mutubaku.audits.appointing.policy.facts import Scope
from mutubaku.audits.appointing.queries import people_in
from mutubaku.audits.queries import plan_in_force
from mutubaku.audits.visits.errors import ChangeReasonMissing, PlanHasGaps, PlanMissing, PlanNotAsked, PlanOutdated
from mutubaku.audits.visits.models import PlanRound, PlanRow, ProgrammeRow, ScannedPlan, VisitPlan
from mutubaku.audits.visits.policy.days import check_within
from mutubaku.audits.visits.policy.hours import OnSite, check_hours
from mutubaku.audits.visits.policy.plan import NOT_REMOTE, Days, Row, check_plan, lacking
from mutubaku.audits.visits.policy.programme import Cell, check_programme
from mutubaku.audits.visits.policy.remote import Ahead, check_ahead
from mutubaku.audits.visits.queries import (
    as_it_stands,
    awaited_round,
    busy_elsewhere,
    is_agreed,
    is_before_client,
    last_round,
    may_be_agreed,
    plan_in,
    rows_of,
)
from mutubaku.cases.models import Case, Task
from mutubaku.people.access import Capacity, office_day


def write_programme(case: Case, rows: Sequence[Cell]) -> None:
    """Write the programme of a case anew; VisitRefusal says which row cannot stand."""
    check_programme(rows)
    case.programme.all().delete()
    ProgrammeRow.objects.bulk_create(
        ProgrammeRow(case=case, site=row.site, process=row.process, clauses=list(row.clauses), visits=list(row.visits))
        for row in rows
    )


def check_days(
    case: Case, first: date, last: date, at: datetime, scopes: Sequence[Scope], together: Case | None
) -> None:
    """Refuse days for a plan that are none of the audit's, or on which its team may not stand (any more): by the rules
    of the appointment, in a transaction, since the team is locked. Nothing is asked while nobody is appointed nor
    proposed. ``together``: the case that is audited together with this one.
    """
    fixed = plan_in_force(case)
    if fixed is None:
        return
    check_within(first, last, (fixed.starts_on, fixed.ends_on), office_day(case.office, at).date())
    team = [(user.pk, function) for user, function in people_in(fixed)]
    check(case, Plan(starts_on=first, ends_on=last, place=fixed.place, team=team, together=together), at, scopes)


def write_plan(
    task: Task,
    rows: Sequence[Row],
    days: Days,
    team: Mapping[int, str],
    interval_reason: str = "",
    ahead: Ahead = NOT_REMOTE,
    together: Case | None = None,
) -> VisitPlan:
    """Write the plan of this opening, or write it anew. ``team``: name by user id; ``interval_reason``: why stage 1
    still holds on its days; ``together``: the case whose audit is the same one. VisitRefusal says what is wrong.
    """
    check_ahead(ahead)
    check_plan(rows, days, team, busy_elsewhere(task.case, team.keys(), days, together))
    given = {
        "starts_on": days.first,
        "ends_on": days.last,
        "rest_from": days.rest_from,
        "rest_to": days.rest_to,
        "interval_reason": interval_reason,
        "remote_parts": ahead.parts,
        "remote_means": ahead.means,
        "remote_risks": ahead.risks,
    }
    plan, _made = VisitPlan.objects.update_or_create(task=task, defaults=given)
    plan.rows.all().delete()
    PlanRow.objects.bulk_create(
        PlanRow(
            plan=plan,
            day=row.day,
            begins=row.begins,
            ends=row.ends,
            site=row.site,
            process=row.process,
            clauses=list(row.clauses),
            auditor_id=row.auditor,
        )
        for row in rows
    )
    return plan


def justify_hours(plan: VisitPlan, hours: OnSite, reason: str) -> str:
    """Keep why fewer hours than are needed are enough, else what was said before; nothing when they are not fewer.

    HoursTooFew when nothing was said. Returns what is kept.
    """
    kept = (reason or plan.hours_reason) if hours.is_short else ""
    check_hours(hours, kept)
    if kept != plan.hours_reason:
        plan.hours_reason = kept
        plan.save(update_fields=["hours_reason"])
    return kept


def keep_scanned(task: Task, hours: OnSite, reason: str) -> ScannedPlan:
    """Keep the hours of a plan that is only a scan, with the reason where they are too few (HoursTooFew)."""
    kept = reason if hours.is_short else ""
    check_hours(hours, kept)
    given = {"minutes": hours.planned, "hours_reason": kept}
    return ScannedPlan.objects.update_or_create(task=task, defaults=given)[0]


def send_plan(task: Task, cells: Sequence[Cell], by: Capacity, at: datetime) -> PlanRound | None:
    """Lay the plan before the client, in place of one they have not answered; None when it lies there already.

    PlanMissing without a plan, PlanHasGaps while the programme gives the visit more (``cells``) than the plan looks at.
    """
    plan = plan_in(task)
    if plan is None:
        raise PlanMissing
    gaps = lacking(cells, rows_of(plan))
    if gaps:
        raise PlanHasGaps(gaps)
    if is_before_client(plan) or is_agreed(plan):
        return None
    last = last_round(plan)
    if last is not None and last.answered_at is None:
        last.delete()
    number = last.number + (last.answered_at is not None) if last is not None else 1
    rows = as_it_stands(plan)
    assert by.user_id is not None  # noqa: S101 - the system itself plans no audits
    return PlanRound.objects.create(plan=plan, number=number, rows=rows, asked_at=at, asked_by_id=by.user_id)


def answer_plan(case: Case, by: Capacity, at: datetime, *, is_agreed: bool, reason: str) -> PlanRound:
    """Keep what the client says of the plan before them; ChangeReasonMissing when they want another and say not why,
    PlanOutdated when they agree to one that is not the audit's any more (decision 0025).
    """
    asked = awaited_round(case)
    if asked is None:
        raise PlanNotAsked
    if not is_agreed and not reason:
        raise ChangeReasonMissing
    if is_agreed and not may_be_agreed(asked.plan):
        raise PlanOutdated
    asked.answered_at, asked.answered_by_id = at, by.user_id
    asked.is_agreed, asked.reason = is_agreed, reason
    asked.save(update_fields=["answered_at", "answered_by", "is_agreed", "reason"])
    return asked
