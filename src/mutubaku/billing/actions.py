"""Writing money: invoices, billing codes, payments and what the treasurer found, agreements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import IntegrityError, connection, transaction

from mutubaku.cases.actions import next_number
from mutubaku.cases.models import Case, Register, Task
from mutubaku.documents.models import Version
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.policy import line, lines

from . import policy
from .errors import (
    AlreadyJudged,
    CodeOfAnotherCase,
    InvoiceWithdrawn,
    LineNotOffered,
    NtpnUsed,
    ReasonMissing,
    TariffMissing,
    WordsMissing,
)
from .models import BillingCode, Ground, Invoice, InvoiceLine, Payment, PaymentAgreement, Tariff, TariffLine
from .queries import code_of, codes_of, lines_for, percent_for, quote, tariff_on

ENTERED = "entered"


def make_invoice(
    task: Task,
    choices: Sequence[tuple[int, int]],
    small_business: bool,  # noqa: FBT001 - the contract of the room
    by: Capacity,
    at: datetime,
    *,
    due_on: date | None = None,
    prices: Mapping[int, policy.OpenPrice] | None = None,
) -> Invoice:
    """An invoice of these (tariff line id, quantity) by the tariff in force; it withdraws an earlier one of the case.

    ``prices``: what the lines cost in this case that the tariff leaves open, by line id. The case must be locked by the
    caller. TariffMissing, LineNotOffered, QuantityWrong, PriceFixed, LineNotOpen, OpenPriceWrong,
    OpenPriceUnexplained, NothingToPay or InvoiceTooLarge say why not.
    """
    case, day = task.case, office_day(task.case.office, at).date()
    tariff = tariff_on(case.office, day)
    if tariff is None:
        raise TariffMissing
    percent = percent_for(tariff, case.scheme, small_business=small_business)
    chosen = _chosen(tariff, case, choices)
    made = quote(chosen, percent, _checked([row for row, _quantity in chosen], prices or {}))
    policy.check_total(made.total)
    case.invoices.filter(withdrawn_at=None).update(withdrawn_at=at)
    invoice = Invoice.objects.create(
        office=case.office,
        case=case,
        task=task,
        round=task.round,
        number=next_number(case.office, Register.INVOICE, case.scheme, at),
        tariff=tariff,
        issued_on=day,
        due_on=due_on,
        small_business=small_business,
        discount=made.discount,
        total=made.total,
    )
    InvoiceLine.objects.bulk_create(_frozen(invoice, one) for one in made.lines)
    facts = {
        "number": invoice.number,
        "total": invoice.total,
        "discount": invoice.discount,
        "tariff": tariff.pk,
        **_set_prices(made),
    }
    record(case.chain, Verb.INVOICE_MADE, by, at, facts, locked=True)
    return invoice


def _chosen(tariff: Tariff, case: Case, choices: Sequence[tuple[int, int]]) -> list[tuple[TariffLine, int]]:
    """The lines chosen with their quantities, in the tariff's order."""
    offered = {row.pk: row for row in lines_for(tariff, case.scheme, case.kind)}
    wanted = dict(choices)
    if len(wanted) < len(choices) or not wanted.keys() <= offered.keys():
        raise LineNotOffered
    for quantity in wanted.values():
        policy.check_quantity(quantity)
    return [(row, wanted[pk]) for pk, row in offered.items() if pk in wanted]


def _checked(chosen: Sequence[TariffLine], prices: Mapping[int, policy.OpenPrice]) -> dict[int, policy.OpenPrice]:
    """The prices of this case, each of a line that is charged and that the tariff leaves open."""
    rows = {row.pk: row for row in chosen}
    if not prices.keys() <= rows.keys():
        raise LineNotOffered
    found = {pk: policy.OpenPrice(typed.price, line(typed.words)) for pk, typed in prices.items()}
    for pk, one in found.items():
        policy.check_open_price(rows[pk].part, rows[pk].price, one)
    return found


def _set_prices(made: policy.Quote) -> dict[str, object]:
    """The prices set for this case, for the journal; nothing where there are none."""
    own = [{"line": one.key, "price": one.price, "words": one.words} for one in made.lines if one.words]
    return {"prices": own} if own else {}


def _frozen(invoice: Invoice, one: policy.QuoteLine) -> InvoiceLine:
    return InvoiceLine(
        invoice=invoice,
        key=one.key,
        name=one.name,
        unit=one.unit,
        part=one.part,
        price=one.price,
        quantity=one.quantity,
        amount=one.amount,
        words=one.words,
    )


def enter_code(
    invoice: Invoice, code: str, expires_at: datetime, by: Capacity, at: datetime, *, provider: str = ENTERED
) -> BillingCode:
    """The code the invoice is paid by from now on; an earlier one stays and names this as its successor.

    The case must be locked by the caller. CodeWrong, CodeNotDigits, CodeExpired, CodeTooLong, CodeOfAnotherCase or
    InvoiceWithdrawn say why not.
    """
    _check_live(invoice)
    found = policy.billing_code(code)
    policy.check_expiry(expires_at, at)
    _check_own(invoice, found)
    earlier = code_of(invoice)
    entered = _entered(invoice, found, expires_at, by, at, provider, earlier)
    facts = {"number": found, "invoice": invoice.number, "expires_at": expires_at.isoformat()}
    if earlier is not None:
        facts["replaces"] = earlier.code
    record(invoice.case.chain, Verb.BILLING_CODE_ENTERED, by, at, facts, locked=True)
    return entered


def _check_live(invoice: Invoice) -> None:
    if invoice.withdrawn_at is not None:
        raise InvoiceWithdrawn(invoice.number)


def _check_own(invoice: Invoice, code: str) -> None:
    """A code already given to another case of the office cannot pay this one."""
    _lock_code(code)
    others = BillingCode.objects.filter(code=code, invoice__office=invoice.office_id)
    other = others.exclude(invoice__case=invoice.case_id).select_related("invoice__case").first()
    if other is not None:
        raise CodeOfAnotherCase(other.invoice.case.number)


def _lock_code(code: str) -> None:
    """Let one clerk at a time enter a code: two of them hold different cases, so the locks of those do not help.

    A lock of the office's row would, but acts on the calendar hold that one while they wait for cases.
    """
    if connection.vendor == "postgresql":  # SQLite's IMMEDIATE transactions already come one by one
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"billing-code/{code}"])


def _entered(
    invoice: Invoice,
    code: str,
    expires_at: datetime,
    by: Capacity,
    at: datetime,
    provider: str,
    earlier: BillingCode | None,
) -> BillingCode:
    """The row of a code. Until the earlier one has left the one live place, it points at the invoice's first code:
    the only one that is nobody's successor.
    """
    first = None if earlier is None else invoice.codes.order_by("id").first()
    entered = BillingCode.objects.create(
        invoice=invoice,
        code=code,
        provider=provider,
        entered_at=at,
        entered_by_id=by.user_id,
        expires_at=expires_at,
        replaced_by=first,
    )
    if earlier is not None:
        BillingCode.objects.filter(pk=earlier.pk).update(replaced_by=entered.pk)
        entered.replaced_by = None
        entered.save(update_fields=["replaced_by"])
    return entered


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
    _check_live(invoice)
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
