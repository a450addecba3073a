"""Telling whoever is next: those in the role, or of an audit the people of its appointed team."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mutubaku.audits.appointing.policy.roles import FITTING, fits
from mutubaku.audits.appointing.queries import appointed_team
from mutubaku.cases.models import Case, Task
from mutubaku.notices.actions import tell_opened

from .unasked import is_unasked


def tell_next(case: Case, tasks: Sequence[Task], at: datetime) -> None:
    """Tell whoever may do what has opened that it is their turn."""
    for task in tasks:
        if is_unasked(task):
            continue
        team = appointed_team(case) if task.role in FITTING else []
        people = list(dict.fromkeys(one.user_id for one in team if fits(one.function, task.role)))
        tell_opened(case, [task], at, people=people)
