"""How an entry is sealed: canonical text and the hash that binds it to the entry before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime

START = "0" * 64  # what the first entry of a chain is bound to


def canonical(data: Mapping[str, object]) -> str:
    """The one way to write ``data``: sorted keys, no spaces, plain UTF-8."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(
    *,
    chain: str,
    seq: int,
    verb: str,
    at: datetime,
    actor_id: int | None,
    actor_name: str,
    capacity: str,
    on_behalf_of: str,
    payload: str,
    previous: str,
) -> str:
    """The hexadecimal SHA-256 over every field of an entry and the digest of the entry before it."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    fields = [chain, seq, verb, moment, actor_id, actor_name, capacity, on_behalf_of, payload, previous]
    return hashlib.sha256(json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
