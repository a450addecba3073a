"""The review in the browser: every judgement is yes, and granting is recommended; both are saved with the outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.stories.actors import Actor


def fill(actor: Actor, outcome: str) -> None:
    """Judge every line of the sheet."""
    if outcome != "Lengkap":
        return
    for choice in actor.page.locator("table.matrix input[type=radio][value=yes]").all():
        choice.check()
    actor.page.get_by_label("Diberikan (atau dilanjutkan)").check()
