"""Different acts on one case at one moment wait for each other: none fails, none is half done, none is done twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from threading import Barrier

import pytest
from django.core import mail

from mutubaku.cases.library import step_of
from mutubaku.cases.models import Case, Pause, Task
from mutubaku.cli.demonstration.cases import supply
from mutubaku.cli.demonstration.filling import fill
from mutubaku.conduct import actions
from mutubaku.conduct.errors import Refusal
from mutubaku.journal.queries import broken_chains
from mutubaku.notices.jobs import address_notices, send_due
from mutubaku.notices.models import Delivery, Notice
from mutubaku.people.models import FreeDayEntry, Office, User
from mutubaku.people.models.office import new_version
from tests.cast import MONDAY, Cast, drive, fresh, later
from tests.conduct.test_concurrency import at_once, cast
from tests.factories.people import acting_as
from tests.snapshots import beginning

__all__ = ["cast"]  # with transactions that are real ones

ROUNDS = 2  # a circle of waiting, were there one, shows at once
AT = later(days=90)

# by one process, which walks the cases once for all of them
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("waiting")]


def said(act: Callable[[], object]) -> str:
    """What an act answered: nothing when it was done, else the refusal."""
    try:
        act()
    except Refusal as refusal:
        return type(refusal).__name__
    return ""


def prepare(task: Task, outcome: str, by: User) -> None:
    """Do the step's own work, so that nothing but the outcome is left."""
    fill(task, step_of(task).outcome(outcome), by, AT)
    supply(task, by, AT)


def branching(cast: Cast, **branches: tuple[str, str]) -> list[Case]:
    """Cases with two branches open, their papers there; a branch by its step, each with an outcome and a role."""

    def play() -> list[int]:
        found = [cast.new_case("sppt-sni") for _ in range(ROUNDS)]
        for case in found:
            drive(case, until=tuple(branches), at=MONDAY)
            for step, (outcome, role) in branches.items():
                prepare(fresh(case, step), outcome, cast.staff[role])
        return [case.pk for case in found]

    return list(Case.objects.filter(pk__in=beginning(("branching", cast.client.pk, *branches), play)).order_by("pk"))


@pytest.fixture
def cases(cast: Cast) -> list[Case]:
    """They wait for corrections and for the sample to be delivered."""
    return branching(cast, **{"corrections": ("memadai", "auditor"), "sample-delivery": ("diterima", "ppc")})


def test_a_withdrawal_and_the_closing_of_two_branches_at_one_moment(cast: Cast, cases: list[Case]) -> None:
    for case in cases:
        steps = {step: fresh(case, step).pk for step in ("corrections", "sample-delivery")}
        answers = at_once(
            [
                partial(said, partial(actions.withdraw, case.pk, cast.client, AT, reason="Batal.")),
                partial(said, partial(actions.perform, steps["corrections"], "memadai", cast.staff["auditor"], AT)),
                partial(said, partial(actions.perform, steps["sample-delivery"], "diterima", cast.staff["ppc"], AT)),
            ]
        )
        assert answers[0] == ""
        assert set(answers[1:]) <= {"", "CaseEnded"}
        case.refresh_from_db()
        assert case.ending == "withdrawn"
        assert not case.tasks.filter(closed_at=None).exists()
    assert list(broken_chains()) == []


def test_pauses_of_both_branches_and_a_calendar_edit_at_one_moment(cast: Cast, cases: list[Case]) -> None:
    administrator = acting_as(cast.office, "administrator")
    wait = "menunggu-tindakan-koreksi-tahap-2"
    for number, case in enumerate(cases):
        steps = {step: fresh(case, step).pk for step in ("corrections", "sample-delivery")}
        ppc, auditor = cast.staff["ppc"], cast.staff["auditor"]
        answers = at_once(
            [
                partial(said, partial(actions.pause, steps["corrections"], wait, auditor, AT, reason="LKS.")),
                partial(
                    said, partial(actions.pause, steps["sample-delivery"], "pengiriman-contoh", ppc, AT, reason="-")
                ),
                partial(said, partial(actions.project_again, edited(cast.office, number), administrator, AT)),
            ]
        )
        assert answers == ["", "", ""]
        carrying = fresh(case, "certification")
        assert [one.ended_at for one in carrying.pauses.all()] == [None]
    assert list(broken_chains()) == []


def edited(office: Office, number: int) -> Office:
    """The office with one more free day in its calendar."""
    FreeDayEntry.objects.create(
        office=office, day=AT.date() + timedelta(days=number + 1), kind="office", name="Libur", decree="-"
    )
    Office.objects.filter(pk=office.pk).update(calendar_version=new_version())
    return Office.objects.get(pk=office.pk)


def test_both_branches_that_arrive_at_one_moment_open_their_join_once(cast: Cast) -> None:
    ways = {"corrections": ("memadai", "auditor"), "testing": ("selesai", "laboratory")}
    for case in branching(cast, **ways):
        answers = at_once(
            [
                partial(said, partial(actions.perform, fresh(case, step).pk, outcome, cast.staff[role], AT))
                for step, (outcome, role) in ways.items()
            ]
        )
        assert answers == ["", ""]
        joined = Task.objects.filter(case=case, step="laboratory-report")
        assert [one.is_open for one in joined] == [True]
    assert list(broken_chains()) == []


def test_a_pause_and_the_closing_of_its_step_at_one_moment(cast: Cast, cases: list[Case]) -> None:
    ppc = cast.staff["ppc"]
    for case in cases:
        task = fresh(case, "sample-delivery")
        answers = at_once(
            [
                partial(said, partial(actions.pause, task.pk, "pengiriman-contoh", ppc, AT, reason="Kurir.")),
                partial(said, partial(actions.perform, task.pk, "diterima", ppc, AT)),
            ]
        )
        assert sorted(answers) in (["", "AlreadyDone"], ["", "ClockStopped"])
        held = Pause.objects.filter(task=task, ended_at=None).count()
        assert (fresh(case, "sample-delivery").is_open, held) in {(True, 1), (False, 0)}


def test_many_workers_send_each_letter_once(cast: Cast) -> None:
    workers = 6
    cast.finished_case()
    for number in range(20):
        Notice.objects.create(office=cast.office, kind="your-turn", email=f"{number}@contoh.id", at=AT)
    start = Barrier(workers, timeout=60)

    def work() -> int:
        while address_notices(AT):
            pass
        start.wait()
        return send_due(AT) + send_due(AT)

    sent = sum(at_once([work] * workers))
    letters = Delivery.objects.count()
    assert not Notice.objects.filter(addressed_at=None).exists()
    assert (sent, len(mail.outbox)) == (letters, letters)
    assert Delivery.objects.filter(sent_at=AT, attempts=1).count() == letters > 20
