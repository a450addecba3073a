"""Planning and holding an audit by the acts of its people."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
from pytest_django import Settings

from mutubaku.audits.appointing.errors import MemberAway
from mutubaku.audits.appointing.models import AppointedMember
from mutubaku.audits.errors import MemberBusy, OnFreeDay, OutsideWeek
from mutubaku.audits.visits import errors
from mutubaku.audits.visits.models import Attendance, ChecklistEntry, ChecklistPhoto, Found, Meeting, Visit, VisitPlan
from mutubaku.audits.visits.policy.checklist import Answer
from mutubaku.audits.visits.policy.plan import Days, Row
from mutubaku.audits.visits.policy.programme import Cell
from mutubaku.audits.visits.policy.remote import Ahead, Remote
from mutubaku.audits.visits.queries import (
    awaited_round,
    is_agreed,
    meetings_of,
    plan_in,
    programme_of,
    remote_agreed,
    stage_1_of,
    visit_in,
)
from mutubaku.cases.library import step_of
from mutubaku.cases.models import Involvement, Side, Task
from mutubaku.cases.queries import on_side
from mutubaku.cli.demonstration.filling import fill
from mutubaku.conduct import actions, wiring
from mutubaku.conduct.actions import answering, visiting
from mutubaku.conduct.errors import AlreadyDone, NotAccepted, NotInTeam, NotYours, PapersMissing
from mutubaku.conduct.programme import kind_of, proposed_programme
from mutubaku.conduct.visiting import (
    checklist,
    days_since_judged,
    documents_at_stage_1,
    open_visit,
    team_of,
    visible_photo,
)
from mutubaku.conduct.works import stage_2
from mutubaku.conduct.works.audit_facts import facts, tables
from mutubaku.conduct.works.audit_plan import PAPER
from mutubaku.conduct.works.audit_report import asked
from mutubaku.conduct.works.audited import manner
from mutubaku.conduct.works.stage_1 import adequacies, judged_beside, stage_1_beside
from mutubaku.documents import storage
from mutubaku.documents.models import Version
from mutubaku.documents.policy import UploadRefused
from mutubaku.journal.models import Entry, Verb
from mutubaku.notices.models import Notice
from mutubaku.people.access import SYSTEM
from mutubaku.people.models import Absence
from mutubaku.procedure import Outcome
from mutubaku.schemes.models import ChecklistQuestion, SchemeTerms
from tests.cast import Cast, audit_on
from tests.documents.samples import JPEG
from tests.factories.people import FreeDayFactory, official
from tests.snapshots import beginning

WHEN = timedelta(minutes=10)
DAY = date(2027, 1, 11)
CELLS = [
    Cell("Pabrik", "Produksi", ("8.5",), ("stage-2",)),
    Cell("Pabrik", "Manajemen", ("9.2",), ("stage-1", "stage-2")),
]


@pytest.fixture
def planning(cast: Cast) -> Task:
    """The step at which the audit is planned."""
    task = cast.case_at("audit-plan")
    audit_on(task.case, DAY)
    return task


@pytest.fixture
def site(cast: Cast) -> Task:
    """The audit at the site, of an office with two questions of its own."""
    question(cast, "mutu", "8.5")
    question(cast, "audit-internal", "9.2", also="9.2")
    return cast.case_at("stage-2")


def question(cast: Cast, key: str, clause: str, *, stage: int = 2, also: str = "") -> ChecklistQuestion:
    clauses = {"iso-9001": clause} | ({"iso-14001": also} if also else {})
    day = date(2020, 1, 1)
    asked = {"key": key, "clauses": clauses, "text": f"Apakah {key} diterapkan?", "stage": stage, "valid_from": day}
    return beginning(("question", repr(asked)), lambda: ChecklistQuestion.objects.create(office=cast.office, **asked))


def row(cast: Cast, process: str = "Produksi", begins: int = 9, **changed: object) -> Row:
    given = {"day": DAY, "begins": time(begins), "ends": time(begins + 1), "site": "Pabrik", "process": process}
    clauses = ("8.5",) if process == "Produksi" else ("9.2",)
    return Row(**{**given, "clauses": clauses, "auditor": cast.staff["auditor"].pk, **changed})  # type: ignore[arg-type]


def planned(cast: Cast, task: Task, *rows: Row, sent: bool = True) -> None:
    lead, at = cast.staff["lead-auditor"], task.opened_at + WHEN
    visiting.write_programme(task.case_id, lead, at, CELLS)
    chosen = rows or (row(cast), row(cast, "Manajemen", 10))
    visiting.write_plan(task.pk, lead, at, days=Days(DAY, DAY), rows=chosen)
    if sent:
        visiting.send_plan(task.pk, lead, at)


def said(found: str = Found.CONFORMING, note: str = "", *, key: UUID | None = None, **more: object) -> Answer:
    values = {"evidence": "", "typed_at": datetime(2026, 11, 23, tzinfo=UTC), **more}
    return Answer(key or uuid4(), found, note, **values)  # type: ignore[arg-type]  # as the fields of an answer


def at(task: Task) -> datetime:
    return task.opened_at + WHEN


def verbs(task: Task) -> list[str]:
    return list(Entry.objects.filter(chain=task.case.chain).order_by("seq").values_list("verb", flat=True))


# The plan


def test_a_programme_is_proposed_from_sites_and_clauses_and_written_by_lead_auditor_or_seksi_ss_alone(
    cast: Cast, planning: Task
) -> None:
    question(cast, "mutu", "8.5")
    question(cast, "konteks", "4.1")
    proposed = proposed_programme(planning.case)
    assert [(one.process, one.clauses) for one in proposed] == [
        ("Manajemen dan sistem", ("4",)),
        ("Produksi", ("8",)),
    ]
    for role in ("lead-auditor", "ss"):
        visiting.write_programme(planning.case_id, cast.staff[role], at(planning), CELLS)
    assert programme_of(planning.case) == CELLS
    with pytest.raises(NotYours):
        visiting.write_programme(planning.case_id, cast.staff["auditor"], at(planning), CELLS)
    assert verbs(planning)[-2:] == [Verb.PLAN_WRITTEN, Verb.PLAN_WRITTEN]


def test_once_a_team_is_appointed_only_its_lead_auditor_writes_the_programme_and_evaluates_by_it(
    cast: Cast, planning: Task
) -> None:
    lead, stranger = cast.staff["lead-auditor"], official(cast.office, "lead-auditor")
    with pytest.raises(NotInTeam):
        visiting.write_programme(planning.case_id, stranger, at(planning), CELLS)
    visiting.write_programme(planning.case_id, cast.staff["ss"], at(planning), CELLS)
    assert cast.staff["ss"].pk not in on_side(planning.case, Side.EVALUATION)
    Involvement.objects.filter(case=planning.case, user=lead).delete()
    visiting.write_programme(planning.case_id, lead, at(planning), CELLS)
    assert lead.pk in on_side(planning.case, Side.EVALUATION)


def test_a_plan_that_leaves_out_a_part_of_the_programme_is_not_sent_and_the_part_is_named(
    cast: Cast, planning: Task
) -> None:
    planned(cast, planning, row(cast), sent=False)
    with pytest.raises(errors.PlanHasGaps, match="Pabrik · Manajemen"):
        visiting.send_plan(planning.pk, cast.staff["lead-auditor"], at(planning))
    assert awaited_round(planning.case) is None


def test_a_plan_goes_back_and_forth_until_the_client_agrees_and_every_round_is_kept(cast: Cast, planning: Task) -> None:
    planned(cast, planning)
    lead = cast.staff["lead-auditor"]
    assert visiting.send_plan(planning.pk, lead, at(planning)) is None  # it lies there already
    with pytest.raises(errors.ChangeReasonMissing):
        visiting.answer_plan(planning.case_id, cast.client, at(planning), is_agreed=False, reason="  ")
    visiting.answer_plan(planning.case_id, cast.client, at(planning), is_agreed=False, reason="Mulai pukul sepuluh.")
    with pytest.raises(PapersMissing, match="belum disetujui"):
        actions.perform(planning.pk, "disepakati", lead, at(planning))
    planned(cast, planning, row(cast, begins=10), row(cast, "Manajemen", 13))
    visiting.answer_plan(planning.case_id, cast.client, at(planning), is_agreed=True)
    plan = plan_in(planning)
    assert plan is not None
    assert [(one.number, one.is_agreed, one.reason) for one in plan.rounds.all()] == [
        (1, False, "Mulai pukul sepuluh."),
        (2, True, ""),
    ]
    assert Notice.objects.filter(case=planning.case, kind="plan-check").count() == 2
    actions.perform(planning.pk, "disepakati", lead, at(planning))
    assert wiring.promised(planning) == {PAPER}


def test_a_plan_changed_after_the_client_agreed_must_be_agreed_to_again(cast: Cast, planning: Task) -> None:
    planned(cast, planning)
    visiting.answer_plan(planning.case_id, cast.client, at(planning), is_agreed=True)
    planned(cast, planning, row(cast, begins=15), row(cast, "Manajemen", 10), sent=False)
    plan = plan_in(planning)
    assert plan is not None
    assert not is_agreed(plan)
    with pytest.raises(errors.PlanNotAsked):
        visiting.answer_plan(planning.case_id, cast.client, at(planning), is_agreed=True)


def test_a_plan_saved_anew_before_the_answer_takes_the_place_of_the_one_that_was_sent(
    cast: Cast, planning: Task
) -> None:
    planned(cast, planning)
    planned(cast, planning, row(cast, begins=15), row(cast, "Manajemen", 10))
    asked = awaited_round(planning.case)
    assert asked is not None
    assert (asked.number, asked.plan.rounds.count()) == (1, 1)


def test_a_plan_on_days_other_than_those_of_the_audit_is_refused_and_says_what_to_do(
    cast: Cast, planning: Task
) -> None:
    lead, rows = cast.staff["lead-auditor"], (row(cast), row(cast, "Manajemen", 10))
    visiting.write_programme(planning.case_id, lead, at(planning), CELLS)
    for shift in (-1, 1):
        audit_on(planning.case, DAY + timedelta(days=shift))
        with pytest.raises(errors.OutsideAudit, match="Seksi SS mengubahnya dahulu"):
            visiting.write_plan(planning.pk, lead, at(planning), days=Days(DAY, DAY), rows=rows)
    audit_on(planning.case, DAY - timedelta(days=90))
    with pytest.raises(errors.AuditDaysOver, match="sudah lewat"):
        visiting.write_plan(planning.pk, lead, at(planning), days=Days(DAY, DAY), rows=rows)
    assert plan_in(planning) is None


def test_a_plan_is_refused_like_the_appointment_on_a_weekend_a_free_day_in_a_leave_and_beside_another_audit(
    cast: Cast, planning: Task
) -> None:
    lead, auditor, sunday = cast.staff["lead-auditor"], cast.staff["auditor"], DAY - timedelta(days=1)
    other = cast.case_at("audit-plan")
    visiting.write_programme(planning.case_id, lead, at(planning), CELLS)
    audit_on(planning.case, sunday, DAY)

    def refused(why: type[Exception], day: date = DAY) -> None:
        with pytest.raises(why):
            visiting.write_plan(planning.pk, lead, at(planning), days=Days(day, day), rows=[row(cast, day=day)])

    refused(OutsideWeek, sunday)
    free = FreeDayFactory(office=cast.office, day=DAY, name="Cuti bersama", kind="office")
    refused(OnFreeDay)
    free.delete()
    days = {"starts_on": DAY, "ends_on": DAY}
    said = {"office": cast.office, "kind": "leave", "entered_as": "SS", "entered_at": at(planning)}
    away = Absence.objects.create(user=auditor, **days, **said)
    refused(MemberAway)
    away.delete()
    audit_on(other.case, DAY)
    refused(MemberBusy)


def test_a_plan_whose_days_were_moved_by_another_appointment_is_neither_sent_nor_enough(
    cast: Cast, planning: Task
) -> None:
    planned(cast, planning, sent=False)
    audit_on(planning.case, DAY + timedelta(days=1))
    with pytest.raises(errors.OutsideAudit):
        visiting.send_plan(planning.pk, cast.staff["lead-auditor"], at(planning))
    assert "Rencana memuat hari di luar tanggal audit" in wiring.gaps(planning)[0]


def test_the_client_does_not_agree_to_a_plan_whose_days_or_team_have_changed_since_but_may_ask_for_another(
    cast: Cast, planning: Task
) -> None:
    planned(cast, planning)
    refused = {"is_agreed": True}
    audit_on(planning.case, DAY + timedelta(days=1))
    with pytest.raises(errors.PlanOutdated, match="Rencana yang baru akan dikirim"):
        visiting.answer_plan(planning.case_id, cast.client, at(planning), **refused)
    audit_on(planning.case, DAY)
    member = AppointedMember.objects.filter(appointment__case=planning.case, user=cast.staff["auditor"])
    member.update(user=official(cast.office, "auditor"))
    with pytest.raises(errors.PlanOutdated):
        visiting.answer_plan(planning.case_id, cast.client, at(planning), **refused)
    assert "Rencana memuat auditor yang tidak lagi di tim audit; susun dan kirim lagi" in wiring.gaps(planning)
    asked = awaited_round(planning.case)
    assert asked is not None
    assert asked.is_agreed is None
    visiting.answer_plan(planning.case_id, cast.client, at(planning), is_agreed=False, reason="Harinya berubah.")


def test_the_client_does_not_agree_to_a_plan_that_is_being_written_anew(cast: Cast, planning: Task) -> None:
    planned(cast, planning)
    planned(cast, planning, row(cast, begins=15), row(cast, "Manajemen", 10), sent=False)
    with pytest.raises(errors.PlanOutdated):
        visiting.answer_plan(planning.case_id, cast.client, at(planning), is_agreed=True)
    visiting.send_plan(planning.pk, cast.staff["lead-auditor"], at(planning))
    visiting.answer_plan(planning.case_id, cast.client, at(planning), is_agreed=True)


def test_an_auditor_planned_for_another_client_at_that_hour_is_refused(cast: Cast, planning: Task) -> None:
    planned(cast, planning)
    other = cast.case_at("audit-plan")
    audit_on(other.case, DAY)
    audit_on(planning.case, DAY + timedelta(days=1))  # only the plan holds the hour still
    with pytest.raises(errors.TwoPlacesAtOnce, match=planning.case.number):
        planned(cast, other)


def test_an_hour_that_a_newer_plan_of_the_other_client_leaves_free_is_free(cast: Cast, planning: Task) -> None:
    planned(cast, planning)
    other = cast.case_at("audit-plan")
    audit_on(other.case, DAY)
    audit_on(planning.case, DAY + timedelta(days=1))
    anew = again(planning)
    rows = [replace(one, day=DAY + timedelta(days=1)) for one in (row(cast), row(cast, "Manajemen", 10))]
    days = Days(rows[0].day, rows[0].day)
    visiting.write_plan(anew.pk, cast.staff["lead-auditor"], at(anew), days=days, rows=rows)
    planned(cast, other)


def test_only_the_client_answers_the_plan(cast: Cast, planning: Task) -> None:
    planned(cast, planning)
    for user in (cast.staff["lead-auditor"], cast.outsider):
        with pytest.raises(NotYours):
            visiting.answer_plan(planning.case_id, user, at(planning), is_agreed=True)


# Stage 1


def test_stage_1_is_adequate_only_without_anything_to_correct(cast: Cast) -> None:
    question(cast, "siap", "9.2", stage=1)
    task = cast.case_at("stage-1")
    auditor, lacking = cast.staff["auditor"], wiring.gaps(task)
    assert lacking == [
        "Dokumen yang kecukupannya belum dinilai: 1",
        "Butir kesiapan belum dijawab: 1",
        "Selang ke tahap 2 belum dinilai",
        "Cara audit (di lokasi atau jarak jauh) belum dicatat",
    ]
    fill(task, choice(task, "perlu-koreksi"), auditor, at(task))
    assert wiring.gaps(task) == []
    with pytest.raises(PapersMissing, match="Masih ada yang perlu dikoreksi: Akta notaris"):
        actions.perform(task.pk, "memadai", auditor, at(task))
    actions.perform(task.pk, "perlu-koreksi", auditor, at(task))


def test_a_correction_is_asked_for_only_when_there_is_something_to_correct(cast: Cast) -> None:
    task = cast.case_at("stage-1")
    fill(task, choice(task, "memadai"), cast.staff["auditor"], at(task))
    with pytest.raises(PapersMissing, match="Belum ada dokumen yang tidak memadai"):
        actions.perform(task.pk, "perlu-koreksi", cast.staff["auditor"], at(task))


def choice(task: Task, key: str) -> Outcome:
    return step_of(task).outcome(key)


def test_ms_08_the_client_reads_in_the_report_why_stage_2_comes_late(cast: Cast) -> None:
    task = cast.case_at("stage-1")
    auditor, held = cast.staff["auditor"], at(task).date()
    with pytest.raises(errors.IntervalUnjustified):
        visiting.judge_interval(task.pk, auditor, at(task), held_on=held, next_on=held + timedelta(days=181))
    reason = "Pabrik berhenti untuk perawatan."
    visiting.judge_interval(task.pk, auditor, at(task), held_on=held, next_on=held + timedelta(days=181), reason=reason)
    letter = wiring.work_of(task).written["laporan-tahap-1"].letter(task, None, at(task))  # type: ignore[arg-type]
    assert letter.fields["alasan_selang"] == reason


def test_stage_1_was_not_held_before_its_team_was_appointed_nor_on_a_day_to_come(cast: Cast) -> None:
    task = cast.case_at("stage-1")
    auditor, today = cast.staff["auditor"], at(task).date()
    next_on = today + timedelta(days=30)
    for shift, why in ((-30, errors.HeldTooEarly), (1, errors.HeldToCome)):
        with pytest.raises(why):
            visiting.judge_interval(task.pk, auditor, at(task), held_on=today + timedelta(days=shift), next_on=next_on)
    assert not Visit.objects.filter(task=task, held_on__isnull=False).exists()


def stage_1_held(task: Task, days: int, **more: object) -> None:
    """Stage 1 was held so many days before the plan's first day."""
    Visit.objects.filter(task__case=task.case).update(held_on=DAY - timedelta(days=days), **more)


