"""The pages of numbers: the record of what was finished, and its workbook."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mutubaku.conduct import actions
from mutubaku.web.staff.reports import realisation
from tests.cast import MONDAY, Cast
from tests.factories.people import OfficeFactory, official
from tests.web.cases.conftest import As, Move

RECORD = "/kerja/realisasi/"


def closed(cast: Cast, scheme: str = "iso-9001", *, days: int = 0) -> str:
    """A case the office closed, at once or days later; its number."""
    task = cast.case_at("disposition", scheme)
    actions.close_case(task.case_id, cast.staff["head"], MONDAY + timedelta(days=days, hours=3), reason="Ganda.")
    return task.case.number


def test_everybody_of_the_office_reads_what_was_finished_in_which_time(cast: Cast, as_: As) -> None:
    number = closed(cast)
    html = as_(cast.staff["auditor"]).page(RECORD)
    assert number in html
    assert "Ditutup kantor" in html
    assert "chip-late" in html  # fifteen minutes for the disposition had gone
    assert "1 langkah lewat waktu" in html
    assert number not in as_(official(OfficeFactory(), "head")).page(RECORD)


def test_the_record_is_chosen_by_year_month_and_scheme(cast: Cast, as_: As) -> None:
    iso, sni = closed(cast), closed(cast, "sppt-sni")
    browser = as_(cast.staff["head"])

    def shown(query: str) -> set[str]:
        html = browser.page(RECORD + query)
        return {number for number in (iso, sni) if number in html}

    assert shown("") == shown("?tahun=2026&bulan=11") == {iso, sni}
    assert shown("?skema=sppt-sni") == {sni}
    assert shown("?bulan=10") == set()
    assert shown("?tahun=1&bulan=99&skema=x&tampil=-1") == {iso, sni}  # what is unknown filters nothing


def test_a_long_record_goes_on_and_its_totals_count_all(cast: Cast, as_: As, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(realisation, "PAGE", 1)
    old, new = closed(cast), closed(cast, "sppt-sni", days=1)
    browser = as_(cast.staff["head"])
    first = browser.page(RECORD)
    assert (old in first, new in first) == (False, True)
    assert '<dd class="stat-figure">2</dd>' in first
    assert old in browser.page(f"{RECORD}?tahun=2026&tampil=2")


def test_the_workbook_is_called_after_its_period(cast: Cast, as_: As, move: Move) -> None:
    closed(cast)
    answer = as_(cast.staff["head"]).get(f"{RECORD}realisasi-layanan.xlsx?tahun=2026&bulan=11")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="realisasi-layanan-2026-11.xlsx"'
    assert answer.content.startswith(b"PK")
