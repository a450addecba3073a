"""The rounds of an audit proposal as the pages show them: what was proposed, and what the client said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.audits.appointing.policy.roles import FITTING
from mutubaku.audits.appointing.queries import people_in
from mutubaku.audits.models import About, Appointment, AuditAnswer, AuditProposal, TeamObjection
from mutubaku.cases.models import Task
from mutubaku.conduct.serving import waiting_for_word
from mutubaku.people.models import User


@dataclass(frozen=True)
class TeamRow:
    """A person of the team with their functions."""

    user_id: int
    name: str
    functions: str


@dataclass(frozen=True)
class AnswerRow:
    """What the client said: accepted, or objected to what, and why."""

    is_accepted: bool
    about: str
    reason: str
    at: datetime
    who: str


@dataclass(frozen=True)
class ProposalRow:
    """A proposal in one round."""

    number: int
    starts_on: date
    ends_on: date
    place: str
    words: str
    team: tuple[TeamRow, ...]
    answers: tuple[AnswerRow, ...]
    remarks: tuple[str, ...]
    reason: str

    @property
    def is_one_day(self) -> bool:
        """Whether it begins and ends on the same day."""
        return self.starts_on == self.ends_on


def rounds_of(proposals: Iterable[AuditProposal]) -> list[ProposalRow]:
    """The proposals as they are shown, in the order given."""
    return [proposal_row(one) for one in proposals]


def proposal_row(proposal: AuditProposal) -> ProposalRow:
    """A proposal as it is shown."""
    return ProposalRow(
        number=proposal.round,
        starts_on=proposal.starts_on,
        ends_on=proposal.ends_on,
        place=proposal.place,
        words=proposal.words,
        team=tuple(team_rows(proposal)),
        answers=tuple(answer_row(one) for one in proposal.answers.all()),
        remarks=tuple(proposal.remarks),
        reason=proposal.reason,
    )


def team_rows(proposal: AuditProposal | Appointment) -> list[TeamRow]:
    """The team in the order of its functions, each person once."""
    found: dict[int, TeamRow] = {}
    for user, function in people_in(proposal):
        label = str(function.label)
        held = found.get(user.pk)
        found[user.pk] = TeamRow(user.pk, user.name, f"{held.functions}, {label}" if held else label)
    return list(found.values())


def answer_row(answer: AuditAnswer) -> AnswerRow:
    """The client's word as it is shown."""
    about = str(answer.get_about_display())
    if answer.about == About.MEMBER and answer.member is not None:
        about = _("%(about)s: %(name)s") % {"about": about, "name": answer.member.name}
    return AnswerRow(answer.is_accepted, about, answer.reason, answer.given_at, answer.given_by.name)


@dataclass(frozen=True)
class ObjectionRow:
    """What the client objected to in an appointed audit, and what became of it."""

    about: str
    reason: str
    at: datetime
    who: str
    answer: str
    answered_at: datetime | None
    is_open: bool


def objection_row(one: TeamObjection) -> ObjectionRow:
    """An objection as it is shown."""
    about = str(About(one.about).label)
    if one.member is not None:
        about = _("%(about)s: %(name)s") % {"about": about, "name": one.member.name}
    is_open = one.answered_at is None and one.appointment.replaced_at is None
    return ObjectionRow(about, one.reason, one.given_at, one.given_by.name, one.answer, one.answered_at, is_open)


def declare_href(task: Task, user: User) -> str:
    """Where a member of the team has still to say yes at an open step of the audit; nothing where nothing waits."""
    unsaid = waiting_for_word(task.case, user) if task.is_open and task.role in FITTING else None
    return reverse("staff:assignment", args=[unsaid.pk]) if unsaid else ""
