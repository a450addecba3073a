"""The journal's entries, append-only by database triggers, and how far each chain has come."""

from __future__ import annotations

import json
from typing import Any

from django.db import models

from mutubaku.people.models import User


class Verb(models.TextChoices):
    """Every act that matters, as a closed list; the words shown for each stand in the web room."""

    # cases
    CASE_OPENED = "case.opened"
    CASE_SENT = "case.sent"
    CASE_WITHDRAWN = "case.withdrawn"
    CASE_CLOSED = "case.closed"
    CASE_VERSION_MOVED = "case.version-moved"
    STEP_DONE = "step.done"
    TASK_CLAIMED = "task.claimed"
    TASK_RELEASED = "task.released"
    TASK_REASSIGNED = "task.reassigned"
    PAUSE_OPENED = "pause.opened"
    PAUSE_ENDED = "pause.ended"
    DUE_PROJECTED = "due.projected"
    # the work of the steps
    DISPOSITION_WRITTEN = "disposition.written"
    REVIEW_ANSWERED = "review.answered"
    DOCUMENT_JUDGED = "document.judged"
    COMPLETION_ASKED = "completion.asked"
    AUDIT_PROPOSED = "audit.proposed"
    AUDIT_CONFIRMED = "audit.confirmed"
    AUDIT_OBJECTED = "audit.objected"
    INVOICE_MADE = "invoice.made"
    BILLING_CODE_ENTERED = "billing.code-entered"
    PAYMENT_REPORTED = "payment.reported"
    PAYMENT_VERIFIED = "payment.verified"
    PAYMENT_REJECTED = "payment.rejected"
    PAYMENT_AGREED = "payment.agreed"
    REFUND_ASKED = "refund.asked"
    REFUND_RETURNED = "refund.returned"
    REFUND_SET_OFF = "refund.set-off"
    REFUND_DROPPED = "refund.dropped"
    DRAFT_SENT = "draft.sent"
    DRAFT_CONFIRMED = "draft.confirmed"
    HAND_OVER_WRITTEN = "hand-over.written"
    MESSAGE_WRITTEN = "message.written"
    TRACKING_RENEWED = "tracking.renewed"
    # step 9
    AUDIT_TIME_FIXED = "audit-time.fixed"
    AUDIT_TIME_ASKED = "audit-time.asked"
    AUDIT_TIME_TURNED_BACK = "audit-time.turned-back"
    SITE_ADDED = "site.added"
    TEAM_APPOINTED = "team.appointed"
    MEMBER_DECLARED = "member.declared"
    PLAN_WRITTEN = "plan.written"
    PLAN_AGREED = "plan.agreed"
    VISIT_RECORDED = "visit.recorded"
    ATTENDANCE_CONFIRMED = "attendance.confirmed"
    CHECKLIST_ANSWERED = "checklist.answered"
    FINDING_RECORDED = "finding.recorded"
    FINDING_RELEASED = "finding.released"
    FINDING_ANSWERED = "finding.answered"
    FINDING_JUDGED = "finding.judged"
    REPORT_WRITTEN = "report.written"
    REPORT_RECALLED = "report.recalled"
    REPORT_REMARKED = "report.remarked"
    SAMPLING_PLANNED = "sampling.planned"
    SAMPLE_TAKEN = "sample.taken"
    SAMPLE_HANDED_ON = "sample.handed-on"
    TEST_ORDERED = "test.ordered"
    TEST_REPORTED = "test.reported"
    PERFORMANCE_RECORDED = "performance.recorded"
    REVIEW_WRITTEN = "review.written"
    COMMITTEE_CALLED = "committee.called"
    COMMITTEE_CONFIRMED = "committee.confirmed"
    DECISION_TAKEN = "decision.taken"
    AGREEMENT_SENT = "agreement.sent"
    AGREEMENT_SIGNED = "agreement.signed"
    AGREEMENT_WAIVED = "agreement.waived"
    APPEAL_MADE = "appeal.made"
    APPEAL_FOLLOWED = "appeal.followed"
    APPEAL_DECIDED = "appeal.decided"
    # documents and application
    DOCUMENT_ADDED = "document.added"
    DOCUMENT_MADE = "document.made"
    ANSWERS_SAVED = "answers.saved"
    # certificates
    CERTIFICATE_DRAFTED = "certificate.drafted"
    CERTIFICATE_ISSUED = "certificate.issued"
    CERTIFICATE_CONTINUED = "certificate.continued"
    CERTIFICATE_STATUS = "certificate.status"
    CERTIFICATE_SHEET_SIGNED = "certificate.sheet-signed"
    CYCLE_PLANNED = "cycle.planned"
    SPECIAL_OPENED = "special.opened"
    SPECIAL_TOLD = "special.told"
    SPECIAL_TEAM = "special.team"
    SUSPENSION_PROPOSED = "suspension.proposed"
    TRANSFER_REVIEWED = "transfer.reviewed"
    COMPETENCE_CHANGED = "competence.changed"
    INTEREST_DECLARED = "interest.declared"
    LEAVE_CHANGED = "leave.changed"
    CHECKLIST_CHANGED = "checklist.changed"
    STANDARD_CHANGED = "standard.changed"
    LABORATORY_CHANGED = "laboratory.changed"
    # complaints
    COMPLAINT_RECEIVED = "complaint.received"
    COMPLAINT_LINKED = "complaint.linked"
    COMPLAINT_ACKNOWLEDGED = "complaint.acknowledged"
    COMPLAINT_JUDGED = "complaint.judged"
    COMPLAINT_NAMED = "complaint.named"
    COMPLAINT_REFERRED = "complaint.referred"
    COMPLAINT_ANSWERED = "complaint.answered"
    COMPLAINT_NOTED = "complaint.noted"
    COMPLAINT_DECIDED = "complaint.decided"
    COMPLAINT_PUBLICITY = "complaint.publicity"
    # office data
    OFFICE_CREATED = "office.created"
    OFFICE_CHANGED = "office.changed"
    POSITION_CHANGED = "position.changed"
    HOLDING_CHANGED = "holding.changed"
    ROLE_CHANGED = "role.changed"
    CALENDAR_CHANGED = "calendar.changed"
    REQUIREMENT_CHANGED = "requirement.changed"
    NUMBERING_CHANGED = "numbering.changed"
    TERMS_CHANGED = "terms.changed"
    ACCOUNT_CREATED = "account.created"
    ACCOUNT_CHANGED = "account.changed"
    ORGANISATION_CREATED = "organisation.created"
    ORGANISATION_CHANGED = "organisation.changed"
    TARIFF_CHANGED = "tariff.changed"
    QUESTIONS_CHANGED = "questions.changed"
    SERVICE_STANDARD_CHANGED = "service-standard.changed"
    LETTER_TEXT_CHANGED = "letter-text.changed"
    PAYMENTS_IMPORTED = "payments.imported"
    INVITATION_SENT = "invitation.sent"
    INVITATION_ACCEPTED = "invitation.accepted"
    INVITATION_REVOKED = "invitation.revoked"


