"""The columns of the workbook of a checklist, and how their names are found in another one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from mutubaku.cases.models import Scheme

KEY: Final = "key"
STAGE: Final = "stage"
TEXT: Final = "text"
HINT: Final = "hint"
ORDER: Final = "order"
SOURCE: Final = "source"

NAMES: Final[Mapping[str, str]] = {
    KEY: "Kode",
    STAGE: "Tahap",
    Scheme.ISO_9001.value: "ISO 9001",
    Scheme.ISO_14001.value: "ISO 14001",
    Scheme.SPPT_SNI.value: "SPPT SNI",
    Scheme.GREEN_INDUSTRY.value: "Industri Hijau",
    TEXT: "Pertanyaan",
    HINT: "Petunjuk",
    ORDER: "Urutan",
    SOURCE: "Sumber",
}
WIDTHS: Final = (24, 8, 10, 10, 10, 14, 80, 50, 9, 40)  # characters, as the columns come
NEEDED: Final = (KEY, TEXT)
SCHEMES: Final = tuple(scheme.value for scheme in Scheme)
_OTHER_SIGNS = re.compile(r"[^0-9a-z]+")
_ACCEPTED: Final = {_OTHER_SIGNS.sub("", name.lower()): what for what, name in NAMES.items()}


def columns_in(row: Sequence[object]) -> dict[str, int]:
    """What the columns of a row hold, by its names; of two of one name the first."""
    found: dict[str, int] = {}
    for index, cell in enumerate(row):
        what = _ACCEPTED.get(_OTHER_SIGNS.sub("", cell.lower())) if isinstance(cell, str) else None
        if what is not None:
            found.setdefault(what, index)
    return found


def how_many(row: Sequence[object]) -> int:
    """How many columns a row names."""
    return len(columns_in(row))
