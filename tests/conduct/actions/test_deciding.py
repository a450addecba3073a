"""Review, committee and decision by the acts of their people, and that nobody judges their own work by any way in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from mutubaku.applications.models import Site
from mutubaku.audits.reckoning.errors import RuleBroken
from mutubaku.cases.models import Kind, Task
from mutubaku.certificates.models import Certificate
from mutubaku.cli.demonstration.filling.committee import summon
from mutubaku.conduct import actions, guard
from mutubaku.conduct.actions.deciding import (
    Invitation,
    call_committee,
    conclude_committee,
    replace_committee_member,
    save_certification_review,
    save_decision,
    state_in_committee,
)
from mutubaku.conduct.errors import NotYours, PapersMissing, Refusal
from mutubaku.conduct.works.deciding import pool, questions_of
from mutubaku.conduct.works.granted import edition_over
from mutubaku.conduct.works.parts import scope_items
from mutubaku.conduct.works.planned import day_in_words
from mutubaku.decisions import errors
from mutubaku.decisions.models import Decision, Meeting, Review, Rules, Statement
from mutubaku.decisions.queries import (
    active_members,
    awaited_statements,
    decided_on,
    decision_of,
    granted_scope,
    is_refused,
    meeting_in,
)
from mutubaku.documents.models import Document
from mutubaku.findings.models import Finding, Wording
from mutubaku.journal.models import Entry, Verb
from mutubaku.people.models import Holding, Position, RoleAssignment, User
from mutubaku.procedure import Outcome
from mutubaku.schemes.models import Edition, SchemeTerms
from tests.cast import Cast, close, fresh, later, make_competent
from tests.conduct.quick import Written
from tests.factories.people import official

AT = later(days=60)
OTHER = "Bukti belum cukup."
OVER = (
    "Peralihan SNI ISO 9001:2015 berakhir 22 Januari 2027, jadi sertifikat menurut edisi itu tidak dapat diberikan "
    "lagi. Keputusannya penolakan dengan alasan itu; pelanggan mengajukan permohonan menurut edisi yang berlaku"
)

WAY_OUT = "Pilih rekomendasi “Tidak diberikan” dengan pertimbangannya, lalu simpan dulu"


def allow(cast: Cast, user: User, role: str) -> User:
    """Give somebody a role beside their own."""
    position = Position.objects.get(pk=RoleAssignment.objects.filter(office=cast.office, role=role)[0].position_id)
    Holding.objects.create(position=position, user=user, starts_on="2020-01-01")
    return user


def outcome(task: Task, key: str) -> Outcome:
    return next(one.outcome for one in guard.choices(task) if one.outcome.key == key)


def missing(task: Task, key: str) -> tuple[str, ...]:
    return next(one.missing for one in guard.choices(task) if one.outcome.key == key)


def end_edition(task: Task) -> None:
    """The transition of the edition the case asks for ends today."""
    terms = SchemeTerms.objects.get(office=task.case.office, scheme=task.case.scheme)
    Edition.objects.create(
        terms=terms, name="SNI ISO 9001:2015", transition_until=AT.date(), is_confirmed=True, source="IAF"
    )


def replies(task: Task, reply: str = "yes", note: str = "") -> dict[str, tuple[str, str]]:
    return {one.key: (reply, note) for one in questions_of(task.case)}


def test_a_review_is_kept_as_it_is_filled_in_and_opens_the_committee_when_whole(
    cast: Cast, quick_papers: Written
) -> None:
    task, reviewer = cast.case_at("review"), cast.staff["reviewer"]
    assert len(questions_of(task.case)) == 11  # the two about samples and tests are for products
    with pytest.raises(PapersMissing):
        actions.perform(task.pk, "lengkap", reviewer, AT)
    save_certification_review(task.pk, reviewer, AT, replies={"komite-waktu-audit": ("no", "Selisih 1 hari.")})
    save_certification_review(task.pk, reviewer, AT, replies={"komite-waktu-audit": ("no", "Selisih 1 hari.")})
    assert Entry.objects.filter(chain=task.case.chain, verb=Verb.REVIEW_WRITTEN).count() == 1
    save_certification_review(task.pk, reviewer, AT, replies=replies(task), recommendation="grant")
    assert missing(task, "lengkap") == ()
    actions.perform(task.pk, "lengkap", reviewer, AT)
    assert Document.objects.filter(case=task.case, kind="tinjauan-sertifikasi").exists()
    shown = str(quick_papers.last("record"))
    assert "diberikan (atau dilanjutkan)" in shown


def test_a_review_refuses_what_it_does_not_ask(cast: Cast) -> None:
    task, reviewer = cast.case_at("review"), cast.staff["reviewer"]
    for given in ({"replies": {"lain": ("yes", "")}}, {"replies": {"komite-waktu-audit": ("ya", "")}}):
        with pytest.raises(errors.JudgementUnknown):
            save_certification_review(task.pk, reviewer, AT, **given)
    with pytest.raises(errors.JudgementUnknown):
        save_certification_review(task.pk, reviewer, AT, replies={}, recommendation="yes")


def test_a_returned_review_goes_back_to_the_report_with_its_reason(cast: Cast) -> None:
    task = cast.case_at("review")
    close(task, "dikembalikan", cast.staff["reviewer"], AT, note="Bab 3 belum lengkap.")
    assert fresh(task.case, "audit-report").round == 2


def test_members_answer_in_order_and_a_dissent_is_kept_and_printed(cast: Cast, quick_papers: Written) -> None:
    task, by = cast.case_at("committee"), cast.staff["committee"]
    meeting = summon(task, by, AT)
    conclude_committee(task.pk, by, AT, conclusion="grant")
    first, second, chair = (one.user for one in active_members(meeting))
    assert [awaited_statements(one.pk) != [] for one in (first, second, chair)] == [True, False, False]
    with pytest.raises(errors.NotYourTurn):
        state_in_committee(task.pk, chair, AT, agrees=True)
    with pytest.raises(NotYours):
        state_in_committee(task.pk, cast.staff["reviewer"], AT, agrees=True)
    state_in_committee(task.pk, first, AT, agrees=False, reason="Rekaman kurang.")
    with pytest.raises(errors.AlreadyStated):
        state_in_committee(task.pk, first, AT, agrees=True)
    state_in_committee(task.pk, second, AT, agrees=True)
    assert missing(task, "direkomendasikan") == (f"Pernyataan {chair.name}",)
    state_in_committee(task.pk, chair, AT, agrees=True)
    actions.perform(task.pk, "direkomendasikan", by, AT)
    minutes = str([data for name, data in quick_papers.papers if "Berita acara" in str(data.get("title"))][-1])
    assert "Rekaman kurang." in minutes
    assert "tidak setuju" in minutes
    confirmed = Entry.objects.filter(chain=task.case.chain, verb=Verb.COMMITTEE_CONFIRMED)
    assert confirmed.count() == 3


def test_another_conclusion_is_laid_before_all_anew_and_what_was_said_stays(cast: Cast) -> None:
    task, by = cast.case_at("committee"), cast.staff["committee"]
    meeting = summon(task, by, AT)
    conclude_committee(task.pk, by, AT, conclusion="grant")
    for member in active_members(meeting):
        state_in_committee(task.pk, member.user, AT, agrees=False, reason=OTHER)
    assert missing(task, "direkomendasikan") == ("Kesimpulan tidak disetujui sebagian besar anggota",)
    conclude_committee(task.pk, by, AT, conclusion="grant")  # the same again is no new reading
    conclude_committee(task.pk, by, AT, conclusion="refuse", reasons=OTHER)
    with pytest.raises(errors.MeetingBegun):
        summon(task, by, AT)
    for member in active_members(meeting):
        state_in_committee(task.pk, member.user, AT, agrees=True)
    assert Statement.objects.count() == 6
    actions.perform(task.pk, "tidak-direkomendasikan", by, AT)


def test_s_08_neither_committee_nor_decision_leaves_out_the_site_with_an_open_finding(cast: Cast) -> None:
    """IAF MD 1: the bad site is not dropped to escape."""
    task, by = cast.case_at("committee"), cast.staff["committee"]
    site = {"address": "Jl. 2", "activities": "Produksi"}
    for name in ("Pabrik 2", "Gudang"):
        Site.objects.create(application=task.case.application, name=name, **site)
    told = {"recorded_at": AT, "recorded_by": by, "recorded_as": "Auditor"}
    found = Finding.objects.create(case=task.case, task=task, stage=2, **told)
    words = {"grade": "major", "statement": "-", "requirement": "7.1", "site": "Pabrik 2"}
    Wording.objects.create(finding=found, version=1, written_at=AT, written_by=by, **words)
    summon(task, by, AT)
    items = [key for key, name in scope_items(task.case).items() if "Pabrik 2" not in name]
    with pytest.raises(RuleBroken, match="Pabrik 2 tidak boleh dikeluarkan") as refused:
        conclude_committee(task.pk, by, AT, conclusion="part", reasons=OTHER, part_items=items)
    assert refused.value.rule == "S-08"
    items = [key for key, name in scope_items(task.case).items() if "Gudang" not in name]
    with pytest.raises(errors.StandsAgainst):  # nor is a part granted that has the site, while its finding is open
        conclude_committee(task.pk, by, AT, conclusion="part", reasons=OTHER, part_items=items)


def test_a_member_who_does_not_answer_is_replaced_with_a_reason(cast: Cast) -> None:
    task, by = cast.case_at("committee"), cast.staff["committee"]
    meeting = summon(task, by, AT)
    new = official(cast.office, "committee")
    make_competent(cast.office, {"committee": new})
    conclude_committee(task.pk, by, AT, conclusion="grant")
    first, second, _chair = active_members(meeting)
    state_in_committee(task.pk, first.user, AT, agrees=True)
    given = {"user_id": new.pk, "reason": "Cuti."}
    with pytest.raises(errors.ReplacementReasonMissing):
        replace_committee_member(task.pk, by, AT, member_id=second.pk, user_id=new.pk, reason=" ")
    with pytest.raises(errors.NothingConcluded):  # who has spoken is not replaced
        replace_committee_member(task.pk, by, AT, member_id=first.pk, **given)
    with pytest.raises(errors.MemberUnknown):
        replace_committee_member(task.pk, by, AT, member_id=0, **given)
    with pytest.raises(errors.MemberTwice):
        replace_committee_member(task.pk, by, AT, member_id=second.pk, user_id=first.user_id, reason="Cuti.")
    replace_committee_member(task.pk, by, AT, member_id=second.pk, **given)
    assert [one.user for one in active_members(meeting)][1] == new
    second.refresh_from_db()
    assert second.replaced_reason == "Cuti."


def test_a_meeting_is_not_dated_before_its_review_was_closed_and_is_held_on_that_day_at_the_earliest(
    cast: Cast,
) -> None:
    task, by = cast.case_at("committee"), cast.staff["committee"]
    Review.objects.filter(task__case=task.case).delete()
    reviewed = task.case.tasks.get(step="review")
    Review.objects.create(task=reviewed, recommendation="grant")
    Task.objects.filter(pk=reviewed.pk).update(closed_at=AT)
    day = AT.date()
    seats = [seat.user_id for seat in pool(task, AT)]
    invitation = Invitation(held_on=day - timedelta(days=1), place="Ruang rapat", members=seats, chair=seats[0])
    with pytest.raises(errors.MeetingBeforeReview, match="tidak mungkin lebih dahulu") as refused:
        call_committee(task.pk, by, AT, invitation=invitation)
    assert refused.value.field == "held_on"
    assert call_committee(task.pk, by, AT, invitation=replace(invitation, held_on=day)).held_on == day


def test_nothing_is_deferred_without_a_meeting_and_no_minutes_are_made_of_one_that_was_not(cast: Cast) -> None:
    task, by = cast.case_at("committee"), cast.staff["committee"]
    assert missing(task, "ditunda") == ("Anggota komite belum dipanggil",)
    with pytest.raises(PapersMissing):
        actions.perform(task.pk, "ditunda", by, AT, note="Menunggu bukti.")
    assert not Document.objects.filter(case=task.case, kind="berita-acara-komite").exists()
    close(task, "ditunda", by, AT, note="Menunggu bukti.")
    assert Meeting.objects.get(task=task).conclusion == "defer"


def test_a_committee_does_not_conclude_before_its_day_or_before_it_is_called(cast: Cast) -> None:
    task, by = cast.case_at("committee"), cast.staff["committee"]
    with pytest.raises(errors.MeetingMissing):
        conclude_committee(task.pk, by, AT, conclusion="grant")
    meeting = summon(task, by, AT)
    member = active_members(meeting)[0]
    with pytest.raises(errors.NothingConcluded):
        state_in_committee(task.pk, member.user, AT, agrees=True)
    Meeting.objects.update(held_on=AT.date() + timedelta(days=1))
    with pytest.raises(errors.MeetingNotHeldYet):
        conclude_committee(task.pk, by, AT, conclusion="grant")
    with pytest.raises(errors.ReasonsMissing):
        conclude_committee(task.pk, by, AT + timedelta(days=2), conclusion="refuse")


def test_what_is_granted_in_part_limits_the_certificate_and_is_dated_with_the_decision(cast: Cast) -> None:
    """MS-14, MS-21; ISO/IEC 17065, 7.7: the certificate is never dated before the decision."""
    task = cast.case_at("committee")
    close(task, "direkomendasikan-sebagian", cast.staff["committee"], AT, note="Sebagian.")
    close(fresh(task.case, "decision"), "diberikan-sebagian", cast.staff["decision-maker"], AT, note="Sebagian.")
    part = granted_scope(task.case)
    assert part is not None
    assert part.words == "Hanya lini produksi pertama (rekaan)."
    draft = fresh(task.case, "draft-certificate")
    close(draft, "disetujui", cast.staff["ss"], AT + timedelta(days=2))
    certificate = Certificate.objects.get(case=task.case)
    assert certificate.scope["statement"] == part.words
    assert (certificate.decided_on, decided_on(task.case)) == (date(2027, 1, 22), date(2027, 1, 22))
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.filter(pk=certificate.pk).update(valid_from=date(2027, 1, 21))


def test_one_decision_stands_for_a_round_and_sending_back_takes_none(cast: Cast) -> None:
    task = cast.case_at("decision")
    close(task, "dikembalikan", cast.staff["decision-maker"], AT, note="Alasan komite kurang jelas.")
    assert decision_of(task.case) is None
    close(fresh(task.case, "committee"), "direkomendasikan", cast.staff["committee"], AT)
    again = fresh(task.case, "decision")
    close(again, "diberikan", cast.staff["decision-maker"], AT)
    decision = decision_of(task.case)
    assert decision is not None
    assert (decision.round, decision.verdict, decision.decided_by) == (2, "granted", cast.staff["decision-maker"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(case=task.case, task=fresh(task.case, "review"), round=2)


def test_a_decision_that_departs_from_the_committee_is_reasoned(cast: Cast) -> None:
    task, decider = cast.case_at("decision"), cast.staff["decision-maker"]
    save_decision(task.pk, decider, AT, basis="Rekomendasi komite")
    assert missing(task, "diberikan") == ()
    (lacking,) = missing(task, "ditolak")
    assert lacking == "Pertimbangan yang tersimpan: mengapa keputusan berbeda dari rekomendasi komite"
    save_decision(task.pk, decider, AT, basis="Rekomendasi komite", reasons="Sertifikat lama dicabut.")
    actions.perform(task.pk, "ditolak", decider, AT, note="Tidak memenuhi.")
    assert is_refused(task.case)


def test_nothing_is_decided_to_be_granted_by_an_edition_whose_transition_is_over(cast: Cast) -> None:
    task, decider = cast.case_at("decision"), cast.staff["decision-maker"]
    end_edition(task)
    save_decision(task.pk, decider, AT, basis="Rekomendasi komite", reasons="Peralihan edisinya berakhir.")
    barred = {one.outcome.key: one.missing for one in guard.choices(task, AT)}
    assert barred["diberikan"] == (OVER,)
    assert OVER in barred["diberikan-sebagian"]
    assert OVER not in barred["ditolak"]
    with pytest.raises(PapersMissing, match="berakhir 22 Januari 2027"):
        actions.perform(task.pk, "diberikan", decider, AT)
    assert decision_of(task.case) is None
    actions.perform(task.pk, "ditolak", decider, AT, note="Peralihan edisinya berakhir.")
    assert is_refused(task.case)


def test_a_review_cannot_recommend_what_an_edition_that_is_over_keeps_from_being_granted(
    cast: Cast, quick_papers: Written
) -> None:
    task, reviewer = cast.case_at("review"), cast.staff["reviewer"]
    end_edition(task)
    assert OVER not in missing(task, "lengkap")  # what is chosen may still be to refuse
    save_certification_review(task.pk, reviewer, AT, replies=replies(task), recommendation="grant")
    assert {one.outcome.key: one.missing for one in guard.choices(task, AT)}["lengkap"] == (OVER, WAY_OUT)
    save_certification_review(
        task.pk, reviewer, AT, replies=replies(task), recommendation="refuse", words="Peralihannya berakhir."
    )
    actions.perform(task.pk, "lengkap", reviewer, AT)
    assert "Peralihan SNI ISO 9001:2015 berakhir 22 Januari 2027" in str(quick_papers.last("record"))


def test_a_committee_concludes_nothing_but_a_refusal_of_an_edition_that_is_over(cast: Cast) -> None:
    task, by = cast.case_at("committee"), cast.staff["committee"]
    end_edition(task)
    summon(task, by, AT)
    with pytest.raises(errors.StandsAgainst, match="berakhir 22 Januari 2027"):
        conclude_committee(task.pk, by, AT, conclusion="grant")
    conclude_committee(task.pk, by, AT, conclusion="refuse", reasons="Peralihannya berakhir.")
    barred = {one.outcome.key: one.missing for one in guard.choices(task, AT)}
    assert OVER in barred["direkomendasikan"]
    assert OVER not in barred["tidak-direkomendasikan"]


def test_a_surveillance_goes_on_by_an_edition_that_is_over_for_its_certificate_ends_by_itself(cast: Cast) -> None:
    task = cast.case_at("decision")
    end_edition(task)
    assert edition_over(task.case, AT) == [OVER]
    task.case.kind = Kind.SURVEILLANCE
    assert edition_over(task.case, AT) == []


def test_without_terms_nothing_is_said_of_an_edition(cast: Cast) -> None:
    task = cast.case_at("decision")
    SchemeTerms.objects.filter(office=cast.office).delete()
    assert edition_over(task.case, AT) == []


def test_an_office_may_keep_reviewer_and_decision_maker_apart(cast: Cast) -> None:
    """ISO/IEC 17065, 7.6.2: they may be the same person, if the office allows it."""
    task = cast.case_at("decision")
    reviewer = allow(cast, cast.staff["reviewer"], "decision-maker")
    make_competent(cast.office, {"decision-maker": reviewer})
    save_decision(task.pk, reviewer, AT, basis="Rekomendasi komite")
    Rules.objects.create(office=cast.office, valid_from=date(2026, 1, 1), reviewer_may_decide=False)
    with pytest.raises(Refusal, match="memisahkan peninjau"):
        actions.perform(task.pk, "diberikan", reviewer, AT)
    Rules.objects.update(reviewer_may_decide=True)
    actions.perform(task.pk, "diberikan", reviewer, AT)


def test_products_are_granted_one_by_one(cast: Cast) -> None:
    task = cast.case_at("committee", "sppt-sni")
    assert [key.split(":")[0] for key in scope_items(task.case)] == ["product"]
    assert meeting_in(task) is None


def test_a_day_is_written_in_words() -> None:
    said = "Senin, tanggal dua puluh tiga bulan November tahun dua ribu dua puluh enam"
    assert day_in_words(date(2026, 11, 23)) == said
