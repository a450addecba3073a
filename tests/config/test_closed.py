"""Without its database, or over changed procedure files, every page says that the service is closed."""

from __future__ import annotations

import logging
from typing import cast

import pytest
from django.core.handlers.exception import convert_exception_to_response
from django.db import DatabaseError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from mutubaku.config import closed
from mutubaku.config.closed import ClosedMiddleware, Door

AWAY = OperationalError("Peladen tidak menjawab.")


@pytest.fixture(autouse=True)
def door(monkeypatch: pytest.MonkeyPatch) -> Door:
    """The door of a process of its own."""
    made = Door()
    monkeypatch.setattr(closed, "door", made)
    return made


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds that pass only when told to."""
    now = [100.0]
    monkeypatch.setattr(closed, "monotonic", lambda: now[0])
    return now


def find(monkeypatch: pytest.MonkeyPatch, *outcomes: list[str] | Exception) -> None:
    """Let the checks of the procedure files end so, one after the other."""
    coming = iter(outcomes)

    def faults() -> list[str]:
        one = next(coming)
        if isinstance(one, Exception):
            raise one
        return one

    monkeypatch.setattr(closed, "faults", faults)


def answer_to(error: Exception) -> HttpResponse:
    """The page of an error that nobody caught."""

    def view(_request: HttpRequest) -> HttpResponse:
        raise error

    handler = convert_exception_to_response(view)
    return cast(HttpResponse, handler(RequestFactory().get("/")))


def said(door: Door) -> int:
    """With which status a page is answered."""
    assert closed.door is door
    return ClosedMiddleware(lambda _request: HttpResponse("Isi."))(RequestFactory().get("/")).status_code


def test_a_page_whose_database_is_gone_says_so_in_words_and_when_to_come_back() -> None:
    answer = answer_to(AWAY)
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (503, "30", "no-store")
    assert "Layanan sedang tertutup" in page
    assert "Basis data sedang tidak menjawab." in page
    assert "Traceback" not in page


def test_a_fault_of_ours_is_still_told_as_one() -> None:
    answer = answer_to(DatabaseError("Tabel tidak ada."))
    assert answer.status_code == 500
    assert "Ini kesalahan kami, bukan Anda." in answer.content.decode()


def test_a_database_that_is_gone_is_not_asked_again_by_everybody_who_waits(door: Door, clock: list[float]) -> None:
    answer_to(AWAY)
    assert said(door) == 503
    clock[0] += closed.PAUSE
    assert said(door) == 200


def test_a_process_that_starts_over_changed_procedure_files_serves_nothing_and_logs_why(
    door: Door, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    find(monkeypatch, ["Prosedur «x» versi 1 sudah dipakai 3 permohonan."])
    door.check()
    answer = Client().get("/")
    assert answer.status_code == 503
    assert "Berkas prosedur tidak cocok dengan permohonan yang berjalan" in answer.content.decode()
    assert "default-src" in answer["Content-Security-Policy"]
    assert ("mutubaku.config.closed", logging.CRITICAL, "Prosedur «x» versi 1 sudah dipakai 3 permohonan.") in (
        caplog.record_tuples
    )


def test_a_process_that_starts_without_a_database_checks_the_procedures_once_it_is_back(
    door: Door, clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    find(monkeypatch, AWAY, AWAY, [])
    door.check()
    assert said(door) == 503
    clock[0] += closed.PAUSE
    assert said(door) == 503
    clock[0] += closed.PAUSE
    assert (said(door), door.is_unchecked) == (200, False)


def test_procedure_files_changed_while_the_database_was_gone_are_not_overlooked(
    door: Door, clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    find(monkeypatch, AWAY, ["Prosedur «x» versi 1 sudah dipakai 3 permohonan."])
    door.check()
    clock[0] += closed.PAUSE
    assert said(door) == 503
    clock[0] += closed.PAUSE
    assert (said(door), door.is_altered) == (503, True)
