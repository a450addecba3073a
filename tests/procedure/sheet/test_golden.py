"""The drawn main SOP beside the one that was looked at and kept: a difference must be looked at too.

`GOLDEN=1` with this test draws it anew.
"""

import os
from pathlib import Path

from mutubaku.procedure.sheet import sheet_svg

from .samples import MAIN

KEPT = Path(__file__).parent / "golden" / "pelayanan-sertifikasi-1.svg"


def test_the_main_sop_is_drawn_as_it_was_when_it_was_looked_at() -> None:
    drawn = sheet_svg(MAIN)
    if os.environ.get("GOLDEN"):
        KEPT.write_text(drawn, encoding="utf-8")
    assert drawn == KEPT.read_text(encoding="utf-8"), "Lihat gambarnya; bila benar, jalankan lagi dengan GOLDEN=1."
