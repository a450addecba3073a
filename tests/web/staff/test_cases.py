"""The list of an office's cases: filters, search, pages, and the same few queries however many there are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from mutubaku.conduct import actions
from mutubaku.web.staff import cases as listing
from tests.cast import MONDAY, Cast
from tests.factories.people import OfficeFactory, official
from tests.web.cases.conftest import As, Move

Counted = Callable[[Callable[[], object]], int]


def test_the_list_shows_every_case_with_its_open_steps_newest_first(cast: Cast, as_: As) -> None:
    old, new = cast.case_at("disposition"), cast.case_at("disposition", "sppt-sni")
    html = as_(cast.staff["auditor"]).page("/perkara/")
    assert html.index(f'href="/perkara/{new.case_id}/"') < html.index(f'href="/perkara/{old.case_id}/"')
    assert "Mendisposisikan permohonan" in html
    assert "Air mineral" in html


def test_what_a_client_has_not_sent_is_not_listed(cast: Cast, as_: As) -> None:
    cast.new_case()
    html = as_(cast.staff["head"]).page("/perkara/")
    assert "Belum ada permohonan" in html


def test_another_office_sees_none_of_them(cast: Cast, as_: As) -> None:
    task = cast.case_at("disposition")
    stranger = official(OfficeFactory(), "head")
    assert task.case.number not in as_(stranger).page("/perkara/")
    assert "Tidak ada permohonan yang cocok" in as_(stranger).page(f"/perkara/?q={task.case.number}")


def test_cases_are_filtered_by_state_and_scheme_and_found_by_words(cast: Cast, as_: As) -> None:
    running, closed = cast.case_at("disposition"), cast.case_at("disposition", "iso-14001")
    actions.close_case(closed.case_id, cast.staff["head"], MONDAY + timedelta(minutes=50), reason="Ganda.")
    browser = as_(cast.staff["head"])

    def shown(query: str) -> set[int]:
        html = browser.page(f"/perkara/{query}")
        return {pk for pk in (running.case_id, closed.case_id) if f'href="/perkara/{pk}/"' in html}

    assert shown("") == {running.case_id, closed.case_id}
    assert shown("?keadaan=berjalan") == {running.case_id}
    assert shown("?keadaan=selesai") == {closed.case_id}
    assert shown("?skema=iso-14001") == {closed.case_id}
    assert shown(f"?q={running.case.number}") == {running.case_id}
    assert shown("?q=karet&keadaan=berjalan") == {running.case_id}
    assert "Ditutup kantor" in browser.page("/perkara/")


def test_cases_are_filtered_by_on_whose_account_something_is_late(cast: Cast, as_: As, move: Move) -> None:
    late, waiting = cast.case_at("disposition"), cast.case_at("confirmation", "sppt-sni")

    def shown(query: str) -> set[int]:
        html = as_(cast.staff["head"]).page(f"/perkara/{query}")
        return {pk for pk in (late.case_id, waiting.case_id) if f'href="/perkara/{pk}/"' in html}

    assert shown("?lewat=pelanggan") == set()
    move(MONDAY + timedelta(days=40))
    assert shown("?lewat=kantor") == {late.case_id}
    assert shown("?lewat=pelanggan") == {waiting.case_id}
    assert shown("?lewat=entah") == {late.case_id, waiting.case_id}


def test_a_long_list_goes_on_on_the_next_page(cast: Cast, as_: As, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "PAGE", 1)
    old, new = cast.case_at("disposition"), cast.case_at("disposition")
    browser = as_(cast.staff["head"])
    first = browser.page("/perkara/")
    assert f'href="/perkara/{old.case_id}/"' not in first
    assert f'href="/perkara/?sebelum={new.case_id}"' in first
    second = browser.page(f"/perkara/?sebelum={new.case_id}")
    assert f'href="/perkara/{old.case_id}/"' in second
    assert "Halaman berikutnya" not in second


def test_the_list_asks_the_database_as_often_for_three_rows_as_for_one(cast: Cast, as_: As, queries: Counted) -> None:
    browser = as_(cast.staff["head"])
    cast.case_at("disposition")
    browser.page("/perkara/")
    one = queries(lambda: browser.page("/perkara/"))
    cast.case_at("disposition", "sppt-sni")
    cast.case_at("disposition", "industri-hijau")
    assert queries(lambda: browser.page("/perkara/")) == one


def test_the_search_box_of_the_desk_finds_a_case_and_keeps_the_words(cast: Cast, as_: As) -> None:
    task = cast.case_at("disposition")
    browser = as_(cast.staff["head"])
    assert 'action="/perkara/" method="get"' in browser.page("/kerja/")
    html = browser.page(f"/perkara/?q={task.case.number}")
    assert f'value="{task.case.number}"' in html
