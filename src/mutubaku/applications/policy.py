"""What an application must hold before it can be sent: pure decisions on plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """The parts of the client's task list, in order."""

    CONTACT = "contact"
    SCOPE = "scope"
    DOCUMENTS = "documents"
    DECLARATION = "declaration"


class State(StrEnum):
    """How far a part is."""

    EMPTY = "empty"
    PARTIAL = "partial"
    DONE = "done"


@dataclass(frozen=True)
class Progress:
    """One part of the task list with its state and, for lists, how many of how many are there."""

    part: Part
    state: State
    done: int = 0
    total: int = 0


def state_of(done: int, total: int) -> State:
    """Empty, partial or done; a part that asks for nothing is done."""
    if done >= total:
        return State.DONE
    return State.PARTIAL if done else State.EMPTY


def ready(progress: list[Progress]) -> bool:
    """Whether everything but the declaration, which is given when sending, is done."""
    return all(p.state is State.DONE for p in progress if p.part is not Part.DECLARATION)
