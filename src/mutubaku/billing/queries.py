"""Reading tariffs, invoices, codes and payments."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

from django.db.models import Q, QuerySet

from mutubaku.cases.models import Case
from mutubaku.people.models import Office
from mutubaku.prepared import Prepared
from mutubaku.reading import once_a_page

from .models import (
    BillingCode,
    Ending,
    Invoice,
    Payment,
    PaymentAgreement,
    ReceiptDue,
    RefundEnd,
    Tariff,
    TariffLine,
)
from .policy import Counts, OpenPrice, Quote, QuoteLine, Settlement, settle
from .policy import quote as add_up


def tariff_on(office: Office, day: date) -> Tariff | None:
    """The tariff in force on a day: the latest begun, unless it has ended."""
    begun = office.tariffs.filter(valid_from__lte=day).order_by("-valid_from").first()
    if begun is None or (begun.valid_to is not None and begun.valid_to < day):
        return None
    return begun


def lines_for(tariff: Tariff, scheme: str, kind: str) -> list[TariffLine]:
    """The lines of a tariff that such a case may be charged, those withdrawn left out, in their order."""
    rows = tariff.lines.filter(withdrawn_at=None)
    return [row for row in rows if _covers(row.schemes, scheme) and _covers(row.kinds, kind)]


def quantity_for(line: TariffLine, counts: Counts) -> int:
    """How many of a line such counts come to, by the tariff."""
    return line.default_quantity * counts.of(line.counted_by)


def percent_for(tariff: Tariff, scheme: str, *, small_business: bool) -> int:
    """What the tariff takes off the certification part for such a client, in percent; 0 for all others."""
    return tariff.small_business_percent if small_business and _covers(tariff.small_business_schemes, scheme) else 0


def quote(
    choices: Iterable[tuple[TariffLine, int]],
    small_business_percent: int,
    prices: Mapping[int, OpenPrice] | None = None,
) -> Quote:
    """What these lines in these quantities come to; the percent is ``percent_for``.

    ``prices``: what lines the tariff leaves open cost in this case, by their id.
    """
    given = prices or {}
    return add_up((_line(line, quantity, given.get(line.pk)) for line, quantity in choices), small_business_percent)


def _line(line: TariffLine, quantity: int, own: OpenPrice | None) -> QuoteLine:
    price, words = (own.price, own.words) if own else (line.price, "")
    return QuoteLine(line.key, line.name, line.unit, line.part, price, quantity, words)


def quote_of(invoice: Invoice) -> Quote:
    """An invoice as it was made, part by part."""
    lines = [
        QuoteLine(line.key, line.name, line.unit, line.part, line.price, line.quantity, line.words)
        for line in invoice.lines.all()
    ]
    sums = add_up(lines, 0)
    return Quote(
        sums.lines, sums.certification, sums.transport, sums.laboratory, discount=invoice.discount, total=invoice.total
    )


@once_a_page
def invoice_of(case: Case) -> Invoice | None:
    """The live invoice of a case."""
    return _INVOICE.first(case=case.pk)


_INVOICE: Prepared[Invoice] = Prepared(
    lambda mark: (
        Invoice.objects.filter(case_id=mark.number("case"), withdrawn_at=None)
        .select_related("tariff", "case__office")
        .order_by("pk")
    )
)


def first_billed(case_ids: Collection[int]) -> int | None:
    """Which of these cases had an invoice first, also when it was withdrawn since; None while none had."""
    return Invoice.objects.filter(case__in=case_ids).order_by("pk").values_list("case_id", flat=True).first()


def code_of(invoice: Invoice) -> BillingCode | None:
    """The code an invoice is to be paid by now, also when it has expired."""
    return invoice.codes.filter(replaced_by=None).first()


def spent_codes(case: Case) -> frozenset[int]:
    """The codes of a case that a verified payment was made by: a code of SIMPONI carries one sum and is paid once."""
    paid = Payment.objects.filter(invoice__case=case, verified_at__isnull=False, code__isnull=False)
    return frozenset(pk for pk in paid.values_list("code_id", flat=True) if pk is not None)


def payable_code(invoice: Invoice) -> BillingCode | None:
    """The code an invoice is to be paid by now, also when it has expired; None when that one has been paid."""
    code = code_of(invoice)
    return None if code is None or code.pk in spent_codes(invoice.case) else code


def codes_of(case: Case) -> list[BillingCode]:
    """Every code of a case, oldest first, those replaced and those of withdrawn invoices too."""
    return list(BillingCode.objects.filter(invoice__case=case).select_related("invoice", "entered_by").order_by("id"))


def payments_of(case: Case) -> list[Payment]:
    """Every payment of a case as reported, oldest first, those rejected too."""
    payments = Payment.objects.filter(invoice__case=case)
    related = ("invoice", "code", "file", "reported_by", "verified_by", "rejected_by")
    return list(payments.select_related(*related).order_by("id"))


def agreement_of(case: Case) -> PaymentAgreement | None:
    """The written agreement on paying otherwise that holds for a case."""
    return case.payment_agreements.order_by("-id").first()


def settlement(case: Case) -> Settlement:
    """How a case stands: its live invoice against every verified payment of the case."""
    return settlements([case.pk])[case.pk]


def settlements(case_ids: Collection[int]) -> dict[int, Settlement]:
    """How each of several cases stands; a fixed number of queries."""
    invoices = Invoice.objects.filter(case__in=case_ids, withdrawn_at=None)
    totals = dict(invoices.values_list("case_id", "total"))
    payments = Payment.objects.filter(invoice__case__in=case_ids, rejected_at=None)
    rows = list(payments.values_list("invoice__case_id", "amount", "verified_at"))
    agreed = set(PaymentAgreement.objects.filter(case__in=case_ids).values_list("case_id", flat=True))
    moved = moved_of(case_ids)
    return {
        pk: settle(
            totals.get(pk),
            [amount for of_case, amount, verified_at in rows if of_case == pk and verified_at is not None],
            waiting=any(of_case == pk and verified_at is None for of_case, _amount, verified_at in rows),
            agreed=pk in agreed,
            moved=moved.get(pk, 0),
        )
        for pk in case_ids
    }


def billed_among(case_ids: Collection[int]) -> set[int]:
    """Of several cases those whose client has been told of a live invoice."""
    live = Invoice.objects.filter(case__in=case_ids, withdrawn_at=None, task__closed_at__isnull=False)
    return set(live.values_list("case_id", flat=True))


def last_rejected_among(case_ids: Collection[int]) -> set[int]:
    """Of several cases those whose payment reported last was rejected."""
    payments = Payment.objects.filter(invoice__case__in=case_ids).order_by("id")
    last = dict(payments.values_list("invoice__case_id", "rejected_at"))
    return {pk for pk, rejected_at in last.items() if rejected_at is not None}


def unreported(case: Case) -> int:
    """What of a case's invoice is neither received nor reported, in rupiah; below zero when more was reported."""
    stands = settlement(case)
    waiting = Payment.objects.filter(invoice__case=case, verified_at=None, rejected_at=None)
    return stands.due - stands.received - sum(waiting.values_list("amount", flat=True))


