"""What every act reads and writes, compiled to SQL once per connection and run many times.

Django builds and compiles a query anew each time it runs, which costs more than the database takes to answer a small
one. A ``Prepared`` query is written as an ordinary queryset over marked parameters, and the SQL it compiles to is
kept; ``insert`` keeps a model's INSERT. The queryset and the model stay the one definition: no SQL is written by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.query import get_related_populators
from django.db.models.sql import InsertQuery, UpdateQuery

Row = TypeVar("Row", bound=models.Model)
T = TypeVar("T")
Build = Callable[["Marks"], "models.QuerySet[Any, Any]"]
Sets = Callable[["Marks"], dict[str, Any]]


class Marks:
    """Stands for the parameters while a query is compiled: each name becomes a value nothing else could have."""

    def __init__(self) -> None:
        self.names: dict[object, str] = {}

    def number(self, name: str) -> int:
        """A whole number that is given when the query runs."""
        return self._mark(name, -(10**15) - len(self.names))

    def text(self, name: str) -> str:
        """A text that is given when the query runs."""
        return self._mark(name, f"\x1amark:{name}")

    def day(self, name: str) -> date:
        """A date that is given when the query runs."""
        return self._mark(name, date(1, 1, 1 + len(self.names)))

    def moment(self, name: str) -> datetime:
        """An aware moment that is given when the query runs."""
        return self._mark(name, datetime(1, 1, 1, 1, len(self.names), tzinfo=UTC))

    def _mark(self, name: str, value: T) -> T:
        self.names[value] = name
        return value


@dataclass(frozen=True)
class Compiled:
    """One query as SQL, with its parameters: names where a value is given later, else the value itself."""

    sql: str
    given: tuple[tuple[bool, Any], ...]
    compiler: Any

    def values(self, given: dict[str, Any]) -> list[Any]:
        """The parameters in the order the SQL wants them."""
        return [given[value] if is_name else value for is_name, value in self.given]

    @cached_property
    def shape(self) -> Shape:
        """How a row of a query over a model becomes its object."""
        info, select = self.compiler.klass_info, self.compiler.select
        start, end = info["select_fields"][0], info["select_fields"][-1] + 1
        return Shape(
            model=info["model"],
            start=start,
            end=end,
            names=[column[0].target.attname for column in select[start:end]],
            populators=get_related_populators(info, select, DEFAULT_DB_ALIAS),  # type: ignore[call-arg]  # stubs of Django 6
            converters=self.compiler.get_converters([column[0] for column in select[: self.compiler.col_count]]),
        )


@dataclass(frozen=True)
class Shape:
    """Where in a row the object's own columns lie, and what else the row holds."""

    model: type[models.Model]
    start: int
    end: int
    names: list[str]
    populators: list[Any]
    converters: dict[int, Any]


class Prepared(Generic[Row]):
    """A query to be run often. ``build`` makes the queryset from marks; give the values by name when it runs.

    With ``sets``, it is an UPDATE of the queryset's rows to those values.
    """

    def __init__(self, build: Build, sets: Sets | None = None) -> None:
        self._build = build
        self._sets = sets

    def rows(self, **given: Any) -> Sequence[tuple[Any, ...]]:
        """The rows of a ``values_list`` query as the database gives them: for texts, numbers and nulls."""
        return self._fetch(self._ready(), given)

    def models(self, **given: Any) -> Iterator[Row]:
        """The objects of a query over a model, with the relations it selects along."""
        ready = self._ready()
        shape = ready.shape
        for row in ready.compiler.apply_converters(self._fetch(ready, given), shape.converters):
            found = shape.model.from_db(DEFAULT_DB_ALIAS, shape.names, row[shape.start : shape.end])
            for populator in shape.populators:
                populator.populate(row, found)
            yield found  # type: ignore[misc]  # the model of the queryset, which Row stands for

    def change(self, **given: Any) -> int:
        """Run the UPDATE; returns how many rows it changed."""
        ready = self._ready()
        with _own().cursor() as cursor:
            cursor.execute(ready.sql, ready.values(_adapted(given)))
            return int(cursor.rowcount)

    def _fetch(self, ready: Compiled, given: dict[str, Any]) -> Sequence[tuple[Any, ...]]:
        with _own().cursor() as cursor:
            cursor.execute(ready.sql, ready.values(_adapted(given)))
            return list(cursor.fetchall())

    def _ready(self) -> Compiled:
        kept = _kept(_own())
        found: Compiled | None = kept.get(self)
        if found is None:
            found = kept[self] = self._compile()
        return found

    def _compile(self) -> Compiled:
        marks = Marks()
        query = self._build(marks).query
        if self._sets is not None:
            query = query.chain(UpdateQuery)
            query.add_update_values(self._sets(marks))  # type: ignore[attr-defined]  # chained into an UpdateQuery
        compiler = query.get_compiler(DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        names = {_adapt(mark): name for mark, name in marks.names.items()}
        given = tuple((param in names, names.get(param, param)) for param in params)
        return Compiled(sql, given, compiler)


def _own() -> BaseDatabaseWrapper:
    """This thread's connection itself, without the proxy that looks it up at each attribute."""
    return connections[DEFAULT_DB_ALIAS]


def _kept(wrapper: BaseDatabaseWrapper) -> dict[object, Any]:
    """What was compiled for a connection: kept on the connection itself, so that it goes when the connection goes."""
    kept: dict[object, Any] = wrapper.__dict__.setdefault("mutubaku_prepared", {})
    return kept


def _adapted(given: dict[str, Any]) -> dict[str, Any]:
    return {name: _adapt(value) for name, value in given.items()}


def _adapt(value: Any) -> Any:
    """A date or moment as this database wants it; anything else as it is."""
    if isinstance(value, datetime):
        return _own().ops.adapt_datetimefield_value(value)
    return _own().ops.adapt_datefield_value(value) if isinstance(value, date) else value


def insert(found: Row) -> Row:
    """Insert a new object and give it its key: ``save()`` without its generality, and without signals."""
    wrapper = _own()
    fields = [field for field in found._meta.concrete_fields if not field.primary_key]
    values = [field.get_db_prep_save(field.pre_save(found, add=True), wrapper) for field in fields]
    with wrapper.cursor() as cursor:
        cursor.execute(_insert_sql(type(found), found, fields), values)
        found.pk = cursor.fetchone()[0]
    found._state.adding = False
    found._state.db = DEFAULT_DB_ALIAS
    return found


def _insert_sql(model: type[models.Model], sample: models.Model, fields: list[Any]) -> str:
    """The INSERT of a model that returns the new key."""
    known = _kept(_own())
    if model not in known:
        query = InsertQuery(model)
        query.insert_values(fields, [sample])
        compiler = query.get_compiler(DEFAULT_DB_ALIAS)
        compiler.returning_fields = [model._meta.pk]
        known[model] = compiler.as_sql()[0][0]
    return str(known[model])
