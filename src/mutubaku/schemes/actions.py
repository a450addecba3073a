"""The office's terms for each scheme's certificate: new ones from a day on, confirming them, taking one back."""
# ruff: noqa: N818 - each error says what happened

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.errors import day_text
from mutubaku.people.ledger import chain_of
from mutubaku.people.models import Office
from mutubaku.people.policy import check_not_past
from mutubaku.people.queries import lock_office

from .models import SchemeTerms


class TermsError(ValueError):
    """A refused act on a scheme's terms; ``field`` names the answer at fault."""

    field = ""


class TermsExist(TermsError):
    """Two terms of one scheme from the same day on."""

    field = "valid_from"

    def __init__(self, day: date) -> None:
        super().__init__(
            _("Sudah ada ketentuan yang berlaku mulai %(day)s. Pilih tanggal lain.") % {"day": day_text(day)}
        )


class TermsBegun(TermsError):
    """Certificates may have been made by them."""

    def __init__(self, day: date) -> None:
        super().__init__(
            _("Ketentuan ini sudah berlaku sejak %(day)s. Buat ketentuan baru dengan tanggal mulainya.")
            % {"day": day_text(day)}
        )


class SourceMissing(TermsError):
    """Nothing is confirmed without saying by what."""

    field = "source"

    def __init__(self) -> None:
        super().__init__(_("Isi sumbernya: peraturan atau skema yang memuat ketentuan ini."))


@dataclass(frozen=True, kw_only=True)
class TermsData:
    """What a scheme's certificate says and how long it holds, in months; and the hours of a full-time week."""

    title: str
    standard: str
    validity_months: int
    surveillance_months: int
    source: str
    is_confirmed: bool
    full_time_hours: int = 40


def scheme_terms_of(office: Office, terms_id: int) -> SchemeTerms:
    """The terms, when they are the office's; Http404 otherwise."""
    return get_object_or_404(SchemeTerms, pk=terms_id, office=office)


@transaction.atomic
def set_terms(
    office: Office, scheme: str, data: TermsData, valid_from: date, *, by: Capacity, at: datetime
) -> SchemeTerms:
    """A scheme's terms from a day on, today at the earliest; certificates already made keep what they say."""
    lock_office(office)
    check_not_past(valid_from, office_day(office, at).date())
    if data.is_confirmed and not data.source.strip():
        raise SourceMissing
    if office.scheme_terms.filter(scheme=scheme, valid_from=valid_from).exists():
        raise TermsExist(valid_from)
    terms = SchemeTerms.objects.create(office=office, scheme=scheme, valid_from=valid_from, **asdict(data))
    record(chain_of(office), Verb.TERMS_CHANGED, by, at, _facts(terms))
    return terms


@transaction.atomic
def confirm_terms(terms: SchemeTerms, source: str, *, by: Capacity, at: datetime) -> SchemeTerms:
    """Say that somebody has looked the terms up, and where; the terms themselves stay as they are."""
    office = lock_office(terms.office)
    if not source.strip():
        raise SourceMissing
    terms.source, terms.is_confirmed = source.strip(), True
    terms.save(update_fields=["source", "is_confirmed"])
    record(chain_of(office), Verb.TERMS_CHANGED, by, at, _facts(terms))
    return terms


@transaction.atomic
def withdraw_terms(terms: SchemeTerms, *, by: Capacity, at: datetime) -> None:
    """Take back terms that have not begun (TermsBegun); the journal keeps that they were there."""
    office = lock_office(terms.office)
    if terms.valid_from <= office_day(office, at).date():
        raise TermsBegun(terms.valid_from)
    facts = _facts(terms)
    terms.delete()
    record(chain_of(office), Verb.TERMS_CHANGED, by, at, {**facts, "withdrawn": True})


def _facts(terms: SchemeTerms) -> dict[str, object]:
    return {
        "scheme": terms.scheme,
        "valid_from": terms.valid_from.isoformat(),
        "title": terms.title,
        "standard": terms.standard,
        "validity_months": terms.validity_months,
        "surveillance_months": terms.surveillance_months,
        "full_time_hours": terms.full_time_hours,
        "source": terms.source,
        "is_confirmed": terms.is_confirmed,
    }


def in_force(office: Office, day: date) -> set[int]:
    """The ids of the terms certificates are made by on a day: the latest begun of each scheme."""
    begun = office.scheme_terms.filter(valid_from__lte=day).order_by("valid_from")
    return set({row.scheme: row.pk for row in begun}.values())
