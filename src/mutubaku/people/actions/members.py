"""People who stop acting for an organisation."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from ..access import Capacity
from ..errors import LastMember, MembershipEnded
from ..ledger import Act, write
from ..models import Membership, Organisation, User
from ..queries import lock_organisation


@transaction.atomic
def remove_member(membership: Membership, *, by: Capacity, at: datetime) -> Membership:
    """End a membership at this moment; the last one stays (LastMember), and it ends once (MembershipEnded)."""
    organisation = lock_organisation(membership.organisation)
    membership.refresh_from_db()
    if membership.until is not None:
        raise MembershipEnded
    others = organisation.memberships.filter(until=None, user__is_active=True).exclude(pk=membership.pk)
    if not others.exists():
        raise LastMember
    membership.until = at
    membership.save(update_fields=["until"])
    data = {"account": membership.user_id, "name": membership.user.name, "member": "removed"}
    write(organisation, Act.ORGANISATION_CHANGED, by, at, data)
    return membership


def leave(organisation: Organisation, user: User, *, by: Capacity, at: datetime) -> Membership:
    """End one's own membership, by the same rules (MembershipEnded when there is none)."""
    membership = organisation.memberships.filter(user=user, until=None).first()
    if membership is None:
        raise MembershipEnded
    return remove_member(membership, by=by, at=at)
