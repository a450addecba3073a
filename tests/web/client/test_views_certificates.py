"""A client's certificates: what comes next on the first page, and what may be asked for."""

from __future__ import annotations

from datetime import datetime

import pytest

from mutubaku.certificates.models import Certificate, StandingProposal
from mutubaku.conduct import jobs
from mutubaku.conduct.actions.standing import decide_measure
from tests.cast import WIB, Cast
from tests.certified import certified
from tests.web.cases.conftest import As, Browser, Move, as_, cast, move, quick_papers

__all__ = ["as_", "cast", "move", "quick_papers"]
OPEN = datetime(2027, 9, 1, 9, 0, tzinfo=WIB)


@pytest.fixture
def certificate(cast: Cast, move: Move) -> Certificate:
    return certified(cast)


@pytest.fixture
def mine(as_: As, cast: Cast, certificate: Certificate) -> Browser:
    return as_(cast.client)


def test_the_first_page_says_what_comes_next_and_until_when(mine: Browser, certificate: Certificate) -> None:
    page = mine.page("/permohonan/")
    assert "Sertifikat Anda" in page
    assert "Surveilans ke-1" in page
    assert "paling lambat 23 November 2027" in page


def test_a_prepared_application_is_one_press_away(as_: As, cast: Cast, certificate: Certificate, move: Move) -> None:
    jobs.keep_cycles(OPEN)
    move(OPEN)
    page = as_(cast.client).page(f"/sertifikat/{certificate.pk}/")
    assert "Periksa dan kirim permohonan" in page
    assert "Sudah dapat diajukan" in page


def test_the_holder_asks_and_reads_what_was_decided_but_not_who_of_the_office(
    mine: Browser, as_: As, certificate: Certificate, cast: Cast, move: Move
) -> None:
    path = f"/sertifikat/{certificate.pk}/"
    bad = mine.send(path, {"measure": "suspend", "reason": ""})
    assert (bad.status_code, "Tulis alasannya." in bad.content.decode()) == (422, True)
    assert mine.send(path, {"measure": "suspend", "reason": "Pabrik pindah."}).status_code == 302
    assert "Pembekuan diusulkan" in mine.page(path)
    proposal = StandingProposal.objects.get()
    at = datetime(2026, 11, 24, 9, 0, tzinfo=WIB)
    words = {"answer": "Sesuai permintaan.", "conditions": "Pabrik baru siap diaudit."}
    decide_measure(proposal.pk, cast.staff["head"], at, accepted=True, **words)
    move(at.replace(hour=10))
    page = as_(cast.client).page(path)
    assert "Sertifikat ini dibekukan dan sementara tidak boleh dipakai." in page
    assert "Pabrik baru siap diaudit." in page
    assert cast.staff["head"].name not in page
    assert "Pemulihan: syaratnya sudah dipenuhi" in page


def test_nobody_elses_certificate_is_there(as_: As, cast: Cast, certificate: Certificate) -> None:
    assert as_(cast.outsider).get(f"/sertifikat/{certificate.pk}/").status_code == 404


def test_the_calendar_shows_the_last_day_to_both_sides(
    as_: As, cast: Cast, certificate: Certificate, move: Move
) -> None:
    near = datetime(2027, 11, 15, 9, 0, tzinfo=WIB)
    move(near)
    words = f"Surveilans ke-1 sertifikat {certificate.number}"
    assert words in as_(cast.client).page("/permohonan/kalender/")
    assert words in as_(cast.staff["ss"]).page("/kerja/kalender/")
    assert words not in as_(cast.staff["auditor"]).page("/kerja/kalender/")
