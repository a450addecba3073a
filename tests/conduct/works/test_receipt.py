"""Step 11: the receipt says what was handed over, by whom and to whom."""

from __future__ import annotations

from datetime import date

from mutubaku.conduct import actions
from mutubaku.people.models import User
from tests.cast import Cast, later
from tests.conduct.quick import Written

AT = later(days=100)


def test_the_receipt_of_a_certificate(cast: Cast, quick_papers: Written) -> None:
    User.objects.filter(pk=cast.staff["pjt"].pk).update(nip="197001012000031001")
    task = cast.case_at("hand-over")
    version = actions.make(task.pk, "tanda-terima", cast.staff["pjt"], AT, text="Diambil sendiri.")
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
        "Diambil sendiri.",
        date(2027, 3, 3),
    )
    assert paper["number"] == version.letter_number == "0001/ISO-9001/III/2027"


def test_the_receipt_of_the_letter_that_continues_a_certificate(cast: Cast, quick_papers: Written) -> None:
    certificate = cast.finished_case().certificate
    task = cast.case_at("hand-over", kind="surveillance", subject=certificate)
    actions.make(task.pk, "tanda-terima", cast.staff["pjt"], AT)
    [item] = quick_papers.last("receipt")["items"]
    assert (item["document"], item["number"]) == (
        "Surat keterangan meneruskan penggunaan sertifikat",
        task.case.continuation.number,
    )
