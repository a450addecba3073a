"""A plan is measured against the audit time that was fixed: hours of auditors at the client's (T-03, T-04)."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from mutubaku.applications.models import Application
from mutubaku.audits.models import AuditTime
from mutubaku.audits.visits.errors import HoursTooFew, HoursTooMany
from mutubaku.audits.visits.models import Visit, VisitPlan
from mutubaku.audits.visits.policy.plan import Days, Row
from mutubaku.audits.visits.policy.programme import Cell
from mutubaku.audits.visits.queries import awaited_round, plan_in
from mutubaku.cases.models import Task
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct import actions
from mutubaku.conduct.actions import visiting
from mutubaku.conduct.actions.scanned import record_plan_hours
from mutubaku.conduct.errors import NotAccepted
from mutubaku.conduct.visiting import team_of
from mutubaku.conduct.works import audit_plan
from mutubaku.conduct.works.audit_facts import facts
from mutubaku.conduct.works.audit_time import basis_for
from mutubaku.conduct.works.on_site import on_site
from mutubaku.journal.models import Entry, Verb
from tests.cast import Cast, audit_on

DAY = date(2027, 1, 11)
CELL = Cell("Pabrik", "Produksi", ("8.5",), ("stage-2",))
WHY = "Auditor lain berhalangan; pabrik hanya satu lini."


@pytest.fixture
def planning(cast: Cast) -> Task:
    """The plan of an audit of nine days, one of them spent at stage 1: one auditor, on one day from five to eleven."""
    task = cast.case_at("audit-plan")
    AuditTime.objects.create(
        case=task.case, task=task, standard="iso9001", basis=basis_for(task.case).kept(), rule_set="MD 5",
        issue="2019", reckoned=9, days=9, on_site_minimum=Decimal("7.2"), reasoning=[], is_fixed=True,
        at=task.opened_at, by_as="PJT",
    )  # fmt: skip
    audit_on(task.case, DAY)
    lead, at = cast.staff["lead-auditor"], task.opened_at + timedelta(minutes=10)
    visiting.write_programme(task.case_id, lead, at, [CELL])
    row = Row(DAY, time(5), time(23), CELL.site, CELL.process, CELL.clauses, next(iter(team_of(task.case))))
    visiting.write_plan(task.pk, lead, at, days=Days(DAY, DAY), rows=[row])
    return task


def send(cast: Cast, task: Task, reason: str = "") -> object:
    return visiting.send_plan(task.pk, cast.staff["lead-auditor"], task.opened_at + timedelta(minutes=20), reason)


def last_entry(task: Task) -> dict[str, object]:
    found = Entry.objects.filter(chain=task.case.chain, verb=Verb.PLAN_WRITTEN).order_by("seq").last()
    assert found is not None
    return found.data


def test_t_03_and_t_04_one_auditor_and_one_long_day_are_not_sent_for_nine_days_without_a_reason(
    cast: Cast, planning: Task
) -> None:
    with pytest.raises(HoursTooFew, match=r"8 jam auditor di lokasi.*49 jam 36 menit"):
        send(cast, planning, "  ")
    assert awaited_round(planning.case) is None
    assert "Jam auditor di lokasi kurang" in audit_plan.gaps(planning)[0]


def test_t_03_the_reason_is_kept_journalled_and_stands_in_plan_and_report(cast: Cast, planning: Task) -> None:
    send(cast, planning, f" {WHY} ")
    plan = plan_in(planning)
    assert plan is not None
    assert plan.hours_reason == WHY
    data = last_entry(planning)
    assert (data["minutes_planned"], data["minutes_needed"], data["hours_reason"]) == (480, 2976, WHY)
    assert audit_plan.gaps(planning) == ["Rencana audit belum disetujui pelanggan"]
    said = f"8 jam, paling sedikit 49 jam 36 menit, sesudah 8 jam pada tahap 1; kurang dari itu karena: {WHY}"
    assert audit_plan.letter(planning, None, planning.opened_at).fields["jam_di_lokasi"] == said  # type: ignore[arg-type]  # nobody is named in it
    assert facts(planning)["jam_di_lokasi"] == said


def test_t_03_a_plan_sent_before_the_time_was_raised_waits_for_its_reason_and_is_not_sent_twice(
    cast: Cast, planning: Task
) -> None:
    AuditTime.objects.update(on_site_minimum=Decimal("0.8"))
    assert send(cast, planning) is not None
    AuditTime.objects.update(on_site_minimum=Decimal("7.2"))
    assert len(audit_plan.gaps(planning)) == 2
    assert send(cast, planning, WHY) is None
    assert audit_plan.gaps(planning) == ["Rencana audit belum disetujui pelanggan"]
    assert last_entry(planning)["hours_reason"] == WHY


def test_t_03_what_the_plan_of_the_other_standard_explained_of_hours_shared_with_it_is_not_asked_again(
    cast: Cast, planning: Task
) -> None:
    send(cast, planning, WHY)
    other = cast.case_at("audit-plan", "iso-14001")
    Application.objects.filter(case=other.case).update(together_with=planning.case.application, copied_from=None)
    plan = plan_in(planning)
    assert plan is not None
    VisitPlan.objects.filter(pk=plan.pk).update(hours_reason="")
    assert "Jam auditor di lokasi kurang" in audit_plan.gaps(planning)[0]
    span = {"starts_on": DAY, "ends_on": DAY, "rest_from": plan.rest_from, "rest_to": plan.rest_to}
    VisitPlan.objects.create(task=other, **span, hours_reason=WHY)
    assert audit_plan.gaps(planning) == ["Rencana audit belum disetujui pelanggan"]
    assert str(facts(planning)["jam_di_lokasi"]).endswith(f"; kurang dari itu karena: {WHY}")


def test_t_03_a_day_at_the_clients_at_stage_1_is_taken_off_and_one_at_a_distance_is_not(
    cast: Cast, planning: Task
) -> None:
    plan = plan_in(planning)
    assert plan is not None
    stage_1, _made = Visit.objects.update_or_create(
        task=Task.objects.get(case=planning.case, step="stage-1"),
        defaults={"kind": "stage-1", "held_on": date(2026, 12, 1), "is_remote": True},
    )
    needed = [on_site(plan)]
    stage_1.is_remote = False
    stage_1.save()
    needed.append(on_site(plan))
    assert [one.needed for one in needed if one] == [3456, 3456 - 480]


def test_t_03_nothing_is_asked_where_no_audit_time_was_fixed(cast: Cast, planning: Task) -> None:
    AuditTime.objects.update(is_fixed=False)
    assert send(cast, planning) is not None
    assert facts(planning)["jam_di_lokasi"] == ""


def scanned(cast: Cast, task: Task) -> Task:
    """The same audit with its plan kept only as a scan: nine days are asked for, one of them spent at stage 1."""
    VisitPlan.objects.filter(task=task).delete()
    lead, at = cast.staff["lead-auditor"], task.opened_at + timedelta(minutes=30)
    actions.attach(task.pk, lead, at, name="rencana.pdf", data=sample("Rencana audit"), kind=audit_plan.PAPER)
    return task


def type_in(cast: Cast, task: Task, hours: int, reason: str = "") -> object:
    at = task.opened_at + timedelta(minutes=40)
    return record_plan_hours(task.pk, cast.staff["lead-auditor"], at, minutes=hours * 60, reason=reason)


def test_t_03_a_plan_kept_only_as_a_scan_is_measured_by_the_hours_typed_in_beside_it(
    cast: Cast, planning: Task
) -> None:
    with pytest.raises(NotAccepted):
        type_in(cast, planning, 8, WHY)
    scanned(cast, planning)
    assert audit_plan.gaps(planning) == ["Jam auditor di lokasi menurut rencana pindaian belum ditulis"]
    with pytest.raises(HoursTooFew, match=r"8 jam auditor di lokasi.*49 jam 36 menit"):
        type_in(cast, planning, 8, " ")
    type_in(cast, planning, 8, f" {WHY} ")
    assert audit_plan.gaps(planning) == []
    data = last_entry(planning)
    assert (data["scanned"], data["minutes_planned"], data["minutes_needed"]) == (True, 480, 2976)
    said = f"8 jam, paling sedikit 49 jam 36 menit, sesudah 8 jam pada tahap 1; kurang dari itu karena: {WHY}"
    assert facts(planning)["jam_di_lokasi"] == said


def test_t_03_hours_of_a_scan_are_asked_a_reason_for_once_the_audit_time_is_raised(cast: Cast, planning: Task) -> None:
    scanned(cast, planning)
    AuditTime.objects.update(on_site_minimum=Decimal("1.5"))
    type_in(cast, planning, 8)
    assert audit_plan.gaps(planning) == []
    AuditTime.objects.update(on_site_minimum=Decimal("7.2"))
    assert "alasannya belum ditulis" in audit_plan.gaps(planning)[0]


def test_t_04_a_scan_has_no_more_hours_than_the_team_can_be_there(cast: Cast, planning: Task) -> None:
    scanned(cast, planning)
    with pytest.raises(HoursTooMany, match="900 jam lebih dari yang dapat dilakukan tim"):
        type_in(cast, planning, 900)


def test_t_03_nothing_is_asked_of_a_scan_where_no_audit_time_was_fixed(cast: Cast, planning: Task) -> None:
    scanned(cast, planning)
    AuditTime.objects.update(is_fixed=False)
    assert audit_plan.gaps(planning) == []
    assert facts(planning)["jam_di_lokasi"] == ""
