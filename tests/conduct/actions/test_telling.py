"""Whoever does a step hears of it: everybody in the role, or of an audit the people of its appointed team."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from mutubaku.audits.appointing.models import AppointedMember
from mutubaku.cases.models import Task
from mutubaku.conduct.actions.messages import write_message
from mutubaku.conduct.actions.telling import tell_doers, tell_resumed
from mutubaku.notices.models import Notice, NoticeKind
from tests.cast import Cast, later
from tests.factories.people import official


def told_by(act: Callable[[], object]) -> list[tuple[str, int | None]]:
    """The role and the person of each notice that an act queues; no person where the whole role hears."""
    before = set(Notice.objects.values_list("pk", flat=True))
    act()
    rows = Notice.objects.exclude(pk__in=before).order_by("pk")
    return [(one.role, one.data.get("person")) for one in rows]


@pytest.fixture
def task(cast: Cast) -> Task:
    """A step of an audit with its team, in an office with another auditor and another lead auditor."""
    found = cast.case_at("stage-1")
    official(cast.office, "auditor")
    official(cast.office, "lead-auditor")
    return found


def test_of_a_step_of_a_desk_everybody_in_the_role_hears_that_what_it_waited_for_has_come(cast: Cast) -> None:
    desk = cast.case_at("completeness")
    assert told_by(lambda: tell_resumed(desk.case, desk, later())) == [("pjt", None)]
    notice = Notice.objects.latest("pk")
    assert (notice.kind, notice.data["task"]) == ("your-turn", desk.pk)


def test_of_a_step_of_an_audit_only_its_team_hears_that_what_it_waited_for_has_come_and_what_the_client_wrote(
    cast: Cast, task: Task
) -> None:
    team = {(task.role, cast.staff[role].pk) for role in ("lead-auditor", "auditor")}
    assert set(told_by(lambda: tell_resumed(task.case, task, later(), "Sudah diunggah."))) == team
    assert Notice.objects.latest("pk").data["reason"] == "Sudah diunggah."


def test_what_the_client_writes_while_the_audit_runs_reaches_its_team_and_the_service_desk_alone(
    cast: Cast, task: Task
) -> None:
    at = task.opened_at + timedelta(minutes=5)
    found = told_by(lambda: write_message(task.case_id, cast.client, at, text="Kapan auditnya?"))
    assert {person for role, person in found if role != "pjt"} == {
        cast.staff["lead-auditor"].pk,
        cast.staff["auditor"].pk,
    }
    assert ("pjt", None) in found


def test_whoever_does_the_steps_of_two_roles_hears_once_and_without_a_team_the_role_hears(
    cast: Cast, task: Task
) -> None:
    def act() -> None:
        tell_doers(task.case, ["lead-auditor", "auditor"], NoticeKind.REPORT_REMARKED, later(), {"text": "Salah."})

    lead, auditor = cast.staff["lead-auditor"].pk, cast.staff["auditor"].pk
    assert told_by(act) == [("lead-auditor", lead), ("auditor", auditor)]
    AppointedMember.objects.all().delete()
    assert told_by(act) == [("lead-auditor", None), ("auditor", None)]
