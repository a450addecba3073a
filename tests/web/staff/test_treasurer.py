"""The treasurer's desk in the browser: what waits, one payment, and the bank's lists."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from mutubaku.billing import actions as billing
from mutubaku.billing.models import Payment, PaymentList
from mutubaku.billing.reconciliation.listing import ListedPayment
from mutubaku.documents import actions as documents
from mutubaku.people.models import User
from mutubaku.web.staff.treasurer.desk import difference
from tests.billing.reconciliation.money import (
    CODE,
    NOW,
    NTPN,
    OTHER_CODE,
    OTHER_NTPN,
    PAID,
    TOTAL,
    billed,
    listed,
    rejected,
    reported,
    text_of,
    treasurer,
    verified,
)
from tests.billing.reconciliation.money import (
    as_ as capacity,
)
from tests.cast import MONDAY, Cast, later
from tests.documents.samples import PNG
from tests.factories.people import MembershipFactory, OfficeFactory, official
from tests.web.cases.conftest import As, Browser, Move

DESK = "/kerja/bendahara/"
LISTS = "/kerja/bendahara/daftar/"
LONG = "PT " + "Perusahaan Karet Remah Nusantara Sejahtera Abadi " * 4


At = Callable[[datetime], Browser]


@pytest.fixture
def at(cast: Cast, as_: As, move: Move) -> At:
    """The treasurer's browser at a moment, newly signed in."""

    def signed_in(moment: datetime) -> Browser:
        move(moment)
        return as_(treasurer(cast))

    return signed_in


@pytest.fixture
def browser(at: At) -> Browser:
    """The treasurer's browser on Wednesday 25 November 2026, eight o'clock."""
    return at(NOW)


def page_of(payment: Payment) -> str:
    return f"{DESK}pembayaran/{payment.pk}/"


def sent(browser: Browser, *rows: ListedPayment, name: str = "bank.csv", data: bytes = b"") -> str:
    """The address a list leads to when it is uploaded."""
    answer = browser.send(LISTS, {"file": SimpleUploadedFile(name, data or text_of(*rows))})
    assert answer.status_code == 302
    return str(answer.url)


