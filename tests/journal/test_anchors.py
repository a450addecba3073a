"""A chain cut short is named: how far it had come is kept, signed, beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from pytest_django import Settings

from mutubaku.journal import triggers
from mutubaku.journal.actions import record
from mutubaku.journal.anchors import FORGED, OTHER, anchor_chains
from mutubaku.journal.models import Anchor, Entry, Head, Verb
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


def test_an_entry_taken_away_before_the_next_anchor_is_noticed_by_where_the_chain_ended() -> None:
    add("case:1", 2)
    assert broken() == []
    Entry.objects.filter(chain="case:1", seq=7).delete()
    gone = "catatan nomor 7 yang pernah ditulis hilang atau diganti"
    assert broken() == [("case:1", 6, gone)]
    assert [one.reason for one in broken_chains("case:1")] == [gone]
    assert list(broken_chains("case:2")) == []
    record("case:1", Verb.CASE_CLOSED, SYSTEM, later(), {})
    add("case:1", 3)  # written on, it has as many entries as ever
    assert broken() == [("case:1", 7, gone)]


def test_a_chain_never_anchored_that_is_taken_away_whole_is_noticed() -> None:
    add("case:3", 2)
    Entry.objects.filter(chain="case:3").delete()
    assert broken() == [("case:3", 0, "catatan nomor 2 yang pernah ditulis hilang atau diganti")]


def test_where_a_chain_ended_is_moved_by_its_entries_alone() -> None:
    triggers.install(connection)
    for change in (
        lambda: Head.objects.filter(chain="case:1").update(seq=4),
        lambda: Head.objects.filter(chain="case:1").delete(),
    ):
        with pytest.raises(DatabaseError, match=triggers.HEADS_REFUSAL), transaction.atomic():
            change()
    assert Head.objects.get(chain="case:1").seq == 5
