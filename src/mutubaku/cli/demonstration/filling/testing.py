"""Testing in the demonstration: every parameter has a result that meets its limit."""

from __future__ import annotations

from datetime import datetime

from mutubaku.cases.models import Task
from mutubaku.conduct.actions.sampling import report_results
from mutubaku.people.access import office_day
from mutubaku.people.models import User
from mutubaku.procedure import Outcome
from mutubaku.samples.actions import Reported
from mutubaku.samples.policy import Limit
from mutubaku.samples.queries import lines_of, under_way
from mutubaku.schemes.policy import limit_text


def fill(task: Task, _outcome: Outcome, by: User, at: datetime) -> None:
    """Report what has no result yet."""
    today = office_day(task.case.office, at).date()
    reported = {
        line.test.pk: Reported(
            value=meeting(line.limit),
            unit=line.test.unit,
            method=line.test.method or "Metode contoh",
            tested_on=today,
        )
        for line in lines_of(under_way(task))
        if line.result is None
    }
    refused = report_results(task.pk, by, at, reported=reported).refused
    if refused:
        raise refused[0].reason


def meeting(limit: Limit) -> str:
    """A result that meets a limit, as a laboratory would write it."""
    if limit.expected:
        return limit.expected
    if limit.lower is not None and limit.upper is not None:
        return limit_text((limit.lower + limit.upper) / 2)
    if limit.upper is not None:
        return limit_text(limit.upper / 2)
    return limit_text(limit.lower + 1) if limit.lower is not None else "1"
