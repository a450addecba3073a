"""The width table, held against Typst itself, and the breaking of lines."""

import json

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from mutubaku.paper import text_width, wrap

_SAMPLE = "".join(chr(code) for code in range(0x21, 0x7F)) + "ÀÉÖéñüŁž–—“”…€"


@pytest.mark.parametrize(("bold", "weight"), [(False, "regular"), (True, "bold")])
def test_each_width_of_the_table_is_the_width_typst_sets(bold: bool, weight: str) -> None:
    source = (
        f'#set text(font: "Libertinus Serif", size: 100pt, weight: "{weight}", fallback: false)\n'
        "#context [#metadata(json(bytes(sys.inputs.text))"
        ".map(c => measure(text(c)).width / 1pt))<widths>]"
    )
    set_by_typst = json.loads(
        typst.query(
            source.encode(),
            "<widths>",
            field="value",
            one=True,
            ignore_system_fonts=True,
            sys_inputs={"text": json.dumps(list(_SAMPLE))},
        )
    )
    ours = [text_width(char, 100, bold=bold) / 25.4 * 72 for char in _SAMPLE]
    assert ours == pytest.approx(set_by_typst)


def test_an_unlisted_character_is_taken_to_be_a_full_em() -> None:
    assert text_width("汉", 72) == pytest.approx(25.4)


def test_lines_break_at_spaces_and_after_strokes_and_hyphens() -> None:
    assert wrap("SPPT SNI/ Sertifikat ISO 9001:2015/Sertifikat", 10, 30) == [
        "SPPT SNI/ Sertifikat",
        "ISO 9001:2015/",
        "Sertifikat",
    ]
    assert wrap("e-billing", 10, 8) == ["e-", "billin", "g"]


def test_a_line_break_in_the_text_is_kept_and_an_empty_text_has_no_lines() -> None:
    assert wrap("satu\ndua", 10, 50) == ["satu", "dua"]
    assert wrap("", 10, 50) == []


@given(st.text(max_size=80), st.floats(4, 60))
def test_no_line_is_wider_than_asked_unless_it_is_a_single_letter(text: str, width: float) -> None:
    for line in wrap(text, 9, width):
        assert len(line) <= 1 or text_width(line, 9) <= width
