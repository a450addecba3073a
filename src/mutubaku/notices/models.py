"""What is to be told, to whom it went and how that ended; and letters kept in demonstration mode."""

from __future__ import annotations

from django.db import models

from mutubaku.cases.models import Case
from mutubaku.people.models import Office, User


class NoticeKind(models.TextChoices):
    """What a notice tells; each kind has its texts in ``notices/templates/notices/<kind>``."""

    YOUR_TURN = "your-turn"
    CASE_SENT = "case-sent"
    COMPLETION_ASKED = "completion-asked"
    CASE_ENDED = "case-ended"
    INVITATION = "invitation"


class Notice(models.Model):
    """One thing to tell, written in the transaction of the act; the worker turns it into deliveries.

    ``role`` names who is told: everyone who plays it in the office, or the client's people for ``client``.
    ``email`` is set instead for somebody without an account (an invitation).
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="notices")
    kind = models.CharField(max_length=40, choices=NoticeKind)
    role = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    data = models.JSONField(default=dict)
    at = models.DateTimeField()
    addressed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["id"], condition=models.Q(addressed_at=None), name="notice_unaddressed")]

    def __str__(self) -> str:
        return f"{self.kind} → {self.role or self.email}"


class Delivery(models.Model):
    """One person's copy of a notice: seen in the account, and sent by e-mail with retries."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="deliveries")
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="deliveries")
    email = models.EmailField()
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField()
    created_at = models.DateTimeField()
    next_attempt_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["next_attempt_at"], condition=models.Q(sent_at=None), name="delivery_unsent"),
            models.Index(fields=["user", "-id"]),
        ]
        constraints = [models.UniqueConstraint(fields=["notice", "email"], name="delivery_once_per_address")]

    def __str__(self) -> str:
        return f"{self.email}: {self.subject}"


class MailboxMessage(models.Model):
    """A letter the demonstration office "sent": kept here and shown, never put on the network."""

    to = models.TextField()
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.subject
