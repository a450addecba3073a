"""Tests of `mutubaku serve`, some of them with the real processes."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import click
import psutil
import pytest

from mutubaku.cli import serve
from mutubaku.cli.serve import address, choose_port, web_command

pytestmark = [pytest.mark.enable_socket, pytest.mark.xdist_group("serve")]  # they share a migrated database


def test_a_taken_port_is_refused_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(click.ClickException) as refused:
            choose_port("127.0.0.1", port, take_next=False)
        assert refused.value.message == (
            f"Porta {port} di 127.0.0.1 sudah dipakai program lain. Hentikan program itu, "
            f"atau sebutkan porta lain: --port {port + 1}."
        )
        found = choose_port("127.0.0.1", port, take_next=True)
    assert capsys.readouterr().out == f"Porta {port} sudah dipakai program lain; memakai {found}.\n"
    assert choose_port("127.0.0.1", found, take_next=False) == found


@pytest.mark.parametrize(
    ("host", "told"),
    [
        ("127.0.0.1", "http://127.0.0.1:8100"),
        ("0.0.0.0", "http://127.0.0.1:8100"),
        ("::1", "http://[::1]:8100"),
        ("::", "http://[::1]:8100"),
        ("layanan.contoh", "http://layanan.contoh:8100"),
    ],
)
def test_the_printed_address_is_one_that_a_browser_here_can_open(host: str, told: str) -> None:
    assert address(host, 8100) == told


def test_the_web_server_gets_as_many_processes_and_threads_as_were_asked_for() -> None:
    words = web_command("127.0.0.1", 8100, workers=3, threads=2)
    assert words[words.index("--workers") + 1] == "3"
    assert words[words.index("--blocking-threads") + 1] == "2"
    assert words[-1] == "mutubaku.config.wsgi:application"


def test_changed_source_is_noticed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "room").mkdir()
    source = tmp_path / "room" / "a.py"
    source.write_text("")
    monkeypatch.setattr(serve, "__file__", str(tmp_path / "cli" / "serve.py"))
    changed = serve.code_watch()
    assert changed() is False
    os.utime(source, (time.time() + 9, time.time() + 9))
    assert [changed(), changed()] == [True, False]


class Served:
    """A running `mutubaku serve` with a data folder of its own."""

    def __init__(self, data: Path) -> None:
        self.environ = {k: v for k, v in os.environ.items() if not k.startswith(("MUTUBAKU_", "DJANGO_"))}
        self.environ |= {"MUTUBAKU_DATA": str(data), "DATABASE_URL": "", "MUTUBAKU_WEB_WORKERS": "1"}
        self.log = data / "serve.log"

    def command(self, *words: str) -> subprocess.Popen[bytes]:
        with self.log.open("wb") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "mutubaku.cli", *words], env=self.environ, stdout=log, stderr=log
            )

    def start(self) -> None:
        self.process = self.command("serve", "--port", "8110", "--next-port")
        self.url = self.wait_for(r"berjalan di (http://127\.0\.0\.1:\d+)")

    def wait_for(self, pattern: str) -> str:
        deadline = time.monotonic() + 60
        while not (found := re.search(pattern, self.log.read_text())):
            assert time.monotonic() < deadline, self.log.read_text()
            assert self.process.poll() is None, self.log.read_text()
            time.sleep(0.05)
        return found.group(1)

    def children(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def child(self, word: str) -> psutil.Process:
        return next(child for child in self.children() if word in child.cmdline())


@pytest.fixture
def served(tmp_path: Path, migrated: Path) -> Iterator[Served]:
    one = Served(shutil.copytree(migrated, tmp_path, dirs_exist_ok=True))
    one.start()
    yield one
    if one.process.poll() is None:
        one.process.send_signal(signal.SIGTERM)
    one.process.wait(40)


def test_web_and_worker_run_come_back_when_killed_and_end_together(served: Served) -> None:
    with urllib.request.urlopen(f"{served.url}/akun/login/") as page:
        assert page.status == 200
        assert page.headers["Content-Language"] == "id"
    worker = served.child("worker")
    worker.kill()
    served.wait_for(r"(Pekerja latar berhenti \(status -9\))")
    deadline = time.monotonic() + 20
    while not any("worker" in child.cmdline() and child.pid != worker.pid for child in served.children()):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    family = served.children()
    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(40) == 0
    assert psutil.wait_procs(family, timeout=5)[1] == []
    assert served.log.read_text().endswith("Berhenti.\n")


def test_a_killed_serve_leaves_no_orphans(served: Served) -> None:
    family = served.children()
    served.process.kill()
    assert psutil.wait_procs(family, timeout=30)[1] == []


def test_serve_and_worker_refuse_real_work_over_a_demonstration(tmp_path: Path, migrated: Path) -> None:
    one = Served(shutil.copytree(migrated, tmp_path, dirs_exist_ok=True))
    office = "Office.objects.create(is_demonstration=True, zone='Asia/Jakarta')"
    code = f"from mutubaku.cli.django import setup; setup()\nfrom mutubaku.people.models import Office; {office}"
    subprocess.run([sys.executable, "-c", code], env=one.environ, check=True)
    for words in (["serve", "--port", "8117", "--next-port"], ["worker", "--batch"]):
        assert one.command(*words).wait(60) == 1
        assert "Galat: Basis data ini memuat kantor demonstrasi" in one.log.read_text()


def test_serve_refuses_a_database_that_is_not_ready(tmp_path: Path) -> None:
    one = Served(tmp_path)
    assert one.command("serve", "--port", "8115", "--next-port").wait(60) == 1
    assert re.search(r"Basis data belum siap: \d+ migrasi belum diterapkan .* `mutubaku migrate`", one.log.read_text())
