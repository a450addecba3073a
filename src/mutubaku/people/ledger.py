"""Where the acts of this room are written down: the journal.

The journal's rows name people, so that room stands above this one and cannot be imported here. It is called by its
name instead, in this one place, and inside the caller's transaction: an act that cannot be journalled does not happen.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import Enum, StrEnum

from django.utils.module_loading import import_string

from .access import Capacity
from .models import Office, Organisation

JOURNAL = "mutubaku.journal.actions.record"


class Act(StrEnum):
    """The acts of this room; the journal's closed list of verbs holds each of them."""

    OFFICE_CREATED = "office.created"
    OFFICE_CHANGED = "office.changed"
    POSITION_CHANGED = "position.changed"
    HOLDING_CHANGED = "holding.changed"
    ROLE_CHANGED = "role.changed"
    CALENDAR_CHANGED = "calendar.changed"
    ACCOUNT_CREATED = "account.created"
    ACCOUNT_CHANGED = "account.changed"
    ORGANISATION_CREATED = "organisation.created"
    ORGANISATION_CHANGED = "organisation.changed"
    INVITATION_SENT = "invitation.sent"
    INVITATION_ACCEPTED = "invitation.accepted"
    INVITATION_REVOKED = "invitation.revoked"
    COMPETENCE_CHANGED = "competence.changed"
    INTEREST_DECLARED = "interest.declared"
    LEAVE_CHANGED = "leave.changed"
    SERVICE_STANDARD_CHANGED = "service-standard.changed"


def chain_of(subject: Office | Organisation) -> str:
    """The name of an office's or an organisation's chain in the journal."""
    kind = "office" if isinstance(subject, Office) else "organisation"
    return f"{kind}:{subject.pk}"


def write(subject: Office | Organisation, act: Enum, by: Capacity, at: datetime, data: Mapping[str, object]) -> None:
    """Journal an act on an office's or organisation's chain; ``data`` is JSON-ready.

    A room above this one gives its own verb of the journal instead of an ``Act``.
    """
    import_string(JOURNAL)(chain_of(subject), act, by, at, data)


def difference(before: Mapping[str, object], after: Mapping[str, object]) -> dict[str, list[str]]:
    """What changed, as ``{field: [old, new]}`` in words; nothing for fields that stayed the same."""
    return {key: [str(before[key]), str(after[key])] for key in after if before[key] != after[key]}
