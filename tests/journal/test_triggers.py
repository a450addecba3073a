"""The database itself refuses to change or remove an entry, whoever asks."""

from __future__ import annotations

import importlib
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction

from mutubaku.journal import triggers
from mutubaku.journal.actions import record
from mutubaku.journal.models import Entry, Verb
from mutubaku.people.access import SYSTEM
from tests.cast import MONDAY

COLUMNS = [field.column for field in Entry._meta.concrete_fields]


@pytest.fixture(autouse=True)
def entry(db: None) -> Entry:
    record("office:1", Verb.OFFICE_CREATED, SYSTEM, MONDAY, {})
    return Entry.objects.get()


def refused(sql: str) -> None:
    raises = pytest.raises(DatabaseError, match="journal_entry is append-only")
    with raises, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("column", COLUMNS)
def test_no_column_of_an_entry_is_ever_changed(column: str) -> None:
    refused(f"UPDATE journal_entry SET {column} = {column}")


def test_no_entry_is_ever_removed() -> None:
    refused("DELETE FROM journal_entry")
    assert Entry.objects.count() == 1


def test_nor_through_the_model(entry: Entry) -> None:
    for act in (entry.delete, entry.save, Entry.objects.all().delete):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            act()
    assert Entry.objects.count() == 1


def test_the_table_is_not_emptied_at_a_stroke() -> None:
    connection.check_constraints()  # PostgreSQL empties no table whose foreign keys it has still to look at
    refused({"postgresql": "TRUNCATE journal_entry", "sqlite": "DELETE FROM journal_entry"}[connection.vendor])


# SQLite alone can replace a row without removing it.
REPLACED = [
    "INSERT OR REPLACE INTO journal_entry SELECT * FROM journal_entry",
    "REPLACE INTO journal_entry SELECT 99 AS id, {others} FROM journal_entry",
    "INSERT OR REPLACE INTO journal_head SELECT * FROM journal_head",
    "UPDATE OR REPLACE journal_head SET chain = 'office:1', seq = seq + 1 WHERE chain = 'office:2'",
]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite knows REPLACE")
@pytest.mark.parametrize("sql", REPLACED)
def test_no_entry_and_no_head_is_replaced(sql: str) -> None:
    record("office:2", Verb.OFFICE_CREATED, SYSTEM, MONDAY, {})
    others = ", ".join(column for column in COLUMNS if column != "id")
    before = both_tables()
    raises = pytest.raises(DatabaseError, match=r"append-only|one entry at a time")
    with raises, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.format(others=others))
    assert both_tables() == before


def both_tables() -> list[list[tuple[object, ...]]]:
    found = []
    with connection.cursor() as cursor:
        for table in ("journal_entry", "journal_head"):
            cursor.execute(f"SELECT * FROM {table}")
            found.append(cursor.fetchall())
    return found


def test_undoing_the_migration_takes_the_triggers_away_and_doing_it_again_brings_them_back(entry: Entry) -> None:
    migration = importlib.import_module("mutubaku.journal.migrations.0002_append_only")
    editor = SimpleNamespace(connection=connection)  # all that it needs of one
    migration.remove(None, editor)
    Entry.objects.update(capacity="diubah")
    migration.install(None, editor)
    triggers.install(connection)  # twice does no harm
    refused("UPDATE journal_entry SET capacity = 'lagi'")
    entry.refresh_from_db()
    assert entry.capacity == "diubah"
