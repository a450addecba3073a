"""What many tests begin with is played once in a run, and laid down again as rows for every later test.

A case driven to a late step takes hundreds of acts' queries; its rows are laid down in a few milliseconds. They are
the rows the real acts wrote, with the keys they had. Only an untouched beginning is laid down: once a test has written
anything of its own, or runs under changed settings, everything is played anew. What one process of a run has played,
the others find in a folder.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from django.apps import apps
from django.conf import UserSettingsHolder, settings
from django.db import connection, models, transaction

from mutubaku.documents import storage
from mutubaku.documents.models import StoredFile
from mutubaku.paper import forms
from tests.folders import beginnings

T = TypeVar("T")
Key = tuple[Any, ...]
Row = tuple[Any, ...]
Rows = dict[str, dict[Any, Row]]  # table → key of a row → the row
AT_ONCE = 400  # parameters in one statement
NOT_OURS = {"contenttypes", "auth", "sites"}  # filled by migrations
KEPT_BY_THE_DATABASE = "journal.Head"  # with the entries that are laid down


@dataclass(frozen=True)
class Snapshot:
    """The rows that a beginning added and changed, what it returned, the papers it wrote and the files it kept.

    ``own`` tells it from the same beginning played by another process: what goes on from it has its keys.
    """

    own: str
    added: Rows
    changed: Rows
    result: bytes
    papers: bytes
    files: tuple[bytes, ...]


_kept: dict[Key, Snapshot] = {}
_texts: dict[str, str] = {}  # what lays a beginning down on PostgreSQL, by its own name
_clean_at: Any = None  # the database's own count of writes after the last beginning, or None
_from: str = ""  # the beginning that the test that runs now goes on from


def beginning(key: Key, play: Callable[[], T], *, first: bool = False) -> T:
    """What ``play`` writes and returns, laid down from memory where that is the same as playing it.

    ``first``: this is where a test begins, on an empty database; otherwise it goes on from the last beginning.
    """
    global _clean_at, _from  # noqa: PLW0603 - the one test that runs now
    if not _may(first=first):
        _clean_at = None
        return play()
    whole = (connection.vendor, "" if first else _from, *key, _papers() is not None)
    found = _kept.get(whole) or _of_another_process(whole)
    if found:
        result = _laid_down(found)
    else:
        result, found = _played(whole, play, first=first)
    _from, _clean_at = found.own, _writes()  # only now: what is played may itself go on from another beginning
    return result


def _may(*, first: bool) -> bool:
    """Only under the usual settings, and on rows that nobody has touched; threads of a test's own come afterwards."""
    if isinstance(settings._wrapped, UserSettingsHolder):
        return False
    if first:
        return not any(
            model.objects.exists() for model in (apps.get_model("people.Office"), apps.get_model("people.User"))
        )
    return _clean_at is not None and _clean_at == _writes()