def words(page: str) -> str:
    """What a page says, without its marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def fingerprint(page: str) -> str:
    found = re.search(r'name="fingerprint" value="([0-9a-f]{64})"', page)
    assert found is not None
    return found[1]


# Who gets there


@pytest.mark.parametrize("path", [DESK, LISTS, f"{DESK}contoh.xlsx", f"{DESK}contoh.csv"])
@pytest.mark.parametrize("who", ["head", "pjt", "ss", "auditor", "client", "outsider"])
def test_nobody_but_a_treasurer_gets_to_the_desk(cast: Cast, as_: As, path: str, who: str) -> None:
    people: dict[str, User] = {"client": cast.client, "outsider": cast.outsider}
    assert as_(people.get(who) or cast.staff[who]).get(path).status_code == 403


def test_the_desk_stands_in_the_navigation_of_a_treasurer_only(cast: Cast, browser: Browser, as_: As) -> None:
    assert f'href="{DESK}"' in browser.page("/kerja/")
    assert f'href="{DESK}"' not in as_(cast.staff["pjt"]).page("/kerja/")


def test_another_office_s_treasurer_finds_nothing_of_this_one(cast: Cast, as_: As, browser: Browser) -> None:
    payment = reported(cast, billed(cast))
    goal = sent(browser, listed())
    stranger = as_(official(OfficeFactory(), "treasurer"))
    assert [stranger.get(path).status_code for path in (page_of(payment), goal)] == [404, 404]
    posted = (page_of(payment) + "sah/", page_of(payment) + "tolak/", goal)
    assert [stranger.send(path, {"reason": "x", "fingerprint": "0"}).status_code for path in posted] == [404] * 3
    assert NTPN not in stranger.page(DESK)


def test_a_treasurer_who_acts_for_the_client_does_not_get_its_payments(cast: Cast, browser: Browser) -> None:
    payment = reported(cast, billed(cast))
    MembershipFactory(organisation=cast.organisation, user=treasurer(cast), since=later(days=-1))
    assert browser.get(page_of(payment)).status_code == 404
    assert NTPN not in browser.page(DESK)


# The lists of the desk


def test_each_empty_list_says_what_will_come(browser: Browser) -> None:
    said = {
        "periksa": "Tidak ada pembayaran yang perlu diperiksa",
        "belum-dibayar": "Tidak ada kode yang menunggu dibayar",
        "kedaluwarsa": "Tidak ada kode yang kedaluwarsa",
        "diterima": "Belum ada pembayaran yang sah pada bulan ini",
    }
    for tab, title in said.items():
        assert title in browser.page(f"{DESK}?bagian={tab}")


def test_what_waits_is_listed_oldest_first_with_its_difference_and_its_proof(cast: Cast, browser: Browser) -> None:
    reported(cast, billed(cast), amount=3_000_000)
    reported(cast, billed(cast, OTHER_CODE), OTHER_NTPN)
    page = browser.page(DESK)
    assert page.index(NTPN) < page.index(OTHER_NTPN)
    text = words(page)
    assert "Rp 3.000.000 Rp 5.000.000 Kurang Rp 2.000.000 Tidak ada" in text
    assert "Rp 5.000.000 Rp 5.000.000 Sesuai tagihan Tidak ada" in text
    assert "Perlu diperiksa 2" in text


def test_a_payment_is_held_beside_what_was_received_before(cast: Cast, browser: Browser) -> None:
    invoice = billed(cast)
    verified(cast, reported(cast, invoice, amount=3_000_000))
    second = reported(cast, invoice, OTHER_NTPN, amount=3_000_000)
    assert "Lebih Rp 1.000.000" in browser.page(DESK)
    text = words(browser.page(page_of(second)))
    assert "Sudah diterima sebelumnya Rp 3.000.000" in text.replace("Rp 3.000.000 Sudah", "Rp 3.000.000 | Sudah")
    assert "Pembayaran ini melebihi tagihan sebesar Rp 1.000.000." in text
    assert "Laporan lain untuk permohonan ini" in text


def test_a_payment_verified_later_did_not_arrive_before(cast: Cast, browser: Browser) -> None:
    invoice = billed(cast)
    first = verified(cast, reported(cast, invoice, amount=3_000_000))
    second = verified(cast, reported(cast, invoice, OTHER_NTPN, amount=3_000_000))
    text = words(browser.page(page_of(first)))
    assert "Sudah diterima sebelumnya" not in text
    assert "Kurang Rp 2.000.000" in text or "Rp 2.000.000 Kurang" in text
    assert "Sudah diterima sebelumnya" in words(browser.page(page_of(second)))


def test_what_differs_is_told_only_while_the_payment_waits(cast: Cast, browser: Browser) -> None:
    payment = reported(cast, billed(cast), amount=3_000_000)
    assert "Sesudah pembayaran ini tagihan masih kurang Rp 2.000.000." in words(browser.page(page_of(payment)))
    verified(cast, payment)
    text = words(browser.page(page_of(payment)))
    assert ("Perhatikan" in text, "Jumlahnya sama dengan tagihan." in text) == (False, False)


def test_a_proof_is_one_press_away(cast: Cast, browser: Browser, as_: As) -> None:
    payment = reported(cast, billed(cast))
    task = payment.invoice.case.tasks.order_by("id")[0]
    version = documents.upload(
        task, name="bukti.png", data=PNG, by=capacity(cast, "pjt"), at=MONDAY, kind="konfirmasi-pembayaran"
    )
    Payment.objects.update(file=version)
    assert f'href="/berkas/{version.pk}/"' in browser.page(DESK)
    assert f'href="/berkas/{version.pk}/"' in browser.page(page_of(payment))
    assert browser.get(f"/berkas/{version.pk}/").status_code == 200


def test_codes_nobody_has_paid_are_listed_by_when_they_expire(cast: Cast, at: At) -> None:
    billed(cast)
    unpaid, expiring = f"{DESK}?bagian=belum-dibayar", f"{DESK}?bagian=kedaluwarsa"
    assert "5 hari lagi" in at(NOW).page(unpaid)
    assert CODE not in at(NOW).page(expiring)
    moments = {"2 hari lagi": later(days=5), "1 hari lagi": later(days=6), "Sudah kedaluwarsa": later(days=7)}
    assert all(said in at(moment).page(expiring) for said, moment in moments.items())
    assert "Hari ini" in at(later(days=6, hours=23)).page(expiring)
    assert CODE not in at(later(days=8)).page(unpaid)


def test_a_code_whose_payment_waits_or_arrived_is_not_unpaid(cast: Cast, browser: Browser) -> None:
    invoice = billed(cast)
    payment = reported(cast, invoice, amount=3_000_000)
    assert CODE not in browser.page(f"{DESK}?bagian=belum-dibayar")
    verified(cast, payment)
    assert CODE not in browser.page(f"{DESK}?bagian=belum-dibayar")
    spent = browser.page(f"{DESK}?bagian=kedaluwarsa")
    assert "sudah diterima Rp 3.000.000" in spent
    assert "Sudah terpakai; sisanya perlu kode baru" in spent
    verified(cast, reported(cast, invoice, OTHER_NTPN, amount=2_000_000))
    assert all(CODE not in browser.page(f"{DESK}?bagian={tab}") for tab in ("belum-dibayar", "kedaluwarsa"))


def test_a_rejected_report_leaves_its_code_unpaid(cast: Cast, browser: Browser) -> None:
    rejected(cast, reported(cast, billed(cast)))
    assert CODE in browser.page(f"{DESK}?bagian=belum-dibayar")


def test_a_month_lists_what_was_paid_in_it_with_its_sum(cast: Cast, at: At) -> None:
    verified(cast, reported(cast, billed(cast)))
    verified(cast, reported(cast, billed(cast, OTHER_CODE), OTHER_NTPN, amount=2_500_000))
    this_month = words(at(NOW).page(f"{DESK}?bagian=diterima"))
    assert "November 2026 jumlah Rp 7.500.000" in this_month
    assert "Bulan berikutnya" not in this_month
    december = at(later(days=10))
    assert "Desember 2026 jumlah Rp 0" in words(december.page(f"{DESK}?bagian=diterima"))
    before = words(december.page(f"{DESK}?bagian=diterima&bulan=2026-11"))
    assert "November 2026 jumlah Rp 7.500.000" in before
    assert "Bulan berikutnya" in before


@pytest.mark.parametrize("asked", ["2027-01", "1999-12", "0001-01", "x", "2026-13", "2026-11-01"])
def test_a_strange_month_is_this_month(browser: Browser, asked: str) -> None:
    assert "November 2026" in browser.page(f"{DESK}?bagian=diterima&bulan={asked}")


@pytest.mark.parametrize("asked", ["bagian=lain", "tampil=x", "tampil=99999999", "tampil=²"])
def test_a_strange_address_shows_what_waits(browser: Browser, asked: str) -> None:
    assert "Tidak ada pembayaran yang perlu diperiksa" in browser.page(f"{DESK}?{asked}")


def test_long_lists_are_shown_in_parts(cast: Cast, browser: Browser) -> None:
    reported(cast, billed(cast))
    reported(cast, billed(cast, OTHER_CODE), OTHER_NTPN)
    page = browser.page(f"{DESK}?tampil=1")
    assert (NTPN in page, OTHER_NTPN in page, "tampil=101" in page) == (True, False, True)
    for payment in Payment.objects.all():
        verified(cast, payment)
    assert "bulan=2026-11" in browser.page(f"{DESK}?bagian=diterima&tampil=1").split("Tampilkan lagi")[0]


@pytest.mark.parametrize("tab", ["periksa", "belum-dibayar", "kedaluwarsa", "diterima"])
def test_a_list_asks_as_much_for_three_rows_as_for_one(
    cast: Cast, at: At, queries: Callable[[Callable[[], object]], int], tab: str
) -> None:
    def add(number: int) -> None:
        invoice = billed(cast, f"8202209224656{number:02}")
        if tab in {"periksa", "diterima"}:
            payment = reported(cast, invoice, f"1234567890ABCD{number:02}")
            if tab == "diterima":
                verified(cast, payment)

    browser = at(later(days=6) if tab == "kedaluwarsa" else NOW)
    browser.page(DESK)
    add(1)
    one = queries(lambda: browser.page(f"{DESK}?bagian={tab}"))
    add(2)
    add(3)
    assert queries(lambda: browser.page(f"{DESK}?bagian={tab}")) == one


def test_a_long_company_name_is_shown_and_held_to_two_lines(cast: Cast, browser: Browser) -> None:
    cast.organisation.name = LONG.strip()[:200]
    cast.organisation.save()
    payment = reported(cast, billed(cast))
    assert f'<bdi class="clamp">{cast.organisation.name}</bdi>' in browser.page(DESK)
    assert cast.organisation.name in browser.page(page_of(payment))


# One payment


def test_a_payment_is_verified_with_two_presses_from_the_desk(cast: Cast, browser: Browser) -> None:
    payment = reported(cast, billed(cast))
    page = browser.page(page_of(payment))
    assert "Jumlahnya sama dengan tagihan." not in page  # there is no proof, and that is said instead
    assert "Tidak ada berkas bukti bayar." in page
    answer = browser.send(page_of(payment) + "sah/", follow=True)
    assert answer.redirect_chain == [(DESK, 302)]
    assert "Pembayaran dinyatakan sah. Bukti bayar dibuat dan pelanggan diberi tahu." in answer.content.decode()
    payment.refresh_from_db()
    assert payment.verified_by == treasurer(cast)
    after = browser.page(page_of(payment))
    assert "Dinyatakan sah" in after
    assert "Tolak pembayaran" not in after


def test_a_payment_is_rejected_with_a_reason_the_client_reads(cast: Cast, browser: Browser) -> None:
    payment = reported(cast, billed(cast))
    told = {"ground": "wrong-account", "reason": "Rekening tujuan salah"}
    answer = browser.send(page_of(payment) + "tolak/", told, follow=True)
    assert "Pelanggan diberi tahu alasannya" in answer.content.decode()
    payment.refresh_from_db()
    assert (payment.ground, payment.reason) == ("wrong-account", "Rekening tujuan salah")
    assert "Ditolak: Rekening tujuan salah" in browser.page(page_of(payment))


def test_a_rejection_without_a_reason_comes_back(cast: Cast, browser: Browser) -> None:
    payment = reported(cast, billed(cast))
    answer = browser.send(page_of(payment) + "tolak/", {"reason": " "})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert page.count("Tulis alasan penolakan; pelanggan membacanya untuk memperbaiki laporannya.") == 2
    assert page.count("Pilih sebabnya; pelanggan diberi tahu apa yang harus dilakukan.") == 2
    assert '<details class="fold" open>' in page
    assert "<title>Kesalahan:" in page


def test_a_payment_judged_meanwhile_says_so(cast: Cast, browser: Browser) -> None:
    payment = verified(cast, reported(cast, billed(cast)))
    answer = browser.send(page_of(payment) + "sah/")
    assert answer.status_code == 422
    assert "Pembayaran ini sudah diperiksa." in answer.content.decode()


@pytest.mark.parametrize("act", ["sah", "tolak"])
def test_the_address_of_an_act_leads_to_its_payment(cast: Cast, browser: Browser, act: str) -> None:
    payment = reported(cast, billed(cast))
    answer = browser.get(f"{page_of(payment)}{act}/")
    assert (answer.status_code, answer.url) == (302, page_of(payment))


def test_everything_that_differs_is_named(cast: Cast, at: At) -> None:
    invoice = billed(cast)
    payment = billing.report_payment(
        invoice,
        ntpn=NTPN,
        ntb="",
        bank="",
        paid_on=date(2026, 12, 1),
        amount=4_000_000,
        file=None,
        by=capacity(cast, "treasurer"),
        at=later(days=9),
    )
    billed(cast, OTHER_CODE, case=invoice.case)
    text = words(at(later(days=9)).page(page_of(payment)))
    assert "Sesudah pembayaran ini tagihan masih kurang Rp 1.000.000." in text
    assert f"Tagihan {invoice.number} yang dibayar sudah diganti." in text
    assert "Dibayar sesudah kode billing kedaluwarsa, Senin, 30 November 2026 pukul 08.00 WIB." in text
    assert "Tidak ada berkas bukti bayar." in text


def test_a_payment_without_a_code_is_told(cast: Cast, browser: Browser) -> None:
    payment = reported(cast, billed(cast, ""))
    assert "Tidak ada kode billing yang berlaku pada tanggal bayar." in browser.page(page_of(payment))


def test_a_difference_is_told_in_words() -> None:
    assert [difference(left)["status"] for left in (1, 0, -1)] == ["partial", "complete", "partial"]


# The bank's lists


def test_the_examples_are_lists_that_can_be_read(browser: Browser) -> None:
    xlsx, csv = browser.get(f"{DESK}contoh.xlsx"), browser.get(f"{DESK}contoh.csv")
    names = ("NTPN", "Kode Billing", "Tanggal Bayar", "Jumlah", "NTB", "Bank")
    assert next(load_workbook(io.BytesIO(xlsx.content)).active.values) == names  # type: ignore[union-attr]  # it has a sheet
    assert csv.content.decode("utf-8-sig").splitlines()[0] == ";".join(names)
    assert 'attachment; filename="contoh-daftar-pembayaran.xlsx"' in xlsx.headers["Content-Disposition"]
    assert csv.headers["Content-Type"] == "text/csv; charset=utf-8"


def test_a_list_is_shown_row_by_row_before_anything_is_done(cast: Cast, browser: Browser) -> None:
    payment = reported(cast, billed(cast))
    billed(cast, OTHER_CODE)
    rows = (listed(), listed(OTHER_NTPN, OTHER_CODE, row=3), listed("0" * 16, "", row=4))
    data = text_of(*rows) + b"\nABC;;kemarin;1;;"
    page = browser.page(sent(browser, data=data))
    text = words(page)
    assert "Akan dinyatakan sah 2" in text.replace("2 Akan dinyatakan sah", "Akan dinyatakan sah 2")
    assert "Dibayar dengan kode billing ini, belum dilaporkan pelanggan: dicatat dari daftar." in text
    assert "Tidak ada pelanggan yang melaporkan NTPN ini." in text
    assert "NTPN: “ABC” bukan NTPN: 16 huruf atau angka. Tanggal Bayar: “kemarin” bukan tanggal." in text
    assert "Nyatakan 2 pembayaran sah" in text
    payment.refresh_from_db()
    assert payment.is_waiting


def test_a_list_is_applied_as_it_was_shown_and_then_shows_what_came_of_it(cast: Cast, browser: Browser) -> None:
    payment = reported(cast, billed(cast))
    goal = sent(browser, listed())
    shown = fingerprint(browser.page(goal))
    answer = browser.send(goal, {"fingerprint": shown}, follow=True)
    assert answer.redirect_chain == [(goal, 302)]
    text = words(answer.content.decode())
    assert "1 pembayaran dinyatakan sah dari daftar ini." in text
    assert "Daftar sudah dicatat" in text
    assert "Nyatakan 1 pembayaran sah" not in text
    payment.refresh_from_db()
    assert payment.verified_at == NOW
    assert browser.send(goal, {"fingerprint": shown}).status_code == 302
    assert "Sudah dicatat" in browser.page(LISTS)


def test_a_list_whose_plan_has_changed_comes_back_with_the_new_one(cast: Cast, browser: Browser) -> None:
    payment = reported(cast, billed(cast))
    goal = sent(browser, listed())
    shown = fingerprint(browser.page(goal))
    verified(cast, payment)
    answer = browser.send(goal, {"fingerprint": shown})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Keadaan berubah sejak daftar ini diperiksa" in page
    assert "Sudah dinyatakan sah pada 24 Nov 2026." in page


def test_a_form_without_its_plan_does_nothing(cast: Cast, browser: Browser) -> None:
    reported(cast, billed(cast))
    goal = sent(browser, listed())
    assert browser.send(goal).status_code == 422
    assert PaymentList.objects.get().applied_at is None


def test_a_list_that_changes_nothing_has_no_button(browser: Browser) -> None:
    page = browser.page(sent(browser, listed()))
    assert "Tidak ada baris yang dapat dicatat dari daftar ini." in page
    assert 'name="fingerprint"' not in page


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.csv", b"Nama;Alamat\nx;y", "Kolom yang tidak ditemukan: NTPN / Kode Billing, Tanggal Bayar, Jumlah."),
        ("a.pdf", b"%PDF-1.7", "Berkas ini bukan XLSX atau CSV."),
        ("a.xls", b"\xd0\xcf\x11\xe0", "Buku kerja ini berformat XLS lama"),
        ("a.csv", b"x" * (5 * 1024 * 1024 + 1), "Daftar ini terlalu besar; batasnya 5 MB."),
    ],
)
def test_a_file_that_is_no_list_is_told_beside_its_field(
    browser: Browser, name: str, data: bytes, sentence: str
) -> None:
    answer = browser.send(LISTS, {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 422
    assert answer.content.decode().count(sentence) == 2
    assert PaymentList.objects.count() == 0


def test_no_file_is_told(browser: Browser) -> None:
    answer = browser.send(LISTS)
    assert answer.status_code == 422
    assert "Pilih berkasnya dahulu" in answer.content.decode()


def test_the_names_of_files_and_banks_are_never_markup(cast: Cast, browser: Browser) -> None:
    billed(cast)
    row = ListedPayment(2, NTPN, CODE, PAID, TOTAL, "", "<script>x</script>")
    page = browser.page(sent(browser, row, name="<b>.csv"))
    assert "<script>x" not in page
    assert "<b>.csv" not in page


def test_the_names_of_the_addresses_stand(db: None) -> None:
    assert reverse("staff:payment_lists") == LISTS
