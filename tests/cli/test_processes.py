"""Tests of keeping processes alive."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from mutubaku.cli.processes import GRACE, LONGEST_WAIT, Keeper, Kept

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
STUBBORN = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(60)",
]
WITH_CHILD = [
    sys.executable,
    "-c",
    "import subprocess, sys, time; print(subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']).pid)",
]


def until(true: Callable[[], bool]) -> None:
    """Wait for something that is about to happen."""
    deadline = time.monotonic() + 10
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def kept() -> Iterator[Kept]:
    one = Kept("Layanan", SLEEP, os.environ)
    yield one
    one.sweep()
    if one.process:
        one.process.wait()


def test_a_process_that_died_is_started_again_after_a_wait(kept: Kept, said: list[str]) -> None:
    keeper = Keeper([kept], said.append)
    kept.start()
    assert kept.process is not None
    first = kept.process.pid
    keeper.look()
    assert said == []
    os.kill(first, signal.SIGKILL)
    kept.process.wait()
    keeper.look()
    assert said == ["Layanan berhenti (status -9); dijalankan lagi dalam 1 detik."]
    keeper.look()
    assert kept.process is None
    kept.start_at = 0
    keeper.look()
    assert kept.process is not None
    assert kept.process.pid != first


def test_the_wait_doubles_with_each_failure_up_to_half_a_minute(kept: Kept) -> None:
    waits = []
    for kept.failures in range(1, 8):
        waits.append(kept.wait())
    assert waits == [1, 2, 4, 8, 16, LONGEST_WAIT, LONGEST_WAIT]


def test_failures_are_forgotten_after_a_healthy_minute(kept: Kept) -> None:
    kept.failures = 6
    kept.start()
    kept.started -= 61
    assert kept.process is not None
    kept.process.kill()
    kept.process.wait()
    assert kept.died() == -9
    assert kept.failures == 1


def test_what_a_dead_process_left_behind_is_ended_too(capfd: pytest.CaptureFixture[str]) -> None:
    kept = Kept("Layanan", WITH_CHILD, os.environ)
    kept.start()
    assert kept.process is not None
    kept.process.wait()
    child = int(capfd.readouterr().out)
    assert kept.died() == 0
    until(lambda: not runs(child))


def test_a_stop_signal_ends_all_of_them_and_comes_back(said: list[str]) -> None:
    both = [Kept("Layanan", SLEEP, os.environ), Kept("Pekerja", SLEEP, os.environ)]
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGTERM)).start()
    try:
        Keeper(both, said.append).run()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert [one.process.returncode for one in both if one.process] == [-15, -15]
    assert said == []


def test_the_second_signal_does_not_wait_for_a_stubborn_process(said: list[str]) -> None:
    kept = Kept("Layanan", STUBBORN, os.environ)
    keeper = Keeper([kept], said.append)
    kept.start()
    time.sleep(0.5)
    keeper.on_signal(signal.SIGINT, None)
    keeper.on_signal(signal.SIGINT, None)
    begun = time.monotonic()
    keeper.end()
    assert time.monotonic() - begun < GRACE
    assert kept.process is not None
    assert kept.process.returncode == -9


def test_changed_code_starts_all_of_them_anew(kept: Kept, said: list[str]) -> None:
    changes = iter([True, False])
    keeper = Keeper([kept], said.append, changed=lambda: next(changes))
    kept.start()
    assert kept.process is not None
    first = kept.process.pid
    keeper.look()
    assert said == ["Kode berubah; dijalankan ulang."]
    assert kept.process.pid != first
    keeper.look()
    assert len(said) == 1
