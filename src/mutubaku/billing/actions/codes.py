"""The billing code an invoice is paid by."""

from __future__ import annotations

from datetime import datetime

from django.db import connection

from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity

from .. import policy
from ..errors import CodeOfAnotherCase, CodeSpent
from ..models import BillingCode, Invoice
from ..queries import code_of, spent_codes
from .invoices import check_live

ENTERED = "entered"


def enter_code(
    invoice: Invoice, code: str, expires_at: datetime, by: Capacity, at: datetime, *, provider: str = ENTERED
) -> BillingCode:
    """The code the invoice is paid by from now on; an earlier one stays and names this as its successor.

    The case must be locked by the caller. CodeWrong, CodeNotDigits, CodeExpired, CodeTooLong, CodeOfAnotherCase,
    CodeSpent or InvoiceWithdrawn say why not.
    """
    check_live(invoice)
    found = policy.billing_code(code)
    policy.check_expiry(expires_at, at)
    _check_own(invoice, found)
    earlier = code_of(invoice)
    entered = _entered(invoice, found, expires_at, by, at, provider, earlier)
    facts = {"number": found, "invoice": invoice.number, "expires_at": expires_at.isoformat()}
    if earlier is not None:
        facts["replaces"] = earlier.code
    record(invoice.case.chain, Verb.BILLING_CODE_ENTERED, by, at, facts, locked=True)
    return entered


def _check_own(invoice: Invoice, code: str) -> None:
    """A code already given to another case of the office cannot pay this one."""
    _lock_code(code)
    others = BillingCode.objects.filter(code=code, invoice__office=invoice.office_id)
    other = others.exclude(invoice__case=invoice.case_id).select_related("invoice__case").first()
    if other is not None:
        raise CodeOfAnotherCase(other.invoice.case.number)
    if BillingCode.objects.filter(code=code, pk__in=spent_codes(invoice.case)).exists():
        raise CodeSpent


def _lock_code(code: str) -> None:
    """Let one clerk at a time enter a code: two of them hold different cases, so the locks of those do not help.

    A lock of the office's row would, but acts on the calendar hold that one while they wait for cases.
    """
    if connection.vendor == "postgresql":  # SQLite's IMMEDIATE transactions already come one by one
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"billing-code/{code}"])


def _entered(
    invoice: Invoice,
    code: str,
    expires_at: datetime,
    by: Capacity,
    at: datetime,
    provider: str,
    earlier: BillingCode | None,
) -> BillingCode:
    """The row of a code. Until the earlier one has left the one live place, it points at the invoice's first code:
    the only one that is nobody's successor.
    """
    first = None if earlier is None else invoice.codes.order_by("id").first()
    entered = BillingCode.objects.create(
        invoice=invoice,
        code=code,
        provider=provider,
        entered_at=at,
        entered_by_id=by.user_id,
        expires_at=expires_at,
        replaced_by=first,
    )
    if earlier is not None:
        BillingCode.objects.filter(pk=earlier.pk).update(replaced_by=entered.pk)
        entered.replaced_by = None
        entered.save(update_fields=["replaced_by"])
    return entered
