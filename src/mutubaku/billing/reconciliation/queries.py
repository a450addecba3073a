"""What the treasurer's desk lists: what waits to be verified, codes nobody has paid, what a month brought."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import BigIntegerField, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Coalesce

from mutubaku.billing.models import BillingCode, Ending, Payment, RefundEnd
from mutubaku.billing.queries import live_codes, waiting_payments
from mutubaku.people.models import Office, Organisation

from .models import PaymentList

SOON = timedelta(days=2)  # before a code expires: time to remind the client, or to make a new one
RECENT = 10  # lists shown below the upload


def to_verify(office: Office, own: Collection[Organisation]) -> QuerySet[Payment]:
    """What waits to be looked at, longest waiting first, with what was ``received`` for its case before.

    Without the payments of one's ``own`` companies, which somebody else looks at.
    """
    rows = waiting_payments(office).exclude(invoice__case__organisation__in=own)
    return rows.annotate(received=received("invoice__case"))


def unpaid_codes(office: Office) -> QuerySet[BillingCode]:
    """The live codes of invoices not paid in full, without those whose payment waits to be looked at.

    ``is_spent``: a part was paid by it, so that the rest needs another one.
    """
    waiting = Payment.objects.filter(invoice__case=OuterRef("invoice__case"), verified_at=None, rejected_at=None)
    paid = Payment.objects.filter(code=OuterRef("pk"), verified_at__isnull=False)
    codes = live_codes(office).annotate(received=received("invoice__case"), is_spent=Exists(paid))
    return codes.filter(~Exists(waiting), received__lt=F("invoice__total"))


def received(case: str) -> CombinedExpression:
    """What has arrived for the row's case, in rupiah, as in ``settlement``; ``case`` is the path to it."""
    of_case = {"invoice__case": OuterRef(case)}
    ended = RefundEnd.objects.exclude(ending=Ending.DROPPED)
    verified = _sum(Payment.objects.filter(verified_at__isnull=False, **of_case), "invoice__case", "amount")
    gained = _sum(ended.filter(**of_case), "invoice__case", "refund__amount")
    gone = _sum(ended.filter(refund__case=OuterRef(case)), "refund__case", "refund__amount")
    return verified + gained - gone


def _sum(rows: QuerySet[Any], by: str, amount: str) -> Coalesce:
    sums = rows.order_by().values(by).annotate(sum=Sum(amount)).values("sum")
    return Coalesce(Subquery(sums, output_field=BigIntegerField()), 0)


def still_valid(codes: QuerySet[BillingCode], at: datetime) -> QuerySet[BillingCode]:
    """Those that can still be paid."""
    return codes.filter(Q(is_spent=False), expires_at__gt=at)


def expiring(codes: QuerySet[BillingCode], at: datetime) -> QuerySet[BillingCode]:
    """Those that expire within two days, those that have, and those that are spent; the longest ago first."""
    return codes.filter(Q(expires_at__lte=at + SOON) | Q(is_spent=True))


def received_in(office: Office, first: date) -> QuerySet[Payment]:
    """The verified payments of the month that begins on ``first``, by the day they were paid."""
    after = (first + timedelta(days=31)).replace(day=1)
    rows = office.payments.filter(verified_at__isnull=False, paid_on__gte=first, paid_on__lt=after)
    return rows.select_related("invoice__case__organisation", "verified_by").order_by("paid_on", "id")


def total_of(payments: QuerySet[Payment]) -> int:
    """What payments come to, in rupiah."""
    return payments.order_by().aggregate(sum=Sum("amount"))["sum"] or 0


def recent_lists(office: Office) -> list[PaymentList]:
    """The lists uploaded last, newest first, without their rows."""
    rows = office.payment_lists.select_related("read_by", "applied_by").defer("rows", "results")
    return list(rows[:RECENT])
