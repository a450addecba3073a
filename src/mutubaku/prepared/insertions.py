"""Rows inserted as they are: at once, with their key, or noted and written at the latest with the commit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql import InsertQuery

from .driver import Sql, kept_on, own, run, run_later, statement
from .shapes import made

Row = TypeVar("Row", bound=models.Model)


def insert(model: type[Row], values: Mapping[str, Any]) -> Row:
    """Insert a row from the values of its columns, by attribute name, and return it as an object that was read.

    ``objects.create`` without its generality: no signals, no field that stamps the moment of saving. A column left out
    gets its field's default.
    """
    wrapper = own()
    insertion = _insertion(wrapper, model)
    filled = insertion.filled(values)
    return made(model, {insertion.key: insertion.run(wrapper, filled), **filled})


def note(model: type[models.Model], values: Mapping[str, Any]) -> None:
    """Insert a row whose key nobody asks for, from the values of its columns: at the latest with the commit."""
    wrapper = own()
    insertion = _insertion(wrapper, model)
    run_later(wrapper, insertion.sql, insertion.row(insertion.filled(values)))


@dataclass(frozen=True)
class Insertion:
    """The INSERT of a model that returns the new key.

    Of each column its name, what it holds when it is left out, and what a value goes through before it is written.
    """

    sql: Sql
    key: str
    columns: tuple[tuple[str, Callable[[], Any], Callable[[Any], Any]], ...]

    def filled(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """A value for each column."""
        return {name: values[name] if name in values else default() for name, default, _prepare in self.columns}

    def run(self, wrapper: BaseDatabaseWrapper, filled: Mapping[str, Any]) -> int:
        """Insert a row and return its key."""
        return int(run(wrapper, self.sql, self.row(filled)).fetchone()[0])

    def row(self, filled: Mapping[str, Any]) -> list[Any]:
        """The values in the order of the columns, as the database takes them."""
        return [prepare(filled[name]) for name, _default, prepare in self.columns]


def _insertion(wrapper: BaseDatabaseWrapper, model: type[models.Model]) -> Insertion:
    known: Insertion | None = kept_on(wrapper).get(model)
    if known is not None:
        return known
    key = model._meta.pk
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    query = InsertQuery(model)
    query.insert_values(fields, [model()])
    compiler = query.get_compiler(DEFAULT_DB_ALIAS)
    compiler.returning_fields = [key]
    columns = tuple((field.attname, field.get_default, _preparation(wrapper, field)) for field in fields)
    found = Insertion(statement(wrapper, compiler.as_sql()[0][0]), key.attname, columns)
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
