"""Taking away a demonstration that an older version made, and leaving alone whatever is not surely one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler
from pytest_django import DjangoDbBlocker

from mutubaku.cli.demonstration.wiping import clear
from mutubaku.conduct.demonstration import RealOfficeHere
from mutubaku.config.databases import database
from mutubaku.documents.storage import path_of

OLD = "ab" * 32  # the name of a file by its content
OLDER_VERSION = f"""
CREATE TABLE django_migrations (app text, name text);
INSERT INTO django_migrations VALUES ('people', '0001_initial'), ('kamar_lama', '0001_initial');
CREATE TABLE people_office (id integer PRIMARY KEY, is_demonstration bool NOT NULL);
CREATE TABLE people_user (id integer PRIMARY KEY);
CREATE TABLE cases_case (id integer PRIMARY KEY, office_id integer NOT NULL REFERENCES people_office (id));
CREATE TABLE kamar_lama_baris (id integer PRIMARY KEY, case_id integer NOT NULL REFERENCES cases_case (id));
CREATE TABLE documents_storedfile (sha256 text);
CREATE TABLE milik_orang_lain (id integer PRIMARY KEY);
INSERT INTO documents_storedfile VALUES ('{OLD}');
"""
FILLED = """
INSERT INTO people_office VALUES (1, true);
INSERT INTO cases_case VALUES (7, 1);
INSERT INTO kamar_lama_baris VALUES (9, 7);
"""
Old = Callable[[str], BaseDatabaseWrapper]
LEFT = {"milik_orang_lain"}


@pytest.fixture
def old(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Old]:
    """A database of its own with tables of an older version, of which one room is no more."""
    given = ConnectionHandler({"default": database(None, tmp_path, 1)})
    connections.databases["lama"] = given.databases["default"]
    found = connections["lama"]

    def made(rows: str) -> BaseDatabaseWrapper:
        with found.cursor() as cursor:
            for statement in f"{OLDER_VERSION}{rows}".split(";"):
                cursor.execute(statement)
        return found

    with django_db_blocker.unblock():
        yield made
    found.close()
    del connections["lama"], connections.databases["lama"]


@pytest.fixture
def file() -> Path:
    """A file the older version kept."""
    path_of(OLD).parent.mkdir(parents=True, exist_ok=True)
    path_of(OLD).write_bytes(b"lama")
    return path_of(OLD)


def names(found: BaseDatabaseWrapper) -> set[str]:
    return set(found.introspection.table_names())


def test_a_demonstration_of_an_older_version_goes_with_its_tables_and_files(old: Old, file: Path) -> None:
    found = old(FILLED)
    clear(is_older=True, alias="lama")
    assert names(found) == LEFT
    assert not file.exists()
    with found.cursor() as cursor:  # the database looks after its keys again
        cursor.execute("PRAGMA foreign_keys")
        assert cursor.fetchone() == (1,)


@pytest.mark.parametrize(
    "rows",
    [
        "INSERT INTO people_office VALUES (1, true), (2, false)",
        "ALTER TABLE people_office RENAME is_demonstration TO contoh; INSERT INTO people_office VALUES (1, true)",
    ],
)
def test_a_real_office_or_one_that_does_not_say_is_left_as_it_is(old: Old, file: Path, rows: str) -> None:
    found = old(rows)
    before = names(found)
    with pytest.raises(RealOfficeHere):
        clear(is_older=True, alias="lama")
    assert (names(found), file.exists()) == (before, True)


@pytest.mark.parametrize(
    ("rows", "is_older", "goes"),
    [
        ("", True, True),
        ("", False, False),
        ("INSERT INTO people_user VALUES (1)", True, False),
        ("DROP TABLE people_office; DROP TABLE people_user; DROP TABLE documents_storedfile", True, True),
    ],
)
def test_tables_that_hold_nobody_go_only_when_they_are_of_an_older_version(
    old: Old, rows: str, is_older: bool, goes: bool
) -> None:
    found = old(rows)
    before = names(found)
    clear(is_older=is_older, alias="lama")
    assert names(found) == (LEFT if goes else before)
