"""The plan of the audit in the demonstration: programme and plan as they are proposed, and the client agrees."""

from __future__ import annotations

from datetime import datetime, timedelta

from mutubaku.audits.policy import days_of
from mutubaku.audits.queries import proposal_of
from mutubaku.audits.visits.policy.plan import Days, first_rows
from mutubaku.audits.visits.policy.remote import Ahead
from mutubaku.audits.visits.queries import busy_elsewhere, programme_of
from mutubaku.cases.models import Case, Scheme, Task
from mutubaku.conduct.actions.visiting import answer_plan, send_plan, write_plan, write_programme
from mutubaku.conduct.programme import cells_for, proposed_programme
from mutubaku.conduct.visiting import team_of
from mutubaku.people.access import office_day
from mutubaku.people.models import User
from mutubaku.procedure import Outcome

from .audit_letter import days_needed, working_days

NOTICE = timedelta(days=1)  # between the plan and an audit whose proposed days are over
HORIZON = 60  # days in which a day is looked for on which the office works

AHEAD = Ahead(  # one scheme shows an audit held in part at a distance (IAF MD 4)
    parts="Wawancara pimpinan dan bagian pembelian di kantor pusat (rekaan)",
    means="Panggilan video dan berbagi layar lewat aplikasi konferensi kantor (rekaan)",
    risks="Sinyal dapat terputus; tidak ada perekaman, dokumen hanya diperlihatkan (rekaan)",
)


def fill(task: Task, _outcome: Outcome, by: User, at: datetime) -> None:
    """Write programme and plan, and let the client's first person agree."""
    case = task.case
    if not programme_of(case):
        write_programme(case.pk, by, at, proposed_programme(case))
    days = days_for(case, at)
    team = list(team_of(case))
    place = programme_of(case)[0].site
    ahead = AHEAD if case.scheme == Scheme.ISO_14001 else Ahead()
    rows = first_rows(cells_for(case, task.step), days, team, place)
    write_plan(task.pk, by, at, days=days, rows=rows, ahead=ahead)
    send_plan(task.pk, by, at)
    if case.is_special:
        return
    client = case.organisation.users.order_by("memberships__pk")[0]
    answer_plan(case.pk, client, at, is_agreed=True)


def days_for(case: Case, at: datetime) -> Days:
    """The days that were proposed at step 6; when they are over or another audit has them, as many working days as
    the audit takes, soon, that nobody else has."""
    today, proposal = office_day(case.office, at).date(), proposal_of(case)
    if proposal is not None and proposal.starts_on > today:
        proposed = Days(proposal.starts_on, proposal.ends_on)
        if not _is_taken(case, proposed):
            return proposed
    more = timedelta(days=days_needed(case, len(team_of(case))) - 1)
    working = set(working_days(case.office, today + NOTICE, HORIZON))
    return next(
        Days(one, one + more)
        for one in sorted(working)
        if working.issuperset(days_of(one, one + more)) and not _is_taken(case, Days(one, one + more))
    )


def _is_taken(case: Case, days: Days) -> bool:
    return bool(busy_elsewhere(case, team_of(case).keys(), days))
