"""Client and desk write to each other: kept, sealed in the journal, told to the other side and to nobody else."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

import pytest

from mutubaku.conduct import actions
from mutubaku.conduct.actions.messages import write_message, writer_of
from mutubaku.conduct.errors import CaseEnded, NotYours
from mutubaku.journal.models import Entry
from mutubaku.notices.errors import MessageEmpty
from mutubaku.notices.models import Message, Notice
from mutubaku.people.models import User
from tests.cast import Cast, later
from tests.factories.people import OfficeFactory, official

AT = later(hours=4)


def told() -> list[tuple[str, str]]:
    return list(Notice.objects.filter(kind="message").order_by("id").values_list("role", "data__sender"))


def test_what_the_client_writes_is_told_to_whoever_has_the_case_now_and_to_the_service_desk(cast: Cast) -> None:
    case = cast.case_at("verification").case
    message = write_message(case.pk, cast.client, AT, text="Kapan auditnya?")
    assert (message.is_client, message.as_title) == (True, "Pelanggan")
    sender = f"{cast.client.name} ({cast.organisation.name})"
    assert told() == [("ss", sender), ("pjt", sender)]


def test_what_the_desk_writes_is_told_to_the_client_under_the_writer_s_position(cast: Cast) -> None:
    case = cast.case_at("verification").case
    message = write_message(case.pk, cast.staff["pjt"], AT, text="Bulan depan.")
    assert (message.is_client, message.as_title, message.author) == (False, "Pjt", cast.staff["pjt"])
    assert told() == [("client", "Pjt")]


def test_while_the_client_has_the_case_its_last_desk_is_told(cast: Cast) -> None:
    case = cast.case_at("completeness").case
    case.tasks.filter(closed_at=None).update(account="client", role="client")
    write_message(case.pk, cast.client, AT, text="Halo.")
    assert [role for role, _sender in told()] == ["head", "pjt"]


def test_the_journal_holds_the_digest_of_the_words_and_not_the_words(cast: Cast) -> None:
    case = cast.case_at("verification").case
    message = write_message(case.pk, cast.client, AT, text=" Kapan? ")
    entry = Entry.objects.latest("id")
    assert (entry.verb, entry.chain, entry.actor) == ("message.written", case.chain, cast.client)
    assert entry.data == {"message": message.pk, "sha256": sha256(b"Kapan?").hexdigest()}


@pytest.mark.parametrize("who", ["outsider", "administrator", "elsewhere"])
def test_nobody_else_writes(cast: Cast, who: str) -> None:
    case = cast.case_at("verification").case
    people: dict[str, Callable[[], User]] = {
        "outsider": lambda: cast.outsider,
        "administrator": lambda: official(cast.office, "administrator"),
        "elsewhere": lambda: official(OfficeFactory(), "pjt"),
    }
    with pytest.raises(NotYours, match="dikerjakan oleh Seksi SS, dan Anda"):
        write_message(case.pk, people[who](), AT, text="Halo.")
    assert (Message.objects.count(), told()) == (0, [])


def test_a_draft_is_the_client_s_own_the_desk_writes_nothing_there(cast: Cast) -> None:
    assert writer_of(cast.new_case(), cast.staff["pjt"], AT) is None


def test_who_has_several_roles_writes_in_the_one_that_has_the_case(cast: Cast) -> None:
    case = cast.case_at("verification").case
    official(cast.office, "ss", user=cast.staff["auditor"], title="Ketua Tim SS")
    writer = writer_of(case, cast.staff["auditor"], AT)
    assert writer is not None
    assert writer.title == "Ketua Tim SS"


def test_a_case_that_has_ended_is_read_only(cast: Cast) -> None:
    case = cast.case_at("verification").case
    actions.withdraw(case.pk, cast.client, AT, reason="Batal.")
    with pytest.raises(CaseEnded):
        write_message(case.pk, cast.client, AT, text="Maaf.")
    assert Message.objects.count() == 0


def test_a_message_that_is_refused_tells_nobody(cast: Cast) -> None:
    case = cast.case_at("verification").case
    with pytest.raises(MessageEmpty):
        write_message(case.pk, cast.client, AT, text="  ")
    assert told() == []
