"""Who may see a case, work on a step or decide over a case; everybody else finds nothing there or is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.http import Http404

from mutubaku.cases.library import step_of
from mutubaku.cases.models import Case
from mutubaku.cli.demonstration.filling import fill
from mutubaku.conduct import access, actions
from mutubaku.conduct.actions.agreeing import signer_of
from mutubaku.conduct.errors import ActsForClient, NotIndependent, NotYours
from mutubaku.documents.models import Version
from mutubaku.documents.queries import latest
from mutubaku.people.models import Holding, Membership, Position, User
from tests.cast import MONDAY, Cast, fresh, join, later
from tests.certified import certified
from tests.factories.people import OfficeFactory, OrganisationFactory, UserFactory, member, official

AT = later(days=10)


def sees(case: Case, user: User) -> bool:
    try:
        return access.visible_case(case.pk, user, AT) == case
    except Http404:
        return False


@pytest.fixture
def draft(cast: Cast) -> Case:
    return cast.new_case()


@pytest.fixture
def sent(cast: Cast) -> Case:
    return cast.case_at("confirmation").case


@pytest.fixture
def outsiders(cast: Cast) -> dict[str, User]:
    """Everybody who has no business with the client's cases."""
    left, gone = member(cast.organisation), member(cast.organisation)
    Membership.objects.filter(user=left).update(until=MONDAY)
    User.objects.filter(pk=gone.pk).update(is_active=False)
    former = official(cast.office, "ss", ends_on=(MONDAY - timedelta(days=1)).date())
    return {
        "nobody": cast.outsider,
        "another client of the office": member(OrganisationFactory(office=cast.office)),
        "a member who has left": left,
        "a member whose account is closed": User.objects.get(pk=gone.pk),
        "an official of another office": official(OfficeFactory(), "head"),
        "an official whose time is over": former,
    }


def test_a_draft_is_its_clients_alone(cast: Cast, draft: Case, outsiders: dict[str, User]) -> None:
    assert sees(draft, cast.client)
    assert [who for who, user in outsiders.items() if sees(draft, user)] == []
    assert [role for role, user in cast.staff.items() if sees(draft, user)] == []


def test_what_was_sent_is_the_clients_and_its_offices(cast: Cast, sent: Case, outsiders: dict[str, User]) -> None:
    assert sees(sent, cast.client)
    assert [who for who, user in outsiders.items() if sees(sent, user)] == []
    assert [role for role, user in cast.staff.items() if not sees(sent, user)] == []


def test_what_does_not_exist_is_refused_as_what_is_another_mans(cast: Cast) -> None:
    for get in (access.visible_case, access.visible_task, access.visible_version):
        with pytest.raises(Http404):
            get(0, cast.client, AT)


def test_a_step_is_shown_to_whoever_sees_its_case(cast: Cast, sent: Case, outsiders: dict[str, User]) -> None:
    task = fresh(sent, "confirmation")
    for user in (cast.client, cast.staff["ss"]):
        assert access.visible_task(task.pk, user, AT) == task
    for user in outsiders.values():
        with pytest.raises(Http404):
            access.visible_task(task.pk, user, AT)


def test_a_step_of_the_office_is_not_shown_to_the_client(cast: Cast, sent: Case) -> None:
    task = fresh(sent, "verification")
    assert access.visible_task(task.pk, cast.staff["head"], AT) == task
    with pytest.raises(Http404):
        access.visible_task(task.pk, cast.client, AT)


def test_a_file_is_shown_to_whoever_sees_its_case(cast: Cast, sent: Case, outsiders: dict[str, User]) -> None:
    version = Version.objects.get(document__case=sent, document__requirement="akta")
    for user in (cast.client, cast.staff["ss"]):
        assert access.visible_version(version.pk, user, AT) == version
    for user in outsiders.values():
        with pytest.raises(Http404):
            access.visible_version(version.pk, user, AT)


