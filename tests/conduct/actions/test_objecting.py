"""After step 7: what the client objects to in an audit appointed otherwise than they accepted it, and its answer."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from mutubaku.audits.actions import Plan
from mutubaku.audits.appointing import errors
from mutubaku.audits.appointing.models import TeamObjection
from mutubaku.audits.errors import MemberUnknown, ObjectionReasonMissing
from mutubaku.audits.models import About, Function
from mutubaku.audits.queries import proposal_of
from mutubaku.cases.models import Case, Task
from mutubaku.cli.demonstration.filling.team import as_accepted
from mutubaku.conduct import actions, wiring
from mutubaku.conduct.actions.objecting import answer_objection, may_object, object_to_team
from mutubaku.conduct.errors import CaseEnded, NotYours
from mutubaku.journal.models import Entry, Verb
from mutubaku.notices.models import Message, Notice, NoticeKind
from mutubaku.notices.text import letter_of
from tests.cast import Cast

SOON = timedelta(minutes=5)
WAITS = "Keberatan pelanggan atas tanggal atau tim audit belum dijawab Seksi SS"


@pytest.fixture
def moved(cast: Cast) -> Task:
    """Step 9.1 of a case whose audit is appointed a week later than its client accepted it."""
    task = cast.case_at("team")
    appoint(cast, task, days=7)
    return task


def appoint(cast: Cast, task: Task, *, days: int, reason: str = "", lead_alone: bool = False) -> None:
    proposal = proposal_of(task.case)
    assert proposal is not None
    plan = as_accepted(proposal)
    first, last = (day + timedelta(days=days) for day in (plan.starts_on, plan.ends_on))
    team = [(cast.staff["lead-auditor"].pk, Function.LEAD_AUDITOR)] if lead_alone else plan.team
    other = Plan(starts_on=first, ends_on=last, place=plan.place, team=team, reason=reason)
    actions.appoint_team(task.pk, cast.staff["ss"], task.opened_at + SOON, plan=other)


def objects(cast: Cast, task: Task, **changed: object) -> TeamObjection:
    given = {"about": About.MEMBER, "member_id": cast.staff["auditor"].pk, "reason": "Pernah bekerja di pesaing kami."}
    return object_to_team(task.case_id, cast.client, task.opened_at + 2 * SOON, **{**given, **changed})  # type: ignore[arg-type]  # as the act takes them


def test_an_audit_appointed_as_it_was_accepted_is_not_objected_to_again(cast: Cast) -> None:
    task = cast.case_at("team")
    assert not may_object(task.case, task.opened_at)
    appoint(cast, task, days=0)
    with pytest.raises(errors.NothingToObjectTo):
        objects(cast, task)


def test_the_client_objects_to_a_member_of_a_changed_audit_and_seksi_ss_answers_before_it_goes_on(
    cast: Cast, moved: Task
) -> None:
    assert WAITS not in wiring.gaps(moved)
    with pytest.raises(ObjectionReasonMissing):
        objects(cast, moved, reason=" ")
    with pytest.raises(MemberUnknown):
        objects(cast, moved, member_id=cast.staff["ppc"].pk)
    with pytest.raises(NotYours):
        object_to_team(moved.case_id, cast.outsider, moved.opened_at, about=About.DATES, reason="Bukan milik saya.")
    said = objects(cast, moved)
    assert WAITS in wiring.gaps(moved)
    told = Notice.objects.filter(kind=NoticeKind.YOUR_TURN, role="ss").latest("pk")
    assert (told.data["member"], told.data["path"]) == (
        cast.staff["auditor"].name,
        f"/perkara/{moved.case_id}/tim/",
    )
    letter = letter_of(told, cast.staff["ss"], moved.opened_at + 3 * SOON)
    for words in ("atas tanggal atau tim audit yang ditunjuk", "Pernah bekerja di pesaing kami."):
        assert words in letter.text
    news = letter_of(Notice.objects.get(kind=NoticeKind.AUDIT_MOVED), cast.client, moved.opened_at + SOON)
    assert "ajukan keberatan di halaman itu sebelum auditnya tiba" in news.text
    assert f"/perkara/{moved.case_id}/tim-audit/" in news.text
    assert Entry.objects.filter(chain=moved.case.chain).latest("seq").verb == Verb.AUDIT_OBJECTED
    with pytest.raises(errors.NothingToObjectTo):  # one at a time
        objects(cast, moved)
    answer = (moved.case_id, said.pk)
    at = moved.opened_at + 3 * SOON
    with pytest.raises(NotYours):
        answer_objection(*answer, cast.staff["auditor"], at, words="Tetap.")
    with pytest.raises(errors.AnswerMissing):
        answer_objection(*answer, cast.staff["ss"], at, words=" ")
    answer_objection(*answer, cast.staff["ss"], at, words="Pekerjaan itu berakhir lima tahun lalu.")
    assert WAITS not in wiring.gaps(moved)
    assert "berakhir lima tahun lalu" in Message.objects.get(case=moved.case).text
    with pytest.raises(errors.ObjectionSettled):
        answer_objection(*answer, cast.staff["ss"], at, words="Lagi.")


def test_another_appointment_settles_an_objection_and_whom_it_named_comes_again_only_with_a_reason(
    cast: Cast, moved: Task
) -> None:
    said = objects(cast, moved)
    appoint(cast, moved, days=7, lead_alone=True)
    assert WAITS not in wiring.gaps(moved)
    with pytest.raises(errors.ObjectionSettled):
        answer_objection(moved.case_id, said.pk, cast.staff["ss"], moved.opened_at + 3 * SOON, words="Tetap.")
    with pytest.raises(errors.ReasonNeeded, match="Pelanggan menolak"):
        appoint(cast, moved, days=14)
    appoint(cast, moved, days=14, reason="Satu-satunya yang berkompeten.")


def test_the_days_too_may_be_objected_to_until_they_come_and_those_of_a_special_audit_not(
    cast: Cast, moved: Task
) -> None:
    case = moved.case
    said = objects(cast, moved, about=About.DATES, member_id=None, reason="Pabrik berhenti.")
    assert (said.about, said.member) == ("dates", None)
    said.delete()
    assert may_object(case, moved.opened_at)
    assert not may_object(case, moved.opened_at + timedelta(days=120))
    for changed in ({"is_untold": True}, {"is_untold": False, "is_special": True}):
        Case.objects.filter(pk=case.pk).update(**changed)
        assert not may_object(Case.objects.get(pk=case.pk), moved.opened_at)


def test_an_ended_case_is_answered_no_more_and_an_answer_is_kept_whole(cast: Cast, moved: Task) -> None:
    said = objects(cast, moved)
    with pytest.raises(IntegrityError), transaction.atomic():
        TeamObjection.objects.filter(pk=said.pk).update(answer="Tanpa nama.")
    at = moved.opened_at + 3 * SOON
    actions.close_case(moved.case_id, cast.staff["head"], at, reason="Batal.")
    with pytest.raises(CaseEnded):
        answer_objection(moved.case_id, said.pk, cast.staff["ss"], at, words="Tetap.")
