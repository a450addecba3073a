"""What bars a page to a keyboard or a narrow screen is noticed: the journeys by keyboard rely on it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from .lookout import looks, tabs_through

pytestmark = [pytest.mark.story, pytest.mark.walk, pytest.mark.django_db]
CHOICE = "<label><input type=radio name=c>C</label>"
WELL = f"<main><a href='#a'>A</a><label>B <input></label><input type=date>{CHOICE}{CHOICE}"
BARS = {
    "scrolls sideways": "<main><p style='width: 400px'>A</p><a href='#a'>A</a>",
    "is cut off": "<main style='overflow: hidden'><button style='width: 400px'>A</button>",
    "is for a pointer alone": "<main><a href='#a'>A</a><div style='cursor: pointer'>B</div>",
    "its field has no Tab": "<main><a href='#a'>A</a><label>B <input style='display: none' type=checkbox></label>",
    "goes before its turn": "<main><a href='#a'>A</a><a href='#b' tabindex=1>B</a>",
    "is passed by": "<main><a href='#a'>A</a><a href='#b' tabindex=-1>B</a>",
    "after what is below it": "<main style='display: grid'><a href='#a' style='order: 1'>A</a><a href='#b'>B</a>",
    "does not show the focus": "<style>a:focus { outline: none }</style><main><a href='#a'>A</a>",
    "is covered by": "<main><a href='#a'>A</a><p style='position: fixed; inset: 0; margin: 0'>B</p>",
}


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_a_page_that_bars_nobody_is_passed(narrow: Page) -> None:
    narrow.set_content(WELL)
    looks(narrow)
    tabs_through(narrow)


@pytest.mark.parametrize("words", BARS)
def test_what_bars_somebody_is_named(narrow: Page, words: str) -> None:
    narrow.set_content(BARS[words])
    with pytest.raises(AssertionError, match=words):
        looks(narrow)


def test_a_stop_that_tab_does_not_lead_to_is_named(narrow: Page) -> None:
    narrow.set_content(f"{WELL}<a href='#d' tabindex=-1>D</a>")
    with pytest.raises(AssertionError, match="Tab goes to"):
        tabs_through(narrow)
