"""The office's questions of the review change from a day on; the cases of their time keep the old ones."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import Http404

from mutubaku.journal.models import Entry, Verb
from mutubaku.people.access import SYSTEM
from mutubaku.people.errors import ChangeTooEarly, KeyTaken, RowBegun, RowOver, StartsInPast
from mutubaku.people.models import Office
from mutubaku.reviews.models import Question
from mutubaku.reviews.queries import questions_on
from mutubaku.reviews.questions import QUESTIONS, QuestionData, questions_of
from tests.cast import later
from tests.factories.people import OfficeFactory

AT = later()
TODAY, TOMORROW, NEXT_WEEK = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 30)
CLEAR = QuestionData(text="Lingkup jelas?", source="ISO/IEC 17065, 7.3.1", order=1)


@pytest.fixture
def office(db: None) -> Office:
    return OfficeFactory()


def add(office: Office, key: str = "lingkup", valid_from: date = TODAY) -> Question:
    return QUESTIONS.add(office, key, CLEAR.columns(), valid_from, by=SYSTEM, at=AT)


def test_a_question_is_asked_from_its_day_on_and_is_on_record(office: Office) -> None:
    row = add(office, valid_from=TOMORROW)
    assert questions_on(office, TODAY) == []
    assert questions_on(office, TOMORROW) == [row]
    assert list(questions_of(office)) == [row]
    (entry,) = Entry.objects.filter(verb=Verb.QUESTIONS_CHANGED)
    assert entry.data == {
        "key": "lingkup",
        "text": "Lingkup jelas?",
        "source": "ISO/IEC 17065, 7.3.1",
        "purpose": "application",
        "schemes": [],
        "valid_from": "2026-11-24",
        "valid_to": "",
    }
    with pytest.raises(StartsInPast):
        add(office, "lain", date(2026, 11, 22))
    with pytest.raises(KeyTaken):
        add(office)


def test_a_changed_question_ends_and_its_successor_begins(office: Office) -> None:
    Question.objects.filter(pk=add(office).pk).update(valid_from=date(2026, 11, 1))
    old = QUESTIONS.of(office, Question.objects.get().pk)
    new = QUESTIONS.change(old, QuestionData(text="Lingkup terdefinisi?").columns(), NEXT_WEEK, by=SYSTEM, at=AT)
    assert [row.text for row in questions_on(office, date(2026, 11, 29))] == ["Lingkup jelas?"]
    assert questions_on(office, NEXT_WEEK) == [new]
    old.refresh_from_db()
    with pytest.raises(RowOver, match="29 November 2026"):
        QUESTIONS.change(old, CLEAR.columns(), NEXT_WEEK, by=SYSTEM, at=AT)


def test_a_question_that_began_today_is_succeeded_tomorrow_at_the_earliest(office: Office) -> None:
    row = add(office)
    with pytest.raises(ChangeTooEarly, match="24 November 2026"):
        QUESTIONS.change(row, CLEAR.columns(), TODAY, by=SYSTEM, at=AT)
    with pytest.raises(RowBegun):
        QUESTIONS.withdraw(row, by=SYSTEM, at=AT)
    assert questions_on(office, TODAY) == [row]


def test_a_question_to_come_is_rewritten_or_taken_back(office: Office) -> None:
    row = QUESTIONS.change(
        add(office, valid_from=TOMORROW), QuestionData(text="Jelas?").columns(), NEXT_WEEK, by=SYSTEM, at=AT
    )
    assert [one.text for one in questions_of(office)] == ["Jelas?"]
    QUESTIONS.withdraw(row, by=SYSTEM, at=AT)
    assert not questions_of(office).exists()
    assert Entry.objects.filter(verb=Verb.QUESTIONS_CHANGED).order_by("-seq")[0].data["withdrawn"] is True


def test_a_question_is_asked_until_its_last_day(office: Office) -> None:
    row = QUESTIONS.end(add(office), NEXT_WEEK, by=SYSTEM, at=AT)
    assert questions_on(office, NEXT_WEEK) == [row]
    assert questions_on(office, date(2026, 12, 1)) == []


def test_an_office_sees_its_own_questions_alone(office: Office) -> None:
    row = add(office)
    with pytest.raises(Http404):
        QUESTIONS.of(OfficeFactory(), row.pk)
