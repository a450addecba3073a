"""Queries that every act runs, compiled to SQL once per connection and run many times.

Django builds and compiles a query anew each time it runs, which costs more than the database takes to answer a small
one. A ``Prepared`` query is written as an ordinary queryset over marked parameters; the SQL it compiles to is kept.
The queryset stays the one definition; nothing is written in SQL by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

from django.db import connection, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.query import get_related_populators

Row = TypeVar("Row", bound=models.Model)
Build = Callable[["Marks"], "models.QuerySet[Any, Any]"]


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

    def _mark(self, name: str, value: Any) -> Any:
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


class Prepared(Generic[Row]):
    """A query to be run often. ``build`` makes the queryset from marks; give the values by name when it runs."""

    def __init__(self, build: Build) -> None:
        self._build = build
        self._compiled: WeakKeyDictionary[BaseDatabaseWrapper, Compiled] = WeakKeyDictionary()

    def rows(self, **given: Any) -> Sequence[tuple[Any, ...]]:
        """The rows of a ``values_list`` query as the database gives them: for texts, numbers and nulls."""
        return self._fetch(self._ready(), given)

    def models(self, **given: Any) -> Iterator[Row]:
        """The objects of a query over a model, with the relations it selects along."""
        ready = self._ready()
        compiler = ready.compiler
        info, select = compiler.klass_info, compiler.select
        start, end = info["select_fields"][0], info["select_fields"][-1] + 1
        names = [column[0].target.attname for column in select[start:end]]
        populators = get_related_populators(info, select, connection.alias)
        converters = compiler.get_converters([column[0] for column in select[: compiler.col_count]])
        for row in compiler.apply_converters(self._fetch(ready, given), converters):
            found = info["model"].from_db(connection.alias, names, row[start:end])
            for populator in populators:
                populator.populate(row, found)
            yield found

    def _fetch(self, ready: Compiled, given: dict[str, Any]) -> Sequence[tuple[Any, ...]]:
        adapted = {
            name: connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value
            for name, value in given.items()
        }
        with connection.cursor() as cursor:
            cursor.execute(ready.sql, ready.values(adapted))
            return cursor.fetchall()  # type: ignore[no-any-return]  # the backend says Any

    def _ready(self) -> Compiled:
        wrapper = connections[connection.alias]  # the thread's own, which the proxy hides
        found = self._compiled.get(wrapper)
        if found is None:
            found = self._compiled[wrapper] = self._compile()
        return found

    def _compile(self) -> Compiled:
        marks = Marks()
        compiler = self._build(marks).query.get_compiler(connection.alias)
        sql, params = compiler.as_sql()
        names = {connection.ops.adapt_datefield_value(m) if isinstance(m, date) else m: n for m, n in marks.names.items()}
        given = tuple((param in names, names.get(param, param)) for param in params)
        return Compiled(sql, given, compiler)
