"""What follows from an outcome and what is still missing: pure decisions on a procedure and plain values."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from mutubaku.procedure import Outcome, Procedure, Step, opened_by


@dataclass(frozen=True)
class Opening:
    """A step to open now, the pause its clock starts with, and where the linked procedure it runs goes on."""

    step: Step
    pause: str | None = None
    resumes: str | None = None


@dataclass(frozen=True)
class Paper:
    """A document a step needs or produces, and whether it is there."""

    kind: str
    name: str
    is_output: bool
    is_there: bool


def openings(
    procedure: Procedure, step: Step, outcome: Outcome, last: Mapping[str, str], still_open: Collection[str]
) -> list[Opening]:
    """The steps that open when a step closes with an outcome; one that is open already is not opened twice.

    ``last`` holds the latest outcome of every closed step, ``still_open`` the steps open beside this one.
    """
    found = opened_by(procedure, step, outcome, last, still_open)
    return [Opening(one, outcome.pause, outcome.resumes) for one in found if one.key not in still_open]


def papers(procedure: Procedure, step: Step, in_case: Collection[str], in_task: Collection[str]) -> list[Paper]:
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


def judged_steps(procedure: Procedure, judging: Collection[str]) -> frozenset[str]:
    """The steps whose work a role of ``judging`` judges later: whoever does one of them evaluates the case."""
    return frozenset(key for step in procedure.steps if step.role in judging for key in step.independent_of)
