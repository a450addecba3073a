"""Step 3 in the browser: every row that stands open is looked at, every question answered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import Locator

if TYPE_CHECKING:
    from tests.stories.actors import Actor

MISSED = "Halaman pengesahannya belum ada."
OPEN = "table.matrix:not(details *) tbody tr"


def fill(actor: Actor, outcome: str) -> None:
    """What is there is there; with "Tidak lengkap", the first row is not."""
    for number, row in enumerate(rows(actor, "Daftar periksa kelengkapan")):
        if outcome == "Tidak lengkap" and number == 0:
            choose(row, "Tidak ada")
            row.get_by_role("textbox").fill(MISSED)
        else:
            choose(row, "Ada" if row.locator("th a").count() else "Tidak berlaku")
    for row in rows(actor, "Tinjauan permohonan"):
        choose(row, "Ya")


def rows(actor: Actor, heading: str) -> list[Locator]:
    """The rows under a heading that are not folded away."""
    part = actor.page.locator("section").filter(has=actor.page.get_by_role("heading", name=heading, exact=True))
    return part.last.locator(OPEN).all()


def choose(row: Locator, answer: str) -> None:
    """Tick a row's choice."""
    row.get_by_label(re.compile(f"^{answer}")).check()
