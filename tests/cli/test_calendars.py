"""Which clock `mutubaku clock` counts on."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mutubaku.cli import calendars
from mutubaku.cli.calendars import has_database
from mutubaku.cli.clock import clock
from mutubaku.config.environment import environment
from mutubaku.people.models import Office, WeekEntry
from tests.factories.people import OfficeFactory


def due(*words: str) -> Result:
    return CliRunner().invoke(clock, ["due", "--from", "2026-11-26T15:30", "--standard", "2 jam", *words])


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    monkeypatch.setattr(calendars, "has_database", lambda: True)


@pytest.fixture
def late_office(connected: None) -> Office:
    """An office that is open from noon to ten at night."""
    office = OfficeFactory(code="malam", zone="Asia/Jayapura", hours=False)
    WeekEntry.objects.bulk_create(
        WeekEntry(office=office, weekday=day, opens=time(12), closes=time(22)) for day in range(7)
    )
    return office


def test_an_office_counts_by_its_own_hours_and_zone(late_office: Office) -> None:
    assert due("--office", "malam").stdout == "2026-11-26T17:30:00+09:00\n"


def test_the_only_office_need_not_be_named(late_office: Office) -> None:
    assert due().stdout == "2026-11-26T17:30:00+09:00\n"


def test_of_several_one_must_be_named(late_office: Office) -> None:
    OfficeFactory(code="siang")
    answer = due()
    assert (answer.exit_code, answer.stderr) == (
        2,
        "Ada beberapa kantor; sebutkan salah satu: --office malam | siang.\n",
    )
    assert due("--office", "siang").stdout == "2026-11-27T09:00:00+07:00\n"


def test_an_office_that_is_not_there_is_named_with_those_that_are(late_office: Office) -> None:
    answer = due("--office", "pagi")
    assert (answer.exit_code, answer.stderr) == (2, 'Kantor "pagi" tidak ditemukan. Yang ada: malam.\n')


def test_a_database_without_an_office_counts_by_the_seeded_hours(connected: None) -> None:
    assert due().stdout == "2026-11-27T09:00:00+07:00\n"
    assert due("--office", "x").stderr == 'Kantor "x" tidak ditemukan. Belum ada kantor di basis data ini.\n'


def test_a_database_without_tables_is_none_yet(connected: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Office._meta, "db_table", "belum_ada")
    assert due().stdout == "2026-11-27T09:00:00+07:00\n"
    assert "karena belum ada basis data" in due("--office", "x").stderr


def test_a_database_is_there_when_its_file_is_or_a_server_was_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def told(url: str | None) -> bool:
        monkeypatch.setenv("MUTUBAKU_DATA", str(tmp_path))
        monkeypatch.delenv("DATABASE_URL", raising=False)
        if url:
            monkeypatch.setenv("DATABASE_URL", url)
        environment.cache_clear()
        try:
            return has_database()
        finally:
            environment.cache_clear()

    assert told(None) is False
    assert told(f"sqlite:///{tmp_path}/lain.sqlite3") is False
    assert told("postgresql://localhost/mutubaku") is True
    (tmp_path / "mutubaku.sqlite3").touch()
    (tmp_path / "lain.sqlite3").touch()
    assert told(None) is True
    assert told(f"sqlite:///{tmp_path}/lain.sqlite3") is True
