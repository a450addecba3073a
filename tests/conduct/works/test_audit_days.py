"""Days and a team too few for the audit time, or days past a surveillance's limit, are explained (T-03, MS-03)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils.translation import override

from mutubaku.applications.models import Application
from mutubaku.audits.actions import Plan
from mutubaku.audits.appointing.errors import ReasonNeeded
from mutubaku.audits.models import AuditProposal, AuditTime, Function, Visit
from mutubaku.audits.queries import proposal_in
from mutubaku.audits.visits.policy.kinds import STAGE_1
from mutubaku.billing.models import TariffLine
from mutubaku.cases.models import Task
from mutubaku.certificates.models import PlannedAudit
from mutubaku.cli.demonstration.filling.audit_time import fix_time
from mutubaku.conduct import actions, wiring
from mutubaku.conduct.works.audit_days import days_remarks, of_plan
from mutubaku.journal.models import Entry, Verb
from tests.cast import Cast
from tests.certified import certified

MONDAY, FRIDAY = date(2027, 1, 11), date(2027, 1, 15)
AGAIN = "Alasan hari atau tim audit: simpan rencananya lagi, lalu tulis alasannya"
TOO_FEW = (
    "1 hari kerja dengan 1 auditor adalah 1 hari auditor, sedangkan waktu audit yang ditetapkan meminta paling sedikit "
    "1,2 di lokasi."
)


@pytest.fixture
def letter(cast: Cast) -> Task:
    """Step 6 of a case whose audit time, 1,5 days, is fixed: at least 1,2 of them at the client's."""
    task = cast.case_at("audit-letter")
    fix_time(task, cast.staff["pjt"], task.opened_at)
    return task


def plan(cast: Cast, days: int = 1, first: date = MONDAY, others: tuple[str, ...] = (), reason: str = "") -> Plan:
    functions = {"auditor": Function.AUDITOR, "ppc": Function.PPC, "laboratory": Function.TECHNICAL_EXPERT}
    team = [(cast.staff[role].pk, functions[role]) for role in others]
    lead = (cast.staff["lead-auditor"].pk, Function.LEAD_AUDITOR)
    last = first + timedelta(days=days - 1)
    return Plan(starts_on=first, ends_on=last, place="Pabrik", team=[lead, *team], reason=reason)


def propose(cast: Cast, task: Task, given: Plan) -> AuditProposal:
    fees = {TariffLine.objects.get(tariff__office=cast.office, key="audit").pk: 2}
    return actions.propose_audit(task.pk, cast.staff["pjt"], task.opened_at, plan=given, fees=fees)


def fixed(task: Task, on_site: str) -> None:
    """As many days at the client's are needed."""
    AuditTime.objects.filter(case=task.case).update(on_site_minimum=Decimal(on_site))


def test_t_03_days_and_a_team_too_few_for_the_audit_time_are_proposed_only_with_a_reason_which_is_kept(
    cast: Cast, letter: Task
) -> None:
    with pytest.raises(ReasonNeeded) as refused:
        propose(cast, letter, plan(cast))
    assert str(refused.value) == f"{TOO_FEW} Tulis alasannya bila rencana ini tetap dipakai."
    assert refused.value.field == "reason"
    kept = propose(cast, letter, plan(cast, reason="Tahap 1 juga di lokasi."))
    assert (kept.remarks, kept.reason) == ([TOO_FEW], "Tahap 1 juga di lokasi.")
    said = Entry.objects.filter(chain=letter.case.chain, verb=Verb.AUDIT_PROPOSED).latest("seq").data
    assert (said["remarks"], said["reason"]) == ([TOO_FEW], "Tahap 1 juga di lokasi.")


@pytest.mark.parametrize(("days", "others"), [(2, ()), (1, ("auditor",))])
def test_t_03_another_day_or_another_auditor_is_enough_and_nothing_is_asked(
    cast: Cast, letter: Task, days: int, others: tuple[str, ...]
) -> None:
    assert propose(cast, letter, plan(cast, days, others=others)).remarks == []


def test_t_04_an_expert_does_not_count_nor_does_a_weekend_between_the_days(cast: Cast, letter: Task) -> None:
    assert days_remarks(letter.case, of_plan(plan(cast, others=("laboratory",)))) == [TOO_FEW]
    fixed(letter, "3.2")
    with override("en"):
        (said,) = days_remarks(letter.case, of_plan(plan(cast, 4, FRIDAY)))
    assert "3.2" in said
    assert days_remarks(letter.case, of_plan(plan(cast, 4, FRIDAY))) == [
        "2 hari kerja dengan 1 auditor adalah 2 hari auditor, sedangkan waktu audit yang ditetapkan meminta paling "
        "sedikit 3,2 di lokasi."
    ]


