"""A special audit on the screens: the office acts where its client is not asked, who cannot end it (MS-19)."""

from __future__ import annotations

from datetime import datetime

import pytest

from mutubaku.cases.models import Case
from mutubaku.cli.demonstration.cases import drive
from mutubaku.conduct.actions.special import open_special, tell_holder
from tests.cast import Cast, later
from tests.certified import certified
from tests.conduct.actions.test_special import UNANNOUNCED

from .conftest import As, Browser, Move

OPENED, SET = "Dibuka kantor", "Ditetapkan kantor, tidak dimintakan"


@pytest.fixture
def special(cast: Cast, move: Move) -> tuple[Case, datetime]:
    """An unannounced special audit at step 8, its holder not told."""
    case = open_special(certified(cast).pk, UNANNOUNCED, cast.staff["ss"], later())
    at = drive(case, until="audit-ready", at=later())
    move(at)
    return case, at


def rail(html: str) -> str:
    """The list of steps of a page."""
    return html[html.index('<ol class="rail"') : html.index("</ol>", html.index('<ol class="rail"'))]


def test_ms_19_the_steps_its_client_is_not_asked_for_name_the_office(
    cast: Cast, as_: As, special: tuple[Case, datetime]
) -> None:
    case, at = special
    steps = rail(as_(cast.staff["ss"]).page(f"/perkara/{case.pk}/"))
    assert [steps.count(words) for words in (OPENED, SET, ">Pelanggan")] == [1, 1, 1]  # the last receives the letter
    tell_holder(case.pk, cast.staff["ss"], at)
    assert [rail(as_(cast.client).page(f"/perkara/{case.pk}/")).count(words) for words in (OPENED, SET)] == [1, 1]


def test_ms_19_its_history_says_that_the_office_opened_it_and_passed_the_confirmation(
    cast: Cast, as_: As, special: tuple[Case, datetime]
) -> None:
    case, at = special
    tell_holder(case.pk, cast.staff["ss"], at)
    for html in (as_(cast.client).page(f"/perkara/{case.pk}/"), Browser().page(f"/lacak/{case.secret}/")):
        assert "Audit khusus dibuka kantor dan mendapat nomor" in html
        assert "“Menyetujui jadwal audit dan membayar” dilewati: ditetapkan kantor." in html
        assert "Permohonan dikirim" not in html


def test_ms_19_a_step_nobody_was_asked_for_lists_no_paper_as_missing(
    cast: Cast, as_: As, special: tuple[Case, datetime]
) -> None:
    case, _at = special
    for step in ("application", "confirmation"):
        html = as_(cast.staff["ss"]).page(f"/tugas/{case.tasks.get(step=step).pk}/")
        assert "Langkah ini dilewati pada" in html
        assert "dengan hasil" not in html[: html.index('class="history"')]
        assert "Dibuat saat langkah diselesaikan" not in html


def test_ms_19_its_client_reads_on_its_page_why_and_how_it_is_held(
    cast: Cast, as_: As, special: tuple[Case, datetime]
) -> None:
    case, at = special
    tell_holder(case.pk, cast.staff["ss"], at)
    html = as_(cast.client).page(f"/perkara/{case.pk}/")
    for words in ("Audit khusus", UNANNOUNCED.reason, UNANNOUNCED.scope, UNANNOUNCED.conditions):
        assert words in html
    assert cast.staff["ss"].name not in html  # positions, never the officials' names
    assert "ISO 9001 · <bdi" in as_(cast.client).page(f"/perkara/{cast.case_at('verification').case_id}/")


def test_ms_19_when_it_is_over_its_client_reads_of_an_audit_not_of_an_application(
    cast: Cast, as_: As, special: tuple[Case, datetime]
) -> None:
    case, at = special
    tell_holder(case.pk, cast.staff["ss"], at)
    Case.objects.filter(pk=case.pk).update(closed_at=at, ending="completed")
    assert "Audit khusus ini selesai pada" in as_(cast.client).page(f"/perkara/{case.pk}/")


def test_ms_19_the_plan_is_ready_and_nobody_agreed_to_it(
    cast: Cast, as_: As, special: tuple[Case, datetime], move: Move
) -> None:
    case, at = special
    move(drive(case, until="stage-2", at=at))
    tell_holder(case.pk, cast.staff["ss"], at)
    html = as_(cast.client).page(f"/perkara/{case.pk}/")
    assert "selesai dengan hasil: Rencana siap." in html
    assert "disepakati" not in html
    assert "disetujui pelanggan" not in html
    assert "Rencana audit dinyatakan siap." in as_(cast.staff["ss"]).page(f"/perkara/{case.pk}/")


def test_ms_19_its_tracking_link_opens_nothing_while_its_holder_is_not_to_know(
    cast: Cast, as_: As, special: tuple[Case, datetime]
) -> None:
    case, at = special
    address = f"/lacak/{case.secret}/"
    assert Browser().get(address).status_code == Browser().get(f"/lacak/{'0' * 32}/").status_code
    assert case.number not in Browser().get(address).content.decode()
    tell_holder(case.pk, cast.staff["ss"], at)
    assert case.number in Browser().page(address)


def test_ms_19_its_client_is_offered_no_withdrawal(cast: Cast, as_: As, special: tuple[Case, datetime]) -> None:
    case, at = special
    tell_holder(case.pk, cast.staff["ss"], at)
    client = as_(cast.client)
    assert "Tarik permohonan ini" not in client.page(f"/perkara/{case.pk}/")
    client.page(f"/perkara/{case.pk}/tarik/", 404)
