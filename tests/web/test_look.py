"""Tests of the look: colours, weights, what every page carries, how figures are written, the gallery."""

import gzip
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template.loader import get_template, render_to_string
from django.test import Client, RequestFactory
from django.utils import timezone, translation
from pytest_django import Settings

import mutubaku.web
from mutubaku.web import writing
from mutubaku.web.context import Link, Shell, page
from mutubaku.web.icons import ICONS
from tests.factories.people import PASSWORD, UserFactory

WEB = Path(mutubaku.web.__file__).parent
STATIC = WEB / "static" / "mutubaku"
TEMPLATES = WEB / "templates"
CSS = (STATIC / "app.css").read_text()
OURS = sorted(TEMPLATES.rglob("*.html"))
GALLERY = [
    "/gaya/",
    "/gaya/kotak-kerja/",
    "/gaya/kotak-kerja-kosong/",
    "/gaya/perkara/",
    "/gaya/berkas/",
    "/gaya/periksa-jawaban/",
    "/gaya/terkirim/",
    "/gaya/lacak/",
    "/gaya/periksa-sertifikat/",
    "/gaya/formulir/",
]
WEDNESDAY = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


# Colours


def tokens(scheme: str) -> dict[str, str]:
    """The colour tokens of the style sheet, light, or dark laid over light."""
    blocks = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[:2]
    light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)) for block in blocks)
    return light if scheme == "light" else light | dark


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


WRITTEN_ON = [
    *[(ink, ground) for ink in ("ink", "ink-2") for ground in ("paper", "sheet", "sunk", "wash")],
    *[(ink, ground) for ink in ("accent", "accent-strong") for ground in ("paper", "sheet", "wash")],
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("on-strip", "strip"),
    ("page-ink", "page"),
    *[(state, ground) for state in ("ok", "soon", "late", "wait") for ground in ("paper", "sheet", "wash")],
    *[(state, f"{state}-wash") for state in ("ok", "soon", "late", "wait")],
    *[("ink", f"{state}-wash") for state in ("ok", "soon", "late", "wait")],
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), WRITTEN_ON)
def test_every_ink_can_be_read_on_every_ground_it_is_written_on(scheme: str, ink: str, ground: str) -> None:
    colours = tokens(scheme)
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "sheet", "sunk"])
def test_the_edge_of_a_control_is_seen_on_every_ground(scheme: str, ground: str) -> None:
    assert contrast(tokens(scheme)["edge"], tokens(scheme)[ground]) >= 3


