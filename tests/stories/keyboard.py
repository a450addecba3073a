"""Whoever uses no mouse: every press, tick and typed word of a story goes through the keyboard alone."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

REACHABLE = "e => e.tabIndex >= 0 && document.activeElement === e"
SEEN = "e => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' || s.boxShadow !== 'none' }"


def by_keyboard_alone(patch: pytest.MonkeyPatch) -> None:
    """Let all locators act by keys, and see to it that each control can be reached and shows that it was."""
    patch.setattr(Locator, "click", lambda self, **_more: _press(self, "Enter"))
    patch.setattr(Locator, "check", _check)
    patch.setattr(Locator, "fill", _fill)
    patch.setattr(Locator, "select_option", _choose)


def _reach(control: Locator) -> Locator:
    control.wait_for(state="attached")
    control.focus()
    assert control.evaluate(REACHABLE), f"{control} cannot be reached by keyboard"
    assert control.evaluate(SEEN), f"{control} does not show that it has the focus"
    return control


def _press(control: Locator, key: str) -> None:
    expect(control).to_be_enabled()
    _reach(control).press(key)


def _check(control: Locator, **_more: Any) -> None:
    if not control.is_checked():
        _press(control, "Space")
    expect(control).to_be_checked()


def _fill(control: Locator, value: str, **_more: Any) -> None:
    """Whatever stands there is replaced; dates and times are typed as whole values, which no key sequence gives."""
    if control.get_attribute("type") in {"date", "time", "datetime-local"}:
        control.evaluate("(e, v) => { e.value = v }", value)
        return
    _reach(control).press("ControlOrMeta+a")
    control.press("Delete")
    control.page.keyboard.insert_text(value)


def _choose(control: Locator, value: Any = None, *, label: str | None = None, **_more: Any) -> None:
    """Go to the first choice, then down to the one meant."""
    wanted = "e => Array.from(e.options).findIndex(o => {how})"
    how = "o.text.trim() === " if label is not None else "o.value === "
    place = control.evaluate(wanted.replace("{how}", how + json.dumps(label if label is not None else value)))
    _reach(control).press("Home")
    for _step in range(place):
        control.press("ArrowDown")
    assert control.evaluate("e => e.selectedIndex") == place