def _writes() -> Any:
    """How much this connection has written on SQLite; on PostgreSQL how much was written in the test's transaction,
    where it has one, else in the whole database."""
    if connection.vendor == "sqlite":
        return connection.connection.total_changes
    with connection.cursor() as cursor:
        if not connection.in_atomic_block:
            cursor.execute("SELECT pg_stat_force_next_flush()")
            cursor.execute(
                "SELECT pg_stat_get_db_tuples_inserted(oid) + pg_stat_get_db_tuples_updated(oid) + "
                "pg_stat_get_db_tuples_deleted(oid) FROM pg_database WHERE datname = current_database()"
            )
            return cursor.fetchone()
        cursor.execute(
            "SELECT pg_current_xact_id()::text, sum(pg_stat_get_xact_tuples_inserted(oid) + "
            "pg_stat_get_xact_tuples_updated(oid) + pg_stat_get_xact_tuples_deleted(oid)) "
            "FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )
        return cursor.fetchone()


def _played(key: Key, play: Callable[[], T], *, first: bool) -> tuple[T, Snapshot]:
    before: Rows = {} if first else _rows()
    result = play()
    added, changed = _difference(before, _rows())
    found = Snapshot(uuid4().hex, added, changed, pickle.dumps(result), pickle.dumps(_papers()), _files(added))
    _kept[key] = _handed_on(key, found)
    return result, found


def _files(added: Rows) -> tuple[bytes, ...]:
    kept = StoredFile.objects.filter(pk__in=list(added[StoredFile._meta.db_table]))
    return tuple(storage.read(one.sha256) for one in kept)


def _place(key: Key) -> Path | None:
    """Where the processes of a run leave a beginning for each other; None when there is only one."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    return beginnings(run) / hashlib.sha256(repr(key).encode()).hexdigest() if run else None


def _of_another_process(key: Key) -> Snapshot | None:
    place = _place(key)
    if place is None or not place.exists():
        return None
    found: Snapshot = pickle.loads(place.read_bytes())
    for data in found.files:
        storage.keep(data)
    _kept[key] = found
    return found


def _handed_on(key: Key, found: Snapshot) -> Snapshot:
    """Leave it for the others, unless one of them was first: then theirs is the one to go on from next time."""
    place = _place(key)
    if place is None:
        return found
    place.parent.mkdir(exist_ok=True)
    own = place.with_name(found.own)
    own.write_bytes(pickle.dumps(found))
    try:
        os.link(own, place)
    except FileExistsError:
        return _of_another_process(key) or found
    finally:
        own.unlink()
    return found


def _difference(before: Rows, after: Rows) -> tuple[Rows, Rows]:
    added: Rows = {}
    changed: Rows = {}
    for table, rows in after.items():
        old = before.get(table, {})
        added[table] = {pk: row for pk, row in rows.items() if pk not in old}
        changed[table] = {pk: row for pk, row in rows.items() if pk in old and old[pk] != row}
    return added, changed


def _laid_down(found: Snapshot) -> Any:
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # at once, as a text that is composed the first time
            cursor.execute(_texts.get(found.own) or _texts.setdefault(found.own, _text(found)))
        else:
            for sql, params in _statements(found):
                cursor.execute(sql, params)
    papers = _papers()
    if papers is not None:
        papers[:] = pickle.loads(found.papers)
    return pickle.loads(found.result)


def _text(found: Snapshot) -> str:
    return ";\n".join(connection.ops.compose_sql(sql, params) for sql, params in _statements(found))


def _statements(found: Snapshot) -> Iterator[tuple[str, list[Any]]]:
    for model in _models():
        table = model._meta.db_table
        columns = [field.column for field in model._meta.concrete_fields]
        for pk, row in found.changed.get(table, {}).items():  # first, for a new row may take the place of an old one
            sets = ", ".join(f'"{column}" = %s' for column in columns)
            yield f'UPDATE "{table}" SET {sets} WHERE "{model._meta.pk.column}" = %s', [*row, pk]
        yield from _insertions(table, columns, found.added.get(table, {}).values())
    if connection.vendor == "postgresql":
        yield from _counters(found.added)


def _insertions(table: str, columns: list[str], rows: Iterable[Row]) -> Iterator[tuple[str, list[Any]]]:
    names = ", ".join(f'"{column}"' for column in columns)
    one = f"({', '.join(['%s'] * len(columns))})"
    for batch in _batches(iter(rows), max(1, AT_ONCE // len(columns))):
        values = [value for row in batch for value in row]
        yield f'INSERT INTO "{table}" ({names}) VALUES {", ".join([one] * len(batch))}', values


def _batches(rows: Iterator[Row], size: int) -> Iterator[list[Row]]:
    while batch := list(islice(rows, size)):
        yield batch


def _counters(added: Rows) -> Iterator[tuple[str, list[Any]]]:
    """PostgreSQL's counters do not see keys that are given: let them go on behind the greatest."""
    counted = [
        (f'"{model._meta.db_table}"', model._meta.pk.column, max(added[model._meta.db_table]))
        for model in _models()
        if isinstance(model._meta.pk, models.AutoField) and added.get(model._meta.db_table)
    ]
    if not counted:
        return
    each = "(%s, %s, %s::bigint)"
    yield (
        "SELECT setval(seq, greatest(last, nextval(seq))) FROM (SELECT pg_get_serial_sequence(name, pk) AS seq, last "
        f"FROM (VALUES {', '.join([each] * len(counted))}) AS given (name, pk, last)) AS found",
        [value for one in counted for value in one],
    )


def _rows() -> Rows:
    """Every row there is, as the database gives it."""
    found: Rows = {}
    as_it_is = "+" if connection.vendor == "sqlite" else ""  # without it Django reads dates and times out of the texts
    with connection.cursor() as cursor:
        for model in _models():
            table, columns = model._meta.db_table, [field.column for field in model._meta.concrete_fields]
            place = columns.index(model._meta.pk.column)
            names = ", ".join(f'{as_it_is}"{column}"' for column in columns)
            cursor.execute(f'SELECT {names} FROM "{table}"')
            found[table] = {row[place]: row for row in cursor.fetchall()}
    return found


@cache
def _models() -> list[type[models.Model]]:
    every = apps.get_models(include_auto_created=True)
    ours = (model for model in every if model._meta.managed and model._meta.app_label not in NOT_OURS)
    return [model for model in ours if model._meta.label != KEPT_BY_THE_DATABASE]


def _papers() -> Any:
    """The papers written so far, where a test has quick ones."""
    written = getattr(forms.typeset, "__self__", None)
    return written.papers if written is not None else None
