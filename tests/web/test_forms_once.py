"""Every form of the site acts at most once: a view that takes one is guarded, and what needs no guard is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mutubaku.people.models import User
from tests.web.test_sweep import views

# The second time says the same, or nothing is kept.
HARMLESS = {"administration:preview_letter", "public:demo_sign_in", "public:language", "staff:choose_office"}
GALLERY = "gaya:"  # samples of the look, which keep nothing
METHODS = {"GET", "HEAD", "POST"}


# The accounts' own forms come from a library and carry no key: each of them sets something of one account to what the
# form says, so that the second time finds it so already; the one that makes something, sign-up, is tested below.
LIBRARIES = {"allauth"}


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


def test_what_is_not_ours_is_the_accounts_library_alone() -> None:
    others = {view.__module__.partition(".")[0] for _, view, _ in views()} - {"mutubaku"}
    assert others == LIBRARIES


@pytest.mark.django_db
def test_signing_up_twice_makes_one_account_and_leads_to_the_same_page(client: Client) -> None:
    answers = {"name": "Dewi", "email": "dewi@contoh.id", "password1": "kalimat-panjang-2026"}
    first, second = (client.post(reverse("account_signup"), answers) for _time in range(2))
    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert [user.email for user in User.objects.all()] == ["dewi@contoh.id"]


def test_every_view_of_ours_that_takes_a_form_takes_it_once() -> None:
    named = {name: view for name, view, _ in views() if not name.startswith(GALLERY)}
    ours = {name: view for name, view in named.items() if view.__module__.startswith("mutubaku.")}
    assert [name for name, view in ours.items() if not taken(view)] == []
    forms = {name: view for name, view in ours.items() if "POST" in taken(view)}
    assert len(forms) > 100
    assert {name for name, view in forms.items() if not getattr(view, "acts_once", False)} == HARMLESS