def test_ms_08_a_plan_beyond_the_limit_is_refused_without_a_reason_and_the_client_reads_it(
    cast: Cast, planning: Task
) -> None:
    lead, rows = cast.staff["lead-auditor"], (row(cast), row(cast, "Manajemen", 10))
    visiting.write_programme(planning.case_id, lead, at(planning), CELLS)
    stage_1_held(planning, 181)
    with pytest.raises(errors.IntervalUnjustified, match="181 hari sesudah tahap 1"):
        visiting.write_plan(planning.pk, lead, at(planning), days=Days(DAY, DAY), rows=rows)
    assert plan_in(planning) is None
    reason = "Pabrik berhenti untuk perawatan."
    plan = visiting.write_plan(planning.pk, lead, at(planning), days=Days(DAY, DAY), rows=rows, reason=reason)
    assert plan.interval_reason == reason
    letter = wiring.work_of(planning).written[PAPER].letter(planning, None, at(planning))  # type: ignore[arg-type]
    assert letter.fields["alasan_selang"] == reason
    entry = Entry.objects.filter(chain=planning.case.chain).latest("seq")
    assert entry.data["interval_reason"] == reason
    stage_1_held(planning, 180)
    plan = visiting.write_plan(planning.pk, lead, at(planning), days=Days(DAY, DAY), rows=rows, reason=reason)
    assert plan.interval_reason == ""


