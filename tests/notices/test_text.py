"""What a notice says: facts as people write them, quoted words, the short text; in the reader's language."""

from __future__ import annotations

import re

import pytest
from django.utils import translation
from pytest_django import Settings

from mutubaku.notices.actions import tell_client, tell_sent, write_message
from mutubaku.notices.models import Notice, NoticeKind
from mutubaku.notices.text import SHOWN, facts_of, letter_of, path_of_notice, short_text, track_link
from mutubaku.people.access import client_capacity
from tests.cast import Cast, later

AT = later(days=1)
CODE = {
    "invoice": "12/INV/2026",
    "total": 9_250_000,
    "code": "820261123000017",
    "expires_at": "2026-12-01T16:59:00+00:00",
}


@pytest.fixture
def code(cast: Cast) -> Notice:
    tell_client(cast.case_at("completeness").case, NoticeKind.PAYMENT_CODE, AT, CODE)
    return Notice.objects.latest("id")


def test_a_billing_code_is_told_with_its_invoice_amount_and_last_moment_on_the_office_s_clock(
    cast: Cast, code: Notice
) -> None:
    letter = letter_of(code, cast.client, AT)
    rows = [
        ("Nomor tagihan", "12/INV/2026"),
        ("Jumlah", "Rp 9.250.000"),
        ("Kode billing", "820261123000017"),
        ("Berlaku sampai", "Selasa, 1 Desember 2026, 23.59 WIB"),
    ]
    for label, value in rows:
        assert f"{label}: {value}" in letter.text
        assert f">{label}</td>" in letter.html
        assert f">{value}</td>" in letter.html


def test_facts_that_are_not_given_are_left_out_and_english_writes_its_own_figures() -> None:
    with translation.override("en"):
        assert [value for _label, value in facts_of("payment-code", {"total": 9_250_000, "code": ""})] == [
            "Rp 9,250,000"
        ]
    assert facts_of("your-turn", {"task": 1}) == []


def test_a_day_without_a_clock_time_is_written_as_a_day() -> None:
    assert facts_of("completion-reminder", {"until": "2026-11-30"}) == [("Paling lambat", "Senin, 30 November 2026")]


def test_the_letter_fetches_nothing_and_holds_no_picture(cast: Cast, code: Notice, settings: Settings) -> None:
    html = letter_of(code, cast.client, AT).html
    assert not re.search(r"<(img|script|link|iframe)|url\(|@import|src=", html)
    assert all(one.startswith(f"{settings.BASE_URL}/") for one in re.findall(r'href="([^"]+)"', html))
    assert "color-scheme" in html
    assert len(html.encode()) < 8_000


def test_receipt_is_told_with_the_tracking_link_and_nothing_else_is(cast: Cast, code: Notice) -> None:
    case = code.case
    assert case is not None
    tell_sent(case, AT)
    receipt = letter_of(Notice.objects.latest("id"), cast.client, AT)
    assert track_link(case.secret) in receipt.text
    assert track_link(case.secret) in receipt.html
    assert case.secret not in letter_of(code, cast.client, AT).text


def test_of_a_long_message_the_letter_quotes_the_beginning(cast: Cast) -> None:
    case = cast.case_at("completeness").case
    by = client_capacity(cast.client, cast.organisation, AT)
    assert by is not None
    write_message(case, by, "x" * 4000, AT)
    tell_client(case, NoticeKind.MESSAGE, AT, {"sender": "Seksi PJT", "text": "x" * 4000})
    notice = Notice.objects.latest("id")
    letter = letter_of(notice, cast.client, AT)
    assert f'"{"x" * SHOWN}…"' in letter.text
    assert "x" * (SHOWN + 1) not in letter.html
    assert path_of_notice(notice) == f"/perkara/{case.pk}/pesan/"


def test_markup_in_somebody_s_words_stays_text(cast: Cast, code: Notice) -> None:
    assert code.case is not None
    tell_client(code.case, NoticeKind.PAYMENT_REJECTED, AT, {"reason": "<b>Buram</b>", "ntpn": "<i>1</i>"})
    notice = Notice.objects.latest("id")
    letter = letter_of(notice, cast.client, AT)
    assert "<b>Buram</b>" in letter.text
    assert "&lt;b&gt;Buram&lt;/b&gt;" in letter.html
    assert "<i>1</i>" not in letter.html


