"""Refunds: what was paid too much is asked back, and returned, set off or given up; never more than the surplus."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from mutubaku.billing.errors import OwnPayment
from mutubaku.billing.models import Ending, Invoice, Refund, RefundEnd
from mutubaku.billing.queries import settlement
from mutubaku.billing.reconciliation.queries import unpaid_codes
from mutubaku.billing.refunds.errors import (
    AlreadyEnded,
    MoreThanSurplus,
    NotTheirInvoice,
    RefundWordsMissing,
    ReturnedOutside,
    SetOffTooMuch,
    SurplusGone,
)
from mutubaku.billing.refunds.queries import overpaid, owing, refunds_of, returnable, set_off_here
from mutubaku.conduct.actions.refunding import ask_refund, drop_refund, return_refund, set_off_refund
from mutubaku.conduct.disclosure import client_may_read
from mutubaku.conduct.errors import NotYours
from mutubaku.documents.models import Version
from mutubaku.documents.policy import UploadRefused
from mutubaku.journal.models import Entry, Verb
from mutubaku.journal.queries import broken_chains
from mutubaku.notices.models import Notice, NoticeKind
from tests.billing.reconciliation.money import NOW, OTHER_CODE, OTHER_NTPN, TOTAL, billed, reported, verified
from tests.cast import MONDAY, Cast
from tests.documents.samples import PDF
from tests.factories.people import MembershipFactory, OrganisationFactory

SURPLUS = 2_000_000
LETTER = date(2026, 11, 24)


@pytest.fixture
def invoice(cast: Cast) -> Invoice:
    """An invoice on which two million too much have arrived."""
    found = billed(cast)
    verified(cast, reported(cast, found, amount=TOTAL + SURPLUS))
    return found


@pytest.fixture
def other(cast: Cast, invoice: Invoice) -> Invoice:
    """Another invoice of the same client, sent and not paid."""
    found = billed(cast, OTHER_CODE)
    found.task.closed_at = MONDAY
    found.task.outcome = "dikirim"
    found.task.save()
    return found


def ask(cast: Cast, invoice: Invoice, amount: int = SURPLUS, **more: Any) -> Refund:
    given = {
        "reason": "Dibayar dua kali.",
        "account": "Bank Contoh 123 a.n. PT Contoh",
        "letter_number": "7/K/2026",
        "letter_on": LETTER,
    }
    return ask_refund(invoice.case_id, cast.staff["treasurer"], NOW, amount=amount, **{**given, **more})


def returned(cast: Cast, refund: Refund, day: date = LETTER, data: bytes = PDF) -> None:
    return_refund(refund.pk, cast.staff["treasurer"], NOW, returned_on=day, name="bukti.pdf", data=data)


def verbs(invoice: Invoice) -> list[str]:
    rows = Entry.objects.filter(chain=invoice.case.chain, verb__startswith="refund.").order_by("seq")
    return list(rows.values_list("verb", flat=True))


def test_a_refund_is_asked_and_returned_with_its_proof(cast: Cast, invoice: Invoice) -> None:
    refund = ask(cast, invoice)
    assert (settlement(invoice.case).surplus, returnable(invoice.case)) == (SURPLUS, 0)
    assert list(overpaid(cast.office, [])) == [invoice]
    returned(cast, refund)
    stands = settlement(invoice.case)
    assert (stands.state, stands.received, stands.surplus) == ("paid", TOTAL, 0)
    assert verbs(invoice) == [Verb.REFUND_ASKED, Verb.REFUND_RETURNED]
    assert list(overpaid(cast.office, [])) == []
    assert list(broken_chains()) == []


def test_the_client_is_told_at_each_turn_and_may_read_the_proof(cast: Cast, invoice: Invoice) -> None:
    returned(cast, ask(cast, invoice))
    told = Notice.objects.filter(case=invoice.case, kind=NoticeKind.REFUND).order_by("id")
    assert [one.data["state"] for one in told] == ["asked", "returned"]
    assert {one.role for one in told} == {"client"}
    assert client_may_read(Version.objects.get(document__kind="bukti-pengembalian"))


def test_no_more_is_asked_back_than_was_paid_too_much(cast: Cast, invoice: Invoice) -> None:
    ask(cast, invoice, 1_500_000)
    with pytest.raises(MoreThanSurplus, match=r"Rp 500\.000"):
        ask(cast, invoice, 500_001)
    ask(cast, invoice, 500_000)
    assert returnable(invoice.case) == 0


@pytest.mark.parametrize("field", ["reason", "account", "letter_number"])
def test_a_refund_says_why_whereto_and_by_which_letter(cast: Cast, invoice: Invoice, field: str) -> None:
    with pytest.raises(RefundWordsMissing) as refused:
        ask(cast, invoice, **{field: " "})
    assert refused.value.field == field
    assert not Refund.objects.exists()


def test_money_of_a_surplus_that_has_gone_is_not_returned(cast: Cast, invoice: Invoice) -> None:
    refund = ask(cast, invoice)
    Invoice.objects.filter(pk=invoice.pk).update(total=TOTAL + 1)
    with pytest.raises(SurplusGone):
        returned(cast, refund)
    drop_refund(refund.pk, cast.staff["treasurer"], NOW, words="Tagihannya berubah.")
    assert returnable(invoice.case) == SURPLUS - 1


def test_what_cannot_be_returned_leaves_nothing_behind(cast: Cast, invoice: Invoice) -> None:
    refund = ask(cast, invoice)
    with pytest.raises(ReturnedOutside):
        returned(cast, refund, date(2026, 11, 23))
    with pytest.raises(UploadRefused):
        returned(cast, refund, data=b"")
    assert not RefundEnd.objects.exists()
    assert not Version.objects.filter(document__kind="bukti-pengembalian").exists()


def test_a_refund_ends_once(cast: Cast, invoice: Invoice) -> None:
    refund = ask(cast, invoice)
    drop_refund(refund.pk, cast.staff["treasurer"], NOW, words="Salah catat.")
    with pytest.raises(AlreadyEnded):
        drop_refund(refund.pk, cast.staff["treasurer"], NOW, words="Lagi.")
    with pytest.raises(AlreadyEnded):
        returned(cast, refund)
    assert verbs(invoice) == [Verb.REFUND_ASKED, Verb.REFUND_DROPPED]


def test_the_database_holds_how_a_refund_may_end(cast: Cast, invoice: Invoice) -> None:
    refund = ask(cast, invoice)
    for ending in Ending:
        with pytest.raises(IntegrityError), transaction.atomic():
            RefundEnd.objects.create(refund=refund, ending=ending, ended_at=NOW)


def test_a_surplus_pays_another_invoice_of_the_client(cast: Cast, invoice: Invoice, other: Invoice) -> None:
    assert owing(invoice.case) == [other]
    set_off_refund(ask(cast, invoice).pk, cast.staff["treasurer"], NOW, case_id=other.case_id)
    stands = settlement(other.case)
    assert (stands.state, stands.received, stands.missing) == ("short", SURPLUS, TOTAL - SURPLUS)
    assert settlement(invoice.case).state == "paid"
    assert [one.case for one in set_off_here(other.case)] == [invoice.case]
    assert refunds_of(invoice.case)[0].end.invoice == other
    assert (verbs(invoice)[-1], verbs(other)) == (Verb.REFUND_SET_OFF, [Verb.REFUND_SET_OFF])
    assert [one.received for one in unpaid_codes(cast.office)] == [SURPLUS]  # type: ignore[attr-defined]  # annotated
    assert list(broken_chains()) == []


def test_no_more_is_set_off_than_the_other_invoice_lacks(cast: Cast, invoice: Invoice, other: Invoice) -> None:
    verified(cast, reported(cast, other, OTHER_NTPN, amount=TOTAL - 1))
    refund = ask(cast, invoice)
    with pytest.raises(SetOffTooMuch):
        set_off_refund(refund.pk, cast.staff["treasurer"], NOW, case_id=other.case_id)


def test_a_surplus_pays_for_nobody_else(cast: Cast, invoice: Invoice, other: Invoice) -> None:
    refund = ask(cast, invoice)
    other.case.organisation = OrganisationFactory(office=cast.office)
    other.case.save()
    for case_id in (other.case_id, invoice.case_id):
        with pytest.raises(NotTheirInvoice):
            set_off_refund(refund.pk, cast.staff["treasurer"], NOW, case_id=case_id)


def test_only_a_treasurer_who_does_not_act_for_the_client_settles_it(cast: Cast, invoice: Invoice) -> None:
    refund = ask(cast, invoice)
    with pytest.raises(NotYours):
        drop_refund(refund.pk, cast.staff["pjt"], NOW, words="Salah.")
    MembershipFactory(organisation=cast.organisation, user=cast.staff["treasurer"])
    with pytest.raises(OwnPayment):
        drop_refund(refund.pk, cast.staff["treasurer"], NOW, words="Salah.")
