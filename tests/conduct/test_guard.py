"""What the button says before it is pressed is what the server refuses when it is pressed anyway."""

from __future__ import annotations

import pytest

from mutubaku.cases.models import Task
from mutubaku.conduct import actions, guard
from mutubaku.conduct.errors import AlreadyDone, CaseEnded, HeldByOther, PapersMissing
from mutubaku.documents.queries import present_kinds
from tests.cast import Cast, close, fresh, later
from tests.factories.people import official


def offered(task: Task) -> dict[str, tuple[str, ...]]:
    return {choice.outcome.key: choice.missing for choice in guard.choices(task)}


def test_a_button_names_what_is_missing_and_an_outcome_that_turns_back_is_always_ready(cast: Cast) -> None:
    task = cast.case_at("completeness")
    assert offered(task) == {
        "lengkap": ("Akta notaris belum diperiksa",),
        "tidak-lengkap": (),
        "ditolak": (),
    }
    assert [choice.is_ready for choice in guard.choices(task)] == [False, True, True]


def test_what_the_button_says_is_what_the_server_refuses(cast: Cast) -> None:
    task = cast.case_at("completeness")
    with pytest.raises(PapersMissing) as refusal:
        actions.perform(task.pk, "lengkap", cast.staff["pjt"], later(days=1))
    assert refusal.value.names == offered(task)["lengkap"]
    assert str(refusal.value) == (
        "Belum lengkap: Akta notaris belum diperiksa. Lengkapi dahulu, lalu pilih hasilnya lagi."
    )


def test_an_outcome_is_offered_only_to_the_kinds_of_case_it_is_for(cast: Cast) -> None:
    assert list(offered(cast.case_at("team"))) == ["ditunjuk", "ditunjuk-tanpa-tahap-1"]  # the second barred here
    certificate = cast.finished_case().certificate
    assert list(offered(cast.case_at("team", kind="surveillance", subject=certificate))) == ["ditunjuk-surveilan"]


def test_what_a_step_makes_by_itself_is_not_called_missing(cast: Cast) -> None:
    task = cast.case_at("signing")
    unsigned = "Pindaian sertifikat yang bertanda tangan belum diunggah"
    assert offered(task) == {"ditandatangani": (unsigned,), "dikembalikan": ()}
    assert [(p.kind, p.is_there) for p in guard.papers_of(task, present_kinds(task.case_id))] == [
        ("laporan-audit", True),
        ("dokumen-sertifikasi", False),
    ]


def test_the_parts_of_an_unfinished_application_are_what_its_first_step_lacks(cast: Cast) -> None:
    case = cast.new_case()
    assert offered(fresh(case, "application")) == {"dikirim": ("Dokumen persyaratan",)}


def test_the_last_outcome_of_a_linked_procedure_answers_for_the_papers_of_the_step_that_runs_it(cast: Cast) -> None:
    task = cast.case_at("final")
    assert offered(task) == {"disampaikan": (), "konsep-diperbaiki": ()}  # its own paper is made by its work
    carrying = fresh(task.case, "certification")
    assert {p.kind: p.is_there for p in guard.papers_of(carrying, present_kinds(task.case_id))} == {
        "dokumen-audit": True,
        "laporan-audit": True,
    }


def test_a_step_that_is_done_says_by_whom_and_in_which_position(cast: Cast) -> None:
    task = cast.case_at("audit-ready")
    close(task, "disampaikan", cast.staff["pjt"], later(days=5))
    with pytest.raises(AlreadyDone) as refusal:
        guard.check_open(fresh(task.case, "audit-ready"), cast.staff["pjt"], later(days=6))
    name = cast.staff["pjt"].name
    assert str(refusal.value) == f"Langkah ini sudah diselesaikan oleh {name} (Pjt). Muat ulang halaman ini."


def test_a_step_of_a_case_that_has_ended_says_so(cast: Cast) -> None:
    task = cast.case_at("audit-ready")
    actions.withdraw(task.case_id, cast.client, later(days=5), reason="Pabrik tutup.")
    with pytest.raises(CaseEnded) as refusal:
        guard.check_open(fresh(task.case, "audit-ready"), cast.staff["pjt"], later(days=6))
    assert str(refusal.value) == "Permohonan ini sudah berakhir, jadi tidak ada lagi yang dapat diubah."


def test_a_step_a_colleague_holds_names_the_colleague(cast: Cast) -> None:
    task = cast.case_at("audit-ready")
    colleague = official(cast.office, "pjt")
    actions.claim(task.pk, colleague, later(days=5))
    held = fresh(task.case, "audit-ready")
    guard.check_open(held, colleague, later(days=6))
    with pytest.raises(HeldByOther) as refusal:
        guard.check_open(held, cast.staff["pjt"], later(days=6))
    assert colleague.name in str(refusal.value)
