"""Where all who could decide are barred or their post is vacant, the administrator hears that somebody is needed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mutubaku.audits.models import AuditTime
from mutubaku.audits.reckoning.actions import write_audit_time
from mutubaku.audits.visits.errors import PlanTooEarly
from mutubaku.cases.actions import take_side
from mutubaku.cases.models import Case, Side, Task
from mutubaku.certificates.actions import Proposed
from mutubaku.conduct import actions
from mutubaku.conduct.actions import visiting
from mutubaku.conduct.actions.standing import propose_measure
from mutubaku.conduct.works import audit_time as work
from mutubaku.notices.models import Notice
from mutubaku.notices.text import letter_of
from mutubaku.people.access import SYSTEM
from mutubaku.people.models import RoleAssignment
from tests.cast import MONDAY, Cast, later
from tests.certified import certified

FAILURE = Proposed(measure="suspend", ground="failure", reason="Temuan berulang.")


def told(case: Case) -> list[str]:
    """The roles that hear that nobody may decide."""
    return list(Notice.objects.filter(case=case, kind="nobody-decides").values_list("role", flat=True))


def subject(cast: Cast, case: Case) -> str:
    return letter_of(Notice.objects.get(case=case, kind="nobody-decides"), cast.staff["pjt"], later()).subject


def asked(cast: Cast, task: Task, role: str = "lead-auditor") -> AuditTime:
    """Another audit time before stage 2, by whoever plays a role."""
    letter = Task.objects.filter(case=task.case, step="audit-letter").latest("pk")
    AuditTime.objects.all().delete()
    write_audit_time(letter, work.basis_for(task.case), SYSTEM, letter.opened_at, is_fixed=True)
    basis = replace(work.basis_for(task.case), personnel=45, personnel_reason="Menurut tahap 1")
    return actions.fix_audit_time(task.pk, cast.staff[role], task.opened_at, basis=basis, change_reason="45 orang")


def test_a_measure_that_nobody_may_decide_is_told_to_the_administrator(cast: Cast) -> None:
    certificate = certified(cast)
    for role in ("head", "decision-maker"):
        take_side(certificate.case, cast.staff[role].pk, role, Side.EVALUATION, MONDAY)
    propose_measure(certificate.pk, FAILURE, cast.staff["ss"], later())
    assert told(certificate.case) == ["administrator"]
    assert subject(cast, certificate.case) == (
        f"Tidak ada yang boleh memutuskan usulan atas sertifikat {certificate.number}"
    )
    assert set(Notice.objects.filter(kind="standing-proposed").values_list("role", flat=True)) == {"client"}


def test_a_measure_that_somebody_may_decide_is_theirs_alone(cast: Cast) -> None:
    certificate = certified(cast)
    take_side(certificate.case, cast.staff["head"].pk, "head", Side.EVALUATION, MONDAY)
    propose_measure(certificate.pk, FAILURE, cast.staff["ss"], later())
    assert told(certificate.case) == []


def test_an_audit_time_that_nobody_but_its_proposer_may_approve_is_told_to_the_administrator(cast: Cast) -> None:
    task = cast.case_at("audit-plan")
    RoleAssignment.objects.filter(office=cast.office, role="head").delete()
    asked(cast, task)
    assert told(task.case) == []
    AuditTime.objects.all().delete()
    RoleAssignment.objects.filter(office=cast.office, role="pjt").delete()
    asked(cast, task)
    assert told(task.case) == ["administrator"]
    assert subject(cast, task.case) == (f"Tidak ada yang boleh menyetujui waktu audit permohonan {task.case.number}")


def test_the_plan_is_not_laid_before_the_client_while_another_audit_time_waits(cast: Cast) -> None:
    task = cast.case_at("audit-plan")
    asked(cast, task)
    with pytest.raises(PlanTooEarly, match="masih menunggu persetujuan"):
        visiting.send_plan(task.pk, cast.staff["lead-auditor"], task.opened_at)
