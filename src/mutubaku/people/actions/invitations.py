"""Invitations to act for an organisation: sent to one address, good for a week, used once."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction

from ..access import Capacity, client_capacity, office_day
from ..errors import (
    AlreadyMember,
    InvitationExpired,
    InvitationForOther,
    InvitationRevoked,
    InvitationUnknown,
    InvitationUsed,
    TooManyInvitations,
)
from ..ledger import Act, write
from ..models import Invitation, Membership, Organisation, User
from ..queries import lock_organisation
from .guard import reason_of

LIFETIME = timedelta(days=7)
LIMIT = 20  # unanswered invitations of one organisation


def secret_hash(secret: str) -> str:
    """What is kept of an invitation's secret: its SHA-256, so that the table opens no door."""
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def invite(
    organisation: Organisation, email: str, *, by: Capacity, at: datetime, reason: str = ""
) -> tuple[Invitation, str]:
    """Invite the holder of an address; answers the invitation and its secret, which is known only now.

    An earlier open invitation to the same address is revoked: the newest letter is the one that works.
    AlreadyMember and TooManyInvitations say why not. The office says why it invites (``guard.reason_of``).
    """
    lock_organisation(organisation)
    why = reason_of(organisation, by, reason)
    address = email.strip().lower()
    if Membership.objects.filter(organisation=organisation, user__email=address, until=None).exists():
        raise AlreadyMember(address)
    waiting = organisation.invitations.filter(accepted_at=None, revoked_at=None, expires_at__gt=at)
    for earlier in waiting.filter(email=address):
        revoke_invitation(earlier, by=by, at=at, reason=reason)
    if waiting.count() >= LIMIT:
        raise TooManyInvitations(LIMIT)
    secret = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        organisation=organisation,
        email=address,
        secret_hash=secret_hash(secret),
        invited_by_id=by.user_id,  # type: ignore[misc]  # the system invites nobody; the database would refuse it
        created_at=at,
        expires_at=at + LIFETIME,
    )
    write(organisation, Act.INVITATION_SENT, by, at, {"invitation": invitation.pk, "email": address, **why})
    return invitation, secret


def open_invitation(secret: str, at: datetime) -> Invitation:
    """The invitation a secret opens, for showing before it is accepted.

    InvitationUnknown, InvitationUsed, InvitationRevoked or InvitationExpired say why it opens nothing.
    """
    found = Invitation.objects.filter(secret_hash=secret_hash(secret)).select_related("organisation__office").first()
    if found is None:
        raise InvitationUnknown
    if found.accepted_at is not None:
        raise InvitationUsed
    if found.revoked_at is not None:
        raise InvitationRevoked
    if found.expires_at <= at:
        raise InvitationExpired(office_day(found.organisation.office, found.expires_at).date())
    return found


@transaction.atomic
def accept_invitation(secret: str, user: User, *, at: datetime) -> Membership:
    """Let the invited person act for the organisation; InvitationForOther when the address is not theirs."""
    invitation = open_invitation(secret, at)
    lock_organisation(invitation.organisation)
    invitation = open_invitation(secret, at)  # again: another request may have used it while this one waited
    if invitation.email != user.email:
        raise InvitationForOther(invitation.email, user.email)
    membership, _new = Membership.objects.get_or_create(
        organisation=invitation.organisation, user=user, until=None, defaults={"since": at}
    )
    invitation.accepted_at = at
    invitation.save(update_fields=["accepted_at"])
    by = client_capacity(user, invitation.organisation, at)
    assert by is not None  # noqa: S101 - the membership was written above, and an inactive account cannot sign in
    data = {"invitation": invitation.pk, "account": user.pk, "name": user.name}
    write(invitation.organisation, Act.INVITATION_ACCEPTED, by, at, data)
    return membership


@transaction.atomic
def revoke_invitation(invitation: Invitation, *, by: Capacity, at: datetime, reason: str = "") -> Invitation:
    """Take an invitation back while it is unanswered (InvitationUsed, InvitationRevoked); the office says why."""
    lock_organisation(invitation.organisation)
    why = reason_of(invitation.organisation, by, reason)
    invitation.refresh_from_db()
    if invitation.accepted_at is not None:
        raise InvitationUsed
    if invitation.revoked_at is not None:
        raise InvitationRevoked
    invitation.revoked_at = at
    invitation.save(update_fields=["revoked_at"])
    write(invitation.organisation, Act.INVITATION_REVOKED, by, at, {"invitation": invitation.pk, **why})
    return invitation
