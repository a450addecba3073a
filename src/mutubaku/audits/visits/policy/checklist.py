"""Which of several answers to a question holds, and whether two stand against each other; codes of a meeting."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from mutubaku.audits.visits.errors import (
    AttendanceCodeExpired,
    CodeWrong,
    NothingFound,
    ReasonForNonconformity,
    TextTooLong,
)
from mutubaku.audits.visits.models import Found

WORD = re.compile(r"[^\s,;:()“”\"/–]+")
CARRIED = frozenset({Found.CONFORMING, Found.NOT_APPLICABLE})  # what a visit made again need not look at again
LONGEST = 4000  # characters of a note or of evidence


@dataclass(frozen=True)
class Answer:
    """An answer as it is sent: ``basis`` is the key of the answer its writer had before them, ``known`` that of the
    other one that stood against it on their page.
    """

    key: UUID
    found: str
    note: str
    evidence: str
    typed_at: datetime
    basis: UUID | None = None
    known: UUID | None = None


@dataclass(frozen=True)
class Given:
    """An answer as it is kept."""

    pk: int
    key: UUID
    found: str
    note: str
    evidence: str
    typed_at: datetime
    by_id: int
    by: str
    is_conflicting: bool = False

    @property
    def said(self) -> tuple[str, str, str]:
        """What it says."""
        return self.found, self.note, self.evidence


@dataclass(frozen=True)
class Standing:
    """Where a question stands: the answer that holds, and another that was written unaware of it."""

    holds: Given | None = None
    against: Given | None = None


def standing(given: Sequence[Given]) -> Standing:
    """The newest by the time it was typed holds. A conflict lasts until somebody answers with both before them: who
    types on unaware of what another wrote leaves that one standing against their own.
    """
    if not given:
        return Standing()
    holds = max(given, key=lambda one: (one.typed_at, one.pk))
    newest = max(given, key=lambda one: one.pk)
    if not newest.is_conflicting:
        return Standing(holds)
    before = standing([one for one in given if one is not newest])
    beside = [newest, before.holds, before.against]
    other = next((one for one in beside if one is not None and one.by_id != holds.by_id), None)
    return Standing(holds, other if other is not None and other.said != holds.said else None)


def is_conflict(answer: Answer, by_id: int, before: Standing) -> bool:
    """Whether an answer was written by somebody who did not know what another had answered meanwhile."""
    shown = ((before.holds, answer.basis), (before.against, answer.known))
    return any(_is_unaware(answer, by_id, other, key) for other, key in shown)


def _is_unaware(answer: Answer, by_id: int, other: Given | None, shown: UUID | None) -> bool:
    said = (answer.found, answer.note, answer.evidence)
    return other is not None and other.key != shown and other.by_id != by_id and other.said != said


def is_carried(found: str) -> bool:
    """Whether what an earlier round found holds on when the visit is made again; all else asks for another look."""
    return found in CARRIED


def check_answer(answer: Answer) -> None:
    """Refuse an answer that says nothing, too much, or of a nonconformity not what it is."""
    for name, text in ((_("Catatan"), answer.note), (_("Bukti"), answer.evidence)):
        if len(text) > LONGEST:
            raise TextTooLong(name, len(text), LONGEST)
    if not answer.found and not answer.note and not answer.evidence:
        raise NothingFound
    if answer.found == Found.NONCONFORMING and not answer.note and not answer.evidence:
        raise ReasonForNonconformity


def typed_no_later(typed_at: datetime, now: datetime) -> datetime:
    """The moment of typing as it counts: a phone whose clock is fast does not win over everybody."""
    return min(typed_at, now)


def check_code(typed: str, codes: Iterable[tuple[str, datetime]], at: datetime) -> int:
    """The position of the meeting whose code this is; CodeWrong, or AttendanceCodeExpired when it was."""
    for number, (code, until) in enumerate(codes):
        if code == typed:
            if until <= at:
                raise AttendanceCodeExpired
            return number
    raise CodeWrong


def is_named(clauses: Collection[str], text: str, said: Iterable[str], also: Iterable[str] = ()) -> bool:
    """Whether something that is ``said`` names one of a line's clauses, a part of it or what it is a part of; or the
    line itself by its words, which ``also`` may: there a number is none of a clause."""
    told = list(said)
    words = {word.rstrip(".") for one in told for word in WORD.findall(one)}
    if any(_is_part(word, clause) or _is_part(clause, word) for clause in clauses for word in words):
        return True
    return bool(text) and any(text.casefold() in one.casefold() for one in [*told, *also])


def _is_part(inner: str, outer: str) -> bool:
    return inner == outer or inner.startswith(f"{outer}.")
