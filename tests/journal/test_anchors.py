"""A chain cut short is named: how far it had come is kept, signed, beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.models import F
from pytest_django import Settings

from mutubaku.journal import triggers
from mutubaku.journal.actions import record
from mutubaku.journal.anchors import FORGED, OTHER, anchor_chains
from mutubaku.journal.models import Anchor, Entry, Verb
from mutubaku.journal.queries import broken_chains
from mutubaku.people.access import SYSTEM
from tests.cast import later

CUT = "catatan sesudahnya hilang: rantai ini pernah sampai nomor 5"


def add(chain: str, count: int = 1) -> None:
    for _ in range(count):
        record(chain, Verb.STEP_DONE, SYSTEM, later(), {"step": "signing"})


@pytest.fixture(autouse=True)
def chains(db: None) -> Iterator[None]:
    """Two anchored chains of five entries, and the triggers lifted."""
    for chain in ("case:1", "case:2"):
        add(chain, 5)
    assert anchor_chains(later()) == 2
    triggers.remove(connection)
    yield
    triggers.install(connection)


def broken() -> list[tuple[str, int, str]]:
    return [(one.chain, one.seq, one.reason) for one in broken_chains()]


def test_whole_chains_agree_with_their_anchors_also_when_they_have_grown() -> None:
    assert anchor_chains(later()) == 0
    add("case:1")
    assert broken() == []
    assert anchor_chains(later(), "case:1") == 1
    assert Anchor.objects.get(chain="case:1").seq == 6


def test_entries_taken_from_the_end_are_noticed_and_the_anchor_stays() -> None:
    Entry.objects.filter(chain="case:1", seq__gt=3).delete()
    assert broken() == [("case:1", 3, CUT)]
    assert [one.chain for one in broken_chains("case:1")] == ["case:1"]
    assert list(broken_chains("case:2")) == []
    anchor_chains(later())
    assert broken() == [("case:1", 3, CUT)]


def test_a_chain_taken_away_whole_is_noticed() -> None:
    Entry.objects.filter(chain="case:2").delete()
    assert broken() == [("case:2", 0, CUT)]


def test_a_chain_that_went_on_after_it_was_cut_is_noticed() -> None:
    Entry.objects.filter(chain="case:1", seq__gt=3).delete()
    record("case:1", Verb.CASE_CLOSED, SYSTEM, later(), {})
    add("case:1", 3)
    assert broken() == [("case:1", 5, OTHER)]
    assert anchor_chains(later()) == 0


def test_an_anchor_moved_back_by_hand_is_noticed() -> None:
    Entry.objects.filter(chain="case:1", seq=5).delete()
    Anchor.objects.filter(chain="case:1").update(seq=F("seq") - 1)
    assert broken() == [("case:1", 4, FORGED)]
    Anchor.objects.filter(chain="case:1").update(signature="tanpa-tanda-tangan")
    assert broken() == [("case:1", 4, FORGED)]


def test_a_renewed_secret_key_still_knows_the_anchors_of_the_one_before(settings: Settings) -> None:
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "kunci-yang-baru-sekali"
    assert broken() == []


def test_a_break_inside_is_told_once() -> None:
    Entry.objects.filter(chain="case:1", seq=2).update(actor_name="Lain")
    Entry.objects.filter(chain="case:1", seq=5).delete()
    assert [(chain, seq) for chain, seq, _reason in broken()] == [("case:1", 2)]
