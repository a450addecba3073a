"""What one page asks the database for again and again is read once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

from django.db import connection

P = ParamSpec("P")
R = TypeVar("R")

_read: ContextVar[dict[Any, Any] | None] = ContextVar("read", default=None)


@contextmanager
def one_page() -> Iterator[None]:
    """While a page is made, ``once_a_page`` remembers what was read, until something is written."""
    if _read.get() is not None:
        yield
        return
    token = _read.set({})
    try:
        with connection.execute_wrapper(_forget_at_a_write):
            yield
    finally:
        _read.reset(token)


def _forget_at_a_write(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 - as Django calls it
    known = _read.get()
    if known and not sql.startswith("SELECT"):
        known.clear()
    return execute(sql, params, many, context)


def once_a_page(read: Callable[P, R]) -> Callable[P, R]:
    """A reading whose answer depends on its arguments and the database alone, and is not changed by who asks.

    Its arguments are told apart as a dictionary does: a row by its key. Of a list or dictionary each gets their own.
    """

    @wraps(read)
    def asked(*args: P.args, **kwargs: P.kwargs) -> R:
        known = _read.get()
        if known is None:
            return read(*args, **kwargs)
        key = (read, args, tuple(sorted(kwargs.items())))
        if key not in known:
            known[key] = read(*args, **kwargs)
        found = known[key]
        return cast(R, found.copy() if isinstance(found, (list, dict, set)) else found)

    return asked
