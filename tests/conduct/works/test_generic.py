"""Any other paper: the case's facts and the words of its maker, on the letterhead of whoever makes it."""

from __future__ import annotations

from datetime import date

from mutubaku.conduct import actions
from tests.cast import Cast, later
from tests.conduct.quick import Written


def test_an_office_paper_has_the_offices_letterhead_and_number_and_the_words_by_paragraph(
    cast: Cast, quick_papers: Written
) -> None:
    task = cast.case_at("disposition")
    version = actions.make(
        task.pk, "memo-dinas", cast.staff["head"], later(hours=3), text="Mohon diproses.\n\n  Segera. \n"
    )
    paper = quick_papers.last("generic")
    assert (paper["title"], paper["paragraphs"]) == ("Memo dinas", ("Mohon diproses.", "Segera."))
    assert paper["letterhead"]["lines"][0] == "KEMENTERIAN PERINDUSTRIAN REPUBLIK INDONESIA"
    assert (paper["number"], paper["place"], paper["issued"]) == (
        "0001/ISO-9001/XI/2026",
        "Palembang",
        date(2026, 11, 23),
    )
    assert paper["signer"] == {"title": "Head", "name": cast.staff["head"].name, "nip": cast.staff["head"].nip}
    assert {row["label"]: row["value"] for row in paper["facts"]} == {
        "Nomor permohonan": task.case.number,
        "Pelanggan": cast.organisation.name,
        "Skema": "ISO 9001",
        "Jenis": "Sertifikasi awal",
        "Langkah": "Mendisposisikan permohonan sertifikasi SPPT SNI kepada Pit. Kepala Seksi Pengembangan Jasa Teknik "
        "(PJT)/fungsional Pranata Humas dan Pit. Kepala Seksi Standardisasi dan Sertifikasi (SS)",
    }
    assert (version.filename, version.letter_number) == ("memo-dinas.pdf", "0001/ISO-9001/XI/2026")


def test_a_clients_paper_has_the_clients_letterhead_and_takes_no_number_of_the_office(
    cast: Cast, quick_papers: Written
) -> None:
    task = cast.case_at("confirmation")
    version = actions.make(task.pk, "lembar-konfirmasi", cast.client, later(days=5), text="Kami setuju.")
    paper = quick_papers.last("generic")
    assert paper["letterhead"]["lines"] == (cast.organisation.name,)
    assert (paper["number"], version.letter_number, paper["place"]) == ("", "", "Palembang")
    assert paper["signer"]["title"] == "Pelanggan"
