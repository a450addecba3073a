"""The tariff an office begins with: what is known, never confirmed, and example prices in the demonstration alone."""

from __future__ import annotations

from datetime import date

import pytest

from mutubaku.billing.models import Tariff
from mutubaku.billing.queries import lines_for, quote
from mutubaku.cases.models import Kind, Scheme
from mutubaku.conduct.founding import seeds
from mutubaku.conduct.founding.tariffs import EXAMPLE, seed_tariff
from tests.factories.people import OfficeFactory

DAY = date(2026, 11, 23)


@pytest.fixture
def tariff(db: None) -> Tariff:
    return seed_tariff(OfficeFactory(), seeds().tariff, DAY)


@pytest.fixture
def demonstration(db: None) -> Tariff:
    return seed_tariff(OfficeFactory(is_demonstration=True), seeds().tariff, DAY)


def fee(tariff: Tariff, scheme: str, kind: str) -> int:
    return quote([(line, 1) for line in lines_for(tariff, scheme, kind)], 0).certification


def test_it_is_never_confirmed_and_names_its_source(tariff: Tariff) -> None:
    assert not tariff.is_confirmed
    assert "BSPJI Samarinda" in tariff.source
    assert all(line.source for line in tariff.lines.all() if line.price)
    assert (tariff.small_business_percent, tariff.small_business_schemes) == (25, ["sppt-sni"])


def test_product_certification_costs_what_samarinda_published(tariff: Tariff) -> None:
    assert fee(tariff, Scheme.SPPT_SNI, Kind.INITIAL) == 9_000_000
    assert fee(tariff, Scheme.SPPT_SNI, Kind.RECERTIFICATION) == 9_000_000
    assert fee(tariff, Scheme.SPPT_SNI, Kind.SURVEILLANCE) == 4_500_000


def test_what_is_not_known_has_no_price_in_a_real_office(tariff: Tariff) -> None:
    unknown = (Scheme.ISO_9001, Scheme.ISO_14001, Scheme.GREEN_INDUSTRY)
    assert [fee(tariff, scheme, kind) for scheme in unknown for kind in Kind] == [0] * 12
    assert not tariff.lines.filter(source=EXAMPLE).exists()


def test_the_demonstration_charges_something_for_everything_and_says_that_it_is_an_example(
    demonstration: Tariff,
) -> None:
    assert all(fee(demonstration, scheme, kind) > 0 for scheme in Scheme for kind in Kind)
    assert fee(demonstration, Scheme.SPPT_SNI, Kind.INITIAL) == 9_000_000
    invented = demonstration.lines.filter(source=EXAMPLE)
    assert sorted(line.key for line in invented) == [
        "audit-hijau",
        "audit-sistem",
        "permohonan-hijau",
        "permohonan-sistem",
        "perubahan-lingkup",
    ]


def test_transport_and_laboratory_are_charged_apart(demonstration: Tariff) -> None:
    made = quote([(line, 1) for line in lines_for(demonstration, Scheme.SPPT_SNI, Kind.INITIAL)], 0)
    assert (made.transport, made.laboratory) == (0, 0)
    assert [line.part for line in made.lines if line.is_apart] == ["transport", "laboratory"]
