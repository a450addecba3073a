"""Money on the screen: steps 6, 7 and 8, and the payment page, as each side meets them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mutubaku.audits.models import AuditAnswer
from mutubaku.audits.queries import proposal_in
from mutubaku.billing.models import Ground, Payment, TariffLine
from mutubaku.billing.queries import agreement_of, code_of, codes_of, invoice_of, payments_of, settlement
from mutubaku.cases.library import procedure_of
from mutubaku.cases.models import Task
from mutubaku.cases.stages import client_words
from mutubaku.cli.demonstration.filling.audit_time import fix_time
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct import actions
from mutubaku.conduct.actions.paying import reject_payment, verify_payment
from tests.cast import Cast, fresh
from tests.factories.people import FreeDayFactory
from tests.web.held import held_in

from .conftest import As, Browser, Move

SoonAfter = Callable[[Task], Task]
CODE = "8202 6112 3000 001"
NTPN = "0a1b 2c3d 4e5f 6g7h"


@pytest.fixture
def letter(cast: Cast, soon_after: SoonAfter) -> Task:
    """Step 6, its audit time fixed."""
    task = cast.case_at("audit-letter")
    fix_time(task, cast.staff["pjt"], task.opened_at)
    return soon_after(task)


@pytest.fixture
def confirmation(cast: Cast, soon_after: SoonAfter) -> Task:
    """Step 7."""
    return soon_after(cast.case_at("confirmation"))


@pytest.fixture
def ready(cast: Cast, soon_after: SoonAfter) -> Task:
    """Step 8, the payment reported and not yet verified."""
    return soon_after(cast.case_at("audit-ready"))


def url(task: Task, act: str = "") -> str:
    return f"/tugas/{task.pk}/{act}"


def page_of(task: Task) -> str:
    return f"/perkara/{task.case_id}/pembayaran/"


def plan(cast: Cast, **changed: object) -> dict[str, Any]:
    """What Seksi PJT types at step 6."""
    lines = {line.key: f"biaya_{line.pk}" for line in TariffLine.objects.filter(tariff__office=cast.office)}
    typed = {
        "starts_on": "2027-01-11",
        "ends_on": "2027-01-12",
        "place": "Pabrik Banyuasin",
        "lead": cast.staff["lead-auditor"].pk,
        "auditors": [cast.staff["auditor"].pk],
        lines["permohonan"]: "1",
        lines["audit"]: "2",
        lines["perjalanan"]: "",
        lines["uji"]: "0",
    }
    return {**typed, **changed}


def payment(task: Task, **changed: object) -> dict[str, Any]:
    """What the client types from the proof of payment."""
    typed = {
        "act": "lapor",
        "ntpn": NTPN,
        "ntb": "000123",
        "bank": "Bank Contoh",
        "paid_on": task.opened_at.date().isoformat(),
        "amount": "Rp 8.000.000,00",
        "file": SimpleUploadedFile("bpn.pdf", sample("BPN"), "application/pdf"),
    }
    return {**typed, **changed}


# Step 6


def test_step_six_offers_who_may_come_and_what_the_tariff_holds(cast: Cast, as_: As, letter: Task) -> None:
    html = as_(cast.staff["pjt"]).page(url(letter))
    assert "Simpan dan hitung" in html
    assert f'name="lead" value="{cast.staff["lead-auditor"].pk}"' in html
    assert "Petugas pengambil contoh" not in html.split("Tenaga ahli")[0]  # not a product
    assert "Tarif uji, PP 47/2011." in html
    assert "Belum bisa:" in html


def test_the_plan_is_saved_counted_and_then_asks_for_the_code(cast: Cast, as_: As, letter: Task) -> None:
    pjt = as_(cast.staff["pjt"])
    assert pjt.send(url(letter, "isi/simpan/"), plan(cast)).status_code == 302
    html = pjt.page(url(letter))
    assert "delapan juta rupiah" in html
    assert "Kode billing belum dimasukkan" in html
    moment = {"code": CODE, "expires_at": "2026-12-30T16:00"}
    assert pjt.send(url(letter, "isi/kode/"), moment).status_code == 302
    invoice = invoice_of(letter.case)
    code = code_of(invoice) if invoice else None
    assert code is not None
    assert (code.code, code.expires_at.isoformat()) == ("820261123000001", "2026-12-30T09:00:00+00:00")
    html = pjt.page(url(letter))
    assert "Kode billing tersimpan" in html
    assert 'value="dikirim" disabled' not in html
    assert pjt.get(url(letter, "pratinjau/surat-informasi-audit/"))["Content-Type"] == "application/pdf"
    assert pjt.send(url(letter, "hasil/"), {"outcome": "dikirim"}).status_code == 302


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"starts_on": "2026-11-20", "ends_on": "2026-11-24"}, "Jumat, 20 November 2026 sudah lewat."),
        ({"starts_on": "2027-01-09"}, "Sabtu, 9 Januari 2027 bukan hari kerja kantor."),
        ({"ends_on": "2027-01-14"}, "Kamis, 14 Januari 2027 adalah hari libur kantor (Hari jadi kantor)."),
        ({"starts_on": "2027-01-12", "ends_on": "2027-01-11"}, "mendahului hari pertama"),
        ({"starts_on": ""}, "Pilih hari pertama audit."),
        ({"starts_on": "kapan saja"}, "Tulis tanggal seperti 25-11-2026"),
        ({"place": ""}, "Tulis di mana audit dilaksanakan."),
        ({"lead": ""}, "Pilih satu ketua tim audit."),
        ({"lead": "1000000"}, "Orang itu tidak memegang peran ini sekarang."),
    ],
)
def test_a_plan_that_cannot_stand_comes_back_with_its_sentence_and_what_was_typed(
    cast: Cast, as_: As, letter: Task, changed: dict[str, str], sentence: str
) -> None:
    FreeDayFactory(office=cast.office, day="2027-01-14", name="Hari jadi kantor", kind="office")
    answer = as_(cast.staff["pjt"]).send(url(letter, "isi/simpan/"), plan(cast, words="Bawa rekaman.", **changed))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in html
    assert "Kesalahan:" in html
    assert "Bawa rekaman." in html
    assert proposal_in(letter) is None


def test_days_more_than_a_year_ahead_are_asked_about_and_stand_with_a_reason(cast: Cast, as_: As, letter: Task) -> None:
    far = {"starts_on": "2027-12-13", "ends_on": "2027-12-14"}
    pjt = as_(cast.staff["pjt"])
    answer = pjt.send(url(letter, "isi/simpan/"), plan(cast, **far))
    assert answer.status_code == 422
    assert "lebih dari 12 bulan lagi; periksa tahunnya" in answer.content.decode()
    reason = "Pabrik baru beroperasi Desember 2027."
    assert pjt.send(url(letter, "isi/simpan/"), plan(cast, **far, reason=reason)).status_code == 302
    saved = proposal_in(letter)
    assert saved is not None
    assert saved.reason == reason


def test_a_quantity_that_is_no_number_is_told_beside_its_line(cast: Cast, as_: As, letter: Task) -> None:
    line = TariffLine.objects.get(tariff__office=cast.office, key="audit")
    answer = as_(cast.staff["pjt"]).send(url(letter, "isi/simpan/"), plan(cast, **{f"biaya_{line.pk}": "-1"}))
    assert answer.status_code == 422
    assert "Tulis banyaknya dengan angka bulat 0 sampai 1.000" in answer.content.decode()


def open_line(cast: Cast, key: str = "perjalanan", **typed: str) -> dict[str, str]:
    """What is typed of a line the tariff leaves open."""
    line = TariffLine.objects.get(tariff__office=cast.office, key=key)
    return {f"{name}_{line.pk}": value for name, value in typed.items()}


def test_a_line_the_tariff_leaves_open_is_priced_for_this_case_and_shown_so(cast: Cast, as_: As, letter: Task) -> None:
    pjt = as_(cast.staff["pjt"])
    typed = open_line(cast, biaya="2", harga="1.250.000", dasar="Palembang–Banyuasin")
    assert pjt.send(url(letter, "isi/simpan/"), plan(cast, **typed)).status_code == 302
    html = pjt.page(url(letter))
    assert "sepuluh juta lima ratus ribu rupiah" in html
    assert 'value="1.250.000"' in html
    assert 'value="Palembang–Banyuasin"' in html
    assert 'name="harga_' in html
    page = pjt.page(page_of(letter))
    assert "Palembang–Banyuasin" in page
    assert "Rp&nbsp;1.250.000" in page or "Rp\xa01.250.000" in page or "Rp 1.250.000" in page


def test_a_line_with_a_tariff_price_has_no_field_for_another(cast: Cast, as_: As, letter: Task) -> None:
    line = TariffLine.objects.get(tariff__office=cast.office, key="permohonan")
    assert f'name="harga_{line.pk}"' not in as_(cast.staff["pjt"]).page(url(letter))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"biaya": "1", "harga": "1.250.000"}, "Tulis dasar harganya"),
        ({"biaya": "1", "dasar": "Rute"}, "Harga satuan ditulis dalam rupiah bulat"),
        ({"biaya": "1", "harga": "sejuta", "dasar": "Rute"}, "Harga satuan ditulis dalam rupiah bulat"),
        ({"biaya": "1", "harga": "1.250,50", "dasar": "Rute"}, "Harga satuan ditulis dalam rupiah bulat"),
        ({"biaya": "", "harga": "1.250.000", "dasar": "Rute"}, "Tulis juga banyaknya"),
    ],
)
def test_a_price_without_its_reason_or_number_comes_back_with_what_was_typed(
    cast: Cast, as_: As, letter: Task, typed: dict[str, str], sentence: str
) -> None:
    answer = as_(cast.staff["pjt"]).send(url(letter, "isi/simpan/"), plan(cast, **open_line(cast, **typed)))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in html
    assert all(f'value="{value}"' in html for value in typed.values() if value)
    assert invoice_of(letter.case) is None


def test_an_auditor_s_other_audit_is_shown_beside_the_name_and_refused(
    cast: Cast, as_: As, soon_after: SoonAfter, letter: Task
) -> None:
    pjt, other = as_(cast.staff["pjt"]), soon_after(cast.case_at("audit-letter"))
    pjt.send(url(letter, "isi/simpan/"), plan(cast))
    assert "audit lain 11–12 Jan" in pjt.page(url(other))
    answer = pjt.send(url(other, "isi/simpan/"), plan(cast))
    assert f"sudah dijadwalkan mengaudit untuk {letter.case.number}" in answer.content.decode()


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("", "Tulis kode billing 15 angka dari SIMPONI."),
        ("82026112300", "Kode billing terdiri atas 15 angka; yang Anda tulis 11."),
        ("82026112300000A", "Kode billing terdiri atas 15 angka, tanpa huruf."),
    ],
)
def test_wrong_digits_of_a_code_have_their_sentence(
    cast: Cast, as_: As, letter: Task, code: str, sentence: str
) -> None:
    pjt = as_(cast.staff["pjt"])
    pjt.send(url(letter, "isi/simpan/"), plan(cast))
    answer = pjt.send(url(letter, "isi/kode/"), {"code": code, "expires_at": "2026-12-30T16:00"})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_without_a_tariff_step_six_says_who_enters_it(cast: Cast, as_: As, letter: Task) -> None:
    cast.office.tariffs.all().delete()
    assert "Tarif yang berlaku hari ini belum ada." in as_(cast.staff["pjt"]).page(url(letter))


def test_step_six_proposes_where_a_product_and_a_green_plant_are(cast: Cast, as_: As, soon_after: SoonAfter) -> None:
    for scheme in ("sppt-sni", "industri-hijau"):
        task = soon_after(cast.case_at("audit-letter", scheme))
        assert ", Banyuasin" in as_(cast.staff["pjt"]).page(url(task))


def test_a_colleague_reads_the_plan_and_the_sum(cast: Cast, as_: As, confirmation: Task) -> None:
    html = as_(cast.staff["auditor"]).page(url(fresh(confirmation.case, "audit-letter")))
    assert "Lihat rincian dan pembayarannya" in html
    assert "Simpan dan hitung" not in html


# Step 7


def test_the_client_sees_who_comes_when_and_how_to_pay(cast: Cast, as_: As, confirmation: Task) -> None:
    html = as_(cast.client).page(url(confirmation))
    invoice = invoice_of(confirmation.case)
    code = code_of(invoice) if invoice else None
    assert code is not None
    assert cast.staff["lead-auditor"].name in html
    assert f'data-copy="{code.code}"' in html
    assert f"<span>{code.code[:5]}</span><span>{code.code[5:10]}</span>" in html
    assert "delapan juta rupiah" in html
    assert "Cara membayar" in html
    assert "Tanggal dan tim audit belum Anda terima; Pembayaran belum dilaporkan" in html
    assert 'value="keberatan"' not in html


def test_the_client_accepts_pays_and_confirms(cast: Cast, as_: As, confirmation: Task) -> None:
    client = as_(cast.client)
    assert client.send(url(confirmation, "isi/terima/")).status_code == 302
    assert "Rencana ini diterima" in client.page(url(confirmation))
    assert client.send(url(confirmation, "isi/lapor/"), payment(confirmation)).status_code == 302
    paid = payments_of(confirmation.case)[0]
    assert (paid.ntpn, paid.amount, paid.bank) == ("0A1B2C3D4E5F6G7H", 8_000_000, "Bank Contoh")
    html = client.page(url(confirmation))
    assert "Menunggu verifikasi bendahara" in html
    assert "Laporkan pembayaran lain" in html
    assert client.send(url(confirmation, "hasil/"), {"outcome": "dikonfirmasi"}).status_code == 302


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"ntpn": ""}, "Tulis NTPN dari bukti bayar Anda."),
        ({"ntpn": "ABC123"}, "NTPN terdiri atas 16 huruf dan angka; yang Anda tulis 6."),
        ({"ntpn": "ABCDEFGHIJKLMN?!"}, "NTPN hanya memuat huruf A–Z dan angka."),
        ({"amount": "banyak"}, "Tulis jumlahnya dengan angka saja"),
        ({"amount": "0"}, "Jumlah yang dibayar ditulis dalam rupiah bulat di atas nol."),
        ({"amount": "99999999999999"}, "Jumlah itu terlalu besar."),
        ({"paid_on": "2027-06-01"}, "Tanggal bayar tidak boleh sesudah hari ini"),
        ({"paid_on": "2026-01-05"}, "Tanggal bayar mendahului kode billing"),
        ({"bank": ""}, "Tulis bank, pos, atau aplikasi tempat Anda membayar."),
        ({"file": ""}, "Pilih berkas bukti bayarnya."),
        ({"file": SimpleUploadedFile("bpn.pdf", b"bukan pdf")}, "bpn.pdf"),
    ],
)
def test_a_payment_that_cannot_be_reported_keeps_what_was_typed(
    cast: Cast, as_: As, confirmation: Task, changed: dict[str, Any], sentence: str
) -> None:
    answer = as_(cast.client).send(url(confirmation, "isi/lapor/"), payment(confirmation, **changed))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in html
    assert "000123" in html
    assert payments_of(confirmation.case) == []


def test_an_ntpn_proves_one_payment(cast: Cast, as_: As, confirmation: Task) -> None:
    client = as_(cast.client)
    client.send(url(confirmation, "isi/lapor/"), payment(confirmation))
    answer = client.send(url(confirmation, "isi/lapor/"), payment(confirmation))
    assert "NTPN 0A1B2C3D4E5F6G7H sudah dilaporkan." in answer.content.decode()
    assert len(payments_of(confirmation.case)) == 1


def test_an_objection_to_a_member_goes_back_to_the_office(cast: Cast, as_: As, confirmation: Task) -> None:
    client, lead = as_(cast.client), cast.staff["lead-auditor"]
    objection = {"about": f"anggota-{lead.pk}", "reason": "Pernah bekerja di pesaing."}
    assert client.send(url(confirmation, "isi/keberatan/"), objection).status_code == 302
    assert AuditAnswer.objects.get().member == lead
    again = fresh(confirmation.case, "audit-letter")
    html = as_(cast.staff["pjt"]).page(url(again))
    assert "Usulan ke-1" in html
    assert f"Anggota tim: {lead.name}" in html
    assert "Pernah bekerja di pesaing." in html


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"about": "dates", "reason": ""}, "Tulis alasan keberatan Anda"),
        ({"about": "", "reason": "Tidak cocok."}, "Pilih terhadap apa Anda berkeberatan."),
        ({"about": "anggota-0", "reason": "Tidak cocok."}, "Pilih salah satu dari daftar."),
    ],
)
def test_an_objection_that_is_not_clear_comes_back(
    cast: Cast, as_: As, confirmation: Task, typed: dict[str, str], sentence: str
) -> None:
    answer = as_(cast.client).send(url(confirmation, "isi/keberatan/"), typed)
    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
    assert not AuditAnswer.objects.exists()


def test_an_objection_to_the_dates_names_nobody(cast: Cast, as_: As, confirmation: Task) -> None:
    typed = {"about": "dates", "reason": "Pabrik berhenti."}
    assert as_(cast.client).send(url(confirmation, "isi/keberatan/"), typed).status_code == 302
    assert AuditAnswer.objects.get().member is None


def test_the_office_reads_step_seven_and_answers_nothing(cast: Cast, as_: As, confirmation: Task) -> None:
    pjt = as_(cast.staff["pjt"])
    html = pjt.page(url(confirmation))
    assert "Ajukan keberatan" not in html
    assert "Halaman pembayaran" in html
    answer = pjt.send(url(confirmation, "isi/terima/"))
    assert answer.status_code == 422
    assert not AuditAnswer.objects.exists()


def test_the_client_reads_in_their_own_words_what_comes_next(cast: Cast, as_: As, confirmation: Task) -> None:
    following = procedure_of(confirmation).step("audit-ready")
    html = as_(cast.client).page(url(confirmation))
    assert f"Berikutnya: {client_words(following, confirmation.case.kind)}" in html
    assert f"Berikutnya: {following.title}" not in html


# Step 8


def test_step_eight_says_how_the_payment_stands(cast: Cast, as_: As, ready: Task) -> None:
    pjt = as_(cast.staff["pjt"])
    html = pjt.page(url(ready))
    assert "Pembayaran sudah dilaporkan dan menunggu verifikasi bendahara." in html
    assert "Belum bisa:" in html
    verify_payment(payments_of(ready.case)[0].pk, cast.staff["treasurer"], ready.opened_at)
    html = pjt.page(url(ready))
    assert "Lunas: pembayaran dinyatakan sah oleh bendahara." in html
    assert "Pratinjau memo kepada Seksi SS" in html
    assert pjt.get(url(ready, "pratinjau/memo-siap-audit/"))["Content-Type"] == "application/pdf"


# The payment page


def test_a_rejected_proof_leads_the_client_to_report_anew(cast: Cast, as_: As, ready: Task) -> None:
    reject_payment(
        payments_of(ready.case)[0].pk, cast.staff["treasurer"], ready.opened_at, "Nomor itu milik pihak lain."
    )
    client = as_(cast.client)
    tracker = client.page(f"/perkara/{ready.case_id}/")
    assert "Laporkan pembayaran Anda lagi." in tracker
    assert page_of(ready) in tracker
    home = client.page("/permohonan/")
    assert ("Laporkan pembayaran Anda lagi" in home, f'href="{page_of(ready)}"' in home) == (True, True)
    assert "Tidak ada yang perlu Anda lakukan sekarang" not in home
    html = client.page(page_of(ready))
    assert "Bukti pembayaran terakhir ditolak bendahara. Laporkan lagi dengan bukti yang benar." in html
    assert "Nomor itu milik pihak lain." in html
    assert client.send(page_of(ready), payment(ready)).status_code == 302
    assert settlement(ready.case).state == "reported"
    assert "Laporkan pembayaran Anda lagi." not in client.page(f"/perkara/{ready.case_id}/")
    assert "Tidak ada yang perlu Anda lakukan sekarang" in client.page("/permohonan/")


def test_whoever_never_reported_a_payment_is_asked_to_pay_and_not_to_report_again(
    cast: Cast, as_: As, ready: Task
) -> None:
    Payment.objects.all().delete()
    html = as_(cast.client).page(f"/perkara/{ready.case_id}/")
    assert "Bayar tagihan Anda, lalu laporkan." in html
    assert "Laporkan pembayaran Anda lagi." not in html


@pytest.mark.parametrize(
    ("ground", "advice"),
    [
        (Ground.WRONG_ACCOUNT, "minta pengembalian kepada penerimanya, lalu bayar dengan kode billing tagihan ini"),
        (Ground.NOT_ARRIVED, "Tanyakan kepada bank apakah setorannya sudah diteruskan"),
        (Ground.UNKNOWN, "Laporkan lagi dengan bukti yang benar."),
    ],
)
def test_each_ground_of_a_rejection_tells_the_client_what_to_do(
    cast: Cast, as_: As, ready: Task, ground: Ground, advice: str
) -> None:
    reject_payment(payments_of(ready.case)[0].pk, cast.staff["treasurer"], ready.opened_at, "Periksa lagi.", ground)
    assert advice in as_(cast.client).page(page_of(ready))


def test_a_report_from_the_page_comes_back_with_its_sentence(cast: Cast, as_: As, ready: Task) -> None:
    answer = as_(cast.client).send(page_of(ready), payment(ready, ntpn="123"))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "NTPN terdiri atas 16 huruf dan angka; yang Anda tulis 3." in html
    assert "Bank Contoh" in html


def test_an_expired_code_is_shown_as_such_and_renewed_by_seksi_pjt(
    cast: Cast, as_: As, confirmation: Task, move: Move
) -> None:
    move(confirmation.opened_at + timedelta(days=10))
    client, pjt = as_(cast.client), as_(cast.staff["pjt"])
    html = client.page(page_of(confirmation))
    assert "Kode ini tidak dapat dibayar lagi. Kantor akan menerbitkan kode baru" in html
    assert "data-copy" not in html
    assert "Perbarui kode billing" in pjt.page(page_of(confirmation))
    wrong = pjt.send(page_of(confirmation), {"act": "kode", "code": CODE, "expires_at": "2026-11-24T08:00"})
    assert (wrong.status_code, "Masa berlaku kode itu sudah lewat." in wrong.content.decode()) == (422, True)
    given = {"act": "kode", "code": CODE, "expires_at": "2027-01-30T08:00"}
    assert pjt.send(page_of(confirmation), given).status_code == 302
    html = client.page(page_of(confirmation))
    assert 'data-copy="820261123000001"' in html
    assert "Kode sebelumnya" in html
    assert len(codes_of(confirmation.case)) == 2


def test_the_head_records_a_written_agreement(cast: Cast, as_: As, ready: Task) -> None:
    head = as_(cast.staff["head"])
    assert "Catat kesepakatan tertulis" in head.page(page_of(ready))
    assert head.send(page_of(ready), {"act": "setuju", "words": ""}).status_code == 422
    scan = SimpleUploadedFile("kontrak.exe", b"MZ")
    assert head.send(page_of(ready), {"act": "setuju", "words": "Kontrak 12.", "file": scan}).status_code == 422
    agreed = {"act": "setuju", "words": "Kontrak 12/2026, dibayar 30 hari sesudah audit."}
    assert head.send(page_of(ready), agreed).status_code == 302
    assert settlement(ready.case).state == "agreed"
    html = head.page(page_of(ready))
    assert "Kontrak 12/2026, dibayar 30 hari sesudah audit." in html
    scan = SimpleUploadedFile("kontrak.pdf", sample("Kontrak"), "application/pdf")
    assert head.send(page_of(ready), {"act": "setuju", "words": "Kontrak 13.", "file": scan}).status_code == 302
    assert "Pindaian kesepakatan" in head.page(page_of(ready))


def test_what_somebody_may_not_do_is_not_offered_and_refused(cast: Cast, as_: As, ready: Task) -> None:
    auditor: Browser = as_(cast.staff["auditor"])
    html = auditor.page(page_of(ready))
    assert all(words not in html for words in ("Perbarui kode", "Catat kesepakatan", "Laporkan pembayaran"))
    for act in (
        payment(ready),
        {"act": "kode", "code": CODE, "expires_at": "2027-01-30T08:00"},
        {"act": "setuju", "words": "Kontrak."},
    ):
        assert auditor.send(page_of(ready), act).status_code == 422
    assert auditor.send(page_of(ready), {"act": "lain"})["Location"] == page_of(ready)
    as_(cast.outsider).page(page_of(ready), 404)


def test_before_the_invoice_is_sent_the_client_sees_none(cast: Cast, as_: As, letter: Task) -> None:
    as_(cast.staff["pjt"]).send(url(letter, "isi/simpan/"), plan(cast))
    client = as_(cast.client)
    assert "Rp 8.000.000" not in client.page(page_of(letter))
    assert "Tagihan dan pembayaran" not in client.page(f"/perkara/{letter.case_id}/")
    assert "Tagihan dan pembayaran" in as_(cast.staff["head"]).page(f"/perkara/{letter.case_id}/")


def test_too_much_and_too_little_are_named(cast: Cast, as_: As, confirmation: Task) -> None:
    client, treasurer = as_(cast.client), cast.staff["treasurer"]
    client.send(page_of(confirmation), payment(confirmation, amount="5.000.000"))
    verify_payment(payments_of(confirmation.case)[0].pk, treasurer, confirmation.opened_at)
    html = client.page(page_of(confirmation))
    assert "Baru diterima Rp 5.000.000; masih kurang Rp 3.000.000." in html
    assert 'value="3.000.000"' in html
    client.send(page_of(confirmation), payment(confirmation, ntpn="B" * 16, amount="4.000.000"))
    verify_payment(payments_of(confirmation.case)[1].pk, treasurer, confirmation.opened_at)
    html = client.page(page_of(confirmation))
    assert "Lunas, dengan kelebihan Rp 1.000.000." in html
    assert "kelebihannya dengan Anda" in html
    assert "kelebihannya dengan pelanggan" in as_(cast.staff["pjt"]).page(page_of(confirmation))
    assert "Laporkan pembayaran" not in html
    assert "Cara membayar" not in html


def test_the_page_of_a_case_that_is_over_is_only_read(cast: Cast, as_: As, ready: Task) -> None:
    actions.withdraw(ready.case_id, cast.client, ready.opened_at, reason="Tidak jadi.")
    html = as_(cast.client).page(page_of(ready))
    assert "Rp 8.000.000" in html
    assert "Laporkan pembayaran" not in html
    answer = as_(cast.client).send(page_of(ready), payment(ready))
    assert (answer.status_code, "sudah berakhir" in answer.content.decode()) == (422, True)


def test_the_code_is_proposed_to_hold_as_long_as_the_tariff_says(cast: Cast, as_: As, letter: Task) -> None:
    cast.office.tariffs.update(code_days=14)
    pjt = as_(cast.staff["pjt"])
    pjt.send(url(letter, "isi/simpan/"), plan(cast))
    assert f'value="{letter.opened_at.date() + timedelta(days=14)}T' in pjt.page(url(letter))


def test_a_new_invoice_that_is_not_sent_yet_says_nothing_to_the_client(cast: Cast, as_: As, confirmation: Task) -> None:
    client, pjt = as_(cast.client), as_(cast.staff["pjt"])
    client.send(url(confirmation, "isi/keberatan/"), {"about": "none", "reason": "Pabrik libur"})
    again = fresh(confirmation.case, "audit-letter")
    changed = {f"biaya_{TariffLine.objects.get(key='audit').pk}": "9"}
    assert pjt.send(url(again, "isi/simpan/"), plan(cast, **changed)).status_code == 302
    assert "Tagihan belum diterbitkan." in client.page(page_of(confirmation))
    assert "Tagihan belum diterbitkan." not in pjt.page(page_of(confirmation))


def test_in_a_later_round_what_is_paid_asks_for_no_code(cast: Cast, as_: As, confirmation: Task) -> None:
    client, pjt = as_(cast.client), as_(cast.staff["pjt"])
    client.send(page_of(confirmation), payment(confirmation))
    verify_payment(payments_of(confirmation.case)[0].pk, cast.staff["treasurer"], confirmation.opened_at)
    client.send(url(confirmation, "isi/keberatan/"), {"about": "none", "reason": "Pabrik libur"})
    again = fresh(confirmation.case, "audit-letter")
    pjt.send(url(again, "isi/simpan/"), plan(cast))
    html = pjt.page(url(again))
    assert "Periksa surat dan tagihannya, lalu kirim." in html
    for words in ("Jumlah tagihan", "Sudah diterima", "Lunas: pembayaran dinyatakan sah oleh bendahara."):
        assert words in html
    for words in ("Masukkan kode billing", "Simpan kode", "Jumlah yang harus dibayar", "Kode billing yang lama"):
        assert words not in html
    dearer = {f"biaya_{TariffLine.objects.get(key='audit').pk}": "3"}
    pjt.send(url(again, "isi/simpan/"), plan(cast, **dearer))
    html = pjt.page(url(again))
    assert "Baru diterima Rp 8.000.000; masih kurang Rp 1.500.000." in html
    assert "Simpan kode" in html


def test_an_agreement_still_says_what_was_received(cast: Cast, as_: As, confirmation: Task) -> None:
    client = as_(cast.client)
    client.send(page_of(confirmation), payment(confirmation, amount="5.000.000"))
    verify_payment(payments_of(confirmation.case)[0].pk, cast.staff["treasurer"], confirmation.opened_at)
    as_(cast.staff["head"]).send(page_of(confirmation), {"act": "setuju", "words": "SPK 12/2026"})
    said = "Sudah diterima Rp 5.000.000; sisanya, Rp 3.000.000, dibayar kemudian menurut kesepakatan tertulis."
    assert said in client.page(page_of(confirmation))


ODD = (
    "",
    " ",
    "x" * 10_000,
    "\0",
    "\U0001f600" * 16,
    "-1",
    "9" * 30,
    "0001-01-01T00:00",
    "9999-12-31T23:59",
    "2099-12-07",
)


@pytest.mark.parametrize(("act", "role"), [("lapor", "client"), ("kode", "pjt"), ("setuju", "head")])
def test_odd_words_about_money_are_refused_with_a_sentence(
    cast: Cast, as_: As, ready: Task, act: str, role: str
) -> None:
    person, before = as_(cast.client if role == "client" else cast.staff[role]), len(codes_of(ready.case))
    names = ("ntpn", "ntb", "bank", "paid_on", "amount", "code", "expires_at")
    for odd in ODD:
        answer = person.send(page_of(ready), {"act": act, "words": "", **dict.fromkeys(names, odd)})
        assert answer.status_code == 422
    assert person.send(page_of(ready), {"act": act}).status_code == 422
    assert person.send(page_of(ready), {"act": "\0"}).status_code == 302
    assert (len(codes_of(ready.case)), len(payments_of(ready.case)), agreement_of(ready.case)) == (before, 1, None)


def test_odd_words_in_the_plan_have_their_sentence(cast: Cast, as_: As, letter: Task) -> None:
    pjt = as_(cast.staff["pjt"])
    for odd in ODD:
        everything = {name: odd for name in plan(cast) if name != "place"}
        assert pjt.send(url(letter, "isi/simpan/"), plan(cast, **everything)).status_code == 422
    for odd in ("", "\0", "x" * 10_000):
        assert pjt.send(url(letter, "isi/simpan/"), plan(cast, place=odd)).status_code == 422
    far = plan(cast, starts_on="2099-12-07", ends_on="2099-12-07")
    refused = pjt.send(url(letter, "isi/simpan/"), far)
    assert "Kalender kantor belum memuat" in refused.content.decode()


def test_after_a_part_payment_the_rest_stands_in_front_and_its_spent_code_is_not_offered(
    cast: Cast, as_: As, confirmation: Task
) -> None:
    client, pjt = as_(cast.client), as_(cast.staff["pjt"])
    client.send(page_of(confirmation), payment(confirmation, amount="5.000.000"))
    verify_payment(payments_of(confirmation.case)[0].pk, cast.staff["treasurer"], confirmation.opened_at)
    for page in (client.page(page_of(confirmation)), client.page(url(confirmation))):
        assert "tiga juta rupiah" in page
        assert "Sisa dari tagihan Rp 8.000.000; Rp 5.000.000 sudah diterima." in page
        assert "Kantor menerbitkan kode baru untuk sisanya" in page
        assert "data-copy" not in page
        assert "Sudah dibayar" in page
    assert "sebesar sisanya" in pjt.page(page_of(confirmation))
    given = {"act": "kode", "code": "820261123000009", "expires_at": "2027-01-30T08:00"}
    assert pjt.send(page_of(confirmation), given).status_code == 302
    page = client.page(page_of(confirmation))
    assert 'data-copy="820261123000009"' in page
    assert "Sisa dari tagihan" in page


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("7.500.000", "Jumlah ini kurang Rp 500.000 dari tagihan"),
        ("8.250.000", "Jumlah ini lebih Rp 250.000 dari tagihan"),
        ("8.000.000", ""),
    ],
)
def test_a_reported_amount_that_differs_from_the_bill_is_named(
    cast: Cast, as_: As, confirmation: Task, amount: str, words: str
) -> None:
    client = as_(cast.client)
    assert client.send(url(confirmation, "isi/lapor/"), payment(confirmation, amount=amount)).status_code == 302
    page = client.page(url(confirmation))
    assert "menunggu verifikasi bendahara" in page
    assert words in page
    assert ("Jumlah ini" in page) is bool(words)


def test_the_rest_is_compared_with_what_was_reported_before(cast: Cast, as_: As, confirmation: Task) -> None:
    client = as_(cast.client)
    client.send(page_of(confirmation), payment(confirmation, amount="5.000.000"))
    client.page(page_of(confirmation))
    client.send(page_of(confirmation), payment(confirmation, ntpn="B" * 16, amount="3.000.000"))
    assert "Jumlah ini" not in client.page(page_of(confirmation))


def test_the_proof_outlives_a_refused_report_as_often_as_it_is_refused(cast: Cast, as_: As, confirmation: Task) -> None:
    client = as_(cast.client)
    html = client.send(page_of(confirmation), payment(confirmation, ntpn="123")).content.decode()
    assert "Berkas “bpn.pdf” sudah kami simpan" in html
    again = client.send(page_of(confirmation), payment(confirmation, ntpn="12", file="") | held_in(html))
    assert "Berkas “bpn.pdf” sudah kami simpan" in again.content.decode()
    sent = payment(confirmation, file="") | held_in(again.content.decode())
    assert client.send(page_of(confirmation), sent).status_code == 302
    [paid] = payments_of(confirmation.case)
    assert paid.file is not None
    assert paid.file.filename == "bpn.pdf"


def test_a_held_file_is_only_for_whoever_sent_it_and_a_bad_one_is_not_held(
    cast: Cast, as_: As, confirmation: Task
) -> None:
    bad = SimpleUploadedFile("bpn.pdf", b"bukan pdf")
    html = as_(cast.client).send(page_of(confirmation), payment(confirmation, ntpn="1", file=bad)).content.decode()
    assert held_in(html) == {}
    html = as_(cast.client).send(page_of(confirmation), payment(confirmation, ntpn="1")).content.decode()
    head, agreed = as_(cast.staff["head"]), {"act": "setuju", "words": "Kontrak 12."}
    answer = head.send(page_of(confirmation), agreed | held_in(html))
    assert "Berkas yang Anda pilih tadi tidak tersimpan lagi." in answer.content.decode()
    assert agreement_of(confirmation.case) is None
    assert head.send(page_of(confirmation), agreed).status_code == 302
