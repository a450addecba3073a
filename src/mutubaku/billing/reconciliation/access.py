"""Which payments and lists a treasurer gets: their own office's, and never a payment of a client they act for."""

from __future__ import annotations

from collections.abc import Collection

from django.shortcuts import get_object_or_404

from mutubaku.billing.models import Payment
from mutubaku.people.models import Office, Organisation

from .models import PaymentList


def payment_of(office: Office, payment_id: int, own: Collection[Organisation]) -> Payment:
    """A payment of the office; Http404 when it is another's, or of one's ``own`` company."""
    related = ("invoice__case__organisation", "invoice__case__office", "code", "file")
    people = ("reported_by", "verified_by", "rejected_by")
    rows = Payment.objects.filter(office=office).exclude(invoice__case__organisation__in=own)
    return get_object_or_404(rows.select_related(*related, *people), pk=payment_id)


def list_of(office: Office, list_id: int) -> PaymentList:
    """A list that was uploaded in the office; Http404 otherwise."""
    rows = PaymentList.objects.select_related("office", "read_by", "applied_by")
    return get_object_or_404(rows, pk=list_id, office=office)
