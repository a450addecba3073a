"""What the office knows that a list is compared with, gathered in a fixed number of queries however long the list."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from mutubaku.billing.models import BillingCode, Invoice, Payment
from mutubaku.billing.queries import moved_of
from mutubaku.cases.models import Task
from mutubaku.people.access import office_day
from mutubaku.people.models import Office, Organisation

from .listing import ListedPayment

CONFIRMATION = "confirmation"  # step 7, where the client pays and what belongs to a payment is kept


@dataclass
class CaseFacts:
    """The money of one case: its live invoice, its codes, its payments."""

    case_id: int
    number: str
    client: str
    is_own: bool  # the person who reconciles acts for this client
    has_ended: bool
    is_asked: bool  # the client has been sent the invoice: step 7 was opened
    invoice: Invoice | None = None
    codes: list[BillingCode] = field(default_factory=list)
    payments: list[Payment] = field(default_factory=list)
    moved: int = 0  # by refunds: what was set off here, less what went back

    @property
    def waiting(self) -> list[Payment]:
        """What the client reported and nobody has judged."""
        return [one for one in self.payments if one.is_waiting]

    @property
    def verified(self) -> list[Payment]:
        """What is known to have arrived."""
        return [one for one in self.payments if one.verified_at is not None]

    @property
    def owed(self) -> int:
        """What the live invoice still lacks, in rupiah; below zero when too much has arrived."""
        return (self.invoice.total if self.invoice else 0) - sum(one.amount for one in self.verified) - self.moved


@dataclass
class Known:
    """The cases that a list speaks of, by NTPN and by billing code, on the office's day ``today``."""

    today: date
    by_ntpn: dict[str, tuple[CaseFacts, Payment]]
    by_code: dict[str, CaseFacts]
    first_code_days: dict[int, date]  # case → the day of its first code, before which nothing was paid


def gather(office: Office, rows: Iterable[ListedPayment], own: Collection[Organisation], at: datetime) -> Known:
    """Everything the office has about the NTPNs and codes of these rows; ``own``: the reader's own companies."""
    listed = list(rows)
    named = Payment.objects.filter(office=office, ntpn__in={row.ntpn for row in listed if row.ntpn})
    coded = BillingCode.objects.filter(invoice__office=office, code__in={row.code for row in listed if row.code})
    ids = {*named.values_list("invoice__case", flat=True), *coded.values_list("invoice__case", flat=True)}
    cases = _cases(ids, {one.pk for one in own})
    return Known(
        today=office_day(office, at).date(),
        by_ntpn=_by_ntpn(cases.values()),
        by_code={code.code: case for case in cases.values() for code in case.codes},
        first_code_days={
            pk: office_day(office, case.codes[0].entered_at).date() for pk, case in cases.items() if case.codes
        },
    )


def _cases(ids: set[int], own: set[int]) -> dict[int, CaseFacts]:
    """The money of these cases: five queries."""
    asked = set(Task.objects.filter(case__in=ids, step=CONFIRMATION).values_list("case_id", flat=True))
    found: dict[int, CaseFacts] = {}
    for invoice in Invoice.objects.filter(case__in=ids).select_related("case__organisation"):
        case = invoice.case
        facts = found.setdefault(
            case.pk,
            CaseFacts(
                case_id=case.pk,
                number=case.number,
                client=case.organisation.name,
                is_own=case.organisation_id in own,
                has_ended=case.closed_at is not None,
                is_asked=case.pk in asked,
            ),
        )
        if invoice.withdrawn_at is None:
            facts.invoice = invoice
    for code in BillingCode.objects.filter(invoice__case__in=ids).select_related("invoice").order_by("id"):
        found[code.invoice.case_id].codes.append(code)
    for payment in Payment.objects.filter(invoice__case__in=ids).select_related("invoice", "office").order_by("id"):
        found[payment.invoice.case_id].payments.append(payment)
    for pk, moved in moved_of(ids).items():
        if pk in found:
            found[pk].moved = moved
    return found


def _by_ntpn(cases: Iterable[CaseFacts]) -> dict[str, tuple[CaseFacts, Payment]]:
    """The payment of each NTPN: the one that was not rejected, else the last that was."""
    found: dict[str, tuple[CaseFacts, Payment]] = {}
    for case in cases:
        for payment in case.payments:
            earlier = found.get(payment.ntpn)
            if earlier is None or earlier[1].rejected_at is not None:
                found[payment.ntpn] = (case, payment)
    return found
