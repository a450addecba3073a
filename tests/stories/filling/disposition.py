"""Step 2 in the browser: both sections are ticked already; the head writes what is to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.stories.actors import Actor

INSTRUCTION = "Periksa kelengkapannya, lalu verifikasi dokumennya."


def fill(actor: Actor, _outcome: str) -> None:
    """Write the instruction."""
    actor.page.get_by_label("Instruksi", exact=True).fill(INSTRUCTION)
