"""Anchors: how far each chain has come, signed with the office's secret key, so that a chain cut short is noticed.

What an entry seals is everything before it, so the last ones can be taken away without a break. The head of a chain,
kept by the database with each entry, tells that at once (``triggers``), but whoever may write to the database may
rewrite a head too. An anchor they cannot: it is signed, by the worker every hour and after every verification, never
in an act, so that acts stay as cheap as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.core.signing import BadSignature, Signer
from django.db.models import F, Max, OuterRef, Q, Subquery

from .models import Anchor, Entry

_SALT = "mutubaku.journal.anchor"
CUT = "catatan sesudahnya hilang: rantai ini pernah sampai nomor {seq}"
FORGED = "jangkar rantai ini diubah di luar aplikasi, atau kunci rahasianya diganti"
OTHER = "bukan catatan yang pernah dijangkarkan"


def anchor_chains(at: datetime, chain: str | None = None) -> int:
    """Write how far each chain has come; a chain that contradicts its anchor keeps it. How many were written."""
    entries = Entry.objects.filter(chain=chain) if chain else Entry.objects.all()
    known = Anchor.objects.filter(chain=OuterRef("chain")).values("seq")[:1]
    heads = entries.order_by().values("chain").annotate(last=Max("seq"), anchored=Subquery(known))
    grown = heads.filter(Q(anchored=None) | Q(last__gt=F("anchored")))
    return sum(_anchor(one, last, at) for one, last in list(grown.values_list("chain", "last")))


def _anchor(chain: str, last: int, at: datetime) -> bool:
    before = Anchor.objects.filter(chain=chain).first()
    if before is not None and fault_of(before):
        return False
    digest = Entry.objects.values_list("digest", flat=True).get(chain=chain, seq=last)
    facts = {"seq": last, "digest": digest, "at": at, "signature": _sign(chain, last, digest)}
    Anchor.objects.update_or_create(chain=chain, defaults=facts)
    return True


def fault_of(anchor: Anchor) -> str:
    """What a chain lacks of what its anchor says, in words; empty while they agree."""
    if not is_genuine(anchor):
        return FORGED
    found = Entry.objects.filter(chain=anchor.chain, seq=anchor.seq).values_list("digest", flat=True).first()
    if found is None:
        return CUT.format(seq=anchor.seq)
    return "" if found == anchor.digest else OTHER


def is_genuine(anchor: Anchor) -> bool:
    """Whether the application wrote the anchor as it stands."""
    try:
        signed = Signer(salt=_SALT).unsign(anchor.signature)
    except BadSignature:
        return False
    return signed == _text(anchor.chain, anchor.seq, anchor.digest)


def faults(chain: str | None = None) -> Iterator[tuple[Anchor, str]]:
    """The anchors that their chains contradict."""
    anchors = Anchor.objects.filter(chain=chain) if chain else Anchor.objects.all()
    for anchor in anchors.order_by("chain").iterator(chunk_size=2000):
        if reason := fault_of(anchor):
            yield anchor, reason


def _sign(chain: str, seq: int, digest: str) -> str:
    return Signer(salt=_SALT).sign(_text(chain, seq, digest))


def _text(chain: str, seq: int, digest: str) -> str:
    return f"{chain}|{seq}|{digest}"
