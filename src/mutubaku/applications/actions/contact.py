"""Saving whom the office may ask, and what decides which documents are required."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from mutubaku.applications.models import Application
from mutubaku.cases.models import Scheme
from mutubaku.people.access import Capacity
from mutubaku.people.policy import line

from .draft import lock_draft, write


@dataclass(frozen=True, kw_only=True)
class ContactData:
    """The person of the client whom the office asks."""

    name: str
    position: str
    phone: str
    email: str


@dataclass(frozen=True, kw_only=True)
class GroupData:
    """The product group, and whether an ISO 9001 certificate is held (domain.md 2.1, rows 2, 3, 13 and 24)."""

    commodity: str = ""
    has_quality_certificate: bool = False


@transaction.atomic
def save_contact(case_id: int, data: ContactData, by: Capacity, at: datetime) -> Application:
    """Save the contact person; NotTheClient, AlreadySent or Unreadable when it cannot be."""
    draft = lock_draft(case_id, by, at)
    values = {
        "contact_name": line(data.name),
        "contact_position": line(data.position),
        "contact_phone": line(data.phone),
        "contact_email": data.email.strip(),
    }
    write(draft, draft.application, values, "contact", private=values)
    return draft.application


@transaction.atomic
def save_commodity(case_id: int, data: GroupData, by: Capacity, at: datetime) -> Application:
    """Save the product group of an SPPT SNI application; files handed in for another group stay with the case."""
    draft = lock_draft(case_id, by, at)
    draft.asks({Scheme.SPPT_SNI})
    values = {"commodity": data.commodity, "has_quality_certificate": data.has_quality_certificate}
    write(draft, draft.application, values, "commodity")
    return draft.application
