"""Installs a list of pinned libraries: `python tools/install.py requirements/run.txt`, by the Python it is for.

uv takes a tenth of pip's time. It reads none of pip's settings, by which a site names its mirror, so they are handed
on to it; where uv does not run or finds something missing, pip does the work as it always can.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input"]
UV = Path(__file__).parent.parent / "requirements" / "install.txt"

# A setting of pip and the variable by which uv takes the same.
HANDED_ON = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "no-index": "UV_NO_INDEX",
    "cert": "SSL_CERT_FILE",
}


def settings() -> dict[str, str]:
    """What pip is told by its files and by its environment, which counts for more."""
    printed = subprocess.run([*PIP, "config", "list"], capture_output=True, text=True, check=False).stdout
    pairs = (line.split("=", 1) for line in printed.splitlines() if "=" in line)
    known = [(*name.rsplit(".", 1), str(ast.literal_eval(value))) for name, value in pairs]
    return {name: value for _from, name, value in sorted(known, key=lambda one: one[0].startswith(":env:"))}


@cache
def environment() -> dict[str, str]:
    """For uv: pip's settings, and indexes of equal rank as they are for pip (each file is known by its hash)."""
    told = settings()
    handed_on = {variable: told[name] for name, variable in HANDED_ON.items() if name in told}
    if "UV_FIND_LINKS" in handed_on:  # the one list that uv wants with commas
        handed_on["UV_FIND_LINKS"] = ",".join(handed_on["UV_FIND_LINKS"].split())
    return {"UV_INDEX_STRATEGY": "unsafe-best-match"} | handed_on | os.environ


def main(wanted: str) -> int:
    """Install what the list names; the exit code of whoever installed it."""
    pinned = ["--require-hashes", "-r"]
    uv = [sys.executable, "-m", "uv", "--no-config", "pip", "install", "--python", sys.executable]
    quickly = _runs([*PIP, "-qq", "install", *pinned, str(UV)]) and _runs([*uv, *pinned, wanted])
    return 0 if quickly else subprocess.run([*PIP, "-qq", "install", *pinned, wanted], check=False).returncode


def _runs(command: list[str]) -> bool:
    return subprocess.run(command, env=environment(), capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
