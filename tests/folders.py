"""Where the processes of one test run leave things for each other."""

import tempfile
from pathlib import Path


def beginnings(run: str) -> Path:
    """The folder of what tests begin with; whoever began the run removes it."""
    return Path(tempfile.gettempdir()) / f"mutubaku-beginnings-{run}"
