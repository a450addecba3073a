"""The decision in the browser: its basis is offered and saved with the outcome; departing from it is reasoned first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.stories.actors import Actor


def fill(actor: Actor, outcome: str) -> None:
    """Nothing but a basis where none is offered."""
    if outcome.startswith("Dikembalikan"):
        return
    basis = actor.page.get_by_label("Dasar keputusan")
    if not basis.input_value():
        basis.fill("Hasil evaluasi dan rekomendasi komite")
