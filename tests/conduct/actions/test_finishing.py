"""The draft goes before the client, what they say counts, and handing over is done in a way that is proven."""

from __future__ import annotations

import pytest
from django.http import Http404
from django.utils import translation

from mutubaku.cases.models import Task
from mutubaku.certificates.errors import (
    CourierMissing,
    DraftNotAnswered,
    DraftNotAsked,
    DraftWordsMissing,
    HandOverMissing,
    OriginalsMissing,
    ReceiverMissing,
)
from mutubaku.certificates.models import HandOver, Manner
from mutubaku.cli.demonstration.filling.draft import agree
from mutubaku.conduct import access, actions, guard
from mutubaku.conduct.actions.finishing import answer_draft, awaited_check, send_draft, write_hand_over
from mutubaku.conduct.disclosure import client_may_read
from mutubaku.conduct.errors import NotAccepted, NoteMissing, NotYours, PapersMissing
from mutubaku.conduct.works.draft import CONFIRMATION, DRAFT
from mutubaku.documents import storage
from mutubaku.documents.models import Version
from mutubaku.journal.models import Entry
from mutubaku.notices.models import Notice
from mutubaku.notices.text import letter_of, short_text
from tests.cast import Cast, fresh, later
from tests.conduct.quick import Written

WAITING = "Pernyataan pelanggan bahwa data konsep sudah benar"


@pytest.fixture
def drafting(cast: Cast, quick_papers: Written) -> Task:
    task = cast.case_at("draft-certificate")
    agree(task.case, cast.staff["ss"], task.opened_at)  # both sides: without it nothing is drafted
    return task


def missing(task: Task) -> tuple[str, ...]:
    return guard.choices(task)[0].missing


def draft_of(task: Task, cast: Cast) -> Version:
    return actions.make(task.pk, DRAFT, cast.staff["ss"], later(days=90))


def test_a_draft_is_the_clients_to_read_only_once_it_lies_before_them(cast: Cast, drafting: Task) -> None:
    at = later(days=90)
    with pytest.raises(PapersMissing):
        send_draft(drafting.pk, cast.staff["ss"], at)
    version = draft_of(drafting, cast)
    with pytest.raises(Http404):
        access.visible_version(version.pk, cast.client, at)
    send_draft(drafting.pk, cast.staff["ss"], at)
    assert access.visible_version(version.pk, cast.client, at) == version
    assert Notice.objects.filter(case=drafting.case, kind="draft-check", role="client").count() == 1


def test_the_draft_is_marked_as_one_and_has_the_number_it_will_keep(
    cast: Cast, drafting: Task, quick_papers: Written
) -> None:
    draft_of(drafting, cast)
    printed = quick_papers.last("certificate")
    assert (printed["draft"], printed["number"]) == (True, drafting.case.certificate.number)


def test_sending_the_same_draft_twice_asks_once(cast: Cast, drafting: Task) -> None:
    draft_of(drafting, cast)
    first, again = (send_draft(drafting.pk, cast.staff["ss"], later(days=90)) for _ in range(2))
    assert first == again
    assert Entry.objects.filter(chain=drafting.case.chain, verb="draft.sent").count() == 1


def test_a_newer_draft_takes_the_place_of_one_not_answered_which_the_client_may_still_read(
    cast: Cast, drafting: Task
) -> None:
    draft_of(drafting, cast)
    older = send_draft(drafting.pk, cast.staff["ss"], later(days=90))
    newer = draft_of(drafting, cast)
    assert send_draft(drafting.pk, cast.staff["ss"], later(days=91)).version == newer
    older.refresh_from_db()
    assert (older.replaced_at, older.is_right) == (later(days=91), None)
    assert client_may_read(older.version)
    assert answer_draft(drafting.case_id, cast.client, later(days=91), is_right=True).version == newer


def test_the_step_waits_until_the_client_found_the_data_right(cast: Cast, drafting: Task) -> None:
    at = later(days=90)
    draft_of(drafting, cast)
    assert missing(drafting) == (WAITING,)
    with pytest.raises(DraftNotAnswered):
        actions.make(drafting.pk, CONFIRMATION, cast.staff["ss"], at)
    send_draft(drafting.pk, cast.staff["ss"], at)
    answer_draft(drafting.case_id, cast.client, at, is_right=False, words="Alamat keliru.")
    assert missing(drafting) == (WAITING,)
    draft_of(drafting, cast)
    send_draft(drafting.pk, cast.staff["ss"], at)
    answer_draft(drafting.case_id, cast.client, at, is_right=True)
    assert missing(drafting) == ()
    actions.perform(drafting.pk, "disetujui", cast.staff["ss"], at)
    assert drafting.versions.filter(document__kind=CONFIRMATION).count() == 1


def test_an_answer_on_paper_will_do(cast: Cast, drafting: Task) -> None:
    version = draft_of(drafting, cast)
    data = storage.read(version.file.sha256)
    actions.attach(drafting.pk, cast.staff["ss"], later(days=90), name="jawaban.pdf", data=data, kind=CONFIRMATION)
    assert missing(drafting) == ()


def test_a_draft_made_after_the_clients_word_needs_another_one(cast: Cast, drafting: Task) -> None:
    at = later(days=90)
    draft_of(drafting, cast)
    send_draft(drafting.pk, cast.staff["ss"], at)
    answer_draft(drafting.case_id, cast.client, at, is_right=True)
    newer = actions.make(drafting.pk, DRAFT, cast.staff["ss"], later(days=91))
    assert missing(drafting) == (WAITING,)
    data = storage.read(newer.file.sha256)
    actions.attach(drafting.pk, cast.staff["ss"], later(days=92), name="jawaban.pdf", data=data, kind=CONFIRMATION)
    assert missing(drafting) == ()
    actions.make(drafting.pk, DRAFT, cast.staff["ss"], later(days=93))
    assert missing(drafting) == (WAITING,)


