"""A major finding of an ISO 9001 audit: recorded, released, answered on a phone, returned, and closed in round two."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from .actors import pdf
from .clients import Client
from .filling.findings import judges
from .stage import Stage
from .walks import case_at

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]
STATEMENT = "Rekaman kalibrasi timbangan gudang tidak tersedia."
REASON = "Rekaman yang dilampirkan bukan untuk timbangan ini."
FINDING = re.compile("LKS")


@pytest.mark.walk
def test_a_major_finding_is_closed_in_its_second_round(stage: Stage) -> None:
    task = case_at("stage-2", stage.organisation)
    number, case = task.case.number, f"/perkara/{task.case_id}"
    client = stage.enter(Client, stage.CONTACT, width=390, height=844)
    auditor, leader = stage.auditor, stage.lead_auditor

    auditor.page.goto(f"/tugas/{task.pk}/temuan/baru/?klausul=Klausul 7.1.5")
    auditor.page.get_by_label("Mayor", exact=True).check()
    auditor.page.get_by_label("Pernyataan ketidaksesuaian").fill(STATEMENT)
    expect(auditor.page.get_by_label("Persyaratan")).to_have_value("Klausul 7.1.5")
    auditor.page.get_by_label("Bukti objektif").fill("Timbangan T-01.")
    auditor.follows(auditor.page.get_by_role("button", name="Simpan temuan"))
    client.page.goto(f"{case}/temuan/")
    expect(client.page.get_by_text("Tidak ada temuan audit.")).to_be_visible()

    leader.page.goto(f"/tugas/{task.pk}/temuan/rilis/")
    expect(leader.page.get_by_text(STATEMENT)).to_be_visible()
    leader.follows(leader.page.get_by_role("button", name="Sampaikan kepada pelanggan"))
    auditor.completes(number, "Audit tahap 2 di lokasi", "Audit selesai")
    leader.opens(number, "Menyusun laporan audit")
    expect(leader.outcome("Tanpa ketidaksesuaian")).to_be_disabled()
    leader.completes(number, "Menyusun laporan audit", "Ada ketidaksesuaian")

    answers(client, case, "Kalibrasi dipesan.")
    auditor.opens(number, "Verifikasi tindakan koreksi")
    expect(auditor.outcome("Memadai")).to_be_disabled()
    auditor.follows(auditor.page.locator("#temuan").get_by_role("link", name=FINDING))
    judges(auditor, "Kembalikan kepada pelanggan", REASON)
    auditor.turns_back(number, "Verifikasi tindakan koreksi", "Belum memadai", "Satu jawaban dikembalikan.")
    answers(client, case, "Kalibrasi selesai, rekaman dilampirkan.", REASON)
    auditor.completes(number, "Verifikasi tindakan koreksi", "Memadai")

    client.page.goto(f"{case}/temuan/")
    client.follows(client.page.get_by_role("link", name=FINDING))
    expect(client.page.get_by_text("Ditutup", exact=True)).to_be_visible()
    expect(client.page.get_by_text(re.compile(r"^Jawaban putaran ke-[12]$"))).to_have_count(2)
    client.page.goto(f"{case}/laporan-audit/")
    client.page.get_by_label("Bagian laporan").fill("Tempat")
    client.page.get_by_label("Yang keliru dan data yang benar").fill("Nama jalan seharusnya Jalan Cerita.")
    client.follows(client.page.get_by_role("button", name="Kirim catatan"))
    client.is_told("Catatan Anda terkirim.")
    stage.reviewer.opens(number, "Meninjau hasil evaluasi")


def answers(client: Client, case: str, correction: str, returned: str = "") -> None:
    """The client finds what to do on the page of the application, and answers with evidence."""
    client.page.goto(f"{case}/")
    client.follows(client.page.get_by_role("link", name="Jawab temuan"))
    client.follows(client.page.get_by_role("link", name=FINDING))
    if returned:
        expect(client.page.get_by_text(returned)).to_be_visible()
    client.page.get_by_label("Koreksi", exact=True).fill(correction)
    client.page.get_by_label("Penyebab").fill("Jadwal kalibrasi tidak memuat timbangan ini.")
    client.page.get_by_label("Tindakan koreksi", exact=True).fill("Jadwal disusun dari daftar alat.")
    client.page.get_by_label("Bukti").set_input_files(pdf("Rekaman kalibrasi"))
    client.follows(client.page.get_by_role("button", name="Kirim jawaban"))
    client.is_told("terkirim")
