"""A form sent with the key of a session that was replaced in another tab: what was typed comes back to its page."""

from __future__ import annotations

import pytest

from mutubaku.web import resume
from tests.cast import Cast
from tests.web.cases.conftest import BACKEND, Browser, Move, cast, move, quick_papers

__all__ = ["cast", "move", "quick_papers"]

HERE = {"HTTP_ORIGIN": "http://testserver"}


@pytest.fixture
def stale(cast: Cast, move: Move) -> Browser:
    """The browser of the head, who signed out and in again; its forms carry a key that no longer fits."""
    browser = Browser(enforce_csrf_checks=True)
    browser.force_login(cast.staff["head"], backend=BACKEND)
    return browser


def sent(browser: Browser, task: int, **more: str) -> tuple[int, str]:
    """The instruction of a disposition, sent from its page."""
    page = f"/tugas/{task}/"
    typed = {"isi-instruction": "Dahulukan: ekspor bulan ini.", "note": "Sudah ditelepon."}
    answer = browser.send(f"{page}isi/simpan/", typed, HTTP_REFERER=f"http://testserver{page}", **more)
    return answer.status_code, answer.headers.get("Location", "")


def test_what_was_typed_stands_in_the_form_again(cast: Cast, stale: Browser) -> None:
    task = cast.case_at("disposition")
    assert sent(stale, task.pk, **HERE) == (302, f"/tugas/{task.pk}/")
    html = stale.page(f"/tugas/{task.pk}/")
    assert "Dahulukan: ekspor bulan ini.</textarea>" in html
    assert "Sudah ditelepon.</textarea>" in html
    assert "Isian Anda masih ada di halaman ini" in html


@pytest.mark.parametrize(
    "more",
    [
        {"HTTP_ORIGIN": "https://lain.example"},
        {"HTTP_ORIGIN": "null"},
        {**HERE, "HTTP_HX_REQUEST": "true"},
        {**HERE, "HTTP_X_OUTBOX": "1"},
        {**HERE, "HTTP_ACCEPT": "application/json"},
        {**HERE, "HTTP_SEC_FETCH_MODE": "cors"},
    ],
)
def test_nothing_is_kept_of_what_another_site_or_a_script_sent(stale: Browser, more: dict[str, str]) -> None:
    assert sent(stale, 1, **more) == (403, "")
    assert resume.KEY not in stale.session


def test_a_page_that_takes_nothing_back_says_how_not_to_lose_it(db: None) -> None:
    browser = Browser(enforce_csrf_checks=True)
    answer = browser.send("/akun/login/", {"login": "a@b.example", "password": "x"}, **HERE)
    html = answer.content.decode()
    assert answer.status_code == 403
    assert "jangan muat ulang" in html
    assert "dan muat ulang" not in html
    assert resume.KEY not in browser.session