def test_only_the_client_answers_only_what_lies_before_them_and_names_a_mistake(cast: Cast, drafting: Task) -> None:
    at = later(days=90)
    with pytest.raises(DraftNotAsked):
        answer_draft(drafting.case_id, cast.client, at, is_right=True)
    draft_of(drafting, cast)
    send_draft(drafting.pk, cast.staff["ss"], at)
    with pytest.raises(DraftWordsMissing):
        answer_draft(drafting.case_id, cast.client, at, is_right=False, words="  ")
    for stranger in (cast.outsider, cast.staff["ss"]):
        with pytest.raises(NotYours):
            answer_draft(drafting.case_id, stranger, at, is_right=True)
    assert awaited_check(drafting.case) is not None


def test_what_the_head_sends_back_is_not_issued(cast: Cast, quick_papers: Written) -> None:
    signing = cast.case_at("signing")
    actions.perform(signing.pk, "dikembalikan", cast.staff["head"], later(days=90), note="Alamat keliru.")
    assert signing.case.certificate.issued_at is None
    assert not signing.versions.exists()
    assert Notice.objects.filter(case=signing.case, kind="returned", role="ss").count() == 1


def test_before_signing_the_text_goes_back_to_the_draft_with_a_reason_and_the_client_checks_another_one(
    cast: Cast, quick_papers: Written
) -> None:
    final, at = cast.case_at("final"), later(days=90)
    with pytest.raises(NoteMissing):
        actions.perform(final.pk, "konsep-diperbaiki", cast.staff["ss"], at)
    (again,) = actions.perform(final.pk, "konsep-diperbaiki", cast.staff["ss"], at, note="Alamat keliru.").opened
    assert (again.step, again.round, final.versions.count()) == ("draft-certificate", 2, 0)
    assert WAITING in missing(again)
    done = Entry.objects.filter(chain=final.case.chain, verb="step.done").latest("seq")
    assert done.data["note"] == "Alamat keliru."


@pytest.fixture
def handing(cast: Cast, quick_papers: Written) -> Task:
    return cast.case_at("hand-over")


def test_a_courier_is_named_with_the_number_of_the_parcel_and_both_stand_on_the_receipt(
    cast: Cast, handing: Task, quick_papers: Written
) -> None:
    by, at = cast.staff["pjt"], later(days=95)
    trace = {"courier": "Kurir Contoh", "tracking_number": "C-1"}
    write_hand_over(handing.pk, by, at, manner=Manner.COURIER, receiver="Penerima Contoh", originals=2, **trace)
    actions.perform(handing.pk, "diserahkan", by, at)
    printed = quick_papers.last("receipt")
    assert printed["note"] == "Dikirim lewat Kurir Contoh dengan nomor resi C-1."
    assert (printed["receiver"]["name"], printed["items"][0]["originals"]) == ("Penerima Contoh", 2)
    assert fresh(handing.case, "receipt").is_open
    told = Notice.objects.filter(case=handing.case, kind="your-turn", role="client").latest("id")
    letter = letter_of(told, cast.client, at)
    assert f"Permohonan Anda {handing.case.number} menunggu Anda:" in letter.message
    for text in (letter.text, short_text(told, at)):
        assert "Sertifikat dikirim lewat Kurir Contoh dengan nomor resi C-1." in text


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"manner": Manner.COURIER, "receiver": "A", "courier": "Kurir"}, CourierMissing),
        ({"manner": Manner.COURIER, "receiver": "A", "tracking_number": "1"}, CourierMissing),
        ({"manner": Manner.PICK_UP, "receiver": " "}, ReceiverMissing),
        ({"manner": Manner.PICK_UP, "receiver": "A", "originals": 0}, OriginalsMissing),
    ],
)
def test_a_hand_over_that_could_not_be_proven_is_refused(
    cast: Cast, handing: Task, given: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        write_hand_over(handing.pk, cast.staff["pjt"], later(days=95), **given)  # type: ignore[arg-type]
    assert not HandOver.objects.exists()


def test_what_goes_electronically_has_no_original_and_no_courier(cast: Cast, handing: Task) -> None:
    more = {"courier": "Kurir", "tracking_number": "1"}
    given = write_hand_over(
        handing.pk, cast.staff["pjt"], later(days=95), manner=Manner.ELECTRONIC, receiver="A", originals=3, **more
    )
    assert (given.originals, given.courier, given.tracking_number) == (0, "", "")


def test_without_saying_how_there_is_no_receipt(cast: Cast, handing: Task) -> None:
    with pytest.raises(HandOverMissing):
        actions.perform(handing.pk, "diserahkan", cast.staff["pjt"], later(days=95))


def test_how_it_is_handed_over_is_said_at_that_step_alone(cast: Cast, quick_papers: Written) -> None:
    task = cast.case_at("disposition")
    with pytest.raises(NotAccepted):
        write_hand_over(task.pk, cast.staff["head"], later(days=1), manner=Manner.PICK_UP, receiver="A")


def test_the_office_is_told_of_the_answer_in_indonesian_whatever_the_client_reads(cast: Cast, drafting: Task) -> None:
    draft_of(drafting, cast)
    send_draft(drafting.pk, cast.staff["ss"], later(days=90))
    with translation.override("en"):
        answer_draft(drafting.case_id, cast.client, later(days=91), is_right=True)
    told = Notice.objects.filter(case=drafting.case, kind="your-turn").latest("id")
    assert told.data["activity"] == "Pelanggan sudah memeriksa konsep sertifikat"
