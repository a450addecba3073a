"""What follows from an outcome and what is still missing: pure decisions on a procedure and plain values."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from mutubaku.procedure import Outcome, Procedure, Step


@dataclass(frozen=True)
class Opening:
    """A step to open now, and the pause its clock starts with."""

    step: Step
    pause: str | None


@dataclass(frozen=True)
class Paper:
    """A document a step needs or produces, and whether it is there."""

    kind: str
    name: str
    is_output: bool
    is_there: bool


def openings(
    procedure: Procedure, outcome: Outcome, open_steps: Collection[str], last_outcomes: Mapping[str, str]
) -> list[Opening]:
    """The steps an outcome opens. One already open is not opened twice; a join waits for all its branches.

    ``open_steps`` are the steps open beside the one just closed; ``last_outcomes`` holds the latest outcome of
    every closed step, the one just closed included.
    """
    steps = [procedure.step(key) for key in outcome.opens if key not in open_steps]
    return [
        Opening(step, outcome.pause)
        for step in steps
        if not step.joins or join_is_complete(procedure, step, open_steps, last_outcomes)
    ]


def join_is_complete(
    procedure: Procedure, step: Step, open_steps: Collection[str], last_outcomes: Mapping[str, str]
) -> bool:
    """Whether every branch has arrived at a join: each awaited step last led here, and none still runs towards it."""
    for awaited in step.joins:
        last = last_outcomes.get(awaited)
        if last is None or step.key not in procedure.step(awaited).outcome(last).opens:
            return False
    return not any(step.key in reachable(procedure, key) for key in open_steps)


def reachable(procedure: Procedure, start: str) -> set[str]:
    """Every step that can follow after ``start``."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for outcome in procedure.step(waiting.pop()).outcomes:
            fresh = set(outcome.opens) - found
            found |= fresh
            waiting.extend(fresh)
    return found


def papers(
    procedure: Procedure, step: Step, in_case: Collection[str], in_task: Collection[str]
) -> list[Paper]:
    """What a step needs (from anywhere in the case) and must produce (in this very task), and what is there.

    An output made in an earlier round does not count again: each round leaves its own record.
    """
    needed = [_paper(procedure, kind, in_case, is_output=False) for kind in step.needs]
    produced = [_paper(procedure, kind, in_task, is_output=True) for kind in step.produces]
    return needed + produced


def _paper(procedure: Procedure, kind: str, there: Collection[str], *, is_output: bool) -> Paper:
    met = any(one in there for one in procedure.satisfying(kind))
    return Paper(kind, procedure.document(kind).name, is_output, met)


def missing(papers: Iterable[Paper]) -> list[str]:
    """The names of what is not there, each once, in the order of the sheet."""
    return list(dict.fromkeys(paper.name for paper in papers if not paper.is_there))


def first_conflict(step: Step, done_by_person: Collection[str]) -> str | None:
    """The step the person worked on that bars them from this one; None when they are independent."""
    return next((key for key in step.independent_of if key in done_by_person), None)
