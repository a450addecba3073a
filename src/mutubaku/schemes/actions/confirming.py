"""Confirming what a version of a scheme says, part by part: no value changes, and no running case is touched."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.db import transaction

from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity
from mutubaku.people.dated import locked
from mutubaku.people.errors import SourceMissing
from mutubaku.people.ledger import write
from mutubaku.schemes.errors import PartsMissing
from mutubaku.schemes.models import Confirmation, SchemeTerms
from mutubaku.schemes.queries import EDITION, GRADE, confirmations_of, parts_of

SOURCE = 300  # characters


@transaction.atomic
def confirm_parts(
    terms: SchemeTerms, parts: Collection[str], source: str, *, by: Capacity, at: datetime
) -> SchemeTerms:
    """Say that somebody has looked these parts up, and where; what they say stays.

    A confirmed edition takes effect: from its day on it is offered, and after its transition no longer. PartsMissing,
    SourceMissing, RowGone.
    """
    office, now, _today = locked(terms, at)
    known = parts_of(now)
    chosen = [one for one in known if one in parts]
    if not chosen or len(chosen) < len(set(parts)):
        raise PartsMissing
    if not source.strip():
        raise SourceMissing
    keep(now, dict.fromkeys(chosen, source.strip()), by, at)
    write(office, Verb.TERMS_CHANGED, by, at, {**_version(now), "confirmed": chosen, "source": source.strip()})
    return now


def keep(terms: SchemeTerms, sources: Mapping[str, str], by: Capacity, at: datetime) -> None:
    """Write down by which source each part was looked up now; the caller journals."""
    said = parts_of(terms)
    who = {"at": at, "by_id": by.user_id, "by_as": by.title}
    rows = [Confirmation(terms=terms, part=one, value=said[one], source=src, **who) for one, src in sources.items()]
    _mark(terms, rows)


def carry(terms: SchemeTerms, earlier: SchemeTerms | None) -> None:
    """What was confirmed of the version before, and reads the same in this one, stays confirmed as it was then."""
    if earlier is None:
        return
    said = parts_of(terms)
    notes = {f"{EDITION}{one.name}" for one in terms.editions.filter(is_confirmed=False)}
    found = [one for part, one in confirmations_of(earlier).items() if part in said and part not in notes]
    same = [one for one in found if one.value == said[one.part]]
    _mark(terms, [_again(terms, one) for one in same])


def _again(terms: SchemeTerms, one: Confirmation) -> Confirmation:
    who = {"at": one.at, "by": one.by, "by_as": one.by_as}
    return Confirmation(terms=terms, part=one.part, value=one.value, source=one.source, **who)


def _mark(terms: SchemeTerms, rows: Iterable[Confirmation]) -> None:
    """Keep the confirmations, and mark the rows they are about; the version too once nothing of it is left."""
    for one in Confirmation.objects.bulk_create(rows):
        marks = {"source": one.source, "is_confirmed": True}
        if one.part.startswith(GRADE):
            terms.grades.filter(grade=one.part.removeprefix(GRADE)).update(**marks)
        if one.part.startswith(EDITION):
            terms.editions.filter(name=one.part.removeprefix(EDITION)).update(**marks)
    confirmed = confirmations_of(terms)
    if not terms.is_confirmed and not left_of(terms, confirmed):
        sources = dict.fromkeys(one.source for part, one in confirmed.items() if not part.startswith(EDITION))
        terms.source, terms.is_confirmed = "; ".join(sources)[:SOURCE], True
        terms.save(update_fields=["source", "is_confirmed"])


def left_of(terms: SchemeTerms, confirmed: Collection[str]) -> list[str]:
    """The parts of a version that nobody has looked up; an edition is a row of its own and not among them."""
    return [one for one in parts_of(terms) if one not in confirmed and not one.startswith(EDITION)]


def _version(terms: SchemeTerms) -> dict[str, object]:
    told = {"scheme": terms.scheme, "valid_from": terms.valid_from.isoformat()}
    return {**told, "validity_months": terms.validity_months, "is_confirmed": terms.is_confirmed}
