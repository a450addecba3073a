"""The final text in the demonstration: a surveillance without an agreement goes on with a reason."""

from __future__ import annotations

from datetime import datetime

from mutubaku.cases.models import Kind, Task
from mutubaku.conduct.actions.agreeing import waive_agreement
from mutubaku.decisions.queries import agreement_on
from mutubaku.people.access import office_day
from mutubaku.people.models import User
from mutubaku.procedure import Outcome

REASON = "Sertifikat ini lebih tua daripada perjanjian tertulis (rekaan)."


def fill(task: Task, _outcome: Outcome, by: User, at: datetime) -> None:
    """Nothing but the reason, where one is needed."""
    case, day = task.case, office_day(task.case.office, at).date()
    if case.kind == Kind.SURVEILLANCE and agreement_on(case.organisation, case.scheme, day) is None:
        waive_agreement(task.case_id, by, at, reason=REASON)
