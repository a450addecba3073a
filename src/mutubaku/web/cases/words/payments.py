"""Invoices, payments and refunds."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from mutubaku.journal.models import Verb

from .saying import Sentence, numbered, plain

SENTENCES: dict[Verb, Sentence] = {
    Verb.INVOICE_MADE: numbered(gettext_lazy("Tagihan nomor %(number)s dibuat.")),
    Verb.BILLING_CODE_ENTERED: numbered(gettext_lazy("Kode billing %(number)s dicatat.")),
    Verb.PAYMENT_REPORTED: numbered(gettext_lazy("Pembayaran dengan NTPN %(number)s dilaporkan.")),
    Verb.PAYMENT_VERIFIED: numbered(gettext_lazy("Pembayaran dengan NTPN %(number)s dinyatakan sah.")),
    Verb.PAYMENT_REJECTED: numbered(gettext_lazy("Bukti pembayaran dengan NTPN %(number)s ditolak.")),
    Verb.PAYMENT_AGREED: plain(gettext_lazy("Persetujuan tertulis tentang pembayaran dicatat.")),
    Verb.REFUND_ASKED: numbered(gettext_lazy("Pengembalian kelebihan pembayaran diminta dengan surat %(number)s.")),
    Verb.REFUND_RETURNED: numbered(gettext_lazy("Kelebihan pembayaran dikembalikan menurut surat %(number)s.")),
    Verb.REFUND_SET_OFF: plain(gettext_lazy("Kelebihan pembayaran diperhitungkan dengan tagihan lain pelanggan.")),
    Verb.REFUND_DROPPED: numbered(gettext_lazy("Pengembalian menurut surat %(number)s dibatalkan.")),
}
