"""Nobody judges their own work: every way into review, committee and decision, for everybody who may not take it.

MS-13; ISO/IEC 17065, 7.5 and 7.6; ISO/IEC 17021-1, 9.5.1.1. ``WAYS`` is the one table of the ways in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from mutubaku.audits.visits.models import Found
from mutubaku.audits.visits.policy.checklist import Answer
from mutubaku.cases.actions import take_side
from mutubaku.cases.errors import OnAnotherSide
from mutubaku.cases.models import Case, Involvement, Side, Task
from mutubaku.cases.queries import on_side, sides_of
from mutubaku.certificates import actions as certificates
from mutubaku.certificates.actions import Proposed, Special
from mutubaku.certificates.models import Certificate, StandingProposal
from mutubaku.certificates.policy import document_kind
from mutubaku.certificates.queries import open_proposals
from mutubaku.cli.demonstration.filling.committee import summon
from mutubaku.conduct import access, actions
from mutubaku.conduct.actions.answering import answer_checklist
from mutubaku.conduct.actions.deciding import (
    Invitation,
    call_committee,
    conclude_committee,
    replace_committee_member,
    save_certification_review,
    save_decision,
    state_in_committee,
)
from mutubaku.conduct.actions.siding import side_of
from mutubaku.conduct.actions.special import open_special
from mutubaku.conduct.actions.standing import decide_measure, propose_measure
from mutubaku.conduct.errors import EvaluatedIt, EvaluatedItsCase, Interested, JudgedCompanion, NotIndependent, Refusal
from mutubaku.conduct.inbox import work_for
from mutubaku.conduct.judges import barred_deciders, may_decide
from mutubaku.conduct.visiting import checklist
from mutubaku.conduct.works.granted import granted
from mutubaku.decisions.errors import MemberUnknown
from mutubaku.decisions.queries import active_members, meeting_in
from mutubaku.documents.actions import add_made
from mutubaku.people.models import Holding, Interest, Position, RoleAssignment, User
from mutubaku.schemes.models import ChecklistQuestion
from tests.cast import Cast, fresh, join, later
from tests.certified import capacity, certified
from tests.documents.samples import PDF
from tests.factories.people import member, official

AT = later(days=90)
ROLES = {"review": "reviewer", "committee": "committee", "decision": "decision-maker"}
OUTCOMES = {"review": "lengkap", "committee": "direkomendasikan", "decision": "diberikan"}
SAID = Answer(uuid4(), Found.CONFORMING, "", "", AT)
PAPERS = {"review": "tinjauan-sertifikasi", "committee": "berita-acara-komite", "decision": "keputusan-sertifikasi"}
# Who evaluated a product: their role, and which steps of theirs are closed when the review opens.
EVALUATORS = ("auditor", "lead-auditor", "ppc", "laboratory", "ss")

Way = Callable[[Task, User, Cast], object]


def _call(task: Task, user: User, cast: Cast) -> object:
    """Be called as a member by somebody who may call."""
    invitation = Invitation(held_on=AT.date(), place="Ruang", members=[user.pk], chair=user.pk)
    return call_committee(task.pk, cast.staff["committee"], AT, invitation=invitation)


def _replace(task: Task, user: User, cast: Cast) -> object:
    """Be called in the place of a member."""
    meeting = meeting_in(task)
    assert meeting is not None
    first = active_members(meeting)[0]
    by = cast.staff["committee"]
    return replace_committee_member(task.pk, by, AT, member_id=first.pk, user_id=user.pk, reason="Cuti.")


def _measure(task: Task, user: User, cast: Cast) -> object:
    """Decide how the certificate stands that came from the case (ISO/IEC 17021-1, 9.5.1.1: suspending, restoring,
    withdrawing, reducing).
    """
    found = Certificate.objects.filter(case=task.case).first()
    return measured(found or certificate_from(task.case, cast), user, cast)


def certificate_from(case: Case, cast: Cast) -> Certificate:
    """A certificate issued while its case still runs."""
    head, kind = capacity(cast, "head"), document_kind(case.scheme, "initial")
    made = certificates.draft(case, granted(case), head, AT)
    file = add_made(case.tasks.filter(parent=None)[0], kind=kind, name="a.pdf", data=PDF, by=head, at=AT)
    certificates.issue(made, file, head, AT)
    return made


def measured(certificate: Certificate, user: User, cast: Cast) -> StandingProposal:
    """Accept what Seksi SS proposes of a certificate."""
    waiting = open_proposals(certificate).first()
    given = Proposed(measure="suspend", ground="failure", reason="Temuan.")
    proposal = waiting or propose_measure(certificate.pk, given, cast.staff["ss"], AT)
    return decide_measure(proposal.pk, user, AT, accepted=True, answer="Ya.", conditions="Temuan ditutup.")


ANYWHERE: dict[str, Way] = {
    "claim": lambda task, user, _cast: actions.claim(task.pk, user, AT),
    "reassign": lambda task, user, cast: actions.reassign(task.pk, user, cast.staff["head"], AT, reason="Alasan."),
    "perform": lambda task, user, _cast: actions.perform(task.pk, OUTCOMES[task.step], user, AT),
    "attach": lambda task, user, _cast: actions.attach(
        task.pk, user, AT, name="a.pdf", data=b"%PDF-", kind=PAPERS[task.step]
    ),
    "make": lambda task, user, _cast: actions.make(task.pk, PAPERS[task.step], user, AT),
    "preview": lambda task, user, _cast: actions.preview(task, PAPERS[task.step], user, AT),
}
WAYS: dict[str, dict[str, Way]] = {
    "review": {
        **ANYWHERE,
        "save": lambda task, user, _cast: save_certification_review(task.pk, user, AT, replies={}, words="Baik."),
    },
    "committee": {
        **ANYWHERE,
        "call": lambda task, user, _cast: summon(task, user, AT),
        "conclude": lambda task, user, _cast: conclude_committee(task.pk, user, AT, conclusion="grant"),
        "state": lambda task, user, _cast: state_in_committee(task.pk, user, AT, agrees=True),
        "be called": _call,
        "be put in a place": _replace,
    },
    "decision": {
        **ANYWHERE,
        "save": lambda task, user, _cast: save_decision(task.pk, user, AT, basis="Dasar"),
        "decide a measure": _measure,
    },
}


def allow(cast: Cast, user: User, role: str) -> User:
    """Give somebody a role beside their own."""
    position = Position.objects.get(pk=RoleAssignment.objects.filter(office=cast.office, role=role)[0].position_id)
    Holding.objects.create(position=position, user=user, starts_on="2020-01-01")
    return user


def at_the_door(cast: Cast, step: str) -> Task:
    """A product's case at a step of its judgement; the committee already called, so that members can be replaced."""
    task = cast.case_at(step, "sppt-sni")
    if step == "committee":
        summon(task, cast.staff["committee"], AT)
    return task


