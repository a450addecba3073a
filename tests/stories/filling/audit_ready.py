"""Step 8 in the browser: the treasurer, or without one the head, has settled the payment meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from mutubaku.cli.demonstration.filling.audit_ready import settle

from .audit_letter import task_at
from .in_person import verifies_payments

if TYPE_CHECKING:
    from tests.stories.actors import Actor


def fill(actor: Actor, _outcome: str) -> None:
    """Settle it behind the scene, and look again; a special audit waits for no payment."""
    case = task_at(actor).case
    if not case.is_special:
        if not verifies_payments(actor, case):
            settle(case, timezone.now())
        actor.page.reload()
