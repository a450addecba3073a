"""Which cases' refunds a treasurer gets: their own office's, never those of a client they act for."""

from __future__ import annotations

from collections.abc import Collection

from django.shortcuts import get_object_or_404

from mutubaku.cases.models import Case
from mutubaku.people.models import Office, Organisation


def billed_case(office: Office, case_id: int, own: Collection[Organisation]) -> Case:
    """A case of the office that was ever billed; Http404 when it is another's, or of one's ``own`` company."""
    rows = Case.objects.filter(office=office, invoices__isnull=False).exclude(organisation__in=own).distinct()
    return get_object_or_404(rows.select_related("organisation", "office"), pk=case_id)
