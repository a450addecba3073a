"""The worker turns notices into one letter for each person in their language, and sends each once, however often."""

from __future__ import annotations

import smtplib
from datetime import timedelta
from email.message import EmailMessage as PlainMessage

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from pytest_django import Settings

from mutubaku.conduct import actions as conduct
from mutubaku.notices import jobs
from mutubaku.notices.actions import copy_kinds, retry_unwritten, tell_invited, tell_opened
from mutubaku.notices.jobs import WAITS, address_notices, send_due
from mutubaku.notices.models import Delivery, Notice
from mutubaku.notices.policy import HEARD
from mutubaku.notices.queries import unwritten
from mutubaku.people.access import SYSTEM
from mutubaku.people.models import Membership, User
from tests.cast import Cast, later
from tests.factories.people import InvitationFactory, OfficeFactory, OfficeProfileFactory, member, official

AT = later(days=10)
INVITED = {"link": "https://contoh.id/undangan/rahasia/?a=1&b=2", "organisation": "PT Contoh", "by": "Dewi"}


@pytest.fixture
def turn(cast: Cast) -> Notice:
    """A notice to the section heads that it is their turn; all others are told already."""
    task = cast.case_at("completeness")
    tell_opened(task.case, [task], AT)
    notice = Notice.objects.latest("id")
    Notice.objects.exclude(pk=notice.pk).update(addressed_at=AT)
    return notice


@pytest.fixture
def letter(turn: Notice) -> Delivery:
    address_notices(AT)
    return Delivery.objects.get()


