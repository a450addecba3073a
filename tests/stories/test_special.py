"""An unannounced special audit: begun by the office over a complaint, unknown to its client until the team is there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from mutubaku.cases.models import Case
from mutubaku.certificates.models import Certificate
from mutubaku.cli.demonstration.cases import Plan, drive

from .actors import Official
from .filling.stage_2 import MEETINGS, opens
from .stage import Stage
from .test_findings import answers
from .test_turns import text_of
from .walks import certified

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]
STATEMENT = "Keluhan pembeli tidak dicatat dalam daftar keluhan."
LETTER = "Surat informasi pelaksanaan audit"


@pytest.mark.walk
def test_an_unannounced_audit_over_a_complaint_is_known_to_its_client_from_the_opening_meeting(stage: Stage) -> None:
    certificate = certified(stage.organisation)
    case = opens_special(stage.ss, certificate)
    number, client = case.number, stage.client
    drive(case, until="audit-letter", at=timezone.now(), plan=Plan(pace=0.01))
    stage.pjt.announces_the_audit(number)
    stage.pjt.looks_up(number)
    expect(stage.pjt.page.get_by_text("Ditetapkan kantor, tidak dimintakan").first).to_be_visible()
    drive(case, until="audit-plan", at=timezone.now(), plan=Plan(pace=0.01))
    stage.lead_auditor.completes(number, "Menyusun rencana audit", "Rencana siap")
    client.page.goto("/permohonan/")
    expect(client.page.get_by_role("link", name=number)).to_have_count(0)
    assert [client.gets(path) for path in (f"/perkara/{case.pk}/", f"/lacak/{case.secret}/")] == [404, 404]

    arrives(stage.auditor, number)
    client.opens(number)
    letter = client.page.get_by_role("link", name=LETTER, exact=True).get_attribute("href") or ""
    assert "surat ini disampaikan saat tim audit datang" in " ".join(
        text_of(client.page.request.get(letter).body()).split()
    )
    expect(client.page.get_by_role("link", name="Tarik permohonan ini")).to_have_count(0)
    assert any("Audit khusus dibuka kantor" in line for line in client.history())

    finds(stage.auditor, stage.lead_auditor)
    stage.auditor.completes(number, "Audit tahap 2 di lokasi", "Audit selesai")
    stage.lead_auditor.completes(number, "Menyusun laporan audit", "Ada ketidaksesuaian")
    answers(client, f"/perkara/{case.pk}", "Keluhan dicatat dan dijawab.")
    stage.auditor.completes(number, "Verifikasi tindakan koreksi", "Memadai")
    stage.reviewer.completes(number, "Meninjau hasil evaluasi", "Lengkap")
    drive(case, until="decision", at=timezone.now(), plan=Plan(pace=0.01))
    stage.decision_maker.completes(number, "Menetapkan keputusan", "Dilanjutkan")
    drive(case, until="signing", at=timezone.now(), plan=Plan(pace=0.01))
    stage.head.signs(number)
    client.opens(number)
    expect(client.page.get_by_role("link", name="Surat Keterangan Meneruskan", exact=False).first).to_be_visible()
    seen = stage.stranger()
    seen.goto(f"/v/{certificate.secret}/")
    expect(seen.get_by_role("heading", level=1)).to_have_text("Berlaku")


def opens_special(ss: Official, certificate: Certificate) -> Case:
    """From the list of certificates: why, what of, how and until when, and that nobody is told before."""
    ss.page.goto("/kerja/sertifikat/")
    ss.follows(ss.page.get_by_role("link", name=certificate.number, exact=True))
    ss.follows(ss.page.get_by_role("link", name="Buka audit khusus"))
    ss.page.get_by_label("Menyelidiki keluhan").check()
    ss.page.get_by_label("Yang ditemukan").fill("Pembeli mengeluh dua kali tentang mutu dan tidak dijawab.")
    ss.page.get_by_label("Yang diperiksa").fill("Penanganan keluhan dan pengendalian mutu di pabrik.")
    ss.page.get_by_label("Ketentuan audit khusus ini").fill("Dua hari di pabrik; anggota tim tidak dapat ditolak.")
    ss.page.get_by_label("Paling lambat").fill((timezone.localdate() + timedelta(days=90)).isoformat())
    ss.page.get_by_label("Tidak diberitahukan sebelumnya").check()
    ss.follows(ss.page.get_by_role("button", name="Buka audit khusus"))
    ss.is_told("Audit khusus dibuka dan menunggu disposisi di langkah 2.")
    return certificate.special_audits.select_related("case").get().case


def arrives(auditor: Official, number: str) -> None:
    """The team is there and opens the list of the first meeting."""
    auditor.opens(number, "Audit tahap 2 di lokasi")
    opens(auditor, MEETINGS[0])


def finds(auditor: Official, leader: Official) -> None:
    """A finding is recorded at the visit and told to the client by the leader."""
    step = auditor.page.url.split("?")[0].rstrip("/")
    auditor.page.goto(f"{step}/temuan/baru/?klausul=Klausul 9.1.2")
    auditor.page.get_by_label("Minor", exact=True).check()
    auditor.page.get_by_label("Pernyataan ketidaksesuaian").fill(STATEMENT)
    auditor.page.get_by_label("Bukti objektif").fill("Surat pembeli tanggal 2 bulan lalu.")
    auditor.follows(auditor.page.get_by_role("button", name="Simpan temuan"))
    leader.page.goto(f"{step}/temuan/rilis/")
    leader.follows(leader.page.get_by_role("button", name="Sampaikan kepada pelanggan"))
