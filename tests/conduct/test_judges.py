"""Reviewer, committee and decision maker as the case's version of its scheme asks: competence and composition."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mutubaku.cases.models import Task
from mutubaku.cli.demonstration.filling.committee import summon
from mutubaku.conduct import access, actions
from mutubaku.conduct.actions.deciding import replace_committee_member, save_certification_review, save_decision
from mutubaku.conduct.errors import JudgeUnfit, UnfitWithoutWords
from mutubaku.conduct.judges import gap_of
from mutubaku.conduct.works.deciding import questions_of
from mutubaku.decisions.errors import FunctionUnheld, ReviewerSits
from mutubaku.decisions.queries import active_members
from mutubaku.journal.models import Entry, Verb
from mutubaku.people.models import Competence, Holding, Position, RoleAssignment, User
from mutubaku.schemes.models import Demand, SchemeTerms
from tests.cast import Cast, fresh, later, make_competent
from tests.conduct.quick import Written
from tests.factories.people import official

AT = later(days=60)


def ask(task: Task, **what: object) -> None:
    """Let the case's version of its scheme ask something."""
    SchemeTerms.objects.filter(office=task.case.office, scheme=task.case.scheme).update(**what)


def narrow(user: User, scope: str) -> None:
    """Leave somebody competent for one code alone."""
    Competence.objects.filter(user=user).update(scope=scope)


@pytest.mark.parametrize(("step", "role"), [("review", "reviewer"), ("decision", "decision-maker")])
def test_a_judge_without_competence_for_the_scheme_or_a_code_is_refused_by_name(
    cast: Cast, step: str, role: str
) -> None:
    """ISO/IEC 17021-1, 7.1.2 and 9.5.1; the case is for IAF code 14."""
    task, user = cast.case_at(step), official(cast.office, role)
    head = cast.staff["head"]
    for act in (
        lambda: actions.claim(task.pk, user, AT),
        lambda: actions.reassign(task.pk, user, head, AT, reason="Cuti."),
    ):
        with pytest.raises(JudgeUnfit, match=f"{user.name} tidak tercatat berkompeten .* untuk skema ISO 9001"):
            act()
    assert user.pk not in access.colleagues(task, AT)
    make_competent(cast.office, {role: user})
    narrow(user, "17")
    with pytest.raises(JudgeUnfit, match="untuk kode IAF 14"):
        actions.claim(task.pk, user, AT)
    narrow(user, "14")
    assert actions.claim(task.pk, user, AT).claimed_by == user
    Competence.objects.filter(user=user).update(ends_on=AT.date() - timedelta(days=1))
    with pytest.raises(JudgeUnfit):
        actions.release(task.pk, user, AT)


def test_the_office_vouches_where_its_register_is_empty_and_a_scheme_may_ask_nothing(cast: Cast) -> None:
    task, user = cast.case_at("review"), official(cast.office, "reviewer")
    assert gap_of(task, user.pk, user.name, AT) is not None
    ask(task, reviewer_competence=Demand.NOTHING)
    assert gap_of(task, user.pk, user.name, AT) is None
    SchemeTerms.objects.all().delete()
    assert gap_of(task, user.pk, user.name, AT) is None  # no version to ask it
    Competence.objects.all().delete()
    assert gap_of(fresh(task.case, "team"), user.pk, user.name, AT) is None


def test_a_scheme_that_warns_lets_an_unlisted_reviewer_go_on_with_reasons(cast: Cast, quick_papers: Written) -> None:
    task, user = cast.case_at("review"), official(cast.office, "reviewer")
    ask(task, reviewer_competence=Demand.REASON)
    replies = {one.key: ("yes", "") for one in questions_of(task.case)}
    save_certification_review(task.pk, user, AT, replies=replies, recommendation="grant")
    with pytest.raises(UnfitWithoutWords, match=f"{user.name} tidak tercatat"):
        actions.perform(task.pk, "lengkap", user, AT)
    save_certification_review(task.pk, user, AT, replies={}, recommendation="grant", words="Kompetensinya diproses.")
    actions.perform(task.pk, "lengkap", user, AT)
    kept = Entry.objects.filter(chain=task.case.chain, verb=Verb.REVIEW_WRITTEN).order_by("-pk")[0]
    assert kept.data["remark"] == f"{user.name} tidak tercatat berkompeten sebagai peninjau untuk skema ISO 9001."


def test_a_scheme_that_warns_lets_an_unlisted_decision_maker_go_on_with_reasons(
    cast: Cast, quick_papers: Written
) -> None:
    task, user = cast.case_at("decision"), official(cast.office, "decision-maker")
    ask(task, decider_competence=Demand.REASON)
    save_decision(task.pk, user, AT, basis="Rekomendasi komite")
    with pytest.raises(UnfitWithoutWords):
        actions.perform(task.pk, "diberikan", user, AT)
    save_decision(task.pk, user, AT, basis="Rekomendasi komite", reasons="Kompetensinya diproses.")
    actions.perform(task.pk, "diberikan", user, AT)
    kept = Entry.objects.get(chain=task.case.chain, verb=Verb.DECISION_TAKEN)
    assert "sebagai pengambil keputusan" in kept.data["remark"]


def test_a_committee_holds_the_competences_its_scheme_asks_also_when_a_member_is_replaced(cast: Cast) -> None:
    task, by = cast.case_at("committee"), cast.staff["committee"]
    ask(task, committee_functions=["technical-expert"])
    with pytest.raises(FunctionUnheld, match="tenaga ahli"):
        summon(task, by, AT)
    make_competent(cast.office, {"technical-expert": by})
    meeting = summon(task, by, AT)
    member = active_members(meeting).get(user=by)
    other = official(cast.office, "committee")
    make_competent(cast.office, {"committee": other})
    given = {"member_id": member.pk, "user_id": other.pk, "reason": "Cuti."}
    with pytest.raises(FunctionUnheld):
        replace_committee_member(task.pk, by, AT, **given)
    make_competent(cast.office, {"technical-expert": other})
    replace_committee_member(task.pk, by, AT, **given)


def test_the_office_vouches_for_its_committee_where_the_register_is_empty(cast: Cast) -> None:
    task = cast.case_at("committee")
    ask(task, committee_functions=["technical-expert"])
    Competence.objects.all().delete()
    assert summon(task, cast.staff["committee"], AT).members.count() >= 3


def test_a_scheme_may_keep_the_reviewer_out_of_the_committee(cast: Cast) -> None:
    task, reviewer = cast.case_at("committee"), cast.staff["reviewer"]
    position = Position.objects.get(
        pk=RoleAssignment.objects.filter(office=cast.office, role="committee")[0].position_id
    )
    Holding.objects.create(position=position, user=reviewer, starts_on="2020-01-01")
    make_competent(cast.office, {"committee": reviewer})
    User.objects.filter(pk=reviewer.pk).update(name="AA Peninjau")  # the first of the pool, which is by name
    summon(task, cast.staff["committee"], AT)
    ask(task, reviewer_in_committee=False)
    with pytest.raises(ReviewerSits, match="AA Peninjau meninjau permohonan ini"):
        summon(task, cast.staff["committee"], AT)
