"""The office's letter texts: the words in force on a day, and their next version. A broken text is passed over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max, QuerySet

from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.ledger import chain_of
from mutubaku.people.models import Office
from mutubaku.people.policy import check_not_past
from mutubaku.people.queries import lock_office
from mutubaku.prepared import Prepared

from .letter_words import LetterTextError, LetterWords, read
from .models import LetterText


@dataclass(frozen=True)
class InForce:
    """What a letter is written with on a day: the row (None: the built-in words), its words when they can be used,
    and the newer row that was passed over because it cannot, with the reason.
    """

    row: LetterText | None
    words: LetterWords | None
    broken: LetterText | None = None
    reason: str = ""


def in_force(office: Office, kind: str, fields: Collection[str], day: date) -> InForce:
    """The newest text of the day whose words can be used; without one, the built-in words are the caller's."""
    return _chosen(_BEGUN.models(office=office.pk, kind=kind, day=day), fields)


_BEGUN: Prepared[LetterText] = Prepared(
    lambda mark: _begun(mark.number("office"), mark.day("day")).filter(kind=mark.text("kind"))
)


def all_in_force(office: Office, fields: Mapping[str, Collection[str]], day: date) -> dict[str, InForce]:
    """The same for every kind of which the fields are given, in one query."""
    rows = defaultdict[str, list[LetterText]](list)
    for row in _begun(office.pk, day):
        rows[row.kind].append(row)
    return {kind: _chosen(rows[kind], known) for kind, known in fields.items()}


def _begun(office_id: int, day: date) -> QuerySet[LetterText]:
    return LetterText.objects.filter(office_id=office_id, valid_from__lte=day).order_by("-valid_from", "-version")


def _chosen(rows: Iterable[LetterText], fields: Collection[str]) -> InForce:
    broken, reason = None, ""
    for row in rows:
        try:
            return InForce(row, replace(read(row.subject, row.body, fields), signer=row.signer), broken, reason)
        except LetterTextError as error:
            broken, reason = broken or row, reason or str(error)
    return InForce(None, None, broken, reason)


def versions(office: Office, kind: str) -> QuerySet[LetterText]:
    """Every version of a kind's text, newest first."""
    return LetterText.objects.filter(office=office, kind=kind).order_by("-version")


@transaction.atomic
def set_text(
    office: Office,
    kind: str,
    subject: str,
    body: str,
    valid_from: date,
    *,
    fields: Collection[str],
    by: Capacity,
    at: datetime,
    is_seed: bool = False,
    signer: str = "",
) -> LetterText:
    """The next version of a kind's words, and of who signs, from a day on, today at the earliest; LetterTextError
    names the fault of the words.
    """
    lock_office(office)
    check_not_past(valid_from, office_day(office, at).date())
    read(subject, body, fields)
    last = versions(office, kind).aggregate(last=Max("version"))["last"] or 0
    row = LetterText.objects.create(
        office=office,
        kind=kind,
        valid_from=valid_from,
        version=last + 1,
        subject=subject.strip(),
        body=body.strip(),
        signer=signer,
        is_seed=is_seed,
    )
    data = {"kind": kind, "version": row.version, "valid_from": valid_from.isoformat(), "is_seed": is_seed}
    if signer:
        data["signer"] = signer
    record(chain_of(office), Verb.LETTER_TEXT_CHANGED, by, at, data)
    return row
