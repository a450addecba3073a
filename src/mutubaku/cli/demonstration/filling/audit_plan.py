"""The plan of the audit in the demonstration: programme and plan as they are proposed, and the client agrees."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mutubaku.audits.errors import AuditRefusal
from mutubaku.audits.models import Appointment, AuditProposal
from mutubaku.audits.queries import plan_in_force
from mutubaku.audits.visits.actions.planning import check_days
from mutubaku.audits.visits.policy.joint import joint_rows
from mutubaku.audits.visits.policy.plan import Days, first_rows
from mutubaku.audits.visits.policy.remote import Ahead
from mutubaku.audits.visits.queries import programme_of
from mutubaku.cases.models import Case, Scheme, Task
from mutubaku.conduct.actions.appointing import SS, change_team
from mutubaku.conduct.actions.visiting import answer_plan, send_plan, write_plan, write_programme
from mutubaku.conduct.integrated import audited_with
from mutubaku.conduct.programme import cells_for, proposed_programme
from mutubaku.conduct.scopes import scopes_of
from mutubaku.conduct.visiting import rows_beside, team_of
from mutubaku.people.access import office_day
from mutubaku.people.models import User
from mutubaku.people.queries import officials
from mutubaku.procedure import Outcome

from .audit_letter import plan_for
from .team import all_declare

AHEAD = Ahead(  # one scheme shows an audit held in part at a distance (IAF MD 4)
    parts="Wawancara pimpinan dan bagian pembelian di kantor pusat (rekaan)",
    means="Panggilan video dan berbagi layar lewat aplikasi konferensi kantor (rekaan)",
    risks="Sinyal dapat terputus; tidak ada perekaman, dokumen hanya diperlihatkan (rekaan)",
)

TOGETHER = "Yang sama bagi kedua standar dilihat sekali; jamnya cukup untuk contoh ini (rekaan)."


def fill(task: Task, _outcome: Outcome, by: User, at: datetime) -> None:
    """Write programme and plan, and let the client's first person agree."""
    case = task.case
    if not programme_of(case):
        write_programme(case.pk, by, at, proposed_programme(case))
    days = days_for(case, at)
    team = list(team_of(case))
    place = programme_of(case)[0].site
    ahead = AHEAD if case.scheme == Scheme.ISO_14001 else Ahead()
    cells, beside = cells_for(case, task.step), rows_beside(case)
    rows = joint_rows(first_rows(cells, days, team, place), beside, cells, team)
    write_plan(task.pk, by, at, days=days, rows=rows, ahead=ahead)
    send_plan(task.pk, by, at, TOGETHER if beside else "")
    if case.is_special:
        return
    client = case.organisation.users.order_by("memberships__pk")[0]
    answer_plan(case.pk, client, at, is_agreed=True)


def days_for(case: Case, at: datetime) -> Days:
    """The days of the audit; when they are past or cannot stand any more, those that Seksi SS appoints the team for
    anew, who declare again."""
    fixed = plan_in_force(case)
    if fixed is None:
        today = office_day(case.office, at).date()
        return Days(today, today)
    if fixed.starts_on > office_day(case.office, at).date() and _still_stands(case, fixed, at):
        return Days(fixed.starts_on, fixed.ends_on)
    seksi = next(one.user_id for one in officials(case.office, SS, at) if one.user_id is not None)
    made = change_team(case.pk, User.objects.get(pk=seksi), at, plan=plan_for(case, at))
    all_declare(made, at)
    return Days(made.starts_on, made.ends_on)


def _still_stands(case: Case, fixed: Appointment | AuditProposal, at: datetime) -> bool:
    try:
        with transaction.atomic():
            check_days(case, fixed.starts_on, fixed.ends_on, at, scopes_of(case), audited_with(case))
    except AuditRefusal:
        return False
    return True
