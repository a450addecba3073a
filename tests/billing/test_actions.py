"""Invoices, codes, payments and agreements of a case: what is kept, what is refused, and what stays as it was."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from mutubaku.billing import queries
from mutubaku.billing.actions import (
    enter_code,
    make_invoice,
)
from mutubaku.billing.errors import (
    CodeExpired,
    CodeOfAnotherCase,
    CodeWrong,
    InvoiceWithdrawn,
    LineNotOffered,
    NothingToPay,
    QuantityWrong,
    TariffMissing,
)
from mutubaku.billing.models import BillingCode, Invoice, Tariff
from mutubaku.billing.providers import PROVIDERS, Standing, provider_of
from mutubaku.cases.models import Task
from mutubaku.journal.models import Entry
from tests.billing.conftest import CODE, NOW, OTHER_CODE, WEEK, Till, invoiced, reported, task_of, verbs
from tests.factories.billing import add_line, make_tariff
from tests.factories.people import OfficeFactory

# invoices


def test_an_invoice_freezes_its_lines_in_the_tariffs_order(till: Till) -> None:
    choices = [(till.line("audit"), 3), (till.line("permohonan"), 1), (till.line("uji"), 2)]
    invoice = make_invoice(till.task, choices, False, till.by, NOW, due_on=date(2026, 12, 1))
    assert [(line.key, line.price, line.quantity, line.amount) for line in invoice.lines.all()] == [
        ("permohonan", 5_000_000, 1, 5_000_000),
        ("audit", 1_500_000, 3, 4_500_000),
        ("uji", 0, 2, 0),
    ]
    assert (invoice.total, invoice.discount, invoice.round, invoice.tariff) == (9_500_000, 0, 1, till.tariff)
    assert (invoice.issued_on, invoice.due_on) == (date(2026, 11, 23), date(2026, 12, 1))
    assert queries.invoice_of(till.case) == invoice
    assert verbs(till) == ["invoice.made"]


def test_a_small_business_is_given_the_tariffs_discount(till: Till) -> None:
    invoice = make_invoice(till.task, [(till.line("permohonan"), 1)], True, till.by, NOW)
    assert (invoice.small_business, invoice.discount, invoice.total) == (True, 1_250_000, 3_750_000)
    made = queries.quote_of(invoice)
    assert (made.certification, made.discount, made.total) == (5_000_000, 1_250_000, 3_750_000)


def test_the_discount_is_for_the_schemes_the_tariff_names(till: Till) -> None:
    Tariff.objects.update(small_business_schemes=["sppt-sni"])
    assert make_invoice(till.task, [(till.line("permohonan"), 1)], True, till.by, NOW).discount == 0
    product = task_of(till.office, "sppt-sni")
    assert make_invoice(product, [(till.line("permohonan"), 1)], True, till.by, NOW).discount == 1_250_000


def test_a_second_invoice_of_a_case_withdraws_the_first(till: Till) -> None:
    first, second = invoiced(till), invoiced(till)
    first.refresh_from_db()
    assert first.withdrawn_at == NOW
    assert queries.invoice_of(till.case) == second
    assert list(till.case.invoices.order_by("pk")) == [first, second]
    assert first.number == second.number  # nobody was told of the first


def test_an_invoice_that_was_sent_keeps_its_number_for_itself(till: Till) -> None:
    first = invoiced(till)
    Task.objects.filter(pk=till.task.pk).update(closed_at=NOW, outcome="dikirim")
    second = invoiced(till)
    assert first.number != second.number


def test_the_database_holds_one_live_invoice_of_a_case(till: Till) -> None:
    invoiced(till)
    values = Invoice.objects.values().get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Invoice.objects.create(**{**values, "id": None, "number": "lain"})


def test_without_a_tariff_in_force_no_invoice_is_made(till: Till) -> None:
    Tariff.objects.update(valid_to=date(2026, 11, 22))
    with pytest.raises(TariffMissing, match="Tarif yang berlaku hari ini belum ada"):
        invoiced(till)


def test_lines_of_another_tariff_scheme_or_kind_are_not_offered(till: Till) -> None:
    elsewhere = make_tariff(OfficeFactory()).lines.all()[0]
    for_products = add_line(till.tariff, "produk", price=1, schemes=["sppt-sni"])
    for_later = add_line(till.tariff, "surveilans", price=1, kinds=["surveillance"])
    for line in (elsewhere, for_products, for_later):
        with pytest.raises(LineNotOffered, match="tidak berlaku lagi"):
            make_invoice(till.task, [(line.pk, 1)], False, till.by, NOW)


def test_a_line_is_charged_once_and_in_a_sound_quantity(till: Till) -> None:
    line = till.line("permohonan")
    with pytest.raises(LineNotOffered):
        make_invoice(till.task, [(line, 1), (line, 2)], False, till.by, NOW)
    with pytest.raises(QuantityWrong):
        make_invoice(till.task, [(line, 0)], False, till.by, NOW)


@pytest.mark.parametrize("keys", [[], ["uji"]])
def test_an_invoice_over_nothing_is_not_made(till: Till, keys: list[str]) -> None:
    with pytest.raises(NothingToPay):
        make_invoice(till.task, [(till.line(key), 1) for key in keys], False, till.by, NOW)
    assert not Invoice.objects.exists()


def test_a_line_withdrawn_after_the_invoice_changes_nothing_of_it(till: Till) -> None:
    invoice = invoiced(till)
    till.tariff.lines.update(withdrawn_at=NOW, price=1, name="Lain")
    assert [(line.name, line.amount) for line in invoice.lines.all()] == [
        ("Permohonan", 5_000_000),
        ("Audit", 3_000_000),
    ]
    assert queries.quote_of(invoice).total == 8_000_000


# codes


def test_a_code_is_entered_as_it_was_typed_and_kept_as_digits(till: Till) -> None:
    invoice = invoiced(till)
    code = enter_code(invoice, "8202 6112 3000 001", NOW + WEEK, till.by, NOW)
    assert (code.code, code.provider, code.expires_at, code.entered_by_id) == (
        CODE,
        "entered",
        NOW + WEEK,
        till.by.user_id,
    )
    assert queries.code_of(invoice) == code
    assert verbs(till) == ["invoice.made", "billing.code-entered"]


def test_a_renewed_code_keeps_the_old_one(till: Till) -> None:
    invoice = invoiced(till)
    old = enter_code(invoice, CODE, NOW + WEEK, till.by, NOW)
    new = enter_code(invoice, OTHER_CODE, NOW + 2 * WEEK, till.by, NOW + WEEK)
    old.refresh_from_db()
    assert old.replaced_by == new
    assert queries.code_of(invoice) == new
    assert queries.codes_of(till.case) == [old, new]
    assert Entry.objects.latest("seq").data["replaces"] == CODE
    assert list(queries.live_codes(till.office)) == [new]


def test_what_is_no_code_is_refused_and_the_old_one_stays(till: Till) -> None:
    invoice = invoiced(till)
    old = enter_code(invoice, CODE, NOW + WEEK, till.by, NOW)
    with pytest.raises(CodeWrong):
        enter_code(invoice, "123", NOW + WEEK, till.by, NOW)
    with pytest.raises(CodeExpired):
        enter_code(invoice, OTHER_CODE, NOW, till.by, NOW)
    assert queries.code_of(invoice) == old


def test_the_code_of_another_case_is_refused_by_its_number(till: Till) -> None:
    enter_code(invoiced(till), CODE, NOW + WEEK, till.by, NOW)
    other = task_of(till.office)
    second = make_invoice(other, [(till.line("permohonan"), 1)], False, till.by, NOW)
    with pytest.raises(CodeOfAnotherCase, match=till.case.number):
        enter_code(second, CODE, NOW + WEEK, till.by, NOW)


def test_the_same_code_may_stand_on_the_next_invoice_of_its_case(till: Till) -> None:
    enter_code(invoiced(till), CODE, NOW + WEEK, till.by, NOW)
    again = enter_code(invoiced(till), CODE, NOW + WEEK, till.by, NOW)
    assert BillingCode.objects.filter(code=CODE).count() == 2
    assert list(queries.live_codes(till.office)) == [again]


def test_a_withdrawn_invoice_takes_neither_code_nor_payment(till: Till) -> None:
    first = invoiced(till)
    invoiced(till)
    first.refresh_from_db()
    with pytest.raises(InvoiceWithdrawn, match="sudah diganti"):
        enter_code(first, CODE, NOW + WEEK, till.by, NOW)
    with pytest.raises(InvoiceWithdrawn):
        reported(till, first)


def test_a_code_obtained_by_hand_is_known_by_its_expiry_alone(till: Till) -> None:
    invoice = invoiced(till)
    code = enter_code(invoice, CODE, NOW + WEEK, till.by, NOW)
    provider = provider_of(code.provider)
    assert (list(PROVIDERS), provider.label) == (["entered"], "SIMPONI")
    assert provider.request(invoice) is None
    assert provider.check(code, NOW) == Standing.UNKNOWN
    assert provider.check(code, NOW + WEEK) == Standing.EXPIRED
