"""The files of a library agree: linked procedures exist, are in force, fit the budget and make the documents."""

from dataclasses import replace
from datetime import date

from mutubaku.procedure import Procedure, Runs
from mutubaku.procedure.checks import disagreements
from mutubaku.worktime import parse_standard

from ..building import END, IDENTITY, procedure, step, to

LINKED = procedure(step("x", END, days=5, produces=("laporan",)), key="terkait", budget="5 hari kerja")


def runner(*, days: int = 5, version: int | None = None, produces: tuple[str, ...] = ("laporan",)) -> Procedure:
    runs = (Runs(scheme="sppt-sni", procedure="terkait", version=version),)
    return procedure(step("a", END, days=days, runs=runs, produces=produces))


def told(checked: Procedure, *others: Procedure) -> list[str]:
    known: dict[str, dict[int, Procedure]] = {}
    for one in (checked, *others):
        known.setdefault(one.key, {})[one.version] = one
    return [f"{one.step}|{one.field}|{one.what}" for one in disagreements(checked, "1.toml", known)]


def test_a_linked_procedure_that_fits_is_no_fault() -> None:
    assert told(runner(), LINKED) == []
    assert told(runner(version=1), LINKED) == []


def test_a_linked_procedure_must_exist_in_the_version_that_is_run() -> None:
    assert told(runner()) == ["1 (a)|runs.sppt-sni|prosedur «terkait» tidak ada di pustaka"]
    assert told(runner(version=2), LINKED) == ["1 (a)|runs.sppt-sni|prosedur «terkait» tidak mempunyai versi 2"]


def test_a_linked_procedure_must_be_in_force_when_the_one_that_runs_it_begins() -> None:
    late = replace(LINKED, identity=replace(IDENTITY, effective=date(2026, 1, 3)))
    what = "prosedur «terkait» belum berlaku ketika prosedur ini mulai berlaku"
    assert told(runner(), late) == [f"1 (a)|runs.sppt-sni|{what}"]


def test_the_budget_is_the_printed_standard_of_the_step_that_runs_it() -> None:
    subject = "1 (a)|runs.sppt-sni|prosedur «terkait» versi 1"
    assert told(runner(days=6), LINKED) == [f"{subject} beranggaran «5 hari kerja», standar langkah ini «6 hari kerja»"]
    assert told(runner(days=0), LINKED) == [f"{subject} beranggaran «5 hari kerja», standar langkah ini «kosong»"]
    assert told(runner(), replace(LINKED, budget=None)) == [f"{subject} tidak mempunyai anggaran waktu"]
    capital = replace(LINKED, budget=parse_standard("5 Hari Kerja"))
    assert told(runner(), capital) == []


def test_a_linked_procedure_must_make_what_the_step_that_runs_it_needs_and_produces() -> None:
    what = "prosedur «terkait» versi 1 tidak menghasilkan «surat» yang diperlukan langkah ini"
    assert told(runner(produces=("laporan", "surat")), LINKED) == [f"1 (a)|runs.sppt-sni|{what}"]


def test_a_linked_procedure_runs_no_other() -> None:
    runs = (Runs(scheme="sppt-sni", procedure="terkait"),)
    deep = procedure(step("x", END, days=5, runs=runs, produces=("laporan",)), key="terkait", budget="5 hari kerja")
    what = "prosedur «terkait» versi 1 menjalankan prosedur lain lagi"
    assert told(runner(), deep) == [f"1 (a)|runs.sppt-sni|{what}"]


def back(resumes: str, *opens: str) -> Procedure:
    """A procedure whose second step can send back to the first, which runs a linked one."""
    runs = (Runs(scheme="sppt-sni", procedure="terkait"),)
    turn = to(*(opens or ("a",)), key="kembali", resumes=resumes)
    return procedure(step("a", to("b"), days=5, runs=runs, produces=("laporan",)), step("b", END, turn))


def test_a_linked_procedure_goes_on_at_a_step_it_has() -> None:
    assert told(back("x"), LINKED) == []
    assert told(back("y"), LINKED) == [
        "2 (b)|outcomes.kembali.resumes|langkah «y» tidak ada di prosedur «terkait» versi 1"
    ]


def test_a_linked_procedure_of_two_schemes_is_complained_of_once() -> None:
    runs = tuple(Runs(scheme=scheme, procedure="terkait") for scheme in ("iso-9001", "iso-14001"))
    turn = to("a", key="kembali", resumes="y")
    both = procedure(step("a", to("b"), days=5, runs=runs, produces=("laporan",)), step("b", END, turn))
    assert told(both, LINKED) == ["2 (b)|outcomes.kembali.resumes|langkah «y» tidak ada di prosedur «terkait» versi 1"]


def test_only_a_step_that_runs_a_linked_procedure_can_be_told_where_to_go_on() -> None:
    what = "hasil ini tidak membuka langkah yang menjalankan prosedur lain"
    assert told(back("x", "b"), LINKED) == [f"2 (b)|outcomes.kembali.resumes|{what}"]


def test_every_version_of_a_linked_procedure_must_fit() -> None:
    second = replace(LINKED, version=2, budget=parse_standard("6 hari kerja"))
    assert len(told(runner(), LINKED, second)) == 1


def test_a_later_version_takes_effect_later() -> None:
    first = procedure(step("a", END))
    same_day = replace(first, version=2)
    assert told(same_day, first) == ["|identity.effective|versi 2 berlaku tidak sesudah versi 1"]
    assert told(first, same_day) == []
    later = replace(same_day, identity=replace(IDENTITY, effective=date(2026, 2, 1)))
    assert told(later, first) == []
