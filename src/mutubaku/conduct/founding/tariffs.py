"""The tariff a new office begins with: never confirmed, and with example prices in the demonstration alone."""

from __future__ import annotations

from datetime import date

from mutubaku.billing.models import Tariff, TariffLine
from mutubaku.people.models import Office

from .rows import TariffLineRow, TariffRow

EXAMPLE = "Angka contoh untuk peragaan, bukan tarif"


def seed_tariff(office: Office, row: TariffRow, day: date) -> Tariff:
    """The tariff with its lines, in the order of the file."""
    tariff = Tariff.objects.create(
        office=office,
        name=row.name,
        legal_base=row.legal_base,
        valid_from=day,
        small_business_percent=row.small_business_percent,
        small_business_schemes=[scheme.value for scheme in row.small_business_schemes],
        code_days=row.code_days,
        source=row.source,
        is_confirmed=False,
    )
    TariffLine.objects.bulk_create(_line(tariff, number * 10, one) for number, one in enumerate(row.line, start=1))
    return tariff


def _line(tariff: Tariff, order: int, row: TariffLineRow) -> TariffLine:
    is_example = tariff.office.is_demonstration and row.example > 0
    return TariffLine(
        tariff=tariff,
        key=row.key,
        name=row.name,
        unit=row.unit,
        price=row.example if is_example else row.price,
        part=row.part,
        schemes=[scheme.value for scheme in row.schemes],
        kinds=[kind.value for kind in row.kinds],
        counted_by=row.counted_by,
        default_quantity=row.default_quantity,
        order=order,
        source=EXAMPLE if is_example else row.source,
    )
