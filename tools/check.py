"""Owns `make check`: runs every check, shows what each found, and names at the end those that failed."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
LIBRARY = "src/mutubaku/procedure/library"


@dataclass(frozen=True)
class Check:
    """One check: what it holds, and the command that ends with status 0 when all is well."""

    name: str
    command: Sequence[str]


CHECKS = [
    Check("style (ruff)", [f"{BIN}/ruff", "check", "--quiet", "."]),
    Check("format (ruff)", [f"{BIN}/ruff", "format", "--check", "--quiet", "."]),
    Check("types (mypy)", [f"{BIN}/mypy", "--no-error-summary"]),
    Check("import arrows", [f"{BIN}/lint-imports", "--no-logo"]),
    Check("migrations", [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"]),
    Check("translations", [sys.executable, "-m", "tools.translations"]),
    Check("procedure files", [f"{BIN}/mutubaku", "sop", "check", LIBRARY]),
]
AUDIT = [f"{BIN}/pip-audit", "--disable-pip", "--require-hashes", "-r", "requirements/run.txt"]


def passes(check: Check) -> bool:
    """Run it; show its words only when it fails."""
    done = subprocess.run(check.command, cwd=ROOT, capture_output=True, text=True, check=False)
    print(f"{'ok    ' if done.returncode == 0 else 'FAILED'}  {check.name}", flush=True)
    if done.returncode:
        print((done.stdout + done.stderr).rstrip(), flush=True)
    return done.returncode == 0


def audit() -> None:
    """Known weaknesses of what we depend on, where a service can be asked about them; never fails."""
    command = [*AUDIT, "--timeout", "5", "--progress-spinner", "off"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    except subprocess.TimeoutExpired:
        print("--      known weaknesses: not looked up, the service did not answer", flush=True)
        return
    words = (done.stdout + done.stderr).strip()
    if done.returncode == 0:
        print("ok      known weaknesses (pip-audit)")
    elif "known vulnerabilit" in words:
        print(f"NOTICE  known weaknesses (pip-audit)\n{words}")
    else:
        print("--      known weaknesses: not looked up, the service cannot be reached from here")


def main() -> int:
    """0 when every check passes. Settings are read with a data folder that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="mutubaku-check-") as data:
        os.environ.update(MUTUBAKU_DATA=data, DJANGO_SETTINGS_MODULE="mutubaku.config.settings")
        failed = [check.name for check in CHECKS if not passes(check)]
        audit()
    print(f"{len(failed)} of {len(CHECKS)} checks failed: {', '.join(failed)}" if failed else "all checks pass")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
