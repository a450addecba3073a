"""The office's product and green standards, and what hangs on each: parameters, criteria.

A standard in force is never rewritten: a new version begins as a copy on a later day, and may be edited until then.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Generic, TypeVar

from django.db import transaction
from django.db.models import Max, Model
from django.shortcuts import get_object_or_404

from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.dated import DatedTable, check_to_come, locked
from mutubaku.people.errors import RowGone
from mutubaku.people.ledger import write
from mutubaku.people.models import Office
from mutubaku.schemes.errors import (
    BeginsToday,
    BothAsked,
    GradedAndMeasured,
    GradesReversed,
    LimitsReversed,
    NeitherGradedNorMeasured,
    NothingAsked,
    PartTaken,
)
from mutubaku.schemes.models import GreenCriterion, GreenStandard, ProductStandard, TestParameter
from mutubaku.schemes.policy import are_limits

S = TypeVar("S", ProductStandard, GreenStandard)
P = TypeVar("P", TestParameter, GreenCriterion)
_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class ProductData:
    """What a product standard says of itself; a change of it is to be confirmed again."""

    title: str
    category: str
    source: str = ""

    def columns(self) -> dict[str, object]:
        """As the table's columns hold it."""
        return {**asdict(self), "is_confirmed": False}


@dataclass(frozen=True, kw_only=True)
class GreenData:
    """What a green standard says of itself; a change of it is to be confirmed again."""

    title: str
    group: str
    source: str = ""

    def columns(self) -> dict[str, object]:
        """As the table's columns hold it."""
        return {**asdict(self), "is_confirmed": False}


@dataclass(frozen=True, kw_only=True)
class ParameterData:
    """What is tested: a value within limits, or a finding in words."""

    name: str
    method: str = ""
    unit: str = ""
    lower: Decimal | None = None
    upper: Decimal | None = None
    expected: str = ""
    decimals: int | None = None
    source: str = ""

    def columns(self) -> dict[str, object]:
        """As the table's columns hold it; LimitsReversed, BothAsked, NothingAsked say why not."""
        has_limits = self.lower is not None or self.upper is not None
        if not are_limits(self.lower, self.upper):
            raise LimitsReversed
        if has_limits and self.expected:
            raise BothAsked
        if not has_limits and not self.expected:
            raise NothingAsked
        return {**asdict(self), "is_confirmed": False}


@dataclass(frozen=True, kw_only=True)
class CriterionData:
    """A criterion: measured within limits, or graded up to ``points``."""

    topic: str
    name: str
    unit: str = ""
    lower: Decimal | None = None
    upper: Decimal | None = None
    points: int | None = None
    needed: int | None = None
    mandatory: bool = True
    source: str = ""

    def columns(self) -> dict[str, object]:
        """As the table's columns hold it; LimitsReversed, GradedAndMeasured, NeitherGradedNorMeasured or
        GradesReversed say why not.
        """
        has_limits = self.lower is not None or self.upper is not None
        if not are_limits(self.lower, self.upper):
            raise LimitsReversed
        is_graded = self.points is not None or self.needed is not None
        if has_limits and is_graded:
            raise GradedAndMeasured
        if not has_limits and self.points is None:
            raise NeitherGradedNorMeasured
        if (self.needed or 0) > (self.points or 0):
            raise GradesReversed
        return {**asdict(self), "is_confirmed": False}


def _facts(row: Any) -> dict[str, object]:
    """A product or green standard for the journal."""
    return {
        "number": row.number,
        "title": row.title,
        "valid_from": row.valid_from.isoformat(),
        "valid_to": row.valid_to.isoformat() if row.valid_to else "",
        "source": row.source,
        "is_confirmed": row.is_confirmed,
    }


def _copy(parts: str) -> Callable[[Any, Any], None]:
    """What carries the parameters or criteria of a standard over to the version that succeeds it."""

    def carry(new: Any, old: Any) -> None:
        rows = list(getattr(old, parts).all())
        for one in rows:
            one.pk, one.standard = None, new
        getattr(new, parts).bulk_create(rows)

    return carry


PRODUCTS = DatedTable(
    model=ProductStandard, names="number", verb=Verb.STANDARD_CHANGED, facts=_facts, fill=_copy("parameters")
)
GREEN = DatedTable(
    model=GreenStandard, names="number", verb=Verb.STANDARD_CHANGED, facts=_facts, fill=_copy("criteria")
)


