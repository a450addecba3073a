"""An entry's seal covers every field and the entry before it; equal content is written in one way only."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutubaku.journal.seal import START, canonical, digest

ENTRY = {
    "chain": "case:1",
    "seq": 2,
    "verb": "step.done",
    "at": datetime(2026, 11, 23, 1, 0, 0, 123456, tzinfo=UTC),
    "actor_id": 7,
    "actor_name": "Sri",
    "capacity": "Kepala Balai",
    "on_behalf_of": "",
    "payload": '{"a":1}',
    "previous": START,
}


def seal(**changes: object) -> str:
    return digest(**{**ENTRY, **changes})  # type: ignore[arg-type]  # the fields above


def test_data_is_written_in_one_way_whatever_its_order() -> None:
    assert canonical({"b": "é", "a": [1, None, True]}) == canonical({"a": [1, None, True], "b": "é"})
    assert canonical({"b": "é", "a": [1, None, True]}) == '{"a":[1,null,true],"b":"é"}'


def test_a_seal_is_a_sha256_and_the_same_for_the_same_entry() -> None:
    assert len(seal()) == 64
    assert seal() == seal()


@pytest.mark.parametrize(
    "change",
    [
        {"chain": "case:2"},
        {"seq": 3},
        {"verb": "step.opened"},
        {"at": ENTRY["at"] + timedelta(microseconds=1)},  # type: ignore[operator]  # a datetime
        {"actor_id": 8},
        {"actor_id": None},
        {"actor_name": "Sri "},
        {"capacity": "Plt. Kepala Balai"},
        {"on_behalf_of": "SP-1"},
        {"payload": '{"a":2}'},
        {"previous": "1" + START[1:]},
    ],
    ids=lambda change: next(iter(change)),
)
def test_any_change_breaks_the_seal(change: dict[str, object]) -> None:
    assert seal(**change) != seal()


def test_the_same_moment_in_another_zone_is_the_same_entry() -> None:
    wib = ENTRY["at"].astimezone(timezone(timedelta(hours=7)))  # type: ignore[attr-defined]  # a datetime
    assert seal(at=wib) == seal()


def test_words_cannot_slip_from_one_field_into_the_next() -> None:
    assert seal(actor_name="Sri", capacity="Kepala Balai") != seal(actor_name='Sri","Kepala', capacity="Balai")


@given(st.text(), st.text())
def test_two_texts_have_one_seal_only_when_they_are_the_same(one: str, other: str) -> None:
    encodable = [text.encode("utf-8", "surrogatepass").decode("utf-8", "replace") for text in (one, other)]
    assert (seal(payload=encodable[0]) == seal(payload=encodable[1])) == (encodable[0] == encodable[1])


def test_the_seal_of_an_entry_is_the_one_it_has_always_been() -> None:
    old = {
        "chain": "case:1",
        "seq": 1,
        "verb": "case.opened",
        "at": datetime(2026, 11, 23, 8, 0, tzinfo=timezone(timedelta(hours=7))),
        "actor_name": "Siti Rahmawati",
        "capacity": "Plt. Kepala Balai",
        "on_behalf_of": "SP-12/BSKJI/XI/2026",
        "payload": '{"kind":"initial","scheme":"iso-9001"}',
    }
    assert seal(**old, actor_id=7) == "3b402abc8d757ba1585afd5942fc10fa93b0214cd3f02ed93a769935a27142df"
    assert seal(**old, actor_id=None) == "6e559422381667aab10d7bed460f963f0a600aaac2db39fa2aa3184fc3c43379"
