"""The one door: who may close a step, what must be there, what opens, and what is written beside it."""

from __future__ import annotations

import pytest

from mutubaku.cases.models import Task
from mutubaku.conduct import actions
from mutubaku.conduct.errors import (
    AlreadyDone,
    CaseEnded,
    ClockStopped,
    HeldByOther,
    NoteMissing,
    NotIndependent,
    NotYours,
    PapersMissing,
    RunsItself,
    UnknownOutcome,
)
from mutubaku.journal.models import Entry
from mutubaku.journal.queries import broken_chains
from mutubaku.notices.models import Notice
from tests.cast import Cast, do_step, fresh, later

STEPS = [
    "application",
    "disposition",
    "completeness",
    "verification",
    "audit-letter",
    "confirmation",
    "audit-ready",
    "certification",
    "signing",
    "hand-over",
    "receipt",
]


def open_steps(task: Task) -> set[str]:
    return set(task.case.tasks.filter(closed_at=None).values_list("step", flat=True))


@pytest.mark.parametrize("scheme", ["sppt-sni", "iso-9001", "iso-14001", "industri-hijau"])
def test_an_application_of_every_scheme_goes_through_the_sop_to_a_certificate_in_hand(cast: Cast, scheme: str) -> None:
    case = cast.finished_case(scheme)
    assert case.ending == "completed"
    assert case.certificate.issued_at is not None
    own = case.tasks.filter(parent=None).order_by("id").values_list("step", flat=True)
    assert list(own) == STEPS
    assert list(broken_chains(case.chain)) == []


def test_a_surveillance_ends_in_the_letter_that_continues_the_certificate(cast: Cast) -> None:
    certificate = cast.finished_case().certificate
    case = cast.finished_case(kind="surveillance", subject=certificate)
    assert case.continuation.certificate == certificate
    assert case.continuation.issued_at is not None
    assert not hasattr(case, "certificate")


def test_a_step_is_closed_by_the_one_whose_role_it_is_in_the_position_they_hold(cast: Cast) -> None:
    task = cast.case_at("audit-ready")
    done = actions.perform(task.pk, "disampaikan", cast.staff["pjt"], later(days=5), note="Siap.")
    task.refresh_from_db()
    assert (task.outcome, task.closed_by, task.closed_as, task.note) == ("disampaikan", cast.staff["pjt"], "Pjt", "Siap.")
    assert [one.step for one in done.opened] == ["certification", "team"]


def test_nobody_else_of_the_office_may_close_it(cast: Cast) -> None:
    task = cast.case_at("audit-ready")
    for role in ("head", "ss", "auditor"):
        with pytest.raises(NotYours):
            actions.perform(task.pk, "disampaikan", cast.staff[role], later(days=5))
    assert open_steps(task) == {"audit-ready"}


@pytest.mark.parametrize("who", ["client", "outsider"])
def test_neither_the_client_nor_an_outsider_may_close_a_step_of_the_office(cast: Cast, who: str) -> None:
    task = cast.case_at("audit-ready")
    with pytest.raises(NotYours):
        actions.perform(task.pk, "disampaikan", getattr(cast, who), later(days=5))


def test_an_outcome_is_refused_with_the_list_of_what_is_missing(cast: Cast) -> None:
    task = cast.case_at("disposition")
    before = Entry.objects.count()
    with pytest.raises(PapersMissing) as refusal:
        actions.perform(task.pk, "didisposisikan", cast.staff["head"], later(hours=2))
    assert refusal.value.names == ("Memo Disposisi", "Memo dinas")
    assert open_steps(task) == {"disposition"}
    assert Entry.objects.count() == before


def test_a_second_closing_is_told_who_was_first(cast: Cast) -> None:
    task = cast.case_at("audit-ready")
    actions.perform(task.pk, "disampaikan", cast.staff["pjt"], later(days=5))
    with pytest.raises(AlreadyDone) as refusal:
        actions.perform(task.pk, "disampaikan", cast.staff["pjt"], later(days=5))
    assert cast.staff["pjt"].name in str(refusal.value)


