"""What is to be told is queued in the transaction of the act that causes it, and goes with it when it fails."""

from __future__ import annotations

import pytest
from django.db import transaction

from mutubaku.cases.library import step_of
from mutubaku.conduct import actions as conduct
from mutubaku.notices.actions import (
    tell_awaited,
    tell_case_ended,
    tell_invited,
    tell_opened,
    tell_resumed,
    tell_sent,
)
from mutubaku.notices.models import Notice
from tests.cast import Cast, fresh, later
from tests.factories.people import InvitationFactory


def newest() -> Notice:
    return Notice.objects.latest("id")


def test_whoever_is_next_is_told_by_role_and_which_step_it_is(cast: Cast) -> None:
    task = cast.case_at("audit-ready")
    tell_opened(task.case, [task], later())
    notice = newest()
    assert (notice.kind, notice.role, notice.office, notice.case, notice.at) == (
        "your-turn",
        "pjt",
        cast.office,
        task.case,
        later(),
    )
    assert notice.data == {"task": task.pk, "activity": step_of(task).activity}
    assert (notice.addressed_at, str(notice)) == (None, "your-turn → pjt")


def test_each_branch_that_opens_tells_its_own_role(cast: Cast) -> None:
    case = cast.case_at("team").case
    told = Notice.objects.count()
    tell_opened(case, [fresh(case, "team"), fresh(case, "certification")], later())
    assert Notice.objects.count() == told + 2


def test_the_client_is_told_of_receipt_and_end(cast: Cast) -> None:
    case = cast.case_at("disposition").case
    for tell, kind in ((tell_sent, "case-sent"), (tell_case_ended, "case-ended")):
        tell(case, later())
        assert (newest().kind, newest().role, newest().case) == (kind, "client", case)


def test_the_client_is_told_that_the_office_waits_for_them_and_an_outsider_is_not(cast: Cast) -> None:
    task = cast.case_at("audit-ready")
    tell_awaited(task.case, "client", task, later())
    assert (newest().kind, newest().role) == ("completion-asked", "client")
    told = Notice.objects.count()
    tell_awaited(task.case, "outside", task, later())
    assert Notice.objects.count() == told


def test_whoever_does_a_step_is_told_that_what_it_waited_for_has_come(cast: Cast) -> None:
    task = cast.case_at("audit-ready")
    tell_resumed(task.case, task, later())
    assert (newest().kind, newest().role, newest().data["task"]) == ("your-turn", "pjt", task.pk)


def test_an_invitation_goes_to_the_address_it_is_for_with_its_secret_link(cast: Cast) -> None:
    invitation = InvitationFactory(organisation=cast.organisation, invited_by=cast.client)
    tell_invited(invitation, "https://contoh.id/undangan/rahasia/", later())
    notice = newest()
    assert (notice.kind, notice.email, notice.role, notice.case, notice.office) == (
        "invitation",
        invitation.email,
        "",
        None,
        cast.office,
    )
    assert notice.data == {
        "link": "https://contoh.id/undangan/rahasia/",
        "organisation": cast.organisation.name,
        "by": cast.client.name,
    }
    assert str(notice) == f"invitation → {invitation.email}"


def test_an_act_that_is_undone_tells_nobody(cast: Cast) -> None:
    task = cast.case_at("audit-ready")
    told = Notice.objects.count()

    def undone() -> None:
        with transaction.atomic():
            conduct.perform(task.pk, "disampaikan", cast.staff["pjt"], later(days=5))
            raise LookupError

    with pytest.raises(LookupError):
        undone()
    assert Notice.objects.count() == told
