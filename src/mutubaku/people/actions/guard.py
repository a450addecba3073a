"""What no act on an office's people may bring about: an office that nobody administers, a text that does not fit; and
who may act on a client."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Model

from .. import policy
from ..access import ADMINISTRATOR_ROLE, Capacity, playing
from ..errors import LastAdministrator, NotTheirCompany, TooLong, WhyMissing
from ..models import Office, Organisation


def check_lengths(model: type[Model], facts: Mapping[str, object]) -> None:
    """Refuse (TooLong) a text longer than the column it is kept in; not every database does so itself."""
    for name, value in facts.items():
        column: Any = model._meta.get_field(name)
        if isinstance(value, str) and column.max_length is not None and len(value) > column.max_length:
            raise TooLong(name, str(column.verbose_name), column.max_length, len(value))


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
