"""The one door: who may close a step, what must be there, what opens, and what is written beside it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mutubaku.cases.library import step_of
from mutubaku.cases.models import Task
from mutubaku.cases.queries import lock_task
from mutubaku.cli.demonstration.filling import fill
from mutubaku.conduct import actions
from mutubaku.conduct.actions.perform import close_task
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
from mutubaku.documents.models import Version
from mutubaku.journal.models import Entry
from mutubaku.journal.queries import broken_chains
from mutubaku.notices.models import Notice
from mutubaku.notices.text import letter_of
from mutubaku.people.access import SYSTEM
from mutubaku.people.models import Holding, Position
from mutubaku.people.queries import calendar_of
from mutubaku.procedure import Outcome
from tests.cast import MONDAY, Cast, close, do_step, drive, fresh, later
from tests.conduct.conftest import SecondVersion
from tests.factories.people import UserFactory, official

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


def outcome(task: Task, key: str) -> Outcome:
    return step_of(task).outcome(key)


def do_first(task: Task, days: int) -> None:
    """Do a step with the first outcome it offers."""
    do_step(task, step_of(task).outcomes_for(task.case.kind)[0], later(days=days))


@pytest.mark.parametrize("scheme", ["sppt-sni", "iso-9001", "iso-14001", "industri-hijau"])
def test_an_application_of_every_scheme_goes_through_the_sop_to_a_certificate_in_hand(
    typesetting_cast: Cast, scheme: str
) -> None:
    case = typesetting_cast.finished_case(scheme)
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
    done = close(task, "disampaikan", cast.staff["pjt"], later(days=5), note="Siap.")
    task.refresh_from_db()
    assert (task.outcome, task.closed_by, task.closed_as, task.note) == (
        "disampaikan",
        cast.staff["pjt"],
        "Pjt",
        "Siap.",
    )
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
    task = cast.case_at("completeness")
    before = Entry.objects.count()
    with pytest.raises(PapersMissing) as refusal:
        actions.perform(task.pk, "lengkap", cast.staff["pjt"], later(days=1))
    assert refusal.value.names == ("Akta notaris belum diperiksa",)
    assert open_steps(task) == {"completeness"}
    assert Entry.objects.count() == before


def test_a_second_closing_is_told_who_was_first(cast: Cast) -> None:
    task = cast.case_at("audit-ready")
    close(task, "disampaikan", cast.staff["pjt"], later(days=5))
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
    task = cast.case_at("audit-ready")
    colleague = official(cast.office, "pjt")
    actions.claim(task.pk, colleague, later(days=5))
    with pytest.raises(HeldByOther) as refusal:
        actions.perform(task.pk, "disampaikan", cast.staff["pjt"], later(days=5))
    assert colleague.name in str(refusal.value)


def test_nothing_moves_after_the_case_has_ended(cast: Cast) -> None:
    task = cast.case_at("audit-ready")
    actions.withdraw(task.case_id, cast.client, later(days=5), reason="Pabrik tutup.")
    with pytest.raises(CaseEnded):
        actions.perform(task.pk, "disampaikan", cast.staff["pjt"], later(days=5))


def test_incomplete_papers_ask_the_client_and_wait_for_them_and_the_loop_can_run_twice(cast: Cast) -> None:
    task = cast.case_at("completeness")
    for number in (1, 2):
        done = close(task, "tidak-lengkap", cast.staff["pjt"], later(days=number), note="Akta kurang.")
        assert [one.step for one in done.opened] == ["completion-request"]
        request = fresh(task.case, "completion-request")
        close(request, "disampaikan", cast.staff["pjt"], later(days=number, hours=1))
        task = fresh(task.case, "completeness")
        assert task.round == number + 1
        with pytest.raises(ClockStopped):
            actions.perform(task.pk, "lengkap", cast.staff["pjt"], later(days=number, hours=2))
        actions.end_pause(task.pk, cast.client, later(days=number, hours=3))
    do_step(fresh(task.case, "completeness"), outcome(task, "lengkap"), later(days=3))
    assert open_steps(task) == {"verification"}


def test_each_round_leaves_its_own_output(cast: Cast) -> None:
    task = cast.case_at("completeness")
    do_step(task, outcome(task, "tidak-lengkap"), later(days=1))
    request = fresh(task.case, "completion-request")
    close(request, "disampaikan", cast.staff["pjt"], later(days=1, hours=1))
    second = fresh(task.case, "completeness")
    actions.end_pause(second.pk, cast.client, later(days=1, hours=2))
    close(second, "lengkap", cast.staff["pjt"], later(days=1, hours=3))
    reviews = Version.objects.filter(document__case=task.case, document__kind="tinjauan-permohonan")
    assert [(one.number, one.task.round) for one in reviews.order_by("number")] == [(1, 1), (2, 2)]


def test_audit_and_sampling_run_side_by_side_and_join_before_the_laboratory_report(cast: Cast) -> None:
    case = cast.new_case("sppt-sni")
    drive(case, until=("stage-2", "sampling"), at=MONDAY)
    task = fresh(case, "sampling")
    assert open_steps(task) == {"certification", "stage-2", "sampling"}
    for step in ("stage-2", "audit-report", "corrections"):
        do_first(fresh(case, step), days=40)
    assert open_steps(task) == {"certification", "sampling"}
    for step in ("sampling", "sample-delivery", "testing"):
        do_first(fresh(case, step), days=41)
    assert open_steps(task) == {"certification", "laboratory-report"}


def test_the_branch_that_arrives_last_may_be_the_audit(cast: Cast) -> None:
    case = cast.new_case("sppt-sni")
    drive(case, until="corrections", at=MONDAY)
    task = fresh(case, "corrections")
    assert open_steps(task) == {"certification", "corrections"}
    do_first(task, days=60)
    assert open_steps(task) == {"certification", "laboratory-report"}


def test_whoever_took_part_in_the_evaluation_may_not_review_it(cast: Cast) -> None:
    task = cast.case_at("review")
    position = Position.objects.get(office=cast.office, role_assignments__role="reviewer")
    Holding.objects.create(position=position, user=cast.staff["auditor"], starts_on="2020-01-01")
    with pytest.raises(NotIndependent):
        actions.perform(task.pk, "lengkap", cast.staff["auditor"], later(days=60))


def test_a_refusal_by_the_decision_maker_ends_the_whole_case(cast: Cast) -> None:
    task = cast.case_at("decision")
    decider = cast.staff["decision-maker"]
    with pytest.raises(PapersMissing):  # a refusal is a decision, and rests on something
        actions.perform(task.pk, "ditolak", decider, later(days=60), note="Tidak memenuhi.")
    done = close(task, "ditolak", decider, later(days=60), note="Tidak memenuhi.")
    task.case.refresh_from_db()
    assert (done.ending, task.case.ending, task.case.ending_reason) == ("refused", "refused", "Tidak memenuhi.")
    assert open_steps(task) == set()


def test_an_acting_head_signs_under_their_own_name_and_only_until_their_last_day(cast: Cast) -> None:
    task = cast.case_at("hand-over")
    position = Position.objects.get(office=cast.office, role_assignments__role="pjt")
    acting = UserFactory(name="Pejabat Contoh")
    Holding.objects.create(
        position=position, user=acting, manner="plt", decree="SP-1/2027", starts_on="2027-01-01", ends_on="2027-12-31"
    )
    with pytest.raises(NotYours):
        actions.make(task.pk, "tanda-terima", acting, later(days=500))
    close(task, "diserahkan", acting, later(days=200))
    task.refresh_from_db()
    assert task.closed_as == "Plt. Pjt"
    entry = Entry.objects.filter(chain=task.case.chain, verb="step.done").latest("seq")
    assert (entry.actor_name, entry.capacity, entry.on_behalf_of) == ("Pejabat Contoh", "Plt. Pjt", "SP-1/2027")


def test_the_next_in_turn_is_told_and_the_client_hears_how_it_ended(cast: Cast) -> None:
    task = cast.case_at("audit-ready")
    close(task, "disampaikan", cast.staff["pjt"], later(days=5))
    notice = Notice.objects.latest("id")
    assert (notice.kind, notice.role, notice.case_id) == ("your-turn", "ss", task.case_id)


def test_the_client_hears_how_the_case_ended(cast: Cast) -> None:
    case = cast.finished_case()
    notice = Notice.objects.filter(case=case).latest("id")
    assert (notice.kind, notice.role) == ("case-ended", "client")
    case.ending_reason = "Terima kasih, sertifikat sudah kami terima."  # the client's own note, and no reason
    case.save()
    assert "Terima kasih" not in letter_of(Notice.objects.get(pk=notice.pk), cast.client, later(days=99)).text


def test_the_client_hears_that_the_office_waits_for_them(cast: Cast) -> None:
    task = cast.case_at("completeness")
    close(task, "tidak-lengkap", cast.staff["pjt"], later(days=1))
    close(fresh(task.case, "completion-request"), "disampaikan", cast.staff["pjt"], later(days=1))
    notice = Notice.objects.latest("id")
    assert (notice.kind, notice.role) == ("completion-asked", "client")


def test_a_closing_that_was_lost_names_who_was_first_and_writes_nothing(cast: Cast) -> None:
    task = cast.case_at("audit-ready")
    stale = lock_task(task.pk)
    close(task, "disampaikan", cast.staff["pjt"], later(days=5))
    with pytest.raises(AlreadyDone) as refusal:
        close_task(stale, "disampaikan", SYSTEM, later(days=6), "")
    assert f"sudah diselesaikan oleh {cast.staff['pjt'].name} (Pjt)" in str(refusal.value)
    assert fresh(task.case, "audit-ready").closed_at == later(days=5)


def test_a_note_is_kept_with_the_step_and_in_the_journal_and_none_is_invented(cast: Cast) -> None:
    task = cast.case_at("completeness")
    close(task, "tidak-lengkap", cast.staff["pjt"], later(days=1), note="Akta kurang.")
    close(fresh(task.case, "completion-request"), "disampaikan", cast.staff["pjt"], later(days=1))
    first, second = Entry.objects.filter(chain=task.case.chain, verb="step.done").order_by("-seq")[:2][::-1]
    assert first.data == {
        "procedure": "pelayanan-sertifikasi@1",
        "step": "completeness",
        "round": 1,
        "outcome": "tidak-lengkap",
        "opened": ["completion-request"],
        "note": "Akta kurang.",
    }
    assert "note" not in second.data
    assert fresh(task.case, "completion-request").note == ""


def test_the_last_step_of_the_linked_procedure_closes_the_step_that_ran_it_and_opens_the_signing(cast: Cast) -> None:
    task = cast.case_at("final")
    at = later(days=90)
    actions.make(task.pk, "naskah-akhir", cast.staff["ss"], at, text="Naskah.")
    done = actions.perform(task.pk, "disampaikan", cast.staff["ss"], at)
    carrying = fresh(task.case, "certification")
    assert (carrying.outcome, carrying.closed_at, carrying.closed_by) == ("dilaksanakan", at, cast.staff["ss"])
    assert (done.task, [one.step for one in done.opened]) == (task, ["signing"])


AGAIN = """\n[[steps.outcomes]]
key = "ditandatangani"
label = "Ditandatangani"
opens = ["hand-over"]
"""
OR_ONCE_MORE = """
[[steps.outcomes]]
key = "diulang"
label = "Diulang"
opens = ["certification"]
waives = true
"""


def test_a_linked_procedure_that_is_run_again_begins_anew_and_its_join_waits_for_both_branches(
    cast: Cast, second_version: SecondVersion
) -> None:
    second_version({AGAIN: AGAIN + OR_ONCE_MORE}, effective="2026-11-01")
    task = cast.case_at("signing", "sppt-sni")
    done = actions.perform(task.pk, "diulang", cast.staff["head"], later(days=90))
    assert [(one.step, one.round) for one in done.opened] == [("certification", 2), ("team", 2)]
    drive(task.case, until=("stage-2", "sampling"), at=later(days=90))
    for step in ("stage-2", "audit-report", "corrections"):
        do_first(fresh(task.case, step), days=140)
    assert open_steps(task) == {"certification", "sampling"}


def test_what_the_head_sends_back_goes_on_at_the_last_step_of_the_certification_and_returns_to_be_signed(
    cast: Cast,
) -> None:
    signing = cast.case_at("signing")
    with pytest.raises(NoteMissing):
        actions.perform(signing.pk, "dikembalikan", cast.staff["head"], later(days=80))
    done = actions.perform(signing.pk, "dikembalikan", cast.staff["head"], later(days=80), note="Alamat pabrik keliru.")
    assert [(task.step, task.round) for task in done.opened] == [("certification", 2), ("final", 2)]
    drive(signing.case, until="signing/2", at=later(days=80))
    again = fresh(signing.case, "signing")
    assert (again.round, open_steps(again)) == (2, {"signing"})
    drive(signing.case, at=later(days=81))
    signing.case.refresh_from_db()
    assert signing.case.ending == "completed"


def test_a_procedure_may_end_with_the_step_that_runs_a_linked_one(cast: Cast, second_version: SecondVersion) -> None:
    dilaksanakan = 'label = "Sertifikasi dilaksanakan"\nopens = ["signing"]\n'
    other_way = """