def shut(task: Task, user: User, cast: Cast, refusals: tuple[type[Refusal], ...]) -> None:
    """Every way into a step is shut to somebody who plays its role, and nothing of them is kept."""
    for name, enter in WAYS[task.step].items():
        with pytest.raises(refusals):
            enter(task, user, cast)
        assert user.pk not in on_side(task.case, Side.JUDGEMENT), name
    assert fresh(task.case, task.step).claimed_by is None
    assert user.pk not in access.colleagues(task, AT)


@pytest.mark.parametrize("step", WAYS)
def test_no_way_in_is_open_to_who_evaluated_the_product(cast: Cast, step: str) -> None:
    """Auditors, sampler, laboratory, and whoever of Seksi SS judged the laboratory's report."""
    task = at_the_door(cast, step)
    for role in EVALUATORS:
        user = allow(cast, cast.staff[role], ROLES[step])
        shut(task, user, cast, (NotIndependent, MemberUnknown, EvaluatedItsCase))
        assert user.pk in on_side(task.case, Side.EVALUATION)
        assert task not in work_for(user, cast.office, [ROLES[step]], AT)


@pytest.mark.parametrize("step", WAYS)
def test_no_way_in_is_open_to_who_evaluated_without_closing_a_step(cast: Cast, step: str) -> None:
    task = at_the_door(cast, step)
    user = official(cast.office, ROLES[step])
    take_side(task.case, user.pk, user.name, Side.EVALUATION, AT)
    shut(task, user, cast, (EvaluatedIt, MemberUnknown, EvaluatedItsCase))


def tied(
    cast: Cast, user: User, *, by_name: bool = False, ended: date | None = None, kind: str = "consultancy"
) -> User:
    """Let somebody have declared an interest in the client: chosen from the list, or written by its name."""
    client = cast.organisation
    Interest.objects.create(
        office=cast.office,
        user=user,
        kind=kind,
        organisation=None if by_name else client,
        company=client.name.removeprefix("PT ").upper() if by_name else client.name,
        ends_on=ended,
        declared_as="Sendiri",
        declared_at=AT,
    )
    return user


@pytest.mark.parametrize("step", WAYS)
def test_no_way_in_is_open_to_who_has_an_interest_in_the_client(cast: Cast, step: str) -> None:
    """MS-24; ISO/IEC 17021-1, 5.2; ISO/IEC 17065, 4.2: the rule of the team's checks."""
    task, role = at_the_door(cast, step), ROLES[step]
    recently = AT.date() - timedelta(days=700)
    people = {
        r"\(memberi jasa konsultasi\), jadi": tied(cast, official(cast.office, role)),
        r"\(bekerja di perusahaan itu\) sampai .*, belum 2 tahun": tied(
            cast, official(cast.office, role), by_name=True, ended=recently, kind="employment"
        ),
        "bertindak untuk pelanggan ini": official(cast.office, role, user=member(cast.organisation)),
    }
    for said, user in people.items():
        with pytest.raises(Interested, match=f"{user.name} .*{said}"):
            access.check_independence(task, user, AT)
        shut(task, user, cast, (Interested,))
        assert task not in work_for(user, cast.office, [role], AT)
    old = tied(cast, official(cast.office, role), ended=AT.date() - timedelta(days=731))
    elsewhere = tied(cast, old)
    Interest.objects.filter(user=old, ends_on=None).update(organisation=None, company="PT Lain")
    access.check_independence(task, elsewhere, AT)
    assert task in work_for(old, cast.office, [role], AT)


