"""A case whose client was told what to pay, and those who act on its money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from mutubaku.billing.actions import make_invoice, report_payment
from mutubaku.billing.models import Invoice, Payment, Tariff
from mutubaku.cases.models import Case, Task
from mutubaku.journal.models import Entry
from mutubaku.people.access import Capacity
from mutubaku.people.models import Office
from tests.cast import MONDAY
from tests.factories.billing import make_tariff
from tests.factories.people import OfficeFactory, OrganisationFactory, UserFactory, acting_as

NOW = MONDAY
WEEK = timedelta(days=7)
CODE, OTHER_CODE = "820261123000001", "820261130000002"
NTPN = "A1B2C3D4E5F6G7H8"


@dataclass
class Till:
    """An office with a tariff, one of its cases at the step of the invoice, and who acts."""

    office: Office
    tariff: Tariff
    task: Task
    by: Capacity

    @property
    def case(self) -> Case:
        return self.task.case

    def line(self, key: str) -> int:
        """The id of the tariff's live line of a key."""
        return self.tariff.lines.get(key=key, withdrawn_at=None).pk


@pytest.fixture
def till(db: None) -> Till:
    office = OfficeFactory()
    return Till(office, make_tariff(office), task_of(office), acting_as(office, "pjt"))


def task_of(office: Office, scheme: str = "iso-9001", kind: str = "initial", at: datetime = NOW) -> Task:
    """Step 6 of a case of its own, without the steps before it."""
    case = Case.objects.create(
        office=office,
        organisation=OrganisationFactory(office=office),
        scheme=scheme,
        kind=kind,
        number=f"{Case.objects.count() + 1}/SERT/2026",
        procedure_key="pelayanan-sertifikasi",
        procedure_version=1,
        opened_at=at,
        opened_by=UserFactory(),
        sent_at=at,
    )
    return Task.objects.create(
        case=case,
        office=office,
        procedure_key="pelayanan-sertifikasi",
        procedure_version=1,
        step="audit-letter",
        role="pjt",
        account="office",
        opened_at=at,
    )


def invoiced(till: Till, **more: object) -> Invoice:
    """An invoice over 8,000,000."""
    choices = [(till.line("permohonan"), 1), (till.line("audit"), 2)]
    return make_invoice(till.task, choices, False, till.by, NOW, **more)  # type: ignore[arg-type]  # due_on only


def reported(till: Till, invoice: Invoice, **more: object) -> Payment:
    given: dict[str, object] = {
        "ntpn": NTPN,
        "ntb": " 000123  456 ",
        "bank": "Bank Contoh",
        "paid_on": NOW.date(),
        "amount": 8_000_000,
        "file": None,
        "by": till.by,
        "at": NOW,
    }
    return report_payment(invoice, **{**given, **more})  # type: ignore[arg-type]  # as named there


def verbs(till: Till) -> list[str]:
    return list(Entry.objects.filter(chain=till.case.chain).order_by("seq").values_list("verb", flat=True))
