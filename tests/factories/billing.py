"""A tariff for tests: every part of it, for every scheme."""

from __future__ import annotations

from datetime import date

from mutubaku.billing.models import CountedBy, Part, Tariff, TariffLine
from mutubaku.people.models import Office


def make_tariff(office: Office, valid_from: date = date(2020, 1, 1), **data: object) -> Tariff:
    """A tariff from a day on: 5,000,000 an application, 1,500,000 an auditor-day, transport and laboratory apart."""
    given: dict[str, object] = {
        "name": "Tarif uji",
        "legal_base": "PP 47/2011",
        "small_business_percent": 25,
        "is_confirmed": True,
    }
    tariff = Tariff.objects.create(office=office, valid_from=valid_from, **{**given, **data})
    add_line(tariff, "permohonan", price=5_000_000)
    add_line(tariff, "audit", price=1_500_000, counted_by=CountedBy.AUDITOR_DAY, default_quantity=2)
    add_line(tariff, "perjalanan", price=0, part=Part.TRANSPORT)
    add_line(tariff, "uji", price=0, part=Part.LABORATORY)
    return tariff


def add_line(tariff: Tariff, key: str, **data: object) -> TariffLine:
    """One line of a tariff, after those it has."""
    given = {"name": key.capitalize(), "unit": "paket", "order": tariff.lines.count() + 1}
    return TariffLine.objects.create(tariff=tariff, key=key, **{**given, **data})
