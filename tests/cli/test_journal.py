"""`mutubaku journal verify`: whole chains, broken ones, and the status it ends with."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result
from django.db import connection

from mutubaku.cases.models import Case
from mutubaku.cli.journal import chain_of, journal
from mutubaku.journal import triggers
from mutubaku.journal.actions import record
from mutubaku.journal.models import Entry, Verb
from mutubaku.people.access import SYSTEM
from tests.cast import MONDAY, Cast, make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def ask(*words: str) -> Result:
    return CliRunner().invoke(journal, ["verify", *words])


def spoil(entry: Entry, **fields: object) -> None:
    """Change a row as somebody with the database in hand could."""
    triggers.remove(connection)
    Entry.objects.filter(pk=entry.pk).update(**fields)
    triggers.install(connection)


def test_whole_chains_are_counted_and_the_command_ends_well(cast: Cast) -> None:
    cast.new_case()
    answer = ask()
    assert (answer.stdout, answer.exit_code) == ("1 rantai, 1 catatan diperiksa; 0 rantai rusak.\n", 0)


def test_an_empty_journal_holds() -> None:
    assert ask().stdout == "0 rantai, 0 catatan diperiksa; 0 rantai rusak.\n"


def test_the_first_broken_row_of_each_broken_chain_is_named(cast: Cast) -> None:
    first, second, whole = (cast.case_at("disposition").case for _ in range(3))
    (one,) = Entry.objects.filter(chain=first.chain, seq=2)
    (other,) = Entry.objects.filter(chain=second.chain, seq=1)
    spoil(one, payload=one.payload.replace("a", "b", 1))
    spoil(other, actor_name="Orang lain")
    answer = ask()
    entries = Entry.objects.count()
    assert answer.exit_code == 1
    head, *named = answer.stdout.splitlines()
    assert head == f"3 rantai, {entries} catatan diperiksa; 2 rantai rusak."
    assert set(named) == {
        f"{first.chain}: catatan nomor 2 (baris {one.pk}): isi catatan tidak sesuai dengan segelnya",
        f"{second.chain}: catatan nomor 1 (baris {other.pk}): isi catatan tidak sesuai dengan segelnya",
    }
    assert ask("--case", str(whole.pk)).exit_code == 0


def test_one_case_is_asked_for_by_its_place_or_its_number(cast: Cast) -> None:
    case = cast.case_at("disposition").case
    entry = Entry.objects.filter(chain=case.chain).order_by("seq")[2]
    spoil(entry, capacity="Kepala Balai")
    for words in (str(case.pk), case.number):
        answer = ask("--case", words, "--json")
        assert answer.exit_code == 1
        assert json.loads(answer.stdout) == {
            "chains": 1,
            "entries": Entry.objects.filter(chain=case.chain).count(),
            "broken": [
                {
                    "chain": case.chain,
                    "entry_id": entry.pk,
                    "seq": 3,
                    "reason": "isi catatan tidak sesuai dengan segelnya",
                }
            ],
        }


def test_a_number_of_digits_only_is_a_number_before_it_is_a_place(cast: Cast) -> None:
    numbered, other = cast.case_at("disposition").case, cast.case_at("disposition").case
    Case.objects.filter(pk=numbered.pk).update(number=str(other.pk))
    assert chain_of(str(other.pk)) == numbered.chain


def test_very_many_digits_are_no_place_of_a_case() -> None:
    answer = ask("--case", "9" * 40)
    assert (answer.exit_code, "Tidak ada permohonan" in answer.stderr) == (2, True)


def test_a_case_that_is_not_there_is_a_wrong_question_and_no_broken_chain() -> None:
    answer = ask("--case", "77")
    assert answer.exit_code == 2
    assert "Tidak ada permohonan “77”." in answer.stderr


def test_help_needs_no_database() -> None:
    assert "rantai" in ask("--help").stdout


def test_entries_taken_from_the_end_after_a_verification_are_named(cast: Cast) -> None:
    case = cast.new_case()
    record(case.chain, Verb.CASE_CLOSED, SYSTEM, MONDAY, {})
    assert ask().exit_code == 0
    triggers.remove(connection)
    Entry.objects.filter(chain=case.chain, seq=2).delete()
    triggers.install(connection)
    answer = ask()
    assert answer.exit_code == 1
    assert f"{case.chain}: catatan nomor 1" in answer.stdout
    assert "rantai ini pernah sampai nomor 2" in answer.stdout
