"""Step 4 of the demonstration: every document is valid; where they are not, it is the first one."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from mutubaku.cases.models import Task
from mutubaku.conduct import actions
from mutubaku.conduct.works.reviewing import VerifyRow, verifications
from mutubaku.conduct.works.verification import INVALID
from mutubaku.people.access import office_day
from mutubaku.people.models import User
from mutubaku.procedure import Outcome
from mutubaku.reviews.policy import Judgement

WRONG = "Nama perusahaan pada dokumen ini berbeda dengan NIB."
LASTING = timedelta(days=3 * 365)


def fill(task: Task, outcome: Outcome, by: User, at: datetime) -> None:
    """Judge every document."""
    rows, today = verifications(task), office_day(task.case.office, at).date()
    judgements = {row.version.pk: _valid(row, number, today) for number, row in enumerate(rows, start=1)}
    if outcome.key == INVALID:
        judgements |= {row.version.pk: Judgement(is_valid=False, reason=WRONG) for row in rows[:1]}
    actions.judge_documents(task.pk, by, at, judgements=judgements)


def _valid(row: VerifyRow, number: int, today: date) -> Judgement:
    expires_on = today + LASTING if row.requirement.has_expiry else None
    return Judgement(is_valid=True, number=f"CONTOH-{number:02d}/{today.year}", expires_on=expires_on)
