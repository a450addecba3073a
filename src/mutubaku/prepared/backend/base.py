"""The connection to PostgreSQL: whatever Django runs on it comes after what was kept back, and so does the commit."""

from __future__ import annotations

from typing import Any

from django.db.backends.postgresql import base

from mutubaku.prepared.postgres import statements_of


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, which lets nothing overtake a statement that was kept back, and forgets it with a rollback."""

    def _cursor(self, name: str | None = None) -> Any:
        if self.connection is not None:
            with self.wrap_database_errors:
                statements_of(self.connection).catch_up()
        return super()._cursor(name)  # type: ignore[misc]  # not in the stubs

    def _commit(self) -> Any:
        if self.connection is not None:
            with self.wrap_database_errors:
                statements_of(self.connection).commit()
        return super()._commit()  # type: ignore[misc]  # not in the stubs

    def _rollback(self) -> Any:
        if self.connection is not None:
            statements_of(self.connection).forget()
        return super()._rollback()  # type: ignore[misc]  # not in the stubs

    def _close(self) -> Any:
        if self.connection is not None:
            statements_of(self.connection).forget()  # the pool hands the connection on
        return super()._close()  # type: ignore[misc]  # not in the stubs
