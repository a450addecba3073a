"""Integrated audits by IAF MD 11 (certification-rules.md 1.5)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutubaku.auditrules import Alone, IntegratedAnswer, errors, integrated_time
from tests.auditrules.rules import MD11

HALVES = st.integers(1, 80).map(lambda number: Decimal(number) / 2)
LEVELS = st.integers(0, 100)


def both(first: str, second: str, integration: int = 0, ability: int = 0, **more: int) -> IntegratedAnswer:
    parts = [Alone("ISO 9001", Decimal(first)), Alone("ISO 14001", Decimal(second))]
    return integrated_time(parts, integration, ability, MD11, **more)


@pytest.mark.parametrize(
    ("integration", "ability", "percent", "days"),
    [
        (0, 0, 0, "15"),
        (100, 0, 0, "15"),
        (0, 100, 0, "15"),
        (20, 20, 5, "14.5"),
        (59, 60, 10, "13.5"),
        (80, 60, 15, "13"),
        (100, 100, 20, "12"),
    ],
)
def test_md11_the_sum_is_reduced_by_integration_and_ability(
    integration: int, ability: int, percent: int, days: str
) -> None:
    answer = both("7", "8", integration, ability)
    assert (answer.reduction, answer.days) == (percent, Decimal(days))


def test_md11_the_reasons_begin_with_each_standard_alone_and_mark_the_matrix() -> None:
    steps = both("7", "8", 80, 60).reasoning
    assert [(one.figure, one.unit, one.is_confirmed) for one in steps] == [
        (7, "hari", True),
        (8, "hari", True),
        (15, "hari", True),
        (-15, "%", False),
        (13, "hari", True),
    ]


@given(first=HALVES, second=HALVES, integration=LEVELS, ability=LEVELS)
def test_md11_never_takes_more_than_a_fifth_off_and_the_shares_add_up(
    first: Decimal, second: Decimal, integration: int, ability: int
) -> None:
    answer = both(str(first), str(second), integration, ability)
    assert (first + second) * 4 / 5 <= answer.days <= first + second
    assert sum(answer.shares) == answer.days
    assert all(share * 2 == int(share * 2) for share in answer.shares)


@given(integration=st.integers(0, 99), ability=st.integers(0, 99))
def test_md11_more_integration_or_ability_never_takes_longer(integration: int, ability: int) -> None:
    days = both("9", "11", integration, ability).days
    assert both("9", "11", integration + 1, ability).days <= days
    assert both("9", "11", integration, ability + 1).days <= days


def test_md11_a_reduction_may_be_said_in_place_of_the_matrix_within_its_limit() -> None:
    assert both("7", "8", reduction=20).days == 12
    for percent in (21, -1):
        with pytest.raises(errors.IntegrationTooLarge, match="paling banyak 20%") as refused:
            both("7", "8", reduction=percent)
        assert refused.value.rule == "MD11"


def test_md11_one_standard_is_no_integrated_audit() -> None:
    with pytest.raises(errors.TooFewStandards, match="sedikitnya dua standar"):
        integrated_time([Alone("ISO 9001", Decimal(7))], 0, 0, MD11)


@pytest.mark.parametrize(("integration", "ability"), [(-1, 0), (101, 0), (0, -1), (0, 101)])
def test_md11_a_level_is_a_percentage(integration: int, ability: int) -> None:
    with pytest.raises(errors.LevelOutOfRange, match="dari 0 sampai 100"):
        both("7", "8", integration, ability)
