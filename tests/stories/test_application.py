"""Step 1 in full: an integrated application, a client who comes back, and the letter signed by hand."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from mutubaku.cases.models import Scheme
from mutubaku.cli.demonstration.cases import Plan, drive

from .actors import pdf
from .counting import counted
from .stage import Stage
from .walks import begun, certified

RETURNING_PAGES, RETURNING_ANSWERS = 6, 12  # the bar U5
pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]


@pytest.mark.walk
def test_both_management_systems_are_applied_for_once_and_become_two_cases(stage: Stage) -> None:
    first = stage.client.applies("ISO 9001 dan ISO 14001 terpadu")
    page = stage.client.page
    second = page.locator("section.panel").get_by_role("strong").first.inner_text()
    assert first != second
    for number, scheme in ((first, "ISO 9001"), (second, "ISO 14001")):
        stage.client.opens(number)
        expect(page.locator("main")).to_contain_text(scheme)
    stage.head.disposes(second)


@pytest.mark.parametrize(
    "scheme",
    [Scheme.SPPT_SNI, *(pytest.param(one, marks=pytest.mark.walk) for one in Scheme if one is not Scheme.SPPT_SNI)],
)
def test_a_client_who_comes_back_begins_with_last_times_answers(stage: Stage, scheme: Scheme) -> None:
    case = begun(stage.organisation, scheme, 1)
    drive(case, until="audit-letter", at=case.opened_at, plan=Plan(pace=0.01))  # its documents are verified by then
    comes_back(stage, str(scheme.label), "Sertifikasi awal", case.number)


@pytest.mark.walk
def test_the_holder_of_one_certificate_is_not_asked_which_it_is_about(stage: Stage) -> None:
    certificate = certified(stage.organisation)
    comes_back(stage, "ISO 9001", "Sertifikasi ulang", certificate.case.number)


def comes_back(stage: Stage, scheme: str, kind: str, earlier: str) -> None:
    """Apply once more, begun with the answers and the documents of an earlier case, within the bar U5."""
    page = stage.client.page
    with counted(page) as again:
        stage.client.begins(scheme, kind, anew=False)
        expect(page.get_by_text(f"(nomor {earlier}")).to_be_visible()
        stage.client.begins_from_last_time()
        stage.client.uploads_every_required_document()
        assert stage.client.checks_and_sends() != earlier
    assert len(again.pages("/permohonan/", "/terkirim/")) <= RETURNING_PAGES, again.paths
    assert again.answers <= RETURNING_ANSWERS


@pytest.mark.walk
def test_the_letter_is_printed_signed_by_hand_and_uploaded(stage: Stage) -> None:
    stage.client.begins("ISO 14001")
    stage.client.names_the_contact()
    stage.client.describes_the_system()
    page = stage.client.page
    stage.client.opens_task("Dokumen persyaratan")
    stage.client.follows(page.get_by_role("button", name="Buat surat untuk ditandatangani"))
    stage.client.is_told("Cetak, tandatangani")
    row = page.locator("#surat-permohonan")
    row.locator("summary").first.click()
    row.locator("input[type=file]").set_input_files(pdf("Surat bertanda tangan"))
    stage.client.follows(row.get_by_role("button", name="Unggah"))
    stage.client.is_told("tersimpan")
    expect(page.locator("#surat-permohonan").get_by_text("1 berkas sebelumnya")).to_be_visible()
