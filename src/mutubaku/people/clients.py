"""An office's clients as its administration finds them: the list, one of them, its people and invitations.

What is none of the office's answers Http404.
"""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from .models import Invitation, Membership, Office, Organisation


def clients_of(office: Office, words: str = "") -> QuerySet[Organisation]:
    """The clients of an office by name, ``people`` telling how many act for each; with words, those whose name,
    number or one of whose people has them in it.
    """
    acting = Q(memberships__until=None, memberships__user__is_active=True)
    found = office.organisations.annotate(people=Count("memberships", acting)).order_by("name", "pk")
    if not words:
        return found
    people = Membership.objects.filter(Q(user__email__icontains=words) | Q(user__name__icontains=words), until=None)
    asked = Q(name__icontains=words) | Q(pk__in=people.values("organisation_id"))
    digits = "".join(c for c in words if c not in " .-")
    if digits.isdecimal():
        asked |= Q(nib__contains=digits) | Q(npwp__contains=digits)
    return found.filter(asked)


def client_of(office: Office, organisation_id: int) -> Organisation:
    """A client of the office."""
    return get_object_or_404(Organisation.objects.select_related("office"), pk=organisation_id, office=office)


def membership_of(office: Office, membership_id: int) -> Membership:
    """Somebody's acting for a client of the office."""
    rows = Membership.objects.select_related("organisation__office", "user")
    return get_object_or_404(rows, pk=membership_id, organisation__office=office)


def invitation_of(office: Office, invitation_id: int) -> Invitation:
    """An invitation to join a client of the office."""
    rows = Invitation.objects.select_related("organisation__office")
    return get_object_or_404(rows, pk=invitation_id, organisation__office=office)
