"""Reading refunds: those of a case, what may still be asked back, and what an office has to settle."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum

from mutubaku.billing.models import Invoice, Refund
from mutubaku.billing.queries import settlement
from mutubaku.billing.reconciliation.queries import received
from mutubaku.cases.models import Case
from mutubaku.people.models import Office, Organisation


def refunds_of(case: Case) -> list[Refund]:
    """Every refund of a case, oldest first, with how it ended."""
    related = ("asked_by", "end__file", "end__invoice__case", "end__ended_by")
    return list(case.refunds.select_related(*related).order_by("id"))


def set_off_here(case: Case) -> list[Refund]:
    """The refunds of other cases that were set off against invoices of this one."""
    rows = Refund.objects.filter(end__invoice__case=case)
    return list(rows.select_related("case", "end").order_by("end__id"))


def pending_of(case: Case) -> int:
    """What has been asked back and has not ended, in rupiah."""
    return case.refunds.filter(end=None).aggregate(sum=Sum("amount"))["sum"] or 0


def returnable(case: Case) -> int:
    """What may still be asked back: the surplus less what was asked already."""
    return max(0, settlement(case).surplus - pending_of(case))


def overpaid(office: Office, own: Collection[Organisation]) -> QuerySet[Invoice]:
    """The live invoices on which more has arrived than they say, or of whose case a refund has not ended.

    Without those of one's ``own`` companies; each with what was ``received`` and whether something ``is_asked`` back.
    """
    waits = Refund.objects.filter(case=OuterRef("case"), end=None)
    rows = (
        Invoice.objects.filter(office=office, withdrawn_at=None)
        .exclude(case__organisation__in=own)
        .annotate(received=received("case"))
    )
    found = rows.annotate(is_asked=Exists(waits)).filter(Q(is_asked=True) | Q(received__gt=F("total")))
    return found.select_related("case__organisation").order_by("id")


def owing(case: Case) -> list[Invoice]:
    """The live, sent invoices of the same client's other running cases that are not paid in full."""
    others = Case.objects.filter(organisation=case.organisation_id, office=case.office_id, closed_at=None)
    rows = Invoice.objects.filter(case__in=others.exclude(pk=case.pk), withdrawn_at=None)
    told = rows.filter(task__closed_at__isnull=False).annotate(received=received("case"))
    return list(told.filter(received__lt=F("total")).select_related("case").order_by("id"))
