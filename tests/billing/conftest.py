"""A case whose client was told what to pay, and those who act on its money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import pytest

from mutubaku.billing.models import Tariff
from mutubaku.cases.models import Case, Task
from mutubaku.people.access import Capacity
from mutubaku.people.models import Office
from tests.cast import MONDAY
from tests.factories.billing import make_tariff
from tests.factories.people import OfficeFactory, OrganisationFactory, UserFactory, acting_as

NOW = MONDAY


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
