"""Owns how one address becomes Django's database settings: the same code on SQLite and on PostgreSQL."""

from pathlib import Path
from typing import Any

import dj_database_url

PATIENCE = 4  # seconds to get a connection, after which people are told that the database does not answer
SQLITE = "django.db.backends.sqlite3"
POSTGRES = "mutubaku.prepared.backend"  # Django's own, whose statements may go to the server together
# WAL lets readers go on while one writes; FULL syncs each commit, so that no acknowledged act is lost by a
# power cut; IMMEDIATE takes the write lock at BEGIN, so that two writers queue instead of failing half-way.
SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32768"
    ),
}


def database(url: str | None, data: Path, threads: int) -> dict[str, Any]:
    """Django's settings for `url`, or for the SQLite file in the data folder when there is none."""
    parsed: dict[str, Any] = dict(dj_database_url.parse(url or f"sqlite:///{(data / 'mutubaku.sqlite3').absolute()}"))
    is_sqlite = parsed["ENGINE"] == SQLITE
    own = SQLITE_OPTIONS if is_sqlite else postgres_options(threads)
    return parsed | {
        "ENGINE": SQLITE if is_sqlite else POSTGRES,
        "OPTIONS": own | parsed.get("OPTIONS", {}),
        "CONN_MAX_AGE": 0,
    }


def postgres_options(threads: int) -> dict[str, Any]:
    """A pool for each process: a request borrows a ready connection and gives it back.

    The pool gives a lost server up as soon as those who ask do, so that the next who asks finds one that is back.
    """
    return {
        "pool": {"min_size": 1, "max_size": threads + 2, "timeout": PATIENCE, "reconnect_timeout": PATIENCE},
        "connect_timeout": PATIENCE,
        # Parameters go apart from the SQL. What every act asks is prepared by `mutubaku.prepared`, and nothing else:
        # the driver's own preparing drops all that is prepared on a connection after each rollback.
        "server_side_binding": True,
        "prepare_threshold": None,
    }
