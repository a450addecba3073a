"""Step 4 in the browser: every document that stands open is judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import Locator

if TYPE_CHECKING:
    from tests.stories.actors import Actor

WRONG = "Nama perusahaan pada dokumen ini berbeda dengan NIB."


def fill(actor: Actor, outcome: str) -> None:
    """All are valid; with "Tidak sah", the first one is not."""
    for number, document in enumerate(documents(actor)):
        if outcome == "Tidak sah" and number == 0:
            document.get_by_label("Tidak sah", exact=True).check()
            document.get_by_label("Alasan tidak sah").fill(WRONG)
        else:
            document.get_by_label("Sah", exact=True).check()


def documents(actor: Actor) -> list[Locator]:
    """The documents that are not folded away."""
    return actor.page.locator("fieldset.judged:not(details *)").all()
