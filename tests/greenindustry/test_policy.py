"""How a plant stands against its green industry standard, criterion by criterion."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from mutubaku.greenindustry import errors
from mutubaku.greenindustry.policy import Criterion, Found, Line, Period, State, assess, check_criterion, check_found

TODAY = date(2026, 11, 25)
YEAR = Period(longest=12, oldest=24)
MET, NOT_MET, MISSING, ASIDE = State.MET, State.NOT_MET, State.MISSING, State.NOT_APPLICABLE


def measured(lower: str = "", upper: str = "", *, key: str = "s1", mandatory: bool = True) -> Criterion:
    low, high = (Decimal(one) if one else None for one in (lower, upper))
    return Criterion(key=key, topic="Air", name="Air", unit="m³/ton", lower=low, upper=high, mandatory=mandatory)


def graded(points: int = 4, needed: int | None = 3, *, key: str = "s2", mandatory: bool = True) -> Criterion:
    return Criterion(key=key, topic="Kebijakan", name="Kebijakan", points=points, needed=needed, mandatory=mandatory)


def value(number: str, **changed: object) -> Found:
    given: dict[str, object] = {
        "value": Decimal(number),
        "unit": "m³/ton",
        "starts_on": date(2025, 1, 1),
        "ends_on": date(2025, 12, 31),
        "evidence": "Meter air",
    }
    return Found(**{**given, **changed})  # type: ignore[arg-type]  # as its fields


def grade(points: int | None, reason: str = "Dilihat") -> Found:
    return Found(points=points, reason=reason)


def aside(reason: str = "Tidak ada boiler.") -> Found:
    return Found(applies=False, reason=reason)


def only(criterion: Criterion, found: Found | None) -> Line:
    return assess([criterion], {criterion.key: found} if found else {}).lines[0]


@pytest.mark.parametrize(
    ("criterion", "found", "state", "explained"),
    [
        (measured(upper="18"), value("15.5"), MET, "2,5 m³/ton (13,9%) di bawah batas atas"),
        (measured(upper="18"), value("18"), MET, "tepat pada batas atas"),
        (measured(upper="18"), value("20"), NOT_MET, "melebihi batas atas sebanyak 2 m³/ton (11,1%)"),
        (measured(upper="0"), value("1"), NOT_MET, "melebihi batas atas sebanyak 1 m³/ton"),
        (
            measured(upper="18"),
            value("18.00001"),
            NOT_MET,
            "melebihi batas atas sebanyak 0,00001 m³/ton (kurang dari 0,1%)",
        ),
        (measured("5", "5"), value("5"), MET, "tepat pada batas atas; tepat pada batas bawah"),
        (measured(lower="50"), value("60"), MET, "10 m³/ton (20%) di atas batas bawah"),
        (measured(lower="50"), value("40"), NOT_MET, "kurang dari batas bawah sebanyak 10 m³/ton (20%)"),
        (
            measured("5", "10"),
            value("7"),
            MET,
            "3 m³/ton (30%) di bawah batas atas; 2 m³/ton (40%) di atas batas bawah",
        ),
        (graded(), grade(3), MET, "nilai 3 dari 4, diperlukan 3"),
        (graded(), grade(1), NOT_MET, "nilai 1 dari 4, kurang 2 dari yang diperlukan (3)"),
        (graded(needed=None), grade(3), NOT_MET, "nilai 3 dari 4, kurang 1 dari yang diperlukan (4)"),
        (measured(upper="18"), aside(), ASIDE, "Tidak ada boiler."),
        (graded(), aside(), ASIDE, "Tidak ada boiler."),
        (measured(upper="18"), None, MISSING, "Belum ada nilainya."),
    ],
)
def test_each_criterion_says_how_far_it_is(
    criterion: Criterion, found: Found | None, state: State, explained: str
) -> None:
    line = only(criterion, found)
    assert (line.state, line.explained) == (state, explained)


@pytest.mark.parametrize(
    ("criterion", "said"),
    [
        (measured(upper="18"), "maks. 18 m³/ton"),
        (measured(lower="1200"), "min. 1.200 m³/ton"),
        (measured("5", "10"), "5 – 10 m³/ton"),
        (measured(), "– m³/ton"),
        (graded(), "min. 3 dari 4"),
    ],
)
def test_what_is_asked_for_is_said_in_words(criterion: Criterion, said: str) -> None:
    assert criterion.said == said


def test_a_plant_conforms_when_every_mandatory_criterion_is_met() -> None:
    criteria = [measured(upper="18"), graded(), measured(upper="1", key="s3", mandatory=False)]
    result = assess(criteria, {"s1": value("10"), "s2": grade(4), "s3": value("9")})
    assert (result.conforms, result.points, result.possible, result.against) == (True, 4, 4, [])
    assert result.conclusion == "Memenuhi standar industri hijau: 2 dari 2 kriteria wajib dipenuhi."


def test_one_mandatory_criterion_not_met_stands_against_it() -> None:
    result = assess([measured(upper="18"), graded()], {"s1": value("20"), "s2": grade(4)})
    assert [line.criterion.key for line in result.against] == ["s1"]
    assert result.conclusion == "Tidak memenuhi standar industri hijau: 1 dari 2 kriteria wajib dipenuhi."


def test_whoever_reads_english_is_told_in_english() -> None:
    with override("en"):
        result = assess([measured("5", "18"), graded()], {"s1": value("20"), "s2": grade(4)})
        assert (result.lines[0].criterion.said, result.lines[0].state.said) == ("5 – 18 m³/ton", "fails")
        assert result.lines[0].explained == "above the upper limit by 2 m³/ton (11,1%)"
        assert result.conclusion == "Does not meet the green industry standard: 1 of 2 mandatory criteria are met."


def test_what_does_not_apply_is_left_out_of_criteria_and_points_and_said() -> None:
    result = assess([measured(upper="18"), graded(), graded(key="s3")], {"s1": aside(), "s2": grade(3), "s3": aside()})
    assert (result.conforms, result.points, result.possible) == (True, 3, 4)
    assert result.conclusion == (
        "Memenuhi standar industri hijau: 1 dari 1 kriteria wajib dipenuhi, 2 kriteria tidak berlaku."
    )


def test_a_plant_to_which_nothing_applies_does_not_conform() -> None:
    result = assess([measured(upper="18")], {"s1": aside()})
    assert (result.is_complete, result.conforms) == (False, False)
    assert result.conclusion == "Belum dapat disimpulkan: tidak ada kriteria yang berlaku."


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (value("1500.5"), "1.500,5 m³/ton (Meter air, 01-01-2025 – 31-12-2025)"),
        (value("1500.5", unit=""), "1.500,5 (Meter air, 01-01-2025 – 31-12-2025)"),
        (grade(3), "nilai 3: Dilihat"),
        (aside(), "tidak berlaku: Tidak ada boiler."),
    ],
)
def test_what_was_found_is_said_with_what_bears_it_out(found: Found, said: str) -> None:
    assert found.said == said


@pytest.mark.parametrize(("criteria", "missing"), [([measured(upper="18"), graded()], 1), ([], 0)])
def test_what_was_not_looked_at_allows_no_conclusion(criteria: list[Criterion], missing: int) -> None:
    result = assess(criteria, {"s1": value("10")})
    assert (result.is_complete, len(result.missing), result.conforms) == (False, missing, False)
    assert result.conclusion.startswith("Belum dapat disimpulkan")


@pytest.mark.parametrize(
    ("criterion", "found", "refusal"),
    [
        (measured(upper="18"), value("1", value=None), errors.ValueMissing),
        (measured(upper="18"), value("-1"), errors.BelowNothing),
        (measured(upper="18"), aside(""), errors.NotApplicableUnexplained),
        (measured(upper="18"), value("1", unit="liter/ton"), errors.WrongUnit),
        (measured(upper="18"), value("1", unit="M³/ton"), errors.WrongUnit),
        (measured(upper="18"), value("1", starts_on=None), errors.PeriodMissing),
        (measured(upper="18"), value("1", ends_on=None), errors.PeriodMissing),
        (measured(upper="18"), value("1", ends_on=date(2024, 1, 1)), errors.PeriodReversed),
        (measured(upper="18"), value("1", ends_on=date(2026, 12, 31)), errors.PeriodInFuture),
        (measured(upper="18"), value("1", starts_on=date(1996, 1, 1)), errors.PeriodTooLong),
        (measured(upper="18"), value("1", starts_on=date(2024, 12, 31)), errors.PeriodTooLong),
        (
            measured(upper="18"),
            value("1", starts_on=date(2024, 11, 1), ends_on=date(2024, 11, 24)),
            errors.PeriodTooOld,
        ),
        (measured(upper="18"), value("1", evidence=""), errors.EvidenceMissing),
        (graded(), grade(None), errors.TooManyPoints),
        (graded(), grade(5), errors.TooManyPoints),
        (graded(), grade(2, ""), errors.ReasonMissing),
    ],
)
def test_what_cannot_stand_is_refused(criterion: Criterion, found: Found, refusal: type[errors.GreenRefusal]) -> None:
    with pytest.raises(refusal):
        check_found(criterion, found, TODAY, YEAR)


def test_a_period_too_long_or_too_old_names_what_the_scheme_takes() -> None:
    with pytest.raises(errors.PeriodTooLong, match="paling lama 12 bulan menurut ketentuan skemanya"):
        check_found(measured(upper="18"), value("1", starts_on=date(1996, 1, 1)), TODAY, YEAR)
    with pytest.raises(errors.PeriodTooOld, match="lebih dari 24 bulan yang lalu"):
        check_found(
            measured(upper="18"), value("1", starts_on=date(2020, 1, 1), ends_on=date(2020, 12, 31)), TODAY, YEAR
        )


@pytest.mark.parametrize(
    ("criterion", "found"),
    [
        (measured(upper="18"), value("99", unit="m3 / ton")),
        (measured(upper="18"), value("1", starts_on=date(2026, 11, 25), ends_on=TODAY)),
        (measured(upper="18"), value("1", starts_on=date(2023, 11, 26), ends_on=date(2024, 11, 25))),
        (measured(upper="-18"), value("-20")),
        (graded(), grade(0)),
        (measured(upper="18"), aside()),
    ],
)
def test_what_is_not_met_is_recorded_like_anything_else(criterion: Criterion, found: Found) -> None:
    assert check_found(criterion, found, TODAY, YEAR) is None


def test_a_unit_where_there_is_none_says_so() -> None:
    bare = Criterion(key="s1", topic="Produk", name="Rasio", upper=Decimal(1))
    with pytest.raises(errors.WrongUnit, match="angka tanpa satuan"):
        check_found(bare, value("1"), TODAY, YEAR)


@pytest.mark.parametrize("criterion", [measured(upper="1"), measured("1", "2"), graded(), graded(needed=None)])
def test_a_criterion_by_hand_needs_something_to_be_held_against(criterion: Criterion) -> None:
    assert check_criterion(criterion) is None


@pytest.mark.parametrize(
    ("criterion", "refusal"),
    [
        (measured(), errors.LimitMissing),
        (measured("2", "1"), errors.LimitsReversed),
        (Criterion(key="", topic="", name="Air", upper=Decimal(1), needed=1), errors.PointsOrLimits),
        (Criterion(key="", topic="", name="Air", upper=Decimal(1), points=4), errors.PointsOrLimits),
        (graded(points=3, needed=4), errors.NeededTooHigh),
    ],
)
def test_a_criterion_nothing_can_be_held_against_is_refused(
    criterion: Criterion, refusal: type[errors.GreenRefusal]
) -> None:
    with pytest.raises(refusal):
        check_criterion(criterion)
