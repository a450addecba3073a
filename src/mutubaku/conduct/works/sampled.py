"""What stands on papers about samples: moments, samples with their seals, results with their judgement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils.translation import gettext_noop, override

from mutubaku.applications.models import ProductItem
from mutubaku.applications.queries import application_of
from mutubaku.cases.models import Case
from mutubaku.paper import tanggal
from mutubaku.paper.labels import Label, Labels
from mutubaku.people.access import office_day
from mutubaku.samples.laboratories import remarks_of
from mutubaku.samples.models import PartFor, Sample, TestOrder
from mutubaku.samples.queries import Line

from .letterhead import office_letterhead, profile_of
from .letters import INDONESIAN, LetterTable

PARTS = {
    PartFor.LABORATORY: "ke laboratorium",
    PartFor.COMPANY: "disimpan perusahaan",
    PartFor.RESERVE: "cadangan di kantor",
}
RULE = gettext_noop(  # printed as it is; read in the reader's language on the screen
    "Hasil dibulatkan ke angka genap terdekat (round half to even) menurut jumlah desimal parameternya, lalu "
    "dibandingkan dengan batas; nilai yang tepat pada batas memenuhi. Ketidakpastian dicantumkan dan tidak menggeser "
    "batas (penerimaan sederhana); nilai yang jaraknya dari batas tidak melebihi ketidakpastian ditandai dekat batas."
)


def products_of(case: Case) -> list[ProductItem]:
    """The products of a case as the application names them."""
    return list(application_of(case).products.select_related("factory"))


def moment(case: Case, at: datetime) -> str:
    """`25 November 2026 pukul 09.30`, on the office's clock."""
    local = office_day(case.office, at)
    return f"{tanggal(local.date())} pukul {local:%H.%M}"


def samples_table(case: Case, samples: Iterable[Sample]) -> LetterTable:
    """What was taken, one line each."""
    columns = ("Contoh", "Produk", "Lot atau kode produksi", "Populasi", "Banyaknya", "Diambil", "Tempat")
    rows = tuple(
        (
            one.code,
            product_line(one),
            one.lot,
            one.population or "–",
            one.quantity,
            moment(case, one.taken_at),
            one.place,
        )
        for one in samples
    )
    return LetterTable("Contoh yang diambil", columns, rows)


def product_line(sample: Sample) -> str:
    """A product with its brand and type."""
    return ", ".join(part for part in (sample.plan.product, sample.plan.brand, sample.plan.variant) if part)


def parts_table(samples: Iterable[Sample]) -> LetterTable:
    """Each sealed part of each sample."""
    rows = tuple(
        (one.code, PARTS[PartFor(part.part_for)], part.quantity, part.seal)
        for one in samples
        for part in one.parts.all()
    )
    return LetterTable("Pembagian dan segel", ("Contoh", "Bagian", "Banyaknya", "Nomor segel"), rows)


def results_table(lines: Sequence[Line], title: str = "Hasil uji") -> LetterTable:
    """Each parameter with its limit, result and judgement."""
    columns = ("Contoh", "Parameter", "Metode dan tanggal uji", "Batas", "Hasil", "Penilaian")
    return LetterTable(title, columns, tuple(_result_row(line) for line in lines))


def _result_row(line: Line) -> tuple[str, ...]:
    test, result, judged = line.test, line.result, line.judgement
    limit = f"{line.limit.said} {test.unit_said}".strip()
    if result is None or judged is None:
        return (line.sample.code, test.name, test.method or "–", limit, "–", "belum diuji")
    spread = f" ± {result.uncertainty.lstrip('± ')}" if result.uncertainty else ""
    value = f"{result.value}{spread} {test.unit_said if not test.expected else ''}".strip()
    value += f", dibulatkan {judged.compared}" if judged.is_rounded else ""
    said = judged.verdict.value + (" (dekat batas)" if judged.is_close else "")
    return (line.sample.code, test.name, f"{result.method}, {tanggal(result.tested_on)}", limit, value, said)


def accreditation(order: TestOrder) -> str:
    """`LP-000-IDN, berlaku 1 Januari 2025 sampai 31 Desember 2029`, as it stood when the tests were ordered."""
    if order.accredited_from is None or order.accredited_to is None:
        return order.accreditation or "–"
    return f"{order.accreditation}, berlaku {tanggal(order.accredited_from)} sampai {tanggal(order.accredited_to)}"


def laboratory(order: TestOrder) -> str:
    """A laboratory with its place, and whose it is."""
    place = ", ".join(part for part in (order.laboratory, order.city) if part)
    return f"{place} (laboratorium sendiri)" if order.is_own else place


def reasons_table(orders: Iterable[TestOrder]) -> tuple[LetterTable, ...]:
    """Why these laboratories, where something asked for a reason; no table when nothing did."""
    with override(INDONESIAN):
        asked = [(order, " ".join(remarks_of(order)) or "–") for order in orders if order.reason]
    rows = tuple(dict.fromkeys((order.laboratory, remarks, order.reason) for order, remarks in asked))
    columns = ("Laboratorium", "Yang diperhatikan", "Alasan dipakai")
    return (LetterTable("Alasan memakai laboratorium", columns, rows),) if rows else ()


def late_table(lines: Iterable[Line]) -> tuple[LetterTable, ...]:
    """The results found when the laboratory was not accredited any more, with why they count; else no table."""
    told = [(line.test.name, line.result) for line in lines if line.result is not None and line.result.reason]
    rows = tuple((name, tanggal(result.tested_on), result.reason) for name, result in told)
    columns = ("Parameter", "Tanggal uji", "Alasan hasilnya dipakai")
    return (LetterTable("Diuji di luar masa akreditasi", columns, rows),) if rows else ()


def labels(case: Case, samples: Iterable[Sample], at: datetime) -> Labels:
    """A label for each part of each sample, without the company's name."""
    rows = tuple(
        Label(
            code=one.code,
            part=PARTS[PartFor(part.part_for)].capitalize(),
            seal=part.seal,
            product=product_line(one),
            lot=one.lot,
            quantity=part.quantity,
            taken=office_day(case.office, one.taken_at).date(),
            taker=one.recorded_by.name,
        )
        for one in samples
        for part in one.parts.all()
    )
    return Labels(office_letterhead(profile_of(case, at)), rows, demo=case.office.is_demonstration)
