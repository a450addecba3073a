"""What stands on papers about money: the lines of an invoice, its total in figures and in words, the code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from mutubaku.billing.models import Invoice, Part
from mutubaku.billing.policy import Quote, QuoteLine, Settlement
from mutubaku.billing.queries import payable_code, quote_of, settlement, unreported
from mutubaku.cases.models import Case
from mutubaku.paper import tanggal
from mutubaku.paper.terbilang import terbilang
from mutubaku.people.access import office_day

from .letters import LetterTable

COLUMNS = ("Uraian", "Banyaknya", "Satuan", "Tarif", "Jumlah")
APART = "dibebankan tersendiri"
PARTS = {
    Part.CERTIFICATION: "biaya sertifikasi",
    Part.TRANSPORT: "transportasi dan akomodasi",
    Part.LABORATORY: "pengujian laboratorium",
}
DISCOUNT, DUE = "Potongan usaha mikro, kecil, dan menengah", "Jumlah yang harus dibayar"
TOTAL, RECEIVED, REST, SURPLUS = "Jumlah tagihan", "Sudah diterima", "Sisa yang harus dibayar", "Jumlah kelebihan"
LATER = "Yang belum dibayar akan dibayar kemudian menurut kesepakatan tertulis."
FEES = ("biaya", "terbilang", "kode_billing", "kedaluwarsa_billing", "dasar_tarif", "keadaan_bayar", "diminta")


def rupiah(amount: int) -> str:
    """`Rp 9.000.000`, as every paper writes it whatever language the screen has."""
    return f"Rp {amount:,}".replace(",", ".")


def fee_table(invoice: Invoice) -> LetterTable:
    """The lines of an invoice, each part with its sum where there are several, the discount, and what is to be paid;
    once something was received also that, and the rest.
    """
    quote = quote_of(invoice)
    return LetterTable("Rincian biaya", COLUMNS, tuple(_rows(quote, _sum_rows(invoice))))


def _rows(quote: Quote, sums_up: Iterable[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    sums = _sums(quote)
    for part in Part:
        yield from (_line(line) for line in quote.lines if line.part == part)
        if len(sums) > 1 and part in sums:
            yield (f"Subjumlah {PARTS[part]}", "", "", "", rupiah(sums[part]))
    if quote.discount:
        yield (DISCOUNT, "", "", "", rupiah(-quote.discount))
    yield from ((label, "", "", "", amount) for label, amount in sums_up)


def _sums(quote: Quote) -> dict[Part, int]:
    """What each part comes to, those that come to nothing left out."""
    sums = {Part.CERTIFICATION: quote.certification, Part.TRANSPORT: quote.transport, Part.LABORATORY: quote.laboratory}
    return {part: amount for part, amount in sums.items() if amount}


def _line(line: QuoteLine) -> tuple[str, ...]:
    if line.is_apart:
        return (f"{line.name} ({APART})", str(line.quantity), line.unit, "", "")
    name = f"{line.name} ({line.words})" if line.words else line.name
    return (name, str(line.quantity), line.unit, rupiah(line.price), rupiah(line.amount))


def sums_table(invoice: Invoice) -> LetterTable:
    """An invoice in a few rows, for a letter that goes together with the bill: its parts, the discount, the total."""
    quote = quote_of(invoice)
    rows = [(PARTS[part].capitalize(), rupiah(amount)) for part, amount in _sums(quote).items()]
    if quote.discount:
        rows.append((DISCOUNT, rupiah(-quote.discount)))
    apart = [(f"{line.name} ({APART})", "") for line in quote.lines if line.is_apart]
    return LetterTable("Biaya audit", ("Uraian", "Jumlah"), (*rows, *apart, *_sum_rows(invoice)))


def _sum_rows(invoice: Invoice) -> list[tuple[str, str]]:
    """What is to be paid; once something was received, what the invoice comes to, what that was, and what is left."""
    stands = settlement(invoice.case)
    if stands.received <= 0:
        return [(DUE, rupiah(invoice.total))]
    left = (SURPLUS, rupiah(stands.surplus)) if stands.surplus else (REST, rupiah(stands.missing))
    return [(TOTAL, rupiah(invoice.total)), (RECEIVED, rupiah(-stands.received)), left]


def fee_fields(invoice: Invoice | None) -> dict[str, str]:
    """What is neither received nor reported yet, in figures and in words, by which code until when, by which tariff,
    how the payment stands, and the sum to be confirmed; empty what is not known or not asked. The base of a tariff that
    nobody has confirmed is not printed.
    """
    if invoice is None:
        return dict.fromkeys(FEES, "")
    stands, open_sum = settlement(invoice.case), max(0, unreported(invoice.case))
    code = payable_code(invoice) if open_sum else None
    sums = (rupiah(open_sum), terbilang(open_sum)) if open_sum else ("", "")
    by = (code.code, moment(invoice.case, code.expires_at)) if code else ("", "")
    base = invoice.tariff.legal_base if invoice.tariff.is_confirmed else ""
    asked = "" if stands.state == "agreed" else sums[0]
    return dict(zip(FEES, (*sums, *by, base, _standing(stands, open_sum, has_code=bool(code)), asked), strict=True))


def _standing(stands: Settlement, open_sum: int, *, has_code: bool) -> str:
    """What has become of the invoice so far, in sentences; none while nothing has."""
    waiting = stands.due - stands.received - open_sum
    told = [_received(stands)] if stands.received > 0 else []
    if stands.missing and waiting > 0:
        told.append(f"Pembayaran sebesar {rupiah(waiting)} telah dilaporkan dan menunggu verifikasi bendahara.")
    if stands.state == "agreed":
        told.append(LATER)
    elif told and open_sum and not has_code:
        told.append("Kode billing untuk sisanya disampaikan kemudian.")
    return " ".join(told)


def _received(stands: Settlement) -> str:
    due, received = rupiah(stands.due), rupiah(stands.received)
    if stands.missing:
        return f"Dari tagihan sebesar {due} telah diterima {received}; sisanya {rupiah(stands.missing)}."
    over = f", dengan kelebihan {rupiah(stands.surplus)}" if stands.surplus else ""
    return f"Tagihan sebesar {due} sudah lunas: telah diterima {received}{over}. Tidak ada yang perlu dibayar."


def moment(case: Case, at: datetime) -> str:
    """`30 November 2026 pukul 16.00 WIB`, on the office's clock."""
    there = office_day(case.office, at)
    return f"{tanggal(there.date())} pukul {there:%H.%M %Z}"
