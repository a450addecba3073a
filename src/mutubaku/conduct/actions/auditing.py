"""Steps 6 and 7: proposing an audit with its fee and its code, and the client's word on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from mutubaku.audits import actions as audits
from mutubaku.audits.models import About, AuditAnswer, AuditProposal
from mutubaku.billing.actions import enter_code, make_invoice
from mutubaku.billing.errors import CodeNotNeeded, InvoiceMissing, OwnInvoice
from mutubaku.billing.models import BillingCode, Invoice
from mutubaku.billing.policy import OpenPrice
from mutubaku.billing.queries import (
    invoice_of,
    lines_for,
    percent_for,
    quote,
    quote_of,
    settlement,
    tariff_on,
)
from mutubaku.cases.models import Case
from mutubaku.cases.queries import lock_case
from mutubaku.conduct import access
from mutubaku.conduct.errors import CaseEnded, NotYours
from mutubaku.conduct.integrated import audited_with
from mutubaku.conduct.scopes import scopes_of
from mutubaku.conduct.works.audit_days import days_remarks, of_plan
from mutubaku.conduct.works.audit_letter import BILL, PJT, bill, tell_code
from mutubaku.conduct.works.confirmation import OBJECTED, objection
from mutubaku.conduct.works.letters import write_letter
from mutubaku.journal.models import Verb
from mutubaku.people.access import TREASURER_ROLE, Capacity, office_day
from mutubaku.people.models import User

from .perform import Done, perform
from .working import AtWork, working

PROPOSING, ANSWERING = "audit-letter", "confirmation"  # steps 6 and 7


def propose_audit(
    task_id: int,
    by: User,
    at: datetime,
    *,
    plan: audits.Plan,
    fees: Mapping[int, int],
    prices: Mapping[int, OpenPrice] | None = None,
) -> AuditProposal:
    """Write dates, place and team at step 6 and make the invoice; ``fees``: tariff line id → quantity, none is 0.

    ``prices``: what lines the tariff leaves open (transport, laboratory) cost in this case, by tariff line id.
    AuditRefusal or BillingRefusal says what cannot stand. The invoice, and with it its code, is kept while its lines
    stay the same, in a later round too.
    """
    with working(task_id, by, at) as work:
        work.check_step(PROPOSING)
        joint = replace(plan, together=audited_with(work.case))
        remarks = partial(days_remarks, work.case, of_plan(plan))
        proposal = audits.propose(work.task, joint, at, scopes_of(work.case), remarks)
        days = {"starts_on": plan.starts_on.isoformat(), "ends_on": plan.ends_on.isoformat(), "place": plan.place}
        people = proposal.members.select_related("user")
        team = [{"user": one.user_id, "name": one.user.name, "function": one.function} for one in people]
        said = {"remarks": proposal.remarks, "reason": proposal.reason} if proposal.remarks else {}
        work.journal(Verb.AUDIT_PROPOSED, {**days, "team": team, **said})
        _invoice(work, {line: quantity for line, quantity in fees.items() if quantity}, prices or {})
    return proposal


def _invoice(work: AtWork, fees: Mapping[int, int], prices: Mapping[int, OpenPrice]) -> Invoice:
    """The invoice of these lines: the live one while nothing about it has changed."""
    small = work.case.organisation.is_small_business
    live = invoice_of(work.case)
    if live is not None and _is_same(live, fees, prices, small=small, at=work.at):
        return live
    return make_invoice(work.task, list(fees.items()), small, work.by, work.at, prices=prices)


def _is_same(
    invoice: Invoice, fees: Mapping[int, int], prices: Mapping[int, OpenPrice], *, small: bool, at: datetime
) -> bool:
    """Whether a new invoice of these lines would say exactly what this one says."""
    case = invoice.case
    tariff = tariff_on(case.office, office_day(case.office, at).date())
    if tariff is None or tariff.pk != invoice.tariff_id:
        return False
    rows = [(row, fees[row.pk]) for row in lines_for(tariff, case.scheme, case.kind) if row.pk in fees]
    if len(rows) < len(fees) or not prices.keys() <= fees.keys():
        return False  # a line is not offered any more, or not charged: making the invoice says so
    return quote(rows, percent_for(tariff, case.scheme, small_business=small), prices) == quote_of(invoice)


def enter_billing_code(case_id: int, by: User, at: datetime, *, code: str, expires_at: datetime) -> BillingCode:
    """The code the case's invoice is paid by from now on, whichever step is open; an earlier one is kept.

    Seksi PJT enters it, or the treasurer. BillingRefusal says what is wrong with it.
    """
    with transaction.atomic():
        case = lock_case(case_id)
        capacity = biller_of(case, by, at)
        if not case.is_open:
            raise CaseEnded
        invoice = invoice_of(case)
        if invoice is None:
            raise InvoiceMissing
        if settlement(case).is_paid:
            raise CodeNotNeeded
        entered = enter_code(invoice, code, expires_at, capacity, at)
        _tell_new_code(invoice, capacity, at)
    return entered


def _tell_new_code(invoice: Invoice, by: Capacity, at: datetime) -> None:
    """Once the client has been told of the invoice, a new code is told too: on the bill, and as news."""
    if not invoice.task.is_open:
        invoice.task.case = invoice.case
        write_letter(invoice.task, BILL, bill(invoice.case), by, at)
        tell_code(invoice.case, at)


def biller_of(case: Case, user: User, at: datetime) -> Capacity:
    """The capacity in which the person enters billing codes: Seksi PJT, or the treasurer (NotYours, OwnInvoice)."""
    found = access.capacity_in(case.office, (PJT, TREASURER_ROLE), user, at)
    if found is None:
        raise NotYours(_("Seksi PJT atau Bendahara Penerimaan"))
    if access.is_client_of(case, user, at):
        raise OwnInvoice
    return found


def confirm_audit(task_id: int, by: User, at: datetime) -> AuditAnswer:
    """The client accepts dates and team at step 7; the step stays open until the payment is reported too."""
    with working(task_id, by, at) as work:
        work.check_step(ANSWERING)
        answer = audits.accept(work.task, work.by, at)
        work.journal(Verb.AUDIT_CONFIRMED, {"proposal": answer.proposal_id})
    return answer


def object_to_audit(
    task_id: int, by: User, at: datetime, *, about: About, reason: str, member_id: int | None = None
) -> Done:
    """The client objects to the dates, a member or something else: the case goes back to step 6 with the reason."""
    with working(task_id, by, at) as work:
        work.check_step(ANSWERING)
        objection(work.task, work.by, at, about=about, reason=reason, member_id=member_id)
        return perform(task_id, OBJECTED, by, at, note=reason)
