"""What no act on an office's people may bring about: an office that nobody administers."""

from __future__ import annotations

from datetime import date

from ..access import ADMINISTRATOR_ROLE, playing
from ..errors import LastAdministrator
from ..models import Office


def keep_an_administrator(office: Office, day: date) -> None:
    """Refuse (LastAdministrator) what has just been written if nobody administers the office on that day."""
    if not playing(office, day, role=ADMINISTRATOR_ROLE):
        raise LastAdministrator
