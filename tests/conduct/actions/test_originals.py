"""Every paper of the office may get the scan of its signed original, also after the step and the case have ended."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mutubaku.cases.models import Case
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct.actions.originals import add_original
from mutubaku.conduct.disclosure import client_may_read
from mutubaku.conduct.errors import NotAccepted, NotYours
from mutubaku.conduct.originals import papers_for
from mutubaku.documents.models import Version
from mutubaku.documents.policy import UploadRefused
from mutubaku.journal.models import Entry
from mutubaku.people.models import User
from tests.cast import Cast, close, fresh, later
from tests.factories.people import official

AT = later(days=60)
SCAN = sample("Bertanda tangan", "Kantor")
FOREIGN = sample("Surat 0777/LAIN/XI/2026", "Kantor")


@pytest.fixture
def asked(cast: Cast) -> Case:
    """A case whose client was asked to complete it."""
    task = cast.case_at("completeness")
    close(task, "tidak-lengkap", cast.staff["pjt"], later(days=1))
    close(fresh(task.case, "completion-request"), "disampaikan", cast.staff["pjt"], later(days=1))
    return task.case


def paper(case: Case, kind: str) -> Version:
    return Version.objects.filter(document__case=case, document__kind=kind).order_by("-number")[0]


def kinds(case: Case, user: User) -> set[str]:
    return {one.document.kind for one in papers_for(case, user, AT)}


def add(made: Version, by: User, data: bytes = SCAN) -> Version:
    return add_original(made.pk, by, AT, name="pindaian.pdf", data=data)


def test_the_letter_made_when_a_step_was_closed_and_its_scan_are_both_kept_the_scan_on_top(
    cast: Cast, asked: Case
) -> None:
    made = paper(asked, "surat-kelengkapan")
    scan = add(made, cast.staff["pjt"])
    assert (scan.number, scan.task, scan.letter_number) == (made.number + 1, made.task, made.letter_number)
    assert (made.origin, scan.origin, scan.added_by) == ("made", "uploaded", cast.staff["pjt"])
    entry = Entry.objects.filter(chain=asked.chain).latest("seq")
    assert (entry.verb, entry.data["kind"], entry.data["number"]) == (
        "document.added",
        "surat-kelengkapan",
        made.letter_number,
    )


def test_the_client_reads_the_scan_and_the_letter_that_was_sent_but_no_scan_that_was_replaced(
    cast: Cast, asked: Case
) -> None:
    made = paper(asked, "surat-kelengkapan")
    wrong = add(made, cast.staff["pjt"])
    right = add_original(made.pk, official(cast.office, "pjt"), AT + timedelta(hours=1), name="2.pdf", data=SCAN)
    assert [client_may_read(one) for one in (made, wrong, right)] == [True, False, True]


def test_a_paper_of_a_case_that_has_ended_gets_its_signed_original_too(cast: Cast) -> None:
    task = cast.case_at("completeness")
    close(task, "ditolak", cast.staff["pjt"], later(days=1), note="Di luar ruang lingkup.")
    made = paper(task.case, "surat-penolakan")
    assert not Case.objects.get(pk=task.case_id).is_open
    assert add(made, cast.staff["ss"]).number == made.number + 1


def test_the_memo_of_step_8_and_the_receipt_of_the_treasurer_get_theirs(cast: Cast) -> None:
    ready = cast.case_at("audit-ready")
    close(ready, "disampaikan", cast.staff["pjt"], ready.opened_at)
    assert kinds(ready.case, cast.staff["treasurer"]) == {"bukti-bayar"}
    assert {"memo-siap-audit", "bukti-bayar"} <= kinds(ready.case, cast.staff["pjt"])
    receipt = next(one for one in papers_for(ready.case, cast.staff["treasurer"], AT))
    assert add(receipt, cast.staff["treasurer"]).added_by == cast.staff["treasurer"]


def test_the_role_of_the_step_and_the_sections_may_and_nobody_else(cast: Cast, asked: Case) -> None:
    made = paper(asked, "surat-kelengkapan")
    for one in (cast.client, cast.staff["auditor"], cast.staff["treasurer"], cast.outsider):
        assert kinds(asked, one) == set()
        with pytest.raises(NotYours, match="Seksi PJT"):
            add(made, one)
    assert "surat-kelengkapan" in kinds(asked, cast.staff["head"])


def test_a_client_s_paper_and_a_paper_of_an_open_step_and_an_upload_take_none(cast: Cast, asked: Case) -> None:
    assert not kinds(asked, cast.staff["pjt"]) & {"surat-permohonan", "berkas-permohonan"}
    with pytest.raises(NotAccepted):
        add(paper(asked, "surat-permohonan"), cast.staff["pjt"])
    scan = add(paper(asked, "surat-kelengkapan"), cast.staff["pjt"])
    with pytest.raises(NotAccepted):
        add(scan, cast.staff["pjt"])


def test_a_certificate_is_signed_in_its_own_way_alone(cast: Cast) -> None:
    case = cast.finished_case()
    assert not kinds(case, cast.staff["head"]) & {"sertifikat-iso-9001", "konsep-sertifikat", "perjanjian-sertifikasi"}
    assert {"memo-dinas", "tinjauan-permohonan", "tanda-terima"} <= kinds(case, cast.staff["head"])


def test_the_scan_of_another_case_s_letter_is_refused_and_leaves_nothing(cast: Cast, asked: Case) -> None:
    Case.objects.filter(pk=cast.case_at("disposition").case_id).update(number="0777/LAIN/XI/2026")
    made = paper(asked, "surat-kelengkapan")
    with pytest.raises(UploadRefused, match="milik permohonan lain"):
        add(made, cast.staff["pjt"], FOREIGN)
    assert paper(asked, "surat-kelengkapan") == made
