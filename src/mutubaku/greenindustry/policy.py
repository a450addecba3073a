"""Pure decisions about green industry performance: what may be recorded, how each criterion stands, what it comes to.

A measured value is held against its limits as it is (both included, not rounded); a graded criterion is met from the
points that are needed on, and from its highest when none are named. The plant conforms when every mandatory criterion
is met; the others are told and hinder nothing (domain.md 4; the limits are data of the standard).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from mutubaku.paper.words import written
from mutubaku.schemes.measures import same_unit

from .errors import (
    EvidenceMissing,
    LimitMissing,
    LimitsReversed,
    PeriodInFuture,
    PeriodMissing,
    PeriodReversed,
    ReasonMissing,
    TooManyPoints,
    WrongUnit,
)

_PERCENT = Decimal(100)


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """What a standard asks for: limits on a value in ``unit``, or points up to ``points``, met from ``needed`` on."""

    key: str
    topic: str
    name: str
    unit: str = ""
    lower: Decimal | None = None
    upper: Decimal | None = None
    points: int | None = None
    needed: int | None = None
    mandatory: bool = True

    @property
    def is_technical(self) -> bool:
        """Whether it is measured rather than graded."""
        return self.points is None

    @property
    def threshold(self) -> int:
        """The points from which a graded criterion is met."""
        return (self.points or 0) if self.needed is None else self.needed

    @property
    def said(self) -> str:
        """What is asked for, in words: ``maks. 18 m³/ton``, ``min. 3 dari 4``."""
        if not self.is_technical:
            return f"min. {self.threshold} dari {self.points}"
        return f"{self._limits()} {self.unit}".strip()

    def _limits(self) -> str:
        if self.lower is not None and self.upper is not None:
            return f"{written(self.lower)} – {written(self.upper)}"
        if self.upper is not None:
            return f"maks. {written(self.upper)}"
        return f"min. {written(self.lower)}" if self.lower is not None else "–"


@dataclass(frozen=True, kw_only=True)
class Found:
    """What was found of a criterion: a value over a period with its evidence, or points with a reason."""

    value: Decimal | None = None
    unit: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    evidence: str = ""
    points: int | None = None
    reason: str = ""


class State(Enum):
    """How a criterion stands."""

    MET = "memenuhi"
    NOT_MET = "tidak memenuhi"
    MISSING = "belum dinilai"


@dataclass(frozen=True)
class Line:
    """One criterion with what was found and why it stands as it does."""

    criterion: Criterion
    found: Found | None
    state: State
    explained: str


@dataclass(frozen=True)
class Performance:
    """The computed result: every line, the points of the graded ones, and what follows."""

    lines: tuple[Line, ...]
    points: int
    possible: int

    @property
    def missing(self) -> list[Line]:
        """What has not been looked at."""
        return [line for line in self.lines if line.state is State.MISSING]

    @property
    def against(self) -> list[Line]:
        """The mandatory criteria that are not met: what stands against a certificate."""
        return [line for line in self.lines if line.state is State.NOT_MET and line.criterion.mandatory]

    @property
    def is_complete(self) -> bool:
        """Whether every criterion was looked at; without criteria nothing was."""
        return bool(self.lines) and not self.missing

    @property
    def conforms(self) -> bool:
        """Whether the plant meets the standard."""
        return self.is_complete and not self.against

    @property
    def conclusion(self) -> str:
        """The result in a sentence, as it stands on the paper."""
        mandatory = [line for line in self.lines if line.criterion.mandatory]
        met = sum(line.state is State.MET for line in mandatory)
        if not self.is_complete:
            return f"Belum dapat disimpulkan: {len(self.missing)} kriteria belum dinilai."
        counted = f"{met} dari {len(mandatory)} kriteria wajib dipenuhi"
        if self.conforms:
            return f"Memenuhi standar industri hijau: {counted}."
        return f"Tidak memenuhi standar industri hijau: {counted}."


def assess(criteria: Sequence[Criterion], found: Mapping[str, Found]) -> Performance:
    """The result of these criteria, ``found`` by their keys."""
    lines = tuple(_line(one, found.get(one.key)) for one in criteria)
    graded = [line for line in lines if not line.criterion.is_technical]
    points = sum(line.found.points or 0 for line in graded if line.found)
    return Performance(lines, points, sum(line.criterion.points or 0 for line in graded))


def _line(criterion: Criterion, found: Found | None) -> Line:
    if found is None:
        return Line(criterion, None, State.MISSING, "Belum ada nilainya.")
    state, explained = _measured(criterion, found) if criterion.is_technical else _graded(criterion, found)
    return Line(criterion, found, state, explained)


def _measured(criterion: Criterion, found: Found) -> tuple[State, str]:
    value, lower, upper = found.value or Decimal(0), criterion.lower, criterion.upper
    if upper is not None and value > upper:
        return State.NOT_MET, f"melebihi batas atas sebanyak {_distance(value - upper, upper, criterion.unit)}"
    if lower is not None and value < lower:
        return State.NOT_MET, f"kurang dari batas bawah sebanyak {_distance(lower - value, lower, criterion.unit)}"
    room = [
        f"{_distance(gap, limit, criterion.unit)} {where}"
        for limit, gap, where in (
            (upper, (upper or value) - value, "di bawah batas atas"),
            (lower, value - (lower or value), "di atas batas bawah"),
        )
        if limit is not None
    ]
    return State.MET, "; ".join(room)


def _distance(gap: Decimal, limit: Decimal, unit: str) -> str:
    """``2 m³/ton (11,1%)``; without the share where the limit is nothing."""
    amount = f"{written(gap)} {unit}".strip()
    return amount if not limit else f"{amount} ({written((gap / abs(limit) * _PERCENT).quantize(Decimal('0.1')))}%)"


def _graded(criterion: Criterion, found: Found) -> tuple[State, str]:
    given, needed = found.points or 0, criterion.threshold
    if given >= needed:
        return State.MET, f"nilai {given} dari {criterion.points}, diperlukan {needed}"
    return (
        State.NOT_MET,
        f"nilai {given} dari {criterion.points}, kurang {needed - given} dari yang diperlukan ({needed})",
    )


def check_found(criterion: Criterion, found: Found, today: date) -> None:
    """Refuse what cannot stand of a criterion; a GreenRefusal names the answer at fault."""
    if criterion.is_technical:
        _check_measured(criterion, found, today)
        return
    most = criterion.points or 0
    if found.points is None or found.points > most:
        raise TooManyPoints(most)
    if not found.reason:
        raise ReasonMissing


def _check_measured(criterion: Criterion, found: Found, today: date) -> None:
    if not same_unit(found.unit, criterion.unit):
        raise WrongUnit(found.unit, criterion.unit)
    if found.starts_on is None or found.ends_on is None:
        raise PeriodMissing
    if found.ends_on < found.starts_on:
        raise PeriodReversed
    if found.ends_on > today:
        raise PeriodInFuture
    if not found.evidence:
        raise EvidenceMissing


def check_criterion(criterion: Criterion) -> None:
    """Refuse a criterion written by hand that nothing could be held against."""
    if criterion.is_technical:
        if criterion.lower is None and criterion.upper is None:
            raise LimitMissing
        if criterion.lower is not None and criterion.upper is not None and criterion.upper < criterion.lower:
            raise LimitsReversed
    elif criterion.threshold > (criterion.points or 0):
        raise LimitsReversed
