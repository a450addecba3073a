"""Which evaluations a version of a scheme asks for, and what follows: decisions on plain values."""

from __future__ import annotations

import pytest

from mutubaku.schemes.policy import EVERY, asked, is_asked, left_out

SNI = {
    "1": ["documents", "sampling", "testing"],
    "3": ["documents", "factory", "sampling", "testing"],
    "5": ["documents", "stage-1", "stage-2", "sampling", "testing"],
}


@pytest.mark.parametrize(
    ("types", "wanted"),
    [
        ({"1"}, {"documents", "sampling", "testing"}),
        ({"1", "3"}, {"documents", "factory", "sampling", "testing"}),
        ({"1", "5"}, {"documents", "stage-1", "stage-2", "sampling", "testing"}),
        ({""}, EVERY),
        (set(), EVERY),
        ({"1", "2"}, EVERY),
    ],
)
def test_the_types_of_a_case_are_evaluated_together_and_silence_leaves_nothing_out(
    types: set[str], wanted: set[str]
) -> None:
    assert asked(SNI, types) == wanted


@pytest.mark.parametrize(
    ("clause", "stage", "of_lots", "of_factory", "of_system"),
    [
        ("7.5", 1, False, False, True),  # readiness is asked at stage 1 alone
        ("8.5.1", 2, False, True, True),  # the production
        ("9.2", 2, False, False, True),  # the rest of the system
        ("8", 2, False, True, True),
    ],
)
def test_types_1_3_and_5_are_asked_nothing_the_production_and_the_whole_system(
    clause: str, stage: int, *, of_lots: bool, of_factory: bool, of_system: bool
) -> None:
    found = [is_asked(clause, stage, SNI[one]) for one in ("1", "3", "5")]
    assert found == [of_lots, of_factory, of_system]


def test_green_industry_asks_technical_topics_with_the_measured_criteria_and_the_others_with_the_graded() -> None:
    assert is_asked("T.5", 2, {"stage-2", "performance"})
    assert not is_asked("T.5", 2, {"stage-2", "management"})
    assert is_asked("M.1", 2, {"stage-2", "management"})
    assert not is_asked("M.1", 1, {"stage-2", "management"})


@pytest.mark.parametrize(
    ("scheme", "kinds", "lacking"),
    [
        ("sppt-sni", [], []),
        ("sppt-sni", ["sampling", "testing"], []),
        ("sppt-sni", ["documents", "stage-2"], ["sampling", "testing"]),
        ("iso-9001", ["stage-2"], ["stage-1"]),
        ("industri-hijau", ["stage-2"], []),
    ],
)
def test_what_the_procedure_of_a_scheme_always_does_cannot_be_left_out(
    scheme: str, kinds: list[str], lacking: list[str]
) -> None:
    assert left_out(scheme, kinds) == lacking
