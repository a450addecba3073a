"""The office's list of laboratories: rows are added, succeeded or ended, never rewritten once they are in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from mutubaku.documents.actions import keep_file
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.dated import DatedTable
from mutubaku.people.models import Office

from .models import Laboratory, TestOrder
from .policy import Accredited, Covered, check_whole, kept_scope, remarks_on, scope_of, scope_text

File = tuple[str, bytes]
"""A file as it was uploaded: its name and its bytes."""


@dataclass(frozen=True, kw_only=True)
class LaboratoryData:
    """What the list says of a laboratory besides its name and its days."""

    city: str
    address: str = ""
    contact: str = ""
    is_own: bool = False
    accreditation: str = ""
    accredited_from: date | None = None
    accredited_to: date | None = None
    scope: tuple[Covered, ...] = ()
    scope_note: str = ""

    def columns(self) -> dict[str, object]:
        """As the table's columns hold it; AccreditationIncomplete and AccreditationReversed say why not."""
        check_whole(self.accreditation, self.accredited_from, self.accredited_to)
        return {**vars(self), "scope": kept_scope(self.scope)}


def _facts(row: Laboratory) -> dict[str, object]:
    """A laboratory for the journal."""
    days = {name: getattr(row, name) for name in ("accredited_from", "accredited_to", "valid_from", "valid_to")}
    return {
        "name": row.name,
        "city": row.city,
        "is_own": row.is_own,
        "accreditation": row.accreditation,
        "scope": scope_text(scope_of(row.scope)),
        "scope_note": row.scope_note,
        "evidence": row.evidence.sha256 if row.evidence else "",
        **{name: day.isoformat() if day else "" for name, day in days.items()},
    }


LABORATORIES = DatedTable(model=Laboratory, names="name", verb=Verb.LABORATORY_CHANGED, facts=_facts)
"""The acts on the list that need no file: ``of``, ``end``, ``withdraw``."""


@transaction.atomic
def add_laboratory(
    office: Office,
    name: str,
    data: LaboratoryData,
    valid_from: date,
    evidence: File | None = None,
    *,
    by: Capacity,
    at: datetime,
) -> Laboratory:
    """A laboratory the list did not have, from a day on (SampleRefusal, PeopleError, UploadRefused)."""
    columns = {**data.columns(), **_evidence(evidence, at)}
    return LABORATORIES.add(office, name, columns, valid_from, by=by, at=at)


@transaction.atomic
def change_laboratory(
    row: Laboratory,
    data: LaboratoryData,
    valid_from: date,
    evidence: File | None = None,
    *,
    by: Capacity,
    at: datetime,
) -> Laboratory:
    """It as known from a day on, with its old evidence unless there is new (see ``add_laboratory``)."""
    kept = {"evidence": row.evidence, "evidence_name": row.evidence_name}
    columns = {**data.columns(), **kept, **_evidence(evidence, at)}
    return LABORATORIES.change(row, columns, valid_from, by=by, at=at)


def _evidence(evidence: File | None, at: datetime) -> dict[str, Any]:
    if evidence is None:
        return {}
    file, name = keep_file(*evidence, at)
    return {"evidence": file, "evidence_name": name}


def in_force(office: Office, day: date) -> QuerySet[Laboratory]:
    """The laboratories samples may be sent to on a day: the office's own first, then by name."""
    rows = office.laboratories.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)
    return rows.order_by("-is_own", "name")


def rows_of(office: Office) -> QuerySet[Laboratory]:
    """Every row of the list, also those that are over or to come."""
    return office.laboratories.select_related("evidence").order_by("name", "-valid_from")


def accredited(row: Laboratory | TestOrder) -> Accredited:
    """What a row of the list, or an order by what was copied into it, says of accreditation."""
    return Accredited(
        is_listed=isinstance(row, Laboratory) or row.listed_id is not None,
        number=row.accreditation,
        starts_on=row.accredited_from,
        ends_on=row.accredited_to,
        scope=scope_of(row.scope),
        scope_note=row.scope_note,
    )


def ordered_on(order: TestOrder) -> date:
    """The day of an order on the office's clock."""
    return office_day(order.sample.office, order.ordered_at).date()


def remarks_of(order: TestOrder, *parameters: str) -> list[str]:
    """What asked for a reason when the tests were ordered; with ``parameters``, what those would ask for."""
    names = parameters or tuple(test.name for test in order.tests.all())
    return remarks_on(accredited(order), ordered_on(order), {order.sample.plan.sni_number: names})


def held_on(order: TestOrder, day: date) -> bool:
    """Whether the list knows an accreditation of the order's laboratory on a day, also one entered after the order."""
    if order.listed is None:
        return False
    same = Laboratory.objects.filter(office=order.listed.office_id, name=order.listed.name)
    return any(accredited(row).holds_on(day) for row in same)
