"""Step 9.1 in the browser: the accepted team is appointed; its members declare by the act behind their page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from mutubaku.audits.queries import appointed_team, appointment_of
from mutubaku.conduct.actions import declare

from .audit_letter import task_at
from .in_person import declares

if TYPE_CHECKING:
    from tests.stories.actors import Actor

REASON = "Alasan bila ada yang perlu diperhatikan"


def fill(actor: Actor, _outcome: str) -> None:
    """Appoint as the client has accepted it, with a reason where one is asked for."""
    task = task_at(actor)
    appoints(actor)
    if actor.page.get_by_label(REASON).count() and not actor.page.get_by_role("status").count():
        actor.page.get_by_label(REASON).fill("Tidak ada orang lain di kantor ini.")
        appoints(actor)
    actor.is_told("Tim ditunjuk")
    made = appointment_of(task.case)
    assert made is not None
    for user in {one.user_id: one.user for one in appointed_team(task.case)}.values():
        member = actor.colleague(user)
        if member is not None:
            declares(member, made)
        else:
            declare(made.pk, user, timezone.now(), is_willing=True, is_impartial=True)
    actor.page.reload()


def appoints(actor: Actor) -> None:
    """Press the button as the form stands."""
    actor.follows(actor.page.get_by_role("button", name="Tunjuk tim ini"))
