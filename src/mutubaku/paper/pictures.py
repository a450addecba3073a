"""Pictures as paper: a photograph or scan becomes one A4 page, so that it can stand in a bound file."""

import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

import typst

from mutubaku.paper.errors import DamagedPictureError
from mutubaku.paper.typesetting import TEMPLATES

_NAMES = {"image/jpeg": "picture.jpg", "image/png": "picture.png"}
PICTURES = frozenset(_NAMES)  # media types that can be made a page


def picture_page(data: bytes, media_type: str, *, title: str, at: datetime) -> bytes:
    """One A4 page with the picture as large as fits, turned as its camera says. Same picture, same bytes.

    DamagedPictureError when it cannot be read. The picture passes through a folder of its own and not through the
    template's data: written as text, ten megabytes of it would take seconds.
    """
    moment = at.astimezone(timezone(at.utcoffset() or timedelta())).replace(microsecond=0)
    with tempfile.TemporaryDirectory() as folder:
        name = _NAMES[media_type]
        Path(folder, name).write_bytes(data)
        page = Path(folder, "picture-page.typ")
        page.write_bytes((TEMPLATES / "picture-page.typ").read_bytes())
        inputs = {"picture": name, "title": title}
        try:
            return typst.compile(
                page, root=Path(folder), format="pdf", sys_inputs=inputs, timestamp=moment, ignore_system_fonts=True
            )
        except RuntimeError as broken:
            raise DamagedPictureError("Gambar ini rusak atau terpotong. Pindai ulang, lalu unggah kembali.") from broken
