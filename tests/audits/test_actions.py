"""Proposing audits of real cases, and what the client says of them."""

from __future__ import annotations

from datetime import date

import pytest

from mutubaku.audits import errors
from mutubaku.audits.actions import Plan, accept, object_to, propose
from mutubaku.audits.models import About, AuditAnswer, Function, ProposedMember
from mutubaku.audits.queries import (
    answer_in,
    candidates,
    engagements_of,
    is_accepted,
    proposal_for,
    proposal_in,
    proposal_of,
    roles_in,
)
from mutubaku.cases.models import Task
from mutubaku.conduct import actions
from mutubaku.people.access import Capacity, client_capacity
from tests.cast import MONDAY, Cast, fresh, make_cast
from tests.conduct.quick import quick_papers
from tests.factories.people import FreeDayFactory, MembershipFactory, official

__all__ = ["quick_papers"]

FIRST, LAST = date(2026, 12, 7), date(2026, 12, 9)


@pytest.fixture
def cast(db: None, quick_papers: None) -> Cast:
    return make_cast()


@pytest.fixture
def letter(cast: Cast) -> Task:
    """Step 6 of a case."""
    return cast.case_at("audit-letter")


def plan(cast: Cast, **changed: object) -> Plan:
    team = [(cast.staff["lead-auditor"].pk, Function.LEAD_AUDITOR), (cast.staff["auditor"].pk, Function.AUDITOR)]
    given: dict[str, object] = {"starts_on": FIRST, "ends_on": LAST, "place": "Pabrik, Banyuasin", "team": team}
    return Plan(**{**given, **changed})  # type: ignore[arg-type]  # as the fields of a plan


def client(cast: Cast) -> Capacity:
    found = client_capacity(cast.client, cast.organisation, MONDAY)
    assert found is not None
    return found


def test_a_proposal_keeps_days_place_and_team(cast: Cast, letter: Task) -> None:
    proposal = propose(letter, plan(cast, words="Siapkan rekaman."), MONDAY)
    assert proposal == proposal_in(letter) == proposal_of(letter.case)
    assert (proposal.starts_on, proposal.ends_on, proposal.place) == (FIRST, LAST, "Pabrik, Banyuasin")
    assert (proposal.words, proposal.round) == ("Siapkan rekaman.", 1)
    assert [(one.user, one.function) for one in proposal.members.order_by("pk")] == [
        (cast.staff["lead-auditor"], Function.LEAD_AUDITOR),
        (cast.staff["auditor"], Function.AUDITOR),
    ]


def test_a_proposal_written_again_replaces_the_one_of_the_same_round(cast: Cast, letter: Task) -> None:
    first = propose(letter, plan(cast), MONDAY)
    alone = [(cast.staff["lead-auditor"].pk, Function.LEAD_AUDITOR)]
    again = propose(letter, plan(cast, ends_on=FIRST, team=alone), MONDAY)
    assert (again.pk, again.ends_on, ProposedMember.objects.filter(proposal=again).count()) == (first.pk, FIRST, 1)


def test_a_free_day_of_the_office_is_no_audit_day(cast: Cast, letter: Task) -> None:
    FreeDayFactory(office=cast.office, day=date(2026, 12, 8), name="Hari jadi kantor", kind="office")
    with pytest.raises(
        errors.OnFreeDay, match=r"Selasa, 8 Desember 2026 adalah hari libur kantor \(Hari jadi kantor\)"
    ):
        propose(letter, plan(cast), MONDAY)
    assert proposal_in(letter) is None


def test_a_weekend_is_no_day_to_begin(cast: Cast, letter: Task) -> None:
    with pytest.raises(errors.OutsideWeek, match="Minggu, 6 Desember 2026"):
        propose(letter, plan(cast, starts_on=date(2026, 12, 6)), MONDAY)


def test_yesterday_is_too_late(cast: Cast, letter: Task) -> None:
    with pytest.raises(errors.InThePast, match="Jumat, 20 November 2026 sudah lewat"):
        propose(letter, plan(cast, starts_on=date(2026, 11, 20)), MONDAY)


def test_who_plays_no_auditing_role_in_the_office_is_not_in_a_team(cast: Cast, letter: Task) -> None:
    team = [(cast.staff["pjt"].pk, Function.LEAD_AUDITOR)]
    with pytest.raises(errors.FunctionNotHeld, match="tidak memegang peran kantor untuk fungsi “Ketua tim audit”"):
        propose(letter, plan(cast, team=team), MONDAY)


def test_nobody_unknown_is_in_a_team(cast: Cast, letter: Task) -> None:
    with pytest.raises(errors.LeadMissing):
        propose(letter, plan(cast, team=[(0, Function.LEAD_AUDITOR)]), MONDAY)


def test_two_cases_do_not_ask_for_one_person_on_one_day(cast: Cast, letter: Task) -> None:
    propose(letter, plan(cast), MONDAY)
    other = cast.case_at("audit-letter")
    with pytest.raises(errors.MemberBusy, match=f"sudah dijadwalkan mengaudit untuk {letter.case.number} pada Senin"):
        propose(other, plan(cast, starts_on=LAST, ends_on=date(2026, 12, 10)), MONDAY)
    propose(other, plan(cast, starts_on=date(2026, 12, 10), ends_on=date(2026, 12, 10)), MONDAY)


def test_a_withdrawn_case_sets_its_team_free(cast: Cast, letter: Task) -> None:
    propose(letter, plan(cast), MONDAY)
    actions.withdraw(letter.case_id, cast.client, letter.opened_at, reason="Tidak jadi.")
    assert propose(cast.case_at("audit-letter"), plan(cast), MONDAY).members.count() == len(plan(cast).team)


