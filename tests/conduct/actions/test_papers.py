"""Papers come to an open step by whoever does it: uploaded, or made from the case."""

from __future__ import annotations

import pytest

from mutubaku.cases.models import Case, Task
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct import actions
from mutubaku.conduct.actions.finishing import write_hand_over
from mutubaku.conduct.errors import AlreadyDone, CaseEnded, HeldByOther, NotAccepted, NotYours
from mutubaku.documents import storage
from mutubaku.documents.models import Version
from mutubaku.documents.policy import UploadRefused
from mutubaku.journal.models import Entry
from tests.cast import Cast, close, fresh, later
from tests.factories.people import member, official

AT = later(hours=1)
PDF = sample("Memo", "Kantor")
THEIRS = "0777/LAIN/XI/2026"
FOREIGN, BOTH = (sample(words, "Kantor") for words in (f"Disposisi {THEIRS}", f"{THEIRS} 0778/INI/XI/2026"))
CUT = sample("Konfirmasi 0779/LAINLAIN/XI/2026", "Kantor")


@pytest.fixture
def task(cast: Cast) -> Task:
    return cast.case_at("disposition")


@pytest.fixture
def waiting(cast: Cast) -> Task:
    """A step that waits for the client, held by an official meanwhile."""
    task = cast.case_at("completeness")
    close(task, "tidak-lengkap", cast.staff["pjt"], later(days=1))
    close(fresh(task.case, "completion-request"), "disampaikan", cast.staff["pjt"], later(days=1))
    waiting = fresh(task.case, "completeness")
    actions.claim(waiting.pk, official(cast.office, "pjt"), later(days=1))
    return waiting


def route(cast: Cast, task: Task) -> None:
    actions.write_disposition(task.pk, cast.staff["head"], AT, addressees=["pjt"], instruction="Periksa.")


def test_an_upload_is_the_next_version_of_its_document_with_its_bytes_on_disk(cast: Cast, task: Task) -> None:
    for number in (1, 2):
        version = actions.attach(task.pk, cast.staff["head"], AT, name="memo.pdf", data=PDF, kind="memo-dinas")
        assert (version.number, version.task, version.origin) == (number, task, "uploaded")
        assert (version.added_by, version.added_as, version.added_at) == (cast.staff["head"], "Head", AT)
    assert storage.read(version.file.sha256) == PDF


def test_an_upload_is_written_into_the_journal_with_the_fingerprint_of_its_bytes(cast: Cast, task: Task) -> None:
    version = actions.attach(task.pk, cast.staff["head"], AT, name="memo.pdf", data=PDF, kind="memo-dinas")
    entry = Entry.objects.filter(chain=task.case.chain).latest("seq")
    assert (entry.verb, entry.data) == (
        "document.added",
        {
            "kind": "memo-dinas",
            "requirement": "",
            "version": 1,
            "filename": "memo.pdf",
            "sha256": version.file.sha256,
            "size": len(PDF),
            "step": "disposition",
        },
    )


def test_a_file_that_is_not_what_its_name_says_is_refused_and_nothing_is_kept(cast: Cast, task: Task) -> None:
    kept = (Version.objects.count(), Entry.objects.count())
    with pytest.raises(UploadRefused):
        actions.attach(task.pk, cast.staff["head"], AT, name="memo.pdf", data=b"teks", kind="memo-dinas")
    assert (Version.objects.count(), Entry.objects.count()) == kept


def test_nobody_else_adds_or_makes_a_paper(cast: Cast, task: Task) -> None:
    for user in (cast.client, cast.outsider, cast.staff["ss"]):
        with pytest.raises(NotYours):
            actions.attach(task.pk, user, AT, name="memo.pdf", data=PDF, kind="memo-dinas")
        with pytest.raises(NotYours):
            actions.make(task.pk, "memo-dinas", user, AT, text="Isi.")


