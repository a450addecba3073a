"""The office's letter texts by date: which is in force, what happens to a broken one, and what the journal says."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mutubaku.documents.letter_texts import all_in_force, in_force, set_text, versions
from mutubaku.documents.letter_words import UnknownField
from mutubaku.documents.models import LetterText
from mutubaku.journal.queries import history
from mutubaku.people.access import SYSTEM
from mutubaku.people.errors import StartsInPast
from mutubaku.people.ledger import chain_of
from mutubaku.people.models import Office
from tests.factories.people import NOON, OfficeFactory

KIND = "surat-kelengkapan"
FIELDS = {"nomor", "batas"}
TODAY = date(2026, 11, 25)


@pytest.fixture
def office(db: None) -> Office:
    return OfficeFactory()


def put(office: Office, body: str, day: date = TODAY, **more: object) -> LetterText:
    return set_text(office, KIND, " Hal ", body, day, fields=FIELDS, by=SYSTEM, at=NOON, **more)  # type: ignore[arg-type]  # is_seed


def now(office: Office, day: date = TODAY) -> LetterText | None:
    return in_force(office, KIND, FIELDS, day).row


def test_a_text_is_in_force_from_its_day_until_the_next_one_begins(office: Office) -> None:
    first = put(office, "Satu.")
    second = put(office, "Dua.", TODAY + timedelta(days=7))
    assert (first.version, second.version, first.subject) == (1, 2, "Hal")
    assert now(office, TODAY - timedelta(days=1)) is None
    assert now(office, TODAY + timedelta(days=6)) == first
    assert now(office, TODAY + timedelta(days=7)) == second
    assert list(versions(office, KIND)) == [second, first]


def test_of_two_texts_from_one_day_the_later_one_holds(office: Office) -> None:
    put(office, "Satu.")
    second = put(office, "Dua.")
    put(OfficeFactory(), "Lain.")
    assert now(office) == second


def test_a_text_is_journalled_and_one_with_an_unknown_field_is_neither_kept_nor_journalled(office: Office) -> None:
    put(office, "Sampai {batas}.", is_seed=True)
    with pytest.raises(UnknownField):
        put(office, "Sampai {tenggat}.")
    assert versions(office, KIND).count() == 1
    entry = history(chain_of(office)).get()
    assert (entry.verb, entry.data) == (
        "letter-text.changed",
        {"kind": KIND, "version": 1, "valid_from": "2026-11-25", "is_seed": True},
    )


def test_no_text_takes_effect_before_today(office: Office) -> None:
    with pytest.raises(StartsInPast):
        put(office, "Satu.", TODAY - timedelta(days=1))


def test_a_broken_text_gives_way_to_the_newest_good_one_and_is_named_with_its_reason(office: Office) -> None:
    good = put(office, "Satu.")
    put(office, "Dua {batas}.")
    broken = put(office, "Tiga\n{batas}.")
    used = in_force(office, KIND, {"nomor"}, TODAY)  # a later version of the product has no such field
    assert (used.row, used.broken) == (good, broken)
    assert used.reason.startswith("Baris 2: isian “{batas}” tidak dikenal")
    assert used.words is not None


def test_with_no_good_text_the_words_are_the_callers(office: Office) -> None:
    broken = put(office, "{batas}")
    used = all_in_force(office, {KIND: {"nomor"}, "lain": set()}, TODAY)
    assert (used[KIND].row, used[KIND].words, used[KIND].broken) == (None, None, broken)
    assert (used["lain"].row, used["lain"].broken, used["lain"].reason) == (None, None, "")


def test_a_text_is_called_by_its_kind_and_version(office: Office) -> None:
    assert str(put(office, "Satu.")) == "surat-kelengkapan v1"
