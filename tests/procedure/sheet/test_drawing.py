"""The two renderings, and the file that is written."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pypdf
import pytest

from mutubaku.paper import inspect_pdf
from mutubaku.procedure.sheet import UnknownSheetFormatError, sheet_pdf, sheet_svg, write_sheet
from mutubaku.procedure.sheet.model import Shape
from mutubaku.procedure.sheet.pdf import pdf_of
from mutubaku.procedure.sheet.svg import svg_of

from .samples import AT, BUILT_IN, MAIN, PRODUCT, sheet_of

SVG = "{http://www.w3.org/2000/svg}"


def _symbols(svg: Element) -> list[Element]:
    return [group for group in svg.iter(f"{SVG}g") if "data-symbol" in group.attrib]


def test_only_the_prescribed_symbols_occur_and_each_step_once() -> None:
    for procedure in BUILT_IN:
        groups = _symbols(fromstring(svg_of(sheet_of(procedure.key))))
        assert {group.attrib["data-symbol"] for group in groups} <= {shape.value for shape in Shape}
        numbers = [int(group.attrib["data-step"]) for group in groups if "data-step" in group.attrib]
        assert sorted(numbers) == [step.number for step in procedure.steps]


def test_one_page_can_be_had_alone_and_all_below_one_another() -> None:
    whole, second = fromstring(sheet_svg(MAIN)), fromstring(sheet_svg(MAIN, page=1))
    assert whole.attrib["viewBox"] == "0 0 297 642"
    assert second.attrib["viewBox"] == "0 0 297 210"
    assert len(_symbols(second)) == 9
    with pytest.raises(IndexError):
        sheet_svg(MAIN, page=3)


def test_the_svg_needs_no_style_sheet_and_no_script() -> None:
    svg = sheet_svg(MAIN)
    assert not re.search(r"style=|<style|<script|href|class=", svg)


def test_every_text_of_the_svg_has_its_width_so_that_another_face_stays_in_its_cell() -> None:
    texts = list(fromstring(sheet_svg(MAIN)).iter(f"{SVG}text"))
    assert len(texts) > 100
    assert all(float(text.attrib["textLength"]) > 0 for text in texts)


def test_a_symbol_in_the_svg_says_in_words_where_it_leads() -> None:
    titles = [title.text for group in _symbols(fromstring(sheet_svg(MAIN))) for title in group.iter(f"{SVG}title")]
    assert "Langkah 7, Pelanggan: keputusan. Dikonfirmasi: ke langkah 8. Keberatan: ke langkah 6." in titles


def test_the_pdf_has_the_same_pages_and_real_text() -> None:
    pdf = sheet_pdf(MAIN, AT)
    assert inspect_pdf(pdf).pages == 3
    text = re.sub(r"\s+", " ", pypdf.PdfReader(io.BytesIO(pdf)).pages[1].extract_text())
    for step in MAIN.steps[:7]:
        assert step.activity.replace(" ", "") in text.replace(" ", "")


def test_the_pdf_is_a_tagged_table_whose_symbols_speak() -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf_of(sheet_of(PRODUCT.key), AT)))
    tags = list(_tags(reader.root_object["/StructTreeRoot"]))
    names = [name for name, _ in tags]
    assert names.count("/Table") == names.count("/H1") == len(reader.pages) - 1
    assert names.count("/TH") >= 15 * (len(reader.pages) - 1)
    spoken = [alternative for name, alternative in tags if name == "/Figure"]
    assert len(spoken) >= len(PRODUCT.steps)
    assert spoken[0].startswith("Langkah 1, Seksi SS: mulai atau selesai.")


def _tags(node: Any) -> Iterator[tuple[str, str]]:
    """Name and alternative text of every element of the structure tree, in reading order."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from _tags(child)
    elif isinstance(node, dict):
        if "/S" in node:
            yield str(node["/S"]), str(node.get("/Alt", ""))
        if "/K" in node:
            yield from _tags(node["/K"])


def test_the_same_procedure_and_moment_give_the_same_pdf() -> None:
    assert sheet_pdf(MAIN, AT) == sheet_pdf(MAIN, AT)


def test_the_suffix_says_what_is_written(tmp_path: Path) -> None:
    write_sheet(MAIN, tmp_path / "sop.svg", AT)
    write_sheet(MAIN, tmp_path / "SOP.PDF", AT)
    assert (tmp_path / "sop.svg").read_text(encoding="utf-8") == sheet_svg(MAIN)
    assert (tmp_path / "SOP.PDF").read_bytes() == sheet_pdf(MAIN, AT)


def test_another_suffix_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(UnknownSheetFormatError, match=r"sop\.docx.*\.svg atau \.pdf"):
        write_sheet(MAIN, tmp_path / "sop.docx", AT)
    assert list(tmp_path.iterdir()) == []
