"""What every act reads and writes, compiled to SQL once per connection and run many times.

Django builds and compiles a query anew each time it runs, which costs more than the database takes to answer a small
one. A ``Prepared`` query is written as an ordinary queryset over marked parameters, and the SQL it compiles to is
kept and run on the driver itself; ``insert`` keeps a model's INSERT. The queryset and the model stay the one
definition: no SQL is written by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, Generic, TypeVar

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.sqlite3.base import FORMAT_QMARK_REGEX
from django.db.models.base import ModelState
from django.db.models.sql import InsertQuery, UpdateQuery

Row = TypeVar("Row", bound=models.Model)
T = TypeVar("T")
Build = Callable[["Marks"], "models.QuerySet[Any, Any]"]
Asked = tuple["Prepared[Any]", tuple[tuple[str, Any], ...]]
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

    sql: Sql
    given: tuple[tuple[bool, Any], ...]
    compiler: Any

    def values(self, given: dict[str, Any]) -> list[Any]:
        """The parameters in the order the SQL wants them."""
        return [given[value] if is_name else value for is_name, value in self.given]

    @cached_property
    def shape(self) -> Shape:
        """How a row of a query over a model becomes its object."""
        return _shape(self.compiler.klass_info, self.compiler.select)

    @cached_property
    def converters(self) -> list[tuple[int, list[Any], Any]]:
        """What a column's value goes through on this database, by the column's place."""
        columns = [column[0] for column in self.compiler.select[: self.compiler.col_count]]
        found = self.compiler.get_converters(columns).items()
        return [(place, functions, expression) for place, (functions, expression) in found]


@dataclass(frozen=True)
class Sql:
    """One statement as Django writes it, and as the driver takes it."""

    text: str
    own: str


@dataclass(frozen=True)
class Shape:
    """Which columns of a row are the object's own, and the shapes of the objects it is related to."""

    model: type[models.Model]
    names: tuple[str, ...]
    places: slice
    key: int
    related: tuple[tuple[Shape, Callable[..., None], Callable[..., None]], ...]

    def built(self, row: Sequence[Any]) -> models.Model | None:
        """The object of a row with its relations; None where an outer join found nothing.

        As ``Model.from_db`` makes it, without the signals that nothing here listens to.
        """
        if row[self.key] is None:
            return None
        found = self.model.__new__(self.model)
        state = ModelState()
        state.adding, state.db = False, DEFAULT_DB_ALIAS
        found.__dict__ = {"_state": state, **dict(zip(self.names, row[self.places], strict=True))}
        for shape, here, there in self.related:
            other = shape.built(row)
            here(found, other)
            if other is not None:
                there(other, found)
        return found


def _shape(info: dict[str, Any], select: Sequence[Any]) -> Shape:
    """The shape of what the compiler selects for one model: its columns lie side by side."""
    wanted = info["select_fields"]
    places = slice(wanted[0], wanted[-1] + 1)
    names = tuple(column[0].target.attname for column in select[places])
    related = tuple(
        (_shape(one, select), one["local_setter"], one["remote_setter"]) for one in info.get("related_klass_infos", ())
    )
    key = wanted[0] + names.index(info["model"]._meta.pk.attname)
    return Shape(info["model"], names, places, key, related)


