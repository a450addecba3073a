"""The one shape of dated rows: a race of two, what a row taken back gives free, and what a copy carries along."""

from __future__ import annotations

from datetime import date

import pytest

from mutubaku.journal.models import Entry
from mutubaku.people.access import SYSTEM
from mutubaku.people.dated import DatedTable
from mutubaku.people.errors import AlreadyEnded, ChangeTooEarly, KeyTaken, RowGone, RowOver
from mutubaku.people.models import Office
from mutubaku.reviews.models import Question
from mutubaku.reviews.questions import QUESTIONS
from tests.cast import later
from tests.factories.people import OfficeFactory

AT = later()  # Monday 23 November 2026
LONG_AGO, TOMORROW, DECEMBER, NEW_YEAR = date(2026, 1, 1), date(2026, 11, 24), date(2026, 12, 1), date(2027, 1, 1)


@pytest.fixture
def office(db: None) -> Office:
    return OfficeFactory()


@pytest.fixture
def row(office: Office) -> Question:
    return Question.objects.create(office=office, key="lingkup", text="Jelas?", valid_from=LONG_AGO)


def spans(office: Office) -> list[tuple[str, date, date | None]]:
    return list(office.questions.order_by("valid_from").values_list("text", "valid_from", "valid_to"))


def change(row: Question, text: str, day: date) -> Question:
    return QUESTIONS.change(row, {"text": text}, day, by=SYSTEM, at=AT)


def test_of_two_who_end_one_row_at_once_the_second_is_told(row: Question) -> None:
    """Both hold the row as it was before the first act."""
    other = Question.objects.get(pk=row.pk)
    QUESTIONS.end(row, TOMORROW, by=SYSTEM, at=AT)
    with pytest.raises(AlreadyEnded, match="24 November 2026"):
        QUESTIONS.end(other, DECEMBER, by=SYSTEM, at=AT)
    with pytest.raises(RowOver):
        change(other, "Terlambat?", NEW_YEAR)
    assert spans(row.office) == [("Jelas?", LONG_AGO, TOMORROW)]


def test_of_two_who_change_one_row_at_once_the_second_is_told(row: Question) -> None:
    other = Question.objects.get(pk=row.pk)
    change(row, "Pertama?", TOMORROW)
    with pytest.raises(RowOver):
        change(other, "Kedua?", TOMORROW)
    assert [text for text, _first, _last in spans(row.office)] == ["Jelas?", "Pertama?"]


def test_who_acts_on_a_row_somebody_took_back_is_told(row: Question) -> None:
    coming = change(row, "Nanti?", DECEMBER)
    other = Question.objects.get(pk=coming.pk)
    QUESTIONS.withdraw(coming, by=SYSTEM, at=AT)
    for act in (
        lambda: QUESTIONS.withdraw(other, by=SYSTEM, at=AT),
        lambda: QUESTIONS.end(other, NEW_YEAR, by=SYSTEM, at=AT),
        lambda: change(other, "Lagi?", NEW_YEAR),
    ):
        with pytest.raises(RowGone, match="Muat ulang"):
            act()


def test_the_row_before_goes_on_when_its_successor_is_taken_back_or_put_off(row: Question) -> None:
    """Otherwise nothing would be asked in between, and nobody would notice."""
    coming = change(row, "Nanti?", DECEMBER)
    change(coming, "Nanti sekali?", NEW_YEAR)
    assert spans(row.office) == [("Jelas?", LONG_AGO, date(2026, 12, 31)), ("Nanti sekali?", NEW_YEAR, None)]
    QUESTIONS.withdraw(coming, by=SYSTEM, at=AT)
    assert spans(row.office) == [("Jelas?", LONG_AGO, None)]


def test_a_row_ended_on_purpose_stays_ended_when_another_of_its_name_is_taken_back(row: Question) -> None:
    year_end = date(2026, 12, 31)
    QUESTIONS.end(row, year_end, by=SYSTEM, at=AT)
    again = QUESTIONS.add(row.office, "lingkup", {"text": "Lagi?"}, NEW_YEAR, by=SYSTEM, at=AT)
    QUESTIONS.withdraw(again, by=SYSTEM, at=AT)
    assert spans(row.office) == [("Jelas?", LONG_AGO, year_end)]


def test_a_row_ended_since_it_was_changed_stays_ended(row: Question) -> None:
    coming = change(row, "Nanti?", DECEMBER)
    QUESTIONS.end(row, TOMORROW, by=SYSTEM, at=AT)
    QUESTIONS.withdraw(coming, by=SYSTEM, at=AT)
    assert spans(row.office) == [("Jelas?", LONG_AGO, TOMORROW)]


def test_that_the_row_before_goes_on_is_in_the_journal(row: Question) -> None:
    QUESTIONS.withdraw(change(row, "Nanti?", DECEMBER), by=SYSTEM, at=AT)
    told = [(one.data["text"], one.data["valid_to"], "withdrawn" in one.data) for one in Entry.objects.order_by("seq")]
    assert told == [("Nanti?", "", False), ("Nanti?", "", True), ("Jelas?", "", False)]


def test_a_row_that_ends_before_it_is_to_change_says_until_when_it_goes(row: Question) -> None:
    QUESTIONS.end(row, DECEMBER, by=SYSTEM, at=AT)
    with pytest.raises(RowOver, match="hanya sampai 1 Desember 2026"):
        change(row, "Baru?", NEW_YEAR)


def test_a_successor_is_not_put_before_the_row_it_succeeds(office: Office) -> None:
    first = Question.objects.create(office=office, key="lingkup", text="Pertama?", valid_from=DECEMBER)
    Question.objects.filter(pk=first.pk).update(valid_to=date(2026, 12, 31))
    second = Question.objects.create(office=office, key="lingkup", text="Kedua?", valid_from=NEW_YEAR, succeeds=first)
    with pytest.raises(ChangeTooEarly, match="2 Desember 2026"):
        change(second, "Kedua?", DECEMBER)


def test_a_row_to_come_is_not_put_upon_another_of_its_name(office: Office) -> None:
    Question.objects.create(office=office, key="lingkup", text="A?", valid_from=LONG_AGO, valid_to=DECEMBER)
    second = Question.objects.create(office=office, key="lingkup", text="B?", valid_from=NEW_YEAR)
    with pytest.raises(KeyTaken):
        change(second, "B?", TOMORROW)


def test_what_hangs_on_a_row_is_carried_to_its_successor(row: Question) -> None:
    carried: list[tuple[str, str]] = []
    table = DatedTable(
        model=Question,
        names="key",
        verb=QUESTIONS.verb,
        facts=QUESTIONS.facts,
        fill=lambda new, old: carried.append((new.text, old.text)),
    )
    table.change(row, {"text": "Baru?"}, TOMORROW, by=SYSTEM, at=AT)
    assert carried == [("Baru?", "Jelas?")]
