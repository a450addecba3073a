"""The office's table of documents a client hands in: rows are added, succeeded or ended, never rewritten."""
# ruff: noqa: N818 - each error says what happened

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.errors import day_text
from mutubaku.people.ledger import chain_of
from mutubaku.people.models import Office
from mutubaku.people.policy import check_end, check_not_past, overlaps
from mutubaku.people.queries import lock_office

from .models import Requirement

_DAY = timedelta(days=1)


class TableError(ValueError):
    """A refused act on the table of requirements; ``field`` names the answer at fault."""

    field = ""


class KeyTaken(TableError):
    """Two rows of one code in force at a time."""

    field = "key"

    def __init__(self, key: str) -> None:
        super().__init__(
            _("Kode “%(key)s” sudah dipakai pada waktu itu. Pakai kode lain, atau ubah baris yang ada.") % {"key": key}
        )


class ChangeTooEarly(TableError):
    """A successor that would begin before the row it succeeds has been in force for a day."""

    field = "valid_from"

    def __init__(self, earliest: date) -> None:
        super().__init__(
            _("Baris yang lama baru mulai berlaku, jadi penggantinya paling awal mulai %(day)s.")
            % {"day": day_text(earliest)}
        )


class RequirementOver(TableError):
    """A row that is no longer in force has no successor."""

    def __init__(self, last_day: date) -> None:
        super().__init__(
            _("Baris ini sudah berakhir pada %(day)s. Tambahkan baris baru bila dokumennya diperlukan lagi.")
            % {"day": day_text(last_day)}
        )


class RequirementBegun(TableError):
    """What cases have been judged by stays."""

    def __init__(self, day: date) -> None:
        super().__init__(
            _("Baris ini sudah berlaku sejak %(day)s dan tidak dapat dihapus. Akhiri dengan tanggal terakhir.")
            % {"day": day_text(day)}
        )


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


def requirement_of(office: Office, requirement_id: int) -> Requirement:
    """The row, when it is the office's; Http404 otherwise."""
    return get_object_or_404(Requirement, pk=requirement_id, office=office)


@transaction.atomic
def add_requirement(
    office: Office, key: str, data: RequirementData, valid_from: date, *, by: Capacity, at: datetime
) -> Requirement:
    """A new document to hand in, from a day on, today at the earliest."""
    lock_office(office)
    check_not_past(valid_from, office_day(office, at).date())
    return _begin(office, key, data, valid_from, None, by, at)


@transaction.atomic
def change_requirement(
    row: Requirement, data: RequirementData, valid_from: date, *, by: Capacity, at: datetime
) -> Requirement:
    """The row as it reads from a day on; the old one ends the day before and stays for the cases of its time.

    A row that has not begun is rewritten in place: nothing has been judged by it.
    """
    office = lock_office(row.office)
    today = office_day(office, at).date()
    check_not_past(valid_from, today)
    if row.valid_to is not None and row.valid_to < valid_from:
        raise RequirementOver(row.valid_to)
    if row.valid_from > today:
        row.delete()
    elif valid_from <= row.valid_from:
        raise ChangeTooEarly(row.valid_from + _DAY)
    else:
        Requirement.objects.filter(pk=row.pk).update(valid_to=valid_from - _DAY)
    return _begin(office, row.key, data, valid_from, row.valid_to, by, at)


@transaction.atomic
def end_requirement(row: Requirement, last_day: date, *, by: Capacity, at: datetime) -> Requirement:
    """Ask for the document until a day, that day included; cases that have handed it in keep it."""
    office = lock_office(row.office)
    check_end(row.valid_from, row.valid_to, last_day, office_day(office, at).date())
    row.valid_to = last_day
    row.save(update_fields=["valid_to"])
    record(chain_of(office), Verb.REQUIREMENT_CHANGED, by, at, _facts(row))
    return row


@transaction.atomic
def withdraw_requirement(row: Requirement, *, by: Capacity, at: datetime) -> None:
    """Take back a row that has not begun (RequirementBegun); the journal keeps that it was there."""
    office = lock_office(row.office)
    if row.valid_from <= office_day(office, at).date():
        raise RequirementBegun(row.valid_from)
    facts = _facts(row)
    row.delete()
    record(chain_of(office), Verb.REQUIREMENT_CHANGED, by, at, {**facts, "withdrawn": True})


def _begin(
    office: Office,
    key: str,
    data: RequirementData,
    valid_from: date,
    valid_to: date | None,
    by: Capacity,
    at: datetime,
) -> Requirement:
    held = office.requirements.filter(key=key).values_list("valid_from", "valid_to")
    if overlaps(valid_from, valid_to, held):
        raise KeyTaken(key)
    row = Requirement.objects.create(office=office, key=key, valid_from=valid_from, valid_to=valid_to, **data.columns())
    record(chain_of(office), Verb.REQUIREMENT_CHANGED, by, at, _facts(row))
    return row


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


def in_force(office: Office, scheme: str, day: date) -> list[Requirement]:
    """The rows that ask something of a scheme's applicants on a day, in their order."""
    rows = office.requirements.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)
    return [row for row in rows if not row.schemes or scheme in row.schemes]


def rows_of(office: Office) -> QuerySet[Requirement]:
    """Every row of the office's table, also those that are over or to come, in their order."""
    return office.requirements.order_by("order", "key", "-valid_from")