def test_every_colour_of_a_page_is_a_token() -> None:
    outside = re.sub(r":root \{.*?\}", "", CSS, flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", outside) == []


def test_every_token_that_is_used_is_defined() -> None:
    assert set(re.findall(r"var\(--([\w-]+)\)", CSS)) - set(re.findall(r"--([\w-]+):", CSS)) == set()


# Weight, and what the content policy allows


def packed(content: bytes) -> int:
    return len(gzip.compress(content, 9))


def test_style_and_script_stay_light() -> None:
    assert packed((STATIC / "app.css").read_bytes()) <= 12_000
    assert packed((STATIC / "app.js").read_bytes()) <= 3_000


@pytest.mark.parametrize("name", ["app.css", "app.js", "mark.svg"])
def test_static_files_ask_nothing_of_another_host(name: str) -> None:
    text = (STATIC / name).read_text().replace("http://www.w3.org/2000/svg", "")
    assert re.findall(r"https?:|url\(|@import|@font-face", text) == []


@pytest.mark.parametrize("template", OURS, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_no_template_carries_inline_style_or_script_or_another_host(template: Path) -> None:
    text = template.read_text()
    data_blocks = re.compile(r'<script data-allauth-onload="[\w.]+" type="application/json">')
    assert re.findall(r'\sstyle="|<style|\son\w+="', text) == []
    assert [tag for tag in re.findall(r"<script[^>]*>", text) if "src=" not in tag and not data_blocks.match(tag)] == []
    assert re.findall(r"https?://", text) == []


@pytest.mark.parametrize("template", sorted((TEMPLATES / "components").glob("*.html")), ids=lambda path: path.name)
def test_every_component_begins_by_saying_its_parameters(template: Path) -> None:
    assert template.read_text().startswith(("{#", "{% comment %}"))


@pytest.mark.parametrize("template", OURS, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_every_template_can_be_read(template: Path) -> None:
    assert get_template(str(template.relative_to(TEMPLATES)))


def test_every_icon_a_template_draws_exists() -> None:
    drawn = {name for path in OURS for name in re.findall(r'\{% icon "([\w-]+)"', path.read_text())}
    assert drawn - set(ICONS) == set()


def test_a_page_that_uses_htmx_loads_it_deferred_and_forbids_what_the_content_policy_forbids() -> None:
    html = render_to_string("components/htmx.html", {})
    assert '"includeIndicatorStyles": false, "allowEval": false' in html
    assert '<script src="/static/django_htmx/htmx-2.min.js" defer></script>' in html


# How figures are written


@pytest.mark.parametrize(
    ("filter_name", "value", "indonesian", "english"),
    [
        ("rupiah", 9_000_000, "Rp 9.000.000", "Rp 9,000,000"),
        ("rupiah", 1250.5, "Rp 1.250,50", "Rp 1,250.50"),
        ("rupiah", -5000, "-Rp 5.000", "-Rp 5,000"),
        ("rupiah", None, "", ""),
        ("angka", 1250, "1.250", "1,250"),
        ("angka", None, "", ""),
        ("tanggal", date(2026, 11, 22), "22 November 2026", "22 November 2026"),
        ("tanggal", None, "", ""),
        ("tanggal_singkat", date(2026, 8, 17), "17 Agu 2026", "17 Aug 2026"),
        ("tanggal_singkat", None, "", ""),
        ("pukul", WEDNESDAY, "16.00 WIB", "16:00 WIB"),
        ("pukul", None, "", ""),
        (
            "saat",
            WEDNESDAY,
            "Rabu, 25 November 2026 pukul 16.00 WIB",
            "Wednesday, 25 November 2026 at 16:00 WIB",
        ),
        ("saat", None, "", ""),
        ("saat_singkat", WEDNESDAY, "25 Nov 2026, 16.00 WIB", "25 Nov 2026, 16:00 WIB"),
        ("saat_singkat", None, "", ""),
        ("ukuran", 840, "840 byte", "840 byte"),
        ("ukuran", 86_016, "84 KB", "84 KB"),
        ("ukuran", 1_258_291, "1,2 MB", "1.2 MB"),
        ("ukuran", None, "", ""),
    ],
)
def test_figures_are_written_as_the_reader_of_each_language_expects(
    filter_name: str, value: Any, indonesian: str, english: str
) -> None:
    written = getattr(writing, filter_name)
    with translation.override("id"):
        assert written(value) == indonesian
    with translation.override("en"):
        assert written(value) == english


@pytest.mark.parametrize(
    ("zone", "written"),
    [("Asia/Jakarta", "16.00 WIB"), ("Asia/Makassar", "17.00 WITA"), ("Asia/Jayapura", "18.00 WIT")],
)
def test_a_moment_is_written_on_the_clock_of_the_office(zone: str, written: str) -> None:
    with timezone.override(zone):
        assert writing.pukul(WEDNESDAY) == written


def test_a_moment_near_midnight_gets_the_day_of_the_office_not_of_greenwich() -> None:
    assert writing.tanggal(datetime(2026, 11, 25, 18, 0, tzinfo=UTC)) == "26 November 2026"


# The page around the content


def request(shell: Shell | None = None, user: Any = None) -> HttpRequest:
    made = RequestFactory().get("/perkara/?hal=2")
    made.user = user or AnonymousUser()
    if shell is not None:
        made.shell = shell  # type: ignore[attr-defined]
    return made


def test_a_view_says_through_its_shell_what_stands_around_its_page() -> None:
    shell: Shell = {"office": "BSPJI", "nav": [Link("Perkara", "/perkara/", current=True, count=3)], "who": "Rina"}
    made = request(shell)
    html = render_to_string("layout_desk.html", {}, request=made)
    assert '<a href="/perkara/" aria-current="page">Perkara <span class="count">3' in html
    assert '<bdi class="clamp">Rina</bdi>' in html
    assert page(made)["page"].shell is shell  # type: ignore[attr-defined]


def test_a_visitor_is_offered_to_sign_in() -> None:
    assert '<a href="/akun/login/">Masuk</a>' in render_to_string("layout_public.html", {}, request=request())


@pytest.mark.django_db
def test_who_is_signed_in_finds_the_own_account_and_the_way_out() -> None:
    html = render_to_string("layout_client.html", {}, request=request(user=UserFactory(name="Penghubung Contoh")))
    assert "Penghubung Contoh" in html
    assert 'action="/akun/logout/"' in html
    assert 'href="/akun/2fa/"' in html


def test_a_page_that_is_the_same_for_everybody_asks_nothing_of_the_session(client: Client, settings: Settings) -> None:
    settings.DEMONSTRATION = True
    answer = client.get("/gaya/periksa-sertifikat/")
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Cache-Control" not in answer
    assert "csrfmiddlewaretoken" not in answer.content.decode()


def test_a_demonstration_is_marked_on_every_page_and_a_real_office_is_not(settings: Settings) -> None:
    mark = "Demonstrasi: data tidak nyata"
    for layout in ("layout_public.html", "layout_client.html", "layout_desk.html", "404.html"):
        settings.DEMONSTRATION = True
        assert mark in render_to_string(layout, {}, request=request())
        settings.DEMONSTRATION = False
        assert mark not in render_to_string(layout, {}, request=request())


def test_the_language_is_switched_by_a_form_that_comes_back_to_the_same_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("mutubaku.web.context.address", lambda name: f"/{name}/")
    html = render_to_string("layout_public.html", {}, request=request())
    assert '<form method="post" action="/public:language/">' in html
    assert '<input type="hidden" name="next" value="/perkara/?hal=2">' in html
    assert 'name="language" value="en"' in html
    assert 'name="language" value="id"' not in html


def test_without_an_address_to_post_to_no_language_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mutubaku.web.context.address", lambda name: "")
    assert 'class="langs"' not in render_to_string("layout_public.html", {}, request=request())


def test_the_language_of_the_page_is_told_to_the_browser() -> None:
    with translation.override("en"):
        assert '<html lang="en">' in render_to_string("layout_public.html", {}, request=request())
    assert '<html lang="id">' in render_to_string("layout_public.html", {}, request=request())


@pytest.mark.parametrize(
    ("template", "what"),
    [
        ("400.html", "Permintaan tidak dapat dibaca"),
        ("403.html", "Anda tidak berwenang membuka halaman ini"),
        ("403_csrf.html", "Formulir tidak dapat diterima"),
        ("404.html", "Halaman tidak ditemukan"),
        ("429.html", "Terlalu banyak percobaan"),
        ("500.html", "Terjadi kesalahan pada sistem"),
    ],
)
def test_an_error_page_says_what_happened_even_without_a_request(template: str, what: str) -> None:
    html = get_template(template).render()
    assert f"<title>{what} · Mutu Baku</title>" in html
    assert f"<h1>{what}</h1>" in html
    assert 'href="/static/mutubaku/app.css"' in html


def test_an_address_that_does_not_exist_is_answered_in_our_look(client: Client) -> None:
    answer = client.get("/tidak-ada/")
    assert answer.status_code == 404
    assert "Halaman tidak ditemukan" in answer.content.decode()


# The account pages


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("login/", "Masuk"),
        ("signup/", "Buat akun"),
        ("password/reset/", "Atur ulang kata sandi"),
        ("password/reset/done/", "Periksa e-mail Anda"),
        ("password/reset/key/done/", "Kata sandi sudah diganti"),
        ("password/reset/key/1-x/", "Tautan tidak berlaku lagi"),
        ("confirm-email/", "Periksa e-mail Anda"),
        ("confirm-email/tidak-ada/", "Pastikan alamat e-mail"),
        ("inactive/", "Akun tidak aktif"),
    ],
)
def test_a_visitor_finds_every_entrance_page_in_our_look(client: Client, address: str, heading: str) -> None:
    html = client.get(f"/akun/{address}").content.decode()
    assert f"<h1>{heading}</h1>" in html
    assert 'class="letterhead"' in html


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("email/", "Alamat e-mail"),
        ("password/change/", "Ganti kata sandi"),
        ("2fa/", "Verifikasi dua langkah"),
        ("2fa/totp/activate/", "Aktifkan aplikasi autentikator"),
        ("2fa/webauthn/", "Kunci sandi dan kunci keamanan"),
        ("2fa/webauthn/add/", "Tambah kunci"),
        ("2fa/recovery-codes/generate/", "Buat kode pemulihan"),
        ("sessions/", "Perangkat yang masuk"),
        ("logout/", "Keluar dari akun ini?"),
    ],
)
def test_who_is_signed_in_finds_every_account_page_in_our_look(client: Client, address: str, heading: str) -> None:
    user = UserFactory()
    client.post("/akun/login/", {"login": user.email, "password": PASSWORD})
    client.post("/akun/reauthenticate/", {"password": PASSWORD})
    answer = client.get(f"/akun/{address}", follow=True)
    assert f"<h1>{heading}</h1>" in answer.content.decode()


