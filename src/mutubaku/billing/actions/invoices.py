"""Invoices, made of the tariff in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from mutubaku.cases.actions import next_number
from mutubaku.cases.models import Case, Register, Task
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.policy import line

from .. import policy
from ..errors import InvoiceWithdrawn, LineNotOffered, TariffMissing
from ..models import Invoice, InvoiceLine, Tariff, TariffLine
from ..queries import lines_for, percent_for, quote, tariff_on


def make_invoice(
    task: Task,
    choices: Sequence[tuple[int, int]],
    small_business: bool,  # noqa: FBT001 - the contract of the room
    by: Capacity,
    at: datetime,
    *,
    due_on: date | None = None,
    prices: Mapping[int, policy.OpenPrice] | None = None,
) -> Invoice:
    """An invoice of these (tariff line id, quantity) by the tariff in force; it withdraws an earlier one of the case,
    and takes over its number while that has not been sent: a number goes to what the client was told.

    ``prices``: what the lines cost in this case that the tariff leaves open, by line id. The case must be locked by the
    caller. TariffMissing, LineNotOffered, QuantityWrong, PriceFixed, LineNotOpen, OpenPriceWrong,
    OpenPriceUnexplained, NothingToPay or InvoiceTooLarge say why not.
    """
    case, day = task.case, office_day(task.case.office, at).date()
    tariff = tariff_on(case.office, day)
    if tariff is None:
        raise TariffMissing
    percent = percent_for(tariff, case.scheme, small_business=small_business)
    chosen = _chosen(tariff, case, choices)
    made = quote(chosen, percent, _checked([row for row, _quantity in chosen], prices or {}))
    policy.check_total(made.total)
    unsent = case.invoices.filter(withdrawn_at=None, task__closed_at=None).first()
    case.invoices.filter(withdrawn_at=None).update(withdrawn_at=at)
    invoice = Invoice.objects.create(
        office=case.office,
        case=case,
        task=task,
        round=task.round,
        number=unsent.number if unsent else next_number(case.office, Register.INVOICE, case.scheme, at),
        tariff=tariff,
        issued_on=day,
        due_on=due_on,
        small_business=small_business,
        discount=made.discount,
        total=made.total,
    )
    InvoiceLine.objects.bulk_create(_frozen(invoice, one) for one in made.lines)
    facts = {
        "number": invoice.number,
        "total": invoice.total,
        "discount": invoice.discount,
        "tariff": tariff.pk,
        **_set_prices(made),
    }
    record(case.chain, Verb.INVOICE_MADE, by, at, facts, locked=True)
    return invoice


def _chosen(tariff: Tariff, case: Case, choices: Sequence[tuple[int, int]]) -> list[tuple[TariffLine, int]]:
    """The lines chosen with their quantities, in the tariff's order."""
    offered = {row.pk: row for row in lines_for(tariff, case.scheme, case.kind)}
    wanted = dict(choices)
    if len(wanted) < len(choices) or not wanted.keys() <= offered.keys():
        raise LineNotOffered
    for quantity in wanted.values():
        policy.check_quantity(quantity)
    return [(row, wanted[pk]) for pk, row in offered.items() if pk in wanted]


def _checked(chosen: Sequence[TariffLine], prices: Mapping[int, policy.OpenPrice]) -> dict[int, policy.OpenPrice]:
    """The prices of this case, each of a line that is charged and that the tariff leaves open."""
    rows = {row.pk: row for row in chosen}
    if not prices.keys() <= rows.keys():
        raise LineNotOffered
    found = {pk: policy.OpenPrice(typed.price, line(typed.words)) for pk, typed in prices.items()}
    for pk, one in found.items():
        policy.check_open_price(rows[pk].part, rows[pk].price, one)
    return found


def _set_prices(made: policy.Quote) -> dict[str, object]:
    """The prices set for this case, for the journal; nothing where there are none."""
    own = [{"line": one.key, "price": one.price, "words": one.words} for one in made.lines if one.words]
    return {"prices": own} if own else {}


def _frozen(invoice: Invoice, one: policy.QuoteLine) -> InvoiceLine:
    return InvoiceLine(
        invoice=invoice,
        key=one.key,
        name=one.name,
        unit=one.unit,
        part=one.part,
        price=one.price,
        quantity=one.quantity,
        amount=one.amount,
        words=one.words,
    )


def check_live(invoice: Invoice) -> None:
    """Refuse what is about an invoice that another one has replaced (InvoiceWithdrawn)."""
    if invoice.withdrawn_at is not None:
        raise InvoiceWithdrawn(invoice.number)
