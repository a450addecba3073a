"""The numbers a page names are read whole, however a line's end has cut them."""

from __future__ import annotations

import pytest

from mutubaku.cases.folded import folded
from mutubaku.documents.foreign import numbers_in

NUMBER = "0012/CONTOH/BALAI-CONTOH/XI/2026"


@pytest.mark.parametrize(
    "words",
    [
        f"Nomor permohonan {NUMBER}, perihal",
        f"({NUMBER}).",
        "Nomor 0012/CONTOH/BALAI-\nCONTOH/XI/2026 perihal",
        "Nomor 0012/CONTOH/BALAICONTOH/XI/2026 perihal",
        "Nomor 0012/CONTOH/BALAI\u00ad\nCONTOH/XI/2026 perihal",
        "Nomor 0012/CONTOH/BALAI\u00adCONTOH/XI/2026 perihal",
        "Nomor 0012/CONTOH/BALAI\u2010\n  CONTOH/XI/2026 perihal",
        "Nomor 0012/CONTOH/BALAI\nCONTOH/XI/2026 perihal",
        "Nomor 0012/CONTOH/\nBALAI-CONTOH/XI/2026 perihal",
        "Nomor 0012/CONTOH/BALAI- CONTOH/XI/2026 perihal",
        "Nomor 0012/CONTOH/BALAI -\n\nCONTOH/XI/2026 perihal",
    ],
)
def test_a_number_is_found_whole_where_a_line_or_a_hyphen_breaks_it(words: str) -> None:
    assert folded(NUMBER) in numbers_in(words)


def test_a_number_that_ends_like_another_is_not_that_other() -> None:
    assert folded(NUMBER) not in numbers_in(f"Nomor 1{NUMBER}\nNomor 4{NUMBER}")


def test_a_page_without_numbers_names_none() -> None:
    assert numbers_in("Surat Tugas\n- satu\n- dua") == set()
