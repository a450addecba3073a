"""An appeal against a refusal: taken in time, handled by somebody uninvolved, decided in writing, nothing undone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from mutubaku.applications.queries import application_of
from mutubaku.cases.errors import OnAnotherSide
from mutubaku.cases.models import Case, Involvement, Side
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct import access
from mutubaku.conduct.actions.appealing import (
    begin_after_appeal,
    decide_appeal,
    follow_appeal,
    handlers,
    make_appeal,
    receive_appeal,
)
from mutubaku.conduct.errors import Interested, NotYours
from mutubaku.decisions import errors
from mutubaku.decisions.models import Appeal
from mutubaku.decisions.queries import decision_of, open_appeals
from mutubaku.documents.models import Version
from mutubaku.journal.models import Entry, Verb
from mutubaku.notices.models import Notice
from mutubaku.people.models import Interest
from tests.cast import Cast, close, fresh, later

AT = later(days=60)
REASON = "Bukti perbaikan tidak dipertimbangkan."


@pytest.fixture
def refused(cast: Cast) -> Case:
    task = cast.case_at("committee")
    close(task, "tidak-direkomendasikan", cast.staff["committee"], AT)
    decision = fresh(task.case, "decision")
    close(decision, "ditolak", cast.staff["decision-maker"], AT, note="Tidak memenuhi klausul 8.")
    return fresh(task.case, "decision").case


def letter(case: Case, kind: str) -> Version:
    return Version.objects.get(document__case=case, document__kind=kind)


def test_a_refusal_tells_the_client_how_and_until_when_to_appeal(cast: Cast, refused: Case) -> None:
    """ISO/IEC 17065, 7.6.6 and 7.13; MS-22."""
    decision = decision_of(refused)
    assert decision is not None
    assert decision.appeal_until == AT.date() + timedelta(days=30)
    told = letter(refused, "surat-penolakan-sertifikasi")
    assert access.visible_version(told.pk, cast.client, AT) == told


def test_an_appeal_is_made_once_by_the_client_in_time_with_a_reason(cast: Cast, refused: Case) -> None:
    with pytest.raises(NotYours):
        make_appeal(refused.pk, cast.staff["ss"], AT, reason=REASON)
    with pytest.raises(errors.AppealReasonMissing):
        make_appeal(refused.pk, cast.client, AT, reason=" ")
    with pytest.raises(errors.AppealTooLate):
        make_appeal(refused.pk, cast.client, AT + timedelta(days=31), reason=REASON)
    make_appeal(refused.pk, cast.client, AT, reason=REASON, file=("bukti.pdf", sample("Bukti")))
    with pytest.raises(errors.AppealedAlready):
        make_appeal(refused.pk, cast.client, AT, reason=REASON)
    file = letter(refused, "berkas-banding")
    assert access.visible_version(file.pk, cast.client, AT) == file
    assert [one.decision.case for one in open_appeals(cast.office)] == [refused]


def test_nothing_but_a_refusal_is_appealed_against(cast: Cast) -> None:
    case = cast.finished_case()
    with pytest.raises(errors.NothingToAppeal):
        make_appeal(case.pk, cast.client, AT, reason=REASON)
    with pytest.raises(errors.NothingToAppeal):
        follow_appeal(case.pk, cast.staff["head"], AT, words="Diperiksa.")


def test_whoever_took_part_in_the_case_does_not_handle_its_appeal(cast: Cast, refused: Case) -> None:
    """MS-22; ISO/IEC 17065, 7.13.5: auditors, reviewer, committee and decision maker alike."""
    make_appeal(refused.pk, cast.client, AT, reason=REASON)
    free = {one.user_id for one in handlers(refused, AT)}
    for role in ("auditor", "lead-auditor", "reviewer", "committee", "decision-maker"):
        assert cast.staff[role].pk not in free
        with pytest.raises(OnAnotherSide):
            receive_appeal(refused.pk, cast.staff["head"], AT, handler=cast.staff[role])
    assert cast.staff["pjt"].pk in free
    with pytest.raises(NotYours):
        receive_appeal(refused.pk, cast.staff["ss"], AT, handler=cast.staff["pjt"])
    receive_appeal(refused.pk, cast.staff["head"], AT, handler=cast.staff["pjt"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Involvement.objects.create(case=refused, user=cast.staff["pjt"], side=Side.JUDGEMENT, taken_at=AT)


def test_whoever_is_to_handle_an_appeal_is_told_so_and_a_head_who_takes_it_on_is_not(cast: Cast, refused: Case) -> None:
    pjt, head = cast.staff["pjt"], cast.staff["head"]
    make_appeal(refused.pk, cast.client, AT, reason=REASON)
    for handler in (pjt, head):
        receive_appeal(refused.pk, head, AT, handler=handler)
    told = Notice.objects.filter(case=refused, kind="appeal", data__has_key="person")
    assert [one.data["person"] for one in told] == [pjt.pk]


def test_who_has_an_interest_in_the_client_does_not_handle_its_appeal(cast: Cast, refused: Case) -> None:
    """ISO/IEC 17065, 7.13.6; 17021-1, 5.2: also when it is declared after the appeal was received."""
    pjt, head = cast.staff["pjt"], cast.staff["head"]
    make_appeal(refused.pk, cast.client, AT, reason=REASON)
    receive_appeal(refused.pk, head, AT, handler=pjt)
    declared = {"declared_as": "Sendiri", "declared_at": AT, "organisation": cast.organisation, "company": "PT"}
    Interest.objects.create(office=cast.office, user=pjt, kind="consultancy", **declared)
    assert pjt.pk not in {one.user_id for one in handlers(refused, AT)}
    for act in (
        lambda: receive_appeal(refused.pk, head, AT, handler=pjt),
        lambda: follow_appeal(refused.pk, pjt, AT, words="Diperiksa."),
        lambda: decide_appeal(refused.pk, pjt, AT, result="upheld", words="Dikabulkan."),
    ):
        with pytest.raises(Interested, match=f"{pjt.name} mempunyai kepentingan"):
            act()
    receive_appeal(refused.pk, head, AT, handler=head)


def test_an_appeal_is_followed_and_decided_by_its_handler_alone_and_in_writing(cast: Cast, refused: Case) -> None:
    pjt, head = cast.staff["pjt"], cast.staff["head"]
    make_appeal(refused.pk, cast.client, AT, reason=REASON)
    with pytest.raises(errors.NotHandler):
        follow_appeal(refused.pk, pjt, AT, words="Diperiksa.")
    receive_appeal(refused.pk, head, AT, handler=pjt, words="Kami terima.")
    with pytest.raises(errors.NotHandler):
        decide_appeal(refused.pk, head, AT, result="upheld", words="Dikabulkan.")
    with pytest.raises(NotYours):
        follow_appeal(refused.pk, cast.outsider, AT, words="Diperiksa.")
    with pytest.raises(errors.AppealWordsMissing):
        follow_appeal(refused.pk, pjt, AT, words=" ")
    follow_appeal(refused.pk, pjt, AT, words="Rekaman diminta.")
    with pytest.raises(errors.ResultMissing):
        decide_appeal(refused.pk, pjt, AT, result="", words="Dikabulkan.")
    with pytest.raises(errors.AppealWordsMissing):
        decide_appeal(refused.pk, pjt, AT, result="upheld", words=" ")
    decide_appeal(refused.pk, pjt, AT, result="dismissed", words="Bukti tidak mengubah hasil.")
    with pytest.raises(errors.AppealOver):
        decide_appeal(refused.pk, pjt, AT, result="upheld", words="Dikabulkan.")
    with pytest.raises(errors.AppealOver):
        receive_appeal(refused.pk, head, AT, handler=pjt)
    told = letter(refused, "hasil-banding")
    assert access.visible_version(told.pk, cast.client, AT) == told
    verbs = Entry.objects.filter(chain=refused.chain, verb__startswith="appeal.").values_list("verb", flat=True)
    assert list(verbs) == [Verb.APPEAL_MADE, Verb.APPEAL_FOLLOWED, Verb.APPEAL_FOLLOWED, Verb.APPEAL_DECIDED]
    with pytest.raises(errors.NotUpheld):
        begin_after_appeal(refused.pk, cast.client, AT)


def test_an_upheld_appeal_opens_one_new_application_with_the_old_answers_and_undoes_nothing(
    cast: Cast, refused: Case
) -> None:
    make_appeal(refused.pk, cast.client, AT, reason=REASON)
    receive_appeal(refused.pk, cast.staff["head"], AT, handler=cast.staff["pjt"])
    decide_appeal(refused.pk, cast.staff["pjt"], AT, result="upheld", words="Ajukan lagi dengan bukti itu.")
    begun = begin_after_appeal(refused.pk, cast.client, AT)
    found = Appeal.objects.get(decision__case=refused)
    assert found.new_case == begun
    assert application_of(begun).system_scope.statement == "Produksi karet remah"
    refused.refresh_from_db()
    assert (refused.ending, decision_of(refused).verdict) == ("refused", "refused")  # type: ignore[union-attr]  # it is
    with pytest.raises(errors.NotUpheld):
        begin_after_appeal(refused.pk, cast.client, AT)