def test_an_outcome_the_step_does_not_have_is_refused(cast: Cast) -> None:
    task = cast.case_at("audit-ready")
    with pytest.raises(UnknownOutcome):
        actions.perform(task.pk, "lengkap", cast.staff["pjt"], later(days=5))


def test_an_outcome_for_another_kind_of_case_is_refused(cast: Cast) -> None:
    task = cast.case_at("team")
    with pytest.raises(UnknownOutcome):
        actions.perform(task.pk, "ditunjuk-surveilan", cast.staff["ss"], later(days=5))


def test_the_step_that_runs_a_linked_procedure_cannot_be_closed_by_hand(cast: Cast) -> None:
    task = cast.case_at("team")
    with pytest.raises(RunsItself):
        actions.perform(fresh(task.case, "certification").pk, "selesai", cast.staff["ss"], later(days=5))


def test_an_objection_by_the_client_needs_its_reason_and_leads_back_to_the_audit_letter(cast: Cast) -> None:
    task = cast.case_at("confirmation")
    with pytest.raises(NoteMissing):
        actions.perform(task.pk, "keberatan", cast.client, later(days=3))
    done = actions.perform(task.pk, "keberatan", cast.client, later(days=3), note="Tanggal bertepatan dengan panen.")
    assert [(one.step, one.round) for one in done.opened] == [("audit-letter", 2)]


def test_a_task_claimed_by_a_colleague_is_not_closed_over_their_head(cast: Cast) -> None:
    from tests.factories.people import official

    task = cast.case_at("audit-ready")
    colleague = official(cast.office, "pjt")
    actions.claim(task.pk, colleague, later(days=5))
    with pytest.raises(HeldByOther) as refusal:
        actions.perform(task.pk, "disampaikan", cast.staff["pjt"], later(days=5))
    assert colleague.name in str(refusal.value)


def test_nothing_moves_after_the_case_has_ended(cast: Cast) -> None:
    task = cast.case_at("audit-ready")
    actions.withdraw(task.case_id, cast.client, later(days=5), reason="Pabrik tutup.")
    with pytest.raises((AlreadyDone, CaseEnded)):
        actions.perform(task.pk, "disampaikan", cast.staff["pjt"], later(days=5))


def test_incomplete_papers_ask_the_client_and_wait_for_them_and_the_loop_can_run_twice(cast: Cast) -> None:
    task = cast.case_at("completeness")
    for number in (1, 2):
        done = actions.perform(task.pk, "tidak-lengkap", cast.staff["pjt"], later(days=number), note="Akta kurang.")
        assert [one.step for one in done.opened] == ["completion-request"]
        request = fresh(task.case, "completion-request")
        actions.perform(request.pk, "disampaikan", cast.staff["pjt"], later(days=number, hours=1))
        task = fresh(task.case, "completeness")
        assert task.round == number + 1
        with pytest.raises(ClockStopped):
            actions.perform(task.pk, "lengkap", cast.staff["pjt"], later(days=number, hours=2))
        actions.end_pause(task.pk, cast.client, later(days=number, hours=3))
    do_step(fresh(task.case, "completeness"), fresh_outcome(task, "lengkap"), later(days=3))
    assert open_steps(task) == {"verification"}


def fresh_outcome(task: Task, key: str):  # type: ignore[no-untyped-def]  # an Outcome
    from mutubaku.cases.library import step_of

    return step_of(task).outcome(key)


def test_each_round_leaves_its_own_output(cast: Cast) -> None:
    task = cast.case_at("completeness")
    do_step(task, fresh_outcome(task, "tidak-lengkap"), later(days=1))
    request = fresh(task.case, "completion-request")
    actions.perform(request.pk, "disampaikan", cast.staff["pjt"], later(days=1, hours=1))
    second = fresh(task.case, "completeness")
    actions.end_pause(second.pk, cast.client, later(days=1, hours=2))
    with pytest.raises(PapersMissing) as refusal:
        actions.perform(second.pk, "lengkap", cast.staff["pjt"], later(days=1, hours=3))
    assert "Tinjauan Permohonan" in refusal.value.names


