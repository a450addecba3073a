"""A refusal in the browser, from the committee to the appeal and the application that it opens."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .stage import Stage
from .walks import case_at

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]

REASON = "Bukti perbaikan bab 8 tidak dipertimbangkan."


@pytest.mark.walk
def test_a_refusal_is_appealed_against_and_the_appeal_opens_a_new_application(stage: Stage) -> None:
    task = case_at("review", stage.organisation)
    number, page = task.case.number, f"/perkara/{task.case_id}/banding/"
    stage.reviewer.completes(number, "Meninjau hasil evaluasi", "Lengkap")
    stage.committee.completes(number, "Rapat komite", "Tidak direkomendasikan")
    stage.decision_maker.completes(number, "Menetapkan keputusan", "Ditolak", "Klausul 8 tidak dipenuhi.")
    client = stage.client
    client.page.goto(f"/perkara/{task.case_id}/")
    expect(client.page.get_by_role("heading", level=1)).to_contain_text("ditolak")
    client.follows(client.page.get_by_role("link", name="Keputusan dan banding"))
    client.page.get_by_label("Alasan banding").fill(REASON)
    client.follows(client.page.get_by_role("button", name="Ajukan banding"))
    client.is_told("Banding Anda terkirim")
    assert stage.reviewer.gets(page) == 200
    head = stage.head
    head.page.goto("/kerja/")
    head.follows(head.page.get_by_role("link", name=f"Banding baru pada {number}"))
    offered = head.page.get_by_label("Ditangani oleh").locator("option").all_text_contents()
    assert not any(one.startswith(("Hendra Wijaya", "Fitri Rahmawati", "Iwan Setiawan")) for one in offered)
    chosen = next(one for one in offered if one.startswith("Bambang Nugroho"))
    head.page.get_by_label("Ditangani oleh").select_option(label=chosen)
    head.follows(head.page.get_by_role("button", name="Terima dan tunjuk"))
    head.is_told("Banding diterima")
    pjt = stage.pjt
    pjt.page.goto(page)
    pjt.page.get_by_label("Dikabulkan").check()
    pjt.page.get_by_label("Pertimbangan dan tindak lanjut").fill("Bukti itu sah; ajukan lagi dengannya.")
    pjt.follows(pjt.page.get_by_role("button", name="Tetapkan hasil banding"))
    pjt.is_told("Hasil banding ditetapkan")
    client.page.goto(page)
    expect(client.page.get_by_text("Bukti itu sah; ajukan lagi dengannya.")).to_be_visible()
    client.follows(client.page.get_by_role("button", name="Mulai permohonan baru"))
    assert "/permohonan/" in client.page.url
    client.page.goto(page)
    expect(client.page.get_by_role("link", name="Permohonan yang dibuka sesudah banding")).to_be_visible()
