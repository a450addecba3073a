"""Reading notices: what a person has been told, what the client was told last, and what was written in a case."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from mutubaku.cases.models import Case
from mutubaku.people.access import CLIENT_ROLE
from mutubaku.people.models import Office, User

from .models import Delivery, Message, Notice
from .policy import COPYABLE


def told(user: User) -> QuerySet[Delivery]:
    """What a person has been told, newest first."""
    return user.deliveries.select_related("notice__case__organisation").order_by("-id")


def unread(user: User) -> int:
    """How many of them are unread."""
    return user.deliveries.filter(read_at=None).count()


def own_delivery(delivery_id: int, user: User) -> Delivery:
    """One of the person's own; Http404 otherwise."""
    return get_object_or_404(told(user), pk=delivery_id)


def last_told_client(case: Case) -> Notice | None:
    """What the client of a case was told last."""
    told_them = case.notices.filter(role=CLIENT_ROLE).select_related("case__opened_by", "office")
    return told_them.order_by("-id").first()


def messages_of(case: Case) -> QuerySet[Message]:
    """The thread of a case, oldest first."""
    return case.messages.select_related("author").order_by("id")


def copied_kinds(office: Office) -> list[str]:
    """The kinds copied to the office's mailbox, in the order of the table; none when it has no mailbox."""
    if not office.mailbox:
        return []
    chosen = set(office.copied_kinds.values_list("kind", flat=True))
    return [kind for kind in COPYABLE if kind in chosen]


def unwritten(office: Office) -> QuerySet[Notice]:
    """The notices of an office that could not be written, with their errors."""
    return Notice.objects.filter(office=office, addressed_at=None).exclude(error="")
