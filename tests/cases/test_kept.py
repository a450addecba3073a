"""Procedure files are held to the cases that run by them, when the service starts."""

from __future__ import annotations

import click
import pytest
from pytest_django import Settings

from mutubaku.cases import kept
from mutubaku.cases.library import SERVICE, library
from mutubaku.cases.models import KeptVersion
from mutubaku.cli.procedures import refuse_other_procedures
from mutubaku.conduct import actions
from tests.cast import Cast, later
from tests.conduct.conftest import SecondVersion

SYSTEM_AUDIT = "pelaksanaan-sertifikasi-sistem-mutu"
MOVED = later(days=40)


@pytest.fixture(autouse=True)
def _as_a_new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_kept", set())


def refusal() -> str:
    with pytest.raises(click.ClickException) as refused:
        refuse_other_procedures()
    return refused.value.message


def move_to_second(cast: Cast) -> None:
    task = cast.case_at("verification")
    actions.move_case(task.case_id, 2, {}, cast.staff["ss"], MOVED, reason="SOP baru.")


def test_an_office_without_cases_starts_with_any_files(db: None) -> None:
    refuse_other_procedures()
    assert not KeptVersion.objects.exists()


def test_opening_a_case_keeps_what_its_procedures_say(cast: Cast) -> None:
    cast.case_at("disposition")
    found = {(one.key, one.version): one.fingerprint for one in KeptVersion.objects.all()}
    expected = [library().get(key, 1) for key in (SERVICE, SYSTEM_AUDIT)]
    assert found == {(one.key, one.version): library().fingerprint(one) for one in expected}
    refuse_other_procedures()


def test_what_was_kept_is_asked_for_once_and_stays(cast: Cast, django_capture_on_commit_callbacks: object) -> None:
    procedure = library().get(SERVICE, 1)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # pytest-django's own
        kept.keep([procedure], MOVED)
    KeptVersion.objects.all().delete()
    kept.keep([procedure], MOVED)
    assert not KeptVersion.objects.exists()


def test_a_version_whose_file_is_gone_stops_the_start_and_says_how_many_cases_need_it(
    cast: Cast, second_version: SecondVersion, settings: Settings
) -> None:
    second_version()
    move_to_second(cast)
    refuse_other_procedures()
    settings.PROCEDURE_FOLDERS = ()
    library.cache_clear()
    assert refusal() == (
        "Prosedur «pelayanan-sertifikasi» versi 2 dipakai 1 permohonan, tetapi berkasnya tidak ada. Kembalikan "
        "pelayanan-sertifikasi/2.toml ke folder prosedur kantor dan sebut foldernya di MUTUBAKU_PROCEDURES, lalu "
        "ulangi."
    )


def test_a_version_changed_while_cases_run_by_it_stops_the_start(cast: Cast, second_version: SecondVersion) -> None:
    second_version()
    move_to_second(cast)
    second_version({'label = "Lengkap"': 'label = "Sudah lengkap"'})
    assert refusal() == (
        "Prosedur «pelayanan-sertifikasi» versi 2 sudah dipakai 1 permohonan, tetapi isi berkasnya kini lain. "
        "Kembalikan isinya, tulis perubahannya sebagai pelayanan-sertifikasi/3.toml (beri nomor versi baru), lalu "
        "ulangi."
    )


def test_a_version_that_no_case_runs_by_may_still_be_changed(cast: Cast, second_version: SecondVersion) -> None:
    second_version()
    cast.case_at("disposition")
    refuse_other_procedures()
    second_version({'label = "Lengkap"': 'label = "Sudah lengkap"'})
    assert (kept.missing(), kept.changed(MOVED)) == ([], [])


def test_versions_in_use_from_before_are_kept_at_the_next_start(cast: Cast, second_version: SecondVersion) -> None:
    second_version()
    move_to_second(cast)
    KeptVersion.objects.all().delete()
    refuse_other_procedures()
    second_version({'label = "Lengkap"': 'label = "Sudah lengkap"'})
    assert "versi 2 sudah dipakai 1 permohonan" in refusal()
