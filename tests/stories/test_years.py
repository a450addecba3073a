"""The years after a certificate: a surveillance that opens itself, and a suspension that somebody decides."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from mutubaku.cases.models import Case
from mutubaku.cli.demonstration.cases import Plan, drive
from mutubaku.conduct.jobs import keep_cycle

from .stage import Stage
from .walks import certified, opened

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]


def test_a_surveillance_opens_itself_is_sent_by_its_client_and_ends_in_the_continuation_letter(stage: Stage) -> None:
    certificate = certified(stage.organisation)
    keep_cycle(stage.office, opened(stage.organisation, 20))
    page = stage.client.page
    page.goto("/permohonan/")
    stage.client.follows(page.get_by_role("link", name=certificate.number, exact=True))
    expect(page.get_by_text("Sudah dapat diajukan")).to_be_visible()
    stage.client.follows(page.get_by_role("link", name="Periksa dan kirim permohonan"))
    stage.client.uploads_every_required_document()  # what only a surveillance asks for; the others came along
    number = stage.client.checks_and_sends()
    drive(Case.objects.get(number=number), until="signing", at=timezone.now(), plan=Plan(pace=0.01))
    stage.head.completes(number, "Memeriksa dan menandatangani", "Ditandatangani")
    seen = stage.stranger()
    seen.goto(f"/v/{certificate.secret}/")
    expect(seen.get_by_role("heading", level=1)).to_have_text("Berlaku")
    expect(seen.get_by_text("Diteruskan sesudah audit")).to_be_visible()


@pytest.mark.walk
def test_a_suspension_is_proposed_decided_by_a_person_and_public_at_once(stage: Stage) -> None:
    certificate = certified(stage.organisation, days_ago=400)
    keep_cycle(stage.office, timezone.now())
    seen = stage.stranger()
    seen.goto(f"/v/{certificate.secret}/")
    expect(seen.get_by_role("heading", level=1)).to_have_text("Berlaku")
    head, page = stage.head, stage.head.page
    page.goto("/kerja/sertifikat/")
    head.follows(page.get_by_role("link", name="Menunggu keputusan"))
    head.follows(page.get_by_role("link", name=certificate.number, exact=True))
    page.get_by_label("Alasan keputusan").fill("Dua kali diingatkan.")
    expect(page.get_by_label("Yang mengakhiri pembekuan")).to_have_value(
        "Surveilans ke-1 dilaksanakan dan hasilnya dinyatakan memadai."
    )
    head.follows(page.get_by_role("button", name="Bekukan sertifikat"))
    head.is_told("Keputusan berlaku sejak saat ini")
    seen.reload()
    expect(seen.get_by_role("heading", level=1)).to_have_text("Dibekukan")
    expect(seen.get_by_text("Surveilans pertama tidak dilaksanakan pada waktunya")).to_be_visible()
    expect(seen.get_by_text("Dua kali diingatkan.")).to_have_count(0)
    stage.client.page.goto("/permohonan/")
    expect(stage.client.page.get_by_text("Dibekukan")).to_be_visible()