@pytest.fixture
def guarded(client: Client) -> Client:
    """Signed in, with every kind of second step set up."""
    user = UserFactory()
    client.post("/akun/login/", {"login": user.email, "password": PASSWORD})
    client.post("/akun/reauthenticate/", {"password": PASSWORD})
    TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)
    Authenticator.objects.create(
        pk=70_007, user=user, type=Authenticator.Type.WEBAUTHN, data={"name": "Ponsel dinas", "credential": {}}
    )
    return client


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("2fa/", "10 dari 10 kode belum dipakai."),
        ("2fa/recovery-codes/", "10 dari 10 kode belum dipakai. Tiap kode berlaku satu kali."),
        ("2fa/recovery-codes/generate/", "Kode lama tidak dapat dipakai lagi."),
        ("2fa/totp/deactivate/", "<h1>Nonaktifkan aplikasi autentikator?</h1>"),
        ("2fa/webauthn/", "Ponsel dinas"),
        ("2fa/webauthn/keys/70007/edit/", "<h1>Ganti nama kunci</h1>"),
        ("2fa/webauthn/keys/70007/remove/", "<h1>Hapus Ponsel dinas?</h1>"),
    ],
)
def test_who_has_a_second_step_finds_its_pages_in_our_look(guarded: Client, address: str, words: str) -> None:
    assert words in guarded.get(f"/akun/{address}").content.decode()


