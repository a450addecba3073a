"""What a case costs and how far it is paid, as its pages show it to the client and to the office."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from mutubaku.billing.models import BillingCode, Ending, Ground, Invoice, Part, Payment, Refund, RefundEnd
from mutubaku.billing.policy import QuoteLine, Settlement
from mutubaku.billing.queries import (
    agreement_of,
    billed_among,
    code_of,
    codes_of,
    invoice_of,
    last_rejected_among,
    payments_of,
    quote_of,
    settlement,
    settlements,
    spent_codes,
)
from mutubaku.billing.refunds.queries import refunds_of, set_off_here
from mutubaku.cases.models import Case, Task
from mutubaku.conduct.works.audit_fee import since_invoice
from mutubaku.paper.terbilang import terbilang
from mutubaku.people.access import office_day
from mutubaku.web.reasons import decimals
from mutubaku.web.writing import more_or_less, rupiah, tanggal

ASKING = ("audit-letter", "confirmation")  # while one of these is open, the payment is asked for there


@dataclass(frozen=True)
class PartRows:
    """The lines of one part of an invoice, with what they come to when there are other parts beside."""

    label: str
    lines: tuple[QuoteLine, ...]
    amount: int | None


@dataclass(frozen=True)
class PaymentRow:
    """A reported payment: what the proof says, and what the treasurer found."""

    ntpn: str
    amount: int
    paid_on: date
    bank: str
    ntb: str
    href: str
    status: str
    text: str
    reason: str


@dataclass(frozen=True)
class CodeRow:
    """A code, in groups that are easier to read aloud; a copy of it has no spaces all the same."""

    code: str
    groups: tuple[str, ...]
    expires_at: datetime
    is_expired: bool
    is_paid: bool = False


def money_of(case: Case, at: datetime, *, as_client: bool) -> dict[str, Any]:
    """The invoice, its code, the payments, and where they stand; a client sees an invoice once it has been sent."""
    invoice = invoice_of(case)
    if invoice is not None and as_client and invoice.task.is_open:
        invoice = None
    stands = settlement(case)
    if invoice is None:  # the client is not told what an invoice will say before it is sent
        stands = replace(stands, state="none" if not stands.is_settled else stands.state)
    payments = payments_of(case)
    return {
        "invoice": invoice,
        "stands": stands,
        "standing": standing(stands, payments, as_client=as_client),
        "agreement": agreement_of(case),
        "payments": [payment_row(one) for one in reversed(payments)],
        **(invoice_rows(invoice, stands, at) if invoice else {}),
        "since_invoice": since_invoice_words(case, at) if not as_client else "",
        "refunds": [refund_row(one) for one in refunds_of(case)],
        "gained": set_off_here(case),
        "may_pay": not stands.is_paid,
        "shows_code": stands.is_owed,
    }


def since_invoice_words(case: Case, at: datetime) -> str:
    """That the audit time was fixed anew after the invoice was made, with the money; empty when it was not."""
    since = since_invoice(case, office_day(case.office, at).date())
    if since is None:
        return ""
    words = _(
        "Waktu audit ditetapkan lagi sesudah tagihan ini dibuat: %(before)s hari menjadi %(days)s hari. Menurut tarif "
        "biaya hari auditor %(money)s; tagihan ini tidak berubah dengan sendirinya."
    )
    days = {"before": decimals(since.before.normalize()), "days": decimals(since.days.normalize())}
    return words % {**days, "money": more_or_less(since.money)}


def invoice_rows(invoice: Invoice, stands: Settlement, at: datetime) -> dict[str, Any]:
    """The lines, part by part, what is still to be paid, the sum in words, and the codes.

    A code that has been paid is none to pay the rest by, for it carries one sum: it stands among those before.
    """
    quote, code, spent = quote_of(invoice), code_of(invoice), spent_codes(invoice.case)
    is_spent = code is not None and code.pk in spent
    rest = stands.missing if stands.is_part else 0
    sums = {Part.CERTIFICATION: quote.certification, Part.TRANSPORT: quote.transport, Part.LABORATORY: quote.laboratory}
    lines = {part: tuple(line for line in quote.lines if line.part == part) for part in Part}
    present = [part for part in Part if lines[part]]
    several = len([part for part in present if sums[part]]) > 1
    return {
        "parts": [PartRows(str(part.label), lines[part], sums[part] if several else None) for part in present],
        "has_apart": any(line.is_apart for line in quote.lines),
        "discount": quote.discount,
        "total": quote.total,
        "total_words": terbilang(quote.total),
        "rest": rest,
        "to_pay": rest or quote.total,
        "to_pay_words": terbilang(rest or quote.total),
        "code": code_row(code, at) if code and not is_spent else None,
        "is_spent": is_spent,
        "old_codes": [
            code_row(one, at, spent) for one in codes_of(invoice.case) if is_spent or code is None or one.pk != code.pk
        ],
    }


def code_row(code: BillingCode, at: datetime, spent: Collection[int] = ()) -> CodeRow:
    """A code as it is shown."""
    groups = tuple(code.code[start : start + 5] for start in range(0, len(code.code), 5))
    return CodeRow(code.code, groups, code.expires_at, code.expires_at <= at, code.pk in spent)


def payment_row(payment: Payment) -> PaymentRow:
    """A payment as it is listed."""
    status, text = "partial", _("Menunggu verifikasi bendahara")
    if payment.verified_at is not None:
        status, text = "complete", _("Dinyatakan sah")
    elif payment.rejected_at is not None:
        status, text = "withdrawn", _("Ditolak")
    return PaymentRow(
        ntpn=payment.ntpn,
        amount=payment.amount,
        paid_on=payment.paid_on,
        bank=payment.bank,
        ntb=payment.ntb,
        href=reverse("cases:file", args=[payment.file_id]) if payment.file_id else "",
        status=status,
        text=text,
        reason=payment.reason,
    )


def refund_row(refund: Refund) -> dict[str, Any]:
    """A refund as it is listed: what was asked, and how it ended."""
    end: RefundEnd | None = getattr(refund, "end", None)
    status, text, how = _ended(end) if end else ("partial", _("Diminta kembali"), "")
    return {
        "amount": refund.amount,
        "letter": refund.letter_number,
        "letter_on": refund.letter_on,
        "account": refund.account,
        "reason": refund.reason,
        "href": reverse("cases:file", args=[end.file_id]) if end and end.file_id else "",
        "status": status,
        "text": text,
        "how": how,
    }


def _ended(end: RefundEnd) -> tuple[str, str, str]:
    """The tag of how a refund ended, its words, and the facts that go with them."""
    if end.ending == Ending.DROPPED:
        return "withdrawn", _("Dibatalkan"), end.words
    if end.invoice is not None:
        number = {"number": end.invoice.case.number}
        return "complete", _("Diperhitungkan"), _("Diperhitungkan dengan permohonan %(number)s") % number
    day = {"day": tanggal(end.returned_on)}
    return "complete", _("Dikembalikan"), _("Dikembalikan pada %(day)s") % day


def _what_to_do(ground: str) -> str:
    """What a client does after a rejection."""
    if ground == Ground.WRONG_ACCOUNT:
        return _(
            "Uangnya masuk ke rekening atau kode billing lain, jadi tagihan ini belum terbayar. Simpan buktinya dan "
            "minta pengembalian kepada penerimanya, lalu bayar dengan kode billing tagihan ini dan laporkan."
        )
    if ground == Ground.NOT_ARRIVED:
        return _("Tanyakan kepada bank apakah setorannya sudah diteruskan, lalu laporkan lagi dengan bukti yang sama.")
    return _("Laporkan lagi dengan bukti yang benar.")


def standing(stands: Settlement, payments: list[Payment], *, as_client: bool) -> dict[str, str]:
    """Where the payment stands in one sentence, with the kind of banner it is told in."""
    last = payments[-1] if payments else None
    if last is not None and last.rejected_at is not None and stands.is_due:
        rejected = _("Bukti pembayaran terakhir ditolak bendahara.")
        return {"kind": "warning", "text": f"{rejected} {_what_to_do(last.ground)}" if as_client else rejected}
    amounts = {"received": rupiah(stands.received), "missing": rupiah(stands.missing), "over": rupiah(stands.surplus)}
    told = {
        "none": ("info", _("Tagihan belum diterbitkan.")),
        "invoiced": ("info", _("Belum ada pembayaran yang dilaporkan.")),
        "reported": ("info", _("Pembayaran sudah dilaporkan dan menunggu verifikasi bendahara.")),
        "short": ("warning", _("Baru diterima %(received)s; masih kurang %(missing)s.") % amounts),
        "paid": ("success", _("Lunas: pembayaran dinyatakan sah oleh bendahara.")),
        "over": ("success", _over(as_client=as_client) % amounts),
        "agreed": ("info", _agreed(stands) % amounts),
    }
    kind, text = told[stands.state]
    return {"kind": kind, "text": text}


def _over(*, as_client: bool) -> str:
    if as_client:
        return _("Lunas, dengan kelebihan %(over)s. Bendahara Penerimaan menyelesaikan kelebihannya dengan Anda.")
    return _("Lunas, dengan kelebihan %(over)s. Bendahara Penerimaan menyelesaikan kelebihannya dengan pelanggan.")


def _agreed(stands: Settlement) -> str:
    if stands.is_part:
        return _("Sudah diterima %(received)s; sisanya, %(missing)s, dibayar kemudian menurut kesepakatan tertulis.")
    return _("Dibayar kemudian menurut kesepakatan tertulis.")


def billed(case: Case, *, as_client: bool) -> dict[str, Any]:
    """How the payment stands, for the page of the case; nothing while the reader has been told of no invoice."""
    invoice = invoice_of(case)
    if invoice is None or (as_client and invoice.task.is_open):
        return {}
    stands = settlement(case)
    told = standing(stands, payments_of(case), as_client=as_client)
    return {"billed": told["text"], "to_report": to_report([case]).get(case.pk, "") if as_client else ""}


def to_report(cases: Collection[Case]) -> dict[int, str]:
    """What the clients of these cases must still pay and report although step 7 is over, or was passed unasked, in a
    sentence by case: one payment was rejected, or too little is paid. A fixed number of queries.
    """
    running = [one.pk for one in cases if one.is_open]
    asked = Task.objects.filter(case__in=running, step__in=ASKING, closed_at=None)
    told = billed_among(running) - set(asked.values_list("case_id", flat=True)) if running else set()
    if not told:
        return {}
    rejected = last_rejected_among(told)
    due = {pk: stands for pk, stands in settlements(told).items() if stands.is_due}
    return {pk: _report_said(stands, is_rejected=pk in rejected) for pk, stands in due.items()}


def _report_said(stands: Settlement, *, is_rejected: bool) -> str:
    if is_rejected:
        return _("Laporkan pembayaran Anda lagi.")
    if stands.state == "short":
        return _("Bayar kekurangan tagihan Anda, lalu laporkan.")
    return _("Bayar tagihan Anda, lalu laporkan.")


def report_duty(case: Case, text: str) -> dict[str, str]:
    """What the client must do then, as the tracker lists it."""
    href = reverse("cases:payment", args=[case.pk])
    return {"text": text, "href": href, "label": _("Ke halaman pembayaran")}
