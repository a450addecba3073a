"""Owns the moment a command runs at, on the clock of the product: its day is the one the screens are on."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from mutubaku.worktime.seed import ZONE


def now() -> datetime:
    """This moment in the zone that Django's settings name too; the machine's own zone does not matter."""
    return datetime.now(UTC).astimezone(ZoneInfo(ZONE))
