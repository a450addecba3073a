"""Writing refunds; the cases are locked by the caller, who may act has been asked."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypedDict

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from mutubaku.billing.models import Ending, Invoice, Refund, RefundEnd
from mutubaku.billing.queries import settlement
from mutubaku.cases.models import Case
from mutubaku.documents.models import Version
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.policy import line, lines

from . import policy
from .errors import AlreadyEnded, NotTheirInvoice, RefundWordsMissing
from .queries import owing, pending_of


class Asked(TypedDict):
    """A refund as the treasurer types it."""

    amount: int
    reason: str
    account: str
    letter_number: str
    letter_on: date


def ask(case: Case, asked: Asked, by: Capacity, at: datetime) -> Refund:
    """Record what is to be returned of a case.

    RefundAmountWrong, MoreThanSurplus, LetterInFuture or RefundWordsMissing say why not.
    """
    policy.check_asked(asked["amount"], settlement(case).surplus, pending_of(case))
    policy.check_letter(asked["letter_on"], office_day(case.office, at).date())
    refund = Refund.objects.create(
        office=case.office,
        case=case,
        amount=asked["amount"],
        reason=_said("reason", lines(asked["reason"]), _("Tulis mengapa uangnya dikembalikan.")),
        account=_said("account", line(asked["account"]), _("Tulis bank, nomor, dan nama pemilik rekeningnya.")),
        letter_number=_said("letter_number", line(asked["letter_number"]), _("Tulis nomor surat permohonannya.")),
        letter_on=asked["letter_on"],
        asked_at=at,
        asked_by_id=by.user_id,
    )
    facts = {"reason": refund.reason, "account": refund.account, "letter_on": refund.letter_on.isoformat()}
    record(case.chain, Verb.REFUND_ASKED, by, at, {**_facts(refund), **facts}, locked=True)
    return refund


def return_money(refund: Refund, returned_on: date, file: Version, by: Capacity, at: datetime) -> None:
    """Record that the money went back, with its proof (ReturnedOutside, SurplusGone, AlreadyEnded)."""
    today = office_day(refund.case.office, at).date()
    policy.check_returned(returned_on, refund.letter_on, today)
    _check_still(refund)
    _end(RefundEnd(refund=refund, ending=Ending.RETURNED, returned_on=returned_on, file=file), by, at)
    facts = {**_facts(refund), "returned_on": returned_on.isoformat(), "file": file.file.sha256}
    record(refund.case.chain, Verb.REFUND_RETURNED, by, at, facts, locked=True)


def set_off(refund: Refund, case: Case, by: Capacity, at: datetime) -> Invoice:
    """Count the refund as paid on another case of the client; both chains say so.

    NotTheirInvoice, SetOffTooMuch, SurplusGone or AlreadyEnded say why not.
    """
    invoice = next((one for one in owing(refund.case) if one.case_id == case.pk), None)
    if invoice is None:
        raise NotTheirInvoice
    policy.check_set_off(refund.amount, settlement(case).missing)
    _check_still(refund)
    _end(RefundEnd(refund=refund, ending=Ending.SET_OFF, invoice=invoice), by, at)
    facts = {**_facts(refund), "invoice": invoice.number, "from": refund.case.number, "to": case.number}
    for chain in (refund.case.chain, case.chain):
        record(chain, Verb.REFUND_SET_OFF, by, at, facts, locked=True)
    return invoice


def drop(refund: Refund, words: str, by: Capacity, at: datetime) -> None:
    """Give up a refund that was recorded by mistake or asked for no more (RefundWordsMissing, AlreadyEnded)."""
    said = _said("words", lines(words), _("Tulis mengapa pengembalian ini dibatalkan."))
    _end(RefundEnd(refund=refund, ending=Ending.DROPPED, words=said), by, at)
    record(refund.case.chain, Verb.REFUND_DROPPED, by, at, {**_facts(refund), "reason": said}, locked=True)


def _check_still(refund: Refund) -> None:
    policy.check_still(refund.amount, settlement(refund.case).surplus)


def _end(end: RefundEnd, by: Capacity, at: datetime) -> None:
    if RefundEnd.objects.filter(refund=end.refund).exists():
        raise AlreadyEnded
    end.ended_at, end.ended_by_id = at, by.user_id
    try:
        with transaction.atomic():
            end.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyEnded from error


def _said(field: str, text: str, sentence: str) -> str:
    if not text:
        raise RefundWordsMissing(field, sentence)
    return text


def _facts(refund: Refund) -> dict[str, object]:
    return {"number": refund.letter_number, "amount": refund.amount}
