"""The committee in the demonstration: called from the pool, it concludes what the walk asks, and all agree in turn."""

from __future__ import annotations

from datetime import datetime

from mutubaku.cases.models import Task
from mutubaku.conduct.actions.deciding import Invitation, call_committee, conclude_committee, state_in_committee
from mutubaku.conduct.works.deciding import least_members, pool
from mutubaku.conduct.works.parts import scope_items
from mutubaku.decisions.models import Conclusion, Meeting
from mutubaku.decisions.policy import CONCLUSIONS
from mutubaku.decisions.queries import active_members
from mutubaku.people.access import office_day
from mutubaku.people.models import User
from mutubaku.procedure import Outcome

REASONS = "Alasan komite ditulis untuk demonstrasi."
PART = "Hanya lini produksi pertama (rekaan)."


def fill(task: Task, outcome: Outcome, by: User, at: datetime) -> None:
    """Call, conclude, and let every member agree in the order of their seats."""
    conclusion = CONCLUSIONS[outcome.key]
    meeting = summon(task, by, at)
    is_part = conclusion == Conclusion.PART
    conclude_committee(
        task.pk,
        by,
        at,
        conclusion=conclusion,
        reasons="" if conclusion == Conclusion.GRANT else REASONS,
        part_items=list(scope_items(task.case)) if is_part else (),
        part_words=PART if is_part else "",
    )
    for member in active_members(meeting):
        state_in_committee(task.pk, member.user, at, agrees=True)


def summon(task: Task, by: User, at: datetime) -> Meeting:
    """As many members of the pool as the scheme asks for, the first of them in the chair."""
    members = [seat.user_id for seat in pool(task, at)[: least_members(task.case)]]
    invitation = Invitation(
        held_on=office_day(task.case.office, at).date(),
        place="Ruang rapat (rekaan)",
        agenda="Pembahasan hasil evaluasi",
        members=members,
        chair=members[0] if members else 0,
    )
    return call_committee(task.pk, by, at, invitation=invitation)
