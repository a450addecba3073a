"""The worker's part: reminding clients once for each stage, the years after a certificate, receipts left to it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import TypeVar, cast

from django.db.models import Model, QuerySet

from mutubaku.billing.models import BillingCode, ReceiptDue
from mutubaku.billing.queries import live_codes, settlement, spent_codes
from mutubaku.cases.models import Case
from mutubaku.certificates.models import PlannedAudit
from mutubaku.certificates.policy.lateness import reminder_stage as cycle_stage
from mutubaku.certificates.queries import prepared, specials_to_tell, suspects, to_open, unplanned, years_at_stake
from mutubaku.complaints.queries import reminder_of, unanswered
from mutubaku.findings.policy import reminder_stage
from mutubaku.findings.queries import findings_of, is_beyond, waiting_in
from mutubaku.notices.actions import remind
from mutubaku.notices.models import NoticeKind
from mutubaku.notices.policy import completion_stage, expiry_stage
from mutubaku.people.access import office_day
from mutubaku.people.models import Office
from mutubaku.reviews.models import CompletionRequest
from mutubaku.reviews.queries import due_soon, overdue_requests
from mutubaku.schemes.queries import TermsMissing

from .actions.complaint_handling import remind_of_referral
from .actions.cycle import open_planned, plan_missing
from .actions.findings import lapse_findings
from .actions.paying import make_receipt
from .actions.special import tell_due
from .actions.standing import propose_for
from .works.audit_letter import tell_expired
from .works.completion_request import open_gaps, told_of

AHEAD = timedelta(days=2)  # how far to look for codes that expire; which day they are told on is decided per case
GONE = timedelta(days=30)  # how far to look back for codes that expired
RECEIPTS = 20  # in one round
RECEIPT_AGAIN = timedelta(minutes=10)
ERROR = 1000  # characters kept of what went wrong
log = logging.getLogger(__name__)
Row = TypeVar("Row", bound=Model)
MORNING = 8  # o'clock in the office: nobody is reminded at night


def remind_clients(at: datetime) -> int:
    """Remind the clients of every office whose day has begun; how many reminders were queued."""
    offices = [office for office in Office.objects.order_by("pk") if office_day(office, at).hour >= MORNING]
    return sum(
        remind_of_completions(office, at)
        + remind_of_codes(office, at)
        + tell_expired_codes(office, at)
        + remind_of_findings(office, at)
        + remind_of_referrals(office, at)
        for office in offices
    )


def keep_cycles(at: datetime) -> int:
    """The years after of every office whose day has begun: cases opened, reminders, measures proposed; how many."""
    offices = [office for office in Office.objects.order_by("pk") if office_day(office, at).hour >= MORNING]
    return sum(keep_cycle(office, at) for office in offices)


def keep_cycle(office: Office, at: datetime) -> int:
    """One office's: what has no plan is planned, what is due opens, what waits is reminded of, what is late proposed.

    Each of these happens once, however many workers ask: a row of its own stands for each.
    """
    today = office_day(office, at).date()
    each(unplanned(office), lambda one: plan_missing(one.pk, at))
    opened = each(to_open(office, today), lambda one: open_planned(one.pk, at))
    reminded = each(prepared(office), lambda one: remind_of_audit(one, at))
    asked = [*suspects(office, today), *years_at_stake(office, today)]
    proposed = each(asked, lambda one: propose_for(one.pk, at))
    told = each(specials_to_tell(office, today), lambda one: tell_due(one.pk, at))
    return opened + reminded + proposed + told


def each(rows: Iterable[Row], act: Callable[[Row], object]) -> int:
    """Act on each row; about how many something was done. One that fails is logged and must not hold up the others."""
    done = 0
    for row in rows:
        try:
            done += bool(act(row))
        except TermsMissing:  # the office enters its terms first; until then nothing can be reckoned
            continue
        except Exception:
            log.exception("Pekerja latar gagal menangani %s %s; yang lain dilanjutkan.", type(row).__name__, row.pk)
    return done


def remind_of_audit(planned: PlannedAudit, at: datetime) -> bool:
    """Of an application prepared and not sent; whether a reminder was queued."""
    case = planned.case
    assert case is not None  # noqa: S101 - what is prepared has a case
    today = office_day(case.office, at).date()
    stage = cycle_stage(planned.due_on, today)
    opened_on = office_day(case.office, case.opened_at).date()
    if not stage or opened_on == today:  # the notice of its opening is enough for that day
        return False
    data = {"certificate": planned.certificate.number, "until": planned.asked_until(today).isoformat()}
    return remind(case, NoticeKind.CYCLE_REMINDER, f"cycle:{planned.pk}/{stage}", at, data)


def remind_of_completions(office: Office, at: datetime) -> int:
    """Of what the office asked them to complete: on the last two days, and once a week when the date has gone by."""
    requests = [*due_soon(office, at), *overdue_requests(office, at)]
    return each(requests, lambda one: remind_of_completion(one, at))


def remind_of_completion(request: CompletionRequest, at: datetime) -> bool:
    """Of what one request still waits for; whether a reminder was queued."""
    case = request.task.case
    stage = completion_stage(request.until, office_day(case.office, at).date())
    if not stage:
        return False
    data = {**told_of(request, open_gaps(request)), "is_past": stage != "soon"}
    return remind(case, NoticeKind.COMPLETION_REMINDER, f"completion:{request.pk}/{stage}", at, data)


def remind_of_codes(office: Office, at: datetime) -> int:
    """Of the billing codes that expire and are not paid; one reported and not yet looked at counts as paid.

    Of a bill that was not sent yet, or whose step was broken off, the client knows nothing.
    """
    soon = _sent_codes(office).filter(expires_at__gt=at, expires_at__lte=at + AHEAD)
    stands = [(one, settlement(one.invoice.case)) for one in soon]
    owed = [(one, left.missing) for one, left in stands if left.is_due and one.pk not in spent_codes(one.invoice.case)]
    rest = {one.pk: missing for one, missing in owed}
    return each([one for one, _missing in owed], lambda one: remind_of_code(one, rest[one.pk], at))


def tell_expired_codes(office: Office, at: datetime) -> int:
    """Tell Seksi PJT of the codes that ran out unpaid; how many. The client waits for another."""
    gone = _sent_codes(office).filter(expires_at__lte=at, expires_at__gt=at - GONE, invoice__case__is_untold=False)
    owed = [one for one in gone if settlement(one.invoice.case).is_due]
    unspent = [one for one in owed if one.pk not in spent_codes(one.invoice.case)]
    return each(unspent, lambda one: tell_expired(one, at))


def _sent_codes(office: Office) -> QuerySet[BillingCode]:
    sent = live_codes(office).filter(invoice__task__closed_at__isnull=False)
    return sent.select_related("invoice__case__office")


def remind_of_code(code: BillingCode, total: int, at: datetime) -> bool:
    """Of one billing code that expires and has not been paid; whether a reminder was queued."""
    case = code.invoice.case
    stage = expiry_stage(office_day(case.office, code.expires_at).date(), office_day(case.office, at).date())
    if not stage or code.expires_at <= at:
        return False
    data = {"code": code.code, "total": total, "expires_at": code.expires_at.isoformat()}
    return remind(case, NoticeKind.CODE_EXPIRING, f"code:{code.pk}/{stage}", at, data)


def remind_of_findings(office: Office, at: datetime) -> int:
    """Of findings that wait for the client: a week before the due day, the day before it, and weekly once it is over.

    What follows from a missed due day is drawn first, so that nobody is reminded of a day that holds no longer.
    """
    draw_consequences(office, at)
    waiting = [one for one in waiting_in(office) if one.due_on is not None]
    due = {one.row.pk: cast(date, one.due_on) for one in waiting}
    rows = [one.row for one in waiting]
    return each(rows, lambda row: remind_of_finding(row.case, row.pk, row.number, due[row.pk], at))


def remind_of_finding(case: Case, finding_id: int, number: str, due: date, at: datetime) -> bool:
    """Of one finding; whether a reminder was queued."""
    stage = reminder_stage(due, office_day(case.office, at).date())
    if not stage:
        return False
    data = {"number": number, "until": due.isoformat(), "is_past": stage.startswith("past")}
    return remind(case, NoticeKind.FINDING_REMINDER, f"finding:{finding_id}/{due.isoformat()}/{stage}", at, data)


def remind_of_referrals(office: Office, at: datetime) -> int:
    """Of complaints referred to clients: once before the day of their answer and once after it."""
    due = [one for one in unanswered(office) if reminder_of(one, at)]
    return each(due, lambda one: remind_of_referral(one.pk, at))


def draw_consequences(office: Office, at: datetime) -> int:
    """What the schemes say of findings that are not closed in time, for an office's running cases; how many moved."""
    today = office_day(office, at).date()
    cases = Case.objects.filter(office=office, closed_at=None, findings__number__gt="").distinct().order_by("pk")
    due = [case for case in cases if any(one.lapses(today) or is_beyond(one, today) for one in findings_of(case))]
    return each(due, lambda case: lapse_findings(case.pk, at))


def make_receipts(at: datetime) -> int:
    """Make the receipts that wait; how many were dealt with. One that cannot be made is logged and tried again."""
    due = ReceiptDue.objects.filter(next_attempt_at__lte=at).order_by("id")
    waiting = list(due.values_list("payment_id", flat=True)[:RECEIPTS])
    for payment_id in waiting:
        try:
            make_receipt(payment_id, at)
        except Exception as error:  # one that cannot be made must not hold up the others
            log.exception("Bukti bayar untuk pembayaran %s gagal dibuat.", payment_id)
            words = f"{type(error).__name__}: {error}"[:ERROR]
            ReceiptDue.objects.filter(payment=payment_id).update(error=words, next_attempt_at=at + RECEIPT_AGAIN)
    return len(waiting)