def test_an_inner_paper_of_the_office_is_not_shown_to_the_client(cast: Cast, sent: Case) -> None:
    memo = Version.objects.get(document__case=sent, document__kind="memo-disposisi")
    assert access.visible_version(memo.pk, cast.staff["ss"], AT) == memo
    with pytest.raises(Http404):
        access.visible_version(memo.pk, cast.client, AT)


def reads(cast: Cast, version: Version) -> bool:
    try:
        return access.visible_version(version.pk, cast.client, AT) == version
    except Http404:
        return False


def test_a_letter_to_the_client_is_shown_to_them_when_its_step_is_closed_and_then_as_it_last_was(cast: Cast) -> None:
    task, pjt = cast.case_at("audit-letter"), cast.staff["pjt"]
    fill(task, step_of(task).outcome("dikirim"), pjt, later(days=1))
    drafts = [actions.make(task.pk, kind, pjt, later(days=1)) for kind in ("e-billing", "surat-informasi-audit")]
    assert [reads(cast, one) for one in drafts] == [False, False]
    actions.perform(task.pk, "dikirim", pjt, later(days=1))
    sent = [latest(task.case, one.document.kind) for one in drafts]
    assert [reads(cast, one) for one in drafts] == [False, False]
    assert [reads(cast, one) for one in sent if one] == [True, True]


def test_a_letter_that_was_being_written_when_the_case_ended_was_never_sent(cast: Cast) -> None:
    task = cast.case_at("audit-letter")
    bill = actions.make(task.pk, "e-billing", cast.staff["pjt"], later(days=1), text="Isi.")
    actions.withdraw(task.case_id, cast.client, later(days=1), reason="Batal.")
    assert not reads(cast, bill)


def test_a_step_is_done_by_its_role_alone(cast: Cast, outsiders: dict[str, User]) -> None:
    task = cast.case_at("audit-ready")
    assert access.worker_of(task, cast.staff["pjt"], AT).title == "Pjt"
    others = [cast.client, cast.staff["head"], cast.staff["ss"], *outsiders.values()]
    assert [user for user in others if access.may_work(task, user, AT)] == []
    with pytest.raises(NotYours) as refusal:
        access.worker_of(task, cast.staff["head"], AT)
    assert str(refusal.value) == ("Langkah ini dikerjakan oleh Seksi PJT, dan Anda tidak sedang memegang peran itu.")


def test_a_step_of_the_client_is_done_by_any_of_its_people_and_by_no_official(cast: Cast, sent: Case) -> None:
    task = fresh(sent, "confirmation")
    colleague = member(cast.organisation)
    assert access.worker_of(task, colleague, AT).on_behalf_of == cast.organisation.name
    assert [role for role, user in cast.staff.items() if access.may_work(task, user, AT)] == []


def test_who_took_part_in_the_evaluation_is_named_the_step_that_bars_them(cast: Cast) -> None:
    task = cast.case_at("review")
    position = Position.objects.get(office=cast.office, role_assignments__role="reviewer")
    Holding.objects.create(position=position, user=cast.staff["auditor"], starts_on="2020-01-01")
    with pytest.raises(NotIndependent) as refusal:
        access.worker_of(task, cast.staff["auditor"], AT)
    assert "Melaksanakan audit tahap 1" in str(refusal.value)
    assert not access.may_work(task, cast.staff["auditor"], AT)
    access.check_independence(task, cast.staff["reviewer"], task.opened_at)
    access.check_independence(fresh(task.case, "stage-1"), cast.staff["auditor"], task.opened_at)


def test_the_head_and_the_section_heads_direct_a_case_and_nobody_else(cast: Cast, outsiders: dict[str, User]) -> None:
    case = cast.case_at("audit-ready").case
    directing = {role for role, user in cast.staff.items() if access.may_manage(case, user, AT)}
    assert directing == {"head", "ss", "pjt"}
    assert [user for user in [cast.client, *outsiders.values()] if access.may_manage(case, user, AT)] == []
    assert access.manager_of(case, cast.staff["ss"], AT).role == "ss"


