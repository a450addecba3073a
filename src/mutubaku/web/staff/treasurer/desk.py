"""The treasurer's desk as its page shows it: five lists behind plain links, each with what it comes to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mutubaku.billing.models import BillingCode, Invoice, Payment
from mutubaku.billing.reconciliation.queries import (
    expiring,
    received_in,
    still_valid,
    to_verify,
    total_of,
    unpaid_codes,
)
from mutubaku.billing.refunds.queries import overpaid
from mutubaku.people.access import office_day, organisations_of
from mutubaku.web.context import Link
from mutubaku.web.gate import Visit
from mutubaku.web.listing import rows_shown
from mutubaku.web.writing import rupiah

VERIFY, UNPAID, EXPIRING, RECEIVED, OVERPAID = "periksa", "belum-dibayar", "kedaluwarsa", "diterima", "kelebihan"
TABS = (VERIFY, UNPAID, EXPIRING, OVERPAID, RECEIVED)
FIRST_YEAR = 2000  # months before it hold nothing
PAGE = 100  # rows shown at first


class TreasurersDesk:
    """The lists of one office at one moment."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.office, self.at = visit, visit.desk.office, visit.at
        asked = visit.GET.get("bagian", "")
        self.tab = asked if asked in TABS else VERIFY
        self.shown = rows_shown(visit, PAGE)

    @cached_property
    def _payments(self) -> Any:
        return to_verify(self.office, self._own)

    @cached_property
    def _own(self) -> Any:
        return organisations_of(self.visit.user, self.at)

    @cached_property
    def _overpaid(self) -> Any:
        return overpaid(self.office, self._own)

    @cached_property
    def _unpaid(self) -> Any:
        return unpaid_codes(self.office)

    @cached_property
    def _list(self) -> Any:
        """The rows of the tab one is on."""
        if self.tab == VERIFY:
            return self._payments
        if self.tab == RECEIVED:
            return received_in(self.office, self.month)
        if self.tab == OVERPAID:
            return self._overpaid
        return (still_valid if self.tab == UNPAID else expiring)(self._unpaid, self.at)

    @cached_property
    def _rows(self) -> list[Any]:
        """Those shown and one more, so that the page knows whether there are more."""
        return list(self._list[: self.shown + 1])

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """The rows of the tab one is on, each with what its columns show."""
        shown: dict[str, Callable[[Any], dict[str, Any]]] = {
            VERIFY: payment_row,
            RECEIVED: received_row,
            OVERPAID: overpaid_row,
        }
        say = shown.get(self.tab, lambda row: code_row(row, self.at))
        return [say(row) for row in self._rows[: self.shown]]

    @property
    def more_href(self) -> str:
        """The page with the next rows as well."""
        if len(self._rows) <= self.shown:
            return ""
        kept = {"bagian": self.tab, "tampil": str(self.shown + PAGE)}
        return _href(**kept, bulan=f"{self.month:%Y-%m}") if self.tab == RECEIVED else _href(**kept)

    @cached_property
    def tabs(self) -> list[Link]:
        """The five lists, and how much waits in those that hold work."""
        named = [
            (VERIFY, _("Perlu diperiksa"), self._payments.count()),
            (UNPAID, _("Belum dibayar"), still_valid(self._unpaid, self.at).count()),
            (EXPIRING, _("Kedaluwarsa"), expiring(self._unpaid, self.at).count()),
            (OVERPAID, _("Kelebihan"), self._overpaid.count()),
            (RECEIVED, _("Diterima"), None),
        ]
        return [Link(label, _href(bagian=key), key == self.tab, count) for key, label, count in named]

    @cached_property
    def month(self) -> date:
        """The first day of the month asked for; this month when none or a strange one is."""
        today = office_day(self.office, self.at).date()
        try:
            asked = datetime.strptime(self.visit.GET.get("bulan", ""), "%Y-%m").date()  # noqa: DTZ007 - a month has no zone
        except ValueError:
            return today.replace(day=1)
        return asked if asked.year >= FIRST_YEAR and asked <= today else today.replace(day=1)

    @property
    def month_name(self) -> str:
        """``November 2026``."""
        return date_format(self.month, "F Y")

    @property
    def months(self) -> dict[str, str]:
        """The pages of the months before and after; no month after this one."""
        today = office_day(self.office, self.at).date()
        before, after = self.month - timedelta(days=1), self.month + timedelta(days=31)
        return {
            "before": _href(bagian=RECEIVED, bulan=f"{before:%Y-%m}"),
            "after": _href(bagian=RECEIVED, bulan=f"{after:%Y-%m}") if after.replace(day=1) <= today else "",
        }

    @cached_property
    def total(self) -> int:
        """What the month brought, in rupiah, also by rows not shown."""
        return total_of(self._list)


