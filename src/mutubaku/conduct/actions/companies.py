"""What the office does to a client's data and people, with its reason: each act is told to those it is about.

The acts themselves are those of ``people.actions``, which ask who may, and journal.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from mutubaku.notices.actions import tell_invited, tell_official
from mutubaku.notices.models import NoticeKind
from mutubaku.people import actions as people
from mutubaku.people.access import Capacity
from mutubaku.people.actions import OrganisationData
from mutubaku.people.models import Invitation, Membership, Organisation

OWN_PAGE, ALL = "/perusahaan/{organisation}/", "/perusahaan/"


@transaction.atomic
def correct_company(
    organisation: Organisation, data: OrganisationData, *, reason: str, by: Capacity, at: datetime
) -> None:
    """Correct the legal data; what is the same already is neither journalled nor told."""
    changed = people.change_organisation(organisation, data, by=by, at=at, reason=reason)
    if changed:
        _tell(organisation, at, stage="data", changed=list(changed), reason=reason)


@transaction.atomic
def end_membership(membership: Membership, *, reason: str, by: Capacity, at: datetime) -> None:
    """End somebody's acting for a company, the last one's too; they are told as well as those who stay."""
    people.remove_member(membership, by=by, at=at, reason=reason)
    told: dict[str, object] = {"stage": "ended", "person_name": membership.user.name, "reason": reason}
    _tell(membership.organisation, at, **told)
    _tell_one(membership.organisation, membership.user_id, at, ALL, told)


@transaction.atomic
def invite_to_company(
    organisation: Organisation, email: str, *, reason: str, link: Callable[[str], str], by: Capacity, at: datetime
) -> None:
    """Invite somebody to act for a company; ``link`` makes the address that holds the secret."""
    invitation, secret = people.invite(organisation, email, by=by, at=at, reason=reason)
    tell_invited(invitation, link(secret), at)
    _tell(organisation, at, stage="invited", email=invitation.email, reason=reason)


@transaction.atomic
def take_back_invitation(invitation: Invitation, *, reason: str, by: Capacity, at: datetime) -> None:
    """Take an unanswered invitation back."""
    people.revoke_invitation(invitation, by=by, at=at, reason=reason)
    _tell(invitation.organisation, at, stage="revoked", email=invitation.email, reason=reason)


def _tell(organisation: Organisation, at: datetime, **told: object) -> None:
    """Tell everybody who acts for the company now."""
    for user_id in organisation.memberships.filter(until=None).order_by("user_id").values_list("user_id", flat=True):
        _tell_one(organisation, user_id, at, OWN_PAGE.format(organisation=organisation.pk), told)


def _tell_one(organisation: Organisation, user_id: int, at: datetime, path: str, told: dict[str, object]) -> None:
    data = {**told, "organisation": organisation.name, "path": path}
    tell_official(organisation.office, user_id, NoticeKind.COMPANY_CHANGED, at, data)
