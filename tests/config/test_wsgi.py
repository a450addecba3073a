"""The door through which the web server calls us, in every process it starts."""

from __future__ import annotations

import importlib
import sys

import pytest

from mutubaku.config import closed
from mutubaku.config.closed import Door

FAULT = "Prosedur «x» versi 1 sudah dipakai 3 permohonan."


def test_every_web_process_holds_the_procedure_files_to_the_cases_when_it_starts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = Door()
    monkeypatch.setattr(closed, "door", made)
    monkeypatch.setattr(closed, "faults", lambda: [FAULT])
    monkeypatch.setattr("django.core.wsgi.get_wsgi_application", lambda: None)
    monkeypatch.delitem(sys.modules, "mutubaku.config.wsgi", raising=False)
    importlib.import_module("mutubaku.config.wsgi")
    assert made.is_altered
    sys.modules.pop("mutubaku.config.wsgi", None)
