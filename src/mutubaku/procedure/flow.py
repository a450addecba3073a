"""How a procedure moves: which steps an outcome opens, and every state its open steps can come to."""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mutubaku.procedure.vocabulary import CASE_KINDS, Outcome, Procedure, Step

MOST_STATES = 5_000

Arrows = Mapping[str, Sequence[str]]  # step key → keys of the steps it can open
Skip = Callable[[Step, Outcome], bool]


def _nothing(_step: Step, _outcome: Outcome) -> bool:
    return False


class TooManyStatesError(Exception):
    """More parallel branches than can be walked through; the procedure cannot be checked."""


def opened_by(
    procedure: Procedure, step: Step, outcome: Outcome, last: Mapping[str, str], still_open: Collection[str]
) -> tuple[Step, ...]:
    """The steps that open when a step closes with an outcome.

    `last` gives the outcome with which each step of the case was last closed (step key to outcome key),
    `still_open` the keys of the other open steps. A step with `joins` opens only when each step it awaits
    was last closed by an outcome that opens it, and is not open again.
    """
    closed = {**last, step.key: outcome.key}
    targets = (procedure.step(key) for key in outcome.opens)
    return tuple(
        target
        for target in targets
        if all(_arrived(procedure.step(key), target, closed, still_open) for key in target.joins)
    )


def _arrived(awaited: Step, join: Step, closed: Mapping[str, str], still_open: Collection[str]) -> bool:
    if awaited.key in still_open:
        return False
    return any(outcome.key == closed.get(awaited.key) and join.key in outcome.opens for outcome in awaited.outcomes)


@dataclass(frozen=True)
class State:
    """Where a case can stand: its open steps, and how the steps that joins await were last closed."""

    open: frozenset[str]
    last: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Move:
    """A step closed with an outcome in a state: what it opened, and the state after it."""

    before: State
    step: Step
    outcome: Outcome
    opened: tuple[Step, ...]
    after: State

    @property
    def others(self) -> frozenset[str]:
        """The steps that stayed open."""
        return self.before.open - {self.step.key}


def moves(procedure: Procedure, kind: str, skip: Skip = _nothing) -> Iterator[Move]:
    """Every move that a case of this kind can come to make, the shortest way first, but for those to skip.

    TooManyStatesError beyond 5,000 states.
    """
    awaited = {key for step in procedure.steps for key in step.joins}
    begin = State(frozenset({procedure.first.key}), frozenset())
    seen, waiting = {begin}, deque([begin])
    while waiting:
        for move in _moves_from(procedure, kind, waiting.popleft(), awaited):
            if skip(move.step, move.outcome):
                continue
            yield move
            if move.after in seen:
                continue
            if len(seen) == MOST_STATES:
                raise TooManyStatesError
            seen.add(move.after)
            waiting.append(move.after)


def _moves_from(procedure: Procedure, kind: str, state: State, awaited: Collection[str]) -> Iterator[Move]:
    last = dict(state.last)
    for key in sorted(state.open):
        step, others = procedure.step(key), state.open - {key}
        for outcome in step.outcomes_for(kind):
            opened = opened_by(procedure, step, outcome, last, others)
            kept = {**last, key: outcome.key} if key in awaited else last
            now_open = others | {target.key for target in opened} if outcome.ends is None else frozenset[str]()
            yield Move(state, step, outcome, opened, State(now_open, frozenset(kept.items())))


def open_together(procedure: Procedure) -> frozenset[frozenset[str]]:
    """The pairs of steps that can be open at the same time in one case."""
    found = {move.after.open for kind in CASE_KINDS for move in moves(procedure, kind)}
    return frozenset(frozenset((one, other)) for keys in found for one in keys for other in keys if one < other)


def leads_to(procedure: Procedure, kind: str) -> dict[str, tuple[str, ...]]:
    """For a case of this kind: step key to the keys of the steps it can open, in the order of the file."""
    return {
        step.key: tuple(dict.fromkeys(key for outcome in step.outcomes_for(kind) for key in outcome.opens))
        for step in procedure.steps
    }


def turning_back(arrows: Arrows) -> set[tuple[str, str]]:
    """The arrows (from, to) that lead back up the list of steps and close a loop, one step's own included."""
    place = {key: number for number, key in enumerate(arrows)}
    up = ((key, target) for key, targets in arrows.items() for target in targets if place[target] <= place[key])
    return {(key, target) for key, target in up if key in reachable(arrows, [target])}


def reachable(arrows: Arrows, begin: Iterable[str], without: str = "") -> set[str]:
    """The keys that arrows lead to from `begin`, itself included, never passing through `without`."""
    found: set[str] = set()
    waiting = [key for key in begin if key != without]
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting.extend(target for target in arrows[key] if target != without)
    return found