def test_the_short_text_says_one_thing_and_where_to_look(cast: Cast, code: Notice) -> None:
    case = code.case
    assert case is not None
    assert short_text(code, AT).split("\n") == [
        f"Tagihan permohonan {case.number} sudah terbit. Kode billingnya ada di e-mail dan di halaman permohonan Anda.",
        "",
        f"Lacak permohonan Anda: {track_link(case.secret)}",
        "",
        "BSPJI Contoh",
    ]
    assert CODE["code"] not in short_text(code, AT)


@pytest.mark.parametrize(("is_past", "words"), [(False, "hampir tiba"), (True, "sudah lewat")])
def test_a_reminder_says_whether_the_date_has_gone_by(cast: Cast, is_past: bool, words: str) -> None:
    case = cast.case_at("completeness").case
    data = {"until": "2026-11-30", "is_past": is_past}
    tell_client(case, NoticeKind.COMPLETION_REMINDER, AT, data)
    notice = Notice.objects.latest("id")
    assert words in letter_of(notice, cast.client, AT).subject
    assert words in short_text(notice, AT)
    assert "Senin, 30 November 2026" in short_text(notice, AT)


def test_what_is_to_be_completed_is_listed_with_its_reason_date_and_words_wherever_it_is_told(cast: Cast) -> None:
    case = cast.case_at("completeness").case
    gaps = [["Akta notaris", "Halaman 3 tidak ada."], ["NPWP", "Belum ada"]]
    said = {"until": "2026-12-07", "gaps": gaps, "reason": "Mohon segera."}
    tell_client(case, NoticeKind.COMPLETION_ASKED, AT, said)
    notice = Notice.objects.latest("id")
    letter = letter_of(notice, cast.client, AT)
    assert letter.subject == f"Permohonan {case.number} perlu Anda lengkapi paling lambat Senin, 7 Desember 2026"
    for text in (letter.text, short_text(notice, AT)):
        assert "Paling lambat: Senin, 7 Desember 2026\nAkta notaris: Halaman 3 tidak ada.\nNPWP: Belum ada\n" in text
        assert '"Mohon segera."' in text
    assert "Halaman 3 tidak ada.</td>" in letter.html
    assert "Mohon segera." in letter.html


VERIFIED = [  # what is left, in Indonesian and in English: the letter and the short text
    ({}, "id", "Tagihannya lunas.", "sudah lunas"),
    ({}, "en", "paid in full", "paid in full"),
    ({"missing": 5_000_000}, "id", "belum lunas: masih kurang Rp 5.000.000", "masih kurang Rp 5.000.000"),
    ({"missing": 5_000_000}, "en", "Rp 5,000,000 is still missing", "Rp 5,000,000 is still missing"),
    ({"missing": 5_000_000, "is_waiting": True}, "id", "yang lain sedang diperiksa", "yang lain sedang diperiksa"),
    ({"missing": 5_000_000, "is_waiting": True}, "en", "is being checked", "is being checked"),
    ({"surplus": 750_000}, "id", "membayar lebih Rp 750.000", "lebih Rp 750.000 dari tagihan"),
    ({"surplus": 750_000}, "en", "Rp 750,000 too much", "Rp 750,000 more than"),
]


@pytest.mark.parametrize(("left", "language", "letter", "short"), VERIFIED)
def test_a_verified_payment_is_told_as_all_as_a_part_or_as_too_much(
    cast: Cast, left: dict[str, object], language: str, letter: str, short: str
) -> None:
    cast.client.language = language
    cast.client.save()
    case = cast.case_at("completeness").case
    case.opened_by = cast.client
    tell_client(case, NoticeKind.PAYMENT_VERIFIED, AT, {"ntpn": "A" * 16, "amount": 3_500_000, **left})
    notice = Notice.objects.latest("id")
    notice.case = case
    text = letter_of(notice, cast.client, AT).text
    assert letter in text
    assert short in short_text(notice, AT)
    nothing_to_do = ("tidak perlu melakukan apa-apa", "need do nothing")
    assert any(words in text for words in nothing_to_do) is (left == {})
