"""A certificate's years: planned when it is issued, moved with a reason, its cases opened by themselves, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from mutubaku.applications.queries import application_of
from mutubaku.audits.visits.models import Visit
from mutubaku.cases.library import library
from mutubaku.cases.models import Case, Task
from mutubaku.certificates import actions as certificates
from mutubaku.certificates.errors import CertificateOfLot, FirstSurveillanceFixed, PlanGone, WordsMissing
from mutubaku.certificates.models import Certificate, PlannedAudit
from mutubaku.certificates.policy import Verdict
from mutubaku.certificates.policy.lateness import YEAR_RULE, Progress
from mutubaku.certificates.queries import cycle_start, decided_on, live_plan, subject_of, verdict_on
from mutubaku.conduct import actions, jobs
from mutubaku.conduct.actions.cycle import open_planned, plan_missing, replan
from mutubaku.conduct.actions.standing import decide_measure, propose_for
from mutubaku.conduct.cycle import (
    days_beside,
    days_of,
    follow,
    last_day_of_year,
    parts_of,
    plan_cycle,
    progress_of,
    recertification_audited_on,
)
from mutubaku.conduct.errors import NotYours, RunsAlready
from mutubaku.journal.models import Entry
from mutubaku.notices.models import Notice
from mutubaku.people.access import Capacity
from mutubaku.people.models import Membership
from mutubaku.schemes.models import GradeRule, SchemeTerms
from mutubaku.schemes.queries import terms_on
from mutubaku.web.certificates.rows import rows_of
from tests.cast import MONDAY, WIB, Cast
from tests.certified import capacity, certified, ended

WINDOW = datetime(2027, 8, 26, 9, 0, tzinfo=WIB)  # the day a surveillance due on 23 November 2027 may begin


@pytest.fixture
def certificate(cast: Cast) -> Certificate:
    return certified(cast)


def first(certificate: Certificate) -> PlannedAudit:
    return live_plan(certificate).get(kind="surveillance", turn=1)


def windows(certificate: Certificate) -> list[tuple[str, int, str, str]]:
    rows = live_plan(certificate)
    return [(one.kind, one.turn, one.starts_on.isoformat(), one.due_on.isoformat()) for one in rows]


def test_an_issued_certificate_has_its_years_planned_and_journalled(cast: Cast, certificate: Certificate) -> None:
    plan = windows(certificate)
    assert plan[:2] == [
        ("surveillance", 1, "2027-08-25", "2027-11-23"),
        ("surveillance", 2, "2028-08-25", "2028-11-23"),
    ]
    assert plan[2][:2] == ("recertification", 1)
    entry = Entry.objects.filter(chain=certificate.case.chain, verb="cycle.planned").get()
    assert entry.data["certificate"] == certificate.number
    assert len(entry.data["audits"]) == 3
    assert plan_cycle(certificate, capacity(cast, "head"), MONDAY) == []


def test_the_closing_of_findings_takes_what_the_scheme_gives_for_grades_that_hold_a_certificate_back(
    cast: Cast,
) -> None:
    terms = SchemeTerms.objects.get(office=cast.office, scheme="iso-9001")
    GradeRule.objects.create(terms=terms, grade="major", due_months=3)
    GradeRule.objects.create(terms=terms, grade="observation", due_months=12, blocks=False)
    row = live_plan(certified(cast)).get(kind="recertification")
    keys = [(line["key"], line["number"]) for line in row.reasons if line["key"].startswith("less-findings")]
    assert keys == [("less-findings-months", 3)]


def test_a_certificate_issued_before_cycles_were_planned_gets_its_plan_from_the_worker(
    cast: Cast, certificate: Certificate
) -> None:
    PlannedAudit.objects.all().delete()
    jobs.keep_cycles(datetime(2027, 1, 4, 9, 0, tzinfo=WIB))
    assert len(windows(certificate)) == 3
    assert plan_missing(certificate.pk, MONDAY) == []


def test_an_office_without_terms_gets_no_plan_and_the_worker_goes_on(cast: Cast, certificate: Certificate) -> None:
    PlannedAudit.objects.all().delete()
    SchemeTerms.objects.all().delete()
    assert jobs.keep_cycles(WINDOW) == 0
    assert not PlannedAudit.objects.exists()


def test_a_case_opens_itself_once_with_last_times_answers_and_the_client_is_told(
    cast: Cast, certificate: Certificate
) -> None:
    assert jobs.keep_cycles(WINDOW - timedelta(days=2)) == 0
    assert jobs.keep_cycles(WINDOW.replace(hour=7)) == 0  # nobody is told at night
    assert [jobs.keep_cycles(WINDOW), jobs.keep_cycles(WINDOW)] == [1, 0]
    case = first(certificate).case
    assert case is not None
    assert (case.kind, case.sent_at, case.opened_by, subject_of(case)) == (
        "surveillance",
        None,
        cast.client,
        certificate,
    )
    application = application_of(case)
    assert (application.system_scope.statement, application.declared_at) == ("Produksi karet remah", None)
    opened = Entry.objects.filter(chain=case.chain).order_by("seq")[0]
    assert (opened.actor, opened.capacity, opened.on_behalf_of) == (None, "Sistem", cast.organisation.name)
    told = Notice.objects.get(kind="cycle-opened")
    assert (told.case, told.data) == (case, {"certificate": certificate.number, "until": "2027-11-23"})
    assert open_planned(first(certificate).pk, WINDOW) is None


def test_the_prepared_application_can_be_sent_by_its_client(cast: Cast, certificate: Certificate) -> None:
    jobs.keep_cycles(WINDOW)
    case = first(certificate).case
    assert case is not None
    assert actions.withdraw(case.pk, cast.client, WINDOW, reason="Belum siap.").ending == "withdrawn"


def test_whoever_left_the_company_is_not_asked_and_a_company_without_anybody_is_still_served(
    cast: Cast, certificate: Certificate
) -> None:
    Membership.objects.update(until=MONDAY)
    jobs.keep_cycles(WINDOW)
    assert first(certificate).case is not None


def test_a_case_the_client_began_is_the_one_planned_and_none_opens_beside_it(
    cast: Cast, certificate: Certificate
) -> None:
    own = cast.new_case(kind="surveillance", subject=certificate)
    assert first(certificate).case == own
    assert jobs.keep_cycles(WINDOW) == 0
    actions.withdraw(own.pk, cast.client, WINDOW, reason="Salah.")
    again = cast.new_case(kind="surveillance", subject=certificate)
    assert first(certificate).case == again


def test_a_client_who_overlooked_the_prepared_surveillance_is_led_to_it_instead_of_taking_next_years(
    cast: Cast, certificate: Certificate
) -> None:
    jobs.keep_cycles(WINDOW)
    prepared = first(certificate).case
    assert prepared is not None
    with pytest.raises(RunsAlready) as refusal:
        cast.new_case(kind="surveillance", subject=certificate)
    assert refusal.value.case_id == prepared.pk
    assert str(refusal.value) == (
        f"Permohonan Surveilans sertifikat {certificate.number} sudah disiapkan. Periksa lalu kirim permohonan itu."
    )
    assert live_plan(certificate).get(turn=2).case is None
    Case.objects.filter(pk=prepared.pk).update(sent_at=WINDOW, number="0007")
    with pytest.raises(RunsAlready, match="sudah berjalan sebagai permohonan 0007"):
        cast.new_case(kind="surveillance", subject=certificate)


def test_beside_a_surveillance_that_runs_other_applications_and_after_it_the_next_one_may_be_begun(
    cast: Cast, certificate: Certificate
) -> None:
    own = cast.new_case(kind="surveillance", subject=certificate)
    cast.new_case(kind="recertification", subject=certificate)
    cast.new_case(kind="scope-change", subject=certificate)
    cast.new_case(kind="scope-change", subject=certificate)
    ended(own, capacity(cast, "head"), MONDAY)
    again = cast.new_case(kind="surveillance", subject=certificate)
    assert live_plan(certificate).get(kind="surveillance", turn=2).case == again


def test_nothing_opens_for_a_certificate_that_was_replaced_or_has_expired(cast: Cast, certificate: Certificate) -> None:
    row = first(certificate)
    Certificate.objects.filter(pk=certificate.pk).update(replaced_by=certificate)
    assert open_planned(row.pk, WINDOW) is None
    PlannedAudit.objects.filter(pk=row.pk).update(replaced_at=WINDOW)
    assert open_planned(row.pk, WINDOW) is None


NEW_YEAR = datetime(2029, 1, 2, 9, 0, tzinfo=WIB)


def kept_by_recertification(certificate: Certificate) -> Certificate:
    """A certificate whose cycle leaves 2028, the year before it ends, to the audit of the recertification alone."""
    PlannedAudit.objects.filter(certificate=certificate, kind="surveillance").delete()
    return certificate


def test_ms_02_a_recertification_audited_after_new_year_leaves_a_year_empty_and_suspension_is_proposed_once(
    cast: Cast, certificate: Certificate
) -> None:
    kept_by_recertification(certificate)
    assert last_day_of_year(certificate) == date(2028, 12, 31)
    assert propose_for(certificate.pk, NEW_YEAR - timedelta(days=2)) is None
    cast.new_case(kind="recertification", subject=certificate)
    jobs.keep_cycles(NEW_YEAR)
    jobs.keep_cycles(NEW_YEAR + timedelta(days=1))
    found = certificate.proposals.get()
    assert (found.measure, found.ground, found.rule) == ("suspend", "surveillance", YEAR_RULE)
    assert found.reason.startswith("Tahun 2028 berlalu tanpa kunjungan")
    assert verdict_on(certificate, NEW_YEAR.date()) == Verdict.VALID  # proposed, not done


def test_a_recertification_moved_while_the_suspension_for_its_lost_year_waits_is_not_proposed_about_again(
    cast: Cast, certificate: Certificate
) -> None:
    kept_by_recertification(certificate)
    jobs.keep_cycles(NEW_YEAR)
    row, later = live_plan(certificate).get(kind="recertification"), NEW_YEAR + timedelta(days=1)
    days = {"starts_on": date(2029, 1, 10), "due_on": date(2029, 3, 1), "cause": "season", "note": "Musim giling."}
    replan(row.pk, cast.staff["ss"], later, **days)  # type: ignore[arg-type]
    assert propose_for(certificate.pk, later) is None
    jobs.keep_cycles(later)
    proposal = certificate.proposals.get()
    assert not proposal.further.exists()


def test_a_certificate_the_worker_fails_with_does_not_hold_up_the_others(
    cast: Cast, certificate: Certificate, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    other = certified(cast)
    opens, refused = jobs.open_planned, first(certificate).pk

    def opened(planned_id: int, at: datetime) -> Case | None:
        if planned_id == refused:
            raise PlanGone
        return opens(planned_id, at)

    monkeypatch.setattr(jobs, "open_planned", opened)
    assert jobs.keep_cycles(WINDOW) == 1
    assert (first(certificate).case, first(other).case is not None) == (None, True)
    assert f"gagal menangani PlannedAudit {refused}" in caplog.text


def test_ms_02_nothing_is_proposed_when_the_recertification_was_audited_in_its_year(
    cast: Cast, certificate: Certificate
) -> None:
    kept_by_recertification(certificate)
    running = cast.new_case(kind="recertification", subject=certificate)
    visited(running, datetime(2028, 12, 20, 15, 0, tzinfo=WIB))
    assert recertification_audited_on(certificate) == date(2028, 12, 20)
    jobs.keep_cycles(NEW_YEAR)
    assert not certificate.proposals.exists()


def test_ms_02_a_surveillance_that_waited_beside_a_recertification_audited_in_its_time_is_not_late(
    cast: Cast, certificate: Certificate
) -> None:
    PlannedAudit.objects.filter(certificate=certificate, turn=1, kind="surveillance").delete()
    running = cast.new_case(kind="recertification", subject=certificate)
    Case.objects.filter(pk=running.pk).update(sent_at=MONDAY)
    visited(running, datetime(2028, 12, 20, 15, 0, tzinfo=WIB))
    assert propose_for(certificate.pk, NEW_YEAR) is None
    Task.objects.filter(case=running, step="stage-2").delete()
    late = propose_for(certificate.pk, NEW_YEAR)
    assert late is not None
    assert late.planned == live_plan(certificate).get(kind="surveillance")


def visited(case: Case, at: datetime) -> None:
    """The visit of a case is over on this day, without the steps before it."""
    case.sent_at = case.sent_at or MONDAY
    case.save(update_fields=["sent_at"])
    task = case.tasks.earliest("pk")
    task.pk, task.step, task.closed_at, task.outcome = None, "stage-2", at, "selesai"
    task.save()


def test_no_surveillance_opens_beside_a_recertification_that_runs(cast: Cast, certificate: Certificate) -> None:
    running = cast.new_case(kind="recertification", subject=certificate)
    Case.objects.filter(pk=running.pk).update(sent_at=MONDAY)
    assert (jobs.keep_cycles(WINDOW), said_of_next(certificate)) == (0, "Menunggu sertifikasi ulang")
    late = {"starts_on": WINDOW.date() - timedelta(days=20), "due_on": WINDOW.date() - timedelta(days=1)}
    planned = PlannedAudit.objects.filter(pk=first(certificate).pk)
    before = planned.values("starts_on", "due_on").get()
    planned.update(**late)  # past the day planned, within the limit
    assert said_of_next(certificate) == "Menunggu sertifikasi ulang"
    planned.update(**before)
    actions.withdraw(running.pk, cast.client, WINDOW, reason="Salah.")
    assert said_of_next(certificate) == "Sudah dapat diajukan"
    assert jobs.keep_cycles(WINDOW) == 1


def said_of_next(certificate: Certificate) -> str:
    """How the audit that comes next stands, in words."""
    (row,) = rows_of(Certificate.objects.filter(pk=certificate.pk), WINDOW.date())
    assert row.next is not None
    return row.next.text


def test_clients_are_reminded_of_what_they_have_not_sent_once_for_each_stage(
    cast: Cast, certificate: Certificate
) -> None:
    jobs.keep_cycles(WINDOW)
    moments = [datetime(2027, 10, day, 9, 0, tzinfo=WIB) for day in (1, 2, 30)]
    assert [jobs.keep_cycles(at) for at in moments] == [1, 0, 1]
    assert (
        list(Notice.objects.filter(kind="cycle-reminder").values_list("data", flat=True))
        == [{"certificate": certificate.number, "until": "2027-11-23"}] * 2
    )


def move(certificate: Certificate, by: str, cast: Cast, **given: object) -> PlannedAudit:
    facts = {"starts_on": date(2027, 6, 1), "due_on": date(2027, 7, 1), "cause": "season", "note": "Musim giling."}
    return replan(first(certificate).pk, cast.staff[by], MONDAY, **{**facts, **given})  # type: ignore[arg-type]


def test_a_plan_moves_with_its_reason_and_the_one_before_stays(cast: Cast, certificate: Certificate) -> None:
    before = first(certificate)
    new = move(certificate, "ss", cast)
    before.refresh_from_db()
    assert (before.replaced_at, before.due_on) == (MONDAY, date(2027, 11, 23))
    assert (first(certificate), new.note, new.reasons[-1]["key"]) == (new, "Musim giling.", "moved")
    entry = Entry.objects.filter(chain=certificate.case.chain).latest("seq")
    assert (entry.verb, entry.data["reason"], entry.data["before"]) == (
        "cycle.planned",
        "Musim giling.",
        {"starts_on": "2027-08-25", "due_on": "2027-11-23"},
    )


@pytest.mark.parametrize(
    ("by", "given", "refusal"),
    [
        ("auditor", {}, NotYours),
        ("ss", {"note": " "}, WordsMissing),
        ("head", {"due_on": date(2027, 11, 24)}, FirstSurveillanceFixed),
    ],
)
def test_a_plan_is_not_moved_without_right_reason_or_room(
    cast: Cast, certificate: Certificate, by: str, given: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        move(certificate, by, cast, **given)
    assert PlannedAudit.objects.filter(certificate=certificate).count() == 3


def test_what_was_held_is_not_planned_anew_and_what_nothing_came_of_opens_again(
    cast: Cast, certificate: Certificate
) -> None:
    own = cast.new_case(kind="surveillance", subject=certificate)
    actions.withdraw(own.pk, cast.client, MONDAY, reason="Salah.")
    new = move(certificate, "ss", cast)
    assert (new.case, PlannedAudit.objects.get(case=own).replaced_at) == (None, MONDAY)
    held = cast.new_case(kind="surveillance", subject=certificate)
    ended(held, capacity(cast, "head"), MONDAY)
    with pytest.raises(PlanGone):
        move(certificate, "ss", cast)


def test_a_change_of_scope_goes_on_in_the_cycle_and_keeps_the_expiry(cast: Cast, certificate: Certificate) -> None:
    surveyed = cast.new_case(kind="surveillance", subject=certificate)
    head, later = capacity(cast, "head"), datetime(2027, 12, 1, 9, 0, tzinfo=WIB)
    ended(surveyed, head, MONDAY)
    case = cast.new_case(kind="scope-change", subject=certificate)
    changed = certificates.draft(case, certificates.Granted(certificate.holder, certificate.scope), head, later)
    assert certificate.file is not None
    certificates.issue(changed, certificate.file, head, later)
    plan_cycle(changed, head, later)
    assert (changed.valid_until, changed.cycle_from) == (certificate.valid_until, certificate.valid_from)
    assert [one[:2] for one in windows(changed)] == [("surveillance", 2), ("recertification", 1)]
    assert [one[:2] for one in windows(certificate)] == [("surveillance", 1)]


def test_what_runs_beside_a_change_of_scope_goes_on_about_the_new_certificate_and_is_not_opened_twice(
    cast: Cast, certificate: Certificate
) -> None:
    head, later = capacity(cast, "head"), datetime(2027, 12, 1, 9, 0, tzinfo=WIB)
    running = open_planned(first(certificate).pk, later)
    assert running is not None
    letter = certificates.draft_continuation(running, later)
    case = cast.new_case(kind="scope-change", subject=certificate)
    changed = certificates.draft(case, certificates.Granted(certificate.holder, certificate.scope), head, later)
    assert certificate.file is not None
    certificates.issue(changed, certificate.file, head, later)
    plan_cycle(changed, head, later)
    running.refresh_from_db()
    assert (subject_of(running), subject_of(case)) == (changed, certificate)
    assert [one[:2] for one in windows(changed)] == [("surveillance", 1), ("surveillance", 2), ("recertification", 1)]
    assert (windows(certificate), first(changed).case) == ([], running)
    assert certificates.draft_continuation(running, later) == letter  # refused of a certificate that was replaced
    letter.refresh_from_db()
    assert letter.certificate == changed


def issued_in(case: Case, certificate: Certificate, by: Capacity, at: datetime) -> Certificate:
    """The certificate of a later case, issued and planned."""
    new = certificates.draft(case, certificates.Granted(certificate.holder, certificate.scope), by, at)
    assert certificate.file is not None
    certificates.issue(new, certificate.file, by, at)
    plan_cycle(new, by, at)
    return new


@pytest.mark.parametrize("kind", ["recertification", "scope-change"])
def test_ms_20_a_suspension_that_waits_to_be_decided_is_decided_about_the_new_certificate(
    cast: Cast, certificate: Certificate, kind: str
) -> None:
    head, later = capacity(cast, "head"), datetime(2027, 12, 1, 9, 0, tzinfo=WIB)
    given = {"ground": "failure", "reason": "Temuan berulang."}
    for measure in ("suspend", "reduce"):
        certificate.proposals.create(measure=measure, proposed_at=later, **given)
    new = issued_in(cast.new_case(kind=kind, subject=certificate), certificate, head, later)
    assert [one.measure for one in new.proposals.all()] == ["suspend"]
    assert [one.measure for one in certificate.proposals.all()] == ["reduce"]
    waiting = new.proposals.get()
    words = {"answer": "Temuan lama belum ditutup.", "conditions": "Temuan ditutup."}
    decide_measure(waiting.pk, cast.staff["decision-maker"], later, accepted=True, **words)
    assert verdict_on(new, later.date()) == Verdict.SUSPENDED


def test_a_change_of_scope_that_runs_when_the_recertification_is_issued_goes_on_about_the_new_certificate(
    cast: Cast, certificate: Certificate
) -> None:
    head, later = capacity(cast, "head"), datetime(2029, 10, 1, 9, 0, tzinfo=WIB)
    running = cast.new_case(kind="scope-change", subject=certificate)
    surveillance = cast.new_case(kind="surveillance", subject=certificate)
    renewed = issued_in(cast.new_case(kind="recertification", subject=certificate), certificate, head, later)
    assert (subject_of(running), subject_of(surveillance)) == (renewed, certificate)
    changed = issued_in(running, certificate, head, later + timedelta(days=30))
    assert changed.valid_until == renewed.valid_until


def test_the_cycle_counts_from_the_decision_where_there_is_one(cast: Cast, certificate: Certificate) -> None:
    """MS-01, MS-02: twelve months from the decision, not from the day the paper is dated."""
    assert cycle_start(certificate) == certificate.valid_from
    decided = certificate.valid_from - timedelta(days=10)
    given = certificates.Granted(certificate.holder, certificate.scope, decided_on=decided)
    new = certificates.draft(cast.new_case(), given, capacity(cast, "head"), MONDAY)
    assert (new.valid_from, decided_on(new), cycle_start(new)) == (MONDAY.date(), decided, decided)


def test_a_surveillance_is_held_once_its_closing_meeting_was(cast: Cast, certificate: Certificate) -> None:
    row, case = first(certificate), cast.new_case(kind="surveillance", subject=certificate)
    Case.objects.filter(pk=case.pk).update(sent_at=MONDAY)
    case.refresh_from_db()
    row.case = case
    task = case.tasks.get()
    task.step = "stage-2"
    task.save()
    assert progress_of([row]) == {row.pk: Progress.SENT}
    visit = Visit.objects.create(task=task, kind="surveillance-1")
    visit.meetings.create(kind="opening", begins_at=MONDAY, code="000000", code_until=MONDAY)
    assert progress_of([row]) == {row.pk: Progress.SENT}
    visit.meetings.create(kind="closing", begins_at=MONDAY, code="000000", code_until=MONDAY)
    assert progress_of([row]) == {row.pk: Progress.HELD}


def visit_closed(case: Case, at: datetime) -> None:
    """The case with its visit closed at a moment."""
    case.tasks.update(step="stage-2")
    visit = Visit.objects.create(task=case.tasks.get(), kind="surveillance-1")
    visit.meetings.create(kind="closing", begins_at=at, code="000000", code_until=at)


def test_ms_02_after_a_surveillance_held_in_an_earlier_year_the_next_come_earlier_and_one_more_is_planned(
    cast: Cast, certificate: Certificate
) -> None:
    head, early = capacity(cast, "head"), datetime(2026, 12, 10, 15, 0, tzinfo=WIB)
    own = cast.new_case(kind="surveillance", subject=certificate)
    visit_closed(own, early)
    follow(own, head, early)
    assert windows(certificate)[:3] == [
        ("surveillance", 1, "2027-08-25", "2027-11-23"),
        ("surveillance", 2, "2027-09-11", "2027-12-10"),
        ("surveillance", 3, "2028-09-11", "2028-12-10"),
    ]
    assert (live_plan(certificate).get(turn=2).reasons[1]["key"], len(windows(certificate))) == ("held-early", 4)
    assert follow(own, head, early) == []  # planned once
    scope = cast.new_case(kind="scope-change", subject=certificate)
    ended(own, head, early)
    changed = certificates.draft(scope, certificates.Granted(certificate.holder, certificate.scope), head, early)
    assert certificate.file is not None
    certificates.issue(changed, certificate.file, head, early)
    plan_cycle(changed, head, early)
    assert [one[:2] for one in windows(changed)] == [("surveillance", 2), ("surveillance", 3), ("recertification", 1)]


def test_a_surveillance_held_in_its_year_and_a_case_of_no_plan_move_nothing(
    cast: Cast, certificate: Certificate
) -> None:
    before = windows(certificate)
    own = cast.new_case(kind="surveillance", subject=certificate)
    visit_closed(own, WINDOW)
    assert follow(own, capacity(cast, "head"), WINDOW) == []
    assert follow(certificate.case, capacity(cast, "head"), WINDOW) == []
    assert windows(certificate) == before


def test_what_an_official_moved_stays_when_an_audit_is_held_early(cast: Cast, certificate: Certificate) -> None:
    row = live_plan(certificate).get(kind="surveillance", turn=2)
    days = {"starts_on": date(2028, 3, 1), "due_on": date(2028, 4, 1), "cause": "season", "note": "Musim giling."}
    moved = replan(row.pk, cast.staff["ss"], MONDAY, **days)  # type: ignore[arg-type]
    own = cast.new_case(kind="surveillance", subject=certificate)
    visit_closed(own, datetime(2026, 12, 10, 15, 0, tzinfo=WIB))
    made = follow(own, capacity(cast, "head"), WINDOW)
    assert [one.turn for one in made] == [3]
    assert live_plan(certificate).get(kind="surveillance", turn=2) == moved


def test_branches_that_run_side_by_side_take_their_time_once_in_the_last_safe_date(cast: Cast) -> None:
    day = MONDAY.date()
    terms = terms_on(cast.office, "sppt-sni", day)
    linked = library().in_force("pelaksanaan-sertifikasi-produk", day)
    apart = [one for one in linked.steps if one.work in {"review", "committee", "decision", "draft", "final"}]
    closing = [one for one in linked.steps if one.work == "corrections"]
    lengths = {one.key: one.working_days for one in parts_of(terms, day)}
    assert linked.budget is not None
    # sampling, delivery and testing (13 days) run beside the audit, its report and the closing of findings (13 days)
    assert lengths["audit"] == linked.budget.amount - days_of(apart) - days_of(closing) == 22
    assert days_beside(replace(linked, budget=None), 35, 17) == 35  # a text without a budget: one after the other


def test_a_certificate_of_a_lot_has_no_surveillance_no_recertification_and_no_suspension_for_want_of_one(
    cast: Cast,
) -> None:
    certificate = of_lot(cast)
    years_on = datetime(2031, 1, 6, 9, 0, tzinfo=WIB)
    assert jobs.keep_cycles(years_on) == 0
    assert not PlannedAudit.objects.exists()
    assert not certificate.proposals.exists()
    assert verdict_on(certificate, years_on.date()) == Verdict.VALID


def test_a_client_cannot_ask_for_a_surveillance_of_a_lot(cast: Cast) -> None:
    subject = of_lot(cast)
    for kind in ("surveillance", "recertification", "scope-change"):
        with pytest.raises(CertificateOfLot, match="hanya untuk satu lot"):
            actions.open_case(
                cast.organisation, scheme="sppt-sni", kind=kind, by=cast.client, at=MONDAY, subject=subject
            )


def of_lot(cast: Cast) -> Certificate:
    """A certificate of one lot, issued."""
    certificate = certified(cast)
    PlannedAudit.objects.all().delete()
    product = {"name": "Air mineral", "certification_type": "1", "lot": "A-7"}
    Certificate.objects.filter(pk=certificate.pk).update(
        valid_until=None, scheme="sppt-sni", scope={"products": [product]}
    )
    certificate.refresh_from_db()
    assert plan_cycle(certificate, capacity(cast, "head"), MONDAY) == []
    return certificate
