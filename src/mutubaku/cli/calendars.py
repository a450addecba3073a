"""Owns whose clock `mutubaku clock` counts on: an office's, from the database, or the seeded one without any."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mutubaku.cli.clock import ClockRefused, seeded_only
from mutubaku.cli.database import reachable
from mutubaku.cli.django import setup

if TYPE_CHECKING:
    from mutubaku.worktime import OfficeCalendar


def office_calendar(code: str | None) -> OfficeCalendar:
    """The calendar of the office of this code, or of the only office there is.

    Without any database or office, the seeded calendar; that question is answered without starting Django.
    """
    if not has_database():
        return seeded_only(code)
    setup()

    from django.db import connection

    from mutubaku.people.models import Office
    from mutubaku.people.queries import calendar_of

    with reachable():
        if Office._meta.db_table not in connection.introspection.table_names():
            return seeded_only(code)
        offices = {office.code: office for office in Office.objects.order_by("code")}
        chosen = choose(code, list(offices))
        return seeded_only(None) if chosen is None else calendar_of(offices[chosen])


def choose(code: str | None, codes: list[str]) -> str | None:
    """The office asked for; the only one when none was named; None when there is none at all."""
    if code is None and len(codes) > 1:
        raise ClockRefused(f"Ada beberapa kantor; sebutkan salah satu: --office {' | '.join(codes)}.")
    if code is not None and code not in codes:
        known = f"Yang ada: {', '.join(codes)}." if codes else "Belum ada kantor di basis data ini."
        raise ClockRefused(f'Kantor "{code}" tidak ditemukan. {known}')
    return code or next(iter(codes), None)


def has_database() -> bool:
    """Whether there may be a database: a server's address, or SQLite's file."""
    from mutubaku.config.environment import environment

    told = environment()
    url = told.database_url
    if url is None:
        return (told.data / "mutubaku.sqlite3").exists()
    return not url.startswith("sqlite:") or Path(url.removeprefix("sqlite:///").partition("?")[0]).exists()
