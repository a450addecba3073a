"""The e-mail backend of demonstration mode: letters are kept in the database and shown on a page."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from .models import MailboxMessage


class Backend(BaseEmailBackend):
    """Keeps each message instead of sending it; the database being away is the only way to fail."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            MailboxMessage.objects.create(
                to=", ".join(message.recipients()),
                subject=str(message.subject),
                text=str(message.body),
                html=_html(message),
                at=timezone.now(),
            )
        return len(email_messages)


def _html(message: EmailMessage) -> str:
    if not isinstance(message, EmailMultiAlternatives):
        return ""
    parts = (str(a[0]) for a in message.alternatives if a[1] == "text/html")
    return next(parts, "")
