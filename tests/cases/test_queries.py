"""The inbox, the lists and the search; each costs as many queries for three rows as for one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from mutubaku.cases import queries
from mutubaku.cases.library import step_of
from mutubaku.cases.models import Case, Pause, Task
from mutubaku.conduct import actions
from tests.cast import MONDAY, Cast, close, drive, fresh, later, make_cast
from tests.factories.people import official


def steps(tasks: Iterable[Task]) -> list[str]:
    return [task.step for task in tasks]


def cost(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as found:
        act()
    return len(found)


def test_what_is_not_there_cannot_be_locked(db: None) -> None:
    with transaction.atomic():
        with pytest.raises(Task.DoesNotExist):
            queries.lock_task(0)
        with pytest.raises(Case.DoesNotExist):
            queries.lock_case(0)


def test_a_locked_task_comes_with_its_case_office_and_client_in_one_query(cast: Cast) -> None:
    task = cast.case_at("audit-ready")
    with transaction.atomic(), CaptureQueriesContext(connection) as found:
        locked = queries.lock_task(task.pk)
        assert (locked.case.number, locked.case.office, locked.case.organisation) == (
            task.case.number,
            cast.office,
            cast.organisation,
        )
    assert len([one for one in found if "SELECT" in one["sql"]]) == 1


def test_what_is_open_is_told_in_the_order_it_was_opened(cast: Cast) -> None:
    case = cast.case_at("team").case
    assert steps(queries.open_tasks(case)) == ["certification", "team"]


def test_a_clock_that_stands_still_has_its_open_pause(cast: Cast) -> None:
    task = cast.case_at("sample-delivery", "sppt-sni")
    assert queries.open_pause(task) is None
    held = actions.pause(task.pk, "pengiriman-contoh", cast.staff["ppc"], later(days=60), reason="Kurir.")
    assert queries.open_pause(task) == held
    actions.end_pause(task.pk, cast.staff["ppc"], later(days=61), note="Sampai.")
    assert queries.open_pause(task) is None


def test_the_rounds_so_far_count_every_opening_of_a_step_of_this_procedure(cast: Cast) -> None:
    task = cast.case_at("completeness")
    close(task, "tidak-lengkap", cast.staff["pjt"], later(days=1))
    assert queries.rounds_so_far(task.case, task.procedure_key) == {
        "application": 1,
        "disposition": 1,
        "completeness": 1,
        "completion-request": 1,
    }
    assert queries.rounds_so_far(task.case, "pelaksanaan-sertifikasi-produk") == {}


def test_the_inbox_holds_the_open_work_of_my_roles_nearest_due_first(cast: Cast) -> None:
    late = cast.case_at("audit-ready")
    early = cast.case_at("completeness")
    cast.case_at("team")
    Task.objects.filter(pk=late.pk).update(due_at=later(days=9))
    Task.objects.filter(pk=early.pk).update(due_at=later(days=1))
    assert list(queries.inbox_of(cast.staff["pjt"], cast.office, {"pjt"})) == [early, late]
    assert steps(queries.inbox_of(cast.staff["ss"], cast.office, {"ss"})) == ["team"]
    assert steps(queries.inbox_of(cast.staff["head"], cast.office, set())) == []


def test_work_without_a_time_comes_after_all_that_has_one(cast: Cast) -> None:
    timeless, timed = cast.case_at("audit-ready"), cast.case_at("audit-ready")
    Task.objects.filter(pk=timeless.pk).update(due_at=None)
    assert list(queries.inbox_of(cast.staff["pjt"], cast.office, {"pjt"})) == [timed, timeless]


def test_the_inbox_leaves_out_what_a_colleague_holds_and_keeps_what_i_hold(cast: Cast) -> None:
    task, colleague = cast.case_at("audit-ready"), official(cast.office, "pjt")
    actions.claim(task.pk, colleague, later(days=10))
    assert list(queries.inbox_of(cast.staff["pjt"], cast.office, {"pjt"})) == []
    assert list(queries.inbox_of(colleague, cast.office, {"pjt"})) == [task]


def test_the_inbox_holds_neither_drafts_nor_the_clients_steps_nor_another_offices(cast: Cast) -> None:
    cast.new_case()
    cast.case_at("confirmation")
    make_cast().case_at("audit-ready")
    roles = {"client", *cast.staff}
    assert list(queries.inbox_of(cast.staff["pjt"], cast.office, roles)) == []


def test_the_inbox_costs_the_same_for_three_tasks_as_for_one(cast: Cast) -> None:
    def read() -> None:
        for task in queries.inbox_of(cast.staff["pjt"], cast.office, {"pjt"}):
            assert task.case.organisation.name
            assert step_of(task).number
            list(task.pauses.all())

    cast.case_at("audit-ready")
    one = cost(read)
    cast.case_at("audit-ready")
    cast.case_at("completeness")
    assert (one, cost(read)) == (2, 2)


def test_what_is_with_others_now_is_counted(cast: Cast) -> None:
    cast.case_at("audit-ready")
    cast.case_at("confirmation")
    cast.case_at("team")
    cast.new_case()
    ended = cast.case_at("audit-letter").case
    actions.withdraw(ended.pk, cast.client, later(days=5), reason="Batal.")
    for roles, count in (({"pjt"}, 2), ({"pjt", "ss"}, 1), (set[str](), 3)):
        inbox = queries.inbox_of(cast.staff["pjt"], cast.office, roles)
        assert queries.coming(cast.office, inbox) == count


def test_the_open_steps_of_many_cases_come_in_two_queries_and_without_the_steps_that_only_carry(cast: Cast) -> None:
    cases = [cast.case_at("audit-ready").case, cast.case_at("team").case, cast.finished_case()]
    found = queries.open_tasks_of(cases)
    assert {case: steps(tasks) for case, tasks in found.items()} == {
        cases[0].pk: ["audit-ready"],
        cases[1].pk: ["team"],
    }
    assert cost(lambda: queries.open_tasks_of(cases)) == cost(lambda: queries.open_tasks_of(cases[:1])) == 2


def test_an_office_lists_what_it_has_received_newest_first(cast: Cast) -> None:
    first, second = cast.case_at("disposition").case, cast.case_at("disposition").case
    cast.new_case()
    make_cast().case_at("disposition")
    assert list(queries.cases_of_office(cast.office)) == [second, first]


def test_a_client_lists_its_own_drafts_included(cast: Cast) -> None:
    sent, draft = cast.case_at("disposition").case, cast.new_case()
    make_cast().case_at("disposition")
    assert list(queries.cases_of_organisations([cast.organisation.pk])) == [draft, sent]
    assert list(queries.cases_of_organisations([])) == []


@pytest.mark.parametrize("words", ["0001/ISO", "pt contoh", "karet", "KARET REMAH"])
def test_cases_are_found_by_number_company_or_what_they_are_about(cast: Cast, words: str) -> None:
    case = cast.case_at("disposition").case
    other = make_cast()
    other.organisation.name = "CV Lain"
    other.organisation.save()
    other.case_at("disposition", "sppt-sni")
    found = queries.search(queries.cases_of_office(cast.office), words)
    assert list(found) == [case]
    assert list(queries.search(queries.cases_of_office(other.office), words)) == []


def test_a_search_means_its_words_and_no_pattern(cast: Cast) -> None:
    cast.case_at("disposition")
    for words in ("%", "_", "\\", "' OR 1=1 --", "😀", "\x00", "karet\x00"):
        assert list(queries.search(queries.cases_of_office(cast.office), words)) == []


def test_work_is_found_by_its_case(cast: Cast) -> None:
    task = cast.case_at("audit-ready")
    inbox = queries.inbox_of(cast.staff["pjt"], cast.office, {"pjt"})
    assert list(queries.search(inbox, "karet", "case__")) == [task]
    assert list(queries.search(inbox, "semen", "case__")) == []


def test_late_is_what_is_past_its_due_moment_and_does_not_stand_still(cast: Cast) -> None:
    running, still = cast.case_at("sample-delivery", "sppt-sni"), cast.case_at("sample-delivery", "sppt-sni")
    Task.objects.filter(pk__in=[running.pk, still.pk]).update(due_at=later(days=70))
    Pause.objects.create(task=still, kind="pengiriman-contoh", reason="Kurir.", started_at=later(days=60))
    inbox = queries.inbox_of(cast.staff["ppc"], cast.office, {"ppc"})
    assert list(queries.late(inbox, later(days=70))) == []
    assert list(queries.late(inbox, later(days=71))) == [running]


def test_the_step_that_waits_for_the_client_is_found_among_those_that_wait_for_others(cast: Cast) -> None:
    case = cast.new_case("sppt-sni")
    drive(case, until=("corrections", "sample-delivery"), at=MONDAY)
    assert queries.awaiting_client(case) is None
    delivery = fresh(case, "sample-delivery")
    actions.pause(delivery.pk, "pengiriman-contoh", cast.staff["ppc"], later(days=90), reason="Kurir.")
    assert queries.awaiting_client(case) is None
    corrections = fresh(case, "corrections")
    kind = "menunggu-tindakan-koreksi-tahap-2"
    actions.pause(corrections.pk, kind, cast.staff["auditor"], later(days=90), reason="LKS.")
    assert queries.awaiting_client(case) == corrections
    actions.end_pause(corrections.pk, cast.client, later(days=91))
    assert queries.awaiting_client(case) is None


def test_what_is_late_in_an_office_is_its_own_steps_and_step_9_as_a_whole_the_longest_late_first(cast: Cast) -> None:
    inside = cast.case_at("sample-delivery", "sppt-sni")
    assert inside.parent is not None
    cast.case_at("confirmation")  # the client's own time
    Task.objects.filter(pk=inside.pk).update(due_at=later(days=71))
    Task.objects.filter(pk=inside.parent.pk).update(due_at=later(days=70))
    Task.objects.exclude(pk__in=[inside.pk, inside.parent.pk]).filter(closed_at=None, account="office").update(
        due_at=None
    )
    assert list(queries.late_work(cast.office, later(days=70))) == []
    assert list(queries.late_work(cast.office, later(days=72))) == [inside.parent, inside]
    assert list(queries.late_work(make_cast().office, later(days=72))) == []
