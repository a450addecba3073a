"""What stands on the papers about what was paid: the client's confirmation, and the treasurer's receipt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mutubaku.billing.models import Payment
from mutubaku.billing.policy import Settlement
from mutubaku.billing.queries import payments_of, settlement
from mutubaku.cases.models import Case
from mutubaku.paper import tanggal
from mutubaku.paper.terbilang import terbilang

from .billed import LATER, RECEIVED, REST, SURPLUS, TOTAL, rupiah
from .letters import Letter, LetterTable

WAITING, VERIFIED = "menunggu verifikasi bendahara", "dinyatakan sah oleh bendahara"
AGREED = "dibayar kemudian menurut kesepakatan tertulis"
ENCLOSED = "Bukti pembayaran dengan NTPN {numbers} kami sampaikan bersama surat ini."
MOVED = "Jumlah yang diperhitungkan atau dikembalikan"
COLUMNS = ("Tanggal bayar", "NTPN", "Bank", "Jumlah")
SINGLE = ("ntpn", "ntb", "bank", "tanggal_bayar", "jumlah", "terbilang")


def confirmed(case: Case, recipient: tuple[str, ...]) -> Letter:
    """The client's confirmation: every payment reported or found, and which proofs the client handed in; the fields of
    a single payment are those of the last.
    """
    payments = payments_of(case)
    last = payments[-1] if payments else None
    with_proof = [one.ntpn for one in payments if one.file_id and one.rejected_at is None]
    fields = {
        **payment_fields(last, status_of(last)),
        "keterangan": LATER if settlement(case).state == "agreed" else "",
        "penyampaian": ENCLOSED.format(numbers=", ".join(with_proof)) if with_proof else "",
    }
    rows = tuple((*_row(one), status_of(one)) for one in payments)
    table = LetterTable("Pembayaran", (*COLUMNS, "Keterangan"), rows)
    return Letter(fields, (table,) if payments else (), recipient=recipient)


def receipt(payment: Payment, number: str) -> Letter:
    """The treasurer's receipt of a verified payment, under a number of its own: beside it, all that was received of the
    case so far, and what remains.
    """
    case = payment.invoice.case
    stands, verified = settlement(case), [one for one in payments_of(case) if one.verified_at is not None]
    sums = tuple((label, "", "", rupiah(amount)) for label, amount in _sums(stands, verified))
    rows = tuple(_row(one) for one in verified)
    table = LetterTable("Pembayaran yang dinyatakan sah", COLUMNS, (*rows, *sums))
    return Letter(payment_fields(payment, _standing(stands)), (table,), number=number)


def payment_fields(payment: Payment | None, status: str) -> Mapping[str, str]:
    """A payment as it was reported, and how far it has come; dashes where there is none."""
    if payment is None:
        return {**dict.fromkeys(SINGLE, "—"), "status": status}
    return {
        "ntpn": payment.ntpn,
        "ntb": payment.ntb,
        "bank": payment.bank,
        "tanggal_bayar": tanggal(payment.paid_on),
        "jumlah": rupiah(payment.amount),
        "terbilang": terbilang(payment.amount),
        "status": status,
    }


def status_of(payment: Payment | None) -> str:
    """How far a payment has come, as the papers say it."""
    if payment is None:
        return AGREED
    if payment.verified_at is not None:
        return VERIFIED
    return WAITING if payment.rejected_at is None else f"ditolak bendahara: {payment.reason}"


def _row(payment: Payment) -> tuple[str, ...]:
    return (tanggal(payment.paid_on), payment.ntpn, payment.bank or "—", rupiah(payment.amount))


def _sums(stands: Settlement, verified: Iterable[Payment]) -> Iterator[tuple[str, int]]:
    """What all of it comes to beside the invoice."""
    moved = stands.received - sum(one.amount for one in verified)
    if moved:
        yield MOVED, moved
    yield RECEIVED, stands.received
    yield TOTAL, stands.due
    yield (SURPLUS, stands.surplus) if stands.surplus else (REST, stands.missing)


def _standing(stands: Settlement) -> str:
    """Whether that was a part, the whole, or more."""
    if stands.missing:
        return f"pembayaran sebagian; sisa yang harus dibayar {rupiah(stands.missing)}"
    return f"lunas, dengan kelebihan {rupiah(stands.surplus)}" if stands.surplus else "lunas"
