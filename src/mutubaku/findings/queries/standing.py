"""A finding with all that happened to it, and what its scheme asks of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.utils.translation import gettext as _

from mutubaku.cases.models import Case
from mutubaku.findings import policy
from mutubaku.findings.defaults import CONCERNS, DEMANDS, MAJOR_LIMIT_MONTHS, MINORS_TO_MAJOR, OF_STAGE_1
from mutubaku.findings.models import CONCERN, GRADES, Act, Answer, Finding, Turn, Wording
from mutubaku.findings.policy import OVER, WITH_AUDITOR, WITH_CLIENT, Demand, State
from mutubaku.schemes.models import SchemeTerms
from mutubaku.schemes.queries import TermsMissing, grade_rules, is_looked_up, terms_of

GRADE_NAMES = dict(GRADES)


@dataclass(frozen=True)
class Demands:
    """What the case's scheme asks of findings, by grade; ``is_default``: the scheme says nothing, ours apply."""

    by_grade: Mapping[str, Demand]
    is_default: bool
    is_confirmed: bool
    major_limit_months: int
    minors_to_major: int

    def of(self, grade: str) -> Demand:
        """The demand of a grade; of one the scheme no longer knows, the built-in one."""
        return self.by_grade.get(grade) or DEMANDS.get(grade) or OF_STAGE_1


def demands_of(case: Case) -> Demands:
    """What is asked of the findings of a case."""
    try:
        terms: SchemeTerms | None = terms_of(case)
    except TermsMissing:
        terms = None
    rules = grade_rules(case) if terms else {}
    figures = {
        "major_limit_months": terms.major_limit_months if terms else MAJOR_LIMIT_MONTHS,
        "minors_to_major": terms.minors_to_major if terms else MINORS_TO_MAJOR,
    }
    if terms is None or not rules:
        return Demands({**DEMANDS, **CONCERNS}, is_default=True, is_confirmed=False, **figures)
    found = {
        rule.grade: Demand(
            rule.due_months,
            rule.needs_answer,
            rule.needs_verification,
            rule.blocks,
            rule.overdue,
            rule.is_confirmed or terms.is_confirmed,
        )
        for rule in rules.values()
    }
    is_confirmed = all(one.is_confirmed for one in found.values()) and is_looked_up(terms, *figures)
    return Demands({**found, **CONCERNS}, is_default=False, is_confirmed=is_confirmed, **figures)


def _said(row: Wording) -> tuple[str, ...]:
    return row.grade, row.statement, row.requirement, row.evidence, row.site, row.place


@dataclass(frozen=True)
class Standing:
    """A finding with where it stands: what pages, papers and guards read."""

    row: Finding
    demands: Demands

    @cached_property
    def wording(self) -> Wording:
        """What it says now."""
        return list(self.row.wordings.all())[-1]

    @cached_property
    def against(self) -> list[Wording]:
        """What somebody else wrote meanwhile, while nobody has chosen between it and what it says now."""
        rows = list(self.row.wordings.all())
        kept = policy.against([policy.Worded(one.version, one.basis, one.written_by_id, _said(one)) for one in rows])
        return [one for one in rows if one.version in kept]

    @cached_property
    def turns(self) -> list[Turn]:
        """What happened to it, oldest first."""
        return list(self.row.turns.all())

    @cached_property
    def answers(self) -> list[Answer]:
        """The client's rounds, oldest first."""
        return list(self.row.answers.all())

    @property
    def grade(self) -> str:
        """How grave it is now."""
        return next((turn.grade for turn in reversed(self.turns) if turn.act == Act.RAISED), self.wording.grade)

    @property
    def grade_name(self) -> str:
        """Its grade in words."""
        return str(GRADE_NAMES[self.grade])

    @property
    def demand(self) -> Demand:
        """What its grade asks for."""
        return self.demands.of(self.grade)

    @cached_property
    def state(self) -> State:
        """Where it stands."""
        return policy.life((turn.act for turn in self.turns), self.demand)

    @property
    def is_concern(self) -> bool:
        """Whether it is a concern of stage 1 rather than a nonconformity."""
        return self.wording.grade == CONCERN

    @property
    def waits_for_client(self) -> bool:
        """Whether the client has to answer."""
        return self.state in WITH_CLIENT

    @property
    def waits_for_auditor(self) -> bool:
        """Whether it is to be judged or verified."""
        return self.state in WITH_AUDITOR

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done about it."""
        return self.state not in OVER

    @property
    def is_released(self) -> bool:
        """Whether the client knows of it."""
        return self.state not in {State.RECORDED, State.WITHDRAWN}

    @property
    def release(self) -> Turn | None:
        """The turn by which the client was told."""
        return next((turn for turn in self.turns if turn.act == Act.RELEASED), None)

    @property
    def due_on(self) -> date | None:
        """Until when it is to be closed; a raise sets another day."""
        return next((turn.due_on for turn in reversed(self.turns) if turn.act in {Act.RELEASED, Act.RAISED}), None)

    @property
    def closed_at(self) -> datetime | None:
        """When it was closed."""
        return self.turns[-1].at if self.state == State.CLOSED else None

    @property
    def reason(self) -> str:
        """Why the last answer was returned, while it is."""
        return self.turns_of(Act.RETURNED)[-1].words if self.state == State.RETURNED else ""

    @property
    def name(self) -> str:
        """Its number, and before that a name to tell it by."""
        return self.row.number or _("Temuan belum bernomor %(number)s") % {"number": self.row.pk}

    def turns_of(self, act: Act) -> list[Turn]:
        """Its turns of one kind."""
        return [turn for turn in self.turns if turn.act == act]

    def lapsed(self, consequence: str, since: datetime | None = None) -> bool:
        """Whether a missed due day has had this consequence, after a moment."""
        rows = self.turns_of(Act.LAPSED)
        return any(row.consequence == consequence and (since is None or row.at > since) for row in rows)

    def lapses(self, today: date) -> str:
        """The consequence that its due day has now; empty when none."""
        before = [turn.due_on for turn in self.turns if turn.act == Act.LAPSED]
        return policy.lapse(self.state, self.demand, self.due_on, before, today)
