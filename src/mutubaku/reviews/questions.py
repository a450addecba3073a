"""The office's questions of the application review: rows are added, succeeded, ended or taken back, never rewritten."""
# ruff: noqa: N818 - each error says what happened

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
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

from .models import Purpose, Question

_DAY = timedelta(days=1)


class QuestionError(ValueError):
    """A refused act on the questions; ``field`` names the answer at fault."""

    field = ""


class KeyTaken(QuestionError):
    """Two questions of one code in force at a time."""

    field = "key"

    def __init__(self, key: str) -> None:
        super().__init__(
            _("Kode “%(key)s” sudah dipakai pada waktu itu. Pakai kode lain, atau ubah pertanyaan yang ada.")
            % {"key": key}
        )


class ChangeTooEarly(QuestionError):
    """A successor that would begin before the question it succeeds has been in force for a day."""

    field = "valid_from"

    def __init__(self, earliest: date) -> None:
        super().__init__(
            _("Pertanyaan yang lama baru mulai berlaku, jadi penggantinya paling awal mulai %(day)s.")
            % {"day": day_text(earliest)}
        )


class QuestionOver(QuestionError):
    """A question that is no longer asked has no successor."""

    def __init__(self, last_day: date) -> None:
        super().__init__(
            _("Pertanyaan ini sudah berakhir pada %(day)s. Tambahkan pertanyaan baru bila diperlukan lagi.")
            % {"day": day_text(last_day)}
        )


class QuestionBegun(QuestionError):
    """What cases have been reviewed by stays."""

    def __init__(self, day: date) -> None:
        super().__init__(
            _("Pertanyaan ini sudah berlaku sejak %(day)s dan tidak dapat dihapus. Akhiri dengan tanggal terakhir.")
            % {"day": day_text(day)}
        )


@dataclass(frozen=True, kw_only=True)
class QuestionData:
    """What a question says, its clause and place, and on which sheet and in which schemes it is asked."""

    text: str
    source: str = ""
    order: int = 0
    purpose: str = Purpose.APPLICATION
    schemes: list[str] = field(default_factory=list)


def questions_of(office: Office) -> QuerySet[Question]:
    """Every question of the office, also those that are over or to come, in their order."""
    return office.questions.order_by("order", "key", "-valid_from")


def question_of(office: Office, question_id: int) -> Question:
    """The question, when it is the office's; Http404 otherwise."""
    return get_object_or_404(Question, pk=question_id, office=office)


@transaction.atomic
def add_question(
    office: Office, key: str, data: QuestionData, valid_from: date, *, by: Capacity, at: datetime
) -> Question:
    """A new question, asked of cases opened from a day on, today at the earliest."""
    lock_office(office)
    check_not_past(valid_from, office_day(office, at).date())
    return _begin(office, key, data, valid_from, None, by, at)


@transaction.atomic
def change_question(row: Question, data: QuestionData, valid_from: date, *, by: Capacity, at: datetime) -> Question:
    """The question as it reads from a day on; the old one ends the day before and stays for the cases of its time.

    A question that has not begun is rewritten in place: nothing has been reviewed by it.
    """
    office = lock_office(row.office)
    today = office_day(office, at).date()
    check_not_past(valid_from, today)
    if row.valid_to is not None and row.valid_to < valid_from:
        raise QuestionOver(row.valid_to)
    if row.valid_from > today:
        row.delete()
    elif valid_from <= row.valid_from:
        raise ChangeTooEarly(row.valid_from + _DAY)
    else:
        Question.objects.filter(pk=row.pk).update(valid_to=valid_from - _DAY)
    return _begin(office, row.key, data, valid_from, row.valid_to, by, at)


@transaction.atomic
def end_question(row: Question, last_day: date, *, by: Capacity, at: datetime) -> Question:
    """Ask the question of cases opened until a day, that day included."""
    office = lock_office(row.office)
    check_end(row.valid_from, row.valid_to, last_day, office_day(office, at).date())
    row.valid_to = last_day
    row.save(update_fields=["valid_to"])
    record(chain_of(office), Verb.QUESTIONS_CHANGED, by, at, _facts(row))
    return row


@transaction.atomic
def withdraw_question(row: Question, *, by: Capacity, at: datetime) -> None:
    """Take back a question that has not begun (QuestionBegun); the journal keeps that it was there."""
    office = lock_office(row.office)
    if row.valid_from <= office_day(office, at).date():
        raise QuestionBegun(row.valid_from)
    facts = _facts(row)
    row.delete()
    record(chain_of(office), Verb.QUESTIONS_CHANGED, by, at, {**facts, "withdrawn": True})


def _begin(
    office: Office, key: str, data: QuestionData, valid_from: date, valid_to: date | None, by: Capacity, at: datetime
) -> Question:
    held = office.questions.filter(key=key).values_list("valid_from", "valid_to")
    if overlaps(valid_from, valid_to, held):
        raise KeyTaken(key)
    row = Question.objects.create(office=office, key=key, valid_from=valid_from, valid_to=valid_to, **asdict(data))
    record(chain_of(office), Verb.QUESTIONS_CHANGED, by, at, _facts(row))
    return row


def _facts(row: Question) -> dict[str, object]:
    return {
        "key": row.key,
        "text": row.text,
        "source": row.source,
        "purpose": row.purpose,
        "schemes": list(row.schemes),
        "valid_from": row.valid_from.isoformat(),
        "valid_to": row.valid_to.isoformat() if row.valid_to else "",
    }