def test_ms_08_a_plan_within_what_stage_1_judged_needs_no_other_reason_and_a_later_one_does(
    cast: Cast, planning: Task
) -> None:
    stage_1_held(planning, 181, next_on=DAY, interval_reason="Pabrik berhenti.")
    planned(cast, planning, sent=False)
    stage_1_held(planning, 181, next_on=DAY - timedelta(days=1), interval_reason="Pabrik berhenti.")
    with pytest.raises(errors.IntervalUnjustified):
        planned(cast, planning, sent=False)


def test_ms_08_a_plan_before_stage_1_is_refused(cast: Cast, planning: Task) -> None:
    stage_1_held(planning, -1)
    with pytest.raises(errors.StagesReversed):
        planned(cast, planning, sent=False)


def test_ms_08_a_visit_held_later_than_planned_begins_with_a_reason_that_its_report_prints(
    cast: Cast, site: Task
) -> None:
    lead, today = cast.staff["lead-auditor"], at(site).date()
    Visit.objects.filter(task__case=site.case, kind="stage-1").update(held_on=today - timedelta(days=181))
    with pytest.raises(errors.IntervalUnjustifiedToday, match="181 hari sesudah tahap 1"):
        visiting.open_meeting(site.pk, lead, at(site), "opening", " ")
    assert days_since_judged(site.case, today) == 181
    assert not Meeting.objects.filter(visit__task=site).exists()
    reason = "Banjir menutup jalan ke pabrik."
    visiting.open_meeting(site.pk, lead, at(site), "opening", reason)
    assert Entry.objects.filter(chain=site.case.chain).latest("seq").data["interval_reason"] == reason
    visiting.open_meeting(site.pk, lead, at(site), "opening")  # another code: asked once
    visiting.open_meeting(site.pk, lead, at(site), "closing")
    assert facts(site)["alasan_selang"] == reason


