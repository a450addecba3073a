"""Step 2 of the demonstration: the head routes the application to both sections."""

from __future__ import annotations

from datetime import datetime

from mutubaku.cases.models import Task
from mutubaku.conduct import actions
from mutubaku.people.models import User
from mutubaku.procedure import Outcome
from mutubaku.reviews.models import Urgency

INSTRUCTION = "Mohon diperiksa dan diproses sesuai SOP 11-BIPA/5, lalu dilaporkan hasilnya."


def fill(task: Task, _outcome: Outcome, by: User, at: datetime) -> None:
    """Write the disposition."""
    actions.write_disposition(
        task.pk, by, at, addressees=["pjt", "ss"], instruction=INSTRUCTION, urgency=Urgency.ORDINARY
    )
