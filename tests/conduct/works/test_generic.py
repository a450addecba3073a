"""Any other paper: the case's facts and the words of its maker, on the letterhead of whoever makes it."""

from __future__ import annotations

from datetime import date

import pytest

from mutubaku.conduct import actions
from mutubaku.conduct.wiring import WORKS
from mutubaku.conduct.works.generic import GENERIC
from tests.cast import Cast, later
from tests.conduct.quick import Written


def test_an_office_paper_has_the_offices_letterhead_and_number_and_the_words_by_paragraph(
    cast: Cast, quick_papers: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = cast.case_at("final")
    monkeypatch.setitem(WORKS, "final", GENERIC)
    version = actions.make(
        task.pk, "naskah-akhir", cast.staff["ss"], later(days=90), text="Mohon diproses.\n\n  Segera. \n"
    )
    paper = quick_papers.last("generic")
    assert (paper["title"], paper["paragraphs"]) == (
        "Naskah akhir sertifikat atau surat keterangan meneruskan penggunaan sertifikat",
        ("Mohon diproses.", "Segera."),
    )
    assert paper["letterhead"]["lines"][0] == "KEMENTERIAN PERINDUSTRIAN REPUBLIK INDONESIA"
    assert (paper["number"], paper["place"], paper["issued"]) == (
        version.letter_number,
        "Palembang",
        date(2027, 2, 21),
    )
    assert paper["signer"] == {"title": "Ss", "name": cast.staff["ss"].name, "nip": cast.staff["ss"].nip}
    assert {row["label"]: row["value"] for row in paper["facts"]} == {
        "Nomor permohonan": task.case.number,
        "Pelanggan": cast.organisation.name,
        "Skema": "ISO 9001",
        "Jenis": "Sertifikasi awal",
        "Langkah": "Menyiapkan naskah akhir, membubuhkan paraf, dan menyampaikannya kepada Kepala Balai",
    }
    assert version.filename == "naskah-akhir.pdf"
    assert version.letter_number.endswith("/ISO-9001/II/2027")


def test_a_clients_paper_has_the_clients_letterhead_and_takes_no_number_of_the_office(
    cast: Cast, quick_papers: Written
) -> None:
    task = cast.case_at("confirmation")
    version = actions.make(task.pk, "lembar-konfirmasi", cast.client, later(days=5), text="Kami setuju.")
    paper = quick_papers.last("correspondence")
    assert paper["letterhead"]["lines"] == (cast.organisation.name,)
    assert (paper["number"], version.letter_number, paper["place"]) == ("", "", "Palembang")
    assert paper["signer"]["title"] == cast.organisation.name
