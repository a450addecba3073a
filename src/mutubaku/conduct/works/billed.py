"""What stands on papers about money: the lines of an invoice, its total in figures and in words, the code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from mutubaku.billing.models import Invoice, Part
from mutubaku.billing.policy import Quote, QuoteLine
from mutubaku.billing.queries import payable_code, quote_of, settlement
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
TOTAL, RECEIVED, REST, SURPLUS = "Jumlah tagihan", "Sudah diterima", "Sisa yang harus dibayar", "Kelebihan"


def rupiah(amount: int) -> str:
    """`Rp 9.000.000`, as every paper writes it whatever language the screen has."""
    return f"Rp {amount:,}".replace(",", ".")


def fee_table(invoice: Invoice) -> LetterTable:
    """The lines of an invoice, each part with its sum where there are several, the discount, and what is to be paid;
    after a part payment also the rest.
    """
    quote = quote_of(invoice)
    return LetterTable("Rincian biaya", COLUMNS, tuple(_rows(quote, _rest_rows(invoice))))


def _rows(quote: Quote, rest: Iterable[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    sums = _sums(quote)
    for part in Part:
        yield from (_line(line) for line in quote.lines if line.part == part)
        if len(sums) > 1 and part in sums:
            yield (f"Subjumlah {PARTS[part]}", "", "", "", rupiah(sums[part]))
    if quote.discount:
        yield (DISCOUNT, "", "", "", rupiah(-quote.discount))
    yield (DUE, "", "", "", rupiah(quote.total))
    yield from ((label, "", "", "", amount) for label, amount in rest)


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
    return LetterTable(
        "Biaya audit", ("Uraian", "Jumlah"), (*rows, *apart, (DUE, rupiah(quote.total)), *_rest_rows(invoice))
    )


def _rest_rows(invoice: Invoice) -> list[tuple[str, str]]:
    """What of an invoice has been received and what is missing; nothing but after a part payment."""
    stands = settlement(invoice.case)
    return [(RECEIVED, rupiah(-stands.received)), (REST, rupiah(stands.missing))] if stands.is_part else []


def fee_fields(invoice: Invoice | None) -> dict[str, str]:
    """What is still to be paid, in figures and in words, by which code until when, and by which tariff; empty while
    not yet known. The base of a tariff that nobody has confirmed is not printed.
    """
    if invoice is None:
        return dict.fromkeys(("biaya", "terbilang", "kode_billing", "kedaluwarsa_billing", "dasar_tarif"), "")
    code, stands = payable_code(invoice), settlement(invoice.case)
    owed = stands.missing if stands.is_part else invoice.total
    return {
        "biaya": rupiah(owed),
        "terbilang": terbilang(owed),
        "dasar_tarif": invoice.tariff.legal_base if invoice.tariff.is_confirmed else "",
        "kode_billing": code.code if code else "",
        "kedaluwarsa_billing": moment(invoice.case, code.expires_at) if code else "",
    }


def moment(case: Case, at: datetime) -> str:
    """`30 November 2026 pukul 16.00 WIB`, on the office's clock."""
    there = office_day(case.office, at)
    return f"{tanggal(there.date())} pukul {there:%H.%M %Z}"
