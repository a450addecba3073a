"""People who stop acting for an organisation."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from ..access import Capacity
from ..errors import LastMember, MembershipEnded
from ..ledger import Act, write
from ..models import Membership, Organisation, User
from ..queries import lock_organisation
from .guard import reason_of


@transaction.atomic
def remove_member(membership: Membership, *, by: Capacity, at: datetime, reason: str = "") -> Membership:
    """End a membership at this moment; it ends once (MembershipEnded).

    The last one is ended by the office alone (LastMember), which says why (``guard.reason_of``): a stranger may have
    registered the company.
    """
    organisation = lock_organisation(membership.organisation)
    why = reason_of(organisation, by, reason)
    membership.refresh_from_db()
    if membership.until is not None:
        raise MembershipEnded
    others = organisation.memberships.filter(until=None, user__is_active=True).exclude(pk=membership.pk)
    if by.is_client and not others.exists():
        raise LastMember
    membership.until = at
    membership.save(update_fields=["until"])
    data = {"account": membership.user_id, "name": membership.user.name, "member": "removed", **why}
    write(organisation, Act.ORGANISATION_CHANGED, by, at, data)
    return membership


def leave(organisation: Organisation, user: User, *, by: Capacity, at: datetime) -> Membership:
    """End one's own membership, by the same rules (MembershipEnded when there is none)."""
    membership = organisation.memberships.filter(user=user, until=None).first()
    if membership is None:
        raise MembershipEnded
    return remove_member(membership, by=by, at=at)
