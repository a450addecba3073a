"""Labels of samples: one small page each, its number in words and as a code, and nothing of the company."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pypdf

from mutubaku.paper.labels import Label, Labels

from .samples import AT, OFFICE

LABEL = Label("C-00012", "Ke laboratorium", "AB001", "Air mineral", "L26K-17", "6 botol", date(2026, 11, 25), "Agus")


def test_each_label_is_a_page_of_eighty_by_fifty_millimetres() -> None:
    pages = pypdf.PdfReader(io.BytesIO(Labels(OFFICE, (LABEL, LABEL)).pdf(at=AT))).pages
    assert [[round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] for page in pages] == [[80, 50]] * 2
    said = pages[0].extract_text()
    assert all(word in said for word in ("C-00012", "Segel AB001", "Lot L26K-17", "25 November 2026"))


def test_a_label_s_code_holds_its_number_and_its_seal() -> None:
    first, second = Labels(OFFICE, (LABEL, Label(**{**vars(LABEL), "seal": "AB002"}))).data()["codes"]  # type: ignore[misc]  # a list of two
    assert first != second


def test_a_label_stays_on_its_page_however_much_is_to_be_said_on_it() -> None:
    office = replace(OFFICE, lines=("BALAI BESAR STANDARDISASI DAN PELAYANAN JASA INDUSTRI RISET PALEMBANG",))
    words = {"product": "Air mineral dalam kemasan galon " * 9, "lot": "L26K-17 " * 12, "taker": "Agus Contoh " * 4}
    data = Labels(office, (replace(LABEL, **words), LABEL), demo=True).pdf(at=AT)
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    assert ["C-00012" in page.extract_text() for page in pages] == [True, True]
    assert "RISET PALEMBANG" in " ".join(pages[0].extract_text().split())
