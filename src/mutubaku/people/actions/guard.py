"""What no act on an office's people may bring about: an office that nobody administers; and who may act on a client."""

from __future__ import annotations

from datetime import date

from .. import policy
from ..access import ADMINISTRATOR_ROLE, Capacity, playing
from ..errors import LastAdministrator, NotTheirCompany, WhyMissing
from ..models import Office, Organisation


def keep_an_administrator(office: Office, day: date) -> None:
    """Refuse (LastAdministrator) what has just been written if nobody administers the office on that day."""
    if not playing(office, day, role=ADMINISTRATOR_ROLE):
        raise LastAdministrator


def reason_of(organisation: Organisation, by: Capacity, reason: str) -> dict[str, str]:
    """What the journal keeps of why a client's data are touched; nothing when its own people do it.

    NotTheirCompany for whoever neither acts for the client nor administers its office; WhyMissing when the office does
    not say why.
    """
    if by.organisation_id == organisation.pk:
        return {}
    if by.role != ADMINISTRATOR_ROLE or by.office_id != organisation.office_id:
        raise NotTheirCompany
    words = policy.lines(reason)
    if not words:
        raise WhyMissing
    return {"reason": words}
