"""The worker's part: turning notices into deliveries and sending them, with retries."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils.html import escape

from mutubaku.people.access import CLIENT_ROLE, client_capacity
from mutubaku.people.models import User
from mutubaku.people.queries import officials

from .models import Delivery, Notice, NoticeKind
from .queries import copied_kinds
from .text import letter_of

WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=3),
    timedelta(hours=12),
)
BATCH = 50
HIDDEN = "…"  # in place of a secret that was sent
ERROR = 1000  # characters kept of what went wrong
log = logging.getLogger(__name__)


def address_notices(at: datetime) -> int:
    """Write the deliveries of notices nobody has addressed yet; returns how many notices were dealt with.

    One that cannot be written keeps its error, and the rest go on.
    """
    with transaction.atomic():
        waiting = Notice.objects.filter(addressed_at=None, error="").select_for_update(skip_locked=True, of=("self",))
        notices = list(waiting.select_related("case__organisation__office", "office").order_by("id")[:BATCH])
        for notice in notices:
            _address(notice, at)
    return len(notices)


def _address(notice: Notice, at: datetime) -> None:
    try:
        with transaction.atomic():
            for user, email in _addressees(notice, at):
                _deliver(notice, user, email, at)
            notice.addressed_at = at
            notice.save(update_fields=["addressed_at"])
    except Exception as error:  # whatever is wrong with one must not hold up the others
        log.exception("Pemberitahuan %s (%s) gagal ditulis.", notice.pk, notice.kind)
        Notice.objects.filter(pk=notice.pk).update(error=f"{type(error).__name__}: {error}"[:ERROR])


def send_due(at: datetime) -> int:
    """Send what is due; a failure is kept with its words and tried again later. Returns how many went out."""
    sent = 0
    due = Delivery.objects.filter(sent_at=None, next_attempt_at__lte=at).select_related("notice")
    for delivery in due.order_by("id")[:BATCH]:
        sent += _send(delivery, at)
    return sent


def _addressees(notice: Notice, at: datetime) -> list[tuple[User | None, str]]:
    """Who is told: an address, the client's people, or those in the role; and the office's mailbox where it wants."""
    return [*_hearers(notice, at), *_copies(notice)]


def _hearers(notice: Notice, at: datetime) -> list[tuple[User | None, str]]:
    if notice.email:
        return [(None, notice.email)]
    if notice.role == CLIENT_ROLE and notice.case is not None:
        client = notice.case.organisation
        users = User.objects.filter(memberships__organisation=client).distinct().order_by("pk")
        return [(user, user.email) for user in users if client_capacity(user, client, at)]
    if person := notice.data.get("person"):
        return [(user, user.email) for user in User.objects.filter(pk=person, is_active=True)]
    ids = [c.user_id for c in officials(notice.office, notice.role, at) if c.user_id is not None]
    return [(user, user.email) for user in User.objects.filter(pk__in=ids).order_by("pk")]


def _copies(notice: Notice) -> list[tuple[User | None, str]]:
    """The office's own mailbox, for the kinds it wants copied; never a letter to an address, which holds a secret."""
    if notice.email or notice.kind not in copied_kinds(notice.office):
        return []
    return [(None, notice.office.mailbox)]


def _deliver(notice: Notice, user: User | None, email: str, at: datetime) -> None:
    letter = letter_of(notice, user, at)
    defaults = {
        "user": user,
        "subject": letter.subject,
        "message": letter.message,
        "text": letter.text,
        "html": letter.html,
        "created_at": at,
        "next_attempt_at": at,
    }
    Delivery.objects.get_or_create(notice=notice, email=email, defaults=defaults)


def _send(delivery: Delivery, at: datetime) -> int:
    # A delivery is claimed before it is sent, so that two workers never send it twice.
    wait = WAITS[min(delivery.attempts, len(WAITS) - 1)]
    claimed = Delivery.objects.filter(pk=delivery.pk, sent_at=None, attempts=delivery.attempts).update(
        attempts=delivery.attempts + 1,
        next_attempt_at=at + wait if delivery.attempts < len(WAITS) else None,
    )
    if not claimed:
        return 0
    message = EmailMultiAlternatives(delivery.subject, delivery.text, to=[delivery.email])
    message.attach_alternative(delivery.html, "text/html")
    try:
        message.send()
    except (OSError, ValueError) as error:  # ValueError: an address or a subject no mail can carry
        Delivery.objects.filter(pk=delivery.pk).update(error=str(error))
        return 0
    Delivery.objects.filter(pk=delivery.pk).update(sent_at=at, error="", **_without_secret(delivery))
    return 1


def _without_secret(delivery: Delivery) -> dict[str, str]:
    """An invitation's link is the recipient's alone: once it is sent, neither notice nor copy keeps it."""
    notice = delivery.notice
    link = notice.data.get("link") if notice.kind == NoticeKind.INVITATION else ""
    if not link:
        return {}
    Notice.objects.filter(pk=notice.pk).update(data={**notice.data, "link": ""})
    return {
        "message": delivery.message.replace(link, HIDDEN),
        "text": delivery.text.replace(link, HIDDEN),
        "html": delivery.html.replace(link, HIDDEN).replace(escape(link), HIDDEN),
    }
