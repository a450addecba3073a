"""What is to be told is queued in the transaction of the act that causes it, and goes with it when it fails."""

from __future__ import annotations

import pytest
from django.db import transaction

from mutubaku.cases.library import step_of
from mutubaku.conduct import actions as conduct
from mutubaku.journal.models import Entry
from mutubaku.notices.actions import (
    copy_kinds,
    mark_read,
    remind,
    tell_awaited,
    tell_case_ended,
    tell_client,
    tell_invited,
    tell_opened,
    tell_returned,
    tell_role,
    tell_sent,
    write_message,
)
from mutubaku.notices.errors import MessageEmpty, MessageTooLong, NotTheirs
from mutubaku.notices.jobs import address_notices
from mutubaku.notices.models import Delivery, Message, Notice, NoticeKind, Reminder
from mutubaku.notices.queries import copied_kinds
from mutubaku.people.access import SYSTEM, client_capacity
from tests.cast import Cast, fresh, later
from tests.factories.people import InvitationFactory


def newest() -> Notice:
    return Notice.objects.latest("id")


def test_whoever_is_next_is_told_by_role_and_which_step_it_is(cast: Cast) -> None:
    task = cast.case_at("completeness")
    tell_opened(task.case, [task], later())
    notice = newest()
    assert (notice.kind, notice.role, notice.office, notice.case, notice.at) == (
        "your-turn",
        "pjt",
        cast.office,
        task.case,
        later(),
    )
    assert notice.data == {"task": task.pk, "activity": step_of(task).activity, "stage": "completeness"}
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
    task = cast.case_at("completeness")
    tell_awaited(task.case, "client", task, later(), {"until": "2026-12-07"})
    assert (newest().kind, newest().role, newest().data["until"]) == ("completion-asked", "client", "2026-12-07")
    told = Notice.objects.count()
    tell_awaited(task.case, "outside", task, later(), {})
    assert Notice.objects.count() == told


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
    task = cast.case_at("completeness")
    told = Notice.objects.count()

    def undone() -> None:
        with transaction.atomic():
            conduct.close_case(task.case_id, cast.staff["head"], later(days=5), reason="Ganda.")
            raise LookupError

    with pytest.raises(LookupError):
        undone()
    assert Notice.objects.count() == told


def test_whoever_prepared_a_draft_is_told_that_it_came_back_and_why(cast: Cast) -> None:
    task = cast.case_at("completeness")
    tell_returned(task.case, task, "Nama perusahaan salah.", later())
    assert (newest().kind, newest().role, newest().data["reason"]) == ("returned", "pjt", "Nama perusahaan salah.")


def test_a_kind_that_does_not_concern_somebody_cannot_be_told_to_them(cast: Cast) -> None:
    case = cast.case_at("completeness").case
    told = Notice.objects.count()
    with pytest.raises(NotTheirs, match="returned is not told to client"):
        tell_client(case, NoticeKind.RETURNED, later())
    with pytest.raises(NotTheirs, match="payment-code is not told to pjt"):
        tell_role(case, "pjt", NoticeKind.PAYMENT_CODE, later())
    assert Notice.objects.count() == told


def test_a_reminder_is_queued_once_for_each_stage_however_often_it_is_asked_for(cast: Cast) -> None:
    case = cast.case_at("completeness").case
    told = Notice.objects.count()
    stages = ["completion:7/soon", "completion:7/soon", "completion:7/past-0"]
    data = {"until": "2026-11-30"}
    assert [remind(case, NoticeKind.COMPLETION_REMINDER, one, later(), data) for one in stages] == [True, False, True]
    assert Notice.objects.count() == told + 2
    assert [str(one) for one in Reminder.objects.order_by("id")] == [
        f"{case.pk}: {stages[0]}",
        f"{case.pk}: {stages[2]}",
    ]


def test_a_message_is_kept_as_written_with_its_author_s_position(cast: Cast) -> None:
    case = cast.case_at("completeness").case
    by = client_capacity(cast.client, cast.organisation, later())
    assert by is not None
    message = write_message(case, by, "  Kapan auditnya?\r\nTerima kasih.\n", later())
    assert (message.text, message.author, message.as_title, message.is_client, message.at) == (
        "Kapan auditnya?\nTerima kasih.",
        cast.client,
        "Pelanggan",
        True,
        later(),
    )
    assert str(message) == f"{case.pk}: Pelanggan"


@pytest.mark.parametrize(
    ("text", "error", "sentence"),
    [
        (" \n ", MessageEmpty, "Tulis pesannya dahulu."),
        (
            "x" * 4001,
            MessageTooLong,
            "Pesan paling banyak 4000 aksara; Anda menulis 4001. Singkatkan, atau kirim dalam dua pesan.",
        ),
    ],
)
def test_an_empty_or_endless_message_is_refused_with_its_sentence(
    cast: Cast, text: str, error: type[Exception], sentence: str
) -> None:
    case = cast.case_at("completeness").case
    by = client_capacity(cast.client, cast.organisation, later())
    assert by is not None
    with pytest.raises(error) as refused:
        write_message(case, by, text, later())
    assert str(refused.value) == sentence
    assert Message.objects.count() == 0


def test_the_office_s_choice_of_copies_is_journalled_and_choosing_the_same_again_is_not(cast: Cast) -> None:
    cast.office.mailbox = "balai@contoh.id"
    cast.office.save()
    entries = Entry.objects.count()
    assert copy_kinds(cast.office, ["message", "case-sent", "tidak-ada"], SYSTEM, later()) == ["case-sent", "message"]
    assert copy_kinds(cast.office, ["case-sent", "message"], SYSTEM, later()) == ["case-sent", "message"]
    assert Entry.objects.count() == entries + 1
    assert copy_kinds(cast.office, ["message"], SYSTEM, later()) == ["message"]
    assert copied_kinds(cast.office) == ["message"]
    assert str(cast.office.copied_kinds.get()) == f"{cast.office.pk}: message"


def test_the_first_reading_counts(cast: Cast) -> None:
    tell_sent(cast.case_at("completeness").case, later())
    address_notices(later())
    mine = list(Delivery.objects.filter(user=cast.client).values_list("pk", flat=True))
    mark_read(mine, later(hours=1))
    mark_read(mine, later(hours=2))
    assert set(Delivery.objects.filter(user=cast.client).values_list("read_at", flat=True)) == {later(hours=1)}
