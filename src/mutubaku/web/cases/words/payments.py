"""Invoices, payments and refunds."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from mutubaku.journal.models import Verb

from .saying import Sentence, detailed, fact, money, numbered, plain, until

SENTENCES: dict[Verb, Sentence] = {
    Verb.INVOICE_MADE: detailed(numbered(gettext_lazy("Tagihan nomor %(number)s dibuat.")), money("total")),
    Verb.BILLING_CODE_ENTERED: detailed(
        numbered(gettext_lazy("Kode billing %(number)s dicatat.")), fact("invoice"), until("expires_at")
    ),
    Verb.PAYMENT_REPORTED: detailed(
        numbered(gettext_lazy("Pembayaran dengan NTPN %(number)s dilaporkan.")), money("amount")
    ),
    Verb.PAYMENT_VERIFIED: detailed(
        numbered(gettext_lazy("Pembayaran dengan NTPN %(number)s dinyatakan sah.")), money("amount")
    ),
    Verb.PAYMENT_REJECTED: detailed(
        numbered(gettext_lazy("Bukti pembayaran dengan NTPN %(number)s ditolak.")), money("amount")
    ),
    Verb.PAYMENT_AGREED: plain(gettext_lazy("Persetujuan tertulis tentang pembayaran dicatat.")),
    Verb.REFUND_ASKED: detailed(
        numbered(gettext_lazy("Pengembalian kelebihan pembayaran diminta dengan surat %(number)s.")), money("amount")
    ),
    Verb.REFUND_RETURNED: detailed(
        numbered(gettext_lazy("Kelebihan pembayaran dikembalikan menurut surat %(number)s.")), money("amount")
    ),
    Verb.REFUND_SET_OFF: detailed(
        plain(gettext_lazy("Kelebihan pembayaran diperhitungkan dengan tagihan lain pelanggan.")),
        money("amount"),
        fact("invoice"),
    ),
    Verb.REFUND_DROPPED: detailed(
        numbered(gettext_lazy("Pengembalian menurut surat %(number)s dibatalkan.")), money("amount")
    ),
}
