"""Payments of a case: reported by the client, verified or rejected by the treasurer, or otherwise agreed in writing."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import NotRequired, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from mutubaku.billing import actions as billing
from mutubaku.billing.errors import InvoiceMissing, OwnPayment
from mutubaku.billing.models import Ground, Payment, PaymentAgreement, ReceiptDue
from mutubaku.billing.queries import invoice_of, is_settled, payable_code, settlement
from mutubaku.cases.models import Case, Task
from mutubaku.cases.queries import lock_case
from mutubaku.conduct import access
from mutubaku.conduct.errors import CaseEnded, NotYours
from mutubaku.conduct.works.audit_letter import PJT
from mutubaku.conduct.works.letter_kinds import next_paper_number
from mutubaku.conduct.works.letters import write_letter
from mutubaku.conduct.works.paid import receipt
from mutubaku.documents import actions as documents
from mutubaku.documents.models import Version
from mutubaku.notices.actions import tell_client, tell_opened, tell_role
from mutubaku.notices.models import NoticeKind
from mutubaku.people.access import TREASURER_ROLE, Capacity, capacity_for
from mutubaku.people.models import Office, User

from .agreeing import signer_of
from .working import working

CONFIRMATION = "confirmation"  # the step in which the client pays; what belongs to a payment is kept there
AUDIT_READY = "audit-ready"  # the step that waits for the payment
PROOF, RECEIPT, AGREEMENT = "konfirmasi-pembayaran", "bukti-bayar", "kesepakatan-pembayaran"


class Reported(TypedDict):
    """A payment as the client types it; ``name`` and ``data`` are the file of the proof, when there is one."""

    ntpn: str
    ntb: str
    bank: str
    paid_on: date
    amount: int
    name: NotRequired[str]
    data: NotRequired[bytes]


def report_payment(task_id: int, by: User, at: datetime, **reported: Unpack[Reported]) -> Payment:
    """The client reports a payment at step 7; the proof is kept as a document of the step.

    BillingRefusal says what was typed wrong, documents.policy.UploadRefused what is wrong with the file.
    """
    with working(task_id, by, at) as work:
        work.check_step(CONFIRMATION)
        return _report(work.task, work.by, at, reported)


def report_payment_anew(case_id: int, by: User, at: datetime, **reported: Unpack[Reported]) -> Payment:
    """The client reports a payment from the case's own page, whichever step is open; as ``report_payment``.

    CaseEnded when the case is over, InvoiceMissing while the client has not been told what to pay.
    """
    with transaction.atomic():
        case = lock_case(case_id)
        capacity = access.client_of(case, by, at)
        _check_running(case)
        return _report(_confirmation(case), capacity, at, reported)


def _report(task: Task, by: Capacity, at: datetime, reported: Reported) -> Payment:
    invoice = invoice_of(task.case)
    if invoice is None:
        raise InvoiceMissing
    payment = billing.report_payment(
        invoice,
        ntpn=reported["ntpn"],
        ntb=reported["ntb"],
        bank=reported["bank"],
        paid_on=reported["paid_on"],
        amount=reported["amount"],
        file=_kept(task, PROOF, by, at, reported.get("name", ""), reported.get("data", b"")),
        by=by,
        at=at,
    )
    tell_role(task.case, TREASURER_ROLE, NoticeKind.PAYMENT_REPORTED, at, _facts(payment))
    return payment


def _kept(task: Task, kind: str, by: Capacity, at: datetime, name: str, data: bytes) -> Version | None:
    """The file as the next version of its kind of document; None when no file was given."""
    if not name:
        return None
    return documents.upload(task, name=name, data=data, by=by, at=at, kind=kind)


def verify_payment(payment_id: int, by: User, at: datetime, *, receipt_later: bool = False) -> Payment:
    """The treasurer says that the money arrived; its receipt is made and the client told, and step 8 if it waits.

    ``receipt_later`` leaves the receipt to the worker: where many are verified at once. NotYours, OwnPayment or
    AlreadyJudged say why not. Also when the case is over: the money is there all the same.
    """
    with transaction.atomic():
        payment, capacity = _to_judge(payment_id, by, at)
        billing.verify_payment(payment, capacity, at)
        if receipt_later:
            _confirmation(payment.invoice.case)  # InvoiceMissing here, not when nobody is there to read it
            ReceiptDue.objects.create(payment=payment, by=asdict(capacity), asked_at=at, next_attempt_at=at)
        else:
            _write_receipt(payment, capacity, at)
        _tell_verified(payment, at)
        tell_settled(payment.invoice.case, at)
    return payment


def make_receipt(payment_id: int, at: datetime) -> bool:
    """Make the receipt that a list left to the worker; False when another made it meanwhile."""
    with transaction.atomic():
        case = lock_case(Payment.objects.values_list("invoice__case_id", flat=True).get(pk=payment_id))
        due = ReceiptDue.objects.filter(payment=payment_id).select_related("payment__invoice", "payment__code").first()
        if due is None:
            return False
        due.payment.invoice.case = case
        _write_receipt(due.payment, Capacity(**due.by), at)
        due.delete()
    return True


def reject_payment(payment_id: int, by: User, at: datetime, reason: str, ground: Ground = Ground.OTHER) -> Payment:
    """The treasurer says why a report cannot be accepted; the client reads the reason and reports anew. No receipt.

    As ``verify_payment``; ReasonMissing when nothing is said.
    """
    with transaction.atomic():
        payment, capacity = _to_judge(payment_id, by, at)
        billing.reject_payment(payment, reason, capacity, at, ground)
        _tell_rejected(payment, at)
    return payment


def treasurer_of(case: Case, user: User, at: datetime) -> Capacity:
    """The capacity in which the person verifies payments of the case; NotYours, or OwnPayment for the client's own."""
    capacity = treasurer_in(case.office, user, at)
    if access.is_client_of(case, user, at):
        raise OwnPayment
    return capacity


