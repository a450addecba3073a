"""Owns the database that the command makes: once for all its tests, which begin with a copy."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a database that is ready, and in `migrate.log` what the command said of it."""
    data = tmp_path_factory.mktemp("migrated")
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("MUTUBAKU_", "DJANGO_"))}
    environ |= {"MUTUBAKU_DATA": str(data), "DATABASE_URL": ""}
    log = data / "migrate.log"
    with log.open("wb") as told:
        made = subprocess.run(
            [sys.executable, "-m", "mutubaku.cli", "migrate"], env=environ, stdout=told, stderr=told, check=False
        )
    assert made.returncode == 0, log.read_text()
    return data
