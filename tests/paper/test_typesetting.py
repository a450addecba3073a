"""Typesetting: tagged, archivable, reproducible, and deaf to markup in its data."""

import io
import threading
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pypdf
import pytest
from pypdf.generic import DictionaryObject, StreamObject

from mutubaku.paper import (
    Attachment,
    NaiveTimeError,
    TemplateError,
    UnknownTemplateError,
    labels,
    letters,
    typeset,
    typesetting,
)
from mutubaku.paper.forms import Form

from .samples import AT, MEMO, PRODUCT


def _text(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def _templates(form: type[Form]) -> Iterator[str]:
    """The template of every form there is."""
    for one in form.__subclasses__():
        if "template" in vars(one):
            yield one.template
        yield from _templates(one)


def _root(pdf: bytes) -> DictionaryObject:
    return pypdf.PdfReader(io.BytesIO(pdf)).root_object


def test_the_file_ends_with_a_newline_so_that_a_signature_can_follow() -> None:
    assert MEMO.pdf(at=AT).endswith(b"%%EOF\n")


def test_the_file_says_that_it_is_pdf_a_3a_and_pdf_ua_1_in_indonesian() -> None:
    pdf = MEMO.pdf(at=AT)
    stream = _root(pdf)["/Metadata"].get_object()
    assert isinstance(stream, StreamObject)
    metadata = stream.get_data().decode()
    assert "<pdfaid:part>3</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert str(_root(pdf)["/Lang"]) == "id-ID"
    assert _root(pdf)["/MarkInfo"]["/Marked"]  # type: ignore[index]


def test_only_the_fonts_inside_typst_are_used() -> None:
    fonts: set[str] = set()
    for page in pypdf.PdfReader(io.BytesIO(PRODUCT.pdf(at=AT))).pages:
        fonts |= {str(font["/BaseFont"]).partition("+")[2] for font in page["/Resources"]["/Font"].values()}  # type: ignore[index]
    assert {name.partition("-")[0] for name in fonts} == {"LibertinusSerif"}


def test_same_input_and_moment_give_the_same_bytes_whatever_the_zone_is_called() -> None:
    first = PRODUCT.pdf(at=AT)
    assert PRODUCT.pdf(at=AT) == first
    assert PRODUCT.pdf(at=AT.astimezone(ZoneInfo("Asia/Jakarta"))) == first


def test_another_moment_gives_another_file() -> None:
    assert PRODUCT.pdf(at=AT.replace(minute=1)) != PRODUCT.pdf(at=AT)


def test_threads_take_turns_and_each_gets_its_own_document() -> None:
    made: dict[int, bytes] = {}

    def make(number: int) -> None:
        data = {**MEMO.data(), "number": f"nomor-{number}"}
        made[number] = typeset("generic", data, at=AT)

    threads = [threading.Thread(target=make, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(f"nomor-{number}" in _text(made[number]) for number in range(8))


def test_markup_in_a_name_is_printed_as_it_was_typed() -> None:
    name = 'PT "#panic(1)" $x$ \\ <a> _b_ *c* @d // e'
    assert name in _text(typeset("generic", {**MEMO.data(), "paragraphs": [name]}, at=AT))


def test_a_name_of_ten_thousand_letters_without_a_space_stays_on_the_page() -> None:
    pdf = typeset("generic", {**MEMO.data(), "paragraphs": ["M" * 10_000]}, at=AT)
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    assert len(pages) > 1
    assert sum(page.extract_text().count("M") for page in pages) >= 10_000


def test_dates_are_printed_in_words_and_a_moment_is_refused() -> None:
    assert "1 Maret 2027" in _text(typeset("generic", {**MEMO.data(), "issued": date(2027, 3, 1)}, at=AT))
    with pytest.raises(TypeError, match="zona waktu"):
        typeset("generic", {**MEMO.data(), "issued": AT}, at=AT)


def test_an_attachment_travels_inside_the_file() -> None:
    one = Attachment("data.json", b'{"nomor": "1"}\x00\xff', "application/json", "Data sertifikat")
    reader = pypdf.PdfReader(io.BytesIO(MEMO.pdf(at=AT, attachments=[one])))
    assert reader.attachments["data.json"] == [one.content]
    assert reader.root_object["/AF"][0]["/AFRelationship"] == "/Data"  # type: ignore[index]


def test_a_picture_is_given_as_bytes() -> None:
    logo = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="navy"/></svg>'
    plain = MEMO.data()
    with_logo = {**plain, "letterhead": {**plain["letterhead"], "logo": logo}}  # type: ignore[dict-item]
    assert len(typeset("generic", with_logo, at=AT)) > len(typeset("generic", plain, at=AT))


def test_an_unknown_template_is_named() -> None:
    with pytest.raises(UnknownTemplateError, match="“kuitansi”"):
        typeset("kuitansi", {}, at=AT)


def test_missing_data_is_complained_of_with_the_line_of_the_template() -> None:
    with pytest.raises(TemplateError, match=r'“generic”.*"title" \(generic\.typ:\d+:\d+\)'):
        typeset("generic", {"letterhead": {"lines": ["A"]}}, at=AT)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(NaiveTimeError, match="zona"):
        MEMO.pdf(at=datetime(2026, 11, 22, 10))  # noqa: DTZ001  # the naive moment is what is tested


def test_a_template_that_makes_no_file_is_complained_of(monkeypatch: pytest.MonkeyPatch) -> None:
    class Silent:
        def compile(self, **_: object) -> None:
            return None

    monkeypatch.setattr(typesetting, "_compiler", Silent)
    with pytest.raises(TemplateError, match="tidak menghasilkan"):
        MEMO.pdf(at=AT)


def test_every_template_but_the_shared_one_has_a_form() -> None:
    shared = {"letter", "blocks", "sheet", "picture-page"}  # the last two are typeset without a form
    names = {path.stem for path in Path(typesetting.TEMPLATES).glob("*.typ")} - shared
    assert {letters.Record.template, labels.Labels.template} <= names
    assert names == set(_templates(Form))
