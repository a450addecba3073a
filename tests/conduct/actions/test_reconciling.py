"""A bank's list applied: exactly what its dry run showed, all of it or nothing, and once."""

from __future__ import annotations

from typing import Any

import pytest

from mutubaku.billing import actions as billing
from mutubaku.billing.errors import AlreadyJudged
from mutubaku.billing.models import Payment, PaymentList
from mutubaku.billing.queries import failed_receipts, lacking_receipts, settlement
from mutubaku.billing.reconciliation.errors import ColumnsMissing
from mutubaku.billing.reconciliation.keeping import results_of
from mutubaku.billing.reconciliation.listing import ListedPayment
from mutubaku.billing.reconciliation.plan import Fate
from mutubaku.cases.models import Case, Task
from mutubaku.conduct.actions import paying, reconciling
from mutubaku.conduct.actions.reconciling import (
    NothingToApply,
    PlanChanged,
    apply_payment_list,
    plan_payment_list,
    read_payment_list,
)
from mutubaku.conduct.errors import NotYours
from mutubaku.conduct.jobs import make_receipts
from mutubaku.documents.models import Version
from mutubaku.journal.models import Entry, Verb
from mutubaku.journal.queries import broken_chains
from mutubaku.people.models import User
from tests.billing.reconciliation.money import (
    CODE,
    NOW,
    NTPN,
    OTHER_CODE,
    OTHER_NTPN,
    PAID,
    TOTAL,
    as_,
    billed,
    listed,
    reported,
    text_of,
    treasurer,
    verified,
)
from tests.cast import Cast, later
from tests.factories.people import MembershipFactory, OfficeFactory, official


def uploaded(cast: Cast, *rows: ListedPayment) -> PaymentList:
    return read_payment_list(cast.office, treasurer(cast), NOW, name="bank.csv", data=text_of(*rows))


def applied(cast: Cast, kept: PaymentList) -> PaymentList:
    shown = plan_payment_list(kept, treasurer(cast), NOW).fingerprint
    return apply_payment_list(kept.pk, treasurer(cast), NOW, fingerprint=shown)


def verbs(chain: str) -> list[str]:
    return list(Entry.objects.filter(chain=chain).order_by("seq").values_list("verb", flat=True))


def test_reading_a_list_keeps_it_and_changes_no_payment(cast: Cast) -> None:
    payment = reported(cast, billed(cast))
    kept = uploaded(cast, listed())
    payment.refresh_from_db()
    assert (payment.is_waiting, str(kept), kept.applied_at, len(kept.sha256)) == (True, "bank.csv", None, 64)
    assert kept.read_by == treasurer(cast)
    assert Entry.objects.filter(chain=f"office:{cast.office.pk}", verb=Verb.PAYMENTS_IMPORTED).count() == 0


def test_a_reported_payment_of_the_list_is_verified(cast: Cast) -> None:
    invoice = billed(cast)
    payment = reported(cast, invoice)
    done = applied(cast, uploaded(cast, listed()))
    payment.refresh_from_db()
    assert (payment.verified_at, payment.verified_by) == (NOW, treasurer(cast))
    assert settlement(invoice.case).state == "paid"
    assert (done.applied_at, done.applied_by) == (NOW, treasurer(cast))
    assert verbs(invoice.case.chain)[-2:] == [Verb.PAYMENT_REPORTED, Verb.PAYMENT_VERIFIED]


def receipts(case: Case) -> list[Version]:
    return list(Version.objects.filter(document__case=case, document__kind="bukti-bayar"))


def test_the_receipts_of_a_list_are_made_by_the_worker_afterwards(cast: Cast) -> None:
    invoice = billed(cast)
    payment = reported(cast, invoice)
    applied(cast, uploaded(cast, listed()))
    assert (receipts(invoice.case), lacking_receipts([payment.pk])) == ([], 1)
    assert make_receipts(later(days=3)) == 1
    assert make_receipts(later(days=3)) == 0
    [receipt] = receipts(invoice.case)
    assert (receipt.added_by, lacking_receipts([payment.pk])) == (treasurer(cast), 0)
    assert verbs(invoice.case.chain)[-1] == Verb.DOCUMENT_MADE
    assert list(broken_chains()) == []