def test_a_proposal_that_was_objected_to_holds_nobody(cast: Cast) -> None:
    confirmation = cast.case_at("confirmation")
    first = proposal_of(confirmation.case)
    assert first is not None
    lead = cast.staff["lead-auditor"].pk
    assert [one.first for one in engagements_of([lead], MONDAY.date(), office=cast.office)] == [first.starts_on]
    object_to(confirmation, client(cast), MONDAY, about=About.DATES, reason="Pabrik berhenti.")
    assert engagements_of([lead], MONDAY.date(), office=cast.office) == []


def test_another_office_learns_the_days_and_not_the_case(cast: Cast, letter: Task) -> None:
    propose(letter, plan(cast), MONDAY)
    lead = cast.staff["lead-auditor"].pk
    elsewhere = make_cast().office
    assert [one.case for one in engagements_of([lead], FIRST, office=elsewhere)] == [""]
    assert engagements_of([lead], date(2026, 12, 10), office=elsewhere) == []
    assert engagements_of([lead], FIRST, office=cast.office, apart_from=[letter.case]) == []


def test_those_who_may_take_a_function_are_offered_by_name(cast: Cast) -> None:
    offered = candidates(cast.office, MONDAY.date())
    lead, auditor, ppc = (cast.staff[role].pk for role in ("lead-auditor", "auditor", "ppc"))
    assert {one.user_id for one in offered[Function.LEAD_AUDITOR]} == {lead}
    assert {one.user_id for one in offered[Function.AUDITOR]} == {lead, auditor}
    assert {one.user_id for one in offered[Function.PPC]} == {ppc}
    both = official(cast.office, "ppc", user=cast.staff["auditor"])
    assert roles_in(cast.office, MONDAY.date())[both.pk] == {"auditor", "ppc"}


# The client's word


def test_the_client_accepts_what_is_proposed(cast: Cast) -> None:
    confirmation = cast.case_at("confirmation")
    assert not is_accepted(confirmation.case)
    answer = accept(confirmation, client(cast), MONDAY)
    assert (answer_in(confirmation), answer.is_accepted, answer.given_by) == (answer, True, cast.client)
    assert is_accepted(confirmation.case)


def test_who_accepted_may_still_object_before_confirming(cast: Cast) -> None:
    confirmation = cast.case_at("confirmation")
    accept(confirmation, client(cast), MONDAY)
    lead = cast.staff["lead-auditor"]
    objected = object_to(
        confirmation, client(cast), MONDAY, about=About.MEMBER, member_id=lead.pk, reason=" Pernah bekerja di pesaing. "
    )
    assert AuditAnswer.objects.get() == objected
    assert (objected.about, objected.member, objected.reason) == (About.MEMBER, lead, "Pernah bekerja di pesaing.")
    assert not is_accepted(confirmation.case)


@pytest.mark.parametrize("reason", ["", "   \n"])
def test_an_objection_says_why(cast: Cast, reason: str) -> None:
    confirmation = cast.case_at("confirmation")
    with pytest.raises(errors.ObjectionReasonMissing, match="Tulis alasan keberatan Anda"):
        object_to(confirmation, client(cast), MONDAY, about=About.DATES, reason=reason)


def test_an_objection_is_about_somebody_of_the_team(cast: Cast) -> None:
    confirmation = cast.case_at("confirmation")
    stranger = cast.staff["head"].pk
    with pytest.raises(errors.MemberUnknown, match="Pilih anggota tim yang Anda maksud"):
        object_to(confirmation, client(cast), MONDAY, about=About.MEMBER, member_id=stranger, reason="Bukan dia.")


def test_nothing_is_answered_before_something_is_proposed(cast: Cast, letter: Task) -> None:
    assert proposal_for(letter) is None
    for act in (
        lambda: accept(letter, client(cast), MONDAY),
        lambda: object_to(letter, client(cast), MONDAY, about=About.NONE, reason="Tidak."),
        lambda: object_to(letter, client(cast), MONDAY, about=About.MEMBER, member_id=1, reason="Tidak."),
    ):
        with pytest.raises(errors.AuditRefusal):
            act()


def test_rows_say_what_they_are(cast: Cast) -> None:
    confirmation = cast.case_at("confirmation")
    answer = accept(confirmation, client(cast), MONDAY)
    proposal = proposal_of(confirmation.case)
    assert proposal is not None
    member = proposal.members.order_by("pk")[0]
    task = fresh(confirmation.case, "audit-letter")
    assert str(proposal) == f"{task.pk}: {proposal.starts_on}–{proposal.ends_on}"
    assert str(member) == f"{member.user} (lead-auditor)"
    assert str(answer) == f"{confirmation.pk}: diterima"


def test_nobody_audits_the_company_they_act_for(cast: Cast, letter: Task) -> None:
    MembershipFactory(organisation=cast.organisation, user=cast.staff["auditor"])
    with pytest.raises(errors.OfTheClient, match=cast.staff["auditor"].name):
        propose(letter, plan(cast), MONDAY)
    assert proposal_in(letter) is None


def test_a_year_the_office_calendar_does_not_know_is_told_in_a_sentence(cast: Cast, letter: Task) -> None:
    far = date(2099, 12, 7)
    with pytest.raises(errors.BeyondCalendar, match="belum memuat Senin, 7 Desember 2099"):
        propose(letter, plan(cast, starts_on=far, ends_on=far), MONDAY)
