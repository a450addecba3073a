"""Owns pictures of every kind of paper that the demonstration holds, to be looked at after a change of letters.

python -m tools.letters FOLDER      one PNG per page of the newest paper of each kind, by pdftoppm (poppler-utils)
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


def main(folder: str) -> None:
    """Write the pictures; SystemExit with a sentence when there is nothing to draw with or nothing to draw."""
    if shutil.which("pdftoppm") is None:
        raise SystemExit("pdftoppm is not on PATH: install poppler-utils.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mutubaku.config.settings")
    import django  # noqa: PLC0415 - not needed where there is nothing to draw with

    django.setup()
    from mutubaku.documents import storage  # noqa: PLC0415 - Django must be up
    from mutubaku.documents.models import Origin, Version  # noqa: PLC0415 - likewise

    made = Version.objects.filter(origin=Origin.MADE).select_related("document", "file").order_by("pk")
    newest = {one.document.kind: one for one in made}
    if not newest:
        raise SystemExit("No papers yet: make the demonstration first (make demo).")
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    for kind, version in sorted(newest.items()):
        draw = ["pdftoppm", "-r", "70", "-png", "-", str(out / kind)]
        subprocess.run(draw, input=storage.read(version.file.sha256), check=True)
    print(f"{len(newest)} kinds of paper in {out}")


if __name__ == "__main__":
    main(sys.argv[1])
