"""The acts of the people room are the journal's own verbs, on the chains of offices and organisations."""

import pytest

from mutubaku.journal.models import Entry, Verb
from mutubaku.journal.queries import broken_chains
from mutubaku.people.access import Capacity
from mutubaku.people.ledger import Act, chain_of, difference, write
from mutubaku.people.models import Office, Organisation
from tests.factories.people import NOON


def test_every_act_is_a_verb_of_the_journal() -> None:
    assert {act.value for act in Act} <= set(Verb.values)


def test_office_and_organisation_have_chains_of_their_own(office: Office, organisation: Organisation) -> None:
    assert chain_of(office) == f"office:{office.pk}"
    assert chain_of(organisation) == f"organisation:{organisation.pk}"


def test_an_act_is_journalled_with_who_did_it_in_which_position(office: Office, administrator: Capacity) -> None:
    write(office, Act.OFFICE_CHANGED, administrator, NOON, {"mailbox": "a@contoh.id"})
    entry = Entry.objects.get(chain=chain_of(office))
    assert (entry.verb, entry.capacity, entry.actor_id, entry.at) == (
        "office.changed",
        "Kasubbag Tata Usaha",
        administrator.user_id,
        NOON,
    )
    assert entry.data == {"mailbox": "a@contoh.id"}
    assert list(broken_chains()) == []


def test_a_difference_names_only_what_changed() -> None:
    assert difference({"a": 1, "b": "x"}, {"a": 2, "b": "x"}) == {"a": ["1", "2"]}


@pytest.mark.parametrize("act", list(Act))
def test_acts_read_as_subject_and_verb(act: Act) -> None:
    assert len(act.value.split(".")) == 2