[[steps.outcomes]]
key = "dilewati"
label = "Dilewati"
opens = ["signing"]
"""
    second_version(
        {
            dilaksanakan: 'label = "Sertifikasi dilaksanakan"\nends = "completed"\n',
            'key = "disampaikan"\nlabel = "Informasi disampaikan"\nopens = ["certification"]\n': (
                'key = "disampaikan"\nlabel = "Informasi disampaikan"\nopens = ["certification"]\n' + other_way
            ),
        },
        effective="2026-11-01",
    )
    task = cast.case_at("final")
    actions.make(task.pk, "naskah-akhir", cast.staff["ss"], later(days=90), text="Naskah.")
    done = actions.perform(task.pk, "disampaikan", cast.staff["ss"], later(days=90))
    task.case.refresh_from_db()
    assert (done.ending, task.case.ending) == ("completed", "completed")
    assert Notice.objects.latest("id").kind == "case-ended"


def test_an_act_costs_the_same_few_queries_however_long_the_history(cast: Cast) -> None:
    def cost(task: Task, days: int) -> int:
        calendar_of(cast.office)
        fill(task, outcome(task, "disampaikan"), cast.staff["pjt"], later(days=days))
        with CaptureQueriesContext(connection) as queries:
            actions.perform(task.pk, "disampaikan", cast.staff["pjt"], later(days=days))
        return len(queries)

    short = cast.case_at("audit-ready")
    long = cast.case_at("audit-letter")
    for number in range(3):
        do_first(fresh(long.case, "audit-letter"), days=number + 1)
        close(fresh(long.case, "confirmation"), "keberatan", cast.client, later(days=number + 1), note="-")
    drive(long.case, until="audit-ready", at=later(days=5))
    assert cost(fresh(long.case, "audit-ready"), days=9) == cost(short, days=9) < 50  # with the memo it writes
