"""The treasurer's lists: uploaded and planned without touching anything, then applied exactly as they were shown."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mutubaku.billing import actions as billing
from mutubaku.billing.models import Payment, PaymentList
from mutubaku.billing.reconciliation.keeping import close_list, keep_list, plan_of
from mutubaku.billing.reconciliation.listing import ListedPayment
from mutubaku.billing.reconciliation.plan import Plan, Planned
from mutubaku.cases.queries import lock_case
from mutubaku.conduct.errors import Refusal
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity, organisations_of
from mutubaku.people.ledger import chain_of
from mutubaku.people.models import Office, User

from .paying import treasurer_in, treasurer_of, verify_payment


class PlanChanged(Refusal):
    """Since the dry run was shown something happened that changes what would be done."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Keadaan berubah sejak daftar ini diperiksa, jadi belum ada yang dicatat. "
                "Lihat rencana terbarunya, lalu tekan lagi."
            )
        )


class NothingToApply(Refusal):
    """No row of the list changes anything."""

    def __init__(self) -> None:
        super().__init__(_("Tidak ada baris yang dapat dicatat dari daftar ini."))


def read_payment_list(office: Office, by: User, at: datetime, *, name: str, data: bytes) -> PaymentList:
    """Read a bank's or SIMPONI's list and keep it for its dry run; nothing else changes (NotYours, ListRefused)."""
    capacity = treasurer_in(office, by, at)
    with transaction.atomic():
        return keep_list(office, name, data, capacity, at)


def plan_payment_list(kept: PaymentList, by: User, at: datetime) -> Plan:
    """The dry run: what applying the list would do with each row now."""
    return plan_of(kept, organisations_of(by, at), at)


def apply_payment_list(list_id: int, by: User, at: datetime, *, fingerprint: str) -> PaymentList:
    """Do what the dry run with this fingerprint showed, all of it or nothing; a list already applied stays as it is.

    NotYours, PlanChanged or NothingToApply say why nothing was done.
    """
    with transaction.atomic():
        kept = PaymentList.objects.select_for_update(of=("self",)).select_related("office").get(pk=list_id)
        capacity = treasurer_in(kept.office, by, at)
        if kept.applied_at is None:
            _apply(kept, _locked_plan(kept, by, at, fingerprint), by, capacity, at)
    return kept


def _locked_plan(kept: PaymentList, by: User, at: datetime, fingerprint: str) -> Plan:
    """The plan made again behind the locks of its cases, so that it stays true until it is done."""
    seen = plan_payment_list(kept, by, at)
    for case_id in sorted({one.case.case_id for one in seen.changes if one.case is not None}):
        lock_case(case_id)
    plan = plan_payment_list(kept, by, at)
    if plan.fingerprint != fingerprint:
        raise PlanChanged
    if not plan.changes:
        raise NothingToApply
    return plan


def _apply(kept: PaymentList, plan: Plan, by: User, capacity: Capacity, at: datetime) -> None:
    made = {one.row.row: _change(one, by, at) for one in plan.changes}
    close_list(kept, plan, made, capacity, at)
    facts = {
        "list": kept.pk,
        "file": kept.filename,
        "sha256": kept.sha256,
        "total": plan.total,
        "rows": {fate.value: count for fate, count in plan.counts.items() if count},
    }
    record(chain_of(kept.office), Verb.PAYMENTS_IMPORTED, capacity, at, facts)


def _change(one: Planned, by: User, at: datetime) -> int:
    """Verify what the client reported, or record and verify what only the list knows; the payment's key.

    The receipts are made by the worker: hundreds of them would keep the treasurer waiting.
    """
    payment = one.payment or _record(one, by, at)
    if one.payment is not None:
        _name_code(one, one.payment)
    return verify_payment(payment.pk, by, at, receipt_later=True).pk


def _name_code(one: Planned, payment: Payment) -> None:
    """The code that the list names, in place of the one that was guessed by the day."""
    assert isinstance(one.row, ListedPayment) and one.case is not None  # noqa: S101, PT018 - narrows types
    named = (code for code in reversed(one.case.codes) if code.code == one.row.code)
    code = next((code for code in named if code.invoice_id == payment.invoice_id), None)
    if code is not None:
        Payment.objects.filter(pk=payment.pk).update(code=code)


def _record(one: Planned, by: User, at: datetime) -> Payment:
    """The payment as the list has it, by the code it names. The plan says that row, code and case are there."""
    row, code, facts = one.row, one.code, one.case
    assert isinstance(row, ListedPayment) and code is not None and facts is not None  # noqa: S101, PT018 - narrows types
    case = lock_case(facts.case_id)
    invoice = code.invoice
    invoice.case = case
    payment = billing.report_payment(
        invoice,
        ntpn=row.ntpn,
        ntb=row.ntb,
        bank=row.bank,
        paid_on=row.paid_on,
        amount=row.amount,
        file=None,
        by=treasurer_of(case, by, at),
        at=at,
    )
    Payment.objects.filter(pk=payment.pk).update(code=code)  # the list knows which; by the day it is only guessed
    return payment
