"""The office of the SOP and a short way to say a moment on its clock."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from mutubaku.worktime import OfficeCalendar, seeded_calendar

WIB = ZoneInfo("Asia/Jakarta")

At = Callable[..., datetime]


@pytest.fixture(scope="session")
def office() -> OfficeCalendar:
    """The seeded calendar, WIB."""
    return seeded_calendar()


@pytest.fixture(scope="session")
def at() -> At:
    """`at("2026-11-26 15:30")` on the office's clock."""
    return lambda text: datetime.fromisoformat(text).replace(tzinfo=WIB)
