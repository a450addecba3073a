"""The SOPs for everybody: the sheet as it is printed, the same as text, and files that caches may keep."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from mutubaku.cases.library import SERVICE, library
from tests.procedure.building import written

pytestmark = pytest.mark.django_db
PAGE = f"/sop/{SERVICE}/"
SVG = f"/sop/{SERVICE}.svg"
PDF = f"/sop/{SERVICE}.pdf"


def test_every_sop_is_listed_the_service_first(client: Client) -> None:
    page = client.get("/sop/").content.decode()
    assert all(f'href="/sop/{key}/"' in page for key in library().keys())  # noqa: SIM118 - a library is no dictionary
    assert page.index(f"/sop/{SERVICE}/") < page.index("/sop/pelaksanaan-sertifikasi-produk/")


def test_a_procedure_still_to_come_is_not_listed_and_the_others_are(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    written(
        tmp_path / "layanan-baru" / "1.toml",
        {SERVICE: "layanan-baru", "effective = 2021-07-30": "effective = 2090-01-01"},
    )
    settings.PROCEDURE_FOLDERS = (tmp_path,)
    library.cache_clear()
    try:
        page = client.get("/sop/").content.decode()
    finally:
        settings.PROCEDURE_FOLDERS = ()
        library.cache_clear()
    assert (f"/sop/{SERVICE}/" in page, "/sop/layanan-baru/" in page) == (True, False)


def test_a_proposal_no_office_has_approved_is_marked(client: Client) -> None:
    assert "Usulan, menunggu penetapan kantor" in client.get("/sop/").content.decode()
    assert "naskahnya tidak tersedia" in client.get("/sop/pelaksanaan-sertifikasi-produk/").content.decode()


def test_every_word_of_the_sheet_stands_there_as_text(client: Client) -> None:
    procedure = library().get(SERVICE, 1)
    page = client.get(PAGE).content.decode()
    for step in procedure.steps:
        assert step.activity in page
        assert step.standard is None or step.standard.text in page
    for text in (*procedure.identity.legal_bases, *procedure.identity.qualifications, *procedure.identity.warnings):
        assert text in page


def test_where_each_outcome_leads_is_a_link(client: Client) -> None:
    page = client.get(PAGE).content.decode()
    assert 'Lengkap: <a href="#langkah-4">langkah 4</a>; Tidak lengkap: <a href="#langkah-5">langkah 5</a>' in page
    assert "Diterima: selesai" in page


def test_each_page_of_the_sheet_is_a_picture_with_words_beside_it(client: Client) -> None:
    page = client.get(PAGE).content.decode()
    assert 'alt="Lembar SOP, halaman 1 dari 3"' in page
    assert client.get(f"{SVG}?versi=1&halaman=3").content.startswith(b"<svg ")


def test_the_whole_drawing_and_the_pdf_can_be_taken_along(client: Client) -> None:
    drawing, paper = client.get(SVG), client.get(PDF)
    assert drawing["Content-Type"] == "image/svg+xml"
    assert paper.content.startswith(b"%PDF-")
    assert paper["Content-Disposition"] == f'inline; filename="{SERVICE}-1.pdf"'


@pytest.mark.parametrize("address", [SVG, PDF, f"{SVG}?halaman=1"])
def test_a_frozen_sheet_is_kept_by_caches_and_not_sent_twice(client: Client, address: str) -> None:
    first = client.get(address)
    assert first["Cache-Control"] == "public, max-age=3600"
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert not first.cookies


def test_each_page_has_a_mark_of_its_own(client: Client) -> None:
    marks = {client.get(f"{SVG}?halaman={number}")["ETag"] for number in (1, 2, 3)} | {client.get(SVG)["ETag"]}
    assert len(marks) == 4


def test_a_drawing_travels_packed(client: Client) -> None:
    answer = client.get(SVG, headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) < 15_000
    assert gzip.decompress(answer.content).startswith(b"<svg ")


@pytest.mark.parametrize(
    "address",
    [
        "/sop/tidak-ada/", "/sop/tidak-ada.svg", "/sop/tidak-ada.pdf", f"{PAGE}?versi=99", f"{PAGE}?versi=x",
        f"{SVG}?halaman=0", f"{SVG}?halaman=99", f"{SVG}?halaman=x", f"{SVG}?halaman=²",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
