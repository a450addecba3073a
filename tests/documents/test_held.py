"""A file that came with a refused form is held for whoever sent it, for a day, and only when it is itself good."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.utils import timezone
from pytest_django import Settings

from mutubaku.documents.held import LASTS, held, hold, sweep
from mutubaku.documents.policy import UploadRefused

from .samples import PDF, PNG


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.FILES_FOLDER = tmp_path / "files"
    return tmp_path / "files"


def test_a_held_file_comes_back_by_its_token_to_whoever_sent_it() -> None:
    token, name = hold("bpn.pdf", PDF, 7)
    assert name == "bpn.pdf"
    assert held(token, 7) == ("bpn.pdf", PDF)
    assert held(token, 8) is None
    assert held(f"{token}x", 7) is None
    assert held("", 7) is None


def test_after_a_day_or_when_its_bytes_are_gone_it_is_to_be_chosen_again(folder: Path) -> None:
    token, _name = hold("bpn.pdf", PDF, 7)
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1), tick=False):
        assert held(token, 7) is None
    [path] = (folder / "held").iterdir()
    path.write_bytes(PDF + b"x")
    assert held(token, 7) is None
    path.unlink()
    assert held(token, 7) is None


def test_what_is_no_such_file_is_not_held(folder: Path) -> None:
    with pytest.raises(UploadRefused):
        hold("bpn.pdf", b"bukan pdf", 7)
    assert not folder.exists()


def test_what_nobody_came_back_for_is_removed_after_its_day_and_the_rest_stays(folder: Path) -> None:
    now = timezone.now()
    sweep(now)
    old, _name = hold("lama.pdf", PDF, 7)
    [path] = (folder / "held").iterdir()
    os.utime(path, times=(0, now.timestamp() - LASTS - 1))
    young, _name = hold("bukti.png", PNG, 7)
    sweep(now)
    assert held(old, 7) is None
    assert held(young, 7) == ("bukti.png", PNG)


def test_the_same_bytes_sent_again_last_anew_for_both(folder: Path) -> None:
    now = timezone.now()
    first, _name = hold("lama.pdf", PDF, 7)
    [path] = (folder / "held").iterdir()
    os.utime(path, times=(0, now.timestamp() - LASTS - 1))
    second, _name = hold("baru.pdf", PDF, 8)
    sweep(now)
    assert (held(first, 7), held(second, 8)) == (("lama.pdf", PDF), ("baru.pdf", PDF))
