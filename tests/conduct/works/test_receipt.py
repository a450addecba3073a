"""Step 11: the receipt says what was handed over, by whom and to whom."""

from __future__ import annotations

from datetime import date

import pytest

from mutubaku.certificates.errors import IdentityIncomplete
from mutubaku.certificates.models import HandOver
from mutubaku.conduct import actions
from mutubaku.conduct.actions.finishing import write_hand_over
from mutubaku.journal.models import Entry
from mutubaku.people.models import User
from tests.cast import Cast, later
from tests.conduct.quick import Written

AT = later(days=100)


def test_the_receipt_of_a_certificate(cast: Cast, quick_papers: Written) -> None:
    task = cast.case_at("hand-over")
    User.objects.filter(pk=cast.staff["pjt"].pk).update(nip="197001012000031001")
    whom = {"receiver": cast.client.name, "receiver_post": "Manajer mutu"}
    write_hand_over(task.pk, cast.staff["pjt"], AT, manner="pick-up", note="Diambil sendiri.", **whom)
    version = actions.make(task.pk, "tanda-terima", cast.staff["pjt"], AT)
    paper = quick_papers.last("receipt")
    assert paper["items"] == (
        {"document": "Sertifikat iso-9001", "number": task.case.certificate.number, "originals": 1},
    )
    assert paper["giver"] == {
        "name": cast.staff["pjt"].name,
        "post": "Pjt",
        "organisation": "Balai Standardisasi dan Pelayanan Jasa Industri Contoh",
        "identity": "NIP 197001012000031001",
    }
    assert paper["receiver"] == {
        "name": cast.client.name,
        "post": "Manajer mutu",
        "organisation": cast.organisation.name,
        "identity": "",
    }
    assert (paper["case"], paper["note"], paper["handed_over"]) == (
        task.case.number,
        "Diserahkan langsung di kantor. Diambil sendiri.",
        date(2027, 3, 3),
    )
    assert paper["number"] == version.letter_number == "0001/ISO-9001/III/2027"


def test_the_receipt_of_the_letter_that_continues_a_certificate(cast: Cast, quick_papers: Written) -> None:
    certificate = cast.finished_case().certificate
    task = cast.case_at("hand-over", kind="surveillance", subject=certificate)
    write_hand_over(task.pk, cast.staff["pjt"], AT, manner="electronic", receiver=cast.client.name)
    actions.make(task.pk, "tanda-terima", cast.staff["pjt"], AT)
    [item] = quick_papers.last("receipt")["items"]
    assert (item["document"], item["number"], item["originals"]) == (
        "Surat keterangan meneruskan penggunaan sertifikat",
        task.case.continuation.number,
        0,
    )


def test_the_receipt_names_the_identity_that_was_shown_and_the_journal_keeps_no_number(
    cast: Cast, quick_papers: Written
) -> None:
    task = cast.case_at("hand-over")
    shown = {"identity": "ktp", "identity_end": " 0147 "}
    write_hand_over(task.pk, cast.staff["pjt"], AT, manner="pick-up", receiver=cast.client.name, **shown)
    actions.make(task.pk, "tanda-terima", cast.staff["pjt"], AT)
    assert quick_papers.last("receipt")["receiver"]["identity"] == "KTP, nomor berakhir 0147"
    data = Entry.objects.get(chain=task.case.chain, verb="hand-over.written").data
    assert data["identity"] == "ktp"
    assert "identity_end" not in data


def test_half_an_identity_is_refused(cast: Cast, quick_papers: Written) -> None:
    task = cast.case_at("hand-over")
    with pytest.raises(IdentityIncomplete, match="empat aksara terakhir"):
        write_hand_over(task.pk, cast.staff["pjt"], AT, manner="pick-up", receiver="A", identity="ktp")
    assert not HandOver.objects.exists()
