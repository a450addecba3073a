"""Tests of what installs the libraries: a site's own mirror is used, and pip does what uv cannot."""

from pathlib import Path

import pytest

from tools import install


@pytest.fixture(autouse=True)
def asked_anew() -> None:
    install.environment.cache_clear()


def test_uv_takes_the_mirror_that_pip_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "https://cermin.contoh.example/simple")
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", "https://a.contoh.example https://b.contoh.example")
    monkeypatch.setenv("PIP_FIND_LINKS", "/satu /dua")
    told = install.environment()
    assert told["UV_DEFAULT_INDEX"] == "https://cermin.contoh.example/simple"
    assert told["UV_INDEX"] == "https://a.contoh.example https://b.contoh.example"
    assert told["UV_FIND_LINKS"] == "/satu,/dua"


def test_what_uv_is_told_itself_counts_for_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "https://cermin.contoh.example/simple")
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://lain.contoh.example/simple")
    assert install.environment()["UV_DEFAULT_INDEX"] == "https://lain.contoh.example/simple"


def test_where_uv_does_not_run_pip_does_the_work(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(install, "UV", tmp_path / "tidak-ada.txt")
    wanted = tmp_path / "wanted.txt"
    wanted.write_text("# nothing\n")
    assert install.main(str(wanted)) == 0
    assert install.main(str(tmp_path / "tidak-ada.txt")) != 0
