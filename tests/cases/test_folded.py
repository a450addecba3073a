"""A number is recognised without its hyphens and spaces, in the database as in memory, and by an index there."""

from __future__ import annotations

import pytest
from django.db.models import Value

from mutubaku.cases.folded import Folded, folded
from mutubaku.cases.models import Case
from mutubaku.people.models import Office
from tests.factories.people import OfficeFactory


@pytest.mark.django_db
@pytest.mark.parametrize(
    "number", ["0012/BALAI-CONTOH/XI/2026", "0012/BALAI \u00adCON\u2010\u2011TOH/X\u2012\u2013I/2026"]
)
def test_the_database_folds_as_we_do(number: str) -> None:
    OfficeFactory()
    found = Office.objects.annotate(bare=Folded(Value(number))).values_list("bare", flat=True)
    assert list(found) == [folded(number)] == ["0012/BALAICONTOH/XI/2026"]


@pytest.mark.django_db
def test_a_question_says_the_very_words_of_the_index() -> None:
    """Were the signs parameters, SQLite would read every row."""
    [index] = [one for one in Case._meta.indexes if one.name == "case_number_folded"]
    assert index.expressions == (Folded("number"),)
    _sql, values = Case.objects.alias(bare=Folded("number")).filter(bare="0012/XI").query.sql_with_params()
    assert values == ("0012/XI",)
