"""The cast of the conduct tests, papers that cost no time, and a library with versions of a test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from pytest_django import Settings

from mutubaku.cases.library import library
from tests.cast import Cast, make_cast
from tests.procedure.building import SOP_TEXT, written

from .quick import Written, quick_papers

__all__ = ["quick_papers"]

SecondVersion = Callable[..., None]


@pytest.fixture
def cast(db: None, quick_papers: Written) -> Cast:
    """One office, everyone in it, a client and an outsider; what they write is not typeset anew."""
    return make_cast()


@pytest.fixture
def typesetting_cast(db: None) -> Cast:
    """The same cast, with papers as they are printed."""
    return make_cast()


@pytest.fixture
def second_version(tmp_path: Path, settings: Settings) -> Iterator[SecondVersion]:
    """Puts version 2 of the service procedure beside the built-in one, with some of its text changed; in force from
    2027 on unless told otherwise."""

    def write(changes: Mapping[str, str] | None = None, *, effective: str = "2027-01-01") -> None:
        own = {"\nversion = 1\n": "\nversion = 2\n", "\neffective = 2021-07-30\n": f"\neffective = {effective}\n"}
        written(tmp_path / "pelayanan-sertifikasi" / "2.toml", {**own, **(changes or {})}, SOP_TEXT)
        settings.PROCEDURE_FOLDERS = (tmp_path,)
        library.cache_clear()

    yield write
    library.cache_clear()
