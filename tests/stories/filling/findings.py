"""Verifying corrections in the browser: whatever the client answered is accepted, then verified."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.stories.actors import Actor

JUDGED = {"Perlu dinilai": "Terima jawaban", "Perlu diverifikasi": "Hasilnya terverifikasi"}


def fill(actor: Actor, outcome: str) -> None:
    """Judge what waits for it, when the step is to end well; without findings there is nothing to do."""
    for state, act in JUDGED.items() if outcome == "Memadai" else ():
        while (row := actor.page.locator("#temuan li").filter(has_text=state).first).count():
            actor.follows(row.get_by_role("link").first)
            judges(actor, act, "Rekaman dilihat di tempat.")


def judges(actor: Actor, act: str, words: str) -> None:
    """One judgement on the page of a finding."""
    actor.page.get_by_label(act).check()
    actor.page.get_by_role("textbox", name="Catatan").fill(words)
    actor.follows(actor.page.get_by_role("button", name="Simpan penilaian"))
    actor.is_told("Penilaian tersimpan.")
