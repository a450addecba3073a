"""Whoever uses no mouse: every press, tick and typed word of a story goes through the keyboard alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from . import lookout
from .lookout import looks

HAS_FOCUS = "e => e.tabIndex >= 0 && document.activeElement === e"
IS_TABBED_TO = """e => document.activeElement === e
  || (e.type === 'radio' && document.activeElement.name === e.name)"""  # arrows lead on within a group
SEEN = """e => [e, e.closest('label'), e.nextElementSibling].some(one => {
  if (!one) return false
  const s = getComputedStyle(one)
  return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none'
})"""
ORDERS = ("%d%m%Y", "%m%d%Y")  # as the browser's own language asks for a day


def by_keyboard_alone(patch: pytest.MonkeyPatch, *, every_stop: bool = False) -> None:
    """Let all locators act by keys, and see to it that each control can be reached and shows that it was; of every page
    that is acted at, or left, see that nothing else on it bars the way; with `every_stop` press Tab all through it.
    """
    patch.setattr(lookout, "EVERY_STOP", every_stop)
    patch.setattr(Locator, "click", lambda self, **_more: _press(self, "Enter"))
    patch.setattr(Locator, "check", lambda self, **_more: _set(self, True))
    patch.setattr(Locator, "set_checked", lambda self, checked, **_more: _set(self, checked))
    patch.setattr(Locator, "fill", _fill)
    patch.setattr(Locator, "select_option", _choose)
    patch.setattr(Locator, "set_input_files", _hands_in(Locator.set_input_files))
    patch.setattr(Page, "goto", _leaves(Page.goto))


def _reach(control: Locator) -> Locator:
    """Go to it as Tab does, from what stands before it."""
    control.wait_for(state="attached")
    looks(control.page)
    control.focus()
    assert control.evaluate(HAS_FOCUS), f"{control} cannot be reached by keyboard"
    control.press("Shift+Tab")
    control.page.keyboard.press("Tab")
    assert control.evaluate(IS_TABBED_TO), f"Tab does not lead to {control}"
    control.focus()
    assert control.evaluate(SEEN), f"{control} does not show that it has the focus"
    return control


def _press(control: Locator, key: str) -> None:
    expect(control).to_be_enabled()
    _reach(control).press(key)


def _set(control: Locator, checked: bool) -> None:
    if control.is_checked() != checked:
        _press(control, "Space")
    expect(control).to_be_checked(checked=checked)


def _fill(control: Locator, value: str, **_more: Any) -> None:
    """Whatever stands there is replaced."""
    if control.get_attribute("type") == "date":
        _type_day(control, date.fromisoformat(value))
        return
    _reach(control).press("ControlOrMeta+a")
    control.press("Delete")
    control.page.keyboard.insert_text(value)


def _type_day(control: Locator, day: date) -> None:
    """Part by part, in the order the browser shows them."""
    for order in ORDERS:
        _reach(control)
        for key in ("ArrowLeft", "ArrowLeft"):  # to its first part
            control.page.keyboard.press(key)
        control.page.keyboard.type(day.strftime(order))
        if control.input_value() == day.isoformat():
            return
    raise AssertionError(f"{control} does not take {day} from the keyboard: {control.input_value()!r}")


def _choose(
    control: Locator, value: Any = None, *, label: str | None = None, index: int | None = None, **_more: Any
) -> None:
    """Go to the first choice, then down to the one meant."""
    how = "o.text.trim() === " if label is not None else "o.value === "
    wanted = f"e => Array.from(e.options).findIndex(o => {how}{json.dumps(label if label is not None else value)})"
    place = control.evaluate(wanted) if index is None else index
    _reach(control).press("Home")
    for _step in range(place):
        control.press("ArrowDown")
    assert control.evaluate("e => e.selectedIndex") == place


def _hands_in(set_files: Callable[..., None]) -> Callable[..., None]:
    """The window in which a file is chosen is the browser's own; its field is reached as any other."""

    def hands_in(control: Locator, files: Any, **more: Any) -> None:
        set_files(_reach(control), files, **more)

    return hands_in


def _leaves(goto: Callable[..., Any]) -> Callable[..., Any]:
    """The page that is left has been looked at too, also where nothing was done at it."""

    def leaves(page: Page, url: str, **more: Any) -> Any:
        if page.url.startswith("http"):
            looks(page)
        return goto(page, url, **more)

    return leaves
