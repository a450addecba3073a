"""Reading the journal: the history of a case, and whether every chain still holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.db.models import Exists, OuterRef, QuerySet

from . import anchors
from .models import Anchor, Entry, Head
from .seal import START, digest

LEFT = "catatan nomor {seq} yang pernah ditulis hilang atau diganti"


@dataclass(frozen=True)
class Break:
    """The first row of a chain that does not hold, and why, in words."""

    chain: str
    entry_id: int
    seq: int
    reason: str


def history(chain: str) -> QuerySet[Entry]:
    """The entries of one chain, oldest first."""
    return Entry.objects.filter(chain=chain).order_by("seq")


def broken_chains(chain: str | None = None) -> Iterator[Break]:
    """The first broken row of each broken chain; nothing when all chains hold.

    A chain that holds but does not reach as far as its anchor or its head says is broken after its last row.
    """
    entries = Entry.objects.order_by("chain", "seq")
    if chain is not None:
        entries = entries.filter(chain=chain)
    named: set[str] = set()
    for _, rows in groupby(entries.iterator(chunk_size=2000), key=attrgetter("chain")):
        found = _first_break(rows)
        if found is not None:
            named.add(found.chain)
            yield found
    for anchor, reason in anchors.faults(chain):
        if anchor.chain not in named:
            named.add(anchor.chain)
            yield _cut(anchor, reason)
    for head in _left_heads(chain):
        if head.chain not in named:
            yield _cut(head, LEFT.format(seq=head.seq))


def _left_heads(chain: str | None) -> QuerySet[Head]:
    """The heads whose last entry is no longer where it was written."""
    there = Entry.objects.filter(chain=OuterRef("chain"), seq=OuterRef("seq"), digest=OuterRef("digest"))
    heads = Head.objects.filter(~Exists(there)).order_by("chain")
    return heads.filter(chain=chain) if chain else heads


def _cut(anchor: Anchor | Head, reason: str) -> Break:
    """The last row there is, up to the anchor or head; row 0 when the whole chain is gone."""
    rows = Entry.objects.filter(chain=anchor.chain, seq__lte=anchor.seq).order_by("-seq")
    last = rows.values_list("pk", "seq").first() or (0, 0)
    return Break(anchor.chain, *last, reason)


def _first_break(rows: Iterator[Entry]) -> Break | None:
    previous, expected = START, 1
    for entry in rows:
        reason = _fault(entry, previous, expected)
        if reason:
            return Break(entry.chain, entry.pk, entry.seq, reason)
        previous, expected = entry.digest, expected + 1
    return None


def _fault(entry: Entry, previous: str, expected: int) -> str:
    if entry.seq != expected:
        return f"catatan nomor {expected} hilang: sesudah {expected - 1} langsung {entry.seq}"
    if entry.previous != previous:
        return "tidak tersambung dengan catatan sebelumnya"
    if entry.digest != _digest_of(entry):
        return "isi catatan tidak sesuai dengan segelnya"
    return ""


def _digest_of(entry: Entry) -> str:
    return digest(
        chain=entry.chain,
        seq=entry.seq,
        verb=entry.verb,
        at=entry.at,
        actor_id=entry.actor_id,
        actor_name=entry.actor_name,
        capacity=entry.capacity,
        on_behalf_of=entry.on_behalf_of,
        payload=entry.payload,
        previous=entry.previous,
    )
