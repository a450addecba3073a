"""Stage 1 in the demonstration: every document adequate and every point ready; where not, it is the first."""

from __future__ import annotations

from datetime import datetime, timedelta

from mutubaku.audits.queries import plan_in_force
from mutubaku.audits.visits.policy.remote import Remote
from mutubaku.audits.visits.policy.stage import ADEQUATE, CORRECT
from mutubaku.cases.models import Task
from mutubaku.conduct.actions.answering import add_line
from mutubaku.conduct.actions.visiting import (
    judge_documents_at_stage_1,
    judge_interval,
    judge_stage_1_again,
    write_remote,
)
from mutubaku.conduct.visiting import documents_at_stage_1
from mutubaku.conduct.works.stage_1_again import open_concerns
from mutubaku.people.access import office_day
from mutubaku.people.models import User
from mutubaku.procedure import Outcome

from .visiting import answer_all, key, of_the_team

WEAK = "Rekaman audit internal belum mencakup seluruh proses (contoh demonstrasi)."
SEEN = "Perbaikannya dilihat pada berkas yang diserahkan (contoh demonstrasi)."
LATER = timedelta(days=14)


def fill(task: Task, outcome: Outcome, by: User, at: datetime) -> None:
    """Judge the documents, answer the points of readiness, and the interval to stage 2."""
    auditor = of_the_team(task.case, by)
    documents = documents_at_stage_1(task.case)
    judgements = {version.pk: (True, "") for version, _name in documents}
    is_weak = outcome.key == CORRECT
    if is_weak:
        judgements |= {version.pk: (False, WEAK) for version, _name in documents[:1]}
    judge_documents_at_stage_1(task.pk, auditor, at, judgements)
    if is_weak and not documents:
        add_line(task.pk, auditor, at, key=key(task, "siap"), text="Rekaman audit internal lengkap")
    answer_all(task, auditor, at, wrong=WEAK if is_weak and not documents else "")
    today, fixed = office_day(task.case.office, at).date(), plan_in_force(task.case)
    planned = fixed.starts_on if fixed and fixed.starts_on > today else today + LATER
    judge_interval(task.pk, auditor, at, held_on=today, next_on=planned)
    write_remote(task.pk, auditor, at, Remote(is_remote=False))


def judge_again(task: Task, outcome: Outcome, by: User, at: datetime) -> None:
    """Judge what stage 1 found wanting to be settled; nothing where the corrections are not enough."""
    wanting = open_concerns(task)
    if outcome.key == ADEQUATE and wanting:
        judge_stage_1_again(task.pk, of_the_team(task.case, by), at, {one.key: (True, SEEN) for one in wanting})
