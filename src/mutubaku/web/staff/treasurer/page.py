"""One reported payment as its page shows it: what was typed, beside what the office knows, differences by name."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mutubaku.billing.models import Payment
from mutubaku.billing.policy import Settlement
from mutubaku.billing.queries import lacking_receipts, payments_of, received_before, settlement
from mutubaku.people.models import User
from mutubaku.web.cases.payment import since_invoice_words
from mutubaku.web.writing import rupiah, saat, tanggal


def page_of(payment: Payment) -> dict[str, Any]:
    """Everything the page shows."""
    case = payment.invoice.case
    stands = settlement(case)
    return {
        "payment": payment,
        "case": case,
        "comparison": comparison(payment, stands),
        "differences": to_notice(payment, stands),
        "facts": facts(payment),
        "proof": reverse("cases:file", args=[payment.file_id]) if payment.file_id else "",
        "others": [one for one in payments_of(case) if one.pk != payment.pk],
        "judged": judged(payment),
        "lacks_receipt": lacking_receipts([payment.pk]) > 0,
        "refund": reverse("staff:refund", args=[case.pk]) if stands.surplus else "",
    }


def to_notice(payment: Payment, stands: Settlement) -> list[str]:
    """What a treasurer should see: what differs, while the payment waits, and what changed since its invoice."""
    differing = differences(payment, stands) if payment.is_waiting else []
    return [*differing, *filter(None, [since_invoice_words(payment.invoice.case, timezone.now())])]


def comparison(payment: Payment, stands: Settlement) -> list[dict[str, str]]:
    """The sums one under the other: the invoice, what had arrived, this payment, and what is left after it."""
    before = received_before(payment)
    left = stands.due - before - payment.amount
    rows = [
        (_("Tagihan"), rupiah(stands.due)),
        (_("Sudah diterima sebelumnya"), rupiah(before)) if before else None,
        (_("Pembayaran ini"), rupiah(payment.amount)),
        (_("Kurang"), rupiah(left)) if left > 0 else (_("Lebih"), rupiah(-left)) if left < 0 else None,
    ]
    return [{"label": row[0], "figure": row[1]} for row in rows if row is not None]


def differences(payment: Payment, stands: Settlement) -> list[str]:
    """What a treasurer should see before saying that all is well, each in a sentence."""
    before = received_before(payment)
    left = stands.due - before - payment.amount
    said = []
    if left > 0:
        said.append(_("Sesudah pembayaran ini tagihan masih kurang %(amount)s.") % {"amount": rupiah(left)})
    if left < 0:
        said.append(_("Pembayaran ini melebihi tagihan sebesar %(amount)s.") % {"amount": rupiah(-left)})
    if payment.invoice.withdrawn_at is not None:
        said.append(_("Tagihan %(number)s yang dibayar sudah diganti.") % {"number": payment.invoice.number})
    code = payment.code
    if code is not None and payment.paid_on > timezone.localtime(code.expires_at).date():
        said.append(_("Dibayar sesudah kode billing kedaluwarsa, %(moment)s.") % {"moment": saat(code.expires_at)})
    if payment.code is None:
        said.append(_("Tidak ada kode billing yang berlaku pada tanggal bayar."))
    if payment.file_id is None:
        said.append(_("Tidak ada berkas bukti bayar."))
    return said


def facts(payment: Payment) -> list[dict[str, str]]:
    """What was reported, to be held beside SIMPONI or the bank's statement."""
    invoice, code = payment.invoice, payment.code
    rows = [
        ("NTPN", payment.ntpn),
        (_("Kode billing"), code.code if code else "—"),
        (_("Tanggal bayar"), tanggal(payment.paid_on)),
        (_("Bank"), payment.bank or "—"),
        ("NTB", payment.ntb or "—"),
        (_("Nomor tagihan"), invoice.number),
        (_("Dilaporkan"), _by(payment.reported_by, payment.reported_at)),
    ]
    return [{"label": label, "value": value} for label, value in rows]


def judged(payment: Payment) -> dict[str, str]:
    """What the treasurer found, by whom and when; nothing while it waits."""
    if payment.verified_at is not None:
        return {
            "kind": "success",
            "title": _("Dinyatakan sah"),
            "text": _by(payment.verified_by, payment.verified_at),
        }
    if payment.rejected_at is not None:
        by = _by(payment.rejected_by, payment.rejected_at)
        ground = payment.get_ground_display()
        return {
            "kind": "error",
            "title": _("Ditolak: %(reason)s") % {"reason": payment.reason},
            "text": f"{ground}. {by}",
        }
    return {}


def _by(who: User | None, at: datetime) -> str:
    return f"{who.name if who else '—'}, {saat(at)}"
