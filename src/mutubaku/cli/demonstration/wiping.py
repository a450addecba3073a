"""Taking an earlier demonstration away whole, so that a fresh one can begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from mutubaku.cli.database import columns_of
from mutubaku.conduct.demonstration import RealOfficeHere, check_no_real_office
from mutubaku.documents.models import StoredFile
from mutubaku.documents.storage import path_of
from mutubaku.journal import triggers

OFFICES, PEOPLE, FILES, APPLIED = "people_office", "people_user", "documents_storedfile", "django_migrations"
MARK = "is_demonstration"  # the column of an office that says so


def wipe() -> None:
    """Empty the database and remove the files it knew. Refused when any of it is real (``check_no_real_office``).

    The journal is append-only by the database's own triggers; they are lifted for this one transaction.
    """
    with transaction.atomic():
        check_no_real_office()
        files = list(StoredFile.objects.values_list("sha256", flat=True))
        triggers.remove(connection)
        call_command("flush", interactive=False, verbosity=0)
        triggers.install(connection)
    cache.clear()
    _unlink(files)


def clear(*, is_older: bool, alias: str = DEFAULT_DB_ALIAS) -> None:
    """Drop the tables of an earlier demonstration and remove the files it knew; the migrations make them anew.

    Whatever version made them: nothing is read but plain columns. Where there is no demonstration, nothing happens,
    but with ``is_older`` tables that hold neither an office nor a person go as well. RealOfficeHere when one of the
    offices is real or does not say that it is none; then nothing is changed.
    """
    database = connections[alias]
    with _unchecked(database), transaction.atomic(using=alias):
        tables = set(database.introspection.table_names())
        offices = _offices(database, tables)
        if not all(offices):
            raise RealOfficeHere
        if not offices and not (is_older and _count(database, tables, PEOPLE) == 0):
            return
        files = _column(database, tables, FILES, "sha256")
        _drop(database, tables)
    _unlink(map(str, files))


@contextmanager
def _unchecked(database: BaseDatabaseWrapper) -> Iterator[None]:
    """SQLite would check every foreign key of a table it drops, also those into tables this version does not know."""
    database.disable_constraint_checking()
    try:
        yield
    finally:
        database.enable_constraint_checking()


def _offices(database: BaseDatabaseWrapper, tables: set[str]) -> list[bool]:
    """Of each office whether it is a demonstration; one that cannot say so counts as real."""
    if MARK in _columns(database, tables, OFFICES):
        return [bool(one) for one in _column(database, tables, OFFICES, MARK)]
    return [False] * _count(database, tables, OFFICES)


def _drop(database: BaseDatabaseWrapper, tables: set[str]) -> None:
    """Drop what is ours: the tables of this version, and those of every room that ever wrote its migrations here."""
    labels = {one.label for one in apps.get_app_configs()}
    labels |= {str(one) for one in _column(database, tables, APPLIED, "app")}
    known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    known |= {APPLIED, str(settings.CACHES["default"]["LOCATION"])}
    beginnings = tuple(f"{label}_" for label in labels)
    ours = sorted(one for one in tables if one in known or one.startswith(beginnings))
    quoted = [database.ops.quote_name(one) for one in ours]
    together = [", ".join(quoted)] if database.vendor == "postgresql" else quoted  # SQLite drops one at a time
    with database.cursor() as cursor:
        for one in together:
            cursor.execute(f"DROP TABLE {one}")


def _columns(database: BaseDatabaseWrapper, tables: set[str], table: str) -> set[str]:
    return columns_of(database, table) if table in tables else set()


def _column(database: BaseDatabaseWrapper, tables: set[str], table: str, name: str) -> list[object]:
    if name not in _columns(database, tables, table):
        return []
    return _answers(database, f"SELECT {name} FROM {table}")  # noqa: S608 - names of our own


def _count(database: BaseDatabaseWrapper, tables: set[str], table: str) -> int:
    return len(_answers(database, f"SELECT 1 FROM {table}")) if table in tables else 0  # noqa: S608 - as above


def _answers(database: BaseDatabaseWrapper, question: str) -> list[object]:
    with database.cursor() as cursor:
        cursor.execute(question)
        return [row[0] for row in cursor.fetchall()]


def _unlink(files: Iterable[str]) -> None:
    for sha256 in files:
        path_of(sha256).unlink(missing_ok=True)
