"""Pure decisions about green industry performance: what may be recorded, how each criterion stands, what it comes to.

A measured value is held against its limits as it is (both included, not rounded); a graded criterion is met from the
points that are needed on, and from its highest when none are named. The plant conforms when every mandatory criterion
is met; the others are told and hinder nothing (domain.md 4; the limits are data of the standard). What the leader says
does not apply to the plant is left out of both, with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from django.utils.translation import gettext as _

from mutubaku.paper.words import written
from mutubaku.schemes.measures import same_unit
from mutubaku.worktime.months import last_day, months_after

from .errors import (
    BelowNothing,
    EvidenceMissing,
    LimitMissing,
    LimitsReversed,
    NeededTooHigh,
    NotApplicableUnexplained,
    PeriodInFuture,
    PeriodMissing,
    PeriodReversed,
    PeriodTooLong,
    PeriodTooOld,
    PointsOrLimits,
    ReasonMissing,
    TooManyPoints,
    ValueMissing,
    WrongUnit,
)

_PERCENT, _TENTH = Decimal(100), Decimal("0.1")


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
            return _("min. %(needed)s dari %(points)s") % {"needed": self.threshold, "points": self.points}
        return f"{self._limits()} {self.unit}".strip()

    def _limits(self) -> str:
        if self.lower is not None and self.upper is not None:
            return f"{written(self.lower)} – {written(self.upper)}"
        if self.upper is not None:
            return _("maks. %(limit)s") % {"limit": written(self.upper)}
        return _("min. %(limit)s") % {"limit": written(self.lower)} if self.lower is not None else "–"


@dataclass(frozen=True, kw_only=True)
class Period:
    """What a scheme takes as a period of measuring: so many months at most, ended no longer ago than so many."""

    longest: int
    oldest: int


@dataclass(frozen=True, kw_only=True)
class Found:
    """What was found of a criterion: a value over a period with its evidence, or points with a reason; the reason alone
    when it does not apply to the plant.
    """

    value: Decimal | None = None
    unit: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    evidence: str = ""
    points: int | None = None
    reason: str = ""
    applies: bool = True

    @property
    def said(self) -> str:
        """In words, with what bears it out: ``15 m³/ton (Meter air, 01-01-2025 – 31-12-2025)``."""
        if not self.applies:
            return f"{State.NOT_APPLICABLE.said}: {self.reason}"
        if self.value is None or self.starts_on is None or self.ends_on is None:
            return _("nilai %(points)s: %(reason)s") % {"points": self.points, "reason": self.reason}
        value = f"{written(self.value)} {self.unit}".strip()
        return f"{value} ({self.evidence}, {self.starts_on:%d-%m-%Y} – {self.ends_on:%d-%m-%Y})"


class State(Enum):
    """How a criterion stands."""

    MET = "memenuhi"
    NOT_MET = "tidak memenuhi"
    NOT_APPLICABLE = "tidak berlaku"
    MISSING = "belum dinilai"

    @property
    def said(self) -> str:
        """In words."""
        words = {
            State.MET: _("memenuhi"),
            State.NOT_MET: _("tidak memenuhi"),
            State.NOT_APPLICABLE: _("tidak berlaku"),
            State.MISSING: _("belum dinilai"),
        }
        return words[self]


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
    def applying(self) -> list[Line]:
        """Every line that was not set aside."""
        return [line for line in self.lines if line.state is not State.NOT_APPLICABLE]

    @property
    def against(self) -> list[Line]:
        """The mandatory criteria that are not met: what stands against a certificate."""
        return [line for line in self.lines if line.state is State.NOT_MET and line.criterion.mandatory]

    @property
    def is_complete(self) -> bool:
        """Whether every criterion was looked at; without one that applies nothing was."""
        return bool(self.applying) and not self.missing

    @property
    def conforms(self) -> bool:
        """Whether the plant meets the standard."""
        return self.is_complete and not self.against

    @property
    def conclusion(self) -> str:
        """The result in a sentence, as it stands on the paper."""
        mandatory = [line for line in self.applying if line.criterion.mandatory]
        met = sum(line.state is State.MET for line in mandatory)
        if self.lines and not self.applying:
            return _("Belum dapat disimpulkan: tidak ada kriteria yang berlaku.")
        if not self.is_complete:
            return _("Belum dapat disimpulkan: %(count)s kriteria belum dinilai.") % {"count": len(self.missing)}
        counted = _("%(met)s dari %(all)s kriteria wajib dipenuhi") % {"met": met, "all": len(mandatory)}
        if aside := len(self.lines) - len(self.applying):
            counted = _("%(counted)s, %(count)s kriteria tidak berlaku") % {"counted": counted, "count": aside}
        if self.conforms:
            return _("Memenuhi standar industri hijau: %(counted)s.") % {"counted": counted}
        return _("Tidak memenuhi standar industri hijau: %(counted)s.") % {"counted": counted}


def assess(criteria: Sequence[Criterion], found: Mapping[str, Found]) -> Performance:
    """The result of these criteria, ``found`` by their keys."""
    lines = tuple(_line(one, found.get(one.key)) for one in criteria)
    graded = [line for line in lines if not line.criterion.is_technical and line.state is not State.NOT_APPLICABLE]
    points = sum(line.found.points or 0 for line in graded if line.found)
    return Performance(lines, points, sum(line.criterion.points or 0 for line in graded))


def _line(criterion: Criterion, found: Found | None) -> Line:
    if found is None:
        return Line(criterion, None, State.MISSING, _("Belum ada nilainya."))
    if not found.applies:
        return Line(criterion, found, State.NOT_APPLICABLE, found.reason)
    state, explained = _measured(criterion, found) if criterion.is_technical else _graded(criterion, found)
    return Line(criterion, found, state, explained)


def _measured(criterion: Criterion, found: Found) -> tuple[State, str]:
    value, lower, upper = found.value or Decimal(0), criterion.lower, criterion.upper
    if upper is not None and value > upper:
        gap = _distance(value - upper, upper, criterion.unit)
        return State.NOT_MET, _("melebihi batas atas sebanyak %(gap)s") % {"gap": gap}
    if lower is not None and value < lower:
        gap = _distance(lower - value, lower, criterion.unit)
        return State.NOT_MET, _("kurang dari batas bawah sebanyak %(gap)s") % {"gap": gap}
    room = []
    if upper is not None:
        gap = _distance(upper - value, upper, criterion.unit)
        room.append(_("%(gap)s di bawah batas atas") % {"gap": gap} if value < upper else _("tepat pada batas atas"))
    if lower is not None:
        gap = _distance(value - lower, lower, criterion.unit)
        room.append(_("%(gap)s di atas batas bawah") % {"gap": gap} if value > lower else _("tepat pada batas bawah"))
    return State.MET, "; ".join(room)


def _distance(gap: Decimal, limit: Decimal, unit: str) -> str:
    """``2 m³/ton (11,1%)``; without the share where the limit is nothing."""
    amount = f"{written(gap)} {unit}".strip()
    if not limit:
        return amount
    share = gap / abs(limit) * _PERCENT
    if share < _TENTH:
        return _("%(amount)s (kurang dari %(share)s)") % {"amount": amount, "share": f"{written(_TENTH)}%"}
    return f"{amount} ({written(share.quantize(_TENTH))}%)"


def _graded(criterion: Criterion, found: Found) -> tuple[State, str]:
    given, needed = found.points or 0, criterion.threshold
    words = {"given": given, "most": criterion.points, "needed": needed, "less": needed - given}
    if given >= needed:
        return State.MET, _("nilai %(given)s dari %(most)s, diperlukan %(needed)s") % words
    said = _("nilai %(given)s dari %(most)s, kurang %(less)s dari yang diperlukan (%(needed)s)")
    return State.NOT_MET, said % words


def check_found(criterion: Criterion, found: Found, today: date, period: Period) -> None:
    """Refuse what cannot stand of a criterion; a GreenRefusal names the answer at fault."""
    if not found.applies:
        if not found.reason:
            raise NotApplicableUnexplained
        return
    if criterion.is_technical:
        _check_measured(criterion, found)
        _check_period(found, today, period)
        if not found.evidence:
            raise EvidenceMissing
        return
    most = criterion.points or 0
    if found.points is None or found.points > most:
        raise TooManyPoints(most)
    if not found.reason:
        raise ReasonMissing


def _check_measured(criterion: Criterion, found: Found) -> None:
    if found.value is None:
        raise ValueMissing
    if found.value < 0 and not any(limit is not None and limit < 0 for limit in (criterion.lower, criterion.upper)):
        raise BelowNothing
    if not same_unit(found.unit, criterion.unit):
        raise WrongUnit(found.unit, criterion.unit)


def _check_period(found: Found, today: date, period: Period) -> None:
    if found.starts_on is None or found.ends_on is None:
        raise PeriodMissing
    if found.ends_on < found.starts_on:
        raise PeriodReversed
    if found.ends_on > today:
        raise PeriodInFuture
    if found.ends_on > last_day(found.starts_on, period.longest):
        raise PeriodTooLong(period.longest)
    if months_after(found.ends_on, period.oldest) < today:
        raise PeriodTooOld(period.oldest)


def check_criterion(criterion: Criterion) -> None:
    """Refuse a criterion written by hand that nothing could be held against, or that is measured and graded at once."""
    has_limits = criterion.lower is not None or criterion.upper is not None
    if criterion.is_technical:
        if criterion.needed is not None:
            raise PointsOrLimits
        if not has_limits:
            raise LimitMissing
        if criterion.lower is not None and criterion.upper is not None and criterion.upper < criterion.lower:
            raise LimitsReversed
    elif has_limits:
        raise PointsOrLimits
    elif criterion.threshold > (criterion.points or 0):
        raise NeededTooHigh
