"""A statement on the driver itself: this thread's connection, what is kept on it, and values as it takes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.sqlite3.base import FORMAT_QMARK_REGEX

from .postgres import statements_of


@dataclass(frozen=True)
class Sql:
    """One statement as Django writes it, and as the driver takes it."""

    text: str
    own: str


def own() -> BaseDatabaseWrapper:
    """This thread's connection itself, without the proxy that looks it up at each attribute."""
    return connections[DEFAULT_DB_ALIAS]


def kept_on(wrapper: BaseDatabaseWrapper) -> dict[object, Any]:
    """What was compiled for a connection: kept on the connection itself, so that it goes when the connection goes."""
    kept: dict[object, Any] = wrapper.__dict__.setdefault("mutubaku_prepared", {})
    return kept


def statement(wrapper: BaseDatabaseWrapper, text: str) -> Sql:
    """SQLite takes question marks where Django and PostgreSQL write ``%s``."""
    return Sql(text, FORMAT_QMARK_REGEX.sub("?", text).replace("%%", "%") if wrapper.vendor == "sqlite" else text)


def run(wrapper: BaseDatabaseWrapper, sql: Sql, values: Sequence[Any]) -> Any:
    """What a statement gave that was run on the driver itself, which keeps it parsed and planned: read like a cursor.

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
        return statements_of(wrapper.connection).run(sql.own, values)


def run_later(wrapper: BaseDatabaseWrapper, sql: Sql, values: Sequence[Any]) -> None:
    """Run a statement whose answer nobody waits for: on PostgreSQL along with the next one or the commit, else now."""
    if wrapper.vendor == "postgresql" and not (wrapper.queries_logged or wrapper.execute_wrappers):
        wrapper.ensure_connection()
        with wrapper.wrap_database_errors:
            statements_of(wrapper.connection).later(sql.own, values)
    else:
        run(wrapper, sql, values)


def run_all(wrapper: BaseDatabaseWrapper, asked: Sequence[tuple[Sql, Sequence[Any]]]) -> list[Any]:
    """What several statements gave that do not wait for each other: on PostgreSQL sent together."""
    if wrapper.vendor == "postgresql" and not (wrapper.queries_logged or wrapper.execute_wrappers):
        wrapper.ensure_connection()
        with wrapper.wrap_database_errors:
            return list(statements_of(wrapper.connection).run_all([(sql.own, values) for sql, values in asked]))
    return [run(wrapper, sql, values) for sql, values in asked]


def adapted(wrapper: BaseDatabaseWrapper, given: dict[str, Any]) -> dict[str, Any]:
    """Each value as this database wants it; PostgreSQL's driver takes days and moments as they are."""
    if wrapper.vendor == "postgresql":
        return given
    return {name: adapt(wrapper, value) for name, value in given.items()}


def adapt(wrapper: BaseDatabaseWrapper, value: Any) -> Any:
    """A date or moment as this database wants it; anything else as it is."""
    if isinstance(value, datetime):
        return wrapper.ops.adapt_datetimefield_value(value)
    return wrapper.ops.adapt_datefield_value(value) if isinstance(value, date) else value
