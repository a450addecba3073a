"""Taking a step for oneself, giving it back, handing it on; everybody in the role sees who does it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mutubaku.audits.appointing.models import AppointedMember
from mutubaku.cases.models import Task
from mutubaku.conduct import access, actions
from mutubaku.conduct.errors import ActsForClient, AlreadyDone, HeldByOther, NotInTeam, NotYours, ReasonMissing, Refusal
from mutubaku.conduct.inbox import work_for
from mutubaku.journal.models import Entry
from mutubaku.people.models import Competence, Holding, Interest, Membership, User
from tests.cast import Cast, close, fresh, join, later
from tests.factories.people import official

AT = later(days=10)


@pytest.fixture
def task(cast: Cast) -> Task:
    """A step of an auditor, who does not direct cases."""
    return cast.case_at("stage-1")


@pytest.fixture
def colleague(cast: Cast, task: Task) -> User:
    """Another auditor of the appointed team."""
    return join(task.case, official(cast.office, "auditor"))


def last(task: Task) -> Entry:
    return Entry.objects.filter(chain=task.case.chain).latest("seq")


def holder(task: Task) -> User | None:
    return fresh(task.case, task.step).claimed_by


def test_whoever_may_do_a_step_takes_it_and_it_is_written_down(cast: Cast, task: Task) -> None:
    actions.claim(task.pk, cast.staff["auditor"], AT)
    taken = fresh(task.case, "stage-1")
    assert (taken.claimed_by, taken.claimed_at) == (cast.staff["auditor"], AT)
    entry = last(task)
    assert (entry.verb, entry.actor, entry.data) == (
        "task.claimed",
        cast.staff["auditor"],
        {"step": "stage-1", "round": 1},
    )


def test_a_step_a_colleague_holds_is_not_taken_nor_released_over_their_head(
    cast: Cast, task: Task, colleague: User
) -> None:
    actions.claim(task.pk, colleague, AT)
    for act in (actions.claim, actions.release):
        with pytest.raises(HeldByOther) as refusal:
            act(task.pk, cast.staff["auditor"], AT)
        assert str(refusal.value) == (
            f"Langkah ini sedang dikerjakan oleh {colleague.name}. Minta ia melepasnya, atau alihkan dengan alasan."
        )
    assert holder(task) == colleague


def test_what_is_given_back_is_open_to_all_in_the_role(cast: Cast, task: Task, colleague: User) -> None:
    actions.claim(task.pk, colleague, AT)
    actions.release(task.pk, colleague, AT)
    assert (holder(task), fresh(task.case, "stage-1").claimed_at) == (None, None)
    assert last(task).verb == "task.released"
    actions.claim(task.pk, cast.staff["auditor"], AT)
    assert holder(task) == cast.staff["auditor"]


def test_nobody_of_another_role_takes_or_gives_back_a_step(cast: Cast, task: Task) -> None:
    for user in (cast.staff["head"], cast.client, cast.outsider):
        for act in (actions.claim, actions.release):
            with pytest.raises(NotYours):
                act(task.pk, user, AT)
    assert holder(task) is None


def test_the_holder_hands_a_step_to_a_colleague_with_a_reason(cast: Cast, task: Task, colleague: User) -> None:
    actions.claim(task.pk, cast.staff["auditor"], AT)
    actions.reassign(task.pk, colleague, cast.staff["auditor"], AT, reason=" Cuti. ")
    assert holder(task) == colleague
    entry = last(task)
    assert (entry.verb, entry.data) == (
        "task.reassigned",
        {"step": "stage-1", "round": 1, "to": colleague.name, "reason": "Cuti."},
    )


@pytest.mark.parametrize("role", ["ss", "pjt", "head"])
def test_whoever_directs_the_case_hands_on_a_step_that_another_holds(
    cast: Cast, task: Task, colleague: User, role: str
) -> None:
    actions.claim(task.pk, cast.staff["auditor"], AT)
    actions.reassign(task.pk, colleague, cast.staff[role], AT, reason="Beban kerja.")
    assert holder(task) == colleague


def test_a_step_nobody_holds_is_handed_out_by_whoever_may_do_it(cast: Cast, task: Task, colleague: User) -> None:
    actions.reassign(task.pk, colleague, cast.staff["auditor"], AT, reason="Sesuai surat tugas.")
    assert holder(task) == colleague


def test_a_colleague_does_not_hand_on_what_another_holds(cast: Cast, task: Task, colleague: User) -> None:
    actions.claim(task.pk, cast.staff["auditor"], AT)
    with pytest.raises(HeldByOther):
        actions.reassign(task.pk, colleague, colleague, AT, reason="Saya saja.")
    assert holder(task) == cast.staff["auditor"]


def test_nobody_outside_the_office_hands_out_a_step(cast: Cast, task: Task, colleague: User) -> None:
    for user in (cast.client, cast.outsider):
        with pytest.raises(NotYours):
            actions.reassign(task.pk, colleague, user, AT, reason="Tolong.")


def test_a_step_is_not_handed_to_somebody_who_may_not_do_it_and_the_refusal_names_them(cast: Cast, task: Task) -> None:
    for user in (cast.staff["head"], cast.client, cast.outsider):
        with pytest.raises(NotYours, match=f"{user.name} tidak sedang memegang peran itu. Pilih orang lain."):
            actions.reassign(task.pk, user, cast.staff["ss"], AT, reason="Tolong.")
    stranger = official(cast.office, "auditor")
    with pytest.raises(NotInTeam, match=f"{stranger.name} tidak termasuk di dalamnya sebagai Auditor"):
        actions.reassign(task.pk, stranger, cast.staff["ss"], AT, reason="Tolong.")
    assert holder(task) is None


def test_a_step_is_not_handed_on_without_a_reason(cast: Cast, task: Task, colleague: User) -> None:
    with pytest.raises(ReasonMissing) as refusal:
        actions.reassign(task.pk, colleague, cast.staff["ss"], AT, reason="  ")
    assert str(refusal.value) == "Tulis alasannya dahulu; tindakan ini dicatat bersama alasannya."
    assert holder(task) is None


def test_a_holder_whose_time_is_over_no_longer_hands_on_but_their_head_does(
    cast: Cast, task: Task, colleague: User
) -> None:
    leaving = join(task.case, official(cast.office, "auditor", ends_on=later(days=10).date()))
    actions.claim(task.pk, leaving, AT)
    with pytest.raises(Refusal):
        actions.reassign(task.pk, colleague, leaving, later(days=11), reason="Pindah tugas.")
    actions.reassign(task.pk, colleague, cast.staff["ss"], later(days=11), reason="Pindah tugas.")
    assert holder(task) == colleague


def test_nothing_is_taken_or_handed_on_after_the_step_is_done(cast: Cast, task: Task, colleague: User) -> None:
    close(task, "memadai", cast.staff["auditor"], AT)
    for act in (actions.claim, actions.release):
        with pytest.raises(AlreadyDone):
            act(task.pk, colleague, AT)
    with pytest.raises(AlreadyDone):
        actions.reassign(task.pk, colleague, cast.staff["ss"], AT, reason="Terlambat.")


# A claim whose holder lost the position


def lost(task: Task, who: User) -> None:
    """Yesterday was the person's last day in every position."""
    Holding.objects.filter(user=who).update(ends_on=(AT - timedelta(days=1)).date())


