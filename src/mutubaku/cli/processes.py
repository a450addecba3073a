"""Owns keeping processes alive: starts them, starts them again when they die, ends them all together."""

import ctypes
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic

FIRST_WAIT = 1.0  # seconds before a dead process is started again; doubles with each failure
LONGEST_WAIT = 30.0
HEALTHY_AFTER = 60.0  # a process that lived this long has its failures forgotten
GRACE = 30.0  # seconds for a process to finish what it is doing
LOOK_EVERY = 0.1
PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def die_with_parent() -> None:
    """Ask Linux to end this process when its parent is gone, even by kill -9; elsewhere nothing happens."""
    if LIBC is not None:
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Kept:
    """One process that is to be running; `name` is what people are told it is."""

    name: str
    command: Sequence[str]
    environ: Mapping[str, str]
    process: subprocess.Popen[bytes] | None = None
    failures: int = 0
    started: float = 0.0
    start_at: float = 0.0

    def start(self) -> None:
        """Start it in a process group of its own, so that Ctrl-C reaches only us and we end it in order."""
        self.process = subprocess.Popen(  # noqa: S603 - our own programs, no shell
            self.command,
            env=dict(self.environ),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=die_with_parent,  # noqa: PLW1509 - no threads run here: `let_go` ended the pool's
        )
        self.started = monotonic()

    def died(self) -> int | None:
        """The exit status if it has just ended; its group is swept, so that no child of it keeps the port."""
        if self.process is None or (status := self.process.poll()) is None:
            return None
        self.sweep()
        self.failures = 1 if monotonic() - self.started > HEALTHY_AFTER else self.failures + 1
        self.start_at = monotonic() + self.wait()
        self.process = None
        return status

    def wait(self) -> float:
        """Seconds until the next start."""
        return float(min(LONGEST_WAIT, FIRST_WAIT * 2 ** (self.failures - 1)))

    def sweep(self) -> None:
        """Kill what is left of its group."""
        if self.process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)

    def ask_to_end(self) -> None:
        """SIGTERM to its first process, which ends its own children."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()


@dataclass
class Keeper:
    """Keeps several processes running until it is told to stop."""

    kept: Sequence[Kept]
    say: Callable[[str], None]
    changed: Callable[[], bool] = lambda: False
    stop: threading.Event = field(default_factory=threading.Event)
    hurry: bool = False

    def run(self, *, started: Callable[[], None] = lambda: None) -> None:
        """Start all, call `started`, and watch until SIGINT or SIGTERM; at the end none of them is left."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.on_signal)
        try:
            for one in self.kept:
                one.start()
            started()
            while not self.stop.wait(LOOK_EVERY):
                self.look()
        finally:
            self.end()

    def on_signal(self, _number: int, _frame: object) -> None:
        """The first signal ends things in order, the second at once."""
        self.hurry = self.stop.is_set()
        self.stop.set()

    def look(self) -> None:
        """Restart what died, when its wait is over, and everything when the code changed."""
        for one in self.kept:
            if (status := one.died()) is not None:
                self.say(f"{one.name} berhenti (status {status}); dijalankan lagi dalam {one.wait():.0f} detik.")
            elif one.process is None and monotonic() >= one.start_at:
                one.start()
        if self.changed():
            self.say("Kode berubah; dijalankan ulang.")
            self.end()
            for one in self.kept:
                one.start()

    def end(self) -> None:
        """End all of them: first by asking, after the grace by force."""
        for one in self.kept:
            one.ask_to_end()
        deadline = monotonic() + GRACE
        for one in self.kept:
            while one.process is not None and one.process.poll() is None:
                if self.hurry or monotonic() > deadline:
                    break
                with suppress(subprocess.TimeoutExpired):
                    one.process.wait(LOOK_EVERY)
            one.sweep()
            if one.process is not None:
                one.process.wait()