def test_ms_08_a_visit_on_the_day_its_plan_gave_a_reason_for_is_not_asked_again(cast: Cast, site: Task) -> None:
    lead, today = cast.staff["lead-auditor"], at(site).date()
    Visit.objects.filter(task__case=site.case, kind="stage-1").update(held_on=today - timedelta(days=181))
    plan = VisitPlan.objects.filter(task__case=site.case)
    plan.update(starts_on=today, ends_on=today, interval_reason="Pabrik berhenti.")
    assert days_since_judged(site.case, today) == 0
    visiting.open_meeting(site.pk, lead, at(site), "opening", "tidak diminta")
    assert facts(site)["alasan_selang"] == ""


def test_ms_12_a_second_stage_2_is_not_asked_how_long_ago_stage_1_was(cast: Cast, site: Task) -> None:
    lead = cast.staff["lead-auditor"]
    assert stage_1_of(site.case) is not None
    visiting.open_meeting(site.pk, lead, at(site), "opening")
    visiting.open_meeting(site.pk, lead, at(site), "closing")
    assert stage_1_of(site.case) is None


def test_an_inadequate_document_has_a_note_and_one_of_another_case_is_unknown(cast: Cast) -> None:
    task = cast.case_at("stage-1")
    auditor = cast.staff["auditor"]
    own = task.case.documents.get(requirement="akta").versions.get()
    with pytest.raises(errors.InadequateWithoutNote, match="Akta notaris"):
        visiting.judge_documents_at_stage_1(task.pk, auditor, at(task), {own.pk: (False, "")})
    with pytest.raises(errors.ItemUnknown):
        visiting.judge_documents_at_stage_1(task.pk, auditor, at(task), {own.pk + 1000: (True, "")})


# The visit


