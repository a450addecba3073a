"""A complaint in the browser: written on a telephone without an account, handled, decided, and read under its link."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from .stage import Stage
from .walks import certified

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]

WORDS = "Galon dengan tanda SNI dijual tanpa segel di pasar."


@pytest.mark.walk
def test_a_complaint_about_a_certificate_goes_from_a_telephone_to_its_outcome(stage: Stage) -> None:
    held = certified(stage.organisation)
    page = stage.visitor(width=390, height=844, javascript=False)
    page.goto(f"/v/{held.secret}/")
    page.get_by_role("link", name="Ajukan keluhan tentang pemegangnya").click()
    expect(page.get_by_label("Nomor sertifikatnya")).to_have_value(held.number)
    page.get_by_role("button", name="Kirim keluhan").click()
    expect(page.get_by_role("link", name="Tulis nama Anda.")).to_be_visible()
    page.get_by_label("Keluhan Anda").fill(WORDS)
    page.get_by_label("Nama Anda").fill("Sari Contoh")
    page.get_by_label("E-mail").fill("sari@contoh.example")
    page.get_by_role("group", name="Bolehkah nama Anda disebut").get_by_label("Tidak").check()
    page.get_by_role("button", name="Kirim keluhan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keluhan Anda tercatat")
    number, link = page.locator(".receipt-number").inner_text(), page.url

    section = stage.ss
    section.page.goto("/kerja/keluhan/")
    section.follows(section.page.get_by_role("link", name=number))
    section.follows(section.page.get_by_role("button", name="Sampaikan penerimaan"))
    section.is_told("Surat penerimaan dibuat dan disampaikan.")
    section.page.get_by_label("Ya").check()
    section.page.get_by_label("Alasan").fill("Tentang produk bersertifikat kami.")
    section.follows(section.page.get_by_role("button", name="Simpan penilaian"))
    offered = section.page.get_by_label("Ditangani oleh").locator("option")
    assert not offered.filter(has_text="(Peninjau Sertifikasi)").count()
    handler, judge = stage.ppc, stage.laboratory
    for label, who in (("Ditangani oleh", handler), ("Diputuskan oleh", judge)):
        chosen = offered.filter(has_text=who.name).first.inner_text()
        section.page.get_by_label(label).select_option(label=chosen)
    address = section.page.url
    section.follows(section.page.get_by_role("button", name="Tunjuk", exact=True))

    handler.page.goto(address)
    handler.page.get_by_label("Isi keluhan, dibaca pemegang sertifikat").fill("Galon tanpa segel dijual di pasar.")
    handler.page.get_by_label("Dijawab paling lambat").fill((timezone.now() + timedelta(days=7)).date().isoformat())
    handler.follows(handler.page.get_by_role("button", name="Teruskan"))
    client = stage.client
    client.page.goto("/permohonan/")
    client.follows(client.page.get_by_role("link", name=f"Jawab keluhan {number}"))
    expect(client.page.get_by_text(WORDS)).to_have_count(0)
    client.page.get_by_label("Jawaban Anda").fill("Galon itu palsu; sudah kami laporkan.")
    client.follows(client.page.get_by_role("button", name="Kirim jawaban"))
    handler.page.goto(address)
    handler.page.get_by_label("Yang diperiksa dan ditemukan").fill("Kemasan dibandingkan dengan contoh kami.")
    handler.follows(handler.page.get_by_role("button", name="Simpan catatan"))

    judge.page.goto(address)
    judge.page.get_by_label("Tidak beralasan").check()
    judge.page.get_by_label("Pertimbangan").fill("Galon itu bukan produk pemegang sertifikat.")
    judge.follows(judge.page.get_by_role("button", name="Putuskan keluhan"))
    page.goto(link)
    expect(page.get_by_text("Galon itu bukan produk pemegang sertifikat.")).to_be_visible()
    expect(page.get_by_role("link", name="Surat hasil keluhan")).to_be_visible()
