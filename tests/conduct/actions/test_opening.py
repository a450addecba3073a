"""A step opens with its due moment, its pause and the linked procedure it runs."""

from __future__ import annotations

from datetime import datetime

import pytest

from mutubaku.conduct import actions
from tests.cast import WIB, Cast, close, fresh, later
from tests.conduct.conftest import SecondVersion

LINKED = {
    "sppt-sni": "pelaksanaan-sertifikasi-produk",
    "iso-9001": "pelaksanaan-sertifikasi-sistem-mutu",
    "iso-14001": "pelaksanaan-sertifikasi-sistem-mutu",
    "industri-hijau": "pelaksanaan-sertifikasi-industri-hijau",
}


def test_a_step_is_due_by_its_standard_on_the_offices_clock(cast: Cast) -> None:
    task = cast.case_at("audit-ready")
    wednesday = datetime(2026, 12, 2, 11, 50, tzinfo=WIB)
    close(task, "disampaikan", cast.staff["pjt"], wednesday)
    assert fresh(task.case, "team").due_at == datetime(2026, 12, 4, 16, 30, tzinfo=WIB)  # 2 hari kerja: Friday's close
    assert fresh(task.case, "certification").due_at == datetime(2027, 1, 28, 16, 0, tzinfo=WIB)  # 41 hari kerja


def test_the_clients_step_runs_on_the_clients_account_and_by_calendar_days(cast: Cast) -> None:
    task = cast.case_at("confirmation")
    assert (task.role, task.account) == ("client", "client")
    assert task.due_at is not None
    assert task.due_at.weekday() < 5
    assert fresh(task.case, "audit-letter").account == "office"


def test_a_step_without_a_time_standard_is_never_due(cast: Cast) -> None:
    assert cast.case_at("receipt").due_at is None


@pytest.mark.parametrize("scheme", LINKED)
def test_step_nine_runs_the_procedure_of_its_scheme(cast: Cast, scheme: str) -> None:
    task = cast.case_at("team", scheme)
    carrying = fresh(task.case, "certification")
    assert (carrying.runs, task.procedure_key, task.parent) == (LINKED[scheme], LINKED[scheme], carrying)
    assert (task.runs, carrying.parent) == ("", None)


def test_a_step_may_name_the_version_of_the_procedure_it_runs(cast: Cast, second_version: SecondVersion) -> None:
    runs = 'scheme = "iso-9001"\nprocedure = "pelaksanaan-sertifikasi-sistem-mutu"\n'
    second_version({runs: runs + "version = 1\n"}, effective="2026-11-01")
    task = cast.case_at("team")
    assert (task.procedure_key, task.procedure_version) == ("pelaksanaan-sertifikasi-sistem-mutu", 1)


def test_a_step_opened_to_wait_stands_still_from_its_first_moment(cast: Cast) -> None:
    task = cast.case_at("completeness")
    close(task, "tidak-lengkap", cast.staff["pjt"], later(days=1))
    at = later(days=1, hours=1)
    close(fresh(task.case, "completion-request"), "disampaikan", cast.staff["pjt"], at)
    waiting = fresh(task.case, "completeness")
    held = waiting.pauses.get()
    assert (held.kind, held.started_at, held.ended_at, held.started_by) == (
        "menunggu-kelengkapan",
        at,
        None,
        cast.staff["pjt"],
    )
    assert held.reason == "Menunggu kelengkapan dari pelanggan"
    assert waiting.round == 2


def test_both_branches_of_a_plan_open_at_once_with_their_own_roles(cast: Cast) -> None:
    task = cast.case_at("audit-plan", "sppt-sni")
    at = later(days=40)
    actions.make(task.pk, "rencana-pengambilan-contoh", cast.staff["lead-auditor"], at, text="Rencana.")
    done = close(task, "disepakati", cast.staff["lead-auditor"], at)
    assert [(one.step, one.role) for one in done.opened] == [("stage-2", "auditor"), ("sampling", "ppc")]