class Prepared(Generic[Row]):
    """A query to be run often. ``build`` makes the queryset from marks; give the values by name when it runs.

    With ``sets``, it is an UPDATE of the queryset's rows to those values.
    """

    def __init__(self, build: Build, sets: Sets | None = None) -> None:
        self._build = build
        self._sets = sets

    def rows(self, **given: Any) -> Sequence[tuple[Any, ...]]:
        """The rows of a ``values_list`` query as the database gives them: for texts, numbers and nulls."""
        wrapper = _own()
        read = _kept(wrapper).get(_AHEAD)
        if read:
            found: Sequence[tuple[Any, ...]] | None = read.pop(self.asked(**given), None)
            if found is not None:
                return found
        return self._fetch(wrapper, self._ready(wrapper), given)

    def asked(self, **given: Any) -> Asked:
        """The query with its values, to be read ``ahead``."""
        return self, tuple(sorted(given.items()))

    def models(self, **given: Any) -> Iterator[Row]:
        """The objects of a query over a model, with the relations it selects along."""
        wrapper = _own()
        ready = self._ready(wrapper)
        shape, converters = ready.shape, ready.converters
        for found in self._fetch(wrapper, ready, given):
            row = list(found)
            for place, functions, expression in converters:
                for function in functions:
                    row[place] = function(row[place], expression, wrapper)
            yield shape.built(row)  # type: ignore[misc]  # the model of the queryset, which Row stands for

    def change(self, **given: Any) -> int:
        """Run the UPDATE; returns how many rows it changed."""
        wrapper = _own()
        ready = self._ready(wrapper)
        return int(_run(wrapper, ready.sql, ready.values(_adapted(wrapper, given))).rowcount)

    def _fetch(self, wrapper: BaseDatabaseWrapper, ready: Compiled, given: dict[str, Any]) -> list[tuple[Any, ...]]:
        return list(_run(wrapper, ready.sql, ready.values(_adapted(wrapper, given))).fetchall())

    def _ready(self, wrapper: BaseDatabaseWrapper) -> Compiled:
        kept = _kept(wrapper)
        found: Compiled | None = kept.get(self)
        if found is None:
            found = kept[self] = self._compile(wrapper)
        return found

    def _compile(self, wrapper: BaseDatabaseWrapper) -> Compiled:
        marks = Marks()
        query = self._build(marks).query
        if self._sets is not None:
            query = query.chain(UpdateQuery)
            query.add_update_values(self._sets(marks))  # type: ignore[attr-defined]  # chained into an UpdateQuery
        compiler = query.get_compiler(DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        names = {_adapt(wrapper, mark): name for mark, name in marks.names.items()}
        given = tuple((param in names, names.get(param, param)) for param in params)
        return Compiled(_sql(wrapper, sql), given, compiler)


def _own() -> BaseDatabaseWrapper:
    """This thread's connection itself, without the proxy that looks it up at each attribute."""
    return connections[DEFAULT_DB_ALIAS]


def _kept(wrapper: BaseDatabaseWrapper) -> dict[object, Any]:
    """What was compiled for a connection: kept on the connection itself, so that it goes when the connection goes."""
    kept: dict[object, Any] = wrapper.__dict__.setdefault("mutubaku_prepared", {})
    return kept


def _sql(wrapper: BaseDatabaseWrapper, text: str) -> Sql:
    """SQLite takes question marks where Django and PostgreSQL write ``%s``."""
    return Sql(text, FORMAT_QMARK_REGEX.sub("?", text).replace("%%", "%") if wrapper.vendor == "sqlite" else text)


def _run(wrapper: BaseDatabaseWrapper, sql: Sql, values: Sequence[Any]) -> Any:
    """The cursor of a statement that was run on the driver itself, which keeps it parsed and planned.

    Where queries are being logged or wrapped, it goes through Django's own cursor and is seen like any other.
    """
    if wrapper.queries_logged or wrapper.execute_wrappers:
        cursor = wrapper.cursor()
        cursor.execute(sql.text, values)
        return cursor
    if wrapper.connection is None:
        wrapper.ensure_connection()
    with wrapper.wrap_database_errors:
        if wrapper.vendor == "sqlite":
            return wrapper.connection.execute(sql.own, values)
        return _cursor(wrapper).execute(sql.own, values, prepare=True)


def _cursor(wrapper: BaseDatabaseWrapper) -> psycopg.Cursor[tuple[Any, ...]]:
    """One cursor of PostgreSQL's driver for each connection: whatever it gave is read before it is used again."""
    kept = _kept(wrapper)
    found: psycopg.Cursor[tuple[Any, ...]] | None = kept.get("cursor")
    if found is None or found.connection is not wrapper.connection or found.closed:
        found = kept["cursor"] = psycopg.Cursor(wrapper.connection)
    return found


def _adapted(wrapper: BaseDatabaseWrapper, given: dict[str, Any]) -> dict[str, Any]:
    return {name: _adapt(wrapper, value) for name, value in given.items()}


def _adapt(wrapper: BaseDatabaseWrapper, value: Any) -> Any:
    """A date or moment as this database wants it; anything else as it is."""
    if isinstance(value, datetime):
        return wrapper.ops.adapt_datetimefield_value(value)
    return wrapper.ops.adapt_datefield_value(value) if isinstance(value, date) else value


def insert(found: Row) -> Row:
    """Insert a new object and give it its key: ``save()`` without its generality, and without signals."""
    wrapper = _own()
    for field in _insertion(wrapper, type(found)).stamped:
        field.pre_save(found, add=True)
    found.pk = insert_values(type(found), found.__dict__)
    found._state.adding = False
    found._state.db = wrapper.alias
    return found


def insert_values(model: type[models.Model], values: Mapping[str, Any]) -> int:
    """Insert a row from the values of its columns, by attribute name; a column left out gets its field's default.

    Returns the new key.
    """
    wrapper = _own()
    insertion = _insertion(wrapper, model)
    return int(_run(wrapper, insertion.sql, insertion.row(values)).fetchone()[0])


@contextmanager
def ahead(*asked: Asked) -> Iterator[None]:
    """What is surely asked in the block is read at its beginning, on PostgreSQL in one statement.

    Each of these queries for ``rows`` finds its answer the first time it runs; then it asks anew.
    """
    wrapper = _own()
    kept = _kept(wrapper)
    if wrapper.vendor == "postgresql":
        kept[_AHEAD] = _read(wrapper, asked)
    try:
        yield
    finally:
        kept.pop(_AHEAD, None)


_AHEAD = "ahead"


def _read(wrapper: BaseDatabaseWrapper, asked: Sequence[Asked]) -> dict[Asked, Sequence[tuple[Any, ...]]]:
    """The rows of each query: they come as one list of a JSON object a row, whose columns keep their order."""
    ready = [query._ready(wrapper) for query, _given in asked]
    values = [one.values(_adapted(wrapper, dict(given))) for one, (_q, given) in zip(ready, asked, strict=True)]
    text = ", ".join(f"(SELECT json_agg(one) FROM ({one.sql.text}) AS one)" for one in ready)  # noqa: S608 - compiled
    found = _run(wrapper, Sql(f"SELECT {text}", f"SELECT {text}"), [each for one in values for each in one]).fetchone()
    rows = ([tuple(row.values()) for row in one or ()] for one in found)
    return dict(zip(asked, rows, strict=True))


@contextmanager
def together() -> Iterator[None]:
    """Rows that are only ``note``d in the block are inserted at its end, on PostgreSQL in one statement.

    Nothing is inserted when the block fails.
    """
    kept = _kept(_own())
    outer, kept[_NOTED] = kept.get(_NOTED), []
    try:
        yield
        _insert_all(kept[_NOTED])
    finally:
        kept[_NOTED] = outer


_NOTED = "noted"


def note(model: type[models.Model], values: Mapping[str, Any]) -> None:
    """Insert a row whose key nobody asks for, from the values of its columns: now, or at the end of ``together``."""
    noted = _kept(_own()).get(_NOTED)
    if noted is None:
        insert_values(model, values)
    else:
        noted.append((model, values))


def _insert_all(noted: Sequence[tuple[type[models.Model], Mapping[str, Any]]]) -> None:
    wrapper = _own()
    if wrapper.vendor != "postgresql" or len(noted) < 2:  # noqa: PLR2004 - one row is one statement
        for model, values in noted:
            insert_values(model, values)
        return
    insertions = [_insertion(wrapper, model) for model, _values in noted]
    *first, last = (insertion.sql.text for insertion in insertions)
    parts = ", ".join(f"noted_{number} AS ({text})" for number, text in enumerate(first))
    text = f"WITH {parts} {last}"
    row = [value for insertion, (_m, values) in zip(insertions, noted, strict=True) for value in insertion.row(values)]
    _run(wrapper, Sql(text, text), row)


@dataclass(frozen=True)
class Insertion:
    """The INSERT of a model that returns the new key, and what each value goes through before it.

    ``stamped`` are the fields that take their value from the moment of saving.
    """

    sql: Sql
    columns: tuple[tuple[str, Any, Callable[[Any], Any]], ...]
    stamped: tuple[Any, ...]

    def row(self, values: Mapping[str, Any]) -> list[Any]:
        """The values in the order of the columns, as the database takes them."""
        return [
            prepare(values[name] if name in values else field.get_default()) for name, field, prepare in self.columns
        ]


def _insertion(wrapper: BaseDatabaseWrapper, model: type[models.Model]) -> Insertion:
    known: Insertion | None = _kept(wrapper).get(model)
    if known is not None:
        return known
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    query = InsertQuery(model)
    query.insert_values(fields, [model()])
    compiler = query.get_compiler(DEFAULT_DB_ALIAS)
    compiler.returning_fields = [model._meta.pk]
    columns = tuple((field.attname, field, _preparation(wrapper, field)) for field in fields)
    stamped = tuple(f for f in fields if getattr(f, "auto_now_add", False) or getattr(f, "auto_now", False))
    found = Insertion(_sql(wrapper, compiler.as_sql()[0][0]), columns, stamped)
    _kept(wrapper)[model] = found
    return found


def _preparation(wrapper: BaseDatabaseWrapper, field: Any) -> Callable[[Any], Any]:
    """What Django does to a field's value before it is written; for plain texts and numbers that is nothing."""
    if isinstance(field, models.CharField | models.TextField):
        return lambda value: value if value is None or type(value) is str else str(value)
    if isinstance(field, models.IntegerField | models.ForeignKey):
        return lambda value: value if value is None or type(value) is int else field.get_db_prep_save(value, wrapper)
    if isinstance(field, models.DateTimeField):
        adapt = wrapper.ops.adapt_datetimefield_value
        return lambda value: adapt(value) if value is None or value.tzinfo else field.get_db_prep_save(value, wrapper)
    return lambda value: field.get_db_prep_save(value, wrapper)