def test_who_is_not_of_the_team_writes_nothing_at_a_visit(cast: Cast, site: Task) -> None:
    colleague = official(cast.office, "auditor")
    for user, error in ((colleague, errors.NotYourVisit), (cast.staff["pjt"], NotYours), (cast.client, NotYours)):
        with pytest.raises(error):
            visiting.open_meeting(site.pk, user, at(site), "opening")
    assert set(team_of(site.case)) == {cast.staff["lead-auditor"].pk, cast.staff["auditor"].pk}
    visiting.open_meeting(site.pk, cast.staff["lead-auditor"], at(site), "opening")


def test_a_meeting_is_confirmed_by_code_and_by_account_and_what_is_confirmed_stays(cast: Cast, site: Task) -> None:
    auditor = cast.staff["auditor"]
    with pytest.raises(errors.MeetingNotBegun):
        visiting.attend(site.pk, auditor, at(site), "opening")
    meeting = visiting.open_meeting(site.pk, auditor, at(site), "opening")
    visiting.attend(site.pk, auditor, at(site), "opening")
    person = {"name": "Sari Contoh", "position": "Manajer mutu", "company": "PT Contoh"}
    noted = visiting.note_attendance(site.pk, auditor, at(site), "opening", **person)
    with pytest.raises(errors.AlreadyNoted, match="sudah ada pada daftar hadir rapat ini"):
        visiting.note_attendance(site.pk, auditor, at(site), "opening", **person)
    with pytest.raises(errors.CodeWrong):
        visiting.confirm_attendance(meeting.visit_id, "x", at(site), **person)
    there = visiting.confirm_attendance(meeting.visit_id, meeting.code, at(site), **person)
    assert there.pk == noted.pk
    for act in (
        lambda: visiting.confirm_attendance(meeting.visit_id, meeting.code, at(site), **person),
        lambda: visiting.note_attendance(site.pk, auditor, at(site), "opening", **person),
        lambda: visiting.strike_attendance(site.pk, auditor, at(site), there.pk),
        lambda: visiting.attend(site.pk, auditor, at(site), "opening"),
    ):
        with pytest.raises(errors.AlreadyConfirmed):
            act()
    assert verbs(site).count(Verb.ATTENDANCE_CONFIRMED) == 2


def test_a_visit_ends_when_both_meetings_were_held_one_after_the_other_with_company_and_leader(
    cast: Cast, site: Task
) -> None:
    lead, auditor = cast.staff["lead-auditor"], cast.staff["auditor"]
    with pytest.raises(errors.ClosingFirst):
        visiting.open_meeting(site.pk, auditor, at(site), "closing")
    visiting.open_meeting(site.pk, auditor, at(site), "opening")
    visiting.open_meeting(site.pk, auditor, at(site) + WHEN, "closing")
    for kind in ("opening", "closing"):
        visiting.attend(site.pk, auditor, at(site), kind)
    assert stage_2.gaps(site)[:4] == [
        "Rapat pembukaan: wakil perusahaan belum tercatat hadir",
        "Rapat pembukaan: ketua tim audit belum tercatat hadir",
        "Rapat penutupan: wakil perusahaan belum tercatat hadir",
        "Rapat penutupan: ketua tim audit belum tercatat hadir",
    ]
    for kind in ("opening", "closing"):
        visiting.attend(site.pk, lead, at(site), kind)
        guest = {"name": "Sari", "position": "Manajer", "company": "PT Contoh"}
        visiting.note_attendance(site.pk, auditor, at(site), kind, **guest)
    assert not any(gap.startswith("Rapat") for gap in stage_2.gaps(site))


def test_a_row_that_nobody_confirmed_can_be_struck(cast: Cast, site: Task) -> None:
    auditor = cast.staff["auditor"]
    visiting.open_meeting(site.pk, auditor, at(site), "opening")
    with pytest.raises(errors.AttendanceIncomplete):
        visiting.note_attendance(site.pk, auditor, at(site), "opening", name="Sari", position="", company="PT")
    row = visiting.note_attendance(site.pk, auditor, at(site), "opening", name="Sari", position="a", company="PT")
    visiting.strike_attendance(site.pk, auditor, at(site), row.pk)
    with pytest.raises(errors.ItemUnknown):
        visiting.strike_attendance(site.pk, auditor, at(site), row.pk)


def test_a_code_is_old_after_half_a_day_a_new_one_replaces_it_and_none_outlives_the_visit(
    cast: Cast, site: Task
) -> None:
    auditor, person = cast.staff["auditor"], {"name": "Sari", "position": "Manajer", "company": "PT"}
    meeting = visiting.open_meeting(site.pk, auditor, at(site), "opening")
    with pytest.raises(errors.AttendanceCodeExpired):
        visiting.confirm_attendance(meeting.visit_id, meeting.code, at(site) + timedelta(hours=12), **person)
    newer = visiting.open_meeting(site.pk, auditor, at(site) + WHEN, "opening")
    assert (newer.pk, newer.begins_at) == (meeting.pk, meeting.begins_at)
    visit = Visit.objects.get(task=site)
    assert open_visit(visit.secret) == visit
    close_site(cast, site)
    assert open_visit(visit.secret) is None
    with pytest.raises(AlreadyDone):
        visiting.confirm_attendance(meeting.visit_id, newer.code, at(site), **person)


def close_site(cast: Cast, site: Task) -> None:
    actions.make(site.pk, "lks", cast.staff["auditor"], at(site), text="Nihil.")
    visiting.open_meeting(site.pk, cast.staff["lead-auditor"], at(site), "opening")
    visiting.open_meeting(site.pk, cast.staff["lead-auditor"], at(site) + timedelta(hours=6), "closing")
    found = visit_in(site)
    assert found is not None
    guest = {"name": "Sari", "position": "Manajer", "company": "PT Contoh"}
    for meeting in meetings_of(found):
        visiting.attend(site.pk, cast.staff["lead-auditor"], at(site), meeting.kind)
        visiting.note_attendance(site.pk, cast.staff["auditor"], at(site), meeting.kind, **guest)
    names = [line.name for line in checklist(site) if not line.found]
    answering.answer_checklist(site.pk, cast.staff["auditor"], at(site), {name: said() for name in names})
    visiting.write_remote(site.pk, cast.staff["auditor"], at(site), Remote(is_remote=False))
    actions.perform(site.pk, "selesai", cast.staff["auditor"], at(site))


