"""Whoever gets past the triggers is found: the first broken row of each broken chain is named, with what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.db.models import F

from mutubaku.journal import triggers
from mutubaku.journal.actions import record
from mutubaku.journal.models import Entry, Verb
from mutubaku.journal.queries import LEFT, _digest_of, broken_chains
from mutubaku.people.access import SYSTEM, Capacity
from tests.cast import later
from tests.factories.people import UserFactory

SEALED = "isi catatan tidak sesuai dengan segelnya"
UNBOUND = "tidak tersambung dengan catatan sebelumnya"


@pytest.fixture(autouse=True)
def chains(db: None) -> None:
    """Two chains of five entries each."""
    user = UserFactory(name="Budi")
    acting = Capacity(user_id=user.pk, name="Budi", title="Plt. Kepala Balai", on_behalf_of="SP-1")
    for number in range(5):
        for chain, by in (("case:1", acting), ("case:2", SYSTEM)):
            record(chain, Verb.STEP_DONE, by, later(hours=number), {"step": "signing", "round": number})


@pytest.fixture
def without_triggers(chains: None) -> Iterator[None]:
    """What somebody can do who owns the database."""
    triggers.remove(connection)
    yield
    triggers.install(connection)


def entry(seq: int, chain: str = "case:1") -> Entry:
    return Entry.objects.get(chain=chain, seq=seq)


def broken() -> list[tuple[str, int, str]]:
    return [(one.chain, one.seq, one.reason) for one in broken_chains()]


def flip(text: str) -> str:
    """The text with one bit of its middle character changed."""
    middle = len(text) // 2
    return text[:middle] + chr(ord(text[middle]) ^ 1) + text[middle + 1 :]


CHANGES: dict[str, Callable[[Entry], object]] = {
    "at": lambda one: one.at.replace(microsecond=one.at.microsecond ^ 1),
    "actor_id": lambda one: None,
    "actor_name": lambda one: flip(one.actor_name),
    "capacity": lambda one: flip(one.capacity),
    "on_behalf_of": lambda one: flip(one.on_behalf_of),
    "payload": lambda one: flip(one.payload),
    "verb": lambda one: flip(one.verb),
    "digest": lambda one: flip(one.digest),
}


def test_whole_chains_have_no_break() -> None:
    assert broken() == []


@pytest.mark.parametrize("seq", [1, 3, 5])
@pytest.mark.parametrize("column", CHANGES)
def test_one_changed_byte_is_found_in_the_row_where_it_was_changed(
    without_triggers: None, column: str, seq: int
) -> None:
    row = entry(seq)
    Entry.objects.filter(pk=row.pk).update(**{column: CHANGES[column](row)})
    assert broken() == [("case:1", seq, SEALED)]
    [found] = broken_chains("case:1")
    assert found.entry_id == row.pk


@pytest.mark.parametrize("seq", [1, 3, 5])
def test_a_changed_link_to_the_entry_before_is_found(without_triggers: None, seq: int) -> None:
    row = entry(seq)
    Entry.objects.filter(pk=row.pk).update(previous=flip(row.previous))
    assert broken() == [("case:1", seq, UNBOUND)]


def test_every_column_is_covered_but_the_rows_own_key_which_says_nothing() -> None:
    columns = {field.attname for field in Entry._meta.concrete_fields}
    assert columns - set(CHANGES) == {"id", "chain", "seq", "previous"}


def test_a_changed_number_leaves_a_gap(without_triggers: None) -> None:
    Entry.objects.filter(pk=entry(5).pk).update(seq=7)
    assert broken() == [("case:1", 5 + 2, "catatan nomor 5 hilang: sesudah 4 langsung 7")]


def test_an_entry_moved_to_another_chain_breaks_both(without_triggers: None) -> None:
    Entry.objects.filter(pk=entry(3).pk).update(chain="case:2", seq=6)
    assert broken() == [("case:1", 4, "catatan nomor 3 hilang: sesudah 2 langsung 4"), ("case:2", 6, UNBOUND)]


def test_an_entry_moved_to_a_chain_of_its_own_is_found_in_both(without_triggers: None) -> None:
    Entry.objects.filter(pk=entry(5).pk).update(chain="case:3")
    assert broken() == [
        ("case:3", 5, "catatan nomor 1 hilang: sesudah 0 langsung 5"),
        ("case:1", 4, LEFT.format(seq=5)),
    ]


def test_the_last_entry_taken_away_is_found_without_an_anchor(without_triggers: None) -> None:
    entry(5).delete()
    assert broken() == [("case:1", 4, LEFT.format(seq=5))]


@pytest.mark.parametrize(
    ("seq", "said"),
    [(1, "catatan nomor 1 hilang: sesudah 0 langsung 2"), (3, "catatan nomor 3 hilang: sesudah 2 langsung 4")],
)
def test_a_removed_row_is_named_by_its_number(without_triggers: None, seq: int, said: str) -> None:
    entry(seq).delete()
    assert broken() == [("case:1", seq + 1, said)]


def test_a_removed_row_is_found_even_when_the_others_are_numbered_anew(without_triggers: None) -> None:
    entry(3).delete()
    for seq in (4, 5):
        Entry.objects.filter(chain="case:1", seq=seq).update(seq=F("seq") - 1)
    assert broken() == [("case:1", 3, UNBOUND)]


def test_swapped_rows_are_found(without_triggers: None) -> None:
    second, third = entry(2), entry(3)
    Entry.objects.filter(pk=second.pk).update(seq=9)
    Entry.objects.filter(pk=third.pk).update(seq=2)
    Entry.objects.filter(pk=second.pk).update(seq=3)
    assert broken() == [("case:1", 2, UNBOUND)]


def test_a_row_put_in_between_is_found(without_triggers: None) -> None:
    for seq in (5, 4):
        Entry.objects.filter(chain="case:1", seq=seq).update(seq=F("seq") + 1)
    forged = entry(3)
    forged.pk, forged.seq, forged.payload = None, 4, '{"step":"signing","round":99}'
    forged.save(force_insert=True)
    assert broken() == [("case:1", 4, UNBOUND)]


def test_a_row_sealed_anew_no_longer_fits_the_next(without_triggers: None) -> None:
    row = entry(3)
    row.payload = '{"step":"signing","round":99}'
    Entry.objects.filter(pk=row.pk).update(payload=row.payload, digest=_digest_of(row))
    assert broken() == [("case:1", 4, UNBOUND)]


def test_only_the_chain_that_is_asked_for_is_looked_at(without_triggers: None) -> None:
    Entry.objects.filter(pk=entry(2).pk).update(capacity="x")
    assert [one.chain for one in broken_chains("case:1")] == ["case:1"]
    assert list(broken_chains("case:2")) == []
    assert list(broken_chains("case:9")) == []


def test_rows_swapped_across_two_chains_break_both(without_triggers: None) -> None:
    one, other = entry(3), entry(3, "case:2")
    for row, chain in ((one, "case:9"), (other, "case:1"), (one, "case:2")):
        Entry.objects.filter(pk=row.pk).update(chain=chain)
    assert broken() == [("case:1", 3, UNBOUND), ("case:2", 3, UNBOUND)]
