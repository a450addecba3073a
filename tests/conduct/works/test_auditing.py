"""Steps 6, 7 and 8: what their buttons wait for, and what stands on the papers they write."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from mutubaku.audits.errors import InThePast
from mutubaku.audits.models import About, AuditProposal
from mutubaku.audits.queries import answer_in, proposal_of, proposals_of
from mutubaku.billing.errors import CodeExpired
from mutubaku.billing.models import InvoiceLine, Part
from mutubaku.billing.queries import code_of, invoice_of, payments_of, settlement
from mutubaku.cases.models import Task
from mutubaku.cli.demonstration.filling import fill
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct import actions, guard
from mutubaku.conduct.actions.paying import agree_payment, reject_payment, report_payment_anew, verify_payment
from mutubaku.conduct.works.audit_letter import _bill, _information, bill
from mutubaku.conduct.works.audit_ready import _memo
from mutubaku.conduct.works.billed import fee_table, sums_table
from mutubaku.conduct.works.confirmation import _payment, _sheet
from mutubaku.conduct.works.paid import status_of
from mutubaku.conduct.works.planned import audit_days, team_table
from mutubaku.documents.models import Document
from mutubaku.documents.queries import present_kinds
from mutubaku.people.access import SYSTEM
from tests.cast import Cast, do_step, fresh

SOON = timedelta(minutes=5)


def missing(task: Task, outcome: str) -> tuple[str, ...]:
    """What a button says is missing."""
    return next(one.missing for one in guard.choices(task) if one.outcome.key == outcome)


def outcome_of(task: Task, key: str) -> Any:
    return next(one.outcome for one in guard.choices(task) if one.outcome.key == key)


def kinds(task: Task) -> set[str]:
    return set(Document.objects.filter(versions__task=task).values_list("kind", flat=True))


# Step 6


def test_the_letter_waits_for_the_plan_then_for_the_code(cast: Cast) -> None:
    letter = cast.case_at("audit-letter")
    lacking = ("Waktu audit belum ditetapkan", "Tanggal, tim, dan biaya audit belum disimpan")
    assert missing(letter, "dikirim") == lacking
    fill(letter, outcome_of(letter, "dikirim"), cast.staff["pjt"], letter.opened_at)
    assert missing(letter, "dikirim") == ()
    invoice = invoice_of(letter.case)
    assert invoice is not None
    invoice.codes.all().delete()
    assert missing(letter, "dikirim") == ("Kode billing belum dimasukkan",)
    invoice.withdrawn_at = letter.opened_at
    invoice.save()
    assert missing(letter, "dikirim") == ("Biaya audit belum dihitung",)


def test_sending_writes_the_letter_and_the_bill(cast: Cast) -> None:
    confirmation = cast.case_at("confirmation")
    assert {"surat-informasi-audit", "e-billing"} <= kinds(fresh(confirmation.case, "audit-letter"))


def test_a_plan_that_has_run_out_is_not_sent(cast: Cast) -> None:
    letter = cast.case_at("audit-letter")
    fill(letter, outcome_of(letter, "dikirim"), cast.staff["pjt"], letter.opened_at)
    with pytest.raises(InThePast):
        actions.perform(letter.pk, "dikirim", cast.staff["pjt"], letter.opened_at + timedelta(days=60))


def test_a_code_that_has_run_out_is_not_sent_unless_the_money_is_there(cast: Cast) -> None:
    letter = cast.case_at("audit-letter")
    fill(letter, outcome_of(letter, "dikirim"), cast.staff["pjt"], letter.opened_at)
    invoice = invoice_of(letter.case)
    code = code_of(invoice) if invoice else None
    assert code is not None
    code.expires_at = letter.opened_at
    code.save()
    with pytest.raises(CodeExpired):
        actions.perform(letter.pk, "dikirim", cast.staff["pjt"], letter.opened_at + SOON)
    agree = {"words": "Dibayar menurut kontrak."}
    letter.case.payment_agreements.create(agreed_at=letter.opened_at, agreed_as="Kepala Balai", **agree)
    actions.perform(letter.pk, "dikirim", cast.staff["pjt"], letter.opened_at + SOON)


def test_before_anything_is_saved_the_papers_are_shown_with_empty_places(cast: Cast) -> None:
    letter = cast.case_at("audit-letter")
    information, billed = _information(letter, SYSTEM, letter.opened_at), _bill(letter, SYSTEM, letter.opened_at)
    assert set(information.fields.values()) == {""}
    assert [table.rows for table in information.tables] == [()]
    assert (set(billed.fields.values()), billed.tables, billed.number) == ({""}, (), "")


def test_the_letter_says_when_where_who_and_how_much(cast: Cast) -> None:
    confirmation = cast.case_at("confirmation", "sppt-sni")
    proposal = proposal_of(confirmation.case)
    assert proposal is not None
    proposal.starts_on, proposal.ends_on = date(2026, 12, 7), date(2026, 12, 9)
    proposal.save()
    task = fresh(confirmation.case, "audit-letter")
    letter = _information(task, SYSTEM, task.opened_at)
    assert letter.fields["tanggal_audit"] == "Senin, 7 Desember 2026 sampai dengan Rabu, 9 Desember 2026"
    assert letter.fields["biaya"] == "Rp 8.000.000"
    assert letter.fields["terbilang"] == "delapan juta rupiah"
    assert letter.fields["kedaluwarsa_billing"].endswith(" WIB")
    names = [cast.staff[role].name for role in ("lead-auditor", "auditor", "ppc")]
    assert letter.tables[0].rows == tuple(
        zip(names, ("Ketua tim audit", "Auditor", "Petugas pengambil contoh"), strict=True)
    )
    assert bill(task.case).number == bill(task.case).fields["nomor_tagihan"] != ""


def test_an_audit_of_one_day_is_said_once(cast: Cast) -> None:
    proposal = proposal_of(cast.case_at("confirmation").case)
    assert proposal is not None
    proposal.starts_on = proposal.ends_on = date(2026, 12, 7)
    assert audit_days(proposal) == "Senin, 7 Desember 2026"
    assert (audit_days(None), team_table(None).rows) == ("", ())


def test_the_bill_names_the_law_of_the_tariff_only_once_it_is_confirmed(cast: Cast) -> None:
    case = cast.case_at("confirmation").case
    case.office.tariffs.update(is_confirmed=True, legal_base="PP 54/2021")
    assert bill(case).fields["dasar_tarif"] == "PP 54/2021"
    case.office.tariffs.update(is_confirmed=False)
    assert bill(case).fields["dasar_tarif"] == ""


def test_after_a_part_payment_the_bill_asks_for_the_rest_without_the_spent_code(cast: Cast) -> None:
    task = cast.case_at("confirmation")
    paid = {"ntb": "", "bank": "Bank Contoh", "paid_on": task.opened_at.date()}
    first = report_payment_anew(task.case_id, cast.client, task.opened_at, ntpn="A" * 16, amount=5_000_000, **paid)
    assert bill(task.case).fields["kode_billing"]
    verify_payment(first.pk, cast.staff["treasurer"], task.opened_at)
    made = bill(task.case)
    assert (made.fields["biaya"], made.fields["terbilang"]) == ("Rp 3.000.000", "tiga juta rupiah")
    assert made.fields["kode_billing"] == ""
    rows = [(row[0], row[-1]) for row in made.tables[0].rows[-3:]]
    assert rows == [
        ("Jumlah tagihan", "Rp 8.000.000"),
        ("Sudah diterima", "Rp -5.000.000"),
        ("Sisa yang harus dibayar", "Rp 3.000.000"),
    ]
    assert made.fields["keadaan_bayar"] == (
        "Dari tagihan sebesar Rp 8.000.000 telah diterima Rp 5.000.000; sisanya Rp 3.000.000. "
        "Kode billing untuk sisanya disampaikan kemudian."
    )
    report_payment_anew(task.case_id, cast.client, task.opened_at, ntpn="B" * 16, amount=1_000_000, **paid)
    assert bill(task.case).fields["diminta"] == "Rp 2.000.000"
    assert "sebesar Rp 1.000.000 telah dilaporkan dan menunggu" in bill(task.case).fields["keadaan_bayar"]
    agree_payment(task.case_id, cast.staff["head"], task.opened_at, words="Dibayar menurut kontrak.")
    agreed = bill(task.case).fields
    assert (agreed["biaya"], agreed["diminta"]) == ("Rp 2.000.000", "")
    assert agreed["keadaan_bayar"].endswith("Yang belum dibayar akan dibayar kemudian menurut kesepakatan tertulis.")


@pytest.mark.parametrize(("amount", "over"), [(8_000_000, ""), (8_500_000, ", dengan kelebihan Rp 500.000")])
def test_what_is_paid_is_not_asked_for_again_in_a_later_round(cast: Cast, amount: int, over: str) -> None:
    task = cast.case_at("confirmation")
    paid = {"ntb": "", "bank": "Bank Contoh", "paid_on": task.opened_at.date()}
    whole = report_payment_anew(task.case_id, cast.client, task.opened_at, ntpn="A" * 16, amount=amount, **paid)
    verify_payment(whole.pk, cast.staff["treasurer"], task.opened_at)
    enter_again = bill(task.case).fields
    assert [enter_again[key] for key in ("biaya", "terbilang", "kode_billing", "diminta")] == [""] * 4
    received = f"{amount:,}".replace(",", ".")
    assert enter_again["keadaan_bayar"] == (
        f"Tagihan sebesar Rp 8.000.000 sudah lunas: telah diterima Rp {received}{over}. Tidak ada yang perlu dibayar."
    )
    last = sums_table(invoice_of(task.case)).rows[-1]  # type: ignore[arg-type]  # there is one
    assert last == (("Jumlah kelebihan", "Rp 500.000") if over else ("Sisa yang harus dibayar", "Rp 0"))


def test_in_a_later_round_the_rest_needs_a_code_that_has_not_run_out(cast: Cast) -> None:
    task = cast.case_at("confirmation")
    pjt, client = cast.staff["pjt"], cast.client
    paid = {"ntb": "", "bank": "Bank Contoh", "paid_on": task.opened_at.date()}
    first = report_payment_anew(task.case_id, client, task.opened_at, ntpn="A" * 16, amount=5_000_000, **paid)
    verify_payment(first.pk, cast.staff["treasurer"], task.opened_at)
    actions.perform(task.pk, "keberatan", client, task.opened_at, note="Pabrik berhenti.")
    again = fresh(task.case, "audit-letter")
    before = proposals_of(task.case)[0]
    team = [(one.user_id, one.function) for one in before.members.all()]
    copied = AuditProposal.objects.create(
        task=again, starts_on=before.starts_on, ends_on=before.ends_on, place=before.place, reason=before.reason
    )
    for user_id, function in team:
        copied.members.create(user_id=user_id, function=function)
    assert "Kode billing belum dimasukkan" in missing(again, "dikirim")
    soon = again.opened_at + SOON
    actions.enter_billing_code(task.case_id, pjt, soon, code="820261123000099", expires_at=soon + SOON)
    with pytest.raises(CodeExpired):
        actions.perform(again.pk, "dikirim", pjt, soon + 2 * SOON)


def test_whoever_audits_and_takes_samples_is_named_once_with_both(cast: Cast) -> None:
    proposal = proposal_of(cast.case_at("confirmation").case)
    assert proposal is not None
    proposal.members.create(user=cast.staff["auditor"], function="ppc")
    assert (cast.staff["auditor"].name, "Auditor, Petugas pengambil contoh") in team_table(
        proposal_of_again(proposal)
    ).rows


def proposal_of_again(proposal: Any) -> Any:
    """The proposal with its team read anew."""
    return type(proposal).objects.get(pk=proposal.pk)


def test_a_bill_adds_up_part_by_part(cast: Cast) -> None:
    invoice = invoice_of(cast.case_at("confirmation").case)
    assert invoice is not None
    assert fee_table(invoice).rows == (
        ("Permohonan", "1", "paket", "Rp 5.000.000", "Rp 5.000.000"),
        ("Audit", "2", "paket", "Rp 1.500.000", "Rp 3.000.000"),
        ("Perjalanan (dibebankan tersendiri)", "1", "paket", "", ""),
        ("Uji (dibebankan tersendiri)", "1", "paket", "", ""),
        ("Jumlah yang harus dibayar", "", "", "", "Rp 8.000.000"),
    )
    InvoiceLine.objects.filter(key="perjalanan").update(price=700_000, amount=700_000, part=Part.TRANSPORT)
    invoice.discount, invoice.total = 2_000_000, 6_700_000
    invoice.save()
    assert fee_table(invoice).rows[2:] == (
        ("Subjumlah biaya sertifikasi", "", "", "", "Rp 8.000.000"),
        ("Perjalanan", "1", "paket", "Rp 700.000", "Rp 700.000"),
        ("Subjumlah transportasi dan akomodasi", "", "", "", "Rp 700.000"),
        ("Uji (dibebankan tersendiri)", "1", "paket", "", ""),
        ("Potongan usaha mikro, kecil, dan menengah", "", "", "", "Rp -2.000.000"),
        ("Jumlah yang harus dibayar", "", "", "", "Rp 6.700.000"),
    )
    assert sums_table(invoice).rows == (
        ("Biaya sertifikasi", "Rp 8.000.000"),
        ("Transportasi dan akomodasi", "Rp 700.000"),
        ("Potongan usaha mikro, kecil, dan menengah", "Rp -2.000.000"),
        ("Uji (dibebankan tersendiri)", ""),
        ("Jumlah yang harus dibayar", "Rp 6.700.000"),
    )


# Step 7


def test_confirming_waits_for_the_acceptance_and_the_payment(cast: Cast) -> None:
    task = cast.case_at("confirmation")
    assert missing(task, "dikonfirmasi") == (
        "Tanggal dan tim audit belum Anda terima",
        "Pembayaran belum dilaporkan",
    )
    actions.confirm_audit(task.pk, cast.client, task.opened_at)
    assert missing(task, "dikonfirmasi") == ("Pembayaran belum dilaporkan",)
    agree_payment(task.case_id, cast.staff["head"], task.opened_at, words="Dibayar menurut kontrak.")
    assert missing(task, "dikonfirmasi") == ()


def test_a_rejected_payment_does_not_confirm(cast: Cast) -> None:
    task = cast.case_at("confirmation")
    fill(task, outcome_of(task, "dikonfirmasi"), cast.client, task.opened_at)
    assert missing(task, "dikonfirmasi") == ()
    reject_payment(payments_of(task.case)[0].pk, cast.staff["treasurer"], task.opened_at, "NTPN milik pihak lain.")
    assert missing(task, "dikonfirmasi") == ("Pembayaran belum dilaporkan",)


def test_confirming_leaves_the_sheet_and_the_proof_as_it_was_uploaded_and_no_receipt(cast: Cast) -> None:
    ready = cast.case_at("audit-ready")
    task = fresh(ready.case, "confirmation")
    assert kinds(task) == {"lembar-konfirmasi", "konfirmasi-pembayaran"}
    assert all(paper.is_there for paper in guard.papers_of(task, present_kinds(task.case_id)))
    proof = Document.objects.get(case=ready.case, kind="konfirmasi-pembayaran").versions.get()
    assert proof.filename == "bukti-penerimaan-negara.pdf"


def test_the_client_s_papers_go_to_the_head_of_the_office(cast: Cast) -> None:
    task = fresh(cast.case_at("audit-ready").case, "confirmation")
    sheet, paid = _sheet(task, SYSTEM, task.opened_at), _payment(task, SYSTEM, task.opened_at)
    assert sheet.recipient == paid.recipient
    assert sheet.recipient[0].startswith("Kepala ")
    assert (paid.fields["jumlah"], paid.fields["terbilang"]) == ("Rp 8.000.000", "delapan juta rupiah")
    assert paid.fields["status"] == "menunggu verifikasi bendahara"


def test_the_client_s_confirmation_lists_every_payment_and_encloses_only_proofs_that_were_handed_in(
    cast: Cast,
) -> None:
    task = cast.case_at("confirmation")
    paid = {"ntb": "", "bank": "Bank Contoh", "paid_on": task.opened_at.date(), "amount": 1_000_000}
    proof = {"name": "bpn.pdf", "data": sample("BPN")}
    for ntpn, file in (("A" * 16, proof), ("B" * 16, {}), ("C" * 16, proof)):
        report_payment_anew(task.case_id, cast.client, task.opened_at, ntpn=ntpn, **paid, **file)
    reject_payment(payments_of(task.case)[2].pk, cast.staff["treasurer"], task.opened_at, "Buram.")
    said = _payment(task, SYSTEM, task.opened_at)
    assert [(row[1], row[4]) for row in said.tables[0].rows] == [
        ("A" * 16, "menunggu verifikasi bendahara"),
        ("B" * 16, "menunggu verifikasi bendahara"),
        ("C" * 16, "ditolak bendahara: Buram."),
    ]
    assert said.fields["penyampaian"] == f"Bukti pembayaran dengan NTPN {'A' * 16} kami sampaikan bersama surat ini."
    assert said.fields["keterangan"] == ""


def test_the_confirmation_says_how_far_a_payment_has_come(cast: Cast) -> None:
    ready = cast.case_at("audit-ready")
    payment = payments_of(ready.case)[0]
    verify_payment(payment.pk, cast.staff["treasurer"], ready.opened_at)
    payment.refresh_from_db()
    assert status_of(payment) == "dinyatakan sah oleh bendahara"
    payment.verified_at, payment.rejected_at, payment.reason = None, ready.opened_at, "Rekening salah."
    assert status_of(payment) == "ditolak bendahara: Rekening salah."
    assert status_of(None) == "dibayar kemudian menurut kesepakatan tertulis"


def test_with_an_agreement_and_no_payment_the_papers_say_so(cast: Cast) -> None:
    task = cast.case_at("confirmation")
    actions.confirm_audit(task.pk, cast.client, task.opened_at)
    agree_payment(task.case_id, cast.staff["head"], task.opened_at, words="Dibayar menurut kontrak.")
    actions.perform(task.pk, "dikonfirmasi", cast.client, task.opened_at)
    assert kinds(task) == {"lembar-konfirmasi", "konfirmasi-pembayaran"}
    assert all(paper.is_there for paper in guard.papers_of(task, present_kinds(task.case_id)))
    fields = _payment(task, SYSTEM, task.opened_at).fields
    assert (fields["ntpn"], fields["status"]) == ("—", "dibayar kemudian menurut kesepakatan tertulis")
    assert (fields["keterangan"][:16], fields["penyampaian"]) == ("Yang belum dibay", "")


def test_an_objection_by_the_note_alone_is_kept_among_the_rounds(cast: Cast) -> None:
    task = cast.case_at("confirmation")
    actions.perform(task.pk, "keberatan", cast.client, task.opened_at, note="Pabrik berhenti pada minggu itu.")
    answer = answer_in(task)
    assert answer is not None
    assert (answer.is_accepted, answer.about, answer.reason) == (False, About.NONE, "Pabrik berhenti pada minggu itu.")


# Step 8


def test_no_audit_before_payment(cast: Cast) -> None:
    ready = cast.case_at("audit-ready")
    assert missing(ready, "disampaikan") == ("Pembayaran belum dinyatakan sah oleh bendahara",)
    verify_payment(payments_of(ready.case)[0].pk, cast.staff["treasurer"], ready.opened_at)
    assert missing(ready, "disampaikan") == ()


def test_a_part_payment_is_not_enough_until_the_rest_is_there(cast: Cast) -> None:
    task = cast.case_at("confirmation")
    actions.confirm_audit(task.pk, cast.client, task.opened_at)
    paid = {"ntb": "", "bank": "Bank Contoh", "paid_on": task.opened_at.date()}
    proof = {"name": "bpn.pdf", "data": sample("BPN")}
    first = report_payment_anew(
        task.case_id, cast.client, task.opened_at, ntpn="A" * 16, amount=5_000_000, **paid, **proof
    )
    actions.perform(task.pk, "dikonfirmasi", cast.client, task.opened_at)
    verify_payment(first.pk, cast.staff["treasurer"], task.opened_at)
    ready = fresh(task.case, "audit-ready")
    assert (settlement(task.case).state, settlement(task.case).missing) == ("short", 3_000_000)
    assert missing(ready, "disampaikan") == ("Pembayaran belum dinyatakan sah oleh bendahara",)
    rest = report_payment_anew(
        task.case_id, cast.client, task.opened_at, ntpn="B" * 16, amount=4_000_000, **paid, **proof
    )
    verify_payment(rest.pk, cast.staff["treasurer"], task.opened_at)
    assert (settlement(task.case).state, settlement(task.case).surplus) == ("over", 1_000_000)
    assert missing(ready, "disampaikan") == ()


def test_without_a_treasurer_the_head_agrees_to_a_later_payment(cast: Cast) -> None:
    ready = cast.case_at("audit-ready")
    cast.office.role_assignments.filter(role="treasurer").delete()
    do_step(ready, outcome_of(ready, "disampaikan"), ready.opened_at)
    assert settlement(ready.case).state == "agreed"


def test_the_memo_tells_seksi_ss_when_and_who(cast: Cast) -> None:
    ready = cast.case_at("audit-ready")
    memo = _memo(ready, SYSTEM, ready.opened_at)
    assert memo.recipient == ("Kepala Seksi Standardisasi dan Sertifikasi",)
    assert " 2026" in memo.fields["tanggal_audit"] or " 2027" in memo.fields["tanggal_audit"]
    do_step(ready, outcome_of(ready, "disampaikan"), ready.opened_at)
    assert kinds(ready) == {"memo-siap-audit"}
