"""Prepared statements on PostgreSQL's own interface, below the cursors.

A cursor turns each value, each statement and each answer over in Python, which takes longer than most of these
statements take the server. What remains here is what they need: values dumped, the statement named, its rows loaded,
all three by psycopg. Its own preparing is switched off (`config/databases.py`): after a rollback it drops every
prepared statement of the connection, whoever prepared it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import psycopg
from psycopg import errors
from psycopg.adapt import PyFormat, Transformer
from psycopg.pq import ExecStatus, TransactionStatus
from psycopg.pq.abc import PGresult

_PLACE = re.compile(r"%[%s]")

# Members are looked up through their class each time, and these are asked for with every statement.
_AUTO = PyFormat.AUTO
_IDLE = TransactionStatus.IDLE
_CHANGED, _READ = ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK


class Answer:
    """What a statement gave, with the words of a cursor."""

    __slots__ = ("rowcount", "rows")

    def __init__(self, rows: list[tuple[Any, ...]], rowcount: int) -> None:
        self.rows, self.rowcount = rows, rowcount

    def fetchone(self) -> tuple[Any, ...]:
        """The first row; IndexError where there is none."""
        return self.rows[0]

    def fetchall(self) -> list[tuple[Any, ...]]:
        """All rows."""
        return self.rows


class Statements:
    """The statements prepared on one connection, by their text and the types of their values."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self.connection = connection
        self._names: dict[tuple[str, tuple[int, ...]], bytes] = {}
        self._values = Transformer.from_context(connection)

    def run(self, text: str, values: Sequence[Any]) -> Answer:
        """Run a statement with ``%s`` for each value; psycopg's errors as a cursor raises them."""
        server, transformer = self.connection.pgconn, self._values
        dumped = transformer.dump_sequence(values, [_AUTO] * len(values))
        key = (text, tuple(transformer.types or ()))
        if server.transaction_status == _IDLE and not self.connection.autocommit:
            self._done(server.exec_(b"BEGIN"))
        name = self._names.get(key) or self._prepare(key)
        # psycopg's annotation forgets that a value may be null, which it takes here as in `send_query_prepared`
        result = self._done(server.exec_prepared(name, dumped, transformer.formats))  # type: ignore[arg-type]
        if result.status == _CHANGED:
            return Answer([], result.command_tuples or 0)
        transformer.set_pgresult(result)
        return Answer(transformer.load_rows(0, result.ntuples, tuple), result.ntuples)

    def _prepare(self, key: tuple[str, tuple[int, ...]]) -> bytes:
        text, types = key
        name = b"mutubaku_%d" % len(self._names)
        self._done(self.connection.pgconn.prepare(name, _numbered(text).encode(), types))
        self._names[key] = name
        return name

    @staticmethod
    def _done(result: PGresult) -> PGresult:
        if result.status in (_READ, _CHANGED):
            return result
        raise errors.error_from_result(result)


def statements_of(connection: psycopg.Connection[Any]) -> Statements:
    """What is prepared on a connection: kept on it, for the pool hands it from one request to the next."""
    kept = connection.__dict__
    found: Statements | None = kept.get("mutubaku_statements")
    if found is None:
        found = kept["mutubaku_statements"] = Statements(connection)
    return found


def _numbered(text: str) -> str:
    """The statement with ``$1``, ``$2`` … in the places of the values."""
    places = iter(range(1, text.count("%s") + 1))
    return _PLACE.sub(lambda found: "%" if found[0] == "%%" else f"${next(places)}", text)