def test_a_step_takes_no_paper_it_does_not_ask_for(cast: Cast, task: Task) -> None:
    with pytest.raises(NotAccepted) as refusal:
        actions.attach(task.pk, cast.staff["head"], AT, name="a.pdf", data=PDF, kind="sppt-sni")
    assert str(refusal.value) == "Dokumen itu tidak diminta pada langkah ini. Muat ulang halaman, lalu pilih lagi."
    with pytest.raises(NotAccepted):
        actions.make(task.pk, "sertifikat-iso-9001", cast.staff["head"], AT, text="Isi.")


def test_neither_the_hand_over_nor_the_client_brings_another_certificate(cast: Cast) -> None:
    case = cast.case_at("hand-over").case
    with pytest.raises(NotAccepted):
        actions.make(fresh(case, "hand-over").pk, "sertifikat-iso-9001", cast.staff["pjt"], later(days=90), text="Isi.")
    write_hand_over(fresh(case, "hand-over").pk, cast.staff["pjt"], later(days=90), manner="pick-up", receiver="Wakil")
    actions.make(fresh(case, "hand-over").pk, "tanda-terima", cast.staff["pjt"], later(days=90))
    actions.perform(fresh(case, "hand-over").pk, "diserahkan", cast.staff["pjt"], later(days=90))
    receipt = fresh(case, "receipt")
    for kind in ("sertifikat-iso-9001", "dokumen-sertifikasi"):
        with pytest.raises(NotAccepted):
            actions.attach(receipt.pk, cast.client, later(days=91), name="a.pdf", data=PDF, kind=kind)


def test_a_step_a_colleague_holds_takes_papers_from_them_alone(cast: Cast, task: Task) -> None:
    actions.claim(task.pk, official(cast.office, "head"), AT)
    with pytest.raises(HeldByOther):
        actions.attach(task.pk, cast.staff["head"], AT, name="memo.pdf", data=PDF, kind="memo-dinas")
    with pytest.raises(HeldByOther):
        actions.make(task.pk, "memo-dinas", cast.staff["head"], AT, text="Isi.")


def test_a_colleague_at_the_client_who_holds_the_first_step_is_not_overridden(cast: Cast) -> None:
    task = fresh(cast.new_case(), "application")
    actions.claim(task.pk, member(cast.organisation), AT)
    with pytest.raises(HeldByOther):
        actions.attach(task.pk, cast.client, AT, name="akta.pdf", data=PDF, requirement="akta")


def test_the_client_who_is_waited_for_hands_in_documents_whichever_official_holds_the_step(
    cast: Cast, waiting: Task
) -> None:
    version = actions.attach(waiting.pk, cast.client, later(days=2), name="akta.pdf", data=PDF, requirement="akta")
    assert (version.number, version.document.requirement, version.added_as) == (2, "akta", "Pelanggan")


def test_a_made_paper_carries_the_offices_next_letter_number(cast: Cast, task: Task) -> None:
    route(cast, task)
    first = actions.make(task.pk, "memo-dinas", cast.staff["head"], AT, text="Isi.")
    second = actions.make(task.pk, "memo-dinas", cast.staff["head"], AT, text="Isi lain.")
    assert first.letter_number == second.letter_number == "0001/ISO-9001/XI/2026"
    assert [(one.number, one.origin) for one in (first, second)] == [(1, "made"), (2, "made")]
    entry = Entry.objects.filter(chain=task.case.chain).latest("seq")
    assert (entry.verb, entry.data["number"]) == ("document.made", "0001/ISO-9001/XI/2026")


def test_nothing_is_added_after_the_step_or_the_case_is_over(cast: Cast, task: Task) -> None:
    head = cast.staff["head"]
    route(cast, task)
    actions.perform(task.pk, "didisposisikan", head, AT)
    with pytest.raises(AlreadyDone):
        actions.attach(task.pk, head, AT, name="memo.pdf", data=PDF, kind="memo-dinas")
    with pytest.raises(AlreadyDone):
        actions.make(task.pk, "memo-dinas", head, AT, text="Isi.")
    actions.withdraw(task.case_id, cast.client, AT, reason="Batal.")
    with pytest.raises(CaseEnded):
        actions.attach(task.pk, head, AT, name="memo.pdf", data=PDF, kind="memo-dinas")


