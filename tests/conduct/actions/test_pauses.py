"""A clock that stands still moves the due moment by exactly the working time it stood, and always with a reason."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from mutubaku.cases.library import step_of
from mutubaku.cases.models import Task
from mutubaku.cli.demonstration.filling import fill
from mutubaku.conduct import actions
from mutubaku.conduct.errors import (
    AlreadyDone,
    CaseEnded,
    ClockStopped,
    HeldByOther,
    NoPause,
    NotYours,
    ReasonMissing,
)
from mutubaku.journal.models import Entry
from mutubaku.notices.models import Notice
from mutubaku.samples.models import Sample
from tests.cast import WIB, Cast, close, fresh, later
from tests.factories.people import member, official

WAIT = "pengiriman-contoh"


def on(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in November 2026, whose 23rd is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=WIB)


def opened_at(task: Task, moment: datetime) -> Task:
    """The task as if it had been opened then."""
    Task.objects.filter(pk=task.pk).update(opened_at=moment)
    return fresh(task.case, task.step)


@pytest.fixture
def delivery(cast: Cast) -> Task:
    """Sending the sample, 3 hari kerja, opened on Monday 23 November at 10.00: due on Thursday at 16.00."""
    task = cast.case_at("sample-delivery", "sppt-sni")
    Sample.objects.update(taken_at=on(23, 9))
    return opened_at(task, on(23, 10))


@pytest.fixture
def waiting(cast: Cast) -> Task:
    """The completeness check, 2 Jam, opened on Wednesday 25 November at 10.00 and waiting for the client."""
    task = cast.case_at("completeness")
    close(task, "tidak-lengkap", cast.staff["pjt"], on(25, 9))
    close(fresh(task.case, "completion-request"), "disampaikan", cast.staff["pjt"], on(25, 10))
    return fresh(task.case, "completeness")


def due(task: Task) -> datetime | None:
    return fresh(task.case, task.step).due_at


def last(task: Task) -> Entry:
    return Entry.objects.filter(chain=task.case.chain).latest("seq")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(on(24, 9), on(26, 9), on(30, 16), id="tuesday to thursday holds two working days"),
        pytest.param(on(24, 9), on(24, 15), on(26, 16), id="within one day holds none"),
        pytest.param(on(24, 9), on(24, 16), on(27, 16, 30), id="up to closing holds that day"),
        pytest.param(on(28, 9), on(29, 9), on(26, 16), id="after the due moment moves nothing"),
        pytest.param(on(26, 15), on(30, 9), on(30, 16), id="over a weekend holds its working days alone"),
    ],
)
def test_a_standard_in_working_days_moves_by_the_working_days_a_pause_holds(
    cast: Cast, delivery: Task, start: datetime, end: datetime, expected: datetime
) -> None:
    actions.pause(delivery.pk, WAIT, cast.staff["ppc"], start, reason="Kurir.")
    actions.end_pause(delivery.pk, cast.staff["ppc"], end, note="Sampai.")
    assert due(delivery) == expected


def test_a_standard_in_hours_moves_by_the_working_minutes_a_pause_holds(cast: Cast, waiting: Task) -> None:
    actions.end_pause(waiting.pk, cast.client, on(26, 14))  # 10 h 30 min of office hours after Wednesday 10.00
    assert due(waiting) == on(26, 16)


def test_two_pauses_move_the_due_moment_by_both(cast: Cast, delivery: Task) -> None:
    for start, end in ((on(24, 9), on(25, 9)), (on(26, 9), on(27, 9))):
        actions.pause(delivery.pk, WAIT, cast.staff["ppc"], start, reason="Kurir.")
        actions.end_pause(delivery.pk, cast.staff["ppc"], end, note="Sampai.")
    assert due(delivery) == on(30, 16)


def test_a_pause_keeps_who_when_and_why_and_the_journal_has_both_its_ends(cast: Cast, delivery: Task) -> None:
    actions.pause(delivery.pk, WAIT, cast.staff["ppc"], on(24, 9), reason=" Kurir. ")
    assert (last(delivery).verb, last(delivery).data) == (
        "pause.opened",
        {"step": "sample-delivery", "round": 1, "pause": WAIT, "reason": "Kurir."},
    )
    actions.end_pause(delivery.pk, cast.staff["ppc"], on(25, 9), note=" Sampai. ")
    assert (last(delivery).verb, last(delivery).data) == (
        "pause.ended",
        {"step": "sample-delivery", "round": 1, "pause": WAIT, "note": "Sampai."},
    )
    held = delivery.pauses.get()
    ppc = cast.staff["ppc"]
    assert (held.kind, held.reason, held.started_at, held.started_by) == (WAIT, "Kurir.", on(24, 9), ppc)
    assert (held.end_note, held.ended_at, held.ended_by) == ("Sampai.", on(25, 9), ppc)


def test_a_step_is_not_closed_while_its_clock_stands_still(cast: Cast, delivery: Task) -> None:
    fill(delivery, step_of(delivery).outcome("diterima"), cast.staff["ppc"], on(24, 9))
    actions.pause(delivery.pk, WAIT, cast.staff["ppc"], on(24, 9), reason="Kurir.")
    with pytest.raises(ClockStopped) as refusal:
        actions.perform(delivery.pk, "diterima", cast.staff["ppc"], on(24, 10))
    assert str(refusal.value) == "Langkah ini sedang berhenti: Kurir.. Akhiri jeda dahulu, lalu lanjutkan."
    actions.end_pause(delivery.pk, cast.staff["ppc"], on(24, 11), note="Sampai.")
    actions.perform(delivery.pk, "diterima", cast.staff["ppc"], on(24, 12))


def test_a_clock_that_stands_still_is_not_stopped_again(cast: Cast, delivery: Task) -> None:
    actions.pause(delivery.pk, WAIT, cast.staff["ppc"], on(24, 9), reason="Kurir.")
    with pytest.raises(ClockStopped):
        actions.pause(delivery.pk, WAIT, cast.staff["ppc"], on(24, 10), reason="Kurir.")
    assert delivery.pauses.count() == 1


def test_a_step_stops_only_for_the_reasons_its_sop_names(cast: Cast, delivery: Task) -> None:
    for kind in ("pengujian", "istirahat", ""):
        with pytest.raises(NoPause):
            actions.pause(delivery.pk, kind, cast.staff["ppc"], on(24, 9), reason="Ingin.")
    assert not delivery.pauses.exists()


def test_no_clock_stops_without_a_reason(cast: Cast, delivery: Task) -> None:
    with pytest.raises(ReasonMissing):
        actions.pause(delivery.pk, WAIT, cast.staff["ppc"], on(24, 9), reason="  ")
    assert not delivery.pauses.exists()


def test_a_clock_that_runs_is_not_started_again(cast: Cast, delivery: Task) -> None:
    with pytest.raises(NoPause) as refusal:
        actions.end_pause(delivery.pk, cast.staff["ppc"], on(24, 9), note="Sampai.")
    assert str(refusal.value) == (
        "Jeda itu tidak ada pada langkah ini. Muat ulang halaman untuk melihat keadaan terbaru."
    )


def test_only_whoever_does_the_step_stops_its_clock(cast: Cast, delivery: Task) -> None:
    for user in (cast.client, cast.outsider, cast.staff["ss"]):
        with pytest.raises(NotYours):
            actions.pause(delivery.pk, WAIT, user, on(24, 9), reason="Kurir.")


def test_an_official_who_starts_the_clock_says_why(cast: Cast, delivery: Task) -> None:
    actions.pause(delivery.pk, WAIT, cast.staff["ppc"], on(24, 9), reason="Kurir.")
    with pytest.raises(ReasonMissing):
        actions.end_pause(delivery.pk, cast.staff["ppc"], on(25, 9))
    for user in (cast.client, cast.outsider, cast.staff["ss"]):
        with pytest.raises(NotYours):
            actions.end_pause(delivery.pk, user, on(25, 9), note="Sampai.")
    assert delivery.pauses.get().ended_at is None


def test_the_client_who_is_waited_for_says_it_is_done_without_having_to_say_why(cast: Cast, waiting: Task) -> None:
    actions.end_pause(waiting.pk, member(cast.organisation), on(26, 9))
    assert waiting.pauses.get().ended_at == on(26, 9)
    notice = Notice.objects.latest("id")
    assert (notice.kind, notice.role, notice.data["task"]) == ("your-turn", "pjt", waiting.pk)


def test_the_office_may_go_on_without_the_client_and_says_why(cast: Cast, waiting: Task) -> None:
    told = Notice.objects.count()
    with pytest.raises(ReasonMissing):
        actions.end_pause(waiting.pk, cast.staff["pjt"], on(26, 9))
    actions.end_pause(waiting.pk, cast.staff["pjt"], on(26, 9), note="Diterima lewat surat.")
    assert waiting.pauses.get().ended_by == cast.staff["pjt"]
    assert Notice.objects.count() == told


def test_the_client_is_not_kept_out_by_an_official_who_holds_the_step(cast: Cast, waiting: Task) -> None:
    holder = official(cast.office, "pjt")
    actions.claim(waiting.pk, holder, on(25, 11))
    with pytest.raises(HeldByOther):
        actions.end_pause(waiting.pk, cast.staff["pjt"], on(26, 9), note="Diterima lewat surat.")
    actions.end_pause(waiting.pk, cast.client, on(26, 9))
    assert waiting.pauses.get().ended_by == cast.client


def test_the_client_is_told_when_the_office_begins_to_wait_for_them(cast: Cast) -> None:
    task = cast.case_at("corrections", "sppt-sni")
    at = later(days=60)
    actions.pause(task.pk, "menunggu-tindakan-koreksi-tahap-2", cast.staff["auditor"], at, reason="LKS 1.")
    notice = Notice.objects.latest("id")
    assert (notice.kind, notice.role, notice.case) == ("completion-asked", "client", task.case)
    assert notice.data["reason"] == "LKS 1."


def test_nobody_is_told_when_the_office_waits_for_somebody_outside(cast: Cast, delivery: Task) -> None:
    told = Notice.objects.count()
    actions.pause(delivery.pk, WAIT, cast.staff["ppc"], on(24, 9), reason="Kurir.")
    assert Notice.objects.count() == told


def test_a_pause_ended_an_instant_before_it_was_opened_has_lasted_no_time(cast: Cast, delivery: Task) -> None:
    actions.pause(delivery.pk, WAIT, cast.staff["ppc"], on(24, 9), reason="Kurir.")
    actions.end_pause(delivery.pk, cast.staff["ppc"], on(24, 9) - timedelta(milliseconds=2), note="Sampai.")
    held = delivery.pauses.get()
    assert held.ended_at == held.started_at


def test_no_clock_is_stopped_or_started_after_the_step_or_the_case_is_over(cast: Cast, delivery: Task) -> None:
    ppc = cast.staff["ppc"]
    close(delivery, "diterima", ppc, on(24, 9))
    with pytest.raises(AlreadyDone):
        actions.pause(delivery.pk, WAIT, ppc, on(24, 10), reason="Kurir.")
    with pytest.raises(AlreadyDone):
        actions.end_pause(delivery.pk, ppc, on(24, 10), note="Sampai.")
    actions.withdraw(delivery.case_id, cast.client, on(24, 11), reason="Batal.")
    with pytest.raises(CaseEnded):
        actions.end_pause(delivery.pk, ppc, on(24, 12), note="Sampai.")
