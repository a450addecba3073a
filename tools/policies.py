"""Owns `make policies`: every branch of every policy is reached by its own tests, on plain values; no database is made.

A policy is `policy.py`, or a file of a folder `policy`; its tests lie where the tree of tests mirrors it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SOURCE, TESTS = ROOT / "src" / "mutubaku", ROOT / "tests"
CONFIG = "[run]\nbranch = true\nparallel = false\ninclude =\n  {source}/**/policy.py\n  {source}/**/policy/*.py\n"


def policies() -> list[Path]:
    """Every policy file."""
    found = [*SOURCE.rglob("policy.py"), *SOURCE.rglob("policy/*.py")]
    return sorted(one.relative_to(SOURCE) for one in found)


def mirroring(policy: Path) -> Iterator[Path]:
    """The files that test a policy: `tests/<room>/test_policy.py`, or those of its folder and of its own name."""
    room = TESTS / (policy.parent.parent if policy.parent.name == "policy" else policy.parent)
    named = dict.fromkeys((room / "test_policy.py", room / f"test_{policy.stem}.py"))
    yield from (one for one in named if one.is_file())
    yield from sorted((room / "policy").glob("test_*.py"))


def measured(folder: Path) -> dict[Path, list[str]]:
    """Run the tests; for each policy they loaded, what they did not reach. SystemExit when a test fails."""
    config, data, report = folder / "config", folder / "data", folder / "report.json"
    config.write_text(CONFIG.format(source=SOURCE.as_posix()), "utf-8")
    files = sorted({test.as_posix() for policy in policies() for test in mirroring(policy)})
    coverage = [sys.executable, "-m", "coverage"]
    options = [f"--rcfile={config}", f"--data-file={data}"]
    quiet = ["-q", "--no-header", "-p", "no:randomly", "-p", "no:cacheprovider"]
    env = {**os.environ, "HYPOTHESIS_PROFILE": "branches"}
    # coverage begins before pytest, since Django loads policies while pytest is still starting
    done = subprocess.run([*coverage, "run", *options, "-m", "pytest", *quiet, *files], cwd=ROOT, env=env, check=False)
    if done.returncode:
        raise SystemExit(done.returncode)
    subprocess.run([*coverage, "json", *options, "-q", "-o", str(report)], cwd=ROOT, check=True)
    found = json.loads(report.read_text("utf-8"))["files"]
    return {(ROOT / name).relative_to(SOURCE): missed(one) for name, one in found.items()}


def missed(one: Mapping[str, Any]) -> list[str]:
    """The lines and branches of a file that were not reached."""
    lines = [str(line) for line in one["missing_lines"]]
    return lines + [f"{before}->{after}" for before, after in one["missing_branches"]]


def main() -> int:
    """0 when every branch of every policy is reached."""
    with tempfile.TemporaryDirectory() as folder:
        found = measured(Path(folder))
    faults = [
        f"{policy}: {', '.join(found[policy]) or 'whole'}" if policy in found else f"{policy}: no test loads it"
        for policy in policies()
        if found.get(policy) != []
    ]
    for fault in faults:
        print(fault)
    print(f"{len(policies())} policies, {len(faults)} with branches that no test of theirs reaches")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
