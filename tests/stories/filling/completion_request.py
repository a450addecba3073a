"""Step 5 in the browser: the date that is offered may be moved; what is asked stands there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.stories.actors import Actor


def fill(actor: Actor, _outcome: str) -> None:
    """See that there is a date."""
    expect(actor.page.get_by_label("Batas waktu bagi pelanggan")).not_to_have_value("")