def test_t_03_the_day_already_spent_at_the_clients_at_stage_1_is_taken_off(cast: Cast) -> None:
    planning = cast.case_at("audit-plan")
    Visit.objects.filter(task__case=planning.case, kind=STAGE_1).update(is_remote=False)
    assert days_remarks(planning.case, of_plan(plan(cast))) == []
    fixed(planning, "3")
    (said,) = days_remarks(planning.case, of_plan(plan(cast)))
    assert said.endswith("meminta paling sedikit 2 di lokasi, sesudah 1 hari pada tahap 1.")
    with pytest.raises(ReasonNeeded, match="meminta paling sedikit 2 di lokasi"):
        actions.change_team(planning.case_id, cast.staff["ss"], planning.opened_at, plan=plan(cast))
    changed = actions.change_team(
        planning.case_id, cast.staff["ss"], planning.opened_at, plan=plan(cast, reason="Lokasinya kecil.")
    )
    assert (said in changed.remarks, changed.reason) == (True, "Lokasinya kecil.")


def test_days_saved_before_the_audit_time_was_fixed_are_explained_before_the_letter_goes_out(cast: Cast) -> None:
    letter = cast.case_at("audit-letter")
    assert propose(cast, letter, plan(cast)).remarks == []
    assert AGAIN not in wiring.gaps(letter)
    fix_time(letter, cast.staff["pjt"], letter.opened_at)
    assert AGAIN in wiring.gaps(letter)
    propose(cast, letter, plan(cast, reason="Tahap 1 juga di lokasi."))
    assert AGAIN not in wiring.gaps(letter)


def test_where_no_audit_time_is_fixed_as_for_products_no_hours_are_asked_for(cast: Cast) -> None:
    product = cast.case_at("audit-letter", "sppt-sni")
    assert days_remarks(product.case, of_plan(plan(cast))) == []


@pytest.fixture
def pair(cast: Cast, letter: Task) -> tuple[Task, Task]:
    """Step 6 of two standards audited together, each asking for two days at the client's."""
    other = cast.case_at("audit-letter", "iso-14001")
    fix_time(other, cast.staff["pjt"], other.opened_at)
    asked = Application.objects.get(case=letter.case)
    Application.objects.filter(case=other.case).update(together_with=asked, copied_from=None)
    for task in (letter, other):
        fixed(task, "2")
    return letter, other


def test_md11_two_standards_share_their_days_and_what_was_explained_for_one_is_not_asked_for_the_other(
    cast: Cast, pair: tuple[Task, Task]
) -> None:
    first, second = pair
    assert propose(cast, first, plan(cast, 2)).remarks == []  # nothing is known of the other's days yet
    both = (
        "Kedua standar bersama-sama mendapat 2 hari auditor, sedangkan waktu audit yang ditetapkan untuk keduanya "
        "meminta paling sedikit 4 di lokasi."
    )
    with pytest.raises(ReasonNeeded, match="mendapat 2 hari auditor"):
        propose(cast, second, plan(cast, 2))
    assert propose(cast, second, plan(cast, 2, reason="Prosesnya sama.")).remarks == [both]
    assert propose(cast, first, plan(cast, 2)).remarks == []
    assert AGAIN not in wiring.gaps(first)


def test_md11_days_beside_those_of_the_other_standard_count_for_both(cast: Cast, pair: tuple[Task, Task]) -> None:
    first, second = pair
    propose(cast, first, plan(cast, 3))
    assert propose(cast, second, plan(cast, 2, MONDAY + timedelta(days=2))).remarks == []
    assert days_remarks(second.case, of_plan(plan(cast, 1, FRIDAY))) == [
        "1 hari kerja dengan 1 auditor adalah 1 hari auditor, sedangkan waktu audit yang ditetapkan meminta paling "
        "sedikit 2 di lokasi."
    ]


def test_md11_before_the_other_standards_time_is_fixed_only_its_own_is_measured(
    cast: Cast, pair: tuple[Task, Task]
) -> None:
    first, second = pair
    propose(cast, first, plan(cast, 2))
    AuditTime.objects.filter(case=first.case).update(is_fixed=False)
    assert propose(cast, second, plan(cast, 2)).remarks == []


def test_ms_03_days_past_the_limit_of_a_surveillance_are_explained(cast: Cast) -> None:
    certificate = certified(cast)
    task = cast.case_at("audit-letter", kind="surveillance", subject=certificate)
    planned = PlannedAudit.objects.filter(certificate=certificate).order_by("due_on")[0]
    PlannedAudit.objects.filter(case=task.case).update(case=None)
    PlannedAudit.objects.filter(pk=planned.pk).update(
        case=task.case, starts_on=date(2026, 11, 2), due_on=date(2027, 1, 4), limit_on=MONDAY
    )
    assert propose(cast, task, plan(cast)).remarks == []
    past = (
        "Hari terakhir audit, Selasa, 12 Januari 2027, melewati batas surveilans, Senin, 11 Januari 2027; sesudah "
        "batas itu pembekuan sertifikat diusulkan."
    )
    with pytest.raises(ReasonNeeded, match="melewati batas surveilans"):
        propose(cast, task, plan(cast, 2))
    kept = propose(cast, task, plan(cast, 2, reason="Pabrik berhenti berproduksi."))
    assert (kept.remarks, kept.reason) == ([past], "Pabrik berhenti berproduksi.")
    saved = proposal_in(task)
    assert saved is not None
    assert saved.remarks == [past]
