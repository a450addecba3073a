"""What would become of each row of a bank's list."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mutubaku.billing import actions as billing
from mutubaku.billing.models import Payment
from mutubaku.billing.reconciliation.facts import gather
from mutubaku.billing.reconciliation.listing import BadRow, Fault, ListedPayment, ListedRow
from mutubaku.billing.reconciliation.plan import Fate, Plan, make_plan
from mutubaku.cases.models import Ending
from mutubaku.people.models import Organisation
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
    case_of,
    listed,
    rejected,
    reported,
    verified,
)
from tests.cast import MONDAY, Cast, later
from tests.factories.people import OfficeFactory


def plan(cast: Cast, *rows: ListedRow, own: list[Organisation] | None = None) -> Plan:
    payments = [row for row in rows if isinstance(row, ListedPayment)]
    return make_plan(rows, gather(cast.office, payments, own or [], NOW))


def fate(cast: Cast, row: ListedRow, own: list[Organisation] | None = None) -> tuple[Fate, str]:
    [one] = plan(cast, row, own=own).rows
    return one.fate, one.sentence


def test_a_reported_payment_that_agrees_will_be_verified(cast: Cast) -> None:
    payment = reported(cast, billed(cast))
    found = plan(cast, listed())
    assert [(one.fate, one.payment, one.sentence) for one in found.rows] == [
        (Fate.VERIFY, payment, "Cocok dengan laporan pelanggan.")
    ]
    assert (found.total, found.counts[Fate.VERIFY]) == (TOTAL, 1)


def test_the_ntpn_alone_is_enough_when_the_list_has_no_codes(cast: Cast) -> None:
    reported(cast, billed(cast))
    assert fate(cast, listed(code=""))[0] is Fate.VERIFY


def test_part_payment_and_overpayment_are_verified_and_named(cast: Cast) -> None:
    invoice = billed(cast)
    reported(cast, invoice, amount=3_000_000)
    assert fate(cast, listed(amount=3_000_000)) == (
        Fate.VERIFY,
        "Cocok dengan laporan pelanggan. Masih kurang Rp 2.000.000 dari tagihan.",
    )
    reported(cast, invoice, OTHER_NTPN, amount=6_000_000)
    assert fate(cast, listed(OTHER_NTPN, amount=6_000_000)) == (
        Fate.VERIFY,
        "Cocok dengan laporan pelanggan. Lebih Rp 1.000.000 dari tagihan.",
    )


def test_another_day_is_told_and_no_reason_to_stop(cast: Cast) -> None:
    reported(cast, billed(cast))
    assert fate(cast, listed(day=date(2026, 11, 25))) == (
        Fate.VERIFY,
        "Cocok dengan laporan pelanggan. Pelanggan menulis tanggal 24 Nov 2026; tanggal itu yang tetap.",
    )


def test_another_amount_needs_a_person(cast: Cast) -> None:
    reported(cast, billed(cast))
    assert fate(cast, listed(amount=4_999_999)) == (
        Fate.DIFFERS,
        "Jumlah berbeda: daftar Rp 4.999.999, laporan pelanggan Rp 5.000.000. Buka, lalu periksa.",
    )


def test_an_ntpn_with_the_code_of_another_case_needs_a_person(cast: Cast) -> None:
    reported(cast, billed(cast))
    billed(cast, OTHER_CODE)
    for code in (OTHER_CODE, "000000000000001"):
        assert fate(cast, listed(code=code)) == (
            Fate.DIFFERS,
            f"NTPN dilaporkan untuk permohonan ini, tetapi kode billing {code} bukan miliknya. Buka, lalu periksa.",
        )


def test_a_verified_payment_is_left_as_it_is(cast: Cast) -> None:
    verified(cast, reported(cast, billed(cast)))
    said = "Sudah dinyatakan sah pada 24 Nov 2026."
    assert fate(cast, listed()) == fate(cast, listed(ntpn="")) == (Fate.ALREADY, said)


def test_a_verified_payment_of_another_amount_needs_a_person(cast: Cast) -> None:
    verified(cast, reported(cast, billed(cast)))
    assert fate(cast, listed(amount=1))[0] is Fate.DIFFERS


def test_a_rejected_report_is_not_verified_behind_the_treasurer_s_back(cast: Cast) -> None:
    rejected(cast, reported(cast, billed(cast)))
    assert fate(cast, listed()) == (
        Fate.DIFFERS,
        "Laporan ini pernah ditolak: “Uang belum masuk”. Minta pelanggan melaporkannya lagi bila ternyata benar.",
    )


def test_a_report_made_anew_after_a_rejection_counts(cast: Cast) -> None:
    invoice = billed(cast)
    rejected(cast, reported(cast, invoice))
    again = reported(cast, invoice)
    assert [one.payment for one in plan(cast, listed()).changes] == [again]


def test_a_rejected_report_of_another_case_does_not_hide_the_one_that_counts(cast: Cast) -> None:
    first, second = billed(cast), billed(cast, OTHER_CODE)
    rejected(cast, reported(cast, second))
    counts = reported(cast, first)
    assert [one.payment for one in plan(cast, listed()).changes] == [counts]


def test_a_payment_by_our_code_that_nobody_reported_will_be_recorded(cast: Cast) -> None:
    invoice = billed(cast)
    [one] = plan(cast, listed()).rows
    assert (one.fate, one.code, one.payment) == (Fate.RECORD, invoice.codes.get(), None)
    assert one.sentence == "Dibayar dengan kode billing ini, belum dilaporkan pelanggan: dicatat dari daftar."


def test_less_than_the_invoice_is_recorded_and_named(cast: Cast) -> None:
    billed(cast)
    assert fate(cast, listed(amount=1_000_000)) == (
        Fate.RECORD,
        "Dibayar dengan kode billing ini, belum dilaporkan pelanggan: dicatat dari daftar. "
        "Masih kurang Rp 4.000.000 dari tagihan.",
    )


def test_a_payment_by_a_code_that_was_renewed_since_will_be_recorded(cast: Cast) -> None:
    invoice = billed(cast)
    billing.enter_code(invoice, OTHER_CODE, later(days=9), as_(cast, "pjt"), NOW)
    assert [one.code.code for one in plan(cast, listed()).changes if one.code] == [CODE]


def test_a_code_without_ntpn_confirms_the_one_report_of_that_amount(cast: Cast) -> None:
    payment = reported(cast, billed(cast))
    assert [one.payment for one in plan(cast, listed(ntpn="")).changes] == [payment]


def test_a_code_without_ntpn_makes_no_payment_of_its_own(cast: Cast) -> None:
    billed(cast)
    assert fate(cast, listed(ntpn="")) == (
        Fate.DIFFERS,
        "Belum ada laporan pelanggan, dan daftar tidak memuat NTPN. Tambahkan NTPN pada daftar.",
    )


def test_a_code_without_ntpn_beside_another_amount_needs_a_person(cast: Cast) -> None:
    payment = reported(cast, billed(cast), amount=1_000_000)
    [one] = plan(cast, listed(ntpn="")).rows
    assert (one.fate, one.payment) == (Fate.DIFFERS, payment)


def test_a_code_without_ntpn_does_not_choose_between_two_reports(cast: Cast) -> None:
    invoice = billed(cast)
    reported(cast, invoice, amount=2_500_000)
    reported(cast, invoice, OTHER_NTPN, amount=2_500_000)
    assert fate(cast, listed(ntpn="", amount=2_500_000)) == (
        Fate.DIFFERS,
        "Ada 2 laporan dengan jumlah ini. Periksa satu per satu.",
    )


def test_an_ntpn_mistyped_by_the_client_needs_a_person(cast: Cast) -> None:
    payment = reported(cast, billed(cast))
    [one] = plan(cast, listed(OTHER_NTPN)).rows
    assert (one.fate, one.payment) == (Fate.DIFFERS, payment)
    assert one.sentence == f"Pelanggan melaporkan NTPN lain, {NTPN}. Buka, lalu periksa; mungkin salah ketik."


def test_a_code_is_paid_once(cast: Cast) -> None:
    verified(cast, reported(cast, billed(cast)))
    assert fate(cast, listed(OTHER_NTPN)) == (
        Fate.DIFFERS,
        f"Kode ini sudah dibayar dengan NTPN {NTPN}. Periksa di SIMPONI.",
    )


def test_a_code_of_an_invoice_that_was_replaced_needs_a_person(cast: Cast) -> None:
    invoice = billed(cast)
    billed(cast, OTHER_CODE, case=invoice.case)
    assert fate(cast, listed()) == (
        Fate.DIFFERS,
        f"Kode ini milik tagihan {invoice.number} yang sudah diganti. Hubungi Seksi PJT.",
    )


def test_a_payment_before_the_invoice_was_sent_waits(cast: Cast) -> None:
    billed(cast, asked=False)
    assert fate(cast, listed()) == (
        Fate.DIFFERS,
        "Tagihan ini belum dikirim kepada pelanggan. Minta Seksi PJT menyelesaikan langkahnya, lalu ulangi.",
    )


def test_nothing_is_recorded_in_a_case_that_is_over(cast: Cast) -> None:
    case = billed(cast).case
    case.closed_at, case.ending = NOW, Ending.COMPLETED
    case.save()
    assert fate(cast, listed()) == (
        Fate.DIFFERS,
        "Permohonan ini sudah berakhir, jadi pembayarannya tidak dapat dicatat dari daftar.",
    )


def test_a_payment_before_there_was_a_code_needs_a_person(cast: Cast) -> None:
    billed(cast)
    assert fate(cast, listed(day=MONDAY.date() - timedelta(days=1))) == (
        Fate.DIFFERS,
        "Tanggal bayar mendahului kode billing, yang terbit 23 Nov 2026. Periksa tanggalnya.",
    )


@pytest.mark.parametrize("ntpn", [NTPN, OTHER_NTPN])
def test_nobody_reconciles_their_own_company(cast: Cast, ntpn: str) -> None:
    reported(cast, billed(cast))
    [one] = plan(cast, listed(ntpn), own=[cast.organisation]).rows
    assert (one.fate, one.payment) == (Fate.DIFFERS, None)
    assert one.sentence == (
        "Anda bertindak untuk perusahaan ini, jadi tidak boleh memeriksa pembayarannya. Minta rekan lain."
    )


def test_what_is_not_this_office_s_is_unknown(cast: Cast) -> None:
    reported(cast, billed(cast))
    Payment.objects.update(office=OfficeFactory())
    assert fate(cast, listed(OTHER_NTPN, OTHER_CODE)) == (
        Fate.UNKNOWN,
        "NTPN dan kode billing ini tidak dikenal di kantor ini. Mungkin setoran lain.",
    )
    assert fate(cast, listed(code="")) == (
        Fate.UNKNOWN,
        "Tidak ada pelanggan yang melaporkan NTPN ini. Mungkin setoran lain.",
    )


def test_a_day_that_is_not_yet_cannot_be_read(cast: Cast) -> None:
    assert fate(cast, listed(day=date(2026, 11, 26))) == (
        Fate.UNREADABLE,
        "Tanggal Bayar: 26 Nov 2026 belum tiba. Periksa tanggalnya.",
    )


def test_a_row_that_cannot_be_read_says_every_fault(cast: Cast) -> None:
    bad = BadRow(7, (Fault("NTPN", "Salah."), Fault("Jumlah", "Kosong.")), "x")
    assert fate(cast, bad) == (Fate.UNREADABLE, "NTPN: Salah. Jumlah: Kosong.")


@pytest.mark.parametrize("is_reported", [True, False])
def test_a_payment_that_stands_twice_in_a_list_is_taken_once(cast: Cast, is_reported: bool) -> None:
    invoice = billed(cast)
    if is_reported:
        reported(cast, invoice)
    found = plan(cast, listed(), listed(row=3), listed(ntpn="", row=4))
    assert [one.row.row for one in found.changes] == [2]
    assert found.rows[1].sentence == "Pembayaran yang sama sudah ada di baris 2; hanya baris itu yang dipakai."


def test_one_ntpn_is_not_recorded_for_two_cases(cast: Cast) -> None:
    billed(cast)
    billed(cast, OTHER_CODE)
    assert [one.row.row for one in plan(cast, listed(), listed(code=OTHER_CODE, row=3)).changes] == [2]


def test_two_codes_of_different_cases_are_both_recorded(cast: Cast) -> None:
    billed(cast)
    billed(cast, OTHER_CODE)
    found = plan(cast, listed(), listed(OTHER_NTPN, OTHER_CODE, row=3))
    assert [one.row.row for one in found.changes] == [2, 3]
    assert found.total == 2 * TOTAL


def test_the_fingerprint_changes_with_what_would_be_done(cast: Cast) -> None:
    payment = reported(cast, billed(cast))
    before = plan(cast, listed()).fingerprint
    assert plan(cast, listed()).fingerprint == before
    verified(cast, payment)
    assert plan(cast, listed()).fingerprint != before


def test_a_long_list_asks_no_more_than_a_short_one(cast: Cast) -> None:
    def queries(*rows: ListedPayment) -> int:
        with CaptureQueriesContext(connection) as seen:
            plan(cast, *rows)
        return len(seen)

    verified(cast, reported(cast, billed(cast)))
    one = queries(listed())
    reported(cast, billed(cast, OTHER_CODE), OTHER_NTPN)
    billed(cast, "820220922465630", case=case_of(cast))
    three = queries(listed(), listed(OTHER_NTPN, OTHER_CODE, row=3), listed("0" * 16, "820220922465630", row=4))
    assert (one, three) == (7, 7)


def test_the_day_of_payment_is_a_day_of_the_office(cast: Cast) -> None:
    assert gather(cast.office, [], [], NOW).today == PAID + timedelta(days=1)
