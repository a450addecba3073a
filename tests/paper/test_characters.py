"""What the embedded fonts show, held against Typst itself."""

import dataclasses

import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from mutubaku.paper.characters import UNSHOWN, covered, printable

from .samples import AT, MEMO

_PAGE = b"#set document(title: [x])\n#json(bytes(sys.inputs.text)).map(text).join([ ])"


def _typst_shows(characters: list[str]) -> bool:
    compiler = typst.Compiler(font_paths=typst.Fonts(include_system_fonts=False), ignore_system_fonts=True)
    quoted = ",".join(f'"{char}"' if char not in '"\\' else f'"\\{char}"' for char in characters)
    compiler.compile(
        input=_PAGE, format="pdf", sys_inputs={"text": f"[{quoted}]"}, pdf_standards=["a-3a", "ua-1"], timestamp=AT
    )
    return True


def test_every_listed_character_is_shown_by_the_fonts_inside_typst() -> None:
    assert _typst_shows(sorted(covered("every")))
    assert covered("serif") < covered("every")


def test_letters_of_indonesian_and_neighbouring_scripts_are_kept() -> None:
    assert printable("Café №5 – “Müller” Ž ½ m² ≥ 5 µg") == "Café №5 – “Müller” Ž ½ m² ≥ 5 µg"
    assert printable("شركة חברה Ελλάς") == "شركة חברה Ελλάς"


def test_a_character_without_a_glyph_becomes_a_visible_box() -> None:
    assert printable("PT 😀 汉") == f"PT {UNSHOWN} {UNSHOWN}"
    assert printable("\ue000\ud800\uffff") == UNSHOWN * 3


def test_control_and_direction_marks_fall_away_so_that_no_name_can_be_turned_round() -> None:
    assert printable("a\u202eb\x00c\u200bd\ufeff") == "abcd"
    assert printable("a\tb\u2028c\nd") == "a b c\nd"


def test_plain_text_keeps_to_the_text_face_and_drops_loose_marks() -> None:
    assert printable("Cafe\u0301 x\u0489 ش", plain=True) == f"Café x {UNSHOWN}"


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_no_text_whatever_stops_a_document_from_being_made(text: str) -> None:
    form = dataclasses.replace(MEMO, title=text, number=text, paragraphs=(text, text[::-1]))
    assert form.pdf(at=AT).startswith(b"%PDF-")


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from(sorted(covered("every"))), min_size=1, max_size=40))
def test_marks_that_no_single_font_joins_to_their_base_do_not_stop_it_either(text: str) -> None:
    assert dataclasses.replace(MEMO, paragraphs=(text,)).pdf(at=AT).startswith(b"%PDF-")
