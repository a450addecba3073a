"""Which kinds of paper count in which register, and what they are called: what an office may number by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from mutubaku.cases.library import SERVICE, library
from mutubaku.cases.models import Register
from mutubaku.people.access import CLIENT_ROLE
from mutubaku.procedure import NotInForceError, Procedure

from . import wiring
from .works.letter_kinds import kinds


def name_of(kind: str, day: date) -> str:
    """What the procedures call a paper, the service's own first; one beside every procedure has its own title."""
    named = (one.name for procedure in _in_force(day) for one in procedure.documents if one.key == kind)
    row = kinds().get(kind)
    return next(named, (row.title or row.subject) if row else kind)


def kinds_in(register: Register, day: date) -> tuple[str, ...]:
    """The kinds of paper a register numbers, where there are several: each may be given a pattern of its own.

    Papers of the office's own procedures for which there are no words are written as plain documents; they count with
    the letters.
    """
    found = [kind for kind, row in kinds().items() if row.register_ == register]
    if register == Register.LETTER:
        found += dict.fromkeys(_plain(day))
    return tuple(found) if len(found) > 1 else ()


def _plain(day: date) -> Iterator[str]:
    """What steps of the office produce in the words of whoever makes it."""
    for procedure in _in_force(day):
        for step in procedure.steps:
            if step.role != CLIENT_ROLE:
                made = wiring.made_at(step) | kinds().keys()
                yield from (one for kind in step.produces for one in procedure.satisfying(kind) if one not in made)


def _in_force(day: date) -> Iterator[Procedure]:
    """The procedures of a day; one of the office's own that is still to come has no version yet."""
    for key in (SERVICE, *library().keys()):
        with suppress(NotInForceError):
            yield library().in_force(key, day)
