"""Step 9 stands still while all its open branches do, and only then."""

from __future__ import annotations

from datetime import datetime

import pytest

from mutubaku.cases.models import Case, Pause, Task
from mutubaku.conduct import actions
from tests.cast import MONDAY, WIB, Cast, close, do_step, drive, fresh
from tests.conduct.actions.test_perform import outcome

OPENED = datetime(2027, 1, 4, 8, 0, tzinfo=WIB)  # a Monday
DUE = datetime(2027, 3, 2, 16, 0, tzinfo=WIB)  # its 41st working day after, a Tuesday
CORRECTIONS = "menunggu-tindakan-koreksi-tahap-2"


def on(day: int, hour: int = 9) -> datetime:
    """A moment in February 2027, whose first is a Monday."""
    return datetime(2027, 2, day, hour, 0, tzinfo=WIB)


@pytest.fixture
def case(cast: Cast) -> Case:
    """Two branches open: the corrections of the audit, and the delivery of the sample."""
    case = cast.new_case("sppt-sni")
    drive(case, until=("corrections", "sample-delivery"), at=MONDAY)
    Task.objects.filter(case=case, step="certification").update(opened_at=OPENED, due_at=DUE)
    return case


def stop_audit(cast: Cast, case: Case, at: datetime) -> None:
    actions.pause(fresh(case, "corrections").pk, CORRECTIONS, cast.staff["auditor"], at, reason="LKS.")


def stop_delivery(cast: Cast, case: Case, at: datetime) -> None:
    actions.pause(fresh(case, "sample-delivery").pk, "pengiriman-contoh", cast.staff["ppc"], at, reason="Kurir.")


def carrying_pauses(case: Case) -> list[Pause]:
    return list(fresh(case, "certification").pauses.all())


def due(case: Case) -> datetime | None:
    return fresh(case, "certification").due_at


def test_one_branch_that_stands_still_stops_only_itself(cast: Cast, case: Case) -> None:
    stop_audit(cast, case, on(1))
    actions.end_pause(fresh(case, "corrections").pk, cast.client, on(5))
    assert carrying_pauses(case) == []
    assert due(case) == DUE


def test_all_branches_standing_still_stop_the_step_that_carries_them(cast: Cast, case: Case) -> None:
    stop_audit(cast, case, on(1))
    stop_delivery(cast, case, on(3))
    held = carrying_pauses(case)
    assert [(one.kind, one.reason, one.started_at, one.ended_at) for one in held] == [
        (CORRECTIONS, "LKS.", on(3), None)
    ]


def test_the_carrying_step_moves_by_the_time_in_which_all_stood_still(cast: Cast, case: Case) -> None:
    stop_audit(cast, case, on(1))
    stop_delivery(cast, case, on(3))
    actions.end_pause(fresh(case, "corrections").pk, cast.client, on(5))  # Wednesday to Friday: two working days
    assert [(one.started_at, one.ended_at, one.ended_by) for one in carrying_pauses(case)] == [
        (on(3), on(5), cast.client)
    ]
    assert due(case) == datetime(2027, 3, 4, 16, 0, tzinfo=WIB)
    assert fresh(case, "sample-delivery").pauses.get().ended_at is None


def test_it_can_stand_still_again(cast: Cast, case: Case) -> None:
    stop_audit(cast, case, on(1))
    stop_delivery(cast, case, on(3))
    actions.end_pause(fresh(case, "corrections").pk, cast.client, on(5))
    stop_audit(cast, case, on(8))
    assert [one.ended_at for one in carrying_pauses(case)] == [on(5), None]


def test_a_branch_that_goes_on_starts_the_carrying_clock_and_the_last_that_waits_stops_it(
    cast: Cast, case: Case
) -> None:
    stop_delivery(cast, case, on(1))
    task = fresh(case, "corrections")
    do_step(task, outcome(task, "memadai"), on(2))
    assert [one.ended_at for one in carrying_pauses(case)] == [None]  # only the delivery is open, and waits
    actions.end_pause(fresh(case, "sample-delivery").pk, cast.staff["ppc"], on(4), note="Sampai.")
    assert [(one.started_at, one.ended_at) for one in carrying_pauses(case)] == [(on(2), on(4))]
    assert due(case) == datetime(2027, 3, 4, 16, 0, tzinfo=WIB)


def test_a_step_opened_to_wait_stops_the_carrying_step_and_what_it_opens_starts_it_again(cast: Cast) -> None:
    task = cast.case_at("stage-1")
    close(task, "perlu-koreksi", cast.staff["auditor"], on(1))
    assert [one.ended_at for one in carrying_pauses(task.case)] == [None]
    actions.end_pause(fresh(task.case, "stage-1-corrections").pk, cast.client, on(3))
    assert [(one.started_at, one.ended_at) for one in carrying_pauses(task.case)] == [(on(1), on(3))]


def test_turning_back_to_wait_once_more_keeps_the_carrying_step_still(cast: Cast) -> None:
    task = cast.case_at("stage-1")
    close(task, "perlu-koreksi", cast.staff["auditor"], on(1))
    actions.end_pause(fresh(task.case, "stage-1-corrections").pk, cast.client, on(3))
    again = fresh(task.case, "stage-1-corrections")
    actions.perform(again.pk, "belum-memadai", cast.staff["auditor"], on(4), note="Bukti kurang.")
    assert [(one.started_at, one.ended_at) for one in carrying_pauses(task.case)] == [(on(1), on(3)), (on(4), None)]


def test_the_end_of_the_linked_procedure_leaves_no_pause_open(cast: Cast) -> None:
    case = cast.finished_case("sppt-sni")
    assert not Pause.objects.filter(task__case=case, ended_at=None).exists()
