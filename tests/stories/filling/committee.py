"""The committee in the browser: called and concluded at the page; the others agree from their own desks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from mutubaku.conduct.actions.deciding import state_in_committee
from mutubaku.decisions.queries import active_members, meeting_in

from .audit_letter import task_at
from .in_person import states_in_committee

if TYPE_CHECKING:
    from tests.stories.actors import Actor

CONCLUSIONS = {
    "Direkomendasikan": "grant",
    "Direkomendasikan sebagian": "part",
    "Tidak direkomendasikan": "refuse",
    "Ditunda": "defer",
}
REASONS = "Bukti perbaikan belum cukup."


def fill(actor: Actor, outcome: str) -> None:
    """Call everybody, conclude, and let each agree in turn; the one at the page does so on their own page."""
    calls(actor)
    concludes(actor, CONCLUSIONS[outcome])
    agree(actor)


def calls(actor: Actor) -> None:
    """Everybody in the pool, the one at the page in the chair."""
    page = actor.page
    page.get_by_label("Tempat", exact=True).fill("Ruang rapat")
    for box in page.locator("input[name=members]").all():
        box.check()
    page.get_by_label("Ketua rapat").select_option(label=actor.name)
    actor.follows(page.get_by_role("button", name="Panggil komite"))
    actor.is_told("Komite dipanggil")


def concludes(actor: Actor, conclusion: str) -> None:
    """What is laid before the members."""
    page = actor.page
    page.locator(f"input[name=conclusion][value={conclusion}]").check()
    if conclusion != "grant":
        page.locator("textarea[name=reasons]").fill(REASONS)
    if conclusion == "part":
        page.locator("textarea[name=part_words]").fill("Lini produksi 1")
    actor.follows(page.get_by_role("button", name="Ajukan kepada anggota"))
    actor.is_told("Kesimpulan diajukan")


def agree(actor: Actor) -> None:
    """The others from their desks, the chair at the page last."""
    task = task_at(actor)
    meeting = meeting_in(task)
    assert meeting is not None
    for member in active_members(meeting):
        if member.is_chair:
            continue
        colleague = actor.colleague(member.user)
        if colleague is not None:
            states_in_committee(colleague, task.pk)
        else:
            state_in_committee(task.pk, member.user, timezone.now(), agrees=True)
    actor.page.reload()
    actor.follows(actor.page.get_by_role("link", name="Beri pernyataan Anda"))
    actor.follows(actor.page.get_by_role("button", name="Saya setuju"))
    actor.is_told("Pernyataan Anda tersimpan")
