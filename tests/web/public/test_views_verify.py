"""Verifying a certificate: one word, the public facts and nothing else, in a page small enough for any telephone."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from mutubaku.certificates.models import Certificate, Continuation, Standing
from mutubaku.web.public.secret_links import WRONG_LINKS
from mutubaku.web.public.views_verify import KEPT_BY_CACHES
from tests.applications.drafts import drafted
from tests.factories.people import NOON

from .certificates import PRODUCT, SECRET, SHA256, issued, stand

pytestmark = pytest.mark.django_db
ADDRESS = f"/v/{SECRET}/"


def page(client: Client, address: str = ADDRESS) -> str:
    return client.get(address).content.decode()


def test_a_certificate_in_force_is_told_with_exactly_its_public_facts(client: Client) -> None:
    certificate = issued()
    told = page(client)
    assert "<span>Berlaku</span>" in told
    assert "Sertifikat 512/S/BIPA/XI/2024 milik PT Musi Kabel berlaku sampai 17 November 2099." in told
    assert all(fact in told for fact in ("SPPT SNI", "Air mineral", "Musi", "SNI 3553:2015", "Pabrik Ogan", SHA256))
    assert "BSPJI Contoh" in told
    organisation = certificate.organisation
    assert not any(private in told for private in (organisation.nib, organisation.npwp, "Penghubung Contoh"))


@pytest.mark.parametrize(
    ("change", "word", "words"),
    [
        ({"valid_until": date(2025, 1, 1)}, "Masa berlaku habis", "habis pada 1 Januari 2025"),
        ({"valid_from": date(2098, 1, 1)}, "Belum berlaku", "mulai berlaku pada 1 Januari 2098"),
    ],
)
def test_dates_decide_the_word(client: Client, change: dict[str, Any], word: str, words: str) -> None:
    issued(**change)
    told = page(client)
    assert f"<span>{word}</span>" in told
    assert words in told


@pytest.mark.parametrize(
    ("standing", "word", "tone"),
    [(Standing.SUSPENDED, "Dibekukan", "verdict-soon"), (Standing.WITHDRAWN, "Dicabut", "verdict-late")],
)
def test_a_certificate_that_no_longer_stands_says_so_with_its_ground_as_the_scheme_names_it(
    client: Client, standing: str, word: str, tone: str
) -> None:
    stand(issued(), standing, "refused")
    told = page(client)
    assert f"<span>{word}</span>" in told
    assert tone in told
    assert "25 November 2026" in told
    assert "Audit pada waktu yang diwajibkan ditolak" in told
    assert "Kata kantor sendiri" not in told


def test_a_replaced_certificate_says_so(client: Client) -> None:
    first = issued()
    second = issued(secret="f" * 32, number="513")
    Certificate.objects.filter(pk=first.pk).update(replaced_by=second)
    assert "<span>Diganti</span>" in page(client)


def test_a_continuation_stands_in_the_history(client: Client) -> None:
    certificate = issued()
    Continuation.objects.create(certificate=certificate, case=drafted("sppt-sni").case, number="9", issued_at=NOON)
    told = page(client)
    assert "Diteruskan sesudah audit" in told
    assert "Diterbitkan" in told


@pytest.mark.parametrize(
    ("scheme", "scope", "words"),
    [
        (
            "iso-9001",
            {
                "statement": "Produksi pipa PVC",
                "iaf_code": 14,
                "sites": [{"name": "Pusat", "address": "Jl. 7", "scope": ""}],
            },
            ["Produksi pipa PVC", "Pusat", "Jl. 7"],
        ),
        (
            "industri-hijau",
            {"statement": "Karet remah", "standard": "SIH 22123.1:2021", "kbli": "22123", "sites": []},
            ["Karet remah", "SIH 22123.1:2021"],
        ),
    ],
)
def test_each_scheme_shows_its_scope(client: Client, scheme: str, scope: dict[str, Any], words: list[str]) -> None:
    issued(scheme, scope=scope)
    told = page(client)
    assert all(word in told for word in words)


def test_a_demonstration_certificate_proves_nothing_and_says_so(client: Client) -> None:
    certificate = issued()
    certificate.office.is_demonstration = True
    certificate.office.save()
    assert "tidak membuktikan apa pun" in page(client)


@pytest.mark.parametrize("secret", ["f" * 32, "x", "0123456789abcdef0123456789abcde%00", "🌿"])
def test_an_unknown_certificate_is_not_found_and_one_is_told_what_to_do(client: Client, secret: str) -> None:
    answer = client.get(f"/v/{secret}/")
    told = answer.content.decode()
    assert answer.status_code == 404
    assert "Sertifikat tidak ditemukan" in told
    assert "Pindai sekali lagi kode QR" in told


def test_a_draft_certificate_is_nobodys_business(client: Client) -> None:
    issued(issued_at=None)
    assert client.get(ADDRESS).status_code == 404


def test_markup_in_a_name_is_shown_as_text(client: Client) -> None:
    issued(holder={"name": "<script>x</script>", "address": "a", "city": "b", "country": "c"})
    assert "<script>x" not in page(client)


def test_the_page_is_the_same_for_everybody_and_may_be_kept_for_a_minute(client: Client) -> None:
    issued()
    answer = client.get(ADDRESS)
    assert answer["Cache-Control"] == "public, max-age=60"
    assert not answer.cookies
    assert "csrf" not in answer.content.decode()


def test_the_page_speaks_english_when_asked(client: Client) -> None:
    issued()
    answer = client.get(f"{ADDRESS}?bahasa=en")
    assert answer["Content-Language"] == "en"
    assert '<html lang="en">' in answer.content.decode()
    assert client.get(f"{ADDRESS}?bahasa=xx")["Content-Language"] == "id"
    assert client.get(f"/v/{'0' * 32}/?bahasa=en")["Content-Language"] == "en"  # of a wrong link too


def test_the_page_and_everything_it_loads_weigh_at_most_fifteen_kilobytes(client: Client) -> None:
    issued()
    page = len(client.get(ADDRESS, headers={"accept-encoding": "gzip"}).content)
    loaded = [Path(str(finders.find(f"mutubaku/{name}"))) for name in ("app.css", "app.js", "mark.svg")]
    assert page + sum(len(gzip.compress(file.read_bytes())) for file in loaded) <= 15 * 1024


def test_how_to_verify_is_explained(client: Client) -> None:
    told = page(client, "/verifikasi/")
    assert "kode QR" in told
    assert "testserver" in told


def test_whoever_guesses_secrets_meets_a_wall_and_a_right_one_opens_all_the_same() -> None:
    issued()
    allowed = int(WRONG_LINKS.split("/")[0])
    client = Client()
    answers = [client.get(f"/v/{number:032x}/").status_code for number in range(allowed + 2)]
    assert answers == [404] * allowed + [429] * 2
    right = client.get(ADDRESS)
    assert (right.status_code, right["Cache-Control"]) == (200, KEPT_BY_CACHES)


def test_a_certificate_of_a_lot_says_that_it_is_limited_to_it(client: Client) -> None:
    product = {**PRODUCT, "certification_type": "1", "lot": "A-7", "type": "600 ml, lot A-7"}
    issued(scope={"products": [product]}, valid_until=None)
    told = page(client)
    assert "hanya berlaku untuk lot A-7. Lot lain tidak tercakup." in told
    assert "18 November 2024, hanya untuk lot A-7" in told
