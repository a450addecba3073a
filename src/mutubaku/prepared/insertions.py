"""Rows inserted as they are: one by one, or noted and written together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql import InsertQuery

from .driver import Sql, kept_on, own, run, statement

Row = TypeVar("Row", bound=models.Model)


def insert(found: Row) -> Row:
    """Insert a new object and give it its key: ``save()`` without its generality, and without signals."""
    wrapper = own()
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
    wrapper = own()
    insertion = _insertion(wrapper, model)
    return int(run(wrapper, insertion.sql, insertion.row(values)).fetchone()[0])


@contextmanager
def together() -> Iterator[None]:
    """Rows that are only ``note``d in the block are inserted at its end, on PostgreSQL in one statement.

    Nothing is inserted when the block fails.
    """
    kept = kept_on(own())
    outer, kept[_NOTED] = kept.get(_NOTED), []
    try:
        yield
        _insert_all(kept[_NOTED])
    finally:
        kept[_NOTED] = outer


_NOTED = "noted"


def note(model: type[models.Model], values: Mapping[str, Any]) -> None:
    """Insert a row whose key nobody asks for, from the values of its columns: now, or at the end of ``together``."""
    noted = kept_on(own()).get(_NOTED)
    if noted is None:
        insert_values(model, values)
    else:
        noted.append((model, values))


def _insert_all(noted: Sequence[tuple[type[models.Model], Mapping[str, Any]]]) -> None:
    wrapper = own()
    if wrapper.vendor != "postgresql" or len(noted) < 2:  # noqa: PLR2004 - one row is one statement
        for model, values in noted:
            insert_values(model, values)
        return
    insertions = [_insertion(wrapper, model) for model, _values in noted]
    *first, last = (insertion.sql.text for insertion in insertions)
    parts = ", ".join(f"noted_{number} AS ({text})" for number, text in enumerate(first))
    text = f"WITH {parts} {last}"
    row = [value for insertion, (_m, values) in zip(insertions, noted, strict=True) for value in insertion.row(values)]
    run(wrapper, Sql(text, text), row)


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
    known: Insertion | None = kept_on(wrapper).get(model)
    if known is not None:
        return known
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    query = InsertQuery(model)
    query.insert_values(fields, [model()])
    compiler = query.get_compiler(DEFAULT_DB_ALIAS)
    compiler.returning_fields = [model._meta.pk]
    columns = tuple((field.attname, field, _preparation(wrapper, field)) for field in fields)
    stamped = tuple(f for f in fields if getattr(f, "auto_now_add", False) or getattr(f, "auto_now", False))
    found = Insertion(statement(wrapper, compiler.as_sql()[0][0]), columns, stamped)
    kept_on(wrapper)[model] = found
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
