"""The treasurer settles an overpayment in the browser; the client sees what became of it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mutubaku.billing.models import Invoice, Refund
from mutubaku.billing.queries import settlement
from tests.billing.reconciliation.money import NOW, OTHER_CODE, TOTAL, billed, reported, treasurer, verified
from tests.cast import MONDAY, Cast
from tests.documents.samples import PDF
from tests.web.cases.conftest import As, Browser, Move

ASKED = {
    "act": "minta",
    "amount": "2.000.000",
    "reason": "Dibayar dua kali.",
    "account": "Bank Contoh 123 a.n. PT Contoh",
    "letter_number": "7/K/2026",
    "letter_on": "2026-11-24",
}


@pytest.fixture
def invoice(cast: Cast) -> Invoice:
    """An invoice on which two million too much have arrived."""
    found = billed(cast)
    found.task.closed_at, found.task.outcome = MONDAY, "dikirim"
    found.task.save()
    verified(cast, reported(cast, found, amount=TOTAL + 2_000_000))
    return found


@pytest.fixture
def browser(cast: Cast, as_: As, move: Move) -> Browser:
    """The treasurer's browser."""
    move(NOW)
    return as_(treasurer(cast))


def page(invoice: Invoice) -> str:
    return f"/kerja/bendahara/kelebihan/{invoice.case_id}/"


def test_an_overpaid_case_stands_on_the_desk_until_it_is_settled(
    cast: Cast, as_: As, browser: Browser, invoice: Invoice
) -> None:
    desk = browser.page("/kerja/bendahara/?bagian=kelebihan")
    assert page(invoice) in desk
    assert "Belum diminta" in desk
    assert 'value="2.000.000"' in browser.page(page(invoice))
    assert browser.send(page(invoice), ASKED).status_code == 302
    assert "Diminta kembali" in browser.page("/kerja/bendahara/?bagian=kelebihan")
    proof = SimpleUploadedFile("bukti.pdf", PDF, "application/pdf")
    typed = {"act": "kembali", "refund": Refund.objects.get().pk, "returned_on": "2026-11-25", "file": proof}
    assert browser.send(page(invoice), typed).status_code == 302
    assert settlement(invoice.case).state == "paid"
    assert "Tidak ada kelebihan pembayaran" in browser.page("/kerja/bendahara/?bagian=kelebihan")
    theirs = as_(cast.client).page(f"/perkara/{invoice.case_id}/pembayaran/")
    assert "Dikembalikan pada 25 November 2026" in theirs
    assert "Bukti pengembalian" in theirs


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"amount": "2.000.001"}, "paling banyak Rp 2.000.000"),
        ({"amount": "dua juta"}, "Tulis jumlahnya dengan angka saja"),
        ({"account": ""}, "Tulis bank, nomor, dan nama pemilik rekeningnya."),
        ({"letter_on": "2026-12-24"}, "Tanggal surat tidak boleh sesudah hari ini"),
    ],
)
def test_what_cannot_stand_comes_back_with_its_sentence_and_what_was_typed(
    browser: Browser, invoice: Invoice, changed: dict[str, Any], sentence: str
) -> None:
    answer = browser.send(page(invoice), {**ASKED, **changed})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in html
    assert "Dibayar dua kali." in html
    assert not Refund.objects.exists()


def test_a_surplus_is_set_off_or_the_request_given_up(cast: Cast, browser: Browser, invoice: Invoice) -> None:
    other = billed(cast, OTHER_CODE)
    other.task.closed_at, other.task.outcome = MONDAY, "dikirim"
    other.task.save()
    for act in ({"act": "batal", "words": "Salah catat."}, {"act": "hitung", "case": other.case_id}):
        browser.send(page(invoice), ASKED)
        refund = Refund.objects.order_by("-id")[0]
        assert browser.send(page(invoice), {**act, "refund": refund.pk}).status_code == 302
    assert settlement(other.case).received == 2_000_000
    html = browser.page(page(invoice))
    assert "Salah catat." in html
    assert f"Diperhitungkan dengan permohonan {other.case.number}" in html


def test_an_ending_without_its_facts_comes_back_in_its_place(browser: Browser, invoice: Invoice) -> None:
    browser.send(page(invoice), ASKED)
    refund = Refund.objects.get()
    said = {"kembali": "Pilih berkas bukti pengembaliannya.", "batal": "Tulis mengapa pengembalian ini"}
    for act, sentence in said.items():
        answer = browser.send(page(invoice), {"act": act, "refund": refund.pk, "returned_on": "2026-11-25"})
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
    assert browser.send(page(invoice), {"act": "kembali", "refund": "999"}).status_code == 404
