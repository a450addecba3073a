"""Every form of the site acts at most once: a view that takes one is guarded, and what needs no guard is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from tests.web.test_sweep import views

# The second time says the same, or nothing is kept.
HARMLESS = {"administration:preview_letter", "public:demo_sign_in", "public:language", "staff:choose_office"}
GALLERY = "gaya:"  # samples of the look, which keep nothing
METHODS = {"GET", "HEAD", "POST"}


def layers(view: Callable[..., Any]) -> Iterator[Callable[..., Any]]:
    """A view and what it wraps."""
    layer: Callable[..., Any] | None = view
    while layer is not None:
        yield layer
        layer = getattr(layer, "__wrapped__", None)


def taken(view: Callable[..., Any]) -> set[str]:
    """The methods a view takes, by its own word."""
    for layer in layers(view):
        for cell in getattr(layer, "__closure__", None) or ():
            held = cell.cell_contents
            if isinstance(held, list | tuple) and held and set(held) <= METHODS:
                return set(held)
    return set()


def test_every_view_of_ours_that_takes_a_form_takes_it_once() -> None:
    named = {name: view for name, view, _ in views() if not name.startswith(GALLERY)}
    ours = {name: view for name, view in named.items() if view.__module__.startswith("mutubaku.")}
    assert [name for name, view in ours.items() if not taken(view)] == []
    forms = {name: view for name, view in ours.items() if "POST" in taken(view)}
    assert len(forms) > 100
    assert {name for name, view in forms.items() if not getattr(view, "acts_once", False)} == HARMLESS
