"""The decision in the demonstration: it rests on the committee's recommendation."""

from __future__ import annotations

from datetime import datetime

from mutubaku.cases.models import Task
from mutubaku.conduct.actions.deciding import save_decision
from mutubaku.conduct.works.decision import basis_of
from mutubaku.conduct.works.parts import scope_items
from mutubaku.decisions.models import Verdict
from mutubaku.decisions.policy import VERDICTS
from mutubaku.people.models import User
from mutubaku.procedure import Outcome

from .committee import PART

BASIS = "Hasil evaluasi dan rekomendasi komite"
REASONS = "Pertimbangan pengambil keputusan, ditulis untuk demonstrasi."


def fill(task: Task, outcome: Outcome, by: User, at: datetime) -> None:
    """Write the basis, and the part where only a part is granted; to send it back needs nothing but its reason."""
    if outcome.key not in VERDICTS:
        return
    is_part = VERDICTS[outcome.key] == Verdict.PART
    save_decision(
        task.pk,
        by,
        at,
        basis=basis_of(task.case) or BASIS,
        reasons=REASONS,
        part_items=list(scope_items(task.case)) if is_part else (),
        part_words=PART if is_part else "",
    )