def written(task: Task, kind: str) -> list[tuple[str, str]]:
    """Every version of a paper of the step: where it came from, and its number."""
    return list(task.versions.filter(document__kind=kind).order_by("number").values_list("origin", "letter_number"))


def test_a_scan_and_the_numbered_paper_it_was_signed_on_are_both_kept_the_scan_on_top(cast: Cast, task: Task) -> None:
    route(cast, task)
    actions.attach(task.pk, cast.staff["head"], AT, name="lembar.pdf", data=PDF, kind="memo-disposisi")
    actions.perform(task.pk, "didisposisikan", cast.staff["head"], AT)
    first, made, last = written(task, "memo-disposisi")
    number = "0001/ISO-9001/XI/2026"
    assert (first, made, last) == (("uploaded", ""), ("made", number), ("uploaded", number))


def test_a_paper_made_and_scanned_is_not_written_again(cast: Cast, task: Task) -> None:
    route(cast, task)
    number = actions.make(task.pk, "memo-disposisi", cast.staff["head"], AT).letter_number
    actions.attach(task.pk, cast.staff["head"], AT, name="lembar.pdf", data=PDF, kind="memo-disposisi")
    actions.perform(task.pk, "didisposisikan", cast.staff["head"], AT)
    assert written(task, "memo-disposisi") == [("made", number), ("uploaded", number)]


def test_a_paper_made_twice_in_a_step_keeps_its_number(cast: Cast, task: Task) -> None:
    route(cast, task)
    number = actions.make(task.pk, "memo-disposisi", cast.staff["head"], AT).letter_number
    actions.perform(task.pk, "didisposisikan", cast.staff["head"], AT)
    assert number
    assert written(task, "memo-disposisi") == [("made", number), ("made", number)]


def test_the_scan_of_another_case_s_letter_is_refused_by_the_number_it_bears(cast: Cast, task: Task) -> None:
    Case.objects.filter(pk=cast.case_at("disposition").case_id).update(number=THEIRS)
    with pytest.raises(UploadRefused, match=f"menyebut nomor {THEIRS}, yang milik permohonan lain"):
        actions.attach(task.pk, cast.staff["head"], AT, name="memo.pdf", data=FOREIGN, kind="memo-dinas")
    assert not task.versions.exists()
    Case.objects.filter(pk=task.case_id).update(number="0778/INI/XI/2026")
    assert actions.attach(task.pk, cast.staff["head"], AT, name="memo.pdf", data=BOTH, kind="memo-dinas").number == 1


def test_another_case_s_number_is_known_though_a_line_s_end_has_taken_its_hyphen(cast: Cast, task: Task) -> None:
    other = "0779/LAIN-LAIN/XI/2026"
    Case.objects.filter(pk=cast.case_at("disposition").case_id).update(number=other)
    with pytest.raises(UploadRefused, match=f"menyebut nomor {other}, yang milik permohonan lain"):
        actions.attach(task.pk, cast.staff["head"], AT, name="memo.pdf", data=CUT, kind="memo-dinas")
    Case.objects.filter(number=other).update(number=THEIRS)
    Case.objects.filter(pk=task.case_id).update(number=other)
    assert actions.attach(task.pk, cast.staff["head"], AT, name="memo.pdf", data=CUT, kind="memo-dinas")


def test_a_document_of_the_client_s_list_may_be_about_anything(cast: Cast, task: Task) -> None:
    Case.objects.filter(pk=task.case_id).update(number=THEIRS)
    draft = cast.new_case().tasks.get()
    assert actions.attach(draft.pk, cast.client, AT, name="akta.pdf", data=FOREIGN, requirement="akta")
