"""A case ends before its end by the client's withdrawal or the office's closing, with a reason, at any step."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction

from mutubaku.cases.models import Case, Pause, Task
from mutubaku.conduct import actions
from mutubaku.conduct.errors import CaseEnded, NotYours, ReasonMissing
from mutubaku.documents.models import Version
from mutubaku.journal.models import Entry
from mutubaku.notices.models import Notice, NoticeKind
from tests.cast import MONDAY, Cast, drive, fresh, later
from tests.conduct.actions.test_perform import STEPS

AT = later(days=100)


def last(case: Case) -> Entry:
    return Entry.objects.filter(chain=case.chain).latest("seq")


@pytest.mark.parametrize("step", STEPS)
def test_the_client_may_withdraw_at_any_step(cast: Cast, step: str) -> None:
    case = cast.new_case() if step == "application" else cast.case_at("team" if step == "certification" else step).case
    actions.withdraw(case.pk, cast.client, AT, reason="Pabrik tutup.")
    case.refresh_from_db()
    assert (case.ending, case.ending_reason, case.closed_at) == ("withdrawn", "Pabrik tutup.", AT)
    assert not case.tasks.filter(closed_at=None).exists()


@pytest.mark.parametrize("role", ["head", "ss", "pjt"])
def test_whoever_directs_a_case_may_close_it(cast: Cast, role: str) -> None:
    case = cast.case_at("verification").case
    actions.close_case(case.pk, cast.staff[role], AT, reason="Di luar lingkup akreditasi.")
    case.refresh_from_db()
    assert (case.ending, case.ending_reason) == ("closed", "Di luar lingkup akreditasi.")


def test_only_the_clients_people_withdraw_and_only_who_directs_closes(cast: Cast) -> None:
    case = cast.case_at("verification").case
    for user in (cast.outsider, *cast.staff.values()):
        with pytest.raises(NotYours):
            actions.withdraw(case.pk, user, AT, reason="Salah orang.")
    for user in (cast.outsider, cast.client, cast.staff["auditor"], cast.staff["decision-maker"]):
        with pytest.raises(NotYours):
            actions.close_case(case.pk, user, AT, reason="Salah orang.")
    case.refresh_from_db()
    assert case.is_open


def test_no_case_ends_without_a_reason(cast: Cast) -> None:
    case = cast.case_at("verification").case
    for act, user in ((actions.withdraw, cast.client), (actions.close_case, cast.staff["head"])):
        with pytest.raises(ReasonMissing):
            act(case.pk, user, AT, reason=" \n ")


def test_a_case_ends_once(cast: Cast) -> None:
    case = cast.case_at("verification").case
    actions.withdraw(case.pk, cast.client, AT, reason="Batal.")
    for act, user in ((actions.withdraw, cast.client), (actions.close_case, cast.staff["head"])):
        with pytest.raises(CaseEnded):
            act(case.pk, user, later(days=101), reason="Sekali lagi.")
    assert last(case).seq == Entry.objects.filter(chain=case.chain).count()
    assert last(case).at == AT


def test_whatever_was_open_is_closed_with_the_case_and_nothing_is_deleted(cast: Cast) -> None:
    case = cast.new_case("sppt-sni")
    drive(case, until=("corrections", "sample-delivery"), at=MONDAY)
    delivery = fresh(case, "sample-delivery")
    actions.pause(delivery.pk, "pengiriman-contoh", cast.staff["ppc"], AT, reason="Kurir.")
    kept = (Task.objects.count(), Pause.objects.count(), Version.objects.count())
    end = AT + timedelta(days=1)
    actions.withdraw(case.pk, cast.client, end, reason="Batal.")
    assert (Task.objects.count(), Pause.objects.count(), Version.objects.count()) == kept
    ended = case.tasks.filter(closed_at=end)
    assert {(t.step, t.outcome, t.note, t.closed_by_id, t.closed_as) for t in ended} == {
        (step, "case-withdrawn", "Batal.", cast.client.pk, "Pelanggan")
        for step in ("certification", "corrections", "sample-delivery")
    }
    held = delivery.pauses.get()
    assert (held.ended_at, held.ended_by, held.end_note) == (end, cast.client, "Batal.")


def test_a_pause_opened_a_moment_later_than_the_act_that_ends_the_case_ends_as_it_begins(cast: Cast) -> None:
    task = cast.case_at("sample-delivery", "sppt-sni")
    actions.pause(task.pk, "pengiriman-contoh", cast.staff["ppc"], AT, reason="Kurir.")
    actions.withdraw(task.case_id, cast.client, AT - timedelta(milliseconds=3), reason="Batal.")
    held = task.pauses.get()
    assert (held.started_at, held.ended_at) == (AT, AT)


def test_the_record_says_who_ended_it_why_and_what_stood_open(cast: Cast) -> None:
    case = cast.case_at("team").case
    actions.close_case(case.pk, cast.staff["head"], AT, reason=" Ganda. ")
    entry = last(case)
    assert (entry.verb, entry.capacity, entry.data) == (
        "case.closed",
        "Head",
        {"reason": "Ganda.", "open_steps": ["certification", "team"]},
    )


def test_the_client_is_told(cast: Cast) -> None:
    case = cast.case_at("team").case
    actions.close_case(case.pk, cast.staff["head"], AT, reason="Ganda.")
    notice = Notice.objects.latest("id")
    assert (notice.kind, notice.role, notice.case, notice.at) == ("case-ended", "client", case, AT)


def test_the_appointed_team_is_told_while_its_audit_is_still_to_come(cast: Cast) -> None:
    case = cast.case_at("stage-1").case
    appointment = case.appointments.get(replaced_at=None)
    with transaction.atomic():
        actions.withdraw(case.pk, cast.client, appointment.appointed_at, reason="Pabrik tutup.")
        told = Notice.objects.filter(kind=NoticeKind.TEAM_RELEASED, case=case)
        assert {one.data["person"] for one in told} == {cast.staff[role].pk for role in ("auditor", "lead-auditor")}
        transaction.set_rollback(True)
    case.refresh_from_db()
    actions.withdraw(case.pk, cast.client, AT, reason="Pabrik tutup.")
    assert not Notice.objects.filter(kind=NoticeKind.TEAM_RELEASED, case=case).exists()
