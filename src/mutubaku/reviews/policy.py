"""When an application may go on from its review, and what may be asked of the client: pure decisions on values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import gettext as _

from mutubaku.worktime import SpanError

from .errors import (
    AddresseesMissing,
    AddresseeUnknown,
    DeadlineNotFree,
    DeadlineNotFuture,
    DeadlineTooFar,
    DeadlineUnknown,
    DocumentExpired,
    InstructionMissing,
    PresentWithoutFile,
    ReasonForInvalidMissing,
)
from .models import Reply, State

ADDRESSEES = ("pjt", "ss")  # the sections the head may route an application to (SOP step 2)
LONGEST_DEADLINE = 183  # days: a client is asked within half a year; a later date has a mistyped year
NAMED = 3  # documents named in a sentence; beyond them their number


@dataclass(frozen=True)
class Judgement:
    """What the verifier found of one document. ``is_valid`` None: not judged yet, only its data written down."""

    is_valid: bool | None
    reason: str = ""
    number: str = ""
    expires_on: date | None = None

    def cleaned(self) -> Judgement:
        """Without spaces around what was typed."""
        return replace(self, reason=self.reason.strip(), number=self.number.strip())


@dataclass(frozen=True)
class Looked:
    """One requirement as the desk sees it: what it is called, whether it must be there, and its state, "" unseen."""

    name: str
    is_mandatory: bool
    state: str


@dataclass(frozen=True)
class Judged:
    """One handed-in document and whether it was judged valid; None while it was not judged."""

    name: str
    is_valid: bool | None


@dataclass(frozen=True)
class GapRow:
    """One document to ask for: the key and name of its requirement, why, and in which step that was found.

    Of a difference found by the review, its question stands for the requirement (``question_key``) and its note says
    what differs.
    """

    requirement: str
    name: str
    reason: str
    origin: str


def question_key(question_id: int) -> str:
    """What a gap that is no document's has for the key of a requirement; no such key is written like this."""
    return f"question:{question_id}"


def check_disposition(addressees: Sequence[str], instruction: str) -> None:
    """Refuse a disposition without addressee, to somebody who is no section, or without instruction."""
    if not addressees:
        raise AddresseesMissing
    if any(one not in ADDRESSEES for one in addressees):
        raise AddresseeUnknown
    if not instruction.strip():
        raise InstructionMissing


def check_presence(name: str, state: str, *, has_file: bool) -> None:
    """Refuse "present" of a document nobody handed in."""
    if state == State.PRESENT and not has_file:
        raise PresentWithoutFile(name)


def review_gaps(rows: Sequence[Looked], answers: Sequence[str]) -> list[str]:
    """What keeps a review from being complete; ``answers`` holds one for each question, "" where there is none."""
    found = []
    unseen = [row.name for row in rows if not row.state]
    absent = [row.name for row in rows if row.is_mandatory and row.state == State.ABSENT]
    if unseen:
        found.append(_("%(names)s belum diperiksa") % {"names": named(unseen)})
    if absent:
        found.append(_("%(names)s wajib, tetapi tidak ada") % {"names": named(absent)})
    open_questions = sum(not answer for answer in answers)
    if open_questions:
        found.append(_("%(count)s pertanyaan tinjauan belum dijawab") % {"count": open_questions})
    refused = sum(answer == Reply.NO for answer in answers)
    if refused:
        found.append(_("%(count)s pertanyaan tinjauan dijawab “Tidak”") % {"count": refused})
    return found


def verification_gaps(rows: Sequence[Judged]) -> list[str]:
    """What keeps the documents from being valid as a whole."""
    found = []
    unjudged = [row.name for row in rows if row.is_valid is None]
    invalid = [row.name for row in rows if row.is_valid is False]
    if unjudged:
        found.append(_("%(names)s belum dinilai") % {"names": named(unjudged)})
    if invalid:
        found.append(_("%(names)s dinilai tidak sah") % {"names": named(invalid)})
    return found


def named(names: Sequence[str]) -> str:
    """The first few names, and how many more there are."""
    first = ", ".join(names[:NAMED])
    rest = len(names) - NAMED
    return _("%(names)s, dan %(count)s lainnya") % {"names": first, "count": rest} if rest > 0 else first


def check_judgement(name: str, judgement: Judgement, today: date) -> None:
    """Refuse "not valid" without a reason, and "valid" for what expired before today."""
    if judgement.is_valid is False and not judgement.reason.strip():
        raise ReasonForInvalidMissing(name)
    if judgement.is_valid and is_expired(judgement.expires_on, today):
        raise DocumentExpired([name])


def is_expired(expires_on: date | None, today: date) -> bool:
    """Whether a document is over: its last day lies before today; one without such a day never is."""
    return expires_on is not None and expires_on < today


def check_unexpired(rows: Iterable[tuple[str, date | None]], today: date) -> None:
    """Refuse names with a last day that went by since they were judged valid."""
    over = [name for name, expires_on in rows if is_expired(expires_on, today)]
    if over:
        raise DocumentExpired(over)


def check_deadline(until: date, today: date, is_working_day: Callable[[date], bool]) -> None:
    """Refuse a date for the client that is not to come, lies too far off, or on which the office receives nothing.

    The calendar is asked last: of a mistyped year it may know nothing.
    """
    if until <= today:
        raise DeadlineNotFuture
    last = today + timedelta(days=LONGEST_DEADLINE)
    if until > last:
        raise DeadlineTooFar(last)
    try:
        is_free = is_working_day(until)
    except SpanError as error:
        raise DeadlineUnknown(until) from error
    if not is_free:
        raise DeadlineNotFree(until)
