"""What a step's own work may add to the generic step: all of it optional."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from mutubaku.cases.models import Task
from mutubaku.documents.models import Version
from mutubaku.people.access import Capacity
from mutubaku.procedure import Outcome

from .letters import Letter

Reaction = Callable[[Task, Outcome, Capacity, datetime], None]
Maker = Callable[[Task, str, Capacity, datetime, str], Version]


def _always(_task: Task) -> bool:
    return True


def _no_gaps(_task: Task) -> list[str]:
    return []


def _no_bar(_task: Task, _outcome: Outcome) -> list[str]:
    return []


def _no_bar_at(_task: Task, _outcome: Outcome, _at: datetime) -> list[str]:
    return []


def _nothing(_task: Task, _outcome: Outcome, _by: Capacity, _at: datetime) -> None:
    return None


@dataclass(frozen=True)
class Written:
    """A paper the step writes from the case when it is closed with one of ``outcomes`` (with any, when empty), unless
    a scan of the signed original was uploaded in this very step. ``schemes``: only for these, when several schemes
    have the step and not all of them the paper; ``when``: only in cases of which this is true.
    """

    letter: Callable[[Task, Capacity, datetime], Letter]
    outcomes: frozenset[str] = frozenset()
    schemes: frozenset[str] = frozenset()
    when: Callable[[Task], bool] = _always

    def is_due(self, outcome: Outcome) -> bool:
        """Whether this outcome leaves the paper."""
        return not self.outcomes or outcome.key in self.outcomes

    def is_for(self, task: Task) -> bool:
        """Whether this case has the paper."""
        return (not self.schemes or task.case.scheme in self.schemes) and self.when(task)


@dataclass(frozen=True)
class Work:
    """``gaps`` names what the work still lacks beside papers, ``bars`` what stands against one outcome, even one that
    turns back, ``bars_at`` what does at the time it is chosen; ``prepare`` runs before the papers are checked and may
    make those in ``promised``; ``after`` runs when the step is closed; ``makers`` make papers from the case.
    ``written``, by document kind, are letters: made like
    ``promised`` ones when the step is closed, and at a press. ``takes_requirements``: the client hands in the documents
    of the office's list there. ``signed_by_hand``: what it makes is a draft; a scan of it closes the step. ``met_by``:
    for which output of the sheet another paper of the step does, until an act outside the step makes it: neither made
    nor taken here.
    """

    gaps: Callable[[Task], list[str]] = _no_gaps
    bars: Callable[[Task, Outcome], list[str]] = _no_bar
    bars_at: Callable[[Task, Outcome, datetime], list[str]] = _no_bar_at
    prepare: Reaction = _nothing
    after: Reaction = _nothing
    promised: Callable[[Task], frozenset[str]] = field(default=lambda _task: frozenset())
    makers: Mapping[str, Maker] = field(default_factory=dict)
    written: Mapping[str, Written] = field(default_factory=dict)
    takes_requirements: bool = False
    signed_by_hand: bool = False
    met_by: Mapping[str, str] = field(default_factory=dict)

    def beside(self, other: Work) -> Work:
        """This work and another one as the work of one step."""
        return Work(
            gaps=lambda task: self.gaps(task) + other.gaps(task),
            bars=lambda task, outcome: self.bars(task, outcome) + other.bars(task, outcome),
            bars_at=lambda task, outcome, at: self.bars_at(task, outcome, at) + other.bars_at(task, outcome, at),
            prepare=_in_turn(self.prepare, other.prepare),
            after=_in_turn(self.after, other.after),
            promised=lambda task: self.promised(task) | other.promised(task),
            makers={**self.makers, **other.makers},
            written={**self.written, **other.written},
            takes_requirements=self.takes_requirements or other.takes_requirements,
            signed_by_hand=self.signed_by_hand or other.signed_by_hand,
            met_by={**self.met_by, **other.met_by},
        )

    def papers_of(self, task: Task) -> dict[str, Written]:
        """What the step writes in this case."""
        return {kind: written for kind, written in self.written.items() if written.is_for(task)}


def _in_turn(first: Reaction, second: Reaction) -> Reaction:
    def both(task: Task, outcome: Outcome, by: Capacity, at: datetime) -> None:
        first(task, outcome, by, at)
        second(task, outcome, by, at)

    return both
