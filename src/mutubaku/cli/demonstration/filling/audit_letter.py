"""Step 6 in the demonstration: the first days on which a team is free, the tariff's own quantities, and a code."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from mutubaku.audits.actions import Plan
from mutubaku.audits.models import Function
from mutubaku.audits.policy import Member, days_of
from mutubaku.billing.queries import code_of, invoice_of, lines_for, settlement, tariff_on
from mutubaku.cases.models import Case, Task
from mutubaku.conduct.actions.auditing import enter_billing_code, propose_audit
from mutubaku.conduct.actions.special import consider_team
from mutubaku.conduct.suggestions import Offer, offer
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
CONSIDERED = "Tidak seorang pun pernah memberi jasa kepada perusahaan ini; contoh peragaan."
REASON = "Tidak ada ketua tim lain di kantor peragaan."

Team = list[tuple[int, Function]]


def fill(task: Task, _outcome: Outcome, by: User, at: datetime) -> None:
    """Propose the audit with its fee, and enter a code unless a good one is there from the round before."""
    case = task.case
    fix_time(task, by, at)
    propose_audit(task.pk, by, at, plan=plan_for(case, at), fees=_fees(case, at))
    if case.is_special:
        consider_team(task.pk, CONSIDERED, by, at)
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
    """The first two days, a week from now or later, on which a team is free that fills its functions and covers the
    scope together.
    """
    today = office_day(case.office, at).date()
    for first, last in _spans(case.office, today + NOTICE):
        found = offer(case, at, (first, last))
        team = team_of(found)
        if team:
            return Plan(starts_on=first, ends_on=last, place=PLACE, team=team, reason=REASON)
    raise LookupError(f"Tidak ada tim yang lengkap dan bebas dalam {HORIZON} hari sejak {today}.")


def _spans(office: Office, first: date) -> Iterator[tuple[date, date]]:
    """Pairs of working days that follow each other, from a day on."""
    is_working = calendar_of(office).is_working_day
    free = {one.day for one in free_days_of(office)}
    for number in range(HORIZON):
        start = first + timedelta(days=number)
        if all(is_working(day) and day not in free for day in days_of(start, start + AUDIT)):
            yield start, start + AUDIT


def team_of(found: Offer) -> Team:
    """A lead auditor, an auditor where one is free, as many more as the scope needs, and who takes samples; nobody
    twice. Empty when a function or a part of the scope is left.
    """
    lead = next((one for one in found.people[Function.LEAD_AUDITOR] if found.is_free(one)), None)
    if lead is None:
        return []
    team: list[Member] = [lead]
    others = [one for one in found.people[Function.AUDITOR] if found.is_free(one) and one.user_id != lead.user_id]
    for one in others:
        if len(team) == 1 or _helps(found, team, one):
            team.append(one)
    if found.facts.is_product:
        taken = {one.user_id for one in team}
        samplers = (one for one in found.people[Function.PPC] if found.is_free(one) and one.user_id not in taken)
        sampler = next(samplers, None)
        if sampler is None:
            return []
        team.append(sampler)
    return [] if found.missing(team) else [(one.user_id, one.function) for one in team]


def _helps(found: Offer, team: list[Member], one: Member) -> bool:
    return len(found.missing([*team, one])) < len(found.missing(team))
