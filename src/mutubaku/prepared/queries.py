"""Queries that are compiled once, and what is surely asked of them read ahead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql import UpdateQuery

from .driver import Sql, adapt, adapted, kept_on, own, run, run_all, statement
from .shapes import Shape, list_along, shape

Row = TypeVar("Row", bound=models.Model)
T = TypeVar("T")
Build = Callable[["Marks"], "models.QuerySet[Any, Any]"]
Asked = tuple["Prepared[Any]", tuple[tuple[str, Any], ...]]
Sets = Callable[["Marks"], dict[str, Any]]
Read = dict[Asked, Sequence[tuple[Any, ...]]]

_READ: ContextVar[Read | None] = ContextVar("read", default=None)


class Marks:
    """Stands for the parameters while a query is compiled: each name becomes a value nothing else could have."""

    def __init__(self) -> None:
        self.names: dict[object, str] = {}

    def number(self, name: str) -> int:
        """A whole number that is given when the query runs."""
        return self._mark(name, -(10**15) - len(self.names))

    def small(self, name: str) -> int:
        """The same of a column of small numbers, to which no greater one is compared."""
        return self._mark(name, 2**15 - 1 - len(self.names))

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
        return shape(self.compiler.klass_info, self.compiler.select)

    @cached_property
    def converters(self) -> list[tuple[int, list[Any], Any]]:
        """What a column's value goes through on this database, by the column's place."""
        columns = [column[0] for column in self.compiler.select[: self.compiler.col_count]]
        found = self.compiler.get_converters(columns).items()
        return [(place, functions, expression) for place, (functions, expression) in found]


class Prepared(Generic[Row]):
    """A query to be run often. ``build`` makes the queryset from marks; give the values by name when it runs.

    With ``sets``, it is an UPDATE of the queryset's rows to those values. With ``lists``, each object comes with what
    points to it, by the name of the relation: queries over that model, given the object's key as ``of``.
    """

    def __init__(
        self, build: Build, sets: Sets | None = None, *, lists: Mapping[str, Prepared[Any]] | None = None
    ) -> None:
        self._build = build
        self._sets = sets
        self._lists = lists or {}

    def rows(self, **given: Any) -> Sequence[tuple[Any, ...]]:
        """The rows of a ``values_list`` query as the database gives them: for texts, numbers and nulls."""
        read = _READ.get()
        if read:
            found = read.pop(self.asked(**given), None)
            if found is not None:
                return found
        wrapper = own()
        return self._fetch(wrapper, self._ready(wrapper), given)

    def asked(self, **given: Any) -> Asked:
        """The query with its values, to be read ``ahead``."""
        return self, tuple(sorted(given.items()))

    def models(self, **given: Any) -> Iterator[Row]:
        """The objects of a query over a model, with the relations it selects along."""
        wrapper = own()
        ready = self._ready(wrapper)
        shape, converters = ready.shape, ready.converters
        for found in self._fetch(wrapper, ready, given):
            row = list(found)
            for place, functions, expression in converters:
                for function in functions:
                    row[place] = function(row[place], expression, wrapper)
            made: Row = shape.built(row)  # type: ignore[assignment]  # the model of the queryset, which Row stands for
            for name, query in self._lists.items():
                list_along(made, name, query.models(of=made.pk))
            yield made

    def first(self, **given: Any) -> Row | None:
        """The first object, or None."""
        return next(self.models(**given), None)

    def change(self, **given: Any) -> int:
        """Run the UPDATE; returns how many rows it changed."""
        wrapper = own()
        ready = self._ready(wrapper)
        return int(run(wrapper, ready.sql, ready.values(adapted(wrapper, given))).rowcount)

    def _fetch(self, wrapper: BaseDatabaseWrapper, ready: Compiled, given: dict[str, Any]) -> list[tuple[Any, ...]]:
        return list(run(wrapper, ready.sql, ready.values(adapted(wrapper, given))).fetchall())

    def _ready(self, wrapper: BaseDatabaseWrapper) -> Compiled:
        kept = kept_on(wrapper)
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
        names = {adapt(wrapper, mark): name for mark, name in marks.names.items()}
        given = tuple((param in names, names.get(param, param)) for param in params)
        return Compiled(statement(wrapper, sql), given, compiler)


@contextmanager
def ahead(*asked: Asked) -> Iterator[None]:
    """What is surely asked in the block is read at its beginning, on PostgreSQL in one way to the server.

    Each of these queries for ``rows`` finds its answer the first time it runs; then it asks anew.
    """
    wrapper = own()
    before = _READ.set(_read(wrapper, asked) if wrapper.vendor == "postgresql" else {})
    try:
        yield
    finally:
        _READ.reset(before)


def _read(wrapper: BaseDatabaseWrapper, asked: Sequence[Asked]) -> Read:
    ready = [(query._ready(wrapper), dict(given)) for query, given in asked]
    answers = run_all(wrapper, [(one.sql, one.values(adapted(wrapper, given))) for one, given in ready])
    return {one: answer.fetchall() for one, answer in zip(asked, answers, strict=True)}