def begin_standard(
    table: DatedTable[S],
    office: Office,
    number: str,
    data: ProductData | GreenData,
    day: date,
    *,
    by: Capacity,
    at: datetime,
) -> S:
    """A standard the office did not have, empty until its parts are entered, from tomorrow on at the earliest."""
    _check_later(office, day, at)
    return table.add(office, number, data.columns(), day, by=by, at=at)


def succeed_standard(
    table: DatedTable[S], row: S, data: ProductData | GreenData, day: date, *, by: Capacity, at: datetime
) -> S:
    """The standard as it reads from a later day on, with a copy of its parts; one that has not begun is edited."""
    _check_later(row.office, day, at)
    return table.change(row, data.columns(), day, by=by, at=at)


def _check_later(office: Office, day: date, at: datetime) -> None:
    today = office_day(office, at).date()
    if day == today:
        raise BeginsToday(today + _DAY)


@transaction.atomic
def confirm_standard(table: DatedTable[S], row: S, source: str, *, by: Capacity, at: datetime) -> S:
    """Say that a standard and all that hangs on it were compared with its text."""
    kept: Any = table.confirm(row, source, by=by, at=at)
    parts = kept.parameters if isinstance(kept, ProductStandard) else kept.criteria
    parts.update(source=source.strip(), is_confirmed=True)
    result: S = kept
    return result


@dataclass(frozen=True)
class PartTable(Generic[P]):
    """What hangs on a standard, edited while the standard has not begun; each act has it confirmed again."""

    model: type[P]

    def of(self, office: Office, part_id: int) -> P:
        """The part, when its standard is the office's; Http404 otherwise."""
        return get_object_or_404(
            self.model.objects.select_related("standard__office"), pk=part_id, standard__office=office
        )

    @transaction.atomic
    def add(self, standard: Model, data: ParameterData | CriterionData, *, by: Capacity, at: datetime) -> P:
        """Another part at the end (PartTaken, RowBegun)."""
        now = self._to_come(standard, at)
        last = self._rows(now).aggregate(last=Max("order"))["last"] or 0
        columns = data.columns()
        self._check_free(now, data, None)
        part: P = self._rows(now).create(standard=now, order=last + 10, **columns)
        self._write(now, by, at, {"part": data.name})
        return part

    @transaction.atomic
    def change(self, part: P, data: ParameterData | CriterionData, *, by: Capacity, at: datetime) -> P:
        """The part as it is to read (PartTaken, RowBegun, RowGone)."""
        now = self._to_come(part.standard, at)
        columns = data.columns()
        self._check_free(now, data, part.pk)
        if not self._rows(now).filter(pk=part.pk).update(**columns):
            raise RowGone
        self._write(now, by, at, {"part": data.name, "before": part.name})
        part.refresh_from_db()
        return part

    @transaction.atomic
    def remove(self, part: P, *, by: Capacity, at: datetime) -> None:
        """The standard without the part (RowBegun, RowGone)."""
        now = self._to_come(part.standard, at)
        if not self._rows(now).filter(pk=part.pk).delete()[0]:
            raise RowGone
        self._write(now, by, at, {"part": part.name, "removed": True})

    def _rows(self, standard: Any) -> Any:
        return self.model._default_manager.filter(standard=standard)

    def _to_come(self, standard: Model, at: datetime) -> Any:
        _office, now, today = locked(standard, at)
        kept: Any = now
        check_to_come(kept.valid_from, today)
        return kept

    def _check_free(self, standard: Any, data: ParameterData | CriterionData, beside: int | None) -> None:
        same = {"name": data.name} | ({"topic": data.topic} if isinstance(data, CriterionData) else {})
        if self._rows(standard).filter(**same).exclude(pk=beside).exists():
            raise PartTaken(data.name)

    def _write(self, standard: Any, by: Capacity, at: datetime, data: dict[str, object]) -> None:
        standard.is_confirmed = False
        standard.save(update_fields=["is_confirmed"])
        write(standard.office, Verb.STANDARD_CHANGED, by, at, {**_facts(standard), **data})


PARAMETERS = PartTable(TestParameter)
CRITERIA = PartTable(GreenCriterion)