def test_an_answer_sent_twice_is_kept_once_and_the_one_typed_last_holds(cast: Cast, site: Task) -> None:
    auditor, name = cast.staff["auditor"], checklist(site)[0].name
    first, later = said(note="Pertama"), said(note="Kedua", typed_at=datetime(2026, 11, 23, 1, tzinfo=UTC))
    for one in (later, first, first, later):  # the telephone sends them late, and again
        answering.answer_checklist(site.pk, auditor, at(site), {name: one})
    assert ChecklistEntry.objects.count() == 2
    holds = checklist(site)[0].standing.holds
    assert holds is not None
    assert holds.note == "Kedua"
    assert verbs(site).count(Verb.CHECKLIST_ANSWERED) == 2


def test_two_auditors_who_answer_unaware_of_each_other_see_both_until_one_decides(cast: Cast, site: Task) -> None:
    name = checklist(site)[0].name
    answering.answer_checklist(site.pk, cast.staff["auditor"], at(site), {name: said()})
    other = said(Found.NONCONFORMING, "Rekaman tidak ada.", typed_at=datetime(2026, 11, 23, 1, tzinfo=UTC))
    answering.answer_checklist(site.pk, cast.staff["lead-auditor"], at(site), {name: other})
    stands = checklist(site)[0].standing
    assert (stands.holds and stands.holds.found, stands.against and stands.against.found) == (
        Found.NONCONFORMING,
        Found.CONFORMING,
    )
    decided = said(Found.NONCONFORMING, "Benar.", basis=other.key, typed_at=datetime(2026, 11, 23, 2, tzinfo=UTC))
    answering.answer_checklist(site.pk, cast.staff["auditor"], at(site), {name: decided})
    assert checklist(site)[0].standing.against is None


def test_what_a_colleague_answered_stands_until_who_types_on_has_seen_it(cast: Cast, site: Task) -> None:
    """Decision 0016: nothing is lost."""
    name, auditor, leader = checklist(site)[0].name, cast.staff["auditor"], cast.staff["lead-auditor"]
    mine = said(typed_at=datetime(2026, 11, 23, 1, tzinfo=UTC))
    answering.answer_checklist(site.pk, auditor, at(site), {name: mine})
    theirs = said(Found.NONCONFORMING, "Rekaman tidak ada.")
    answering.answer_checklist(site.pk, leader, at(site), {name: theirs})
    on = said(note="Lengkap.", basis=mine.key, typed_at=datetime(2026, 11, 23, 2, tzinfo=UTC))
    answering.answer_checklist(site.pk, auditor, at(site), {name: on})
    stands = checklist(site)[0].standing
    assert (stands.holds and stands.holds.note, stands.against and stands.against.key) == ("Lengkap.", theirs.key)
    seen = said(
        note="Lengkap, sudah diperiksa bersama.",
        basis=on.key,
        known=theirs.key,
        typed_at=datetime(2026, 11, 23, 3, tzinfo=UTC),
    )
    answering.answer_checklist(site.pk, auditor, at(site), {name: seen})
    assert checklist(site)[0].standing.against is None


def test_a_line_that_is_not_of_this_checklist_is_unknown_and_nothing_is_kept(cast: Cast, site: Task) -> None:
    known = checklist(site)[0].name
    with pytest.raises(errors.ItemUnknown):
        answering.answer_checklist(site.pk, cast.staff["auditor"], at(site), {known: said(), "p-999": said()})
    assert not ChecklistEntry.objects.exists()


def test_a_photo_is_kept_by_its_content_once_and_what_is_no_photo_or_too_large_is_refused(
    cast: Cast, site: Task, settings: Settings
) -> None:
    auditor, name = cast.staff["auditor"], checklist(site)[0].name
    for _time in range(2):
        photo = answering.add_photo(site.pk, auditor, at(site), name, name="gudang.jpg", data=JPEG)
    assert ChecklistPhoto.objects.count() == 1
    assert visible_photo(photo.pk, cast.staff["pjt"], at(site)) == photo
    paper = storage.read(site.case.documents.get(kind="rencana-audit").versions.get().file.sha256)
    with pytest.raises(UploadRefused, match="bukan foto"):
        answering.add_photo(site.pk, auditor, at(site), name, name="a.pdf", data=paper)
    settings.UPLOAD_LIMIT = 10
    with pytest.raises(UploadRefused, match="terlalu besar"):
        answering.add_photo(site.pk, auditor, at(site), name, name="gudang.jpg", data=JPEG)
    with pytest.raises(errors.ItemUnknown):
        answering.add_photo(site.pk, auditor, at(site), "p-999", name="gudang.jpg", data=JPEG)


REMOTE = Remote(
    is_remote=True, agreed_on=date(2026, 11, 20), agreement="Dengan direktur.", risks="Sinyal lemah.", means="Video."
)


def test_md_4_a_remote_visit_tells_what_was_agreed_and_how_it_went_before_its_step_ends(cast: Cast, site: Task) -> None:
    auditor = cast.staff["auditor"]
    with pytest.raises(errors.RemoteIncomplete):
        visiting.write_remote(site.pk, auditor, at(site), Remote(is_remote=True))
    visiting.write_remote(site.pk, auditor, at(site), REMOTE)
    assert "Jalannya audit jarak jauh belum dicatat" in wiring.gaps(site)
    visiting.write_remote(site.pk, auditor, at(site), replace(REMOTE, result="Lancar."))
    assert not [gap for gap in wiring.gaps(site) if "jarak jauh" in gap]
    letter = wiring.work_of(site).written["dokumen-audit"].letter(site, None, at(site))  # type: ignore[arg-type]
    said = letter.fields["cara_audit"]
    assert "Kesepakatan sebelum audit: 20 November 2026: Dengan direktur. " in said
    assert said.endswith("Jalannya: Lancar.")
    assert asked(site.case)["remote"]
    table = next(one for one in tables(site) if one.title.startswith("Audit jarak jauh"))
    assert table.rows[0][-1] == "Lancar."


