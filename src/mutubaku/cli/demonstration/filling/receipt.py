"""Step 11 in the demonstration: picked up by the client's contact, or sent by courier."""

from __future__ import annotations

from datetime import datetime

from mutubaku.applications.queries import application_of
from mutubaku.cases.models import Task
from mutubaku.certificates.models import HandOver, Manner
from mutubaku.conduct.actions.finishing import write_hand_over
from mutubaku.people.models import User
from mutubaku.procedure import Outcome

EVERY = 3  # goes by courier


def fill(task: Task, _outcome: Outcome, by: User, at: datetime) -> None:
    """Every third certificate goes by courier."""
    application = application_of(task.case)
    handed_over = HandOver.objects.filter(task__case__office_id=task.case.office_id).count()
    by_courier = handed_over % EVERY == EVERY - 1
    write_hand_over(
        task.pk,
        by,
        at,
        manner=Manner.COURIER if by_courier else Manner.PICK_UP,
        receiver=application.contact_name,
        receiver_post=application.contact_position,
        courier="Kurir Contoh" if by_courier else "",
        tracking_number=f"CONTOH-{task.case_id:06d}" if by_courier else "",
    )
