"""A file that came with a refused form is held for whoever sent it, for a day, and only when it is itself good."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.utils import timezone
from pytest_django import Settings

from mutubaku.documents import storage
from mutubaku.documents.held import held, hold
from mutubaku.documents.policy import UploadRefused

from .samples import PDF


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> None:
    settings.FILES_FOLDER = tmp_path / "files"


def test_a_held_file_comes_back_by_its_token_to_whoever_sent_it() -> None:
    token, name = hold("bpn.pdf", PDF, 7)
    assert name == "bpn.pdf"
    assert held(token, 7) == ("bpn.pdf", PDF)
    assert held(token, 8) is None
    assert held(f"{token}x", 7) is None
    assert held("", 7) is None


def test_after_a_day_or_when_its_bytes_are_gone_it_is_to_be_chosen_again() -> None:
    token, _name = hold("bpn.pdf", PDF, 7)
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1), tick=False):
        assert held(token, 7) is None
    storage.path_of(storage.keep(PDF)).unlink()
    assert held(token, 7) is None


def test_what_is_no_such_file_is_not_held() -> None:
    with pytest.raises(UploadRefused):
        hold("bpn.pdf", b"bukan pdf", 7)
