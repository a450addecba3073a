"""Step 10 in the demonstration: the paper is made, printed, signed by hand, and its scan uploaded."""

from __future__ import annotations

from datetime import datetime

from mutubaku.cases.models import Task
from mutubaku.certificates.policy import document_kind
from mutubaku.cli.demonstration.papers import signed
from mutubaku.conduct import actions
from mutubaku.documents import storage
from mutubaku.people.models import User
from mutubaku.procedure import Outcome


def fill(task: Task, outcome: Outcome, by: User, at: datetime) -> None:
    """Make and sign it, unless it is sent back."""
    if outcome.resumes:
        return
    kind = document_kind(task.case.scheme, task.case.kind)
    made = actions.make(task.pk, kind, by, at)
    scan = signed(storage.read(made.file.sha256), by.name)
    actions.attach(task.pk, by, at, name=f"{kind}-bertanda-tangan.pdf", data=scan, kind=kind)
