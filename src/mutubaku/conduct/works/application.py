"""Step 1: the client's application is numbered, its letter and bound file are made, and it is sent."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from mutubaku.applications.models import Application
from mutubaku.applications.policy import State
from mutubaku.applications.queries import application_of, companion_of, progress
from mutubaku.cases.actions import next_number
from mutubaku.cases.models import Case, Register, Scheme, Task
from mutubaku.conduct.errors import Refusal
from mutubaku.documents.actions import reuse
from mutubaku.documents.models import Origin
from mutubaku.documents.queries import latest
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.notices.actions import tell_sent
from mutubaku.people.access import Capacity
from mutubaku.procedure import Outcome

from .application_file import FILE, make_file
from .application_letter import LETTER, PART_NAMES, is_made_of_these, is_outdated, make_letter
from .work import Work

ABOUT = 500  # characters


class SentApart(Refusal):
    """An integrated application is sent with its second case, or not at all."""


def gaps(task: Task) -> list[str]:
    """The parts of the task list that are not done."""
    return [PART_NAMES[p.part] for p in progress(task.case) if p.state is not State.DONE]


def prepare(task: Task, _outcome: Outcome, by: Capacity, at: datetime) -> None:
    """Number the application and make its letter and its bound file; a letter signed by hand stays the one that counts,
    unless answers were changed since."""
    case, application = task.case, application_of(task.case)
    if application.also_scheme and companion_of(case) is None:
        raise SentApart(_("Permohonan terpadu dikirim dari halaman “Periksa jawaban”, bersama perkara keduanya."))
    number(case, at)
    case.sent_at = case.sent_at or at
    case.about = about(case, application)
    case.save(update_fields=["sent_at", "about"])
    _write_letter(task, by, at)
    make_file(task, FILE, by, at, "")
    record(case.chain, Verb.CASE_SENT, by, at, {"number": case.number}, locked=True)
    tell_sent(case, at)


def _write_letter(task: Task, by: Capacity, at: datetime) -> None:
    """The letter of the answers as they are sent, always; a signed one of the same answers lies on top of it."""
    case, newest = task.case, latest(task.case, LETTER)
    signed = newest if newest is not None and newest.origin == Origin.UPLOADED else None
    if signed is None or is_outdated(case, signed):
        make_letter(task, LETTER, by, at, "")
    elif not is_made_of_these(case):
        make_letter(task, LETTER, by, at, "")
        reuse(task, signed, by=by, at=at, kind=LETTER)


def number(case: Case, at: datetime) -> None:
    """Give the case its number, once."""
    if not case.number:
        case.number = next_number(case.office, Register.CASE, case.scheme, at)
        case.save(update_fields=["number"])


def about(case: Case, application: Application) -> str:
    """What is applied for in a few words: products with their brands, the scope statement, the green product; of an
    integrated application also the number of the case it belongs with."""
    if case.scheme == Scheme.SPPT_SNI:
        words = "; ".join(f"{p.product} {p.brand}" for p in application.products.all())
    elif case.scheme == Scheme.GREEN_INDUSTRY:
        words = application.green_scope.product
    else:
        words = application.system_scope.statement
    other = companion_of(case)
    if other is None:
        return words[:ABOUT]
    beside = f" (terpadu dengan {other.number})"
    return words[: ABOUT - len(beside)] + beside


WORK = Work(
    gaps=gaps,
    prepare=prepare,
    promised=lambda _task: frozenset({LETTER, FILE}),
    makers={LETTER: make_letter, FILE: make_file},
    takes_requirements=True,
)
