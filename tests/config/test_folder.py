"""Tests of the data folder."""

import stat
from pathlib import Path

import pytest

from mutubaku.config.folder import data_folder
from mutubaku.config.refused import DataFolderUnusable


def test_it_is_made_at_first_start_and_closed_to_others(tmp_path: Path) -> None:
    made = data_folder(tmp_path / "a" / "data")
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert data_folder(made) == made


def test_a_relative_one_is_below_where_we_were_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert data_folder(Path("data")) == tmp_path / "data"


def test_one_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(DataFolderUnusable) as unusable:
        data_folder(tmp_path / "data")
    assert str(unusable.value) == (
        f"Folder data {tmp_path}/data tidak dapat dibuat: di sana sudah ada berkas bernama sama. "
        "Sebutkan folder yang boleh Anda tulisi dengan MUTUBAKU_DATA."
    )
