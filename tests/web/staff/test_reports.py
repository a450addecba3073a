"""The pages of numbers: the record of what was finished with its workbook, and what the heads look at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from mutubaku.certificates.actions import Proposed
from mutubaku.conduct import actions
from mutubaku.conduct.actions.standing import propose_measure
from mutubaku.people.models import Competence, Holding, Interest
from mutubaku.web.staff.reports import overview, realisation
from tests.cast import MONDAY, Cast, later
from tests.certified import certified
from tests.factories.people import OfficeFactory, official
from tests.web.cases.conftest import As, Move

Counted = Callable[[Callable[[], object]], int]
RECORD = "/kerja/realisasi/"
OVERVIEW = "/kerja/ikhtisar/"


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


def test_the_head_sees_what_waits_what_is_late_with_whom_and_the_month(cast: Cast, as_: As, move: Move) -> None:
    task = cast.case_at("disposition")
    closed(cast, "sppt-sni")
    move(MONDAY + timedelta(days=3))
    html = as_(cast.staff["head"]).page(OVERVIEW)
    assert "Menunggu tanda tangan atau keputusan Anda" in html
    assert html.count(f'href="/tugas/{task.pk}/"') == 2  # it waits, and it is late
    late = html[html.index("Lewat waktu di kantor") :]
    assert "lewat 2 hari kerja" in late  # and nearly a third
    assert "chip-late" in late
    assert "Belum diambil" in late
    assert '<dd class="stat-figure">2</dd>' in html  # received
    assert "Belum ada permohonan yang diputus bulan ini." in html


def test_the_month_is_held_against_the_standard(cast: Cast, as_: As, move: Move) -> None:
    case = cast.finished_case()
    assert case.closed_at
    move(case.closed_at)
    html = as_(cast.staff["pjt"]).page(OVERVIEW)
    assert '<dd class="stat-figure"><a href="/kerja/realisasi/?tahun=2026&amp;bulan=12">100%</a></dd>' in html
    assert "1 dari 1 permohonan yang diputus memenuhi waktu baku SOP." in html


def test_a_late_step_names_its_holder_and_whose_it_is(cast: Cast, as_: As, move: Move) -> None:
    task = cast.case_at("completeness")
    pjt = cast.staff["pjt"]
    actions.claim(task.pk, pjt, task.opened_at)
    move(MONDAY + timedelta(days=2))
    html = as_(cast.staff["ss"]).page(OVERVIEW)
    late = html[html.index("Lewat waktu di kantor") :]
    assert "Seksi PJT" in late
    assert pjt.name in late
    Holding.objects.filter(user=pjt).update(ends_on=MONDAY.date())
    assert f"{pjt.name} tidak lagi memegang peran ini" in as_(cast.staff["ss"]).page(OVERVIEW)


def test_an_acting_head_has_the_page_and_whoever_directs_nothing_has_not(cast: Cast, as_: As) -> None:
    acting = official(cast.office, "head", acting=True)
    html = as_(acting).page(OVERVIEW)
    assert "Plt. " in html
    assert f'href="{OVERVIEW}"' in html
    assert "Tidak ada langkah kantor yang lewat waktu." in html
    as_(cast.staff["auditor"]).page(OVERVIEW, 403)
    assert f'href="{OVERVIEW}"' not in as_(cast.staff["auditor"]).page("/kerja/")


def test_a_measure_proposed_about_a_certificate_waits_for_the_head(cast: Cast, as_: As, move: Move) -> None:
    held = certified(cast)
    given = Proposed(measure="suspend", ground="failure", reason="Temuan berulang.")
    propose_measure(held.pk, given, cast.staff["ss"], later(days=1))
    waits = f"Pembekuan sertifikat {held.number} diusulkan"
    assert waits in as_(cast.staff["head"]).page(OVERVIEW)
    assert waits not in as_(cast.staff["ss"]).page(OVERVIEW)


def test_a_measure_is_not_laid_before_whoever_may_not_decide_it(cast: Cast, as_: As, move: Move) -> None:
    held, head = certified(cast), cast.staff["head"]
    given = Proposed(measure="suspend", ground="failure", reason="Temuan berulang.")
    propose_measure(held.pk, given, cast.staff["ss"], later(days=1))
    waits = f"Pembekuan sertifikat {held.number} diusulkan"
    client = cast.organisation
    declared = {"organisation": client, "company": client.name, "declared_as": "Kepala", "declared_at": MONDAY}
    tie = Interest.objects.create(office=cast.office, user=head, kind="consultancy", **declared)
    assert waits not in as_(head).page(OVERVIEW)
    tie.delete()
    assert waits in as_(head).page(OVERVIEW)
    Competence.objects.filter(user=head).delete()
    assert waits not in as_(head).page(OVERVIEW)
    assert held.number in as_(head).page("/kerja/sertifikat/?keadaan=usulan")  # it still waits there, for another


def test_three_late_steps_cost_as_many_queries_as_one(cast: Cast, as_: As, move: Move, queries: Counted) -> None:
    cast.case_at("disposition")
    move(MONDAY + timedelta(days=1))
    browser = as_(cast.staff["head"])
    browser.page(OVERVIEW)
    one = queries(lambda: browser.page(OVERVIEW))
    cast.case_at("disposition", "sppt-sni")
    cast.case_at("disposition", "industri-hijau")
    assert queries(lambda: browser.page(OVERVIEW)) == one


def test_more_than_the_page_shows_leads_to_the_list_of_late_cases(
    cast: Cast, as_: As, move: Move, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overview, "LATE", 1)
    monkeypatch.setattr(overview, "WAITING", 1)
    cast.case_at("disposition")
    cast.case_at("disposition", "sppt-sni")
    move(MONDAY + timedelta(days=1))
    html = as_(cast.staff["head"]).page(OVERVIEW)
    assert 'href="/perkara/?lewat=kantor"' in html
    assert "Seluruh kotak kerja" in html