class Entry(models.Model):
    """One act: who, in which position, on whose behalf, when, what; ``digest`` seals it to the entry before it.

    ``chain`` is ``case:<id>``, ``office:<id>``, ``organisation:<id>`` or ``complaint:<id>``; ``payload`` is canonical
    JSON text, kept as text so that both databases give back the very bytes that were sealed.
    """

    chain = models.CharField(max_length=60)
    seq = models.PositiveIntegerField()
    verb = models.CharField(max_length=40)  # a Verb; not as choices, so that a new verb is no migration
    at = models.DateTimeField()
    actor = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    actor_name = models.CharField(max_length=200)
    capacity = models.CharField(max_length=300)
    on_behalf_of = models.CharField(max_length=300, blank=True)
    payload = models.TextField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["chain", "seq"]
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="journal_chain_seq_once")]

    def __str__(self) -> str:
        return f"{self.chain}#{self.seq} {self.verb}"

    @property
    def data(self) -> dict[str, Any]:
        """What changed, as it was recorded."""
        loaded: dict[str, Any] = json.loads(self.payload)
        return loaded


class Head(models.Model):
    """Where a chain ended when it was last written to: kept by the database itself with every entry, in its statement.

    It goes on only from where it is (``journal.triggers``): a chain that was cut and written on keeps the old one.
    """

    chain = models.CharField(max_length=60, primary_key=True)
    seq = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.chain}#{self.seq}"


class Anchor(models.Model):
    """How far a chain had come when it was last anchored, signed: see ``journal.anchors``."""

    chain = models.CharField(max_length=60, unique=True)
    seq = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    signature = models.CharField(max_length=260)

    def __str__(self) -> str:
        return f"{self.chain}#{self.seq}"