def fail_with(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def send(_message: EmailMessage, fail_silently: bool = False) -> int:
        raise error

    monkeypatch.setattr(EmailMessage, "send", send)


def addressed(notice: Notice) -> set[str]:
    Notice.objects.exclude(pk=notice.pk).update(addressed_at=AT)
    assert address_notices(AT) == 1
    return set(notice.deliveries.values_list("email", flat=True))


def test_everybody_in_the_role_that_day_is_told(cast: Cast, turn: Notice) -> None:
    colleague = official(cast.office, "pjt")
    official(cast.office, "pjt", ends_on=(AT - timedelta(days=1)).date())
    assert addressed(turn) == {cast.staff["pjt"].email, colleague.email}


def copied(cast: Cast, mailbox: str, *kinds: str) -> None:
    """The office has a mailbox and wants these kinds copied to it."""
    cast.office.mailbox = mailbox
    cast.office.save()
    copy_kinds(cast.office, kinds, SYSTEM, AT)


def test_the_offices_own_mailbox_gets_nothing_by_itself(cast: Cast, turn: Notice) -> None:
    copied(cast, "balai@contoh.id")
    assert addressed(turn) == {cast.staff["pjt"].email}


def test_of_a_kind_the_office_chose_its_mailbox_gets_a_copy_without_a_name(cast: Cast, turn: Notice) -> None:
    copied(cast, "balai@contoh.id", "your-turn", "message")
    assert addressed(turn) == {cast.staff["pjt"].email, "balai@contoh.id"}
    copy = Delivery.objects.get(email="balai@contoh.id")
    assert (copy.user, "Yth." in copy.text) == (None, False)


def test_a_kind_chosen_while_there_is_no_mailbox_goes_nowhere(cast: Cast, turn: Notice) -> None:
    copied(cast, "", "your-turn")
    assert addressed(turn) == {cast.staff["pjt"].email}


def test_an_invitation_is_never_copied_whatever_the_office_chose(cast: Cast) -> None:
    copied(cast, "balai@contoh.id", "invitation")
    invitation = InvitationFactory(organisation=cast.organisation, invited_by=cast.client)
    tell_invited(invitation, "https://contoh.id/undangan/rahasia/", AT)
    assert addressed(Notice.objects.latest("id")) == {invitation.email}


def test_a_mailbox_that_is_somebodys_own_address_is_written_to_once(cast: Cast, turn: Notice) -> None:
    copied(cast, cast.staff["pjt"].email, "your-turn")
    assert addressed(turn) == {cast.staff["pjt"].email}
    assert Delivery.objects.get().user == cast.staff["pjt"]


def test_the_clients_present_people_are_told_and_nobody_who_left(cast: Cast, turn: Notice) -> None:
    Notice.objects.filter(pk=turn.pk).update(role="client")
    colleague, left, closed = member(cast.organisation), member(cast.organisation), member(cast.organisation)
    Membership.objects.filter(user=left).update(until=AT - timedelta(days=1))
    User.objects.filter(pk=closed.pk).update(is_active=False)
    assert addressed(turn) == {cast.client.email, colleague.email}


def test_a_notice_to_nobody_is_done_with(cast: Cast, turn: Notice) -> None:
    Notice.objects.filter(pk=turn.pk).update(role="laboratorium-lain")
    assert addressed(turn) == set()
    turn.refresh_from_db()
    assert turn.addressed_at == AT


def test_a_notice_to_the_client_without_a_case_reaches_nobody(cast: Cast) -> None:
    notice = Notice.objects.create(office=cast.office, kind="your-turn", role="client", at=AT)
    assert addressed(notice) == set()


def test_a_letter_says_what_about_which_case_and_where_to_go(cast: Cast, letter: Delivery, settings: Settings) -> None:
    case = letter.notice.case
    assert case is not None
    assert letter.subject == f"Giliran Anda: permohonan {case.number}"
    assert letter.text.split("\n") == [
        f"Yth. {cast.staff['pjt'].name},",
        "",
        f"Permohonan {case.number} dari {cast.organisation.name} menunggu Anda:",
        f'"{letter.notice.data["activity"]}"',
        "",
        f"{settings.BASE_URL}/tugas/{letter.notice.data['task']}/",
        "",
        "Balai Standardisasi dan Pelayanan Jasa Industri Contoh",
        "Jl. Contoh No. 1",
        "",
    ]
    assert f'href="{settings.BASE_URL}/tugas/{letter.notice.data["task"]}/"' in letter.html
    assert letter.message == "\n".join(letter.text.split("\n")[2:4])
    assert (letter.created_at, letter.next_attempt_at, letter.attempts, letter.sent_at) == (AT, AT, 0, None)
    assert str(letter) == f"{cast.staff['pjt'].email}: {letter.subject}"


def test_each_reads_it_in_their_own_language(cast: Cast, turn: Notice) -> None:
    english = official(cast.office, "pjt", user=None)
    User.objects.filter(pk=english.pk).update(language="en")
    addressed(turn)
    subjects = {one.user_id: one.subject for one in Delivery.objects.all()}
    number = turn.case.number if turn.case else ""
    assert subjects[cast.staff["pjt"].pk] == f"Giliran Anda: permohonan {number}"
    assert subjects[english.pk] == f"Your turn: application {number}"
    assert '<html lang="en">' in Delivery.objects.get(user=english).html


BESIDE_A_STEP = ("certificate", "cycle", "standing", "special", "complaint", "company")


@pytest.mark.parametrize("kind", sorted(set(HEARD) - {"invitation"}))
def test_every_kind_of_notice_has_its_texts(cast: Cast, turn: Notice, kind: str) -> None:
    assert turn.case is not None
    about = {"certificate": turn.case.number, "measure": "suspend", "ground": "failure", "number": turn.case.number}
    about["organisation"] = turn.case.number
    Notice.objects.filter(pk=turn.pk).update(
        role="client",
        kind=kind,
        data=about if kind.startswith(BESIDE_A_STEP) else turn.data,
    )
    addressed(turn)
    letter = Delivery.objects.get()
    named = turn.case.organisation.name if kind.startswith("team") else turn.case.number  # by whom they know the audit
    assert named in letter.subject
    assert turn.case.number in letter.text
    assert turn.case.number in letter.html


def test_the_end_of_a_case_is_told_with_its_reason_and_markup_in_it_stays_text(cast: Cast, turn: Notice) -> None:
    assert turn.case is not None
    conduct.close_case(turn.case.pk, cast.staff["head"], AT, reason="Ganda <b>& salah</b>.")
    addressed(Notice.objects.latest("id"))
    letter = Delivery.objects.get()
    assert letter.subject == f"Permohonan {turn.case.number}: Ditutup kantor"
    assert '"Ganda <b>& salah</b>."' in letter.text
    assert "Ganda &lt;b&gt;&amp; salah&lt;/b&gt;." in letter.html


def test_an_invitation_needs_no_account_and_carries_its_own_link(cast: Cast) -> None:
    invitation = InvitationFactory(organisation=cast.organisation, invited_by=cast.client)
    tell_invited(invitation, "https://contoh.id/undangan/rahasia/", AT)
    addressed(Notice.objects.latest("id"))
    letter = Delivery.objects.get()
    assert (letter.user, letter.email) == (None, invitation.email)
    assert letter.subject == f"Undangan bergabung dengan {cast.organisation.name}"
    assert "https://contoh.id/undangan/rahasia/" in letter.text
    assert "Yth." not in letter.text


def test_a_name_with_a_line_break_stays_on_the_subjects_one_line(cast: Cast) -> None:
    cast.organisation.name = "PT Satu\r\nBcc: korban@contoh.id"
    cast.organisation.save()
    invitation = InvitationFactory(organisation=cast.organisation, invited_by=cast.client)
    tell_invited(invitation, "https://contoh.id/undangan/rahasia/", AT)
    addressed(Notice.objects.latest("id"))
    assert Delivery.objects.get().subject == "Undangan bergabung dengan PT Satu Bcc: korban@contoh.id"
    assert send_due(AT) == 1
    assert mail.outbox[0].recipients() == [invitation.email]


def test_without_a_case_and_link_one_is_led_to_the_front_page(cast: Cast, settings: Settings) -> None:
    notice = Notice.objects.create(office=OfficeFactory(profile=None), kind="your-turn", email="a@contoh.id", at=AT)
    addressed(notice)
    assert settings.BASE_URL in Delivery.objects.get().text


def test_the_offices_name_is_the_one_of_its_own_day(cast: Cast) -> None:
    late = AT.replace(hour=0, minute=30)  # half past midnight in Palembang, still yesterday in Greenwich
    OfficeProfileFactory(office=cast.office, valid_from=late.date(), name="Balai Baru")
    notice = Notice.objects.create(office=cast.office, kind="your-turn", email="a@contoh.id", at=late)
    Notice.objects.exclude(pk=notice.pk).update(addressed_at=late)
    address_notices(late)
    assert "Balai Baru" in Delivery.objects.get().text


def test_a_notice_is_addressed_once(letter: Delivery) -> None:
    assert address_notices(AT) == 0
    assert Delivery.objects.count() == 1


def test_notices_are_addressed_a_batch_at_a_time_oldest_first(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "BATCH", 2)
    for number in range(3):
        Notice.objects.create(office=cast.office, kind="your-turn", email=f"{number}@contoh.id", at=AT)
    assert [address_notices(AT) for _ in range(3)] == [2, 1, 0]
    assert list(Delivery.objects.order_by("id").values_list("email", flat=True)) == [
        "0@contoh.id",
        "1@contoh.id",
        "2@contoh.id",
    ]
    assert [send_due(AT) for _ in range(3)] == [2, 1, 0]


def test_a_letter_goes_out_once_in_both_forms(cast: Cast, letter: Delivery) -> None:
    assert [send_due(AT), send_due(AT), send_due(AT + timedelta(days=30))] == [1, 0, 0]
    [sent] = mail.outbox
    assert (sent.subject, sent.body, sent.to) == (letter.subject, letter.text, [cast.staff["pjt"].email])
    assert [(a[0], a[1]) for a in sent.alternatives] == [(letter.html, "text/html")]  # type: ignore[attr-defined]
    letter.refresh_from_db()
    assert (letter.sent_at, letter.attempts, letter.error) == (AT, 1, "")


def test_a_letter_that_is_not_due_waits(letter: Delivery) -> None:
    assert send_due(AT - timedelta(seconds=1)) == 0
    assert mail.outbox == []


def test_a_letter_that_cannot_be_sent_keeps_why_and_is_tried_again_later_and_later(
    letter: Delivery, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(monkeypatch, smtplib.SMTPServerDisconnected("Server surat tidak menjawab."))
    moment, waits = AT, []
    for _ in range(len(WAITS)):
        assert send_due(moment) == 0
        letter.refresh_from_db()
        assert letter.error == "Server surat tidak menjawab."
        assert letter.next_attempt_at is not None
        waits.append(letter.next_attempt_at - moment)
        moment = letter.next_attempt_at
    assert tuple(waits) == WAITS


def test_after_the_last_attempt_it_is_given_up_with_its_words_kept(
    letter: Delivery, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(monkeypatch, ConnectionRefusedError("Ditolak."))
    for day in range(len(WAITS) + 3):
        send_due(AT + timedelta(days=day))
    letter.refresh_from_db()
    assert (letter.attempts, letter.next_attempt_at, letter.sent_at) == (len(WAITS) + 1, None, None)
    assert letter.error == "Ditolak."


def test_a_letter_that_goes_out_at_the_second_attempt_forgets_the_first_ones_error(
    letter: Delivery, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        fail_with(patch, OSError("Putus."))
        send_due(AT)
    assert send_due(AT + WAITS[0]) == 1
    letter.refresh_from_db()
    assert (letter.sent_at, letter.error, letter.attempts) == (AT + WAITS[0], "", 2)


def test_an_address_no_mail_can_carry_does_not_hold_up_the_others(
    cast: Cast, turn: Notice, monkeypatch: pytest.MonkeyPatch
) -> None:
    official(cast.office, "pjt")
    addressed(turn)
    bad, good = Delivery.objects.order_by("id")
    send = EmailMessage.send

    def choosy(message: EmailMessage, fail_silently: bool = False) -> int:
        if message.to == [bad.email]:
            PlainMessage()["Subject"] = "dua\nbaris"  # what Python says of such a header
        return send(message, fail_silently)

    monkeypatch.setattr(EmailMessage, "send", choosy)
    assert send_due(AT) == 1
    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.sent_at, good.sent_at) == (None, AT)
    assert bad.error != ""


def test_a_second_worker_that_looks_while_the_first_is_sending_finds_nothing_to_send(
    letter: Delivery, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    send = EmailMessage.send

    def interrupted(message: EmailMessage, fail_silently: bool = False) -> int:
        seen.append(send_due(AT))
        return send(message, fail_silently)

    monkeypatch.setattr(EmailMessage, "send", interrupted)
    assert send_due(AT) == 1
    assert (seen, len(mail.outbox)) == ([0], 1)


def test_a_worker_that_read_a_letter_before_another_sent_it_does_not_send_it_again(letter: Delivery) -> None:
    stale = Delivery.objects.get(pk=letter.pk)
    assert jobs._send(letter, AT) == 1
    assert jobs._send(stale, AT) == 0
    assert len(mail.outbox) == 1


def test_a_notice_that_cannot_be_written_keeps_its_error_and_holds_up_no_other(
    cast: Cast, turn: Notice, caplog: pytest.LogCaptureFixture
) -> None:
    broken = Notice.objects.create(office=cast.office, kind="tidak-ada", email="a@contoh.id", at=AT)
    after = Notice.objects.create(office=cast.office, kind="invitation", email="b@contoh.id", data=INVITED, at=AT)
    assert address_notices(AT) == 3
    assert address_notices(AT) == 0
    broken.refresh_from_db()
    after.refresh_from_db()
    assert (broken.addressed_at, after.addressed_at) == (None, AT)
    assert "tidak-ada" in broken.error
    assert not broken.deliveries.exists()
    assert "gagal ditulis" in caplog.text
    assert list(unwritten(cast.office)) == [broken]


def test_what_could_not_be_written_is_tried_again_when_somebody_asks(cast: Cast) -> None:
    notice = Notice.objects.create(office=cast.office, kind="tidak-ada", email="a@contoh.id", data=INVITED, at=AT)
    address_notices(AT)
    Notice.objects.update(kind="invitation")
    assert address_notices(AT) == 0
    assert retry_unwritten(cast.office) == 1
    assert address_notices(AT) == 1
    assert notice.deliveries.count() == 1


def test_an_invitation_s_link_is_kept_nowhere_once_it_was_sent(cast: Cast) -> None:
    notice = Notice.objects.create(office=cast.office, kind="invitation", email="b@contoh.id", data=INVITED, at=AT)
    address_notices(AT)
    assert send_due(AT) == 1
    assert INVITED["link"] in str(mail.outbox[0].body)
    notice.refresh_from_db()
    copy = notice.deliveries.get()
    assert notice.data == {**INVITED, "link": ""}
    assert "rahasia" not in copy.text + copy.html + copy.message
    assert "PT Contoh" in copy.text


def test_an_invitation_that_could_not_be_sent_keeps_its_link_for_the_next_try(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice = Notice.objects.create(office=cast.office, kind="invitation", email="b@contoh.id", data=INVITED, at=AT)
    address_notices(AT)
    fail_with(monkeypatch, OSError("putus"))
    assert send_due(AT) == 0
    notice.refresh_from_db()
    assert notice.data == INVITED
    assert INVITED["link"] in notice.deliveries.get().text
