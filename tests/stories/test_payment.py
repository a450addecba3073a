"""Objecting to the team, a proof that is rejected and then accepted, a code that expires and is renewed."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import expect

from mutubaku.billing.queries import codes_of, invoice_of, payments_of, settlement
from mutubaku.cases.models import Task
from mutubaku.conduct.actions.paying import reject_payment, verify_payment
from mutubaku.people.models import Office, User
from tests.cast import make_competent
from tests.factories.people import UserFactory

from .actors import Official
from .counting import counted
from .filling.audit_letter import enters_code, saves_plan
from .filling.confirmation import reports
from .office import address, hold
from .stage import Stage
from .walks import case_at

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]

CONFIRM = "Mengonfirmasi audit dan pembayaran"
LETTER = "Mengirimkan surat audit dan e-billing"
ROUTINE_CLICKS = 3
NTPN = "0A1B2C3D4E5F6G7H"


def treasurer_of(office: Office) -> User:
    """Whoever verifies payments; the position is filled when the story has nobody there."""
    held = User.objects.filter(holdings__position=office.positions.get(code="bendahara-penerimaan")).first()
    return held or hold(office, "bendahara-penerimaan", UserFactory(name="Dewi Lestari", email=address("Dewi Lestari")))


def opens_own_step(stage: Stage, number: str) -> None:
    stage.client.opens(number)
    stage.client.follows(stage.client.page.get_by_role("link", name="Kerjakan"))


@pytest.mark.walk
def test_an_objection_to_a_member_brings_another_team_and_both_rounds_are_seen(stage: Stage) -> None:
    deputy = UserFactory(name="Bayu Aji", email=address("Bayu Aji"))
    hold(stage.office, "ketua-tim-audit", deputy)
    make_competent(stage.office, {"lead-auditor": deputy})
    number = case_at("confirmation", stage.organisation, days_ago=2).case.number
    opens_own_step(stage, number)
    page = stage.client.page
    lead = page.locator("dl.facts dd").filter(has_text="Ketua tim audit").first.inner_text().split("\n")[0]
    page.get_by_text("Ajukan keberatan").click()
    page.get_by_role("radio", name=f"{lead} (Ketua tim audit)").check()
    page.get_by_label("Alasan").fill("Pernah bekerja di perusahaan pesaing kami.")
    stage.client.follows(page.get_by_role("button", name="Kirim keberatan"))
    stage.client.is_told("Keberatan Anda terkirim")
    stage.pjt.opens(number, LETTER)
    expect(stage.pjt.page.get_by_text(f"Anggota tim: {lead}")).to_be_visible()
    expect(stage.pjt.page.get_by_text("Pernah bekerja di perusahaan pesaing kami.").first).to_be_visible()
    other = deputy.name if lead != deputy.name else "Yusuf Alamsyah"
    stage.pjt.page.get_by_role("group", name="Ketua tim audit").get_by_label(re.compile(f"^{other}")).check()
    saves_plan(stage.pjt)
    stage.pjt.presses(LETTER, "Surat dikirim")
    opens_own_step(stage, number)
    expect(page.locator("dl.facts dd").filter(has_text="Ketua tim audit").first).to_contain_text(other)
    page.get_by_text("Usulan sebelumnya").click()
    expect(page.get_by_text("Usulan ke-1")).to_be_visible()
    stage.client.confirms_audit_and_payment(number)


@pytest.mark.walk
def test_a_rejected_proof_is_reported_anew_and_then_accepted(stage: Stage) -> None:
    treasurer = treasurer_of(stage.office)
    task = case_at("confirmation", stage.organisation, days_ago=2)
    number = task.case.number
    stage.client.confirms_audit_and_payment(number)
    (first,) = payments_of(task.case)
    reject_payment(first.pk, treasurer, timezone.now(), "NTPN tidak ditemukan di SIMPONI.")
    stage.client.opens(number)
    stage.client.follows(stage.client.page.get_by_role("link", name="Ke halaman pembayaran"))
    expect(stage.client.page.get_by_text("NTPN tidak ditemukan di SIMPONI.")).to_be_visible()
    stage.client.page.get_by_label("NTPN", exact=True).fill("0A1B2C")
    stage.client.follows(stage.client.page.get_by_role("button", name="Laporkan pembayaran"))
    for words in ("NTPN terdiri atas 16 huruf dan angka; yang Anda tulis 6.", "Tulis tanggal pembayarannya."):
        stage.client.is_refused(words)
    reports(stage.client, NTPN.lower(), settlement(task.case).due, timezone.localdate())
    stage.pjt.opens(number, "Memberitahukan kesiapan audit")
    expect(stage.pjt.outcome("Informasi disampaikan")).to_be_disabled()
    verify_payment(payments_of(task.case)[1].pk, treasurer, timezone.now())
    with counted(stage.pjt.page) as count:  # from the inbox to a finished routine task: the bar U7
        stage.pjt.opens(number, "Memberitahukan kesiapan audit")
        stage.pjt.presses("Memberitahukan kesiapan audit", "Informasi disampaikan")
    assert count.clicks <= ROUTINE_CLICKS
    stage.client.opens(number)
    expect(stage.client.page.get_by_text("Lunas: pembayaran dinyatakan sah oleh bendahara.")).to_be_visible()


@pytest.mark.walk
def test_an_expired_code_is_renewed_and_the_old_one_is_kept(stage: Stage) -> None:
    task = case_at("confirmation", stage.organisation, days_ago=2)
    number, path = task.case.number, f"/perkara/{task.case_id}/pembayaran/"
    invoice = invoice_of(task.case)
    assert invoice is not None
    old = invoice.codes.get()
    stage.client.opens(number)
    with time_machine.travel(timezone.now() + timedelta(days=9), tick=True):
        for actor in (stage.client, stage.pjt):
            actor.page.context.clear_cookies()
            actor.signs_in()
        stage.client.page.goto(path)
        expect(stage.client.page.get_by_text("Kedaluwarsa", exact=True)).to_be_visible()
        stage.pjt.page.goto(path)
        enters_code(stage.pjt, "820261201000002")
        stage.client.page.goto(path)
        expect(stage.client.page.locator(".pay-code")).to_have_text("820261201000002")
        stage.client.page.get_by_text("Kode sebelumnya").click()
        expect(stage.client.page.get_by_text(old.code)).to_be_visible()
        assert [one.code for one in codes_of(task.case)] == [old.code, "820261201000002"]
        reports(stage.client, NTPN, settlement(task.case).due, timezone.localdate())
    assert payments_of(task.case)[0].code == codes_of(task.case)[1]
    assert Task.objects.get(pk=task.pk).is_open


@pytest.mark.walk
def test_the_treasurer_rejects_a_proof_with_a_reason_and_accepts_the_next_one(stage: Stage) -> None:
    name = treasurer_of(stage.office).name
    task = case_at("confirmation", stage.organisation, days_ago=2)
    stage.client.confirms_audit_and_payment(task.case.number)
    treasurer = stage.enter(Official, name)
    opens_waiting(treasurer, task.case.number)
    treasurer.page.get_by_text("Tolak dengan alasan").click()
    treasurer.page.get_by_label("NTPN tidak ditemukan atau tidak cocok").check()
    treasurer.page.get_by_label("Alasan").fill("NTPN tidak ditemukan di SIMPONI.")
    treasurer.follows(treasurer.page.get_by_role("button", name="Tolak pembayaran"))
    stage.client.opens(task.case.number)
    stage.client.follows(stage.client.page.get_by_role("link", name="Ke halaman pembayaran"))
    expect(stage.client.page.get_by_text("NTPN tidak ditemukan di SIMPONI.")).to_be_visible()
    reports(stage.client, NTPN, settlement(task.case).due, timezone.localdate())
    opens_waiting(treasurer, task.case.number)
    treasurer.follows(treasurer.page.get_by_role("button", name="Nyatakan sah"))
    assert settlement(task.case).is_paid


def opens_waiting(treasurer: Official, number: str) -> None:
    """From the treasurer's desk to the payment of a case that waits."""
    treasurer.page.goto("/kerja/bendahara/")
    row = treasurer.page.get_by_role("row").filter(has_text=number)
    treasurer.follows(row.get_by_role("link").first)


@pytest.mark.walk
def test_a_certificate_sent_by_courier_is_traced_by_the_client(stage: Stage) -> None:
    number = case_at("hand-over", stage.organisation).case.number
    stage.pjt.opens(number, "Menyerahkan sertifikat")
    page = stage.pjt.page
    page.get_by_label("Dikirim lewat kurir", exact=True).check()
    stage.pjt.follows(stage.pjt.outcome("Diserahkan"))
    stage.pjt.is_refused("kurir")
    page.get_by_label("Nama kurir").fill("Kurir Contoh")
    page.get_by_label("Nomor resi").fill("CONTOH-0001")
    stage.pjt.presses("Menyerahkan sertifikat", "Diserahkan")
    opens_own_step(stage, number)
    expect(stage.client.page.locator("main")).to_contain_text("CONTOH-0001")
    stage.client.receives_the_certificate(number)
