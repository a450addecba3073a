"""What the flowchart shows, before any place on paper: the symbol of each step and the arrows between them."""

from dataclasses import dataclass

from mutubaku.procedure.sheet.model import Shape
from mutubaku.procedure.vocabulary import Outcome, Procedure, Step

_WORDS = {Shape.TERMINATOR: "mulai atau selesai", Shape.PROCESS: "pelaksanaan", Shape.DECISION: "keputusan"}


@dataclass(frozen=True)
class Edge:
    """An arrow from step `source` to step `target` (numbers); `target` None leads to an end of its own.

    `exit` is the place of the way on at its step: arrows of one exit (parallel branches) leave together.
    `label` is empty where the step has one exit only.
    """

    source: int
    target: int | None
    exit: int
    label: str


def shape_of(procedure: Procedure, step: Step) -> Shape:
    """First and last are capsules, one way on a box, two or more a diamond."""
    is_last = all(outcome.ends for outcome in step.outcomes)
    if step is procedure.first or is_last:
        return Shape.TERMINATOR
    return Shape.PROCESS if len(_ways(step)) == 1 else Shape.DECISION


def ends_beside(step: Step) -> bool:
    """Whether one of several ways on from a step leads to an end of its own."""
    return any(outcome.ends for outcome in step.outcomes) and not all(outcome.ends for outcome in step.outcomes)


def edges_of(procedure: Procedure) -> list[Edge]:
    """All arrows, in the order of the steps; outcomes that lead the same way share its arrows and their label."""
    numbers = {step.key: step.number for step in procedure.steps}
    found = []
    for step in procedure.steps:
        if all(outcome.ends for outcome in step.outcomes):
            continue
        ways = _ways(step)
        for place, (opens, labels) in enumerate(ways.items()):
            label = " / ".join(labels) if len(ways) > 1 else ""
            targets: list[int | None] = [numbers[key] for key in opens]
            found += [Edge(step.number, target, place, label) for target in targets or [None]]
    return found


def _ways(step: Step) -> dict[tuple[str, ...], list[str]]:
    """The ways on from a step, each with the labels of the outcomes that take it."""
    ways: dict[tuple[str, ...], list[str]] = {}
    for outcome in step.outcomes:
        ways.setdefault(outcome.opens, []).append(outcome.label)
    return ways


def meaning_of(procedure: Procedure, step: Step) -> str:
    """The symbol and its arrows in words, for whoever cannot see the drawing."""
    shape = _WORDS[shape_of(procedure, step)]
    exits = " ".join(_exit(procedure, step, outcome) for outcome in step.outcomes)
    return f"Langkah {step.number}, {procedure.role(step.role).name}: {shape}. {exits}"


def _exit(procedure: Procedure, step: Step, outcome: Outcome) -> str:
    numbers = " dan ".join(str(procedure.step(key).number) for key in outcome.opens)
    leads = f"ke langkah {numbers}" if numbers else "selesai"
    return f"{outcome.label}: {leads}." if len(step.outcomes) > 1 else f"Lanjut {leads}." if numbers else "Selesai."


def awaited(procedure: Procedure, step: Step) -> str:
    """The remark for a step that waits for several branches; empty for all others."""
    numbers = " dan ".join(str(number) for number in sorted(procedure.step(key).number for key in step.joins))
    return f"Dimulai setelah langkah {numbers} selesai." if numbers else ""
