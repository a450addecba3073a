"""Tests of the database settings."""

from pathlib import Path

from mutubaku.config.databases import database


def test_without_an_address_it_is_a_file_in_the_data_folder_that_loses_no_acknowledged_act() -> None:
    found = database(None, Path("/srv/data folder"), threads=1)
    assert found["ENGINE"] == "django.db.backends.sqlite3"
    assert found["NAME"] == "/srv/data folder/mutubaku.sqlite3"
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert found["OPTIONS"]["timeout"] == 20
    assert "journal_mode=WAL" in found["OPTIONS"]["init_command"]
    assert "synchronous=FULL" in found["OPTIONS"]["init_command"]


def test_an_address_of_postgresql_gets_a_pool_as_large_as_the_process_needs() -> None:
    found = database("postgresql://u:s%40ndi@db.contoh:5433/mutubaku", Path("/srv"), threads=4)
    assert (found["ENGINE"], found["HOST"], found["PORT"]) == (
        "mutubaku.prepared.backend",
        "db.contoh",
        5433,
    )
    assert (found["USER"], found["PASSWORD"], found["NAME"]) == ("u", "s@ndi", "mutubaku")
    assert found["OPTIONS"]["pool"] == {"min_size": 1, "max_size": 6, "timeout": 4, "reconnect_timeout": 4}
    assert found["CONN_MAX_AGE"] == 0


def test_what_the_address_itself_says_comes_before_our_own() -> None:
    found = database("postgresql://u@/mutubaku?host=/run/pg&connect_timeout=3&sslmode=require", Path("/srv"), threads=1)
    assert found["OPTIONS"]["host"] == "/run/pg"
    assert found["OPTIONS"]["connect_timeout"] == 3
    assert found["OPTIONS"]["sslmode"] == "require"
