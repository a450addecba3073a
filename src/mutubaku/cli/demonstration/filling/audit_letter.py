"""Step 6 in the demonstration: the first days on which a team is free, the tariff's own quantities, and a code."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from math import ceil

from mutubaku.audits.actions import Plan
from mutubaku.audits.models import Function
from mutubaku.audits.policy import AUDITING, Member, days_of
from mutubaku.audits.reckoning.queries import audit_time_of
from mutubaku.billing.queries import code_of, invoice_of, lines_for, settlement, tariff_on
from mutubaku.cases.models import Case, Task
from mutubaku.conduct.actions.auditing import enter_billing_code, propose_audit
from mutubaku.conduct.actions.special import consider_team
from mutubaku.conduct.suggestions import Offer, offer
from mutubaku.conduct.works.audit_fee import quantities
from mutubaku.people.access import office_day
from mutubaku.people.models import Office, User
from mutubaku.people.queries import calendar_of, free_days_of
from mutubaku.procedure import Outcome

from .audit_time import fix_time

NOTICE = timedelta(days=14)  # between the letter and the audit: payment, team, stage 1 and the plan come before it
AUDIT = range(2, 6)  # days that follow each other, as many as its audit time needs
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
    many = {line.pk: line.default_quantity for line in lines} | quantities(case, lines)
    return {pk: quantity for pk, quantity in many.items() if quantity}


def plan_for(case: Case, at: datetime) -> Plan:
    """The first days, two weeks from now or later, on which a team is free that fills its functions, covers the scope
    together, and is long enough at the site: two of them, or more where the audit time asks for them.
    """
    today = office_day(case.office, at).date()
    for first in working_days(case.office, today + NOTICE, HORIZON):
        for last in _ends(case.office, first):
            team = team_of(offer(case, at, (first, last)))
            if not team:
                break
            auditors = sum(function in AUDITING for _user, function in team)
            if (last - first).days + 1 >= days_needed(case, auditors):
                return Plan(starts_on=first, ends_on=last, place=PLACE, team=team, reason=REASON)
    raise LookupError(f"Tidak ada tim yang lengkap dan bebas dalam {HORIZON} hari sejak {today}.")


def days_needed(case: Case, auditors: int) -> int:
    """How many days so many auditors take for what has to be done at the site (T-03)."""
    fixed = audit_time_of(case)
    return ceil(fixed.on_site_minimum / max(auditors, 1)) if fixed else 1


def working_days(office: Office, first: date, count: int) -> Iterator[date]:
    """The days on which the office works, among so many from a day on."""
    is_working = calendar_of(office).is_working_day
    free = {one.day for one in free_days_of(office)}
    return (day for day in days_of(first, first + timedelta(days=count - 1)) if is_working(day) and day not in free)


def _ends(office: Office, first: date) -> list[date]:
    """The last days of audits that begin on a day and have no free day within."""
    run = list(working_days(office, first, AUDIT.stop - 1))
    return [run[length - 1] for length in AUDIT if run[length - 1 : length] == [first + timedelta(days=length - 1)]]


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
