"""Each of the four schemes from the client's first click to the certificate in the client's hands."""

from __future__ import annotations

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.factories.people import UserFactory

from .clients import calls
from .counting import FIRST_TIME_PAGES, counted
from .keyboard import by_keyboard_alone
from .office import address, hold
from .stage import Stage

CERTIFICATE = re.compile(r"^(SPPT SNI|Sertifikat (ISO (9001|14001):2015|Industri Hijau))$")
TWELVE = [  # but for the ninth, which ends by itself when the procedure it runs has ended
    "Mengirimkan permohonan",
    "Mendisposisikan permohonan",
    "Memeriksa kelengkapan",
    "Memverifikasi dokumen",
    "Mengirimkan surat audit dan e-billing",
    "Mengonfirmasi audit dan pembayaran",
    "Memberitahukan kesiapan audit",
    "Memeriksa dan menandatangani",
    "Menyerahkan sertifikat",
    "Menerima sertifikat",
]
pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("scheme", ["SPPT SNI", "ISO 9001", "ISO 14001", "Industri Hijau"])
def test_each_scheme_goes_from_the_first_click_to_the_certificate(stage: Stage, scheme: str) -> None:
    goes_through_all_steps(stage, scheme)


@pytest.mark.walk
@pytest.mark.parametrize("scheme", ["SPPT SNI", "ISO 9001", "ISO 14001", "Industri Hijau"])
def test_nobody_of_a_whole_journey_needs_a_mouse_javascript_or_a_wide_screen(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    stage.browser = {"width": 320, "height": 640, "javascript": False}
    is_thorough = scheme != "ISO 14001"  # whose way is that of ISO 9001
    by_keyboard_alone(monkeypatch, every_stop=is_thorough)
    stage.by_form, stage.in_person = True, is_thorough
    if is_thorough:
        hold(stage.office, "bendahara-penerimaan", UserFactory(name="Dewi Lestari", email=address("Dewi Lestari")))
    goes_through_all_steps(stage, scheme)


def applies(stage: Stage, scheme: str) -> str:
    """For the first time, on no more pages than the bar U5 allows; the number."""
    with counted(stage.client.page) as count:
        number = stage.client.applies(scheme)
    assert len(count.pages("/permohonan/", "/terkirim/")) <= FIRST_TIME_PAGES, count.paths
    return number


def goes_through_all_steps(stage: Stage, scheme: str) -> None:
    """From the first click to the certificate."""
    number = applies(stage, scheme)
    is_prepared_for_audit(stage, number)
    is_assessed_in_stage_1(stage, number)
    (is_audited_and_tested if scheme == "SPPT SNI" else is_audited)(stage, number)
    is_decided(stage, number)
    is_delivered_and_valid(stage, number)


def is_audited(stage: Stage, number: str) -> None:
    """A scheme without samples, from the site to the corrections."""
    stage.auditor.completes(number, "Audit tahap 2 di lokasi", "Audit selesai")
    stage.lead_auditor.completes(number, "Menyusun laporan audit", "Tanpa ketidaksesuaian")
    stage.auditor.completes(number, "Verifikasi tindakan koreksi", "Memadai")


def is_audited_and_tested(stage: Stage, number: str) -> None:
    """Audit and testing run side by side; the report of the laboratory waits for both."""
    stage.ppc.completes(number, "Mengambil contoh", "Contoh diambil")
    stage.auditor.completes(number, "Penilaian di lokasi", "Penilaian selesai")
    stage.ppc.completes(number, "Mengirimkan contoh", "Contoh diterima laboratorium")
    stage.lead_auditor.completes(number, "Menyusun laporan audit", "Tanpa ketidaksesuaian")
    stage.laboratory.completes(number, "Menguji contoh", "Pengujian selesai")
    stage.auditor.completes(number, "Verifikasi tindakan koreksi", "Memadai")
    stage.ss.completes(number, "Memeriksa laporan uji", "Sesuai")


def is_prepared_for_audit(stage: Stage, number: str) -> None:
    """Steps 2 to 8."""
    stage.head.disposes(number)
    stage.pjt.finds_complete(number)
    stage.ss.verifies(number)
    stage.pjt.announces_the_audit(number)
    stage.client.confirms_audit_and_payment(number)
    stage.pjt.reports_ready(number)


def is_assessed_in_stage_1(stage: Stage, number: str) -> None:
    """What all linked procedures of step 9 begin with, from the team to the audit plan."""
    stage.ss.completes(number, "Menunjuk tim audit", "Tim ditunjuk")
    stage.auditor.completes(number, "Audit tahap 1", "Memadai")
    stage.auditor.completes(number, "Verifikasi koreksi tahap 1", "Memadai")
    stage.lead_auditor.completes(number, "Menyusun rencana audit", "Rencana disepakati")


def is_decided(stage: Stage, number: str) -> None:
    """What they all end with, from the review to the final text."""
    stage.reviewer.completes(number, "Meninjau hasil evaluasi", "Lengkap")
    stage.committee.completes(number, "Rapat komite", "Direkomendasikan")
    stage.decision_maker.completes(number, "Menetapkan keputusan", "Diberikan")
    stage.ss.completes(number, "Menyusun konsep sertifikat", "Konsep disetujui")
    stage.ss.completes(number, "Menyiapkan naskah akhir", "Disampaikan kepada Kepala Balai")


def is_delivered_and_valid(stage: Stage, number: str) -> None:
    """Steps 10 to 12; then the certificate says where it is verified, and everything that was done can be read."""
    stage.head.signs(number)
    stage.pjt.hands_over(number)
    stage.client.receives_the_certificate(number)
    the_certificate_is_valid(stage)
    the_history_is_whole(stage, number)


def the_certificate_is_valid(stage: Stage) -> None:
    """The address in its QR code, opened by a stranger."""
    page = stage.client.page
    link = page.get_by_role("link", name=CERTIFICATE)
    file = PdfReader(io.BytesIO(page.request.get(link.first.get_attribute("href") or "").body()))
    text = re.sub(r"\s", "", "".join(one.extract_text() for one in file.pages))
    printed = re.search(r"https?://[^/]+/v/[0-9a-f]+/", text)
    assert printed, text
    stranger = stage.stranger()
    stranger.goto(printed.group())
    expect(stranger.get_by_role("heading", level=1)).to_have_text("Berlaku")
    expect(stranger.get_by_text(stage.COMPANY).first).to_be_visible()


def the_history_is_whole(stage: Stage, number: str) -> None:
    """Every step that was done stands on the case's page in its order; the client reads the twelve."""
    stage.head.looks_up(number)
    assert told(stage.head.history(), stage.done) == stage.done
    stage.client.opens(number)
    twelve = [line for line in stage.done if line.split("”")[0].strip("“") in TWELVE]
    assert len(stage.done) > len(twelve) == len(TWELVE)
    theirs = [f"“{calls(line.split('”')[0].strip('“'))}” selesai" for line in twelve]
    assert told(stage.client.history(), theirs) == theirs
    assert any(" terbit" in line for line in stage.client.history())


def told(history: list[str], lines: list[str]) -> list[str]:
    """Which of these lines a history holds, oldest first."""
    return [line for entry in reversed(history) for line in lines if entry.startswith(line)]
