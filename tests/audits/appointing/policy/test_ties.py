"""What binds people to companies, and for how long (MS-24)."""

from __future__ import annotations

from datetime import date

import pytest

from mutubaku.audits.appointing.policy.suggesting import joined
from mutubaku.audits.appointing.policy.ties import plain, still_binds

from .teams import FIRST


@pytest.mark.parametrize(
    ("until", "binds"),
    [
        (None, True),
        (date(2024, 12, 8), True),
        (date(2024, 12, 7), False),
        (date(2024, 2, 29), False),
        (date(2030, 1, 1), True),
    ],
)
def test_a_tie_binds_for_two_years_after_its_end_ms_24(until: date | None, binds: bool) -> None:
    assert still_binds(until, FIRST) is binds


def test_names_of_companies_are_compared_without_form_case_and_dots() -> None:
    assert plain("P.T. KARET-Cerita, Tbk") != plain("PT Karet Cerita")  # letters apart are no legal form
    assert plain("PT. KARET-Cerita, Tbk") == plain("karet cerita")
    assert (joined([]), joined(["3"]), joined(["3", "14", "29"])) == ("", "3", "3, 14 dan 29")
