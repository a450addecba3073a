"""Tests of the secret key's file."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mutubaku.config.refused import SecretKeyBroken
from mutubaku.config.secret import secret_key


def test_the_first_start_makes_a_key_that_only_its_owner_can_read(tmp_path: Path) -> None:
    key = secret_key(tmp_path)
    assert len(key) >= 50
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_every_later_start_finds_the_same_key(tmp_path: Path) -> None:
    assert secret_key(tmp_path) == secret_key(tmp_path)


def test_of_many_first_starts_at_once_all_agree_on_one_key_and_leave_no_drafts(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as starts:
        keys = set(starts.map(lambda _: secret_key(tmp_path), range(64)))
    assert len(keys) == 1
    assert os.listdir(tmp_path) == ["secret-key"]  # noqa: PTH208 - names alone are compared


def test_a_start_that_lost_the_race_uses_the_winner_s_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    winner = "w" * 64
    there = Path.exists

    def not_yet(path: Path) -> bool:
        found = there(path)
        path.write_text(winner)
        return found

    monkeypatch.setattr(Path, "exists", not_yet)
    assert secret_key(tmp_path) == winner


def test_a_damaged_key_is_refused_and_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("")
    with pytest.raises(SecretKeyBroken) as broken:
        secret_key(tmp_path)
    assert str(broken.value) == (
        f"Berkas kunci rahasia {tmp_path / 'secret-key'} rusak (kurang dari 50 aksara). "
        "Pulihkan dari cadangan, atau hapus berkas itu agar dibuat baru; "
        "semua orang lalu harus masuk kembali."
    )
    assert (tmp_path / "secret-key").read_text() == ""
