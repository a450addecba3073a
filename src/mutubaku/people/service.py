"""The office's standar pelayanan: its parts are added, succeeded, ended or taken back, never rewritten."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from .dated import DatedTable
from .ledger import Act
from .models import Office, ServicePart, ServiceTopic


def parts_of(office: Office) -> QuerySet[ServicePart]:
    """Every wording of every part, also those that are over or to come, the newest of each first."""
    return office.service_parts.order_by("key", "-valid_from")


def parts_on(office: Office, day: date) -> dict[ServiceTopic, ServicePart]:
    """The parts in force on a day, in the order of the law; what the office has not said is left out."""
    rows = office.service_parts.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)
    found = {row.key: row for row in rows}
    return {part: found[part] for part in ServiceTopic if part in found}


def latest(office: Office, part: str) -> ServicePart | None:
    """The last wording of a part, in force, to come or over."""
    return office.service_parts.filter(key=part).order_by("-valid_from").first()


def _facts(row: ServicePart) -> dict[str, object]:
    return {
        "key": row.key,
        "text": row.text,
        "valid_from": row.valid_from.isoformat(),
        "valid_to": row.valid_to.isoformat() if row.valid_to else "",
    }


SERVICE_PARTS = DatedTable(model=ServicePart, names="key", verb=Act.SERVICE_STANDARD_CHANGED, facts=_facts)
"""The acts on the parts: ``add``, ``change``, ``end``, ``withdraw``."""
