"""Refunds of a case paid too much: asked, returned, set off or dropped by the treasurer; the client is told."""

from __future__ import annotations

from datetime import date, datetime
from typing import Unpack

from django.db import transaction

from mutubaku.billing.models import Refund
from mutubaku.billing.refunds import actions as refunds
from mutubaku.cases.queries import lock_case
from mutubaku.documents import actions as documents
from mutubaku.notices.actions import tell_client
from mutubaku.notices.models import NoticeKind
from mutubaku.people.access import Capacity
from mutubaku.people.models import User

from .paying import tell_settled, treasurer_of

PROOF = "bukti-pengembalian"


def ask_refund(case_id: int, by: User, at: datetime, **asked: Unpack[refunds.Asked]) -> Refund:
    """The treasurer records what is to be returned (NotYours, OwnPayment, BillingRefusal)."""
    with transaction.atomic():
        case = lock_case(case_id)
        refund = refunds.ask(case, asked, treasurer_of(case, by, at), at)
        _tell(refund, "asked", at)
    return refund


def return_refund(refund_id: int, by: User, at: datetime, *, returned_on: date, name: str, data: bytes) -> Refund:
    """The money went back on a day, with the file that proves it.

    NotYours, OwnPayment, BillingRefusal or documents.policy.UploadRefused say why not.
    """
    with transaction.atomic():
        refund, capacity = _to_end(refund_id, by, at)
        task = refund.case.tasks.order_by("-id")[0]
        task.case = refund.case
        file = documents.upload(task, name=name, data=data, by=capacity, at=at, kind=PROOF)
        refunds.return_money(refund, returned_on, file, capacity, at)
        _tell(refund, "returned", at)
    return refund


def set_off_refund(refund_id: int, by: User, at: datetime, *, case_id: int) -> Refund:
    """The surplus pays another invoice of the client; who waits for that payment learns of it, as after a payment."""
    with transaction.atomic():
        own = Refund.objects.values_list("case_id", flat=True).get(pk=refund_id)
        locked = {pk: lock_case(pk) for pk in sorted({own, case_id})}
        refund, capacity = _to_end(refund_id, by, at)
        other = locked[case_id]
        refunds.set_off(refund, other, capacity, at)
        _tell(refund, "set-off", at, other.number)
        tell_settled(other, at)
    return refund


def drop_refund(refund_id: int, by: User, at: datetime, *, words: str) -> Refund:
    """The refund is given up, with the reason (NotYours, OwnPayment, RefundWordsMissing, AlreadyEnded)."""
    with transaction.atomic():
        refund, capacity = _to_end(refund_id, by, at)
        refunds.drop(refund, words, capacity, at)
        _tell(refund, "dropped", at, reason=words)
    return refund


def _to_end(refund_id: int, by: User, at: datetime) -> tuple[Refund, Capacity]:
    """The refund with its case locked, and the treasurer's capacity."""
    refund = Refund.objects.get(pk=refund_id)
    refund.case = lock_case(refund.case_id)
    return refund, treasurer_of(refund.case, by, at)


def _tell(refund: Refund, state: str, at: datetime, other: str = "", reason: str = "") -> None:
    facts: dict[str, object] = {"amount": refund.amount, "state": state, "letter": refund.letter_number}
    facts |= {"other": other} if other else {}
    tell_client(refund.case, NoticeKind.REFUND, at, facts | ({"reason": reason} if reason else {}))
