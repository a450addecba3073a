"""What an application must hold before it can be sent, and how its figures are read: pure decisions on plain values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from mutubaku.auditrules import effective
from mutubaku.schemes.errors import NotANumber
from mutubaku.schemes.measures import check_digits, read_number

from .errors import TransferOtherStandard, TransferOver

FULL_WEEK = 40  # hours of a full-time working week where the office has set none (UU 13/2003, article 77)
HOURS_A_WEEK = 168
MOST_PEOPLE = 1_000_000  # at one site, of one kind
WHOLE_DIGITS, DECIMALS = 15, 4  # of a quantity


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


@dataclass(frozen=True)
class Personnel:
    """The people at a site: full time in each of three shifts, part time with their usual hours a week, seasonal."""

    shifts: tuple[int, int, int]
    part_time: int = 0
    part_time_hours: int = 0
    seasonal: int = 0

    @property
    def headcount(self) -> int:
        """Everybody, however short they work."""
        return sum(self.shifts) + self.part_time + self.seasonal

    def effective(self, full_week: int = FULL_WEEK) -> int:
        """Everybody as full-time people of so many hours a week, by the rule of ``auditrules`` (IAF MD 5, 2.3)."""
        return effective(self.shifts, self.part_time, self.part_time_hours, self.seasonal, full_week)


def quantity(typed: str) -> Decimal:
    """An amount of a year as the client declares it: ``20.000``, ``1.000,5``; NotANumber or TooManyDigits says why not.

    Nothing is held against it, so a single point parts thousands here (decision 0024).
    """
    amount = read_number("".join(typed.split()), thousands=True)
    if amount.is_signed():
        raise NotANumber(typed)
    check_digits(amount, WHOLE_DIGITS, DECIMALS)
    return amount


def check_transferable(scheme: str, standard: str, valid_until: date, today: date) -> None:
    """Refuse to transfer a certificate of another standard than the scheme's, and one that is over (IAF MD 2)."""
    number = scheme.removeprefix("iso-")
    if not re.search(rf"(?<!\d){number}(?!\d)", standard):
        raise TransferOtherStandard(number)
    if valid_until < today:
        raise TransferOver(valid_until)


def is_outdated(year: int, before: int, ended: int) -> bool:
    """Whether figures of ``year`` tell nothing beyond those of ``before`` sent last time, though a later year, up to
    ``ended``, has come to its end since.
    """
    return year <= before < ended
