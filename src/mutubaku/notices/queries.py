"""Reading notices: what a person has been told."""

from __future__ import annotations

from django.db.models import QuerySet

from mutubaku.people.models import User

from .models import Delivery


def told(user: User) -> QuerySet[Delivery]:
    """What a person has been told, newest first."""
    return user.deliveries.select_related("notice__case__organisation").order_by("-id")


def unread(user: User) -> int:
    """How many of them are unread."""
    return user.deliveries.filter(read_at=None).count()
