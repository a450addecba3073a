"""Walking a case by real acts: where it stops, who acts, and how its clock looks afterwards."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mutubaku.audits.queries import appointment_of
from mutubaku.audits.visits.queries import days_held
from mutubaku.cases.models import Scheme
from mutubaku.cases.queries import open_tasks
from mutubaku.cli.demonstration import cases as walking
from mutubaku.cli.demonstration.cases import NobodyMay, Plan, drive, worker_for
from mutubaku.journal.queries import broken_chains
from mutubaku.people.access import capacity_for
from mutubaku.people.models import RoleAssignment
from tests.cast import MONDAY, Cast, fresh, make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def steps(case: object) -> list[str]:
    return [f"{t.step}/{t.round}" for t in open_tasks(case).filter(runs="")]  # type: ignore[arg-type]


@pytest.mark.walk  # `make test` takes each scheme there in the browser
@pytest.mark.parametrize("scheme", Scheme.values)
def test_a_case_of_each_scheme_reaches_its_end_by_the_acts_of_the_right_people(cast: Cast, scheme: str) -> None:
    case = cast.finished_case(scheme)
    assert (case.ending, case.certificate.issued_at is not None) == ("completed", True)
    for task in case.tasks.exclude(closed_by=None).select_related("closed_by", "case__office", "case__organisation"):
        assert task.closed_by is not None
        if task.role == "client":
            assert task.closed_by == cast.client
        else:  # a lead auditor does the auditor's steps as well
            roles = {task.role, "lead-auditor"} if task.role == "auditor" else {task.role}
            assert any(capacity_for(task.closed_by, cast.office, role, task.opened_at) for role in roles), task
    assert list(broken_chains()) == []


def test_the_walk_stops_where_it_is_told_to_and_leaves_that_step_alone(cast: Cast) -> None:
    case = cast.new_case()
    end = drive(case, until="verification", at=MONDAY)
    assert steps(case) == ["verification/1"]
    assert fresh(case, "verification").opened_at == end


def test_it_can_stop_at_a_later_round_of_a_loop_with_the_clock_standing_still(cast: Cast) -> None:
    case = cast.new_case()
    drive(case, until="completeness/2", at=MONDAY, plan=Plan(choices={"completeness": ("tidak-lengkap",)}))
    assert steps(case) == ["completeness/2"]
    assert fresh(case, "completeness").pauses.get().kind == "menunggu-kelengkapan"


def test_who_is_waited_for_comes_with_the_documents_and_the_walk_goes_on(cast: Cast) -> None:
    case = cast.new_case()
    plan = Plan(choices={"completeness": ("tidak-lengkap", "tidak-lengkap"), "verification": ("tidak-sah",)})
    drive(case, until="audit-letter", at=MONDAY, plan=plan)
    assert case.tasks.filter(step="completeness").count() == 4
    pauses = [task.pauses.get() for task in case.tasks.filter(step="completeness", round__gt=1)]
    assert [pause.ended_by for pause in pauses] == [cast.client] * 3


def test_branches_beside_a_step_that_is_left_go_on(cast: Cast) -> None:
    case = cast.new_case("sppt-sni")
    drive(case, until={"testing"}, at=MONDAY)
    assert steps(case) == ["testing/1"]
    assert not fresh(case, "corrections").is_open


def test_a_laboratory_that_is_waited_for_is_ended_by_the_office(cast: Cast) -> None:
    from mutubaku.conduct import actions  # noqa: PLC0415 - only this test pauses by hand

    case = cast.new_case("sppt-sni")
    stopped = drive(case, until={"testing"}, at=MONDAY)
    task = fresh(case, "testing")
    actions.pause(task.pk, "pengujian", cast.staff["laboratory"], stopped, reason="uji penuaan")
    drive(case, until={"review"}, at=stopped)
    assert fresh(case, "testing").pauses.get().ended_by == cast.staff["laboratory"]


def test_a_pace_above_one_is_late_and_below_one_in_time(cast: Cast) -> None:
    case = cast.new_case()
    drive(case, until="confirmation", at=MONDAY, plan=Plan(pace=0.5, paces={"verification": 2}))
    late = [
        t.step for t in case.tasks.filter(closed_at__isnull=False).order_by("id") if t.due_at and t.closed_at > t.due_at
    ]
    assert late == ["verification"]


def test_a_step_waits_for_the_moment_the_plan_names(cast: Cast) -> None:
    case = cast.new_case()
    moment = MONDAY + timedelta(days=3)
    drive(case, until="completeness", at=MONDAY, plan=Plan(moments={"disposition": moment}))
    assert fresh(case, "completeness").opened_at == moment


def test_a_refusal_ends_the_case_with_its_reason(cast: Cast) -> None:
    case = cast.new_case()
    drive(case, at=MONDAY, plan=Plan(choices={"decision": ("ditolak",)}))
    case.refresh_from_db()
    assert (case.ending, case.ending_reason) == ("refused", "Alasan ditulis untuk demonstrasi.")


def test_a_role_that_nobody_plays_is_said_instead_of_walking_on(cast: Cast) -> None:
    RoleAssignment.objects.filter(role="pjt").delete()
    case = cast.new_case()
    with pytest.raises(NobodyMay) as stuck:
        drive(case, at=MONDAY)
    assert "(pjt)" in str(stuck.value)
    assert steps(case) == ["completeness/1"]


def test_who_took_part_does_not_judge_when_a_colleague_may(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever's turn it is: the review goes to the reviewer who did not audit."""
    auditor, reviewer = cast.staff["auditor"], cast.staff["reviewer"]
    position = auditor.holdings.get().position
    RoleAssignment.objects.create(office=cast.office, role="reviewer", position=position, starts_on=MONDAY.date())
    case = cast.new_case()
    moment = drive(case, until="review", at=MONDAY)
    task = fresh(case, "review")
    for people in ([auditor, reviewer], [reviewer, auditor]):
        monkeypatch.setattr(walking, "players", lambda *_, people=people: people)
        assert worker_for(task, moment) == reviewer


def test_the_audit_at_the_site_is_held_on_its_days_where_a_walk_keeps_to_them(cast: Cast) -> None:
    task = cast.case_at("stage-2")
    drive(task.case, until="audit-report", at=task.opened_at, plan=Plan(on_its_days=True))
    fixed = appointment_of(task.case)
    assert fixed is not None
    held = days_held(task)
    assert (held[0], held[-1]) == (fixed.starts_on, fixed.ends_on)