def test_only_the_clients_own_people_act_for_it(cast: Cast, sent: Case, outsiders: dict[str, User]) -> None:
    assert access.is_client_of(sent, cast.client, AT)
    assert access.client_of(sent, cast.client, AT).is_client
    for user in [*cast.staff.values(), *outsiders.values()]:
        assert not access.is_client_of(sent, user, AT)
        with pytest.raises(NotYours):
            access.client_of(sent, user, AT)


def test_a_step_nobody_holds_is_handed_out_by_whoever_may_do_it_or_directs_the_case(cast: Cast) -> None:
    task = cast.case_at("audit-ready")
    assert access.worker_or_manager(task, cast.staff["pjt"], AT).role == "pjt"
    assert access.worker_or_manager(task, cast.staff["head"], AT).role == "head"
    with pytest.raises(NotYours):
        access.worker_or_manager(task, cast.staff["auditor"], AT)


def test_colleagues_are_everyone_who_could_do_a_step_of_the_office_that_day(cast: Cast, sent: Case) -> None:
    official(cast.office, "pjt", ends_on=(MONDAY - timedelta(days=1)).date())
    second = official(cast.office, "pjt")
    task = fresh(sent, "audit-letter")
    assert set(access.colleagues(task, AT)) == {cast.staff["pjt"].pk, second.pk}
    assert access.colleagues(fresh(sent, "confirmation"), AT) == []


def test_a_held_step_is_handed_on_by_its_holder_or_whoever_directs_the_case(cast: Cast) -> None:
    task = cast.case_at("stage-1")
    colleague, auditor = join(task.case, official(cast.office, "auditor")), cast.staff["auditor"]
    may = {
        "nobody holds it": [
            u for u in (auditor, colleague, cast.staff["ss"], cast.client) if access.may_assign(task, u, AT)
        ]
    }
    actions.claim(task.pk, auditor, AT)
    held = fresh(task.case, "stage-1")
    may["the auditor holds it"] = [
        u for u in (auditor, colleague, cast.staff["ss"], cast.client) if access.may_assign(held, u, AT)
    ]
    assert may == {
        "nobody holds it": [auditor, colleague, cast.staff["ss"]],
        "the auditor holds it": [auditor, cast.staff["ss"]],
    }


def test_an_acting_official_has_the_right_from_the_first_to_the_last_day_of_the_decree(cast: Cast) -> None:
    case = cast.case_at("audit-ready").case
    position = Position.objects.get(office=cast.office, role_assignments__role="head")
    acting = UserFactory()
    first, last = later(days=7).date(), later(days=9).date()
    Holding.objects.create(position=position, user=acting, manner="plh", decree="SP-2", starts_on=first, ends_on=last)
    days = [number for number in range(5, 12) if access.may_manage(case, acting, later(days=number))]
    assert days == [7, 8, 9]
    assert access.manager_of(case, acting, later(days=8)).title == "Plh. Head"


def test_whoever_acts_for_a_client_does_nothing_for_the_office_on_its_matters(cast: Cast) -> None:
    certificate = certified(cast)
    case, task = certificate.case, cast.case_at("completeness")
    people = {role: cast.staff[role] for role in ("head", "ss", "pjt")}
    assert access.may_manage(case, people["head"], MONDAY)
    for user in people.values():
        Membership.objects.create(user=user, organisation=cast.organisation, since=MONDAY)
    acts = [
        lambda: access.manager_of(case, people["ss"], MONDAY),
        lambda: signer_of(case, people["head"], MONDAY),
        lambda: access.keeper_of(certificate, people["ss"], MONDAY),
        lambda: access.signatory_of(certificate, people["head"], MONDAY),
        lambda: access.worker_of(task, people["pjt"], MONDAY),
    ]
    for act in acts:
        with pytest.raises(ActsForClient, match="bertindak untuk pelanggan ini, jadi tidak boleh mengurusnya"):
            act()
    assert not access.may_manage(case, people["head"], MONDAY)
    Membership.objects.update(until=MONDAY)
    assert access.manager_of(case, people["ss"], MONDAY).role == "ss"