def received_before(payment: Payment) -> int:
    """What had arrived on its case before a payment was judged, in rupiah; of one that waits, everything verified.

    Payments of one list are verified at one moment: of them the one reported first is the earlier.
    """
    case = payment.invoice.case
    moment = payment.verified_at or payment.rejected_at
    if moment is None:
        return settlement(case).received
    verified = Payment.objects.filter(invoice__case=case, verified_at__isnull=False)
    earlier = verified.filter(Q(verified_at__lt=moment) | Q(verified_at=moment, pk__lt=payment.pk))
    return sum(earlier.values_list("amount", flat=True)) + moved_of([case.pk], before=moment).get(case.pk, 0)


def moved_of(case_ids: Collection[int], *, before: datetime | None = None) -> dict[int, int]:
    """What refunds moved on these cases, in rupiah: set off in their favour, less what went back or elsewhere.

    With ``before`` only what had moved before that moment.
    """
    ends = RefundEnd.objects.exclude(ending=Ending.DROPPED)
    if before is not None:
        ends = ends.filter(ended_at__lt=before)
    rows = ends.filter(Q(refund__case__in=case_ids) | Q(invoice__case__in=case_ids))
    found: dict[int, int] = {}
    for source, target, amount in rows.values_list("refund__case_id", "invoice__case_id", "refund__amount"):
        found[source] = found.get(source, 0) - amount
        if target is not None:
            found[target] = found.get(target, 0) + amount
    return found


def is_settled(case: Case) -> bool:
    """Whether the audit may begin: paid in full, or otherwise agreed in writing."""
    return settlement(case).is_settled


def waiting_payments(office: Office) -> QuerySet[Payment]:
    """The payments the treasurer of an office has yet to look at, longest waiting first."""
    rows = office.payments.filter(verified_at=None, rejected_at=None)
    return rows.select_related("invoice__case__organisation", "code", "file", "reported_by").order_by("id")


def lacking_receipts(payment_ids: Collection[int]) -> int:
    """How many of these payments still wait for their receipt."""
    return ReceiptDue.objects.filter(payment__in=payment_ids).count()


def failed_receipts(office: Office) -> int:
    """How many receipts of an office could not be made yet."""
    return ReceiptDue.objects.filter(payment__office=office).exclude(error="").count()


def live_codes(office: Office) -> QuerySet[BillingCode]:
    """The codes of an office's live invoices that nothing has replaced, the next to expire first."""
    rows = BillingCode.objects.filter(
        Q(replaced_by=None), invoice__office=office, invoice__withdrawn_at=None, invoice__case__closed_at=None
    )
    return rows.select_related("invoice__case__organisation").order_by("expires_at", "id")


def _covers(listed: list[str], value: str) -> bool:
    return not listed or value in listed
