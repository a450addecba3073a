"""A running case moves to another version only by an explicit, recorded act, after a dry run that changes nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from mutubaku.cases.library import library
from mutubaku.cases.models import Case, Task
from mutubaku.conduct import actions
from mutubaku.conduct.errors import CannotMove, CaseEnded, NotYours, ReasonMissing
from mutubaku.journal.models import Entry
from mutubaku.procedure import UnknownProcedureError
from tests.cast import Cast, close, do_step, fresh, later
from tests.conduct.actions.test_perform import outcome
from tests.conduct.conftest import SecondVersion
from tests.factories.people import official

AT = later(days=40)
RENAMED = {
    'key = "verification"\n': 'key = "check"\n',
    'label = "Lengkap"\nopens = ["verification"]': 'label = "Lengkap"\nopens = ["check"]',
}
NEEDS = '\nneeds = ["verifikasi-dokumen"]'
HANDED_OVER = {f'role = "ss"{NEEDS}': f'role = "pjt"{NEEDS}'}
WAIT = '[[pauses]]\nkey = "menunggu-kelengkapan"'
OTHER_WAIT = {
    WAIT: '[[pauses]]\nkey = "menunggu-jawaban"',
    'pause = "menunggu-kelengkapan"': 'pause = "menunggu-jawaban"',
}


def plain(task: Task) -> dict[str, object]:
    return dict(Task.objects.filter(pk=task.pk).values()[0])


def test_the_dry_run_says_what_would_happen_and_does_nothing(cast: Cast, second_version: SecondVersion) -> None:
    second_version(RENAMED)
    task = cast.case_at("verification")
    before, written = plain(task), Entry.objects.count()
    plan = actions.plan_move(task.case, 2, {"verification": "check"}, AT)
    assert (plan.target.version, plan.steps, plan.complaints) == (2, (("verification", "check"),), ())
    assert any("check" in sentence for sentence in plan.differences)
    assert (plain(task), Entry.objects.count()) == (before, written)


def test_the_open_step_goes_on_as_the_step_it_was_mapped_to(cast: Cast, second_version: SecondVersion) -> None:
    second_version(RENAMED)
    task = cast.case_at("verification")
    actions.move_case(task.case_id, 2, {"verification": "check"}, cast.staff["ss"], AT, reason="SOP baru.")
    task.case.refresh_from_db()
    moved = fresh(task.case, "check")
    assert (moved.pk, moved.procedure_version, moved.role) == (task.pk, 2, "ss")
    assert (task.case.procedure_version, moved.due_at) == (2, task.due_at)
    do_step(moved, outcome(moved, "sah"), AT)
    assert fresh(task.case, "audit-letter").procedure_version == 2


def test_the_move_is_recorded_with_its_steps_and_its_reason(cast: Cast, second_version: SecondVersion) -> None:
    second_version(RENAMED)
    task = cast.case_at("verification")
    actions.move_case(task.case_id, 2, {"verification": "check"}, cast.staff["ss"], AT, reason=" SOP baru. ")
    entry = Entry.objects.filter(chain=task.case.chain).latest("seq")
    assert (entry.verb, entry.capacity, entry.data) == (
        "case.version-moved",
        "Ss",
        {"from": 1, "to": 2, "steps": [["verification", "check"]], "reason": "SOP baru."},
    )


def test_a_case_is_not_moved_while_the_map_leaves_a_step_without_its_successor(
    cast: Cast, second_version: SecondVersion
) -> None:
    second_version(RENAMED)
    task = cast.case_at("verification")
    before, written = plain(task), Entry.objects.count()
    with pytest.raises(CannotMove) as refusal:
        actions.move_case(task.case_id, 2, {}, cast.staff["ss"], AT, reason="SOP baru.")
    assert str(refusal.value) == (
        "Langkah 4 “Memverifikasi dokumen” tidak ada lagi pada versi 2 dan belum dipetakan; tulis 4 = nomor langkah "
        "penggantinya, 1 sampai 12."
    )
    assert (plain(task), Entry.objects.count()) == (before, written)


def test_step_nine_goes_on_only_as_a_step_that_runs_the_same_procedure(
    cast: Cast, second_version: SecondVersion
) -> None:
    second_version()
    task = cast.case_at("team")
    swapped = {"certification": "audit-ready", "audit-ready": "certification"}
    plan = actions.plan_move(task.case, 2, swapped, AT)
    assert plan.complaints[-1] == (
        "Langkah 9 “Melaksanakan proses sertifikasi” yang terbuka tidak menjalankan prosedur yang sama dengan langkah "
        "8 “Memberitahukan kesiapan audit”; "
        "petakan ke langkah lain, atau tunggu sampai langkah itu selesai."
    )
    ready = cast.case_at("audit-ready")
    assert (
        "“Memberitahukan kesiapan audit” yang terbuka tidak menjalankan"
        in actions.plan_move(ready.case, 2, swapped, AT).complaints[-1]
    )


def test_steps_of_a_linked_procedure_keep_the_version_they_began_with(
    cast: Cast, second_version: SecondVersion
) -> None:
    second_version()
    task = cast.case_at("team")
    actions.move_case(task.case_id, 2, {}, cast.staff["head"], AT, reason="SOP baru.")
    assert fresh(task.case, "certification").procedure_version == 2
    assert fresh(task.case, "team").procedure_version == 1


def test_a_step_is_not_moved_away_from_under_its_pause(cast: Cast, second_version: SecondVersion) -> None:
    second_version(OTHER_WAIT)
    task = cast.case_at("completeness")
    close(task, "tidak-lengkap", cast.staff["pjt"], later(days=1))
    close(fresh(task.case, "completion-request"), "disampaikan", cast.staff["pjt"], later(days=1))
    plan = actions.plan_move(task.case, 2, {}, AT)
    assert plan.complaints == (
        "Jeda “Menunggu kelengkapan dari pelanggan” pada langkah 3 “Memeriksa kelengkapan” tidak ada pada versi 2; "
        "akhiri dahulu.",
    )
    actions.end_pause(fresh(task.case, "completeness").pk, cast.client, AT)
    assert actions.plan_move(task.case, 2, {}, AT).complaints == ()


def test_a_step_that_waits_may_move_where_its_pause_is_known(cast: Cast, second_version: SecondVersion) -> None:
    second_version()
    task = cast.case_at("completeness")
    close(task, "tidak-lengkap", cast.staff["pjt"], later(days=1))
    close(fresh(task.case, "completion-request"), "disampaikan", cast.staff["pjt"], later(days=1))
    actions.move_case(task.case_id, 2, {}, cast.staff["pjt"], AT, reason="SOP baru.")
    actions.end_pause(fresh(task.case, "completeness").pk, cast.client, AT)
    moved = fresh(task.case, "completeness")
    assert (moved.procedure_version, moved.pauses.filter(ended_at=None).exists()) == (2, False)


def test_a_longer_standard_moves_the_due_moment(cast: Cast, second_version: SecondVersion) -> None:
    second_version({'needs_text = "Verifikasi kelengkapan dokumen"\nstandard = "2 jam"': 'standard = "3 jam"'})
    task = cast.case_at("verification")
    monday = datetime.fromisoformat("2026-11-30T08:00+07:00")
    Task.objects.filter(pk=task.pk).update(opened_at=monday)
    moved = actions.plan_move(task.case, 2, {}, AT).moves[0]
    assert (moved.due, moved.is_held, fresh(task.case, "verification").due_at) == (
        monday + timedelta(hours=3),
        False,
        task.due_at,
    )
    actions.move_case(task.case_id, 2, {}, cast.staff["ss"], AT, reason="SOP baru.")
    assert fresh(task.case, "verification").due_at == monday + timedelta(hours=3)


def test_a_step_that_loses_its_standard_is_no_longer_due(cast: Cast, second_version: SecondVersion) -> None:
    second_version({'needs_text = "Verifikasi kelengkapan dokumen"\nstandard = "2 jam"': ""})
    task = cast.case_at("verification")
    actions.move_case(task.case_id, 2, {}, cast.staff["ss"], AT, reason="SOP baru.")
    assert fresh(task.case, "verification").due_at is None


def test_a_step_that_goes_to_another_role_is_no_longer_held_by_who_cannot_do_it(
    cast: Cast, second_version: SecondVersion
) -> None:
    second_version(HANDED_OVER)
    task = cast.case_at("verification")
    actions.claim(task.pk, official(cast.office, "ss"), AT)
    actions.move_case(task.case_id, 2, {}, cast.staff["head"], AT, reason="SOP baru.")
    moved = fresh(task.case, "verification")
    assert (moved.role, moved.claimed_by, moved.claimed_at) == ("pjt", None, None)
    do_step(moved, outcome(moved, "sah"), AT)


def test_a_step_that_keeps_its_role_stays_with_its_holder(cast: Cast, second_version: SecondVersion) -> None:
    second_version()
    task = cast.case_at("verification")
    actions.claim(task.pk, cast.staff["ss"], AT)
    actions.move_case(task.case_id, 2, {}, cast.staff["head"], AT, reason="SOP baru.")
    assert fresh(task.case, "verification").claimed_by == cast.staff["ss"]


@pytest.fixture
def movable(cast: Cast, second_version: SecondVersion) -> Case:
    second_version()
    return cast.case_at("verification").case


def test_only_who_directs_the_case_moves_it(cast: Cast, movable: Case) -> None:
    for user in (cast.client, cast.outsider, cast.staff["auditor"]):
        with pytest.raises(NotYours):
            actions.move_case(movable.pk, 2, {}, user, AT, reason="SOP baru.")


def test_no_case_is_moved_without_a_reason(cast: Cast, movable: Case) -> None:
    with pytest.raises(ReasonMissing):
        actions.move_case(movable.pk, 2, {}, cast.staff["head"], AT, reason=" ")


def test_a_case_that_has_ended_is_not_moved(cast: Cast, movable: Case) -> None:
    actions.withdraw(movable.pk, cast.client, AT, reason="Batal.")
    with pytest.raises(CaseEnded):
        actions.move_case(movable.pk, 2, {}, cast.staff["head"], AT, reason="SOP baru.")


def test_no_case_is_moved_to_a_version_before_the_day_it_takes_effect(
    cast: Cast, second_version: SecondVersion
) -> None:
    second_version(effective="2027-01-03")
    task = cast.case_at("verification")
    before, written = plain(task), Entry.objects.count()
    sentence = "Versi 2 baru berlaku pada 3 Januari 2027; permohonan dapat dipindahkan mulai hari itu."
    assert actions.plan_move(task.case, 2, {}, AT).complaints == (sentence,)
    with pytest.raises(CannotMove, match=sentence):
        actions.move_case(task.case_id, 2, {}, cast.staff["ss"], AT, reason="SOP baru.")
    assert (plain(task), Entry.objects.count()) == (before, written)
    actions.move_case(task.case_id, 2, {}, cast.staff["ss"], later(days=41), reason="SOP baru.")
    assert fresh(task.case, "verification").procedure_version == 2


def test_a_version_that_does_not_exist_is_said_to_be_unknown(movable: Case) -> None:
    with pytest.raises(UnknownProcedureError):
        actions.plan_move(movable, 3, {}, AT)
    assert library().versions("pelayanan-sertifikasi") == (1, 2)
