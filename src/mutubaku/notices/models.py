"""What is to be told, to whom it went and how that ended; what client and desk write to each other; the demonstration's
letters."""

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
    PAYMENT_CODE = "payment-code"
    PAYMENT_REPORTED = "payment-reported"
    PAYMENT_REJECTED = "payment-rejected"
    PAYMENT_VERIFIED = "payment-verified"
    PAYMENT_AGREED = "payment-agreed"
    PAYMENT_STALLED = "payment-stalled"
    REFUND = "refund"
    CODE_EXPIRING = "code-expiring"
    COMPLETION_REMINDER = "completion-reminder"
    MESSAGE = "message"
    RETURNED = "returned"
    DRAFT_CHECK = "draft-check"
    TEAM_APPOINTED = "team-appointed"
    TEAM_RELEASED = "team-released"
    AUDIT_MOVED = "audit-moved"
    MEMBER_DECLINED = "member-declined"
    MEMBER_TIED = "member-tied"
    PLAN_CHECK = "plan-check"
    AUDIT_TIME = "audit-time"
    AUDIT_TIME_ASKED = "audit-time-asked"
    AUDIT_TIME_RETURNED = "audit-time-returned"
    FINDINGS_RELEASED = "findings-released"
    FINDING_RETURNED = "finding-returned"
    FINDING_REMINDER = "finding-reminder"
    FINDING_LAPSED = "finding-lapsed"
    TEST_FAILED = "test-failed"
    REPORT_REMARKED = "report-remarked"
    REPORT_REPLIED = "report-replied"
    AGREEMENT = "agreement"
    APPEAL = "appeal"
    CYCLE_OPENED = "cycle-opened"
    SPECIAL_AUDIT = "special-audit"
    CYCLE_REMINDER = "cycle-reminder"
    STANDING_PROPOSED = "standing-proposed"
    STANDING_DECIDED = "standing-decided"
    NOBODY_DECIDES = "nobody-decides"
    CERTIFICATE_SHEET = "certificate-sheet"
    COMPLAINT = "complaint"
    COMPLAINT_TOLD = "complaint-told"
    COMPLAINT_REFERRED = "complaint-referred"
    COMPLAINT_REMINDER = "complaint-reminder"
    COMPANY_CHANGED = "company-changed"


class Notice(models.Model):
    """One thing to tell, written in the transaction of the act; the worker turns it into deliveries.

    ``role`` names who is told: everyone who plays it in the office, or the client's people for ``client``.
    ``email`` is set instead for somebody without an account (an invitation, a complainant), ``data["person"]`` for one
    account alone. One that could not be written keeps its ``error`` and waits to be tried again by hand.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", db_index=False)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="notices")
    kind = models.CharField(max_length=40)  # a NoticeKind; not as choices, so that a new kind is no migration
    role = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    data = models.JSONField(default=dict)
    at = models.DateTimeField()
    addressed_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

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
    message = models.TextField(blank=True)  # the matter alone, for the account's own page
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


class CopiedKind(models.Model):
    """A kind of notice of which the office's own mailbox gets a copy; none by itself."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="copied_kinds")
    kind = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "kind"], name="kind_copied_once")]

    def __str__(self) -> str:
        return f"{self.office_id}: {self.kind}"


class Reminder(models.Model):
    """That a case was reminded of something: one row for each stage of it, so that no two workers remind twice."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="reminders")
    about = models.CharField(max_length=120)  # "completion:7/soon": what, and how far it has come
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "about"], name="reminded_once")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.about}"


class Message(models.Model):
    """What somebody of the client or of the office wrote into the thread of a case; never changed, never deleted.

    ``as_title`` is the position they wrote in ("Kepala Seksi PJT"), "Pelanggan" for the client's people.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="messages")
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    as_title = models.CharField(max_length=300)
    text = models.TextField()
    at = models.DateTimeField()
    is_client = models.BooleanField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.as_title}"


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
