"""Many at once: invoices are numbered without gap or double, and one NTPN is taken once."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from django.db import transaction

from mutubaku.billing.actions import enter_code, make_invoice, report_payment
from mutubaku.billing.errors import CodeOfAnotherCase, NtpnUsed
from mutubaku.billing.models import BillingCode, Invoice, Payment
from mutubaku.cases.models import NumberCounter, NumberPattern, Register, Task
from mutubaku.cases.queries import lock_case, lock_task
from mutubaku.journal.queries import broken_chains
from tests.billing.conftest import NOW, Till, task_of
from tests.conduct.test_concurrency import MANY, SOME, at_once
from tests.factories.billing import make_tariff
from tests.factories.people import OfficeFactory, acting_as

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def till(transactional_db: None) -> Till:
    """An office that writes the bare serials of its invoices."""
    office = OfficeFactory()
    NumberPattern.objects.create(office=office, register=Register.INVOICE, pattern="{serial}", valid_from=NOW.date())
    return Till(office, make_tariff(office), task_of(office), acting_as(office, "pjt"))


def bill(till: Till, task: Task) -> Invoice:
    """An invoice, in a transaction of its own."""
    with transaction.atomic():
        return make_invoice(lock_task(task.pk), [(till.line("permohonan"), 1)], False, till.by, NOW)


def pay(till: Till, invoice: Invoice) -> Payment | NtpnUsed:
    """A payment of the invoice, always with the same NTPN, or why not."""
    with transaction.atomic():
        try:
            given = {"ntpn": "A" * 16, "ntb": "", "bank": "", "paid_on": NOW.date(), "amount": 1, "file": None}
            return report_payment(invoice, **given, by=till.by, at=NOW)  # type: ignore[arg-type]  # as named there
        except NtpnUsed as refusal:
            return refusal


def test_fifty_invoices_made_at_once_are_numbered_one_to_fifty(till: Till) -> None:
    tasks = [task_of(till.office) for _ in range(MANY)]
    invoices = at_once([partial(bill, till, task) for task in tasks])
    assert sorted(int(invoice.number) for invoice in invoices) == list(range(1, MANY + 1))
    assert NumberCounter.objects.get(register=Register.INVOICE).last == MANY
    assert list(broken_chains()) == []


def test_one_case_billed_many_times_at_once_has_one_live_invoice(till: Till) -> None:
    invoices = at_once([partial(bill, till, till.task)] * SOME)
    assert {invoice.number for invoice in invoices} == {"1"}  # a draft that was never sent is reckoned again
    assert NumberCounter.objects.get(register=Register.INVOICE).last == 1
    assert Invoice.objects.filter(withdrawn_at=None).count() == 1


def test_of_fifty_who_report_one_ntpn_at_once_one_is_first(till: Till) -> None:
    invoices = [bill(till, task_of(till.office)) for _ in range(MANY)]
    answers = at_once([partial(pay, till, invoice) for invoice in invoices])
    assert sum(isinstance(one, Payment) for one in answers) == 1
    assert [str(one) for one in answers if isinstance(one, NtpnUsed)] == [str(NtpnUsed("A" * 16))] * (MANY - 1)
    assert Payment.objects.count() == 1


def enter(till: Till, invoice: Invoice, code: str) -> BillingCode | CodeOfAnotherCase:
    """A code for the invoice by one of several clerks, or why not."""
    with transaction.atomic():
        invoice.case = lock_case(invoice.case_id)
        try:
            return enter_code(invoice, code, NOW + timedelta(days=7), till.by, NOW)
        except CodeOfAnotherCase as refusal:
            return refusal


def test_of_clerks_who_enter_codes_for_one_invoice_at_once_each_is_kept_and_the_last_is_live(till: Till) -> None:
    pk = bill(till, till.task).pk
    codes = [f"{number:015d}" for number in range(MANY)]
    at_once([partial(enter, till, Invoice.objects.get(pk=pk), code) for code in codes])
    kept = list(BillingCode.objects.order_by("pk"))
    assert sorted(one.code for one in kept) == codes
    assert [one.replaced_by_id for one in kept] == [*(one.pk for one in kept[1:]), None]
    assert list(broken_chains()) == []


def test_of_clerks_who_enter_one_code_for_several_cases_at_once_one_is_first(till: Till) -> None:
    invoices = [bill(till, task_of(till.office)) for _ in range(MANY)]
    answers = at_once([partial(enter, till, invoice, "1" * 15) for invoice in invoices])
    assert sum(isinstance(one, BillingCode) for one in answers) == 1
    assert sum(isinstance(one, CodeOfAnotherCase) for one in answers) == MANY - 1
    assert BillingCode.objects.count() == 1
