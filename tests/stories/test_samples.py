"""A product with one failing parameter that passes when it is tested again, and a plant against its green standard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from mutubaku.cases.models import Scheme
from mutubaku.samples.queries import standing_against
from tests.documents.samples import PNG

from .filling.performance import records
from .filling.samples import hands_over, orders, reports, takes
from .stage import Stage
from .walks import case_at

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]

TAKE, SEND, TEST, CHECK = "Mengambil contoh", "Mengirimkan contoh", "Menguji contoh", "Memeriksa laporan uji"
FAILING = re.compile(r"Tidak memenuhi standar industri hijau: \d+ dari \d+ kriteria wajib")

MEETING = re.compile(r"Memenuhi standar industri hijau: \d+ dari \d+ kriteria wajib")


@pytest.mark.walk
def test_a_failing_parameter_is_tested_again_and_passes(stage: Stage) -> None:
    case = case_at("sampling", stage.organisation, Scheme.SPPT_SNI).case
    takes_the_sample_with_a_photo(stage, case.number)
    brings_it_to_the_laboratory(stage, case.number)
    stage.laboratory.opens(case.number, TEST)
    reports(stage.laboratory, {"Kadar kotoran": "0,9"})
    expect(stage.laboratory.page.get_by_text("tidak memenuhi").first).to_be_visible()
    stage.laboratory.presses(TEST, "Pengujian selesai")
    stage.ss.opens(case.number, CHECK)
    expect(stage.ss.outcome("Sesuai")).to_be_disabled()
    stage.ss.presses(CHECK, "Uji ulang", "Kadar kotoran 0,9 % melebihi batas.")
    stage.ppc.completes(case.number, TAKE, "Contoh diambil")
    stage.ppc.opens(case.number, SEND)
    orders(stage.ppc, "Laboratorium Cerita")
    expect(stage.ppc.page.get_by_text("Uji ulang: hanya parameter yang tidak memenuhi.")).to_be_visible()
    hands_over(stage.ppc, "Laboratorium", "Nadia", "Laboratorium Cerita")
    stage.ppc.presses(SEND, "Contoh diterima laboratorium")
    stage.laboratory.completes(case.number, TEST, "Pengujian selesai")
    stage.ss.completes(case.number, CHECK, "Sesuai")
    assert standing_against(case) == []


def takes_the_sample_with_a_photo(stage: Stage, number: str) -> None:
    """One seal for two parts is refused and nothing typed is lost."""
    actor, page = stage.ppc, stage.ppc.page
    actor.opens(number, TAKE)
    takes(actor, page.locator("form:has-text('Catat contoh ini')"), "KB 77")
    page.get_by_role("group", name="Disimpan perusahaan").get_by_label("Nomor segel").fill("kb77a")
    actor.follows(page.get_by_role("button", name="Catat contoh ini"))
    actor.is_refused("Segel KB77A tertulis dua kali")
    page.get_by_role("group", name="Disimpan perusahaan").get_by_label("Nomor segel").fill("kb77b")
    actor.follows(page.get_by_role("button", name="Catat contoh ini"))
    actor.is_told("tercatat")
    page.get_by_label("Foto", exact=True).set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": PNG})
    actor.follows(page.get_by_role("button", name="Tambahkan foto"))
    actor.is_told("Foto tersimpan")
    expect(page.get_by_role("img", name="a.png")).to_be_visible()
    actor.completes(number, TAKE, "Contoh diambil")


def brings_it_to_the_laboratory(stage: Stage, number: str) -> None:
    """By courier; the laboratory receives it."""
    actor, page = stage.ppc, stage.ppc.page
    actor.opens(number, SEND)
    orders(actor, "Laboratorium Cerita")
    page.get_by_label("Nomor resi").fill("P-77")
    hands_over(actor, "Jasa pengiriman", "Pos Cerita")
    expect(page.get_by_text("Sekarang pada Pos Cerita.")).to_be_visible()
    hands_over(actor, "Laboratorium", "Nadia", "Laboratorium Cerita")
    actor.presses(SEND, "Contoh diterima laboratorium")


@pytest.mark.walk
def test_a_plant_s_performance_is_computed_line_by_line(stage: Stage) -> None:
    case = case_at("audit-report", stage.organisation, Scheme.GREEN_INDUSTRY).case
    actor, page = stage.lead_auditor, stage.lead_auditor.page
    actor.opens(case.number, "Menyusun laporan audit")
    records(actor, {"Konsumsi air baku spesifik": "20"})
    expect(page.get_by_text("melebihi batas atas sebanyak 6 m³/ton produk (42,9%)", exact=True)).to_be_visible()
    expect(page.get_by_text(FAILING).first).to_be_visible()
    expect(actor.outcome("Tanpa ketidaksesuaian")).to_be_disabled()
    expect(page.get_by_text("Kriteria wajib “Konsumsi air baku spesifik” tidak dipenuhi").first).to_be_visible()
    records(actor, {"Konsumsi air baku spesifik": "12,5"})
    expect(page.get_by_text(MEETING).first).to_be_visible()
    actor.completes(case.number, "Menyusun laporan audit", "Tanpa ketidaksesuaian")
    assert case.documents.filter(kind="perhitungan-kinerja-industri-hijau").exists()
