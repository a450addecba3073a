"""What binds people to companies, and for how long (MS-24)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mutubaku.auditrules import library
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


def test_ms_24_an_office_whose_rules_say_three_years_keeps_people_away_for_three(tmp_path: Path) -> None:
    own = tmp_path / "iso-17021-1" / "kantor.toml"
    own.parent.mkdir()
    text = (library.FOLDER / "iso-17021-1" / "2015.toml").read_text(encoding="utf-8")
    own.write_text(text.replace("tie_years = 2", "tie_years = 3"), encoding="utf-8")
    library.use(tmp_path)
    try:
        assert [still_binds(one, FIRST) for one in (date(2023, 12, 8), date(2023, 12, 7))] == [True, False]
    finally:
        library.use()


def test_names_of_companies_are_compared_without_form_case_and_dots() -> None:
    assert plain("P.T. KARET-Cerita, Tbk") != plain("PT Karet Cerita")  # letters apart are no legal form
    assert plain("PT. KARET-Cerita, Tbk") == plain("karet cerita")
    assert (joined([]), joined(["3"]), joined(["3", "14", "29"])) == ("", "3", "3, 14 dan 29")
