"""Findings by the acts of their people: recorded, released, answered in rounds, judged, and what lateness brings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from mutubaku.audits.models import Appointment
from mutubaku.audits.visits.models import Visit, VisitPlan
from mutubaku.cases.actions import take_side
from mutubaku.cases.errors import OnAnotherSide
from mutubaku.cases.models import Case, Side, Task
from mutubaku.cases.queries import on_side, open_pause
from mutubaku.certificates.models import FurtherGround, StandingProposal, Subject
from mutubaku.certificates.queries import standing_of
from mutubaku.cli.demonstration.papers import sample
from mutubaku.conduct import jobs, wiring
from mutubaku.conduct.actions import findings as acts
from mutubaku.conduct.actions.standing import decide_measure
from mutubaku.conduct.coming import for_client
from mutubaku.conduct.errors import CaseEnded, NotAccepted, NotInTeam, NotYours
from mutubaku.conduct.works.findings import audit_ended_on, lead_auditor
from mutubaku.documents.policy import UploadRefused
from mutubaku.findings import errors
from mutubaku.findings.models import Act, Answer, Finding, Turn, Wording
from mutubaku.findings.policy import State
from mutubaku.findings.queries import (
    adding_up,
    beyond_limit,
    demands_of,
    findings_of,
    released_to_client,
    standing_against,
)
from mutubaku.journal.models import Entry, Verb
from mutubaku.notices.models import Notice
from mutubaku.procedure import Outcome
from mutubaku.schemes.models import SchemeTerms
from mutubaku.web.cases.findings import suspension_words
from mutubaku.web.cases.words.events import SENTENCES
from tests.cast import Cast, later, say_yes
from tests.certified import certified
from tests.factories.people import MembershipFactory, official
from tests.findings.scene import AT, GIVEN, WORDS, Scene, after, rules, scene

ENOUGH, BACK, AGAIN = (Outcome(key=key, label=key) for key in ("memadai", "belum-memadai", "tahap-2-ulang"))


@pytest.fixture
def audit(cast: Cast) -> Scene:
    """A case at stage 2."""
    return scene(cast)


def verbs(of: Scene) -> list[str]:
    return list(Entry.objects.filter(chain=of.case.chain).order_by("seq").values_list("verb", flat=True))


def told(kind: str) -> list[str]:
    return list(Notice.objects.filter(kind=kind).order_by("id").values_list("role", flat=True))


# Recording and releasing


def test_before_the_leader_releases_it_the_client_sees_nothing_of_a_finding(audit: Scene) -> None:
    found = audit.recorded()
    assert released_to_client(audit.case) == []
    assert audit.standing(found).state == State.RECORDED
    with pytest.raises(NotAccepted):
        audit.answers(found)
    with pytest.raises(NotYours, match="Ketua Tim Audit"):
        acts.release_findings(audit.task.pk, audit.auditor, AT)
    (turn,) = acts.release_findings(audit.task.pk, audit.leader, AT)
    assert [one.row.pk for one in released_to_client(audit.case)] == [found]
    assert turn.finding.number != ""
    assert (turn.audited_on, turn.due_on) == (date(2026, 11, 24), date(2026, 12, 24))
    assert told("findings-released") == ["client"]
    assert verbs(audit)[-2:] == [Verb.FINDING_RECORDED, Verb.FINDING_RELEASED]
    with pytest.raises(errors.NothingToRelease):
        acts.release_findings(audit.task.pk, audit.leader, AT)


def test_a_finding_is_reworded_in_versions_until_it_is_released(audit: Scene) -> None:
    found = audit.recorded()
    acts.reword_finding(audit.task.pk, found, audit.leader, AT, replace(WORDS, grade="minor"))
    assert list(Wording.objects.values_list("version", "grade")) == [(1, "major"), (2, "minor")]
    acts.release_findings(audit.task.pk, audit.leader, AT)
    with pytest.raises(errors.NotNow):
        acts.reword_finding(audit.task.pk, found, audit.auditor, AT, WORDS)
    with pytest.raises(errors.NotNow):
        acts.withdraw_finding(audit.task.pk, found, audit.auditor, AT, "Keliru.")


def test_what_two_auditors_changed_at_the_same_time_is_both_kept_and_not_released_before_one_is_chosen(
    audit: Scene,
) -> None:
    found = audit.recorded()
    mine, theirs = (replace(WORDS, evidence=said) for said in ("Timbangan T-01 dan T-02.", "Timbangan T-03."))
    acts.reword_finding(audit.task.pk, found, audit.leader, AT, theirs, 1)
    acts.reword_finding(audit.task.pk, found, audit.auditor, AT, mine, 1)  # typed offline, sent late
    standing = audit.standing(found)
    assert (standing.wording.evidence, [one.evidence for one in standing.against]) == (mine.evidence, [theirs.evidence])
    with pytest.raises(errors.WordsConflict, match="dua orang"):
        acts.release_findings(audit.task.pk, audit.leader, AT)
    both = replace(WORDS, evidence="Timbangan T-01, T-02, dan T-03.")
    acts.reword_finding(audit.task.pk, found, audit.auditor, AT, both, 3)
    assert audit.standing(found).against == []
    acts.release_findings(audit.task.pk, audit.leader, AT)
    assert Wording.objects.count() == 4
    with pytest.raises(errors.WordedTooLate, match="Yang Anda ketik tetap ada di sini"):
        acts.reword_finding(audit.task.pk, found, audit.auditor, AT, mine, 4)


def test_a_finding_is_withdrawn_with_a_reason_and_is_kept(audit: Scene) -> None:
    found = audit.recorded()
    with pytest.raises(errors.ReasonMissing):
        acts.withdraw_finding(audit.task.pk, found, audit.auditor, AT, " ")
    acts.withdraw_finding(audit.task.pk, found, audit.auditor, AT, "Bukti ditemukan kemudian.")
    assert (findings_of(audit.case), Finding.objects.count()) == ([], 1)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"statement": " "}, errors.WordsMissing),
        ({"evidence": ""}, errors.WordsMissing),
        ({"grade": "fatal"}, errors.GradeUnknown),
        ({"grade": "concern"}, errors.GradeUnknown),
    ],
)
def test_a_finding_that_says_too_little_is_refused(
    audit: Scene, changed: dict[str, str], refusal: type[errors.FindingRefusal]
) -> None:
    with pytest.raises(refusal):
        audit.recorded(**changed)
    assert not Finding.objects.exists()


def test_only_auditors_deal_with_findings_and_none_that_act_for_the_client(audit: Scene) -> None:
    for user in (audit.cast.staff["pjt"], audit.cast.client, audit.cast.outsider):
        with pytest.raises(NotYours):
            acts.record_finding(audit.task.pk, user, AT, WORDS)
    MembershipFactory(organisation=audit.case.organisation, user=audit.auditor)
    with pytest.raises(NotYours):
        audit.recorded()


def test_a_step_that_has_no_findings_takes_none(audit: Scene) -> None:
    audit.goes_to("review")
    with pytest.raises(NotAccepted):
        audit.recorded()


def test_findings_of_another_stage_are_not_touched_at_a_step(audit: Scene) -> None:
    found = audit.released()
    audit.goes_to("stage-1-corrections")
    with pytest.raises(NotAccepted):
        audit.judges(found, Act.ACCEPTED)


def test_the_last_day_is_as_planned_but_never_to_come_nor_before_the_stage_began(audit: Scene) -> None:
    assert audit_ended_on(audit.case, 2, AT) == date(2026, 11, 24)
    audit.goes_to("stage-2", at=after(10), number=2)
    assert audit_ended_on(audit.case, 2, after(12)) == date(2026, 12, 6)


def test_whoever_dealt_with_findings_is_known_to_those_who_choose_reviewers(audit: Scene) -> None:
    found = audit.released()
    audit.answers(found)
    assert {audit.auditor.pk, audit.leader.pk} <= on_side(audit.case, Side.EVALUATION)


# The client


def test_a_major_is_closed_in_its_second_round_and_every_round_is_kept(audit: Scene) -> None:
    rules(audit.cast)
    found = audit.released()
    audit.goes_to("corrections", waits=True)
    audit.answers(found, files=[("bukti.pdf", sample("Bukti"))])
    assert open_pause(audit.task) is None  # nothing waits for the client any more: the clock runs by itself
    assert told("your-turn")[-1:] == ["auditor"]
    audit.judges(found, Act.RETURNED, "Bukti tidak terbaca.")
    assert wiring.bars(audit.task, BACK) == []
    assert told("finding-returned") == ["client"]
    audit.answers(found)
    with pytest.raises(errors.NotNow):
        audit.answers(found)
    audit.judges(found, Act.ACCEPTED)
    assert audit.standing(found).state == State.ACCEPTED
    assert [name.split()[-2:] for name in wiring.gaps(audit.task)] == [["belum", "ditutup"]]
    with pytest.raises(errors.VerificationMissing, match="Tulis cara memverifikasinya"):
        audit.judges(found, Act.VERIFIED)
    audit.judges(found, Act.VERIFIED, "Rekaman dilihat di gudang.")
    assert audit.standing(found).state == State.CLOSED
    assert wiring.gaps(audit.task) == []
    assert [(one.round, one.files.count()) for one in Answer.objects.all()] == [(1, 1), (2, 0)]
    assert standing_against(audit.case) == []


def test_the_clock_stands_until_the_last_finding_is_answered(audit: Scene) -> None:
    first, second = audit.recorded(), audit.recorded(grade="minor")
    acts.release_findings(audit.task.pk, audit.leader, AT)
    audit.goes_to("corrections", waits=True)
    audit.answers(first)
    assert open_pause(audit.task) is not None
    with pytest.raises(NotAccepted):
        acts.finish_answers(audit.case.pk, audit.cast.client, AT)
    audit.answers(second)
    assert open_pause(audit.task) is None


def test_who_answered_before_the_wait_began_ends_it_by_saying_so(audit: Scene) -> None:
    audit.answers(audit.released())
    audit.goes_to("corrections", waits=True)
    acts.finish_answers(audit.case.pk, audit.cast.client, AT)
    assert open_pause(audit.task) is None


@pytest.mark.parametrize("left_out", ["correction", "cause", "corrective_action"])
def test_a_nonconformity_is_answered_whole(audit: Scene, left_out: str) -> None:
    found = audit.released()
    with pytest.raises(errors.WordsMissing) as refused:
        acts.answer_finding(audit.case.pk, found, audit.cast.client, AT, replace(GIVEN, **{left_out: ""}))
    assert refused.value.field == left_out


def test_an_answer_with_a_file_that_cannot_be_kept_changes_nothing(audit: Scene) -> None:
    found = audit.released()
    with pytest.raises(UploadRefused):
        audit.answers(found, files=[("foto.jpg", b"bukan foto")])
    assert audit.standing(found).state == State.RELEASED


def test_nobody_answers_for_the_client_nor_in_a_case_that_is_over(audit: Scene) -> None:
    found = audit.released()
    with pytest.raises(NotYours):
        acts.answer_finding(audit.case.pk, found, audit.auditor, AT, GIVEN)
    type(audit.case).objects.filter(pk=audit.case.pk).update(closed_at=AT, ending="withdrawn")
    with pytest.raises(CaseEnded):
        audit.answers(found)


def test_a_concern_of_stage_1_asks_only_what_was_done_and_bars_its_own_step(cast: Cast) -> None:
    first = scene(cast, "stage-1")
    found = first.released()
    first.goes_to("stage-1-corrections", waits=True)
    assert len(wiring.gaps(first.task)) == 1
    acts.answer_finding(first.case.pk, found, cast.client, AT, replace(GIVEN, cause="", corrective_action=""))
    first.judges(found, Act.ACCEPTED)
    assert wiring.gaps(first.task) == []
    assert wiring.bars(first.task, BACK) == ["Tidak ada temuan yang dikembalikan kepada pelanggan atau belum dijawab"]


def test_an_observation_is_told_and_asks_for_nothing(audit: Scene) -> None:
    found = audit.released(grade="observation")
    assert (audit.standing(found).state, audit.standing(found).due_on) == (State.NOTED, None)
    assert standing_against(audit.case) == []


# Rules of the scheme


def test_without_rules_of_the_scheme_ours_apply_and_say_that_nobody_confirmed_them(audit: Scene) -> None:
    known = demands_of(audit.case)
    assert (known.is_default, known.is_confirmed, known.major_limit_months) == (True, False, 6)
    rules(audit.cast)
    known = demands_of(audit.case)
    assert (known.is_default, known.is_confirmed, "critical" in known.by_grade) == (False, True, False)
    SchemeTerms.objects.all().delete()
    assert demands_of(audit.case).is_default


def test_several_minors_on_one_requirement_are_pointed_out_to_the_leader(audit: Scene) -> None:
    for _ in range(3):
        audit.recorded(grade="minor")
    assert adding_up(audit.case) == ["7.1.5"]  # of “Klausul 7.1.5”


def test_an_answer_after_the_due_day_is_taken_and_marked_late(audit: Scene) -> None:
    found = audit.released()
    audit.answers(found, after(40))
    assert Answer.objects.get().is_late
    assert Entry.objects.filter(verb=Verb.FINDING_ANSWERED).get().data["late"]


def test_nothing_follows_from_a_finding_of_a_case_that_ended_while_the_worker_looked_at_it(audit: Scene) -> None:
    rules(audit.cast)
    audit.released(grade="minor")
    Case.objects.filter(pk=audit.case.pk).update(closed_at=after(69), ending="withdrawn")
    assert acts.lapse_findings(audit.case.pk, after(70)) == []


def test_a_minor_overdue_becomes_a_major_where_the_scheme_says_so_and_the_journal_tells_it(audit: Scene) -> None:
    rules(audit.cast)
    found = audit.released(grade="minor")
    assert acts.lapse_findings(audit.case.pk, after(30)) == []
    at = after(70)
    jobs.draw_consequences(audit.case.office, at)
    jobs.draw_consequences(audit.case.office, at)
    now = audit.standing(found)
    assert (now.grade, now.due_on, now.state) == ("major", date(2027, 3, 2), State.RELEASED)
    entries = [one for one in Entry.objects.filter(verb=Verb.FINDING_JUDGED) if one.data["act"] == "raised"]
    assert [(one.actor_name, one.data["why"]) for one in entries] == [("Sistem", "raise")]
    assert told("finding-lapsed") == ["client", "ss"]


def test_a_late_answer_by_which_the_worker_has_not_come_draws_the_consequence_first(audit: Scene) -> None:
    rules(audit.cast)
    found = audit.released(grade="minor")
    audit.answers(found, after(70))
    assert audit.standing(found).grade == "major"


def test_the_certificate_of_a_late_surveillance_finding_is_proposed_for_suspension_once_and_a_person_decides(
    audit: Scene,
) -> None:
    """ISO/IEC 17065, 7.11; never silent, and never more than a proposal."""
    certificate = certified(audit.cast)
    Subject.objects.create(case=audit.case, certificate=certificate)
    rules(audit.cast, overdue="suspend")
    first, second = audit.released(grade="minor"), audit.released(grade="minor")
    jobs.draw_consequences(audit.case.office, after(70))
    proposal = StandingProposal.objects.get()
    numbers = [audit.standing(one).row.number for one in (first, second)]
    assert all(number in proposal.reason for number in numbers)
    assert (proposal.measure, proposal.ground, proposal.rule) == ("suspend", "failure", "ISO/IEC 17021-1, 9.6.5")
    assert standing_of(certificate) == "active"
    entry = Entry.objects.get(chain=audit.case.chain, verb=Verb.SUSPENSION_PROPOSED)
    assert entry.data["findings"] == numbers
    assert SENTENCES[Verb.SUSPENSION_PROPOSED](entry, {}).endswith(f"karena temuan {', '.join(numbers)} tidak ditutup.")
    assert set(told("standing-proposed")) == {"head", "decision-maker", "client"}
    (lapsed,) = Turn.objects.filter(act=Act.LAPSED, finding=first)
    assert suspension_words(audit.case, lapsed.at) == "Pembekuan sertifikat diusulkan; belum ada yang diputuskan."
    third = audit.released(after(70), grade="minor")
    jobs.draw_consequences(audit.case.office, after(140))  # joins what waits, which is not proposed a second time
    assert audit.standing(third).lapsed("suspend", None)
    assert StandingProposal.objects.count() == 1
    assert audit.standing(third).row.number in FurtherGround.objects.get(proposal=proposal).reason
    head = audit.cast.staff["head"]
    for accepted, said in ((False, "tidak dibekukan"), (True, "dan sertifikat dibekukan")):
        decide_measure(proposal.pk, head, after(150), accepted=accepted, answer="Alasan.", conditions="Ditutup.")
        assert said in suspension_words(audit.case, lapsed.at)
        StandingProposal.objects.update(decided_at=None, decided_by=None, is_accepted=None)
    FurtherGround.objects.all().delete()
    StandingProposal.objects.all().delete()
    audit.released(after(150), grade="minor")
    jobs.draw_consequences(audit.case.office, after(220))
    assert not StandingProposal.objects.exists()  # it is suspended already
    assert "jadi pembekuan tidak diusulkan" in suspension_words(audit.case, after(220))


def test_without_a_certificate_a_late_finding_says_so_and_proposes_nothing(audit: Scene) -> None:
    rules(audit.cast, overdue="suspend")
    audit.released(grade="minor")
    jobs.draw_consequences(audit.case.office, after(70))
    turn = Turn.objects.get(act=Act.LAPSED)
    assert (turn.consequence, verbs(audit)[-1]) == ("suspend", Verb.FINDING_JUDGED)
    assert suspension_words(audit.case, turn.at).startswith("Belum ada sertifikat yang dapat dibekukan")
    assert {one.data["consequence"] for one in Notice.objects.filter(kind="finding-lapsed")} == {"no-certificate"}


def test_ms_12_after_the_limit_nothing_but_another_stage_2_is_left_and_that_counts_anew(audit: Scene) -> None:
    found = audit.released()
    audit.answers(found)
    audit.goes_to("corrections")
    audit.judges(found, Act.ACCEPTED)
    late = after(200)
    assert beyond_limit(audit.case, late.date()) != []
    assert wiring.bars(audit.task, BACK) == ["Tidak ada temuan yang dikembalikan kepada pelanggan atau belum dijawab"]
    with pytest.raises(errors.BeyondLimit):
        audit.judges(found, Act.VERIFIED, "Terlambat.", late)
    with pytest.raises(errors.BeyondLimit):
        wiring.prepare(audit.task, ENOUGH, acts.SYSTEM, late)
    assert len(acts.lapse_findings(audit.case.pk, late)) == 1
    assert acts.lapse_findings(audit.case.pk, late) == []
    for outcome, barred in ((ENOUGH, True), (BACK, True), (AGAIN, False)):
        assert any("tahap 2 perlu diulang" in one for one in wiring.bars(audit.task, outcome)) is barred
    audit.goes_to("stage-2", at=late, number=2)
    audit.goes_to("corrections", at=late, number=2)
    assert wiring.bars(audit.task, ENOUGH) == []
    audit.judges(found, Act.VERIFIED, "Diverifikasi pada tahap 2 ulang.", late)
    assert audit.standing(found).state == State.CLOSED


def test_the_client_is_reminded_once_for_each_stage(audit: Scene) -> None:
    audit.released()  # due on 24 December
    office = audit.case.office
    asked = [jobs.remind_of_findings(office, later(days=number, hours=2)) for number in (20, 25, 26, 31, 32, 33)]
    assert asked == [0, 1, 0, 1, 1, 0]
    last = Notice.objects.filter(kind="finding-reminder").latest("pk")
    assert (last.data["until"], last.data["is_past"]) == ("2026-12-24", True)


# Who and when, by the rooms that know it


def held(task: Task, *, closing: datetime | None = None, held_on: date | None = None) -> Visit:
    """The visit of a step as it was written down."""
    visit = Visit.objects.create(task=task, kind="stage-2", held_on=held_on)
    if closing is not None:
        visit.meetings.create(kind="closing", begins_at=closing, code="000000", code_until=closing)
    return visit


def test_the_day_of_the_closing_meeting_counts_however_it_was_planned(audit: Scene) -> None:
    audit.goes_to("stage-2", at=after(5), number=2)
    held(audit.task, closing=after(7))
    assert audit_ended_on(audit.case, 2, after(12)) == after(7).date()
    assert audit_ended_on(audit.case, 2, after(6)) == after(6).date()  # never to come


def test_a_visit_without_a_closing_meeting_counts_by_its_plan_and_stage_1_by_its_day(audit: Scene) -> None:
    held(audit.task)
    VisitPlan.objects.create(task=audit.task, starts_on=after(2).date(), ends_on=after(3).date())
    assert audit_ended_on(audit.case, 2, after(12)) == after(3).date()
    first = audit.goes_to("stage-1")
    held(first, held_on=date(2026, 11, 20))
    assert audit_ended_on(audit.case, 1, after(12)) == date(2026, 11, 20)


def test_only_the_appointed_team_deals_with_findings_and_its_own_leader_releases_them(audit: Scene) -> None:
    office, case = audit.cast.office, audit.case
    others = {role: official(office, role) for role in ("lead-auditor", "auditor")}
    days = {"starts_on": AT.date(), "ends_on": AT.date(), "place": "Pabrik"}
    made = Appointment.objects.create(case=case, task=audit.task, number=0, appointed_at=AT, appointed_as="-", **days)
    for user, function in ((audit.leader, "lead-auditor"), (audit.auditor, "auditor")):
        made.members.create(user=user, function=function)
        say_yes(made, user)
    audit.recorded()
    for user in others.values():
        with pytest.raises(NotInTeam):
            acts.record_finding(audit.task.pk, user, AT, WORDS)
    for user, refusal in ((others["lead-auditor"], NotInTeam), (audit.auditor, NotYours)):
        with pytest.raises(refusal):
            acts.release_findings(audit.task.pk, user, AT)
    assert lead_auditor(case) == audit.leader.name
    assert len(acts.release_findings(audit.task.pk, audit.leader, AT)) == 1


def test_whoever_judged_a_case_does_not_record_findings_of_it(audit: Scene) -> None:
    """ISO/IEC 17065, 7.5 and 7.6: also by the way of findings, at whichever step."""
    take_side(audit.case, audit.auditor.pk, audit.auditor.name, Side.JUDGEMENT, AT)
    with pytest.raises(OnAnotherSide):
        audit.recorded()


def test_a_finding_stands_in_its_client_s_calendar_until_it_is_answered(audit: Scene) -> None:
    rules(audit.cast)
    found = audit.released(grade="major")
    due = audit.standing(found).due_on
    assert due is not None
    coming = [one for one in for_client([audit.cast.organisation], after(25)) if one.kind == "finding"]
    assert [(one.day, one.finding and one.finding.pk) for one in coming] == [(due, found)]
    assert "finding" not in {one.kind for one in for_client([audit.cast.organisation], AT)}  # a month off
    audit.answers(found)
    assert "finding" not in {one.kind for one in for_client([audit.cast.organisation], after(25))}
