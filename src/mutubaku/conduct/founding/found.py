"""Founding an office: clock, positions, roles, numbers, terms, requirements and letter texts, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from mutubaku.cases.models import NumberPattern
from mutubaku.documents.models import LetterText, Requirement
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity
from mutubaku.people.actions import ProfileData, create_office, create_position, map_role
from mutubaku.people.ledger import chain_of
from mutubaku.people.models import Office
from mutubaku.people.seed import seed_calendar
from mutubaku.reviews.models import Question

from .errors import OfficeExists
from .rows import ListRow
from .schemes import seed_checklists, seed_green, seed_products, seed_terms
from .seeds import Seeds, seeds
from .tariffs import seed_tariff


@dataclass(frozen=True, kw_only=True)
class NewOffice:
    """What only its founder can say of an office."""

    code: str
    zone: str
    profile: ProfileData
    mailbox: str = ""
    is_demonstration: bool = False


@transaction.atomic
def found_office(new: NewOffice, *, by: Capacity, at: datetime) -> Office:
    """A new office, ready to receive applications; everything in it is in force from the day of ``at`` on.

    Nobody holds a position yet. OfficeExists when the code is taken, SeedRefused when the seed files are not right.
    """
    found = seeds()
    if Office.objects.filter(code=new.code).exists():
        raise OfficeExists(new.code)
    day = at.astimezone(ZoneInfo(new.zone)).date()
    office = create_office(new.code, new.zone, new.profile, valid_from=day, mailbox=new.mailbox, by=by, at=at)
    if new.is_demonstration:
        office.is_demonstration = True
        office.save(update_fields=["is_demonstration"])
    seed_calendar(office)
    office.refresh_from_db(fields=["calendar_version"])
    _positions(office, found, day, by, at)
    _numbering(office, found, day, by, at)
    _terms(office, found, day, by, at)
    _requirements(office, found, day, by, at)
    _questions(office, found, day, by, at)
    _letters(office, found, day, by, at)
    _tariff(office, found, day, by, at)
    _checklists(office, found, day, by, at)
    _standards(office, found, day, by, at)
    return office


def _positions(office: Office, found: Seeds, day: date, by: Capacity, at: datetime) -> None:
    for row in found.positions:
        position = create_position(office, code=row.code, title=row.title, unit=row.unit, by=by, at=at)
        for role in row.roles:
            map_role(office, role, position, day, by=by, at=at)


def _numbering(office: Office, found: Seeds, day: date, by: Capacity, at: datetime) -> None:
    NumberPattern.objects.bulk_create(
        NumberPattern(
            office=office,
            register=row.register_,
            kind=row.kind,
            scheme=row.scheme,
            pattern=row.pattern,
            valid_from=day,
        )
        for row in found.patterns
    )
    patterns = {"/".join(filter(None, (row.register_, row.kind, row.scheme))): row.pattern for row in found.patterns}
    _write(office, Verb.NUMBERING_CHANGED, {"patterns": patterns}, day, by, at)


def _terms(office: Office, found: Seeds, day: date, by: Capacity, at: datetime) -> None:
    seed_terms(office, found.terms, day)
    months = {row.scheme.value: row.validity_months for row in found.terms}
    _write(office, Verb.TERMS_CHANGED, {"validity_months": months}, day, by, at)


def _requirements(office: Office, found: Seeds, day: date, by: Capacity, at: datetime) -> None:
    rows = [row for one in found.lists for row in _table(one)]
    for order, row in enumerate(rows, start=1):
        row.office, row.order, row.valid_from = office, order, day
    Requirement.objects.bulk_create(rows)
    _write(office, Verb.REQUIREMENT_CHANGED, {"added": [row.key for row in rows]}, day, by, at)


def _tariff(office: Office, found: Seeds, day: date, by: Capacity, at: datetime) -> None:
    tariff = seed_tariff(office, found.tariff, day)
    _write(office, Verb.TARIFF_CHANGED, {"name": tariff.name, "legal_base": tariff.legal_base}, day, by, at)


def _checklists(office: Office, found: Seeds, day: date, by: Capacity, at: datetime) -> None:
    seed_checklists(office, found.checklists, day)
    _write(office, Verb.CHECKLIST_CHANGED, {"added": [row.key for row in found.checklists]}, day, by, at)


def _standards(office: Office, found: Seeds, day: date, by: Capacity, at: datetime) -> None:
    seed_products(office, found.products, day)
    seed_green(office, found.green, day)
    numbers = [*(row.number for row in found.products), *(row.number for row in found.green)]
    _write(office, Verb.STANDARD_CHANGED, {"added": numbers}, day, by, at)


def _table(one: ListRow) -> list[Requirement]:
    return [
        Requirement(
            key=row.key,
            name=row.name,
            hint=row.hint,
            schemes=list(one.schemes if row.schemes is None else row.schemes),
            kinds=list(one.kinds if row.kinds is None else row.kinds),
            applicant_kinds=list(row.applicants),
            commodity=row.commodity,
            is_mandatory=row.mandatory,
            has_expiry=row.expires,
            source=one.source_of(row),
        )
        for row in one.document
    ]


def _letters(office: Office, found: Seeds, day: date, by: Capacity, at: datetime) -> None:
    LetterText.objects.bulk_create(
        LetterText(
            office=office,
            kind=row.kind,
            valid_from=day,
            version=1,
            subject=row.subject,
            body=row.body,
            is_seed=True,
        )
        for row in found.letters
    )
    _write(office, Verb.LETTER_TEXT_CHANGED, {"kinds": [row.kind for row in found.letters]}, day, by, at)


def _questions(office: Office, found: Seeds, day: date, by: Capacity, at: datetime) -> None:
    Question.objects.bulk_create(
        Question(
            office=office,
            key=row.key,
            text=row.text,
            purpose=row.purpose,
            schemes=list(row.schemes),
            source=row.source,
            order=order,
            valid_from=day,
        )
        for order, row in enumerate(found.questions, start=1)
    )
    _write(office, Verb.QUESTIONS_CHANGED, {"added": [row.key for row in found.questions]}, day, by, at)


def _write(office: Office, verb: Verb, data: dict[str, object], day: date, by: Capacity, at: datetime) -> None:
    record(chain_of(office), verb, by, at, {**data, "valid_from": day.isoformat()})
