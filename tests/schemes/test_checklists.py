"""The audit questions: clauses that can be meant, versions from a day on, and a running case that keeps its own."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mutubaku.journal.models import Entry, Verb
from mutubaku.people.access import SYSTEM
from mutubaku.people.errors import PeopleError
from mutubaku.schemes.actions import CHECKLISTS, ChecklistData
from mutubaku.schemes.errors import NoClause, UnknownClause
from mutubaku.schemes.models import ChecklistQuestion
from mutubaku.schemes.queries import checklist_on, questions_for
from tests.cast import MONDAY, Cast

TODAY = MONDAY.date()
TOMORROW = TODAY + timedelta(days=1)
ASKED = ChecklistData(text="Terkalibrasikah?", clauses={"iso-9001": "7.1.5", "iso-14001": "9.1.1"}, order=10)


@pytest.mark.parametrize(
    ("clauses", "error", "words"),
    [
        ({}, NoClause, "paling sedikit satu skema"),
        ({"iso-9001": ""}, NoClause, "paling sedikit satu skema"),
        (
            {"iso-9001": "11.1"},
            UnknownClause,
            "Klausul “11.1” tidak ada pada ISO 9001. Tulis nomor",
        ),
        ({"industri-hijau": "4.1"}, UnknownClause, "Tulis M.1 sampai M.6"),
    ],
)
def test_a_question_without_a_clause_that_can_be_meant_is_refused(
    clauses: dict[str, str], error: type[PeopleError], words: str
) -> None:
    with pytest.raises(error, match=words):
        ChecklistData(text="Apa?", clauses=clauses).columns()


def test_a_question_of_two_standards_is_asked_once_and_a_running_case_keeps_the_one_it_began_with(cast: Cast) -> None:
    """Issue 4, 1: a new version never touches a running case."""
    ChecklistQuestion.objects.all().delete()
    case = cast.new_case()
    row = ChecklistQuestion.objects.create(
        office=cast.office, key="alat", valid_from=date(2021, 1, 1), **ASKED.columns()
    )
    CHECKLISTS.change(row, {**ASKED.columns(), "text": "Tertelusurkah?"}, TOMORROW, by=SYSTEM, at=MONDAY)
    both = frozenset({"iso-9001", "iso-14001"})
    assert [one.text for one in questions_for(case, both)] == ["Terkalibrasikah?"]
    assert [one.text for one in checklist_on(cast.office, TOMORROW)] == ["Tertelusurkah?"]
    assert questions_for(case, frozenset({"sppt-sni"})) == []
    assert Entry.objects.filter(verb=Verb.CHECKLIST_CHANGED).latest("seq").data["clauses"]["iso-9001"] == "7.1.5"
