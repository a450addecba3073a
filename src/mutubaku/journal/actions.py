"""Writing the journal: the only way an entry comes to be."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection

from mutubaku.people.access import Capacity
from mutubaku.prepared import Asked, Prepared, note

from .models import Entry, Verb
from .seal import START, canonical, digest


def record(
    chain: str, verb: Verb, by: Capacity, at: datetime, data: Mapping[str, object], *, locked: bool = False
) -> None:
    """Append one entry to ``chain`` inside the caller's transaction.

    ``locked`` says that the caller already holds the row that orders this chain (a locked case); otherwise the chain
    is locked here for the rest of the transaction. ``data`` must be JSON-ready.
    """
    if not locked:
        _lock(chain)
    last = _LAST.rows(chain=chain)
    seq, previous = (last[0][0] + 1, last[0][1]) if last else (1, START)
    sealed: dict[str, Any] = {
        "chain": chain,
        "seq": seq,
        "verb": verb.value,
        "at": at,
        "actor_id": by.user_id,
        "actor_name": by.name,
        "capacity": by.title,
        "on_behalf_of": by.on_behalf_of,
        "payload": canonical(data),
        "previous": previous,
    }
    note(Entry, {**sealed, "digest": digest(**sealed)})


def last_asked(chain: str) -> Asked:
    """What ``record`` will ask of a chain."""
    return _LAST.asked(chain=chain)


_LAST: Prepared[Entry] = Prepared(
    lambda mark: Entry.objects.filter(chain=mark.text("chain")).order_by("-seq").values_list("seq", "digest")[:1]
)


def _lock(chain: str) -> None:
    """Let one writer at a time append to a chain; SQLite's IMMEDIATE transactions already see to that."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [chain])