@pytest.mark.parametrize("step", WAYS)
def test_who_answers_for_both_standards_of_an_integrated_audit_judges_neither(cast: Cast, step: str) -> None:
    """Whoever is of one team only, and answers there what both ask, has evaluated the other case as well."""
    site, task = cast.case_at("stage-2"), cast.case_at(step, "iso-14001")
    for key, clauses in (("mutu", {"iso-9001": "8.5"}), ("audit-internal", {"iso-9001": "9.2", "iso-14001": "9.2"})):
        asked = {"key": key, "clauses": clauses, "text": key, "valid_from": date(2020, 1, 1)}
        ChecklistQuestion.objects.create(office=cast.office, **asked)
    if step == "committee":
        summon(task, cast.staff["committee"], AT)
    task.case.application.together_with = site.case.application
    task.case.application.save()
    user = allow(cast, join(site.case, official(cast.office, "auditor")), ROLES[step])
    apart, shared = (line.name for line in checklist(site))
    answer_checklist(site.pk, user, AT, {apart: SAID})
    assert user.pk not in on_side(task.case, Side.EVALUATION)
    answer_checklist(site.pk, user, AT, {shared: replace(SAID, key=uuid4())})
    assert user.pk in on_side(task.case, Side.EVALUATION)
    shut(task, user, cast, (EvaluatedIt, MemberUnknown, EvaluatedItsCase))
    judge = join(site.case, official(cast.office, "auditor"))
    take_side(task.case, judge.pk, judge.name, Side.JUDGEMENT, AT)
    with pytest.raises(JudgedCompanion, match=task.case.number):
        answer_checklist(site.pk, judge, AT, {shared: replace(SAID, key=uuid4())})


@pytest.mark.parametrize("is_special", [False, True])
def test_who_evaluated_a_later_case_of_a_certificate_does_not_decide_how_it_stands(
    cast: Cast, *, is_special: bool
) -> None:
    """A surveillance or a special audit, running or over: its findings are what a measure rests on (9.6.5)."""
    certificate = certified(cast)
    if is_special:
        why = Special(
            cause="complaint", reason="Aduan.", scope="Gudang.", conditions="-", until=AT.date() + timedelta(days=30)
        )
        case = open_special(certificate.pk, why, cast.staff["ss"], AT)
    else:
        case = cast.new_case(kind="surveillance", subject=certificate)
    user = cast.staff["decision-maker"]
    assert may_decide(certificate, user, AT)
    take_side(case, user.pk, user.name, Side.EVALUATION, AT)
    with pytest.raises(EvaluatedItsCase, match=f"{user.name} ikut mengevaluasi"):
        measured(certificate, user, cast)
    assert list(barred_deciders(certificate, AT)) == [user.pk]
    assert measured(certificate, cast.staff["head"], cast).is_accepted


def test_the_database_lets_nobody_stand_on_two_sides_of_a_case(cast: Cast) -> None:
    task = cast.case_at("committee", "sppt-sni")
    sides = sides_of(task.case)
    assert on_side(task.case, Side.JUDGEMENT) == {cast.staff["reviewer"].pk}
    for role in EVALUATORS:
        user = cast.staff[role]
        assert sides[user.pk] == Side.EVALUATION
        with pytest.raises(IntegrityError), transaction.atomic():
            Involvement.objects.create(case=task.case, user=user, side=Side.JUDGEMENT, taken_at=AT)


@pytest.mark.parametrize(("step", "role", "kind"), [
    ("testing", "laboratory", "laporan-uji"),
    ("laboratory-report", "ss", "pemeriksaan-laporan-uji"),
])  # fmt: skip
def test_whoever_works_on_a_test_or_its_report_evaluates_and_a_judge_may_not(
    cast: Cast, step: str, role: str, kind: str
) -> None:
    task = cast.case_at(step, "sppt-sni")
    helper, judge = official(cast.office, role), official(cast.office, role)
    take_side(task.case, judge.pk, judge.name, Side.JUDGEMENT, AT)
    with pytest.raises(OnAnotherSide):
        actions.attach(task.pk, judge, AT, name="a.pdf", data=PDF, kind=kind)
    actions.claim(task.pk, helper, AT)
    assert helper.pk not in sides_of(task.case)  # to take a task evaluates nothing yet
    actions.attach(task.pk, helper, AT, name="a.pdf", data=PDF, kind=kind)
    assert sides_of(task.case)[helper.pk] == Side.EVALUATION


def test_clerical_steps_of_the_same_people_take_no_side(cast: Cast) -> None:
    """ISO/IEC 17065, 7.5 and 7.6 are about evaluation: to appoint a team or to hand out work is none."""
    case = cast.case_at("decision", "sppt-sni").case
    assert [side_of(fresh(case, step)) for step in ("team", "disposition", "laboratory-report", "testing")] == [
        None,
        None,
        Side.EVALUATION,
        Side.EVALUATION,
    ]
    assert cast.staff["pjt"].pk not in sides_of(case)
