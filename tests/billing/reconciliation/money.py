"""Cases with an invoice, a code and payments, made by the billing room's own acts for the treasurer's tests."""

from __future__ import annotations

from datetime import date, datetime

from mutubaku.billing import actions as billing
from mutubaku.billing.models import Invoice, Payment
from mutubaku.billing.reconciliation.listing import ListedPayment
from mutubaku.cases.models import Case, Task
from mutubaku.people.access import Capacity, capacity_for
from mutubaku.people.models import User
from tests.cast import MONDAY, Cast, later

NTPN, OTHER_NTPN = "1234567890ABCDEF", "FEDCBA0987654321"
CODE, OTHER_CODE = "820220922465628", "820220922465629"
TOTAL = 5_000_000
PAID = date(2026, 11, 24)
NOW = later(days=2)  # Wednesday 25 November 2026, eight o'clock


def as_(cast: Cast, role: str, at: datetime = MONDAY) -> Capacity:
    """A person of the office in their role."""
    found = capacity_for(cast.staff[role], cast.office, role, at)
    assert found is not None
    return found


def case_of(cast: Cast) -> Case:
    """A case that the office has received; what happened in its steps does not matter here."""
    case = cast.new_case()
    case.number, case.sent_at = f"C/{case.pk}", MONDAY
    case.save()
    return case


def billed(cast: Cast, code: str = CODE, *, case: Case | None = None, asked: bool = True) -> Invoice:
    """A case's invoice of five million with a code, sent to the client on Monday unless told otherwise."""
    case = case or case_of(cast)
    task = case.tasks.order_by("-id")[0]
    line = cast.office.tariffs.get().lines.get(key="permohonan")
    invoice = billing.make_invoice(task, [(line.pk, 1)], False, as_(cast, "pjt"), MONDAY)
    if code:
        billing.enter_code(invoice, code, later(days=7), as_(cast, "pjt"), MONDAY)
    if asked and not case.tasks.filter(step="confirmation").exists():
        ask(case)
    return invoice


def ask(case: Case) -> Task:
    """The step in which the client pays, opened."""
    return Task.objects.create(
        case=case,
        office=case.office,
        procedure_key=case.procedure_key,
        procedure_version=case.procedure_version,
        step="confirmation",
        role="client",
        account="client",
        opened_at=MONDAY,
    )


def reported(cast: Cast, invoice: Invoice, ntpn: str = NTPN, amount: int = TOTAL, paid_on: date = PAID) -> Payment:
    """A payment that the client reported on Tuesday."""
    at = later(days=1)
    by = Capacity(user_id=cast.client.pk, name="Pelanggan", title="Pelanggan", role="client")
    given = {"ntpn": ntpn, "ntb": "000111", "bank": "Bank Contoh", "paid_on": paid_on, "amount": amount}
    return billing.report_payment(invoice, **given, file=None, by=by, at=at)  # type: ignore[arg-type]  # of many kinds


def verified(cast: Cast, payment: Payment) -> Payment:
    """The treasurer verified it on Tuesday."""
    billing.verify_payment(payment, as_(cast, "treasurer"), later(days=1))
    return payment


def rejected(cast: Cast, payment: Payment, reason: str = "Uang belum masuk") -> Payment:
    """The treasurer rejected it on Tuesday."""
    billing.reject_payment(payment, reason, as_(cast, "treasurer"), later(days=1))
    return payment


def listed(ntpn: str = NTPN, code: str = CODE, amount: int = TOTAL, day: date = PAID, row: int = 2) -> ListedPayment:
    """A row of a bank's list."""
    return ListedPayment(row, ntpn, code, day, amount, "000111", "Bank Contoh")


def text_of(*rows: ListedPayment) -> bytes:
    """The rows as a CSV."""
    lines = ["NTPN;Kode Billing;Tanggal Bayar;Jumlah;NTB;Bank"]
    lines += [f"{one.ntpn};{one.code};{one.paid_on:%d-%m-%Y};{one.amount};{one.ntb};{one.bank}" for one in rows]
    return "\n".join(lines).encode()


def treasurer(cast: Cast) -> User:
    """The treasurer of the cast's office."""
    return cast.staff["treasurer"]
