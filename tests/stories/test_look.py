"""The look in a real browser: accessible, without sideways scrolling, whole without JavaScript, in light and dark."""

import pytest
from playwright.sync_api import expect
from pytest_django import Settings

from .axe import SIDEWAYS, TOO_SMALL, faults
from .conftest import Visitor

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]
PAGES = [
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
    "/akun/login/",
    "/akun/signup/",
]


@pytest.fixture(autouse=True)
def demonstration(settings: Settings) -> None:
    settings.DEMONSTRATION = True


@pytest.mark.parametrize(
    ("width", "dark"),
    [(320, True), *(pytest.param(*one, marks=pytest.mark.walk) for one in [(320, False), (640, False), (1280, True)])],
)
def test_every_page_of_the_gallery_can_be_used_by_everybody(visitor: Visitor, width: int, dark: bool) -> None:
    page = visitor(width=width, dark=dark)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    for address in PAGES:
        page.goto(address)
        assert (address, faults(page)) == (address, [])
        assert (address, page.evaluate(SIDEWAYS)) == (address, 0)
    assert said == []


def test_everything_to_press_is_large_enough_for_a_finger(visitor: Visitor) -> None:
    page = visitor(width=320)
    for address in PAGES:
        page.goto(address)
        assert (address, page.evaluate(TOO_SMALL)) == (address, [])


def test_the_account_menu_and_a_whole_form_work_without_javascript(visitor: Visitor) -> None:
    page = visitor(javascript=False)
    page.goto("/gaya/formulir/")
    page.get_by_text("Wakil Perusahaan Contoh").first.click()
    expect(page.get_by_text("PT Contoh Kabel")).to_be_visible()
    page.get_by_role("button", name="Simpan dan lanjutkan").click()
    expect(page).to_have_title("Kesalahan: Contoh formulir · Mutu Baku")
    page.get_by_role("link", name="Tulis nama perusahaan.").click()
    assert page.url.endswith("#id_company")


def test_what_is_wrong_gets_the_focus_and_escape_closes_the_menu(visitor: Visitor) -> None:
    page = visitor()
    page.goto("/gaya/formulir/")
    page.get_by_role("button", name="Simpan dan lanjutkan").click()
    expect(page.get_by_role("alert")).to_be_focused()
    page.locator("summary").first.click()
    page.keyboard.press("Escape")
    expect(page.locator("details.menu")).not_to_have_attribute("open", "")
    expect(page.locator("summary").first).to_be_focused()


def test_keys_alone_lead_from_the_inbox_to_a_case(visitor: Visitor) -> None:
    page = visitor()
    page.goto("/gaya/kotak-kerja/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Langsung ke isi")).to_be_focused()
    page.get_by_role("link", name="PS-2026-0147").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_title("PS-2026-0147 · Mutu Baku")
