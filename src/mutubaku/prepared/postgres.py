"""Prepared statements on PostgreSQL's own interface, below the cursors.

A cursor turns each value, each statement and each answer over in Python, and each statement takes a way to the server
and back: either takes longer than most of these statements take the server. What remains here is what they need: values
dumped, the statement named, its rows loaded, all three by psycopg, and one way for as many as can go together (libpq's
pipeline mode). psycopg's own preparing is switched off (`config/databases.py`): after a rollback it drops every
prepared statement of the connection, whoever prepared it.
"""

from __future__ import annotations

import re
import select
from collections.abc import Sequence
from typing import Any, NamedTuple

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


class Sent(NamedTuple):
    """A prepared statement with its values as the server takes them."""

    name: bytes
    values: Sequence[Any] | None = None
    formats: Sequence[int] | None = None


class Statements:
    """The statements prepared on one connection, by their text and the types of their values.

    A statement whose answer nobody waits for (``later``) goes along with the next one, or with the commit: a way to
    the server and back costs more than most statements do. The connection (`backend/base.py`) sees to it that nothing
    overtakes what is kept back, and that nothing of it outlives a rollback.
    """

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self.connection = connection
        self._names: dict[tuple[str, tuple[int, ...]], bytes] = {}
        self._values = Transformer.from_context(connection)
        self._kept: list[Sent] = []
        self._arrival: select.poll | None = None

    def run(self, text: str, values: Sequence[Any]) -> Answer:
        """Run a statement with ``%s`` for each value; psycopg's errors as a cursor raises them."""
        return self.run_all([(text, values)])[0]

    def run_all(self, asked: Sequence[tuple[str, Sequence[Any]]]) -> list[Answer]:
        """Run statements one after the other, in one way to the server; an answer for each."""
        sent = [self._sent(text, values) for text, values in asked]
        return [self._answer(one) for one in self._send(sent)]

    def later(self, text: str, values: Sequence[Any]) -> None:
        """Run a statement at the latest when the transaction is committed; outside of one, now."""
        self._kept.append(self._sent(text, values))
        if self.connection.autocommit:
            self.catch_up()

    def catch_up(self) -> None:
        """Run what was kept back."""
        if self._kept:
            self._send([])

    def commit(self) -> None:
        """Run what was kept back, and commit with it; psycopg's own commit finds nothing left to do."""
        if self._kept:
            self._send([self._sent("COMMIT", ())])

    def forget(self) -> None:
        """Leave out what was kept back: its transaction is given up."""
        self._kept.clear()

    def _send(self, sent: list[Sent]) -> list[PGresult]:
        """What the statements gave, sent after what was kept back; the transaction begins with them."""
        kept, self._kept = self._kept, []
        server = self.connection.pgconn
        if server.transaction_status == _IDLE and not self.connection.autocommit:
            kept = [self._sent("BEGIN", ()), *kept]
        everything = [*kept, *sent]
        results = self._in_one_way(everything) if len(everything) > 1 else [self._at_once(one) for one in everything]
        return results[len(kept) :]

    def _at_once(self, one: Sent) -> PGresult:
        return _done(self.connection.pgconn.exec_prepared(one.name, one.values, one.formats))

    def _in_one_way(self, everything: Sequence[Sent]) -> list[PGresult]:
        """What each statement gave; the error of the first that failed, after which the server runs none of them."""
        server = self.connection.pgconn
        server.enter_pipeline_mode()
        for one in everything:
            server.send_query_prepared(one.name, one.values, one.formats)
        server.pipeline_sync()
        results = []
        for _one in everything:
            results.append(self._next())
            server.get_result()  # the null that ends each answer
        self._next()  # the sync
        server.exit_pipeline_mode()
        return [_done(result) for result in results]

    def _next(self) -> PGresult:
        """The next result, waited for without keeping the other threads from running."""
        server = self.connection.pgconn
        if self._arrival is None:
            self._arrival = select.poll()
        while unsent := server.flush() or server.is_busy():
            self._arrival.register(server.socket, select.POLLIN | (select.POLLOUT if unsent else 0))
            self._arrival.poll()
            server.consume_input()
        found = server.get_result()
        if found is None:
            raise psycopg.OperationalError(server.get_error_message())
        return found

    def _answer(self, result: PGresult) -> Answer:
        if result.status == _CHANGED:
            return Answer([], result.command_tuples or 0)
        self._values.set_pgresult(result)
        return Answer(self._values.load_rows(0, result.ntuples, tuple), result.ntuples)

    def _sent(self, text: str, values: Sequence[Any]) -> Sent:
        transformer = self._values
        dumped = transformer.dump_sequence(values, [_AUTO] * len(values))
        key = (text, tuple(transformer.types or ()))
        return Sent(self._names.get(key) or self._prepare(key), dumped, transformer.formats)

    def _prepare(self, key: tuple[str, tuple[int, ...]]) -> bytes:
        text, types = key
        name = b"mutubaku_%d" % len(self._names)
        _done(self.connection.pgconn.prepare(name, _numbered(text).encode(), types))
        self._names[key] = name
        return name


def _done(result: PGresult) -> PGresult:
    if result.status in (_READ, _CHANGED):
        return result
    found = errors.error_from_result(result)
    # an error without a code is the driver's own: the server has gone
    raise found if found.sqlstate else psycopg.OperationalError(str(found))


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
