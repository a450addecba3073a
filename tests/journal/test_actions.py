"""Every act appends one sealed entry to its chain: who, in which position, on whose behalf, when and what."""

from __future__ import annotations

from threading import Thread
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from mutubaku.journal.actions import record
from mutubaku.journal.models import Entry, Verb
from mutubaku.journal.queries import broken_chains, history
from mutubaku.journal.seal import START
from mutubaku.people.access import SYSTEM, Capacity
from tests.cast import MONDAY, later
from tests.factories.people import UserFactory

CHAIN = "office:1"


def recorded(chain: str, verb: Verb, *by_at_data: Any, **more: Any) -> Entry:
    """The entry that a recording left."""
    record(chain, verb, *by_at_data, **more)
    return Entry.objects.filter(chain=chain).latest("seq")


@pytest.fixture
def acting(db: None) -> Capacity:
    user = UserFactory(name="Budi")
    return Capacity(user_id=user.pk, name="Budi", title="Plt. Kepala Balai", on_behalf_of="SP-1")


def test_an_entry_says_who_in_which_position_on_whose_behalf_when_and_what(acting: Capacity) -> None:
    entry = recorded(CHAIN, Verb.OFFICE_CHANGED, acting, MONDAY, {"kota": "Palembang"})
    assert (entry.actor_id, entry.actor_name, entry.capacity, entry.on_behalf_of) == (
        acting.user_id,
        "Budi",
        "Plt. Kepala Balai",
        "SP-1",
    )
    assert (entry.chain, entry.verb, entry.at, entry.data) == (
        CHAIN,
        "office.changed",
        MONDAY,
        {"kota": "Palembang"},
    )
    assert str(entry) == "office:1#1 office.changed"


def test_each_entry_is_bound_to_the_one_before_it(acting: Capacity) -> None:
    first, second, third = (
        recorded(CHAIN, Verb.OFFICE_CHANGED, acting, later(hours=n), {"n": n}, locked=bool(n % 2)) for n in range(3)
    )
    assert [one.seq for one in (first, second, third)] == [1, 2, 3]
    assert (first.previous, second.previous, third.previous) == (START, first.digest, second.digest)
    assert list(history(CHAIN)) == [first, second, third]
    assert list(broken_chains()) == []


def test_chains_are_numbered_each_by_itself(acting: Capacity) -> None:
    record(CHAIN, Verb.OFFICE_CHANGED, acting, MONDAY, {})
    other = recorded("office:2", Verb.OFFICE_CHANGED, acting, MONDAY, {})
    assert (other.seq, other.previous) == (1, START)


def test_what_the_system_does_has_no_person(db: None) -> None:
    entry = recorded(CHAIN, Verb.OFFICE_CREATED, SYSTEM, MONDAY, {})
    assert (entry.actor_id, entry.actor_name, entry.capacity) == (None, "Sistem", "Sistem")
    assert list(broken_chains(CHAIN)) == []


@pytest.mark.parametrize("text", ["😀", "\u202eabc", "baris\nbaru", "“kutip”", "x" * 10_000])
def test_whatever_the_words_they_are_read_back_as_they_were_sealed(acting: Capacity, text: str) -> None:
    entry = recorded(CHAIN, Verb.OFFICE_CHANGED, acting, MONDAY, {"catatan": text})
    assert entry.data == {"catatan": text}
    assert list(broken_chains(CHAIN)) == []


def test_an_act_that_is_undone_leaves_no_entry(acting: Capacity) -> None:
    def undone() -> None:
        with transaction.atomic():
            record(CHAIN, Verb.OFFICE_CHANGED, acting, MONDAY, {})
            raise LookupError

    with pytest.raises(LookupError):
        undone()
    assert not Entry.objects.exists()


def test_an_entry_costs_two_queries_however_long_the_chain(acting: Capacity) -> None:
    for _ in range(5):
        record(CHAIN, Verb.OFFICE_CHANGED, acting, MONDAY, {})
    with CaptureQueriesContext(connection) as found:
        record(CHAIN, Verb.OFFICE_CHANGED, acting, MONDAY, {}, locked=True)
    assert len(found) == 2


@pytest.mark.django_db(transaction=True)
def test_many_who_record_on_one_chain_at_once_wait_in_line() -> None:
    def write(worker: int) -> None:
        for turn in range(5):
            with transaction.atomic():
                record("office:1", Verb.OFFICE_CHANGED, SYSTEM, MONDAY, {"worker": worker, "turn": turn})
        connections.close_all()

    threads = [Thread(target=write, args=(worker,)) for worker in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(history("office:1").values_list("seq", flat=True)) == list(range(1, 21))
    assert list(broken_chains()) == []