def test_work_of_somebody_who_lost_the_position_is_offered_to_colleagues_again(
    cast: Cast, task: Task, colleague: User
) -> None:
    actions.claim(task.pk, colleague, AT)
    me, roles = cast.staff["auditor"], {"auditor"}
    assert not work_for(me, cast.office, roles, AT)
    lost(task, colleague)
    assert list(work_for(me, cast.office, roles, AT)) == [task]
    assert access.has_lapsed(fresh(task.case, "stage-1"), AT)


def test_a_claim_that_lapsed_is_taken_over_and_the_journal_says_whose(cast: Cast, task: Task, colleague: User) -> None:
    actions.claim(task.pk, colleague, AT)
    lost(task, colleague)
    actions.claim(task.pk, cast.staff["auditor"], AT)
    assert holder(task) == cast.staff["auditor"]
    assert last(task).data["lapsed"] == colleague.name


def test_whoever_may_do_the_step_hands_it_on_when_the_claim_has_lapsed(cast: Cast, task: Task, colleague: User) -> None:
    actions.claim(task.pk, colleague, AT)
    lost(task, colleague)
    lead = cast.staff["lead-auditor"]
    assert access.may_assign(fresh(task.case, "stage-1"), cast.staff["auditor"], AT)
    actions.reassign(task.pk, lead, cast.staff["auditor"], AT, reason="Pindah tugas.")
    assert holder(task) == lead


def test_a_lead_auditor_s_claim_on_an_auditor_s_step_holds(cast: Cast, task: Task) -> None:
    actions.claim(task.pk, cast.staff["lead-auditor"], AT)
    assert not access.has_lapsed(fresh(task.case, "stage-1"), AT)
    assert not work_for(cast.staff["auditor"], cast.office, {"auditor"}, AT)


def test_work_of_somebody_who_left_the_team_is_offered_to_the_others_of_the_team_again(
    cast: Cast, task: Task, colleague: User
) -> None:
    actions.claim(task.pk, colleague, AT)
    AppointedMember.objects.filter(user=colleague).delete()
    assert list(work_for(cast.staff["auditor"], cast.office, {"auditor"}, AT)) == [task]
    assert not work_for(official(cast.office, "auditor"), cast.office, {"auditor"}, AT)


def test_a_judgement_held_by_somebody_with_an_interest_in_the_client_is_offered_to_another(cast: Cast) -> None:
    review, other = cast.case_at("review"), official(cast.office, "reviewer")
    Competence.objects.all().delete()  # the office vouches for everybody
    me, client, at = cast.staff["reviewer"], review.case.organisation, review.opened_at
    actions.claim(review.pk, other, at)
    tie = {"office": cast.office, "user": other, "kind": "employment", "declared_as": "Peninjau", "declared_at": at}
    Interest.objects.create(company="PT Lain", **tie)
    assert not work_for(me, cast.office, {"reviewer"}, at)
    Interest.objects.create(company=client.name, organisation=client, **tie)
    assert list(work_for(me, cast.office, {"reviewer"}, at)) == [review]


def test_a_step_held_by_somebody_who_now_acts_for_the_client_is_offered_to_another(cast: Cast) -> None:
    task, other = cast.case_at("completeness"), official(cast.office, "pjt")
    at = task.opened_at
    actions.claim(task.pk, other, at)
    assert not work_for(cast.staff["pjt"], cast.office, {"pjt"}, at)
    Membership.objects.create(user=other, organisation=task.case.organisation, since=at)
    assert list(work_for(cast.staff["pjt"], cast.office, {"pjt"}, at)) == [task]
    assert not work_for(other, cast.office, {"pjt"}, at)
    with pytest.raises(ActsForClient):
        actions.claim(task.pk, other, at)
