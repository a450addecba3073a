"""The procedures in use, and the steps that tasks are openings of."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from mutubaku.cases.library import SERVICE, find_step, library, procedure_of, procedure_of_case, procedures_in, step_of
from mutubaku.procedure import LibraryRefusedError
from tests.cast import Cast, fresh
from tests.procedure.building import written


def test_the_service_and_its_linked_procedures_are_there() -> None:
    assert library().keys() == (
        "pelaksanaan-sertifikasi-industri-hijau",
        "pelaksanaan-sertifikasi-produk",
        "pelaksanaan-sertifikasi-sistem-mutu",
        SERVICE,
    )
    assert library() is library()


def test_a_faulty_file_in_the_offices_own_folder_is_told_at_once(tmp_path: Path, settings: Settings) -> None:
    written(
        tmp_path / SERVICE / "2.toml",
        {"\nversion = 1\n": "\nversion = 2\n", 'opens = ["disposition"]': 'opens = ["nowhere"]'},
    )
    settings.PROCEDURE_FOLDERS = (tmp_path,)
    library.cache_clear()
    with pytest.raises(LibraryRefusedError):
        library()
    settings.PROCEDURE_FOLDERS = ()
    assert library().versions(SERVICE) == (1,)


def test_a_task_knows_its_procedure_and_its_step(cast: Cast) -> None:
    task = cast.case_at("team")
    assert procedure_of_case(task.case).key == SERVICE
    assert procedure_of(task).key == "pelaksanaan-sertifikasi-sistem-mutu"
    assert step_of(task).key == "team"
    assert step_of(fresh(task.case, "certification")).number == 9


def test_the_procedures_of_a_case_are_each_named_once_the_newest_opening_first(cast: Cast) -> None:
    case = cast.case_at("team").case
    assert [one.key for one in procedures_in(case.tasks.all())] == ["pelaksanaan-sertifikasi-sistem-mutu", SERVICE]
    assert procedures_in([]) == []


def test_a_step_is_found_in_the_first_procedure_that_has_it() -> None:
    both = [library().get(key, 1) for key in ("pelaksanaan-sertifikasi-sistem-mutu", SERVICE)]
    found = find_step(both, "signing")
    assert found is not None
    assert (found[0].key, found[1].number) == (SERVICE, 10)
    assert find_step(both, "nowhere") is None
