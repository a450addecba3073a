"""A whole fresh demonstration, in place of an earlier one."""

from __future__ import annotations

from datetime import datetime

from mutubaku.conduct.demonstration import check_no_real_office, demonstration_office
from mutubaku.people.models import Office

from .accounts import make_office
from .play import play
from .wiping import wipe


def fresh(at: datetime) -> Office:
    """Make the demonstration as it stands at ``at``; an earlier one goes. The same moment gives the same cases.

    Refused where there is a real office (``check_no_real_office``).
    """
    check_no_real_office()
    if demonstration_office() is not None:
        wipe()
    office = make_office(at)
    play(office, at)
    return office