def treasurer_in(office: Office, user: User, at: datetime) -> Capacity:
    """The capacity in which the person is an office's treasurer; NotYours."""
    found = capacity_for(user, office, TREASURER_ROLE, at)
    if found is None:
        raise NotYours(_("Bendahara Penerimaan"))
    return found


def _to_judge(payment_id: int, by: User, at: datetime) -> tuple[Payment, Capacity]:
    """The payment with its case locked, and the treasurer's capacity."""
    case_id = Payment.objects.values_list("invoice__case_id", flat=True).get(pk=payment_id)
    case = lock_case(case_id)
    capacity = treasurer_of(case, by, at)
    payment = Payment.objects.select_related("invoice", "code").get(pk=payment_id)
    payment.invoice.case = case
    return payment, capacity


def _write_receipt(payment: Payment, by: Capacity, at: datetime) -> None:
    """A receipt for every verified payment, by its own number; the newest lists those before it too."""
    case = payment.invoice.case
    number = next_paper_number(case.office, RECEIPT, case.scheme, at)
    write_letter(_confirmation(case), RECEIPT, receipt(payment, number), by, at)


def _tell_verified(payment: Payment, at: datetime) -> None:
    """The client hears whether that was all; Seksi PJT, when the rest needs a code of its own."""
    case, stands = payment.invoice.case, settlement(payment.invoice.case)
    sums = {"missing": stands.missing, "surplus": stands.surplus}
    left: dict[str, object] = {key: amount for key, amount in sums.items() if amount}
    if stands.state == "reported":  # the rest is on its way already
        left["is_waiting"] = True
    tell_client(case, NoticeKind.PAYMENT_VERIFIED, at, {**_facts(payment), **left})
    invoice = invoice_of(case)
    if case.is_open and invoice is not None and stands.is_due and payable_code(invoice) is None:
        tell_role(case, PJT, NoticeKind.PAYMENT_STALLED, at, {"cause": "short", "missing": stands.missing})


def _tell_rejected(payment: Payment, at: datetime) -> None:
    """The client hears why; Seksi PJT too once step 7 is over, for then the audit waits for money again."""
    case, told = payment.invoice.case, {**_facts(payment), "reason": payment.reason}
    tell_client(case, NoticeKind.PAYMENT_REJECTED, at, told)
    is_over = not case.tasks.filter(step=CONFIRMATION, closed_at=None).exists()
    if case.is_open and is_over and settlement(case).is_due:
        tell_role(case, PJT, NoticeKind.PAYMENT_STALLED, at, {"cause": "rejected", **told, **_code_facts(case, at)})


def _code_facts(case: Case, at: datetime) -> dict[str, object]:
    """The code by which the client may still pay, when there is one that holds."""
    invoice = invoice_of(case)
    code = payable_code(invoice) if invoice else None
    holds = code is not None and code.expires_at > at
    return {"code": code.code, "expires_at": code.expires_at.isoformat()} if code is not None and holds else {}


def _facts(payment: Payment) -> dict[str, object]:
    return {"invoice": payment.invoice.number, "ntpn": payment.ntpn, "amount": payment.amount}


def tell_settled(case: Case, at: datetime) -> None:
    """Whoever has step 8 was held up by the payment, and learns that it no longer stands in the way."""
    waiting = case.tasks.filter(step=AUDIT_READY, closed_at=None).first()
    if waiting is not None and case.is_open and is_settled(case):
        waiting.case = case
        tell_opened(case, [waiting], at)


def agree_payment(
    case_id: int, by: User, at: datetime, *, words: str, name: str = "", data: bytes = b""
) -> PaymentAgreement:
    """The head keeps a written agreement that the audit may begin before payment, with its scan when there is one;
    the client is told, and step 8 if it waits.

    NotYours, ActsForClient, CaseEnded, WordsMissing or documents.policy.UploadRefused say why not.
    """
    with transaction.atomic():
        case = lock_case(case_id)
        capacity = signer_of(case, by, at)
        _check_running(case)
        file = _kept(_newest(case), AGREEMENT, capacity, at, name, data)
        was_settled = is_settled(case)
        agreement = billing.agree(case, words, file, capacity, at)
        tell_client(case, NoticeKind.PAYMENT_AGREED, at, {"text": agreement.words})
        if not was_settled:
            tell_settled(case, at)
    return agreement


def _check_running(case: Case) -> None:
    if not case.is_open:
        raise CaseEnded


def _confirmation(case: Case) -> Task:
    """The step in which the client was last asked to pay; InvoiceMissing when it has not come to that."""
    task = case.tasks.filter(step=CONFIRMATION).order_by("-id").first()
    if task is None:
        raise InvoiceMissing
    task.case = case
    return task


def _newest(case: Case) -> Task:
    """Where an agreement is kept: it may come before the client was asked to pay."""
    task = case.tasks.order_by("-id")[0]
    task.case = case
    return task
