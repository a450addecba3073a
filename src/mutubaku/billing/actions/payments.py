"""Payments as the client reports them, what the treasurer found, and agreements to pay later."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction

from mutubaku.cases.models import Case
from mutubaku.documents.models import Version
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.policy import line, lines

from .. import policy
from ..errors import AlreadyJudged, NtpnUsed, ReasonMissing, WordsMissing
from ..models import BillingCode, Ground, Invoice, Payment, PaymentAgreement
from ..queries import codes_of
from .invoices import check_live


def report_payment(
    invoice: Invoice,
    *,
    ntpn: str,
    ntb: str,
    bank: str,
    paid_on: date,
    amount: int,
    file: Version | None,
    by: Capacity,
    at: datetime,
) -> Payment:
    """A payment of the invoice as the client reports it, in whole rupiah; the treasurer has yet to verify it.

    The case must be locked by the caller. NtpnWrong, NtpnNotReadable, NtpnUsed, PaidInFuture, PaidBeforeCode,
    AmountWrong or InvoiceWithdrawn say why not; more or less than the invoice is taken and shows in the settlement.
    """
    check_live(invoice)
    found = policy.ntpn(ntpn)
    policy.check_amount(amount)
    payment = Payment(
        office_id=invoice.office_id,
        invoice=invoice,
        code=_code_paid(invoice, paid_on, at),
        ntpn=found,
        ntb=line(ntb),
        bank=line(bank),
        paid_on=paid_on,
        amount=amount,
        file=file,
        reported_at=at,
        reported_by_id=by.user_id,
    )
    _insert(payment)
    record(invoice.case.chain, Verb.PAYMENT_REPORTED, by, at, _facts(payment), locked=True)
    return payment


def _code_paid(invoice: Invoice, paid_on: date, at: datetime) -> BillingCode | None:
    """The code of the case a payment of that day was made by; refuses a day no code was there or yet to come."""
    office = invoice.case.office
    codes = codes_of(invoice.case)
    entered_on = [office_day(office, code.entered_at).date() for code in codes]
    first = entered_on[0] if entered_on else invoice.issued_on
    policy.check_paid_on(paid_on, first, office_day(office, at).date())
    index = policy.code_paid(entered_on, paid_on)
    return None if index is None else codes[index]


def _insert(payment: Payment) -> None:
    """NtpnUsed when the office has this NTPN already, also when two clients send it in the same moment."""
    if Payment.objects.filter(office=payment.office_id, ntpn=payment.ntpn, rejected_at=None).exists():
        raise NtpnUsed(payment.ntpn)
    try:
        with transaction.atomic():
            payment.save(force_insert=True)
    except IntegrityError as error:
        raise NtpnUsed(payment.ntpn) from error


def verify_payment(payment: Payment, by: Capacity, at: datetime) -> None:
    """Say that the money arrived as reported; the case must be locked by the caller (AlreadyJudged)."""
    judged = Payment.objects.filter(pk=payment.pk, verified_at=None, rejected_at=None)
    if not judged.update(verified_at=at, verified_by_id=by.user_id):
        raise AlreadyJudged
    payment.refresh_from_db()
    record(payment.invoice.case.chain, Verb.PAYMENT_VERIFIED, by, at, _facts(payment), locked=True)


def reject_payment(payment: Payment, reason: str, by: Capacity, at: datetime, ground: Ground = Ground.OTHER) -> None:
    """Say why the report cannot be accepted; the client reports anew, with the same NTPN if need be (AlreadyJudged)."""
    said = lines(reason)
    if not said:
        raise ReasonMissing
    judged = Payment.objects.filter(pk=payment.pk, verified_at=None, rejected_at=None)
    if not judged.update(rejected_at=at, rejected_by_id=by.user_id, ground=ground, reason=said):
        raise AlreadyJudged
    payment.refresh_from_db()
    facts = {**_facts(payment), "ground": ground, "reason": said}
    record(payment.invoice.case.chain, Verb.PAYMENT_REJECTED, by, at, facts, locked=True)


def agree(case: Case, words: str, file: Version | None, by: Capacity, at: datetime) -> PaymentAgreement:
    """Keep a written agreement that the audit may begin before payment (WordsMissing); the case must be locked."""
    said = lines(words)
    if not said:
        raise WordsMissing
    agreement = PaymentAgreement.objects.create(
        case=case, words=said, file=file, agreed_at=at, agreed_by_id=by.user_id, agreed_as=by.title
    )
    record(case.chain, Verb.PAYMENT_AGREED, by, at, {"words": said}, locked=True)
    return agreement


def _facts(payment: Payment) -> dict[str, object]:
    return {
        "number": payment.ntpn,
        "invoice": payment.invoice.number,
        "amount": payment.amount,
        "paid_on": payment.paid_on.isoformat(),
    }
