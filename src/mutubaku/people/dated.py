"""Dated rows of an office's tables: added, succeeded, ended or taken back, never rewritten once they are in force.

One shape for every table whose rows have a name that stays the same over their versions, a first day and a last one
(both included). Each act locks the office, reads the row anew and then looks: of two administrators who act on one row
at once, the second is told what the first did.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any, Generic, TypeVar

from django.db import transaction
from django.db.models import Model
from django.shortcuts import get_object_or_404

from .access import Capacity, office_day
from .errors import ChangeTooEarly, KeyTaken, RowBegun, RowGone, RowOver, SourceMissing
from .ledger import write
from .models import Office
from .policy import check_end, check_not_past, overlaps
from .queries import lock_office

_DAY = timedelta(days=1)

R = TypeVar("R", bound=Model)
Columns = Mapping[str, object]


def locked(row: R, at: datetime) -> tuple[Office, R, date]:
    """The office of a row, locked, the row as it is now, and the office's day; RowGone when there is none any more."""
    given: Any = row
    office = lock_office(given.office)
    now = type(row)._default_manager.filter(pk=row.pk, office=office).first()
    if now is None:
        raise RowGone
    return office, now, office_day(office, at).date()


@dataclass(frozen=True)
class DatedTable(Generic[R]):
    """A table of dated rows: its ``model``, the field that ``names`` a row, what the journal says of an act.

    The model has ``office``, ``valid_from`` and ``valid_to``, and in ``succeeds`` the row of which a row is the change;
    ``facts`` gives a row as JSON for the journal; ``fill`` copies to a row what hangs on the one it succeeds.
    """

    model: type[R]
    names: str
    verb: Enum
    facts: Callable[[R], dict[str, object]]
    fill: Callable[[R, R], None] = lambda _new, _old: None

    def of(self, office: Office, row_id: int) -> R:
        """The row, when it is the office's; Http404 otherwise."""
        return get_object_or_404(self.model, pk=row_id, office=office)

    @transaction.atomic
    def add(self, office: Office, name: str, columns: Columns, valid_from: date, *, by: Capacity, at: datetime) -> R:
        """A new row from a day on, today at the earliest (StartsInPast, KeyTaken)."""
        lock_office(office)
        check_not_past(valid_from, office_day(office, at).date())
        return self._begin(office, name, columns, valid_from, None, by, at)

    @transaction.atomic
    def change(self, row: R, columns: Columns, valid_from: date, *, by: Capacity, at: datetime) -> R:
        """The row as it reads from a day on; the old one ends the day before and stays for the cases of its time.

        A row that has not begun is rewritten in place: nothing has been judged by it, and the one it is to succeed goes
        on until then. StartsInPast, RowOver, ChangeTooEarly and RowGone say why not.
        """
        office, now, today = locked(row, at)
        old: Any = now
        check_not_past(valid_from, today)
        if old.valid_to is not None and old.valid_to < valid_from:
            raise RowOver(old.valid_to)
        if old.valid_from > today:
            self._reopen(old, valid_from - _DAY)
            return self._rewrite(office, now, columns, valid_from, by, at)
        if valid_from <= old.valid_from:
            raise ChangeTooEarly(old.valid_from + _DAY)
        self._rows().filter(pk=old.pk).update(valid_to=valid_from - _DAY)
        given = {**columns, "succeeds": old}
        new = self._begin(office, getattr(old, self.names), given, valid_from, old.valid_to, by, at)
        self.fill(new, now)
        return new

    @transaction.atomic
    def end(self, row: R, last_day: date, *, by: Capacity, at: datetime) -> R:
        """Keep the row until a day, that day included (EndsInPast, AlreadyEnded, DatesReversed, RowGone)."""
        office, now, today = locked(row, at)
        old: Any = now
        check_end(old.valid_from, old.valid_to, last_day, today)
        old.valid_to = last_day
        old.save(update_fields=["valid_to"])
        write(office, self.verb, by, at, self.facts(now))
        return now

    @transaction.atomic
    def withdraw(self, row: R, *, by: Capacity, at: datetime) -> None:
        """Take back a row that has not begun (RowBegun, RowGone); the one it was to succeed goes on."""
        office, now, today = locked(row, at)
        old: Any = now
        check_to_come(old.valid_from, today)
        facts = self.facts(now)
        before = self._reopen(old, old.valid_to)
        now.delete()
        write(office, self.verb, by, at, {**facts, "withdrawn": True})
        if before is not None:
            write(office, self.verb, by, at, self.facts(before))

    @transaction.atomic
    def confirm(self, row: R, source: str, *, by: Capacity, at: datetime) -> R:
        """Say that somebody has looked a row up, and where; what it says stays (SourceMissing, RowGone)."""
        office, now, _today = locked(row, at)
        confirm(now, source)
        write(office, self.verb, by, at, self.facts(now))
        return now

    def _rows(self) -> Any:
        return self.model._default_manager

    def _begin(
        self,
        office: Office,
        name: str,
        columns: Columns,
        valid_from: date,
        valid_to: date | None,
        by: Capacity,
        at: datetime,
    ) -> R:
        self._check_free(office, name, valid_from, valid_to)
        named = {self.names: name, "valid_from": valid_from, "valid_to": valid_to}
        row: R = self._rows().create(office=office, **named, **columns)
        write(office, self.verb, by, at, self.facts(row))
        return row

    def _rewrite(self, office: Office, row: Any, columns: Columns, valid_from: date, by: Capacity, at: datetime) -> R:
        self._check_free(office, getattr(row, self.names), valid_from, row.valid_to, beside=row.pk)
        for name, value in {**columns, "valid_from": valid_from}.items():
            setattr(row, name, value)
        row.save()
        write(office, self.verb, by, at, self.facts(row))
        kept: R = row
        return kept

    def _check_free(
        self, office: Office, name: str, valid_from: date, valid_to: date | None, beside: int | None = None
    ) -> None:
        """No other row of this name is in force on any of these days (KeyTaken)."""
        same = self._rows().filter(office=office, **{self.names: name}).exclude(pk=beside)
        if overlaps(valid_from, valid_to, same.values_list("valid_from", "valid_to")):
            raise KeyTaken(name)

    def _reopen(self, row: Any, until: date | None) -> R | None:
        """Let the row that this one is the change of go on until another day (ChangeTooEarly); that row.

        None when there is none, or when it has been ended since: that was on purpose.
        """
        before: Any = self._rows().filter(pk=row.succeeds_id, valid_to=row.valid_from - _DAY).first()
        if before is None:
            return None
        if until is not None and until < before.valid_from:
            raise ChangeTooEarly(before.valid_from + _DAY)
        before.valid_to = until
        before.save(update_fields=["valid_to"])
        reopened: R = before
        return reopened


def check_to_come(valid_from: date, today: date) -> None:
    """Only what has not begun may be rewritten or taken back (RowBegun)."""
    if valid_from <= today:
        raise RowBegun(valid_from)


def confirm(row: Any, source: str) -> None:
    """Mark a row as looked up in a source (SourceMissing)."""
    if not source.strip():
        raise SourceMissing
    row.source, row.is_confirmed = source.strip(), True
    row.save(update_fields=["source", "is_confirmed"])
