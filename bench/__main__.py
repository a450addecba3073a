"""Every measured figure in one run: S5, letters, pages, whole cases, then S1 on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import os
import subprocess
import sys

RUNS = [
    ["bench.due_at"],
    ["bench.letters"],
    ["bench.pages"],
    ["bench.whole"],
    ["bench.journey"],
    ["tools.postgres", "--durable", "--", sys.executable, "-m", "bench.journey"],
]


def main() -> int:
    """Run each as a process of its own; 1 when any of them missed its bar."""
    bare = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    missed = 0
    for module, *rest in RUNS:
        environment = os.environ if module == "tools.postgres" else bare
        missed |= subprocess.run([sys.executable, "-m", module, *rest], env=environment, check=False).returncode != 0
        sys.stdout.flush()
    return missed


if __name__ == "__main__":
    sys.exit(main())
