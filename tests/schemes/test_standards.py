"""Product and green standards: versions as copies, edited until they begin, confirmed with a source."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from mutubaku.people.access import SYSTEM
from mutubaku.people.errors import KeyTaken, PeopleError, RowBegun, RowGone, SourceMissing
from mutubaku.schemes.actions import (
    CRITERIA,
    GREEN,
    PARAMETERS,
    PRODUCTS,
    CriterionData,
    GreenData,
    ParameterData,
    ProductData,
    begin_standard,
    confirm_standard,
    succeed_standard,
)
from mutubaku.schemes.errors import (
    BeginsToday,
    BothAsked,
    GradedAndMeasured,
    GradesReversed,
    LimitsReversed,
    NeitherGradedNorMeasured,
    NothingAsked,
    PartTaken,
)
from mutubaku.schemes.models import ProductStandard
from mutubaku.schemes.queries import green_standard, product_standard
from tests.cast import MONDAY, Cast

TODAY = MONDAY.date()
TOMORROW = TODAY + timedelta(days=1)
NUMBER = "SNI 7709:2019"
OIL = ProductData(title="Minyak goreng sawit", category="minyak-goreng-sawit")
ACID = ParameterData(name="Asam lemak bebas", unit="%", upper=Decimal("0.3"))
SMELL = ParameterData(name="Bau", expected="normal")


@pytest.fixture
def standard(cast: Cast) -> ProductStandard:
    ProductStandard.objects.all().delete()
    begun = {"number": NUMBER, "valid_from": date(2021, 1, 1)}
    row = ProductStandard.objects.create(office=cast.office, **begun, **OIL.columns())
    row.parameters.create(order=10, **ACID.columns())
    return row


def test_a_new_version_is_a_copy_and_a_running_case_keeps_the_one_it_began_with(
    cast: Cast, standard: ProductStandard
) -> None:
    """Issue 4, 1: a new version never touches a running case."""
    case = cast.new_case("sppt-sni")
    new = succeed_standard(PRODUCTS, standard, OIL, TOMORROW, by=SYSTEM, at=MONDAY)
    PARAMETERS.change(new.parameters.get(), replace(ACID, upper=Decimal("0.2")), by=SYSTEM, at=MONDAY)
    PARAMETERS.add(new, SMELL, by=SYSTEM, at=MONDAY)
    kept = product_standard(case, NUMBER)
    assert kept is not None
    assert [(one.name, one.upper) for one in kept.parameters.all()] == [("Asam lemak bebas", Decimal("0.3"))]
    assert [(one.name, one.order) for one in new.parameters.all()] == [("Asam lemak bebas", 10), ("Bau", 20)]
    standard.refresh_from_db()
    assert standard.valid_to == TODAY


def test_what_is_in_force_is_not_edited_and_a_version_begins_tomorrow_or_later(
    standard: ProductStandard,
) -> None:
    part = standard.parameters.get()
    for act in (
        lambda: PARAMETERS.add(standard, SMELL, by=SYSTEM, at=MONDAY),
        lambda: PARAMETERS.change(part, SMELL, by=SYSTEM, at=MONDAY),
        lambda: PARAMETERS.remove(part, by=SYSTEM, at=MONDAY),
    ):
        with pytest.raises(RowBegun):
            act()
    with pytest.raises(BeginsToday, match="24 November 2026"):
        succeed_standard(PRODUCTS, standard, OIL, TODAY, by=SYSTEM, at=MONDAY)
    with pytest.raises(KeyTaken):
        begin_standard(PRODUCTS, standard.office, NUMBER, OIL, TOMORROW, by=SYSTEM, at=MONDAY)


def test_confirming_holds_for_every_row_and_a_change_undoes_it(standard: ProductStandard) -> None:
    new = succeed_standard(PRODUCTS, standard, OIL, TOMORROW, by=SYSTEM, at=MONDAY)
    with pytest.raises(SourceMissing):
        confirm_standard(PRODUCTS, new, " ", by=SYSTEM, at=MONDAY)
    confirm_standard(PRODUCTS, new, "SNI 7709:2019, tabel 1", by=SYSTEM, at=MONDAY)
    part = new.parameters.get()
    assert (part.is_confirmed, part.source) == (True, "SNI 7709:2019, tabel 1")
    PARAMETERS.change(part, replace(ACID, decimals=2), by=SYSTEM, at=MONDAY)
    new.refresh_from_db()
    assert (new.is_confirmed, new.parameters.get().is_confirmed) == (False, False)


def test_of_two_who_remove_or_name_a_row_the_second_is_told(standard: ProductStandard) -> None:
    new = succeed_standard(PRODUCTS, standard, OIL, TOMORROW, by=SYSTEM, at=MONDAY)
    part = new.parameters.get()
    with pytest.raises(PartTaken, match="“Asam lemak bebas” sudah ada"):
        PARAMETERS.add(new, ACID, by=SYSTEM, at=MONDAY)
    PARAMETERS.remove(PARAMETERS.of(new.office, part.pk), by=SYSTEM, at=MONDAY)
    with pytest.raises(RowGone):
        PARAMETERS.remove(part, by=SYSTEM, at=MONDAY)
    with pytest.raises(RowGone):
        PARAMETERS.change(part, ACID, by=SYSTEM, at=MONDAY)


def test_a_green_standard_grows_the_same_way(cast: Cast) -> None:
    data = GreenData(title="Karet remah", group="karet-remah")
    new = begin_standard(GREEN, cast.office, "SIH 1:2027", data, TOMORROW, by=SYSTEM, at=MONDAY)
    CRITERIA.add(new, CriterionData(topic="water", name="Air", upper=Decimal(14)), by=SYSTEM, at=MONDAY)
    CRITERIA.add(new, CriterionData(topic="policy", name="Kebijakan", points=4, needed=3), by=SYSTEM, at=MONDAY)
    assert [one.is_technical for one in new.criteria.all()] == [True, False]
    assert green_standard(cast.new_case("industri-hijau"), "SIH 1:2027") is None
    confirm_standard(GREEN, new, "SIH 1:2027", by=SYSTEM, at=MONDAY)
    assert all(one.is_confirmed for one in new.criteria.all())


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (ParameterData(name="A", lower=Decimal(2), upper=Decimal(1)), LimitsReversed),
        (ParameterData(name="A", lower=Decimal(2), expected="negatif"), BothAsked),
        (ParameterData(name="A"), NothingAsked),
        (CriterionData(topic="water", name="A", lower=Decimal(2), upper=Decimal(1)), LimitsReversed),
        (CriterionData(topic="water", name="A", upper=Decimal(1), points=4), GradedAndMeasured),
        (CriterionData(topic="water", name="A", upper=Decimal(1), needed=1), GradedAndMeasured),
        (CriterionData(topic="water", name="A"), NeitherGradedNorMeasured),
        (CriterionData(topic="policy", name="A", points=4, needed=5), GradesReversed),
    ],
)
def test_a_row_by_which_nothing_could_be_judged_is_refused(
    data: ParameterData | CriterionData, error: type[PeopleError]
) -> None:
    with pytest.raises(error):
        data.columns()