def _href(**asked: str) -> str:
    return f"{reverse('staff:treasurer')}?{urlencode(asked)}"


def payment_row(payment: Payment) -> dict[str, Any]:
    """A payment that waits, beside what its invoice still lacks."""
    invoice = payment.invoice
    return {
        "payment": payment,
        "href": reverse("staff:payment", args=[payment.pk]),
        "client": invoice.case.organisation.name,
        "number": invoice.case.number,
        "invoice": invoice,
        "difference": difference(invoice.total - payment.received - payment.amount),  # type: ignore[attr-defined]  # annotated
        "proof": reverse("cases:file", args=[payment.file_id]) if payment.file_id else "",
    }


def overpaid_row(invoice: Invoice) -> dict[str, Any]:
    """A case on which too much arrived, or of which something was asked back."""
    arrived = invoice.received  # type: ignore[attr-defined]  # annotated
    asked = invoice.is_asked  # type: ignore[attr-defined]  # annotated
    state = ("partial", _("Diminta kembali")) if asked else ("", _("Belum diminta"))
    return {
        "href": reverse("staff:refund", args=[invoice.case_id]),
        "client": invoice.case.organisation.name,
        "number": invoice.case.number,
        "invoice": invoice,
        "received": arrived,
        "surplus": max(0, arrived - invoice.total),
        "state": {"status": state[0], "text": state[1]},
    }


def difference(left: int) -> dict[str, str]:
    """What a payment leaves of the invoice: a status of the tag, and its words."""
    if left > 0:
        return {"status": "partial", "text": _("Kurang %(amount)s") % {"amount": rupiah(left)}}
    if left < 0:
        return {"status": "partial", "text": _("Lebih %(amount)s") % {"amount": rupiah(-left)}}
    return {"status": "complete", "text": _("Sesuai tagihan")}


def received_row(payment: Payment) -> dict[str, Any]:
    """A verified payment."""
    case = payment.invoice.case
    return {
        "payment": payment,
        "href": reverse("staff:payment", args=[payment.pk]),
        "client": case.organisation.name,
        "number": case.number,
    }


def code_row(code: BillingCode, at: datetime) -> dict[str, Any]:
    """A code that nobody has paid."""
    invoice = code.invoice
    return {
        "code": code,
        "href": reverse("cases:case", args=[invoice.case_id]),
        "client": invoice.case.organisation.name,
        "number": invoice.case.number,
        "invoice": invoice,
        "received": code.received,  # type: ignore[attr-defined]  # annotated
        "left": {"status": "partial", "text": _("Sudah terpakai; sisanya perlu kode baru")}
        if code.is_spent  # type: ignore[attr-defined]  # annotated
        else time_left(code.expires_at, at),
    }


def time_left(expires_at: datetime, at: datetime) -> dict[str, str]:
    """How long a code can still be paid, in the office's own days."""
    if expires_at <= at:
        return {"status": "expired", "text": _("Sudah kedaluwarsa")}
    days = (timezone.localtime(expires_at).date() - timezone.localtime(at).date()).days
    if days == 0:
        return {"status": "expired", "text": _("Hari ini")}
    text = ngettext("%(count)s hari lagi", "%(count)s hari lagi", days) % {"count": days}
    return {"status": "partial" if expires_at - at <= timedelta(days=2) else "", "text": text}