def test_audit_and_sampling_run_side_by_side_and_join_before_the_laboratory_report(cast: Cast) -> None:
    task = cast.case_at("sampling", "sppt-sni")
    assert {"stage-2", "sampling"} <= open_steps(task)
    for step in ("stage-2", "audit-report", "corrections"):
        found = fresh(task.case, step)
        do_step(found, found_first(found), later(days=40))
    assert "laboratory-report" not in open_steps(task)
    for step in ("sampling", "sample-delivery", "testing"):
        found = fresh(task.case, step)
        do_step(found, found_first(found), later(days=41))
    assert open_steps(task) == {"certification", "laboratory-report"}


def found_first(task: Task):  # type: ignore[no-untyped-def]  # an Outcome
    from mutubaku.cases.library import step_of

    return step_of(task).outcomes_for(task.case.kind)[0]


def test_whoever_took_part_in_the_evaluation_may_not_review_it(cast: Cast) -> None:
    from mutubaku.people.models import Holding, Position

    task = cast.case_at("review")
    position = Position.objects.get(office=cast.office, role_assignments__role="reviewer")
    Holding.objects.create(position=position, user=cast.staff["auditor"], starts_on="2020-01-01")
    with pytest.raises(NotIndependent):
        actions.perform(task.pk, "lengkap", cast.staff["auditor"], later(days=60))


def test_a_refusal_by_the_decision_maker_ends_the_whole_case(cast: Cast) -> None:
    task = cast.case_at("decision")
    done = actions.perform(task.pk, "ditolak", cast.staff["decision-maker"], later(days=60), note="Tidak memenuhi.")
    task.case.refresh_from_db()
    assert (done.ending, task.case.ending, task.case.ending_reason) == ("refused", "refused", "Tidak memenuhi.")
    assert open_steps(task) == set()


def test_an_acting_head_signs_under_their_own_name_and_only_until_their_last_day(cast: Cast) -> None:
    from mutubaku.people.models import Holding, Position
    from tests.factories.people import UserFactory

    task = cast.case_at("hand-over")
    position = Position.objects.get(office=cast.office, role_assignments__role="pjt")
    acting = UserFactory(name="Pejabat Contoh")
    Holding.objects.create(
        position=position, user=acting, manner="plt", decree="SP-1/2027", starts_on="2027-01-01", ends_on="2027-12-31"
    )
    with pytest.raises(NotYours):
        actions.make(task.pk, "tanda-terima", acting, later(days=500))
    moment = later(days=200)
    actions.make(task.pk, "tanda-terima", acting, moment)
    actions.perform(task.pk, "diserahkan", acting, moment)
    task.refresh_from_db()
    assert task.closed_as == "Plt. Pjt"
    entry = Entry.objects.filter(chain=task.case.chain, verb="step.done").latest("seq")
    assert (entry.actor_name, entry.capacity, entry.on_behalf_of) == ("Pejabat Contoh", "Plt. Pjt", "SP-1/2027")


def test_the_next_in_turn_is_told_and_the_client_hears_how_it_ended(cast: Cast) -> None:
    task = cast.case_at("audit-ready")
    actions.perform(task.pk, "disampaikan", cast.staff["pjt"], later(days=5))
    notice = Notice.objects.latest("id")
    assert (notice.kind, notice.role, notice.case_id) == ("your-turn", "ss", task.case_id)


def test_an_act_costs_the_same_few_queries_however_long_the_history(
    cast: Cast, django_assert_num_queries: object
) -> None:
    task = cast.case_at("audit-ready")
    from mutubaku.people.queries import calendar_of

    calendar_of(cast.office)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        actions.perform(task.pk, "disampaikan", cast.staff["pjt"], later(days=5))
    assert len([q for q in queries if "people_weekentry" not in q["sql"]]) < 25
