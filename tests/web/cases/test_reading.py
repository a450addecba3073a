"""What one page asks the database for again and again is read once, and never kept longer than it is true."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mutubaku.cases.models import Case, Task
from mutubaku.reading import once_a_page, one_page
from tests.cast import Cast
from tests.web.cases.conftest import As


@pytest.fixture
def names() -> Callable[..., list[str]]:
    """The names of a case's client, read anew wherever nothing is remembered."""

    @once_a_page
    def read(case: Case, *, with_number: bool = False) -> list[str]:
        name = Case.objects.values_list("organisation__name", flat=True).get(pk=case.pk)
        return [name, case.number] if with_number else [name]

    return read


def asked(names: Callable[..., list[str]], case: Case, **more: bool) -> int:
    """How many queries reading them takes."""
    with CaptureQueriesContext(connection) as queries:
        names(case, **more)
    return len(queries)


def test_on_one_page_it_is_read_once_for_each_row_and_question(cast: Cast, names: Callable[..., list[str]]) -> None:
    one, other = cast.new_case(), cast.new_case()
    with one_page():
        assert [asked(names, one), asked(names, Case.objects.get(pk=one.pk)), asked(names, other)] == [1, 0, 1]
        assert [asked(names, one, with_number=True), asked(names, one, with_number=True)] == [1, 0]
    with one_page():
        assert asked(names, one) == 1
    assert [asked(names, one), asked(names, one)] == [1, 1]  # an act reads what is true now


def test_what_was_written_meanwhile_is_read_anew(cast: Cast, names: Callable[..., list[str]]) -> None:
    case = cast.new_case()
    with one_page():
        assert names(case) == [cast.organisation.name]
        cast.organisation.name = "PT Contoh Baru"
        cast.organisation.save()
        assert names(case) == ["PT Contoh Baru"]


def test_whoever_changes_the_list_they_got_changes_nobody_elses(cast: Cast, names: Callable[..., list[str]]) -> None:
    case = cast.new_case()
    with one_page():
        names(case).append("x")
        assert names(case) == [cast.organisation.name]


def test_what_cannot_be_read_is_tried_again() -> None:
    tries: list[int] = []

    @once_a_page
    def read() -> int:
        tries.append(1)
        raise LookupError

    with one_page():
        for _ in range(2):
            with pytest.raises(LookupError):
                read()
    assert len(tries) == 2


def test_a_page_reads_the_application_once(cast: Cast, as_: As, soon_after: Callable[[Task], Task]) -> None:
    task = soon_after(cast.case_at("completeness"))
    desk = as_(cast.staff["pjt"])
    with CaptureQueriesContext(connection) as queries:
        desk.page(f"/tugas/{task.pk}/")
    of_scope = [one for one in queries if 'FROM "applications_application"' in one["sql"] and "system" in one["sql"]]
    assert len(of_scope) == 1
