"""The client's declaration that the answers are true, given when the application is sent."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mutubaku.applications.models import Application
from mutubaku.people.access import Capacity

from .draft import journal, lock_draft


@transaction.atomic
def declare(case_id: int, by: Capacity, at: datetime) -> Application:
    """Declare the answers true as they stand now; any answer saved later takes the declaration away again."""
    draft = lock_draft(case_id, by, at)
    journal(draft, {"part": "declaration"})
    draft.application.declared_at = at
    draft.application.save(update_fields=["declared_at"])
    return draft.application
