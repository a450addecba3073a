"""The office's table of documents a client hands in: rows are added, succeeded or ended, never rewritten."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.db.models import Q, QuerySet

from mutubaku.journal.models import Verb
from mutubaku.people.dated import DatedTable
from mutubaku.people.models import Office

from .models import Requirement


@dataclass(frozen=True, kw_only=True)
class RequirementData:
    """What a row says; an empty tuple means "all", as in the table."""

    name: str
    hint: str = ""
    schemes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    applicant_kinds: tuple[str, ...] = ()
    commodity: str = ""
    is_mandatory: bool = True
    has_expiry: bool = False
    order: int = 0
    source: str = ""

    def columns(self) -> dict[str, object]:
        """As the table's columns hold it."""
        return {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(self).items()}


def _facts(row: Requirement) -> dict[str, object]:
    return {
        "key": row.key,
        "name": row.name,
        "schemes": row.schemes,
        "kinds": row.kinds,
        "applicant_kinds": row.applicant_kinds,
        "commodity": row.commodity,
        "is_mandatory": row.is_mandatory,
        "has_expiry": row.has_expiry,
        "valid_from": row.valid_from.isoformat(),
        "valid_to": row.valid_to.isoformat() if row.valid_to else "",
    }


REQUIREMENTS = DatedTable(model=Requirement, names="key", verb=Verb.REQUIREMENT_CHANGED, facts=_facts)
"""The acts on the table: ``add``, ``change``, ``end``, ``withdraw``."""


def in_force(office: Office, scheme: str, day: date) -> list[Requirement]:
    """The rows that ask something of a scheme's applicants on a day, in their order."""
    rows = office.requirements.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)
    return [row for row in rows if not row.schemes or scheme in row.schemes]


def rows_of(office: Office) -> QuerySet[Requirement]:
    """Every row of the office's table, also those that are over or to come, in their order."""
    return office.requirements.order_by("order", "key", "-valid_from")