@pytest.mark.django_db
def test_signing_in_asks_for_the_second_step(guarded: Client) -> None:
    key = Authenticator.objects.get(pk=70_007)
    email = key.user.email
    key.delete()  # an invented key cannot be asked for
    guarded.logout()
    answer = guarded.post("/akun/login/", {"login": email, "password": PASSWORD}, follow=True)
    assert "<h1>Verifikasi dua langkah</h1>" in answer.content.decode()
    wrong = guarded.post("/akun/2fa/authenticate/", {"code": "000000"}).content.decode()
    assert "<title>Kesalahan: Verifikasi dua langkah" in wrong


@pytest.mark.django_db
def test_a_wrong_password_keeps_the_address_and_says_what_is_wrong(client: Client) -> None:
    html = client.post("/akun/login/", {"login": "rina@contoh.id", "password": "salah"}).content.decode()
    assert "<title>Kesalahan: Masuk · Mutu Baku</title>" in html
    assert 'value="rina@contoh.id"' in html
    assert "Ada yang perlu diperbaiki" in html


def test_the_hint_for_a_new_password_says_what_the_settings_demand(settings: Settings) -> None:
    asked = [(v["NAME"].rsplit(".", 1)[1], v.get("OPTIONS", {})) for v in settings.AUTH_PASSWORD_VALIDATORS]
    assert asked == [
        ("UserAttributeSimilarityValidator", {"user_attributes": ("email", "name")}),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    ]


# The gallery


@pytest.mark.parametrize("address", GALLERY)
def test_the_gallery_is_open_in_a_demonstration_only(client: Client, settings: Settings, address: str) -> None:
    settings.DEMONSTRATION = True
    assert client.get(address).status_code == 200
    settings.DEMONSTRATION = False
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("address", "most"), [("/gaya/lacak/", 40_000), ("/gaya/periksa-sertifikat/", 15_000), ("/gaya/berkas/", 40_000)]
)
def test_public_and_client_pages_stay_light(client: Client, settings: Settings, address: str, most: int) -> None:
    settings.DEMONSTRATION = True
    loaded = [client.get(address).content, *((STATIC / n).read_bytes() for n in ("app.css", "app.js", "mark.svg"))]
    assert sum(packed(part) for part in loaded) <= most