def test_md_4_an_agreement_dated_after_the_audit_keeps_the_step_open(cast: Cast, site: Task) -> None:
    visiting.write_remote(site.pk, cast.staff["auditor"], at(site), replace(REMOTE, result="Lancar."))
    visiting.open_meeting(site.pk, cast.staff["auditor"], at(site), "opening")
    Meeting.objects.update(begins_at=datetime(2026, 11, 19, 3, tzinfo=UTC))
    with pytest.raises(errors.AgreedAfterwards, match="19 November 2026"):
        visiting.write_remote(site.pk, cast.staff["auditor"], at(site), replace(REMOTE, result="Baik."))
    assert "Kesepakatan audit jarak jauh bertanggal sesudah auditnya" in wiring.gaps(site)


def test_md_4_the_plan_names_the_ict_and_the_client_agrees_to_it_with_the_plan(cast: Cast, planning: Task) -> None:
    planned(cast, planning)
    visiting.answer_plan(planning.case_id, cast.client, at(planning), is_agreed=True)
    plan = plan_in(planning)
    assert plan is not None
    assert (is_agreed(plan), remote_agreed(planning.case)) == (True, None)
    lead, ahead = cast.staff["lead-auditor"], Ahead("Kantor pusat.", "Panggilan video.", "Sinyal lemah.")
    rows = (row(cast), row(cast, "Manajemen", 10))
    visiting.write_plan(planning.pk, lead, at(planning), days=Days(DAY, DAY), rows=rows, ahead=ahead)
    assert remote_agreed(planning.case) is None  # what they agreed to did not say so
    visiting.send_plan(planning.pk, lead, at(planning))
    visiting.answer_plan(planning.case_id, cast.client, at(planning), is_agreed=True)
    assert remote_agreed(planning.case) == plan
    letter = wiring.work_of(planning).written[PAPER].letter(planning, None, at(planning))  # type: ignore[arg-type]
    assert letter.fields["jarak_jauh"].startswith("Bagian: Kantor pusat. Sarana: Panggilan video.")
    held = Visit(task=planning, kind="stage-2", is_remote=True, remote_means="Video.", remote_result="Lancar.")
    assert "Panggilan video. Disetujui" in manner(held, remote_agreed(planning.case))
    held.is_remote = False
    assert manner(held, plan).endswith("menurut rencana tidak dipakai")


def test_a_step_that_is_no_visit_takes_nothing_of_one(cast: Cast, planning: Task) -> None:
    with pytest.raises(NotAccepted):
        visiting.open_meeting(planning.pk, cast.staff["auditor"], at(planning), "opening")
    with pytest.raises(NotAccepted):
        visiting.write_remote(planning.pk, cast.staff["auditor"], at(planning), Remote())


def test_surveillance_goes_on_with_the_programme_of_the_cycle(cast: Cast) -> None:
    first = cast.finished_case()
    later = cast.case_at("audit-plan", kind="surveillance", subject=first.certificate)
    assert kind_of(later.case, "stage-2") == "surveillance-1"
    assert proposed_programme(later.case) == programme_of(first)


def test_a_question_of_two_standards_is_answered_once_in_an_integrated_audit(cast: Cast, site: Task) -> None:
    other = cast.case_at("stage-2", scheme="iso-14001")
    other.case.application.together_with = site.case.application
    other.case.application.save()
    shared = next(line for line in checklist(site) if line.question and line.question.key == "audit-internal")
    answering.answer_checklist(site.pk, cast.staff["auditor"], at(site), {shared.name: said()})
    (line,) = checklist(other)
    assert (line.found, line.elsewhere) == (Found.CONFORMING, site.case.number)
    assert "Butir daftar periksa belum dijawab" not in " ".join(wiring.gaps(other))


def test_a_document_that_is_both_standards_is_judged_for_the_second_as_it_was_for_the_first(cast: Cast) -> None:
    first, second = cast.case_at("stage-1"), cast.case_at("stage-1", scheme="iso-14001")
    second.case.application.together_with = first.case.application
    second.case.application.save()
    own, same = (documents_at_stage_1(one.case)[0][0] for one in (first, second))
    Version.objects.filter(pk=same.pk).update(file=own.file)
    assert (judged_beside(second), stage_1_beside(second)) == ({}, None)
    visiting.judge_documents_at_stage_1(
        first.pk, cast.staff["auditor"], at(first), {own.pk: (False, "Belum ditandai.")}
    )
    begun = judged_beside(second)[own.file_id]
    assert (begun.is_adequate, begun.note) == (False, "Belum ditandai.")
    held = stage_1_beside(second)
    assert held is not None
    assert held.task == first
    assert adequacies(second) == {}  # nothing is judged there before its auditor says so


def test_who_came_to_the_meeting_of_an_integrated_audit_is_on_the_lists_of_both_standards(
    cast: Cast, site: Task
) -> None:
    other = cast.case_at("stage-2", scheme="iso-14001")
    other.case.application.together_with = site.case.application
    other.case.application.save()
    Attendance.objects.all().delete()
    lead, moment = cast.staff["auditor"], max(at(site), at(other))
    first = visiting.open_meeting(site.pk, lead, moment, "opening")
    visiting.attend(site.pk, lead, moment, "opening")
    visiting.note_attendance(site.pk, lead, moment, "opening", name="Sari", position="Manajer", company="PT Contoh")
    second = visiting.open_meeting(other.pk, lead, moment, "opening")

    def there(meeting: Meeting) -> list[tuple[str, bool]]:
        return [(one.name, one.confirmed_at is not None) for one in meeting.attendances.all()]

    assert there(second) == there(first) == [(lead.name, True), ("Sari", False)]
    visiting.note_attendance(site.pk, lead, moment, "opening", name="Budi", position="Operator", company="PT Contoh")
    visiting.open_meeting(other.pk, lead, moment, "opening")  # opened again: who came since is on it, nobody twice
    assert there(second) == there(first)


