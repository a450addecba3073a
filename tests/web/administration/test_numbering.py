"""Number patterns on the administrator's pages: one kind of paper by itself, and which pattern numbers what."""

from __future__ import annotations

from datetime import date

from django.test import Client

from mutubaku.people.models import Office
from mutubaku.web.administration.numbering import shown_registers
from tests.web.administration.conftest import Post
from tests.web.administration.test_tables import PATTERN, at, text

TODAY = "2026-11-25"


def test_one_kind_of_paper_gets_a_pattern_of_its_own_and_the_page_says_which_numbers_what(
    office: Office, post: Post, browser: Client
) -> None:
    before = "Surat informasi audit khusus, Bukti Bayar, Surat pembekuan"
    post(at("new_pattern"), {**PATTERN, "register": "letter", "pattern": "{serial}/SS/{year}", "valid_from": TODAY})
    assert before in text(browser.get(at("numbering")))
    own = {"register": "letter/bukti-bayar", "pattern": "{serial:04d}/BB/{year}", "valid_from": TODAY}
    assert post(at("new_pattern"), {**PATTERN, **own}).headers["Location"] == at("numbering")
    kept = office.number_patterns.get(kind="bukti-bayar")
    assert (kept.register, kept.scheme, kept.pattern) == ("letter", "", "{serial:04d}/BB/{year}")
    page = text(browser.get(at("numbering")))
    assert "0001/BB/2026" in page
    assert "Surat informasi audit khusus, Surat pembekuan" in page
    assert "Pola nomor surat dinas (Bukti Bayar) mulai 25 Nov 2026: {serial:04d}/BB/{year}" in text(
        browser.get(at("journal"))
    )


def test_a_kind_is_offered_only_under_the_register_that_numbers_it(office: Office, post: Post) -> None:
    page = text(post(at("new_pattern"), {**PATTERN, "register": "audit/bukti-bayar"}))
    assert "Pilihan itu tidak ada." in page
    assert not office.number_patterns.exists()


def test_a_register_with_patterns_of_some_schemes_says_what_numbers_the_others(office: Office, post: Post) -> None:
    def unset() -> list[str]:
        return [one.name for one in shown_registers(office, date(2026, 11, 26)) if one.is_unset]

    def give(scheme: str) -> None:
        own = {"register": "case", "scheme": scheme, "pattern": f"{{serial:04d}}/{scheme.upper()}/{{year}}"}
        post(at("new_pattern"), {**PATTERN, **own})

    everything = unset()
    give("iso-9001")
    assert unset() == everything
    for scheme in ("iso-14001", "sppt-sni", "industri-hijau"):
        give(scheme)
    assert unset() == everything[1:]


def test_a_pattern_taken_back_is_told_as_taken_back(office: Office, post: Post, browser: Client) -> None:
    data = {"register": "audit/laporan-audit", "scheme": "iso-9001", "pattern": "{serial}/LA/{year}"}
    post(at("new_pattern"), {**PATTERN, **data})
    post(at("withdraw_pattern", office.number_patterns.get().pk))
    said = "Pola nomor berkas audit (Laporan Audit, ISO 9001) mulai 26 Nov 2026: {serial}/LA/{year}: dibatalkan"
    assert said in text(browser.get(at("journal")))
