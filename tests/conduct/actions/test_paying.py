"""Paying: who reports, who verifies, what the client is told, and the papers that say how it stands."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from mutubaku.billing import queries
from mutubaku.billing.errors import (
    AlreadyJudged,
    CodeSpent,
    InvoiceMissing,
    NtpnWrong,
    OwnPayment,
    ReasonMissing,
    WordsMissing,
)
from mutubaku.billing.models import Payment
from mutubaku.cases.models import Task
from mutubaku.conduct import access
from mutubaku.conduct import actions as conduct
from mutubaku.conduct.actions import paying
from mutubaku.conduct.actions.auditing import enter_billing_code
from mutubaku.conduct.errors import ActsForClient, CaseEnded, NotAccepted, NotYours
from mutubaku.conduct.works.paid import receipt
from mutubaku.documents.models import Version
from mutubaku.documents.policy import UploadRefused
from mutubaku.documents.queries import latest
from mutubaku.journal.queries import broken_chains
from mutubaku.notices.models import Notice, NoticeKind
from tests.cast import Cast, fresh
from tests.documents.samples import PDF
from tests.factories.people import MembershipFactory

NTPN = "A1B2C3D4E5F6G7H8"
PROOF, RECEIPT = "konfirmasi-pembayaran", "bukti-bayar"


@pytest.fixture
def task(cast: Cast) -> Task:
    """Step 7, nothing reported yet."""
    return cast.case_at("confirmation")


def at(task: Task) -> datetime:
    return task.opened_at + timedelta(hours=1)


def due(task: Task) -> int:
    invoice = queries.invoice_of(task.case)
    assert invoice is not None
    return invoice.total


def typed(task: Task, **more: object) -> dict[str, object]:
    return {"ntpn": NTPN, "ntb": "1", "bank": "Bank", "paid_on": at(task).date(), "amount": due(task), **more}


def report(cast: Cast, task: Task, **more: object) -> Payment:
    return paying.report_payment(task.pk, cast.client, at(task), **typed(task, **more))  # type: ignore[arg-type]  # Reported


def versions(task: Task, kind: str) -> list[Version]:
    return list(Version.objects.filter(document__case=task.case, document__kind=kind).order_by("number"))


def test_the_client_reports_a_payment_with_its_proof(cast: Cast, task: Task) -> None:
    payment = report(cast, task, name="bukti.pdf", data=PDF)
    assert payment.file == latest(task.case, PROOF)
    assert payment.file is not None
    assert payment.file.filename == "bukti.pdf"
    assert queries.settlement(task.case).state == "reported"
    assert list(broken_chains()) == []


def test_a_payment_may_be_reported_without_a_file(cast: Cast, task: Task) -> None:
    assert report(cast, task).file is None
    assert latest(task.case, PROOF) is None


def test_what_is_typed_wrong_leaves_nothing_behind(cast: Cast, task: Task) -> None:
    with pytest.raises(NtpnWrong):
        report(cast, task, ntpn="123", name="bukti.pdf", data=PDF)
    with pytest.raises(UploadRefused):
        report(cast, task, name="bukti.pdf", data=b"")
    assert not Payment.objects.exists()
    assert versions(task, PROOF) == []


def test_nobody_else_reports_a_payment(cast: Cast, task: Task) -> None:
    for person in (cast.staff["pjt"], cast.outsider):
        with pytest.raises(NotYours):
            paying.report_payment(task.pk, person, at(task), **typed(task))  # type: ignore[arg-type]  # Reported
        with pytest.raises(NotYours):
            paying.report_payment_anew(task.case_id, person, at(task), **typed(task))  # type: ignore[arg-type]  # Reported


def test_a_payment_is_reported_at_the_step_that_asks_for_it(cast: Cast) -> None:
    task = cast.case_at("receipt")
    with pytest.raises(NotAccepted):
        report(cast, task)


def test_before_there_is_an_invoice_nothing_can_be_reported(cast: Cast) -> None:
    task = cast.case_at("disposition")
    given = {"ntpn": NTPN, "ntb": "", "bank": "", "paid_on": at(task).date(), "amount": 1}
    with pytest.raises(InvoiceMissing, match="belum mempunyai tagihan"):
        paying.report_payment_anew(task.case_id, cast.client, at(task), **given)  # type: ignore[arg-type]  # Reported


def test_an_invoice_that_was_withdrawn_and_not_made_anew_asks_for_nothing(cast: Cast, task: Task) -> None:
    given = typed(task)
    task.case.invoices.update(withdrawn_at=at(task))
    with pytest.raises(InvoiceMissing):
        paying.report_payment(task.pk, cast.client, at(task), **given)  # type: ignore[arg-type]  # Reported


def test_the_treasurer_verifies_and_the_client_hears_of_it(cast: Cast, task: Task) -> None:
    payment = report(cast, task)
    paying.verify_payment(payment.pk, cast.staff["treasurer"], at(task))
    assert queries.is_settled(task.case)
    [receipt] = versions(task, RECEIPT)
    assert receipt.letter_number
    assert receipt.added_by == cast.staff["treasurer"]
    told = Notice.objects.get(kind=NoticeKind.PAYMENT_VERIFIED)
    assert (told.role, told.data["ntpn"], told.data["amount"]) == ("client", NTPN, due(task))
    with pytest.raises(AlreadyJudged):
        paying.reject_payment(payment.pk, cast.staff["treasurer"], at(task), "Salah")
    assert versions(task, RECEIPT) == [receipt]
    assert list(broken_chains()) == []


def test_each_part_has_a_receipt_of_its_own_number_and_the_newest_lists_them_all(cast: Cast, task: Task) -> None:
    first = report(cast, task, amount=due(task) - 3_000_000)
    paying.verify_payment(first.pk, cast.staff["treasurer"], at(task))
    said = receipt(payment_again(first), "1")
    assert said.fields["status"] == "pembayaran sebagian; sisa yang harus dibayar Rp 3.000.000"
    assert [row[3] for row in said.tables[0].rows] == ["Rp 5.000.000", "Rp 5.000.000", "Rp 8.000.000", "Rp 3.000.000"]
    rest = report(cast, task, ntpn="B" * 16, amount=3_500_000)
    report(cast, task, ntpn="C" * 16, amount=1)
    paying.verify_payment(rest.pk, cast.staff["treasurer"], at(task))
    said = receipt(payment_again(rest), "2")
    assert said.fields["status"] == "lunas, dengan kelebihan Rp 500.000"
    assert [row[1] for row in said.tables[0].rows[:2]] == [NTPN, "B" * 16]
    assert [(row[0], row[3]) for row in said.tables[0].rows[2:]] == [
        ("Sudah diterima", "Rp 8.500.000"),
        ("Jumlah tagihan", "Rp 8.000.000"),
        ("Jumlah kelebihan", "Rp 500.000"),
    ]
    numbers = [one.letter_number for one in versions(task, RECEIPT)]
    assert len(set(numbers)) == len(numbers) == 2


def payment_again(payment: Payment) -> Payment:
    return Payment.objects.select_related("invoice__case__office").get(pk=payment.pk)


def test_what_the_client_confirms_later_leaves_the_receipt_as_it_is(cast: Cast, task: Task) -> None:
    paying.verify_payment(report(cast, task).pk, cast.staff["treasurer"], at(task))
    conduct.confirm_audit(task.pk, cast.client, at(task))
    [made] = versions(task, RECEIPT)
    with pytest.raises(NotAccepted):
        conduct.attach(task.pk, cast.client, at(task), name="bukti.pdf", data=PDF, kind=RECEIPT)
    with pytest.raises(NotAccepted):
        conduct.make(task.pk, RECEIPT, cast.client, at(task))
    conduct.perform(task.pk, "dikonfirmasi", cast.client, at(task))
    assert versions(task, RECEIPT) == [made]


def test_a_rejected_payment_is_reported_anew_from_whichever_step_is_open(cast: Cast, task: Task) -> None:
    payment = report(cast, task)
    paying.reject_payment(payment.pk, cast.staff["treasurer"], at(task), "Rekening tujuan salah")
    told = Notice.objects.get(kind=NoticeKind.PAYMENT_REJECTED)
    assert (told.role, told.data["reason"]) == ("client", "Rekening tujuan salah")
    assert versions(task, RECEIPT) == []
    again = paying.report_payment_anew(
        task.case_id,
        cast.client,
        at(task),
        **typed(task, name="bukti.pdf", data=PDF),  # type: ignore[arg-type]  # Reported
    )
    assert again.is_waiting
    assert again.file is not None
    assert again.file.task == task


def test_a_rejection_without_a_reason_changes_nothing(cast: Cast, task: Task) -> None:
    payment = report(cast, task)
    with pytest.raises(ReasonMissing):
        paying.reject_payment(payment.pk, cast.staff["treasurer"], at(task), "")
    payment.refresh_from_db()
    assert payment.is_waiting
    assert versions(task, RECEIPT) == []


@pytest.mark.parametrize("role", ["head", "pjt", "ss"])
def test_only_the_treasurer_verifies(cast: Cast, task: Task, role: str) -> None:
    payment = report(cast, task)
    with pytest.raises(NotYours, match="Bendahara Penerimaan"):
        paying.verify_payment(payment.pk, cast.staff[role], at(task))


def test_nobody_verifies_the_payment_of_the_client_they_act_for(cast: Cast, task: Task) -> None:
    payment = report(cast, task)
    MembershipFactory(organisation=cast.organisation, user=cast.staff["treasurer"])
    with pytest.raises(OwnPayment, match="Minta rekan lain"):
        paying.verify_payment(payment.pk, cast.staff["treasurer"], at(task))


def test_money_that_came_for_a_case_that_has_ended_is_verified_all_the_same(cast: Cast, task: Task) -> None:
    payment = report(cast, task)
    conduct.withdraw(task.case_id, cast.client, at(task), reason="Tidak jadi")
    paying.verify_payment(payment.pk, cast.staff["treasurer"], at(task))
    with pytest.raises(CaseEnded):
        paying.report_payment_anew(task.case_id, cast.client, at(task), **typed(task))  # type: ignore[arg-type]  # Reported


def test_the_head_keeps_a_written_agreement_with_its_scan(cast: Cast, task: Task) -> None:
    head = cast.staff["head"]
    agreement = paying.agree_payment(task.case_id, head, at(task), words="SPK 12/2026", name="spk.pdf", data=PDF)
    assert agreement.file is not None
    assert (agreement.agreed_by, agreement.agreed_as, agreement.file.filename) == (head, "Head", "spk.pdf")
    assert agreement.file.document.kind == "kesepakatan-pembayaran"
    assert queries.settlement(task.case).state == "agreed"
    assert task.is_open  # its client reads the scan all the same
    assert access.visible_version(agreement.file.pk, cast.client, at(task)) == agreement.file


def test_an_agreement_may_come_before_the_client_was_asked_to_pay(cast: Cast) -> None:
    task = cast.case_at("audit-letter")
    agreement = paying.agree_payment(task.case_id, cast.staff["head"], at(task), words="SPK", name="spk.pdf", data=PDF)
    assert agreement.file is not None
    assert agreement.file.task == task


def test_only_the_head_agrees_while_the_case_runs_and_in_words(cast: Cast, task: Task) -> None:
    with pytest.raises(NotYours, match="Kepala Balai"):
        paying.agree_payment(task.case_id, cast.staff["pjt"], at(task), words="SPK")
    with pytest.raises(WordsMissing):
        paying.agree_payment(task.case_id, cast.staff["head"], at(task), words=" ")
    conduct.withdraw(task.case_id, cast.client, at(task), reason="Tidak jadi")
    with pytest.raises(CaseEnded):
        paying.agree_payment(task.case_id, cast.staff["head"], at(task), words="SPK")


def test_the_treasurer_hears_of_every_report_and_the_client_does_not(cast: Cast, task: Task) -> None:
    payment = report(cast, task)
    paying.reject_payment(payment.pk, cast.staff["treasurer"], at(task), "Buram")
    paying.report_payment_anew(task.case_id, cast.client, at(task), **typed(task))  # type: ignore[arg-type]  # Reported
    told = list(Notice.objects.filter(kind=NoticeKind.PAYMENT_REPORTED))
    assert [(one.role, one.data["ntpn"], one.data["amount"]) for one in told] == [("treasurer", NTPN, due(task))] * 2


def test_whoever_waits_at_step_eight_hears_when_the_whole_payment_is_there(cast: Cast) -> None:
    ready = cast.case_at("audit-ready")
    turns = Notice.objects.filter(case=ready.case, kind=NoticeKind.YOUR_TURN, data__task=ready.pk)
    waiting = queries.payments_of(ready.case)[0]
    Payment.objects.filter(pk=waiting.pk).update(amount=due(ready) - 1)
    before = turns.count()
    paying.verify_payment(waiting.pk, cast.staff["treasurer"], at(ready))
    assert turns.count() == before
    last = paying.report_payment_anew(
        ready.case_id,
        cast.client,
        at(ready),
        **typed(ready, ntpn="B" * 16, amount=1),  # type: ignore[arg-type]  # Reported
    )
    paying.verify_payment(last.pk, cast.staff["treasurer"], at(ready))
    assert turns.count() == before + 1
    assert fresh(ready.case, "audit-ready").is_open


def test_a_head_who_acts_for_the_client_does_not_let_them_pay_later(cast: Cast, task: Task) -> None:
    MembershipFactory(organisation=cast.organisation, user=cast.staff["head"])
    with pytest.raises(ActsForClient, match="bertindak untuk pelanggan ini"):
        paying.agree_payment(task.case_id, cast.staff["head"], at(task), words="SPK")


def stalled(task: Task) -> list[tuple[str, str]]:
    """Who was told that a payment stalls, and why."""
    rows = Notice.objects.filter(case=task.case, kind=NoticeKind.PAYMENT_STALLED).order_by("id")
    return [(one.role, one.data["cause"]) for one in rows]


def test_a_part_payment_is_told_as_one_and_seksi_pjt_makes_a_code_for_the_rest(cast: Cast, task: Task) -> None:
    first = report(cast, task, amount=due(task) - 3_000_000)
    paying.verify_payment(first.pk, cast.staff["treasurer"], at(task))
    told = Notice.objects.get(kind=NoticeKind.PAYMENT_VERIFIED)
    assert told.data["missing"] == 3_000_000
    assert "surplus" not in told.data
    assert stalled(task) == [("pjt", "short")]
    old = queries.code_of(first.invoice)
    assert old is not None
    soon = {"expires_at": at(task) + timedelta(days=7)}
    with pytest.raises(CodeSpent, match="sudah dibayar"):
        enter_billing_code(task.case_id, cast.staff["pjt"], at(task), code=old.code, **soon)
    enter_billing_code(task.case_id, cast.staff["pjt"], at(task), code="820261123000099", **soon)
    code = Notice.objects.filter(kind=NoticeKind.PAYMENT_CODE).latest("id")
    assert (code.data["code"], code.data["total"]) == ("820261123000099", 3_000_000)
    rest = report(cast, task, ntpn="B" * 16, amount=3_500_000)
    paying.verify_payment(rest.pk, cast.staff["treasurer"], at(task))
    told = Notice.objects.filter(kind=NoticeKind.PAYMENT_VERIFIED).latest("id")
    assert told.data["surplus"] == 500_000
    assert len(stalled(task)) == 1


def test_while_the_rest_is_reported_nobody_is_asked_for_another_code(cast: Cast, task: Task) -> None:
    first = report(cast, task, amount=due(task) - 3_000_000)
    report(cast, task, ntpn="B" * 16, amount=3_000_000)
    paying.verify_payment(first.pk, cast.staff["treasurer"], at(task))
    told = Notice.objects.get(kind=NoticeKind.PAYMENT_VERIFIED)
    assert (told.data["missing"], told.data["is_waiting"]) == (3_000_000, True)
    assert stalled(task) == []


def test_of_a_rejection_seksi_pjt_hears_once_step_seven_is_over(cast: Cast, task: Task) -> None:
    paying.reject_payment(report(cast, task).pk, cast.staff["treasurer"], at(task), "Buram")
    assert stalled(task) == []
    ready = cast.case_at("audit-ready")
    waiting = queries.payments_of(ready.case)[0]
    paying.reject_payment(waiting.pk, cast.staff["treasurer"], at(ready), "Tidak ditemukan")
    assert stalled(ready) == [("pjt", "rejected")]
    told = Notice.objects.filter(case=ready.case, kind=NoticeKind.PAYMENT_STALLED).get()
    assert told.data["reason"] == "Tidak ditemukan"
    assert told.data["code"]


def test_a_written_agreement_is_told_to_the_client_and_to_whoever_waits_at_step_eight(cast: Cast) -> None:
    ready, head = cast.case_at("audit-ready"), cast.staff["head"]
    turns = Notice.objects.filter(case=ready.case, kind=NoticeKind.YOUR_TURN, data__task=ready.pk)
    before = turns.count()
    paying.agree_payment(ready.case_id, head, at(ready), words="SPK 12/2026, 30 hari sesudah audit")
    told = Notice.objects.get(case=ready.case, kind=NoticeKind.PAYMENT_AGREED)
    assert (told.role, told.data["text"]) == ("client", "SPK 12/2026, 30 hari sesudah audit")
    assert turns.count() == before + 1
    paying.agree_payment(ready.case_id, head, at(ready), words="SPK 12/2026, 60 hari sesudah audit")
    assert turns.count() == before + 1
    assert Notice.objects.filter(case=ready.case, kind=NoticeKind.PAYMENT_AGREED).count() == 2