# The visit made again


def again(task: Task) -> Task:
    """The step opened once more, as the repeated stage 2 does."""
    Task.objects.filter(pk=task.pk).update(closed_at=task.opened_at, outcome="selesai")
    number, opened_at = task.round + 1, task.opened_at + timedelta(days=7)
    same = {name: getattr(task, name) for name in ("case", "office", "procedure_key", "procedure_version", "step")}
    more = {"role": task.role, "account": task.account, "parent": task.parent}
    return Task.objects.create(**same, **more, round=number, opened_at=opened_at)


def answered(cast: Cast, task: Task, name: str, found: str, note: str = "") -> None:
    answering.answer_checklist(task.pk, cast.staff["auditor"], at(task), {name: said(found, note)})


def test_a_visit_made_again_begins_with_the_last_rounds_answers_and_asks_for_what_was_not_in_order(
    cast: Cast, site: Task
) -> None:
    good, bad = (line.name for line in checklist(site))
    own = answering.add_line(site.pk, cast.staff["auditor"], at(site), key=uuid4(), text="Gudang", clauses=["8.5.4"])
    answered(cast, site, good, Found.CONFORMING, "Rekaman lengkap.")
    answered(cast, site, bad, Found.NONCONFORMING, "Tidak ada rekaman.")
    second = again(site)
    assert [(line.name, line.found, bool(line.carried)) for line in checklist(second)] == [
        (good, Found.CONFORMING, True),
        (bad, "", False),
        (own, "", False),
    ]
    earlier = checklist(second)[1].earlier
    assert earlier is not None
    assert (earlier.round, earlier.given.note) == (1, "Tidak ada rekaman.")
    assert "Butir daftar periksa belum dijawab: 2" in wiring.gaps(second)
    answered(cast, second, bad, Found.CONFORMING, "Rekaman dibuat.")
    answered(cast, second, own, Found.NOT_APPLICABLE)
    assert not any("Butir daftar periksa" in gap for gap in wiring.gaps(second))
    third = again(second)
    assert [line.earlier and line.earlier.round for line in checklist(third)] == [1, 2, 2]
    assert all(line.carried for line in checklist(third))


def test_rounds_are_kept_a_carried_answer_is_changed_in_the_new_round_alone(cast: Cast, site: Task) -> None:
    name = checklist(site)[0].name
    answered(cast, site, name, Found.CONFORMING)
    second = again(site)
    answered(cast, second, name, Found.NONCONFORMING, "Kini tidak lagi.")
    assert (checklist(site)[0].found, checklist(site)[0].earlier) == (Found.CONFORMING, None)
    assert (checklist(second)[0].found, checklist(second)[0].carried) == (Found.NONCONFORMING, None)
    assert checklist(second)[0].standing.against is None  # not a conflict: it was changed
    assert [one.item.visit.task.round for one in ChecklistEntry.objects.order_by("pk")] == [1, 2]


def test_the_paper_of_a_visit_made_again_says_from_which_round_an_answer_is(cast: Cast, site: Task) -> None:
    name = checklist(site)[0].name
    answering.add_photo(site.pk, cast.staff["auditor"], at(site), name, name="gudang.jpg", data=JPEG)
    answered(cast, site, name, Found.CONFORMING, "Rekaman lengkap.")
    second = again(site)
    letter = wiring.work_of(second).written["dokumen-audit"].letter(second, None, at(second))  # type: ignore[arg-type]
    (first, other) = letter.tables[0].rows
    assert first[2:] == ("Sesuai (putaran 1)", "Rekaman lengkap.; 1 foto", cast.staff["auditor"].name)
    assert other[2] == "belum dijawab"


def test_in_an_integrated_audit_only_the_same_round_of_the_other_standard_counts_as_looked_at_now(
    cast: Cast, site: Task
) -> None:
    other = cast.case_at("stage-2", scheme="iso-14001")
    other.case.application.together_with = site.case.application
    other.case.application.save()
    shared = next(line.name for line in checklist(site) if line.question and line.question.key == "audit-internal")
    answered(cast, other, shared, Found.NONCONFORMING, "Tidak ada.")
    second = again(site)
    line = next(line for line in checklist(second) if line.name == shared)
    assert (line.found, line.elsewhere, line.earlier and line.earlier.given.note) == ("", "", "Tidak ada.")


def test_types_1_and_3_are_audited_at_the_site_no_further_than_their_scheme_asks(cast: Cast) -> None:
    task = cast.case_at("stage-2", "sppt-sni")
    kinds = {"1": ["sampling", "testing"], "3": ["factory", "sampling", "testing"]}
    SchemeTerms.objects.filter(scheme="sppt-sni").update(evaluations=kinds)
    for key, clause in (("sni-proses", "8.5"), ("sni-audit-internal", "9.2")):
        ChecklistQuestion.objects.create(
            office=cast.office, key=key, text=key, clauses={"sppt-sni": clause}, valid_from=date(2021, 1, 1)
        )
    task.case.application.products.update(certification_type="3")
    assert [line.text for line in checklist(task)] == ["sni-proses"]
    assert [cell.clauses for cell in proposed_programme(task.case)] == [("8",)]
    assert "Butir daftar periksa belum dijawab: 1" in wiring.gaps(task)
    task.case.application.products.update(certification_type="1")
    assert (checklist(task), stage_2.gaps(task)) == ([], [])
    assert "skema tidak meminta audit di lokasi" in stage_2.present(task, SYSTEM, task.opened_at).fields["kunjungan"]
