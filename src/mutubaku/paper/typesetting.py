"""Typesetting: a template of `templates/` and its data become a tagged, archivable, reproducible PDF."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timezone
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Literal

import typst

from mutubaku.paper.characters import printable
from mutubaku.paper.errors import NaiveTimeError, TemplateError, UnknownTemplateError
from mutubaku.paper.words import tanggal

TEMPLATES = Path(__file__).parent / "templates"
_STANDARDS: "list[typst.PDFStandard]" = ["a-3a", "ua-1"]
_PLACE = re.compile(r"[\w-]+\.typ:\d+:\d+")
_UNSHOWABLE = ("could not be displayed", "disallowed codepoint", "the PDF contains the codepoint")
# One compiler for the process: it keeps fonts and parsed templates; it refuses two threads at a time.
_one_at_a_time = Lock()


@dataclass(frozen=True)
class Attachment:
    """A file carried inside the PDF (PDF/A-3): what the page says, for machines."""

    name: str
    content: bytes
    media_type: str
    description: str
    relationship: Literal["source", "data", "alternative", "supplement"] = "data"


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False)
    return typst.Compiler(root=TEMPLATES, font_paths=fonts, ignore_system_fonts=True)


def typeset(
    template: str, data: Mapping[str, object], *, at: datetime, attachments: Sequence[Attachment] = ()
) -> bytes:
    """The document as PDF/A-3a and PDF/UA-1; the same template, data and `at` give the same bytes.

    `template` is the name of a file in `templates/`, without `.typ`. `data` holds text, numbers, dates
    (printed as `22 November 2026`), bytes (pictures), and lists and mappings of these. Nothing in it is ever
    read as markup. Characters that no embedded font has are printed as `□`.
    Ends with a newline: a signature appended without one would break PDF/A (ISO 19005-3, 6.1.9).
    """
    path = TEMPLATES / f"{template}.typ"
    if not path.is_file():
        raise UnknownTemplateError(f"Tidak ada templat surat bernama “{template}”. Periksa folder {TEMPLATES.name}.")
    offset = at.utcoffset()
    if offset is None:
        raise NaiveTimeError("Waktu pembuatan dokumen tidak berzona. Sertakan zona waktu kantor.")
    # Typst wants an offset, not the name of a zone, and whole seconds.
    moment = at.astimezone(timezone(offset)).replace(microsecond=0)
    whole = {**data, "attachments": [_carried(one) for one in attachments]}
    try:
        pdf = _compile(path, whole, moment, printable)
    except typst.TypstError as refusal:
        if not any(words in refusal.message for words in _UNSHOWABLE):
            raise TemplateError(_complaint(template, refusal)) from refusal
        pdf = _compile(path, whole, moment, _plain)
    return pdf + b"\n"


def _plain(text: str) -> str:
    return printable(text, plain=True)


def _compile(path: Path, data: Mapping[str, object], moment: datetime, show: Callable[[str], str]) -> bytes:
    inputs = {"data": json.dumps(_as_json(data, show), ensure_ascii=False)}
    with _one_at_a_time:
        pdf = _compiler().compile(
            input=path, format="pdf", sys_inputs=inputs, pdf_standards=_STANDARDS, timestamp=moment
        )
    if not isinstance(pdf, bytes):
        raise TemplateError(f"Templat “{path.stem}” tidak menghasilkan berkas PDF.")
    return pdf


def _as_json(value: object, show: Callable[[str], str]) -> object:
    """Data as Typst reads it: text made printable, dates in words, bytes as numbers, tuples as lists."""
    if isinstance(value, str):
        return show(value)
    if isinstance(value, Mapping):
        return {str(key): _as_json(part, show) for key, part in value.items()}
    if isinstance(value, bytes):
        return list(value)
    if isinstance(value, Sequence):
        return [_as_json(part, show) for part in value]
    return tanggal(value) if isinstance(value, date) else value


def _carried(one: Attachment) -> dict[str, object]:
    return {
        "name": one.name,
        "content": one.content,
        "media-type": one.media_type,
        "description": one.description,
        "relationship": one.relationship,
    }


def _complaint(template: str, refusal: typst.TypstError) -> str:
    """One sentence with the line of the template, out of Typst's drawn diagnostic."""
    place = _PLACE.search(refusal.diagnostic)
    where = place[0] if place else f"{template}.typ"
    return f"Templat “{template}” tidak dapat dicetak: {refusal.message} ({where}). Periksa data atau templatnya."
