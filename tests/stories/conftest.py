"""Owns the browser of the stories: the Chromium of this machine, and visitors with a session of their own."""

import os
from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from .chromium import CHROMIUMS, QUIET, find_chromium
from .office import make_office
from .stage import Stage

PATIENCE = 15_000  # milliseconds for one act of a visitor
expect.set_options(timeout=PATIENCE)
Visitor = Callable[..., Page]
LONGEST = (
    "[audit_pages]",
    "_first_click_to_the_certificate",
    "[other_pages]",
    "a_whole_journey",
    "[administration_pages]",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest stories first: one that is begun last keeps the other process waiting."""
    places = [place for place, item in enumerate(items) if "/stories/" in item.nodeid]
    stories = sorted(
        (items[place] for place in places), key=lambda item: not any(one in item.nodeid for one in LONGEST)
    )
    for place, item in zip(places, stories, strict=True):
        items[place] = item


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where Chromium is. Without one the stories do not run, and in CI that is a failure."""
    found = find_chromium()
    if found:
        return found
    missing = f"Chromium is not on PATH (looked for {', '.join(CHROMIUMS)})"
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright's driver; its event loop makes Django suspect async code, which there is none of."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as started:
        yield started
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def browser(chromium: str, playwright: Playwright) -> Iterator[Browser]:
    """One browser for all stories of this process."""
    started = playwright.chromium.launch(executable_path=chromium, args=QUIET)
    yield started
    started.close()


@pytest.fixture(autouse=True)
def nobody_has_tried_to_sign_in() -> None:
    """All visitors of all stories come from one address, which would soon be asked to wait."""
    cache.clear()


@pytest.fixture
def visitor(browser: Browser, live_server: object) -> Iterator[Visitor]:
    """`visitor(width=320, javascript=False, dark=True)` opens a page with a session of its own."""
    opened: list[BrowserContext] = []

    def open_page(*, width: int = 1280, height: int = 900, javascript: bool = True, dark: bool = False) -> Page:
        context = browser.new_context(
            base_url=str(live_server),
            viewport={"width": width, "height": height},
            locale="id-ID",
            timezone_id="Asia/Jakarta",
            java_script_enabled=javascript,
            color_scheme="dark" if dark else "light",
        )
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        return context.new_page()

    yield open_page
    for context in opened:
        context.close()


@pytest.fixture
def page(visitor: Visitor) -> Page:
    """One visitor's page."""
    return visitor()


@pytest.fixture
def stage(transactional_db: None, live_server: LiveServer, visitor: Visitor, settings: Settings) -> Stage:
    """An office with its people and a client; QR codes lead to the server of the story."""
    settings.BASE_URL = live_server.url
    return Stage(make_office(), visitor)
