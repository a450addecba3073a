"""Which versions are published, and so frozen: the file `published.toml` of a procedure folder."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mutubaku.procedure.complaints import Complaint
from mutubaku.procedure.fingerprint import fingerprint
from mutubaku.procedure.reading import Draft, Reader, parse
from mutubaku.procedure.wording import printed_date

PUBLISHED = "published.toml"


@dataclass(frozen=True, kw_only=True)
class Published:
    """One frozen version: its fingerprint and the day it was published."""

    key: str
    version: int
    fingerprint: str
    published: date


@dataclass(frozen=True, kw_only=True)
class _Rows:
    published: tuple[Published, ...]


def read_published(folder: Path) -> tuple[list[Published], list[Complaint]]:
    """The frozen versions of a folder and what is wrong with the list; none without such a file."""
    path = folder / PUBLISHED
    if not path.exists():
        return [], []
    table = parse(path)
    if isinstance(table, Complaint):
        return [], [table]
    reader = Reader(str(path))
    rows: _Rows = reader.build(_Rows, table, "", "", {})
    return ([] if reader.complaints else list(rows.published)), reader.complaints


def melted(frozen: Iterable[Published], drafts: Iterable[Draft]) -> Iterator[Complaint]:
    """The faultless files that are published but no longer say what they said."""
    rows = {(row.key, row.version): row for row in frozen}
    for draft in drafts:
        row = rows.get(draft.place) if draft.place else None
        if row and fingerprint(draft.faultless) != row.fingerprint:
            what = f"versi {row.version} sudah terbit pada {printed_date(row.published)} dan isinya tidak boleh berubah"
            do = "kembalikan isinya, dan tulis perubahannya sebagai versi baru"
            yield Complaint(str(draft.path), "", "version", what, do)


def lost(frozen: Iterable[Published], drafts: Iterable[Draft]) -> Iterator[Complaint]:
    """The published versions without a file; a file with faults is there, and tells them itself."""
    there = {(draft.path.parent.name, draft.path.stem) for draft in drafts}
    for row in frozen:
        if (row.key, str(row.version)) not in there:
            what = f"«{row.key}» versi {row.version} sudah terbit tetapi berkasnya tidak ada"
            yield Complaint(PUBLISHED, "", "published", what, f"kembalikan berkas {row.key}/{row.version}.toml")
