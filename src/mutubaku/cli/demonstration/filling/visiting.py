"""What both stages share in the demonstration: an auditor of the team, and a checklist answered from end to end."""

from __future__ import annotations

from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from mutubaku.audits.visits.models import Found
from mutubaku.audits.visits.policy.checklist import Answer
from mutubaku.cases.models import Case, Task
from mutubaku.conduct.actions.answering import answer_checklist
from mutubaku.conduct.visiting import checklist, team_of
from mutubaku.people.models import User

EVIDENCE = "Rekaman contoh (rekaan)"


def of_the_team(case: Case, by: User) -> User:
    """The person themselves when they are of the team, else its last member."""
    team = list(team_of(case))
    return by if not team or by.pk in team else User.objects.get(pk=team[-1])


def answer_all(task: Task, by: User, at: datetime, *, wrong: str = "") -> None:
    """Answer what is not answered: all conforming, but with ``wrong`` the first line is not."""
    lines = [line for line in checklist(task) if not line.found]
    answers = {line.name: Answer(key(task, line.name), Found.CONFORMING, "", EVIDENCE, at) for line in lines}
    if wrong and lines:
        first = lines[0].name
        answers[first] = Answer(key(task, first), Found.NONCONFORMING, wrong, EVIDENCE, at)
    if answers:
        answer_checklist(task.pk, by, at, answers)


def key(task: Task, name: str) -> UUID:
    """The key of an answer, the same each time."""
    return uuid5(NAMESPACE_URL, f"{task.pk}/{name}")
