"""Step 6 in the demonstration: the first days on which a team is free, the tariff's own quantities, and a code."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from mutubaku.audits.actions import Plan
from mutubaku.audits.models import Function
from mutubaku.audits.policy import Engagement, Member, days_of
from mutubaku.audits.queries import candidates, engagements_of, is_product
from mutubaku.billing.queries import code_of, invoice_of, lines_for, settlement, tariff_on
from mutubaku.cases.models import Case, Task
from mutubaku.conduct.actions.auditing import enter_billing_code, propose_audit
from mutubaku.conduct.works.audit_time import quantities
from mutubaku.people.access import office_day
from mutubaku.people.models import Office, User
from mutubaku.people.queries import calendar_of, free_days_of
from mutubaku.procedure import Outcome

from .audit_time import fix_time

NOTICE = timedelta(days=7)  # between the letter and the audit
AUDIT = timedelta(days=1)  # from the first day to the last
HORIZON = 400  # days ahead in which a team is looked for
CODE_HOLDS = timedelta(days=7)
PLACE = "Lokasi perusahaan sebagaimana tertulis dalam permohonan"
WHOM = (Function.LEAD_AUDITOR, Function.AUDITOR, Function.PPC)

Team = list[tuple[int, Function]]


def fill(task: Task, _outcome: Outcome, by: User, at: datetime) -> None:
    """Propose the audit with its fee, and enter a code unless a good one is there from the round before."""
    case = task.case
    fix_time(task, by, at)
    propose_audit(task.pk, by, at, plan=plan_for(case, at), fees=_fees(case, at))
    invoice = invoice_of(case)
    code = code_of(invoice) if invoice else None
    is_needed = code is None or code.expires_at <= at
    if invoice is not None and is_needed and not settlement(case).is_paid:
        digits = f"8{office_day(case.office, at):%Y%m%d}{invoice.pk % 1_000_000:06d}"
        enter_billing_code(case.pk, by, at, code=digits, expires_at=at + CODE_HOLDS)


def _fees(case: Case, at: datetime) -> dict[int, int]:
    tariff = tariff_on(case.office, office_day(case.office, at).date())
    lines = lines_for(tariff, case.scheme, case.kind) if tariff else []
    return {line.pk: line.default_quantity for line in lines} | quantities(case, lines)


def plan_for(case: Case, at: datetime) -> Plan:
    """The first two days, a week from now or later, on which somebody in every function is free."""
    today = office_day(case.office, at).date()
    offered = candidates(case.office, today)
    wanted = [one for one in WHOM if offered[one] and (one != Function.PPC or is_product(case))]
    people = {one.user_id for function in wanted for one in offered[function]}
    engaged = engagements_of(people, today, office=case.office, apart_from=case)
    for first, last in _spans(case.office, today + NOTICE):
        team = _free_team({one: offered[one] for one in wanted}, engaged, first, last)
        if team:
            return Plan(starts_on=first, ends_on=last, place=PLACE, team=team)
    raise LookupError(f"Tidak ada tim yang lengkap dan bebas dalam {HORIZON} hari sejak {today}.")


def _spans(office: Office, first: date) -> Iterator[tuple[date, date]]:
    """Pairs of working days that follow each other, from a day on."""
    is_working = calendar_of(office).is_working_day
    free = {one.day for one in free_days_of(office)}
    for number in range(HORIZON):
        start = first + timedelta(days=number)
        if all(is_working(day) and day not in free for day in days_of(start, start + AUDIT)):
            yield start, start + AUDIT


def _free_team(
    offered: dict[Function, list[Member]], engaged: list[Engagement], first: date, last: date
) -> Team | None:
    """One person in each function who is free on these days, and no person twice; None when one is lacking."""
    taken = {one.user_id for one in engaged if one.meets(first, last)}
    team: Team = []
    for function, people in offered.items():
        chosen = next((one.user_id for one in people if one.user_id not in taken), None)
        if chosen is None:
            if function == Function.AUDITOR:  # a lead auditor may audit alone
                continue
            return None
        team.append((chosen, function))
        taken.add(chosen)
    return team or None
