"""Payments and agreements of a case: what is kept, what the treasurer finds, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from mutubaku.billing import queries
from mutubaku.billing.actions import (
    agree,
    enter_code,
    make_invoice,
    reject_payment,
    verify_payment,
)
from mutubaku.billing.errors import (
    AlreadyJudged,
    AmountWrong,
    NtpnUsed,
    PaidBeforeCode,
    PaidInFuture,
    ReasonMissing,
    WordsMissing,
)
from mutubaku.billing.models import Payment
from mutubaku.journal.models import Entry
from tests.billing.conftest import CODE, NOW, NTPN, OTHER_CODE, WEEK, Till, invoiced, reported, task_of, verbs
from tests.factories.billing import make_tariff
from tests.factories.people import OfficeFactory, acting_as

# payments


def test_a_payment_waits_for_the_treasurer(till: Till) -> None:
    invoice = invoiced(till)
    code = enter_code(invoice, CODE, NOW + WEEK, till.by, NOW)
    payment = reported(till, invoice, ntpn="a1b2 c3d4 e5f6 g7h8")
    assert (payment.ntpn, payment.ntb, payment.bank, payment.code) == (NTPN, "000123 456", "Bank Contoh", code)
    assert payment.is_waiting
    assert list(queries.waiting_payments(till.office)) == [payment]
    assert queries.payments_of(till.case) == [payment]
    assert queries.settlement(till.case).state == "reported"
    assert not queries.is_settled(till.case)


def test_a_verified_payment_of_all_that_is_due_settles_the_case(till: Till) -> None:
    payment = reported(till, invoiced(till))
    verify_payment(payment, till.by, NOW)
    assert (payment.verified_at, payment.verified_by_id, payment.is_waiting) == (NOW, till.by.user_id, False)
    assert queries.is_settled(till.case)
    assert verbs(till)[-1] == "payment.verified"


def test_a_part_payment_is_short_and_the_rest_may_follow(till: Till) -> None:
    invoice = invoiced(till)
    verify_payment(reported(till, invoice, amount=3_000_000), till.by, NOW)
    assert (queries.settlement(till.case).state, queries.settlement(till.case).missing) == ("short", 5_000_000)
    verify_payment(reported(till, invoice, ntpn="0" * 16, amount=5_000_000), till.by, NOW)
    assert queries.settlement(till.case).state == "paid"


def test_too_much_is_taken_and_its_surplus_named(till: Till) -> None:
    verify_payment(reported(till, invoiced(till), amount=8_500_000), till.by, NOW)
    found = queries.settlement(till.case)
    assert (found.state, found.surplus, found.is_settled) == ("over", 500_000, True)


def test_a_payment_counts_for_the_invoice_that_takes_the_place_of_its_own(till: Till) -> None:
    verify_payment(reported(till, invoiced(till)), till.by, NOW)
    make_invoice(till.task, [(till.line("permohonan"), 2)], False, till.by, NOW)
    found = queries.settlement(till.case)
    assert (found.state, found.due, found.received, found.missing) == ("short", 10_000_000, 8_000_000, 2_000_000)


def test_a_payment_is_of_the_code_there_was_on_its_day(till: Till) -> None:
    invoice = invoiced(till)
    old = enter_code(invoice, CODE, NOW + WEEK, till.by, NOW)
    new = enter_code(invoice, OTHER_CODE, NOW + 2 * WEEK, till.by, NOW + WEEK)
    late = NOW + WEEK
    assert reported(till, invoice, paid_on=date(2026, 11, 29), at=late).code == old
    assert reported(till, invoice, ntpn="B" * 16, paid_on=date(2026, 11, 30), at=late).code == new


def test_without_a_code_a_payment_is_of_none_and_no_older_than_the_invoice(till: Till) -> None:
    invoice = invoiced(till)
    assert reported(till, invoice).code is None
    with pytest.raises(PaidBeforeCode):
        reported(till, invoice, ntpn="B" * 16, paid_on=date(2026, 11, 22))


def test_a_payment_of_tomorrow_and_of_nothing_is_refused(till: Till) -> None:
    invoice = invoiced(till)
    with pytest.raises(PaidInFuture):
        reported(till, invoice, paid_on=date(2026, 11, 24))
    with pytest.raises(AmountWrong):
        reported(till, invoice, amount=0)
    assert not Payment.objects.exists()


def test_an_ntpn_is_taken_once_in_an_office(till: Till) -> None:
    reported(till, invoiced(till))
    other = make_invoice(task_of(till.office), [(till.line("permohonan"), 1)], False, till.by, NOW)
    with pytest.raises(NtpnUsed, match="A1B2C3D4E5F6G7H8 sudah dilaporkan"):
        reported(till, other)


def test_another_office_may_have_the_same_ntpn(till: Till) -> None:
    reported(till, invoiced(till))
    office = OfficeFactory()
    neighbour = Till(office, make_tariff(office), task_of(office), acting_as(office, "pjt"))
    assert reported(neighbour, invoiced(neighbour)).ntpn == NTPN


def test_two_who_send_one_ntpn_in_the_same_moment_are_told_apart_by_the_database(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    invoice = invoiced(till)
    reported(till, invoice)
    monkeypatch.setattr("django.db.models.query.QuerySet.exists", lambda _rows: False)
    with pytest.raises(NtpnUsed):
        reported(till, invoice)
    assert Payment.objects.count() == 1


def test_a_rejected_report_may_be_made_anew_with_its_ntpn(till: Till) -> None:
    invoice = invoiced(till)
    payment = reported(till, invoice)
    reject_payment(payment, "Dibayar ke rekening\nyang salah", till.by, NOW)
    assert (payment.rejected_at, payment.reason) == (NOW, "Dibayar ke rekening\nyang salah")
    assert queries.settlement(till.case).state == "invoiced"
    assert Entry.objects.latest("seq").data["reason"] == "Dibayar ke rekening\nyang salah"
    assert reported(till, invoice).is_waiting


def test_a_rejection_says_why(till: Till) -> None:
    payment = reported(till, invoiced(till))
    with pytest.raises(ReasonMissing, match="Tulis alasan penolakan"):
        reject_payment(payment, " \n ", till.by, NOW)


def test_a_payment_is_judged_once(till: Till) -> None:
    payment = reported(till, invoiced(till))
    same = Payment.objects.get(pk=payment.pk)
    verify_payment(payment, till.by, NOW)
    with pytest.raises(AlreadyJudged):
        reject_payment(same, "Salah", till.by, NOW)
    with pytest.raises(AlreadyJudged, match="sudah diperiksa"):
        verify_payment(same, till.by, NOW)


# agreements


def test_a_written_agreement_settles_a_case_until_it_is_paid(till: Till) -> None:
    agreement = agree(till.case, "SPK 12/2026:  dibayar sesudah audit", None, till.by, NOW)
    assert agreement.words == "SPK 12/2026: dibayar sesudah audit"
    assert queries.settlement(till.case).state == "agreed"
    assert queries.agreement_of(till.case) == agreement
    verify_payment(reported(till, invoiced(till)), till.by, NOW)
    assert queries.settlement(till.case).state == "paid"


def test_an_agreement_says_what_was_agreed(till: Till) -> None:
    with pytest.raises(WordsMissing, match="Tulis isi kesepakatannya"):
        agree(till.case, "  ", None, till.by, NOW)
    assert queries.agreement_of(till.case) is None
    assert queries.invoice_of(till.case) is None
    assert queries.settlement(till.case).state == "none"