def test_a_receipt_that_cannot_be_made_waits_and_holds_up_no_other(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    bad, good = billed(cast), billed(cast, OTHER_CODE)
    wrong, right = reported(cast, bad), reported(cast, good, OTHER_NTPN)
    applied(cast, uploaded(cast, listed(), listed(OTHER_NTPN, OTHER_CODE, row=3)))
    write = paying.write_letter

    def writes(task: Task, *args: object) -> Version:
        if task.case_id == bad.case_id:
            raise OSError("Cakram penuh.")
        return write(task, *args)  # type: ignore[arg-type]  # as given

    monkeypatch.setattr(paying, "write_letter", writes)
    assert make_receipts(later(days=3)) == 2
    assert (len(receipts(good.case)), lacking_receipts([wrong.pk, right.pk])) == (1, 1)
    assert failed_receipts(cast.office) == 1
    assert "gagal dibuat" in caplog.text
    assert make_receipts(later(days=3)) == 0
    monkeypatch.setattr(paying, "write_letter", write)
    assert make_receipts(later(days=3, minutes=10)) == 1
    assert (len(receipts(bad.case)), failed_receipts(cast.office)) == (1, 0)


def test_a_receipt_that_another_worker_made_is_not_made_again(cast: Cast) -> None:
    invoice = billed(cast)
    payment = reported(cast, invoice)
    applied(cast, uploaded(cast, listed()))
    assert paying.make_receipt(payment.pk, later(days=3))
    assert not paying.make_receipt(payment.pk, later(days=3))
    assert len(receipts(invoice.case)) == 1


def test_a_payment_nobody_reported_is_recorded_by_its_own_code_and_verified(cast: Cast) -> None:
    invoice = billed(cast)
    applied(cast, uploaded(cast, listed()))
    payment = Payment.objects.get()
    found = (payment.ntpn, payment.ntb, payment.bank, payment.paid_on, payment.amount, payment.file)
    assert found == (NTPN, "000111", "Bank Contoh", PAID, TOTAL, None)
    assert (payment.code, payment.verified_at, payment.reported_by) == (invoice.codes.get(), NOW, treasurer(cast))


def test_the_code_of_the_list_counts_when_it_was_renewed_before_the_payment(cast: Cast) -> None:
    invoice = billed(cast)
    billing.enter_code(invoice, OTHER_CODE, later(days=9), as_(cast, "pjt"), later(hours=1))
    applied(cast, uploaded(cast, listed()))
    paid_by = Payment.objects.get().code
    assert paid_by is not None
    assert paid_by.code == CODE


def test_the_code_of_the_list_counts_for_a_reported_payment_too(cast: Cast) -> None:
    invoice = billed(cast)
    billing.enter_code(invoice, OTHER_CODE, later(days=9), as_(cast, "pjt"), later(hours=1))
    payment = reported(cast, invoice)
    assert payment.code is not None
    guessed, named = payment.code.code, {CODE: OTHER_CODE, OTHER_CODE: CODE}[payment.code.code]
    applied(cast, uploaded(cast, listed(code=named)))
    payment.refresh_from_db()
    assert payment.code.code == named != guessed


def test_a_list_without_codes_leaves_the_code_of_a_reported_payment_as_it_is(cast: Cast) -> None:
    payment = reported(cast, billed(cast))
    guessed = payment.code
    applied(cast, uploaded(cast, listed(code="")))
    payment.refresh_from_db()
    assert (payment.code, payment.verified_at) == (guessed, NOW)


def test_the_office_s_journal_says_which_list_did_what(cast: Cast) -> None:
    reported(cast, billed(cast))
    kept = applied(cast, uploaded(cast, listed(), listed(OTHER_NTPN, OTHER_CODE, row=3)))
    entry = Entry.objects.get(chain=f"office:{cast.office.pk}", verb=Verb.PAYMENTS_IMPORTED)
    assert entry.capacity == "Treasurer"
    assert entry.data == {
        "list": kept.pk,
        "file": "bank.csv",
        "sha256": kept.sha256,
        "total": TOTAL,
        "rows": {"verify": 1, "unknown": 1},
    }


def test_what_came_of_each_row_is_kept(cast: Cast) -> None:
    invoice = billed(cast)
    kept = applied(cast, uploaded(cast, listed(), listed(OTHER_NTPN, OTHER_CODE, row=3)))
    payment = Payment.objects.get()
    recorded, unknown = results_of(kept)
    assert (recorded.fate, recorded.payment_id, recorded.case_id) == (Fate.RECORD, payment.pk, invoice.case_id)
    assert (recorded.number, recorded.client) == (invoice.case.number, cast.organisation.name)
    assert (unknown.fate, unknown.payment_id, unknown.case_id) == (Fate.UNKNOWN, None, None)


def test_a_list_applied_twice_does_nothing_the_second_time(cast: Cast) -> None:
    billed(cast)
    kept = applied(cast, uploaded(cast, listed()))
    before = Entry.objects.count()
    again = apply_payment_list(kept.pk, treasurer(cast), later(days=3), fingerprint="lama")
    assert (again.applied_at, Payment.objects.count(), Entry.objects.count()) == (NOW, 1, before)


def test_the_same_file_uploaded_again_finds_everything_verified(cast: Cast) -> None:
    billed(cast)
    applied(cast, uploaded(cast, listed()))
    again = uploaded(cast, listed())
    assert [one.fate for one in plan_payment_list(again, treasurer(cast), NOW).rows] == [Fate.ALREADY]
    with pytest.raises(NothingToApply, match="Tidak ada baris yang dapat dicatat"):
        applied(cast, again)


def test_nothing_is_done_when_something_happened_since_the_dry_run(cast: Cast) -> None:
    first = reported(cast, billed(cast))
    second = reported(cast, billed(cast, OTHER_CODE), OTHER_NTPN)
    kept = uploaded(cast, listed(), listed(OTHER_NTPN, OTHER_CODE, row=3))
    shown = plan_payment_list(kept, treasurer(cast), NOW).fingerprint
    verified(cast, first)
    with pytest.raises(PlanChanged, match="Keadaan berubah sejak daftar ini diperiksa"):
        apply_payment_list(kept.pk, treasurer(cast), NOW, fingerprint=shown)
    second.refresh_from_db()
    assert second.is_waiting


def test_a_list_is_applied_whole_or_not_at_all(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    reported(cast, billed(cast))
    reported(cast, billed(cast, OTHER_CODE), OTHER_NTPN)
    kept = uploaded(cast, listed(), listed(OTHER_NTPN, OTHER_CODE, row=3))
    verify, calls = reconciling.verify_payment, []

    def second_time_fails(*given: Any, **more: Any) -> Payment:
        calls.append(given)
        if len(calls) == 2:
            raise AlreadyJudged
        return verify(*given, **more)

    monkeypatch.setattr(reconciling, "verify_payment", second_time_fails)
    with pytest.raises(AlreadyJudged):
        applied(cast, kept)
    kept.refresh_from_db()
    assert (len(calls), kept.applied_at) == (2, None)
    assert Payment.objects.filter(verified_at=None).count() == 2


def test_a_list_that_is_none_is_not_kept(cast: Cast) -> None:
    with pytest.raises(ColumnsMissing):
        read_payment_list(cast.office, treasurer(cast), NOW, name="a.csv", data=b"halo")
    assert PaymentList.objects.count() == 0


@pytest.mark.parametrize("who", ["head", "pjt", "client", "outsider", "elsewhere"])
def test_only_the_office_s_treasurer_reads_and_applies_lists(cast: Cast, who: str) -> None:
    people: dict[str, User] = {"client": cast.client, "outsider": cast.outsider}
    people["elsewhere"] = official(OfficeFactory(), "treasurer")
    user = people.get(who) or cast.staff[who]
    with pytest.raises(NotYours, match="Bendahara Penerimaan"):
        read_payment_list(cast.office, user, NOW, name="a.csv", data=text_of(listed()))
    reported(cast, billed(cast))
    kept = uploaded(cast, listed())
    shown = plan_payment_list(kept, treasurer(cast), NOW).fingerprint
    with pytest.raises(NotYours, match="Bendahara Penerimaan"):
        apply_payment_list(kept.pk, user, NOW, fingerprint=shown)


def test_a_treasurer_who_acts_for_the_client_changes_nothing_of_it(cast: Cast) -> None:
    reported(cast, billed(cast))
    MembershipFactory(organisation=cast.organisation, user=treasurer(cast), since=later(days=-1))
    with pytest.raises(NothingToApply):
        applied(cast, uploaded(cast, listed()))
