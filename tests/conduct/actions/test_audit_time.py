"""The audit time by the acts of its people: proposed at step 3, fixed at step 6, reckoned again when things change."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from mutubaku.applications.models import Application, Site
from mutubaku.applications.queries import companion_of
from mutubaku.auditrules import Adjustment, Audit, Complexity, Standard
from mutubaku.audits.models import AuditTime
from mutubaku.audits.reckoning.actions import write_audit_time
from mutubaku.audits.reckoning.errors import (
    ChangeUnexplained,
    FoundBefore,
    NothingChanges,
    NothingWaits,
    NotReckoned,
    OverrideTooShort,
    OverrideUnexplained,
    OwnProposal,
    ProposalWaits,
    ReturnUnexplained,
    RuleBroken,
)
from mutubaku.audits.reckoning.models import Approval
from mutubaku.audits.reckoning.policy import FoundSite, reckon, with_found
from mutubaku.audits.reckoning.queries import audit_time_of, audit_times_of
from mutubaku.audits.visits.models import Meeting, MeetingKind, Visit
from mutubaku.billing.actions import make_invoice
from mutubaku.billing.models import CountedBy, TariffLine
from mutubaku.billing.queries import invoice_of
from mutubaku.cases.models import Case, Ending, Task
from mutubaku.conduct import actions
from mutubaku.conduct.approvers import approvers, may_decide
from mutubaku.conduct.errors import CaseEnded, NotAccepted, NotYours
from mutubaku.conduct.integrated import audited_with
from mutubaku.conduct.sites import places_of
from mutubaku.conduct.works import audit_facts, audit_plan
from mutubaku.conduct.works import audit_fee as fee
from mutubaku.conduct.works import audit_time as work
from mutubaku.journal.models import Entry, Verb
from mutubaku.notices.models import Notice
from mutubaku.people.access import SYSTEM, office_day
from mutubaku.people.models import RoleAssignment
from tests.cast import MONDAY, Cast, fresh
from tests.certified import certified
from tests.factories.people import MembershipFactory, official
from tests.snapshots import beginning


@pytest.fixture(autouse=True)
def by_day(cast: Cast) -> TariffLine:
    """The office charges audits by auditor days."""

    def change() -> TariffLine:
        line: TariffLine = cast.office.tariffs.get().lines.get(key="audit")
        line.counted_by, line.default_quantity = CountedBy.AUDITOR_DAY, 1
        line.save()
        return line

    return beginning(("charged by auditor days",), change)


@pytest.fixture
def review(cast: Cast) -> Task:
    """Step 3 of an ISO 9001 case of four people at one site."""
    return cast.case_at("completeness")


def fix(cast: Cast, task: Task, **more: object) -> AuditTime:
    basis = more.pop("basis", None) or work.basis_for(task.case)
    return actions.fix_audit_time(task.pk, cast.staff["pjt"], task.opened_at, basis=basis, **more)  # type: ignore[arg-type]  # as its arguments


def entries(case: Case) -> list[dict[str, object]]:
    found = Entry.objects.filter(chain=case.chain, verb=Verb.AUDIT_TIME_FIXED).order_by("seq")
    return [one.data for one in found]


def test_at_the_review_the_time_is_a_proposal_and_at_step_6_it_is_fixed(cast: Cast, review: Task) -> None:
    proposed = fix(cast, review)
    assert (proposed.days, proposed.is_fixed, proposed.rule_set, proposed.by) == (
        Decimal("1.5"),
        False,
        "IAF MD 5",
        cast.staff["pjt"],
    )
    letter = cast.case_at("audit-letter")
    assert work.gaps(letter) == ["Waktu audit belum ditetapkan"]
    fixed = fix(cast, letter)
    assert (fixed.is_fixed, fixed.on_site_minimum, fixed.steps[0].rule) == (True, Decimal("1.2"), "T-02")
    assert work.gaps(letter) == []
    assert [one["is_fixed"] for one in entries(letter.case)] == [False, True]


def test_another_time_is_kept_with_its_reason_and_the_name(cast: Cast, review: Task) -> None:
    with pytest.raises(OverrideUnexplained):
        fix(cast, review, days=Decimal(3))
    kept = fix(cast, review, days=Decimal(3), reason=" Dua bahasa ")
    assert (kept.days, kept.reckoned, kept.override_reason, kept.is_overridden) == (
        3,
        Decimal("1.5"),
        "Dua bahasa",
        True,
    )
    assert entries(review.case)[-1]["reason"] == "Dua bahasa"
    last = Entry.objects.filter(chain=review.case.chain).latest("seq")
    assert (last.actor, last.capacity) == (cast.staff["pjt"], kept.by_as)


def test_the_days_as_reckoned_need_no_reason_and_keep_none(cast: Cast, review: Task) -> None:
    kept = fix(cast, review, days=Decimal("1.5"), reason="Tidak perlu")
    assert (kept.override_reason, kept.is_overridden) == ("", False)


def test_what_a_rule_refuses_is_not_kept(cast: Cast, review: Task) -> None:
    basis = replace(work.basis_for(review.case), reductions=(Adjustment(Decimal(31), "X"),))
    with pytest.raises(RuleBroken, match="paling banyak 30%"):
        fix(cast, review, basis=basis)
    assert audit_time_of(review.case) is None


def test_who_does_not_do_the_step_fixes_nothing(cast: Cast, review: Task) -> None:
    for role in ("ss", "auditor", "head"):
        with pytest.raises(NotYours):
            actions.fix_audit_time(review.pk, cast.staff[role], review.opened_at, basis=work.basis_for(review.case))


def test_at_other_steps_and_in_other_schemes_there_is_no_audit_time(cast: Cast, review: Task) -> None:
    basis = work.basis_for(review.case)
    product = cast.case_at("completeness", "sppt-sni")
    assert not work.is_reckoned(product.case)
    assert work.gaps(product) == []
    assert work.time_tables(product.case) == ()
    with pytest.raises(NotReckoned):
        work.basis_for(product.case)
    with pytest.raises(NotReckoned):
        fix(cast, product, basis=basis)
    disposition = cast.case_at("disposition")
    with pytest.raises(NotAccepted):
        actions.fix_audit_time(disposition.pk, cast.staff["head"], disposition.opened_at, basis=basis)


def test_when_the_application_changes_the_difference_in_days_and_money_is_told(cast: Cast) -> None:
    letter = cast.case_at("audit-letter")
    newest = fix(cast, letter)
    Site.objects.filter(application__case=letter.case).update(shift_1=45)
    assert work.gaps(letter) == ["Waktu audit perlu dihitung lagi karena permohonannya berubah"]
    day = office_day(letter.case.office, letter.opened_at).date()
    found = work.difference(letter.case, newest, Decimal(4), day)
    assert (found.days, found.money, found.facts) == (Decimal("2.5"), 2 * 1_500_000, ("personnel",))
    again = fix(cast, letter)
    assert (again.days, work.gaps(letter), len(audit_times_of(letter.case))) == (4, [], 3)


def test_the_fee_lines_by_auditor_days_follow_until_an_invoice_was_made_since(cast: Cast) -> None:
    letter = cast.case_at("audit-letter")
    lines = list(cast.office.tariffs.get().lines.all())
    by_day = next(one for one in lines if one.key == "audit")
    AuditTime.objects.all().delete()
    assert fee.quantities(letter.case, lines) == {}
    fix(cast, letter)
    assert fee.quantities(letter.case, lines) == {by_day.pk: 2}
    confirmation = cast.case_at("confirmation")
    assert fee.quantities(confirmation.case, lines) == {}


def test_an_invoice_made_anew_under_its_number_knows_the_time_fixed_since_the_first(cast: Cast) -> None:
    letter, day = cast.case_at("audit-letter"), MONDAY.date()
    lines = list(cast.office.tariffs.get().lines.all())
    by_day = next(one for one in lines if one.key == "audit")
    first = make_invoice(letter, [(by_day.pk, 2)], False, SYSTEM, letter.opened_at)
    fix(cast, letter, days=Decimal(4), reason="Dua bahasa.")
    assert fee.since_invoice(letter.case, day) is not None
    again = make_invoice(letter, [(by_day.pk, 4)], False, SYSTEM, letter.opened_at)
    assert again.number == first.number
    assert fee.since_invoice(letter.case, day) is None
    assert fee.quantities(letter.case, lines) == {}


def test_without_a_tariff_the_days_cost_nothing_yet(cast: Cast, review: Task) -> None:
    cast.office.tariffs.update(valid_from="2030-01-01")
    assert fee.cost_of(review.case, Decimal(4), MONDAY.date()) == 0


def test_the_letter_to_the_client_tells_the_time_with_its_justification(cast: Cast) -> None:
    letter = cast.case_at("audit-letter")
    assert work.time_tables(letter.case) == ()
    fix(cast, letter, days=Decimal(2), reason="Dua bahasa")
    (table,) = work.time_tables(letter.case)
    assert table.rows[1] == (
        "Tabel QMS, 1 sampai 5 orang: baris pertama mendatar.",
        "1,5 hari",
        "IAF MD 5, tabel QMS 1",
    )
    assert table.rows[-1] == ("Waktu audit yang ditetapkan", "2 hari", "Dua bahasa")


def test_a_basis_without_reason_for_its_override_is_refused_by_the_database(cast: Cast, review: Task) -> None:
    kept = fix(cast, review)
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditTime.objects.filter(pk=kept.pk).update(days=9)


@pytest.fixture
def planning(cast: Cast) -> Task:
    """The plan of an audit whose time was fixed at one and a half days, for four people."""
    task = cast.case_at("audit-plan")
    letter = Task.objects.filter(case=task.case, step="audit-letter").latest("pk")
    AuditTime.objects.all().delete()
    basis = work.basis_for(task.case)
    write_audit_time(letter, basis, SYSTEM, letter.opened_at, is_fixed=True)
    return task


def anew(cast: Cast, task: Task, reason: str, role: str = "lead-auditor", people: int = 45) -> AuditTime:
    basis = replace(work.basis_for(task.case), personnel=people, personnel_reason="Menurut tahap 1")
    given = {"basis": basis, "change_reason": reason}
    return actions.fix_audit_time(task.pk, cast.staff[role], task.opened_at, **given)  # type: ignore[arg-type]  # as its arguments


def decide(cast: Cast, asked: AuditTime, role: str, answer: str = "", *, accepted: bool = True) -> AuditTime:
    return actions.decide_audit_time(
        asked.case_id, cast.staff[role], asked.at, asked=asked.pk, accepted=accepted, answer=answer
    )


def notices(case: Case, kind: str) -> list[Notice]:
    return list(Notice.objects.filter(case=case, kind=kind).order_by("pk"))


def test_before_stage_2_another_time_is_asked_for_with_a_reason_and_whoever_may_approve_is_told_the_difference(
    cast: Cast, planning: Task
) -> None:
    with pytest.raises(ChangeUnexplained):
        anew(cast, planning, "  ")
    with pytest.raises(NotYours):
        anew(cast, planning, "45 orang", role="pjt")
    kept = anew(cast, planning, " Tahap 1 menemukan 45 orang. ")
    assert (kept.days, kept.approval, kept.by, kept.change_reason) == (
        4,
        "waiting",
        cast.staff["lead-auditor"],
        "Tahap 1 menemukan 45 orang.",
    )
    said = Entry.objects.get(chain=planning.case.chain, verb=Verb.AUDIT_TIME_ASKED).data
    assert (said["before"], said["days"], said["money"]) == ("1.5", "4", str(2 * 1_500_000))
    told = notices(planning.case, "audit-time-asked")
    assert {one.data["person"] for one in told} == {cast.staff[role].pk for role in ("head", "pjt")}
    assert {one.data["money"] for one in told} == {3_000_000}


def test_the_time_that_holds_is_not_asked_for_again_and_no_days_are_not_taken_for_none(
    cast: Cast, planning: Task
) -> None:
    people = work.basis_for(planning.case).personnel
    with pytest.raises(NothingChanges, match="1,5 hari sudah berlaku"):
        anew(cast, planning, "Diperiksa lagi.", people=people)
    given = {"basis": work.basis_for(planning.case), "change_reason": "Sebentar.", "days": Decimal(0)}
    with pytest.raises(OverrideTooShort):
        actions.fix_audit_time(planning.pk, cast.staff["lead-auditor"], planning.opened_at, **given)  # type: ignore[arg-type]  # as its arguments
    assert notices(planning.case, "audit-time-asked") == []


def test_until_it_is_approved_plan_and_fee_keep_the_time_that_holds_and_no_other_is_asked_for(
    cast: Cast, planning: Task
) -> None:
    lines = list(cast.office.tariffs.get().lines.all())
    AuditTime.objects.update(invoice=live.pk if (live := invoice_of(planning.case)) else None)
    before = fee.quantities(planning.case, lines)
    asked = anew(cast, planning, "45 orang")
    held = audit_time_of(planning.case)
    assert held is not None
    assert held.days == Decimal("1.5")
    assert fee.quantities(planning.case, lines) == before
    assert work.fixed_gaps(planning.case) == ["Usulan waktu audit belum disetujui"]
    assert "Usulan waktu audit belum disetujui" in audit_plan.gaps(planning)
    assert work.changed_tables(planning.case) == ()
    assert notices(planning.case, "audit-time") == []
    with pytest.raises(ProposalWaits):
        anew(cast, planning, "50 orang", people=50)
    decide(cast, asked, "head")
    assert [*before.values(), *fee.quantities(planning.case, lines).values()] == [2, 4]


def test_once_approved_the_time_holds_and_client_treasurer_and_proposer_are_told(cast: Cast, planning: Task) -> None:
    kept = decide(cast, anew(cast, planning, "Tahap 1 menemukan 45 orang."), "pjt", " Baik. ")
    assert (audit_time_of(planning.case), kept.approval, kept.answer, kept.was_alone) == (kept, "given", "Baik.", False)
    assert work.fixed_gaps(planning.case) == []
    last = Entry.objects.filter(chain=planning.case.chain, verb=Verb.AUDIT_TIME_FIXED).latest("seq")
    assert (last.actor, last.data["before"], last.data["days"]) == (cast.staff["pjt"], "1.5", "4")
    told = {one.role: one.data for one in notices(planning.case, "audit-time")}
    assert set(told) == {"client", "treasurer", ""}
    assert (told["treasurer"]["money"], told["client"].get("money")) == (3_000_000, None)
    assert told[""]["person"] == cast.staff["lead-auditor"].pk
    (table,) = work.changed_tables(planning.case)
    assert table.rows[-1] == ("Waktu audit yang ditetapkan", "4 hari", "Tahap 1 menemukan 45 orang.")
    with pytest.raises(NothingWaits):
        decide(cast, kept, "head")


def test_the_invoice_made_before_is_held_beside_the_time_that_was_fixed_anew(cast: Cast, planning: Task) -> None:
    day = MONDAY.date()
    assert fee.since_invoice(planning.case, day) is None
    asked = anew(cast, planning, "Tahap 1 menemukan 45 orang.")
    assert fee.since_invoice(planning.case, day) is None  # it waits
    decide(cast, asked, "pjt")
    found = fee.since_invoice(planning.case, day)
    assert found is not None
    assert (found.before, found.days, found.money) == (Decimal("1.5"), 4, 3_000_000)
    decide(cast, anew(cast, planning, "Empat orang saja.", people=4), "pjt")
    assert fee.since_invoice(planning.case, day) is None  # as it was billed


def test_turned_back_with_a_reason_the_time_before_goes_on_and_the_proposer_reads_why(
    cast: Cast, planning: Task
) -> None:
    asked = anew(cast, planning, "45 orang")
    with pytest.raises(ReturnUnexplained):
        decide(cast, asked, "head", "  ", accepted=False)
    decide(cast, asked, "head", "Hitung shift dahulu.", accepted=False)
    held = audit_time_of(planning.case)
    assert held is not None
    assert (held.days, work.fixed_gaps(planning.case)) == (Decimal("1.5"), [])
    assert Entry.objects.filter(chain=planning.case.chain).latest("seq").verb == Verb.AUDIT_TIME_TURNED_BACK
    (told,) = notices(planning.case, "audit-time-returned")
    assert (told.data["person"], told.data["reason"]) == (cast.staff["lead-auditor"].pk, "Hitung shift dahulu.")
    assert notices(planning.case, "audit-time") == []
    assert anew(cast, planning, "40 orang", people=40).approval == "waiting"


def test_nobody_approves_their_own_time_nor_without_the_role_nor_for_the_client(cast: Cast, planning: Task) -> None:
    asked = anew(cast, planning, "45 orang")
    for role in ("lead-auditor", "ss", "treasurer"):
        with pytest.raises(NotYours):
            decide(cast, asked, role)
    MembershipFactory(organisation=planning.case.organisation, user=cast.staff["pjt"])
    with pytest.raises(NotYours):
        decide(cast, asked, "pjt")
    official(cast.office, "head", user=cast.staff["lead-auditor"])
    with pytest.raises(OwnProposal):
        decide(cast, asked, "lead-auditor")
    own = {"decided_by": asked.by, "decided_at": asked.at, "approval": "given"}
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditTime.objects.filter(pk=asked.pk).update(**own)
    asked.refresh_from_db()
    assert asked.approval == "waiting"


def test_the_head_of_an_office_in_which_nobody_else_could_approves_their_own_and_it_says_so(
    cast: Cast, planning: Task
) -> None:
    leader = cast.staff["lead-auditor"]
    RoleAssignment.objects.filter(office=cast.office, role__in=("head", "pjt")).delete()
    official(cast.office, "head", user=leader)
    asked = anew(cast, planning, "45 orang")
    assert [one.user_id for one in approvers(planning.case, leader.pk, asked.at)] == [leader.pk]
    assert decide(cast, asked, "lead-auditor").was_alone


WAREHOUSE = FoundSite(name="Gudang hilir", address="Jl. Uji 2", activities="Penyimpanan", people=41)


def with_warehouse(cast: Cast, task: Task) -> AuditTime:
    """The time asked for because stage 1 found a site that nobody applied for."""
    basis = with_found(work.basis_for(task.case), [WAREHOUSE])
    given = {"basis": basis, "change_reason": "Gudang hilir, disetujui direktur pada tahap 1."}
    return actions.fix_audit_time(task.pk, cast.staff["lead-auditor"], task.opened_at, **given)  # type: ignore[arg-type]  # as its arguments


def test_a_site_that_the_audit_found_is_reckoned_with_and_the_applications_once_that_is_approved(
    cast: Cast, planning: Task
) -> None:
    asked = with_warehouse(cast, planning)
    assert (asked.days, asked.basis["facts"]["sites"], asked.basis["personnel"]) == (4, 2, 45)
    assert planning.case.application.sites.count() == 1
    assert [one.data["found"] for one in notices(planning.case, "audit-time-asked")] == ["Gudang hilir"] * 2
    decide(cast, asked, "head")
    first, second = planning.case.application.sites.all()
    assert (first.found_on, second.found_on) == (None, office_day(cast.office, asked.at).date())
    assert (second.name, second.address, second.activities, second.people.shifts) == (
        "Gudang hilir",
        "Jl. Uji 2",
        "Penyimpanan",
        (41, 0, 0),
    )
    assert work.fixed_gaps(planning.case) == []
    basis = work.basis_for(planning.case)
    assert (basis.found, basis.personnel, basis.facts.names) == ((), 45, (first.name, second.name))
    assert {one.name for one in places_of(planning.case)} == {first.name, second.name}
    last = Entry.objects.filter(chain=planning.case.chain).latest("seq")
    assert (last.verb, last.actor, last.data) == (
        Verb.SITE_ADDED,
        cast.staff["head"],
        {"name": "Gudang hilir", "people": 41},
    )
    assert {one.data["found"] for one in notices(planning.case, "audit-time")} == {"Gudang hilir"}


def test_turned_back_no_site_is_added(cast: Cast, planning: Task) -> None:
    decide(cast, with_warehouse(cast, planning), "head", "Gudang itu milik pihak lain.", accepted=False)
    assert planning.case.application.sites.count() == 1
    assert work.basis_for(planning.case).facts.sites == 1


def test_a_found_site_has_a_name_of_its_own(planning: Task) -> None:
    basis = work.basis_for(planning.case)
    with pytest.raises(FoundBefore, match="sudah ada"):
        with_found(basis, [replace(WAREHOUSE, name=basis.facts.names[0].upper())])
    with pytest.raises(FoundBefore):
        with_found(basis, [WAREHOUSE, WAREHOUSE])


def test_in_a_case_that_is_over_nothing_is_approved_any_more(cast: Cast, planning: Task) -> None:
    asked = anew(cast, planning, "45 orang")
    Case.objects.filter(pk=planning.case_id).update(closed_at=asked.at, ending="withdrawn")
    with pytest.raises(CaseEnded):
        decide(cast, asked, "head")
    assert not may_decide(AuditTime.objects.get(pk=asked.pk), cast.staff["head"], asked.at)


def test_the_plan_waits_while_the_fixed_time_is_not_of_the_application_any_more(cast: Cast, planning: Task) -> None:
    assert work.changed_tables(planning.case) == ()
    assert work.fixed_gaps(planning.case) == []
    Site.objects.filter(application__case=planning.case).update(shift_1=45)
    said = "Waktu audit perlu dihitung lagi karena permohonannya berubah"
    assert work.fixed_gaps(planning.case) == [said]
    assert said in audit_plan.gaps(planning)


def test_a_time_that_was_never_fixed_is_not_fixed_anew(cast: Cast, planning: Task) -> None:
    AuditTime.objects.update(is_fixed=False)
    with pytest.raises(NotAccepted):
        anew(cast, planning, "45 orang")


@pytest.fixture
def pair(cast: Cast) -> tuple[Task, Task]:
    """Step 3 of ISO 9001 and of ISO 14001, as sent together."""
    first, second = cast.case_at("completeness"), cast.case_at("completeness", "iso-14001")
    Application.objects.filter(case=second.case).update(
        together_with=Application.objects.get(case=first.case), copied_from=None
    )
    AuditTime.objects.all().delete()
    return fresh(first.case, "completeness"), fresh(second.case, "completeness")


def test_md11_both_cases_of_an_integrated_application_share_the_time(cast: Cast, pair: tuple[Task, Task]) -> None:
    first, second = pair
    levels = {"integration": 100, "ability": 100, "complexity": Complexity.LOW, "complexity_reason": "X"}
    assert work.basis_for(first.case).is_integrated
    one = fix(cast, first, basis=replace(work.basis_for(first.case), **levels))  # type: ignore[arg-type]  # levels
    assert work.complexity_of(second.case) == (Complexity.LOW, "X")
    other = fix(cast, second, basis=replace(work.basis_for(second.case), **levels))  # type: ignore[arg-type]  # levels
    assert (one.rule_set, one.standard, other.standard) == (
        "IAF MD 5, IAF MD 11",
        Standard.ISO_9001,
        Standard.ISO_14001,
    )
    assert one.days + other.days == Decimal("3.5")  # 1,5 + 2,5 less a fifth, not below it
    assert work.needs_complexity(work.basis_for(first.case))


def test_md11_people_counted_otherwise_for_one_standard_are_counted_so_for_the_other_and_nobody_types_it_again(
    cast: Cast, pair: tuple[Task, Task]
) -> None:
    first, second = pair
    levels = {"complexity": Complexity.LOW, "complexity_reason": "X", "personnel": 45, "personnel_reason": "Musiman"}
    fix(cast, first, basis=replace(work.basis_for(first.case), **levels))  # type: ignore[arg-type]  # levels
    begun = work.basis_for(second.case)
    assert (begun.personnel, begun.personnel_reason) == (45, "Musiman")
    Site.objects.filter(application__case=second.case).update(shift_1=7)
    begun = work.basis_for(Case.objects.get(pk=second.case_id))  # it asks for other people than the first
    assert (begun.personnel, begun.personnel_reason) == (begun.facts.personnel, "")


def test_md11_both_cases_together_are_charged_the_days_of_the_audit_they_share(
    cast: Cast, pair: tuple[Task, Task]
) -> None:
    first, second = pair
    levels = {"complexity": Complexity.LOW, "complexity_reason": "X"}
    one = fix(cast, first, basis=replace(work.basis_for(first.case), **levels))  # type: ignore[arg-type]  # levels
    assert fee.charged(first.case, one.days) == fee.Charged(2)  # nothing is known of the other yet
    other = fix(cast, second, basis=replace(work.basis_for(second.case), **levels))  # type: ignore[arg-type]  # levels
    assert (one.days, other.days) == (Decimal("1.5"), Decimal("2.5"))
    numbers = first.case.number, second.case.number
    assert fee.charged(first.case, one.days) == fee.Charged(2, 2, numbers[1])
    assert fee.charged(second.case, other.days) == fee.Charged(2, 2, numbers[0])
    assert fee.cost_of(second.case, other.days, MONDAY.date()) == 2 * 1_500_000
    assert fee.charged(first.case, one.days).together == one.days + other.days


def test_md11_the_case_that_was_billed_first_is_charged_the_days_it_begins(cast: Cast, pair: tuple[Task, Task]) -> None:
    lines = list(cast.office.tariffs.get().lines.all())
    by_day = next(one for one in lines if one.key == "audit")
    for one in pair:
        levels = {"complexity": Complexity.LOW, "complexity_reason": "X"}
        fix(cast, one, basis=replace(work.basis_for(one.case), **levels))  # type: ignore[arg-type]  # levels
    first, second = pair
    make_invoice(second, [(by_day.pk, 3)], False, SYSTEM, second.opened_at)
    assert fee.charged(second.case, Decimal("2.5")).days == 3
    assert fee.quantities(first.case, lines) == {by_day.pk: 1}
    Case.objects.filter(pk=second.case_id).update(closed_at=first.opened_at, ending=Ending.REFUSED)
    assert fee.quantities(Case.objects.get(pk=first.case_id), lines) == {by_day.pk: 2}  # audited alone


def test_md11_what_the_other_standard_takes_is_another_so_that_the_share_is_fixed_anew(
    cast: Cast, pair: tuple[Task, Task]
) -> None:
    for one in pair:
        Task.objects.filter(pk=one.pk).update(step="audit-letter", role="pjt")
    first, second = (Task.objects.get(pk=one.pk) for one in pair)
    levels = {"integration": 100, "ability": 100, "complexity": Complexity.LOW, "complexity_reason": "X"}
    fix(cast, first, basis=replace(work.basis_for(first.case), **levels))  # type: ignore[arg-type]  # levels
    assert (work.basis_for(second.case).integration, work.basis_for(second.case).ability) == (100, 100)
    high = replace(work.basis_for(second.case), complexity=Complexity.HIGH, complexity_reason="Bahan kimia")
    other = fix(cast, second, basis=high)
    assert work.gaps(second) == []
    said = "Waktu audit perlu dihitung lagi karena perhitungan ISO 14001, yang diaudit bersama-sama, sudah lain"
    assert work.gaps(first) == [said]
    again = fix(cast, first)
    assert (work.gaps(first), work.gaps(second)) == ([], [])
    assert again.days + other.days == Decimal(4)  # 1,5 + 3 less a fifth is 3,6; 3,5 would be more than a fifth


def test_md11_a_site_that_the_audit_of_one_standard_found_is_in_both_applications(
    cast: Cast, pair: tuple[Task, Task]
) -> None:
    levels = {"integration": 100, "ability": 100, "complexity": Complexity.LOW, "complexity_reason": "X"}
    for one in pair:
        Task.objects.filter(pk=one.pk).update(step="audit-letter", role="pjt")
        letter = Task.objects.get(pk=one.pk)
        fix(cast, letter, basis=replace(work.basis_for(letter.case), **levels))  # type: ignore[arg-type]  # levels
    first, second = (Task.objects.get(pk=one.pk) for one in pair)
    day = office_day(cast.office, first.opened_at).date()
    basis = work.with_companion(first.case, with_found(work.basis_for(first.case), [WAREHOUSE]), day)
    waits = {"is_fixed": True, "change_reason": "Menurut tahap 1", "approval": Approval.WAITING}
    decide(cast, write_audit_time(first, basis, SYSTEM, first.opened_at, **waits), "head")  # type: ignore[arg-type]  # as its arguments
    for one in (first, second):
        assert one.case.application.sites.get(name="Gudang hilir").found_on is not None
        assert Entry.objects.filter(chain=one.case.chain).latest("seq").verb == Verb.SITE_ADDED
    assert work.fixed_gaps(first.case) == []
    assert work.fixed_gaps(second.case) == ["Waktu audit perlu dihitung lagi karena permohonannya berubah"]
    basis = work.with_companion(second.case, work.basis_for(second.case), day)
    decide(cast, write_audit_time(second, basis, SYSTEM, second.opened_at, **waits), "head")  # type: ignore[arg-type]  # as its arguments
    assert (work.fixed_gaps(first.case), work.fixed_gaps(second.case)) == ([], [])  # the first share was of both sites


def test_md11_people_of_a_found_site_join_those_counted_otherwise_for_the_other_standard_too(
    cast: Cast, pair: tuple[Task, Task]
) -> None:
    more = {"complexity": Complexity.LOW, "complexity_reason": "X", "personnel": 10, "personnel_reason": "Musiman"}
    for one in pair:
        Task.objects.filter(pk=one.pk).update(step="audit-letter", role="pjt")
        letter = Task.objects.get(pk=one.pk)
        fix(cast, letter, basis=replace(work.basis_for(letter.case), **more))  # type: ignore[arg-type]  # as they are
    first, second = (Task.objects.get(pk=one.pk) for one in pair)
    basis = with_found(work.basis_for(first.case), [WAREHOUSE])
    waits = {"is_fixed": True, "change_reason": "Menurut tahap 1", "approval": Approval.WAITING}
    decide(cast, write_audit_time(first, basis, SYSTEM, first.opened_at, **waits), "head")  # type: ignore[arg-type]  # as its arguments
    begun = work.basis_for(second.case)
    assert (begun.personnel, begun.personnel_reason, begun.facts.personnel) == (51, "Musiman", 45)
    assert work.basis_for(first.case).personnel == 51


def test_md11_a_day_that_is_charged_with_the_other_standard_is_told_the_treasurer_too(
    cast: Cast, pair: tuple[Task, Task]
) -> None:
    low = {"complexity": Complexity.LOW, "complexity_reason": "X"}
    for one in pair:
        Task.objects.filter(pk=one.pk).update(step="audit-letter", role="pjt")
        letter = Task.objects.get(pk=one.pk)
        fix(cast, letter, basis=replace(work.basis_for(letter.case), **low))  # type: ignore[arg-type]  # low
    first, second = (Task.objects.get(pk=one.pk) for one in pair)
    day = office_day(cast.office, first.opened_at).date()
    before = fee.charged(first.case, Decimal("1.5"))
    assert (before.days, before.beside) == (2, 2)  # of 1,5 and 2,5 days
    made = work.difference(first.case, audit_time_of(first.case), Decimal(2), day)  # type: ignore[arg-type]  # there is one
    assert (made.money, made.beside) == (0, 1_500_000)  # 2 and 2,5 days are five begun, the fifth with the other
    made = work.difference(second.case, audit_time_of(second.case), Decimal(3), day)  # type: ignore[arg-type]  # there is one
    assert (made.money, made.beside) == (1_500_000, 0)
    basis = replace(work.basis_for(first.case), personnel=8, personnel_reason="Menurut tahap 1")
    waits = {"is_fixed": True, "change_reason": "Menurut tahap 1", "approval": Approval.WAITING}
    asked = write_audit_time(first, basis, SYSTEM, first.opened_at, days=Decimal(2), reason="Lini baru", **waits)  # type: ignore[arg-type]  # as its arguments
    decide(cast, asked, "head")
    told = next(one.data for one in notices(first.case, "audit-time") if "money" in one.data)
    assert (told["money"], told["beside_money"]) == (0, 1_500_000)


def test_md11_two_levels_of_integration_for_one_audit_do_not_stand(cast: Cast, pair: tuple[Task, Task]) -> None:
    for one in pair:
        Task.objects.filter(pk=one.pk).update(step="audit-letter", role="pjt")
    first, second = (Task.objects.get(pk=one.pk) for one in pair)
    low = {"complexity": Complexity.LOW, "complexity_reason": "X"}
    fix(cast, first, basis=replace(work.basis_for(first.case), integration=100, ability=100, **low))  # type: ignore[arg-type]  # levels
    fix(cast, second, basis=replace(work.basis_for(second.case), integration=20, ability=40, **low))  # type: ignore[arg-type]  # levels
    assert len(work.gaps(first)) == len(work.gaps(second)) == 1
    fix(cast, second, basis=replace(work.basis_for(second.case), integration=100, ability=100))
    assert (work.gaps(first), work.gaps(second)) == ([], [])


@pytest.mark.parametrize("ending", [Ending.REFUSED, Ending.WITHDRAWN, Ending.CLOSED])
def test_md11_once_the_other_standard_has_ended_before_its_audit_the_time_is_that_of_one_alone(
    cast: Cast, pair: tuple[Task, Task], ending: Ending
) -> None:
    for one in pair:
        Task.objects.filter(pk=one.pk).update(step="audit-letter", role="pjt")
    first, second = (Task.objects.get(pk=one.pk) for one in pair)
    levels = {"integration": 100, "ability": 100, "complexity": Complexity.LOW, "complexity_reason": "X"}
    share = fix(cast, second, basis=replace(work.basis_for(second.case), **levels))  # type: ignore[arg-type]  # levels
    Case.objects.filter(pk=first.case_id).update(closed_at=first.opened_at, ending=ending)
    second = Task.objects.get(pk=second.pk)
    said = "Waktu audit perlu dihitung lagi karena standar kedua tidak lagi diaudit bersama-sama"
    assert (work.gaps(second), work.fixed_gaps(second.case)) == ([said], [said])
    assert companion_of(second.case) == first.case  # what they asked for together stays
    assert audit_facts.facts(second)["audit_terintegrasi"] == ""
    alone = fix(cast, second)
    assert (alone.rule_set, work.gaps(second)) == ("IAF MD 5", [])
    assert share.days < alone.days == Decimal("2.5")


def test_md11_a_standard_whose_audit_was_held_still_counts_when_its_case_is_over(
    cast: Cast, pair: tuple[Task, Task]
) -> None:
    first, second = pair
    Task.objects.filter(pk=first.pk).update(step="stage-2")
    visit = Visit.objects.create(task=first, secret="x")
    Meeting.objects.create(visit=visit, kind=MeetingKind.CLOSING, begins_at=first.opened_at, code_until=first.opened_at)
    Case.objects.filter(pk=first.case_id).update(closed_at=first.opened_at, ending=Ending.REFUSED)
    assert audited_with(second.case) == first.case
    assert "ISO 9001" in audit_facts.facts(second)["audit_terintegrasi"]


def test_md11_the_other_standard_alone_cannot_be_reckoned_without_complexity(
    cast: Cast, pair: tuple[Task, Task]
) -> None:
    with pytest.raises(RuleBroken, match="Pilih tinggi, sedang, rendah, terbatas, atau khusus"):
        fix(cast, pair[0])


def test_what_changed_since_the_certificates_last_audit_is_told_in_facts_days_and_money(cast: Cast) -> None:
    certificate = certified(cast)
    case = cast.new_case(kind="scope-change", subject=certificate)

    def told() -> work.Since | None:
        basis, day = work.basis_for(case), MONDAY.date()
        return work.since_before(case, basis, reckon(basis, day).days, day)

    assert told() is None  # nothing is known of an earlier audit
    first = certificate.case.tasks.earliest("pk")
    write_audit_time(first, work.basis_for(certificate.case), SYSTEM, MONDAY, is_fixed=True)
    assert told() is None  # nothing is another
    Site.objects.create(
        application=case.application, name="Pabrik hilir", address="-", activities="Pengemasan", shift_1=89
    )
    made = told()
    assert made is not None
    assert (made.facts.personnel, made.facts.sites, made.made.facts) == (4, 1, ("personnel", "sites"))
    # 4 people: 1.5 days, of which a third; 93 people: 6.2 days, of which a third (MS-19)
    assert (made.days, made.made.days, made.made.money) == (Decimal("0.5"), Decimal("1.5"), 1_500_000)
    share = replace(work.basis_for(case), is_integrated=True)  # its days are not those of an audit alone (MD 11)
    assert work.since_before(case, share, Decimal(1), MONDAY.date()) is None


def test_a_change_of_scope_that_only_takes_out_is_reckoned_as_a_reduction(cast: Cast) -> None:
    certificate = certified(cast)
    case = cast.new_case(kind="scope-change", subject=certificate)
    assert work.audit_of(case) == Audit.EXTENSION  # the same sites and codes: the office says which it is
    certificate.scope["sites"].append({"name": "Gudang lama", "address": "Jl. Uji", "scope": "Gudang"})
    certificate.save(update_fields=["scope"])
    assert work.audit_of(case) == Audit.REDUCTION
    assert work.basis_for(case).audit == Audit.REDUCTION
    Site.objects.create(application=case.application, name="Pabrik hilir", address="-", activities="-", shift_1=9)
    assert work.audit_of(Case.objects.get(pk=case.pk)) == Audit.EXTENSION  # it also names one that is new
