"""Standards of an office for the tests: a product with three parameters, and a plant with two criteria."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from mutubaku.people.models import Office
from mutubaku.schemes.models import GreenCriterion, GreenStandard, GreenTopic, ProductStandard, TestParameter
from tests.snapshots import beginning

FROM = date(2020, 1, 1)


def make_product_standard(office: Office, number: str = "SNI 3553:2015") -> ProductStandard:
    """Bottled water with a pH, a metal and a germ; the limits are examples."""
    return beginning(("product standard", office.pk, number), lambda: _product_standard(office, number))


def _product_standard(office: Office, number: str) -> ProductStandard:
    standard = ProductStandard.objects.create(
        office=office, number=number, title="Air mineral", category="air-minum", valid_from=FROM, source="Contoh uji"
    )
    TestParameter.objects.bulk_create(
        TestParameter(standard=standard, order=order, source="Contoh uji", method="SNI 01-3554-2015", **given)
        for order, given in enumerate(
            (
                {"name": "pH", "lower": Decimal("6.5"), "upper": Decimal("8.5"), "decimals": 1},
                {"name": "Timbal", "unit": "mg/L", "upper": Decimal("0.005"), "decimals": 3},
                {"name": "E. coli", "expected": "negatif"},
            ),
            start=1,
        )
    )
    return standard


def make_green_standard(office: Office, number: str = "SIH 22123.1:2021") -> GreenStandard:
    """Crumb rubber with a measured and a graded criterion; the limits are examples."""
    return beginning(("green standard", office.pk, number), lambda: _green_standard(office, number))


def _green_standard(office: Office, number: str) -> GreenStandard:
    standard = GreenStandard.objects.create(
        office=office, number=number, title="Karet remah", group="karet", valid_from=FROM, source="Contoh uji"
    )
    own = {"standard": standard, "source": "Contoh uji"}
    GreenCriterion.objects.create(
        topic=GreenTopic.WATER, name="Pemakaian air", unit="m³/ton", upper=Decimal(18), order=1, **own
    )
    GreenCriterion.objects.create(topic=GreenTopic.POLICY, name="Kebijakan", points=4, needed=3, order=2, **own)
    return standard
