"""The identity part of the sheet (PermenPANRB 35/2012): who, which, since when, on what ground, with what."""

from collections.abc import Sequence

from mutubaku.paper import printable, tanggal, text_width, wrap
from mutubaku.procedure.sheet.errors import TooLongForPageError
from mutubaku.procedure.sheet.model import (
    MARGIN,
    PADDING,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    Box,
    Cell,
    Page,
    text_height,
)
from mutubaku.procedure.vocabulary import Identity

SIZES = (9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0)
_UNIT = (13.0, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5)  # points for the unit's name, one line each if it can be
FOOT = 7.0  # mm kept for the foot of the page
_WIDE = PAGE_WIDTH - 2 * MARGIN
_HALF = round(_WIDE * 0.46, 2)
_LABEL = 34.0  # mm for “Tgl Pembuatan” and its like
_SIGNING = 16.0  # mm left free for the signature
_GUTTER = 6.0  # mm for the number of a list item
_SAFE = 0.4
DASHES = " -–—"  # a field of these alone stands for “none”


def identity_page(identity: Identity) -> Page:
    """The page in the largest type in which all of it fits; TooLongForPageError when none does."""
    for points in SIZES:
        cells, bottom = _drawn(identity, points)
        if bottom <= PAGE_HEIGHT - MARGIN - FOOT:
            return Page(texts=tuple(cells))
    raise TooLongForPageError(
        "Bagian identitas SOP tidak muat pada satu halaman. Pendekkan dasar hukum, keterkaitan, atau daftar lainnya."
    )


def _drawn(identity: Identity, points: float) -> tuple[list[Cell], float]:
    facts, bottom = _facts(identity, points)
    unit = _unit(identity, Box(MARGIN, MARGIN, _HALF, bottom - MARGIN))
    lists, bottom = _lists(identity, points, bottom)
    note = _note(identity, bottom + 2)
    return [*unit, *facts, *lists, *note], bottom + (6 if note else 0)


def _unit(identity: Identity, box: Box) -> list[Cell]:
    names, inner = [printable(name) for name in identity.unit], box.width - 10
    fitting = (size for size in _UNIT if all(text_width(name, size, bold=True) <= inner for name in names))
    points = next(fitting, _UNIT[-1])
    lines = tuple(line for name in names for line in wrap(name, points, inner, bold=True))
    return [Cell(box, lines, points, bold=True, centred=True)]


def _facts(identity: Identity, points: float) -> tuple[list[Cell], float]:
    """The right-hand block, one ruled line per fact, in the prescribed order."""
    approval = identity.approved_by
    facts: list[tuple[str, list[str], float]] = [
        ("Nomor SOP", [identity.number], 0.0),
        ("Tgl Pembuatan", [tanggal(identity.made)], 0.0),
        ("Rev/Ed", [identity.revision], 0.0),
        ("Tgl Efektif", [tanggal(identity.effective)], 0.0),
        ("Disahkan oleh", [approval.title], _SIGNING),
        ("Nama SOP", [identity.name], 0.0),
    ]
    cells: list[Cell] = []
    y, x = MARGIN, MARGIN + _HALF
    width = _WIDE - _HALF - _LABEL
    for label, texts, extra in facts:
        lines = _lines(texts, points, width, bold=label == "Nama SOP")
        signer = _lines(_signer(identity), points, width, bold=False) if extra else ()
        height = max(6.6, text_height(len(lines) + len(signer), points) + extra + 2 * PADDING)
        cells.append(Cell(Box(x, y, _LABEL, height), (label,), points, top=bool(extra)))
        cells.append(Cell(Box(x + _LABEL, y, width, height), lines, points, bold=label == "Nama SOP", top=bool(extra)))
        if signer:
            tall = text_height(len(signer), points) + 2 * PADDING
            box = Box(x + _LABEL, y + height - tall, width, tall)
            cells.append(Cell(box, signer, points, top=True, ruled=False))
        y = round(y + height, 2)
    return cells, y


def _signer(identity: Identity) -> list[str]:
    approval = identity.approved_by
    named = (("", approval.name), ("NIP ", approval.nip))
    return [f"{what}{value}" for what, value in named if value.strip(DASHES)]


def _lists(identity: Identity, points: float, top: float) -> tuple[list[Cell], float]:
    """Three pairs of lists side by side, as on the prescribed form."""
    pairs = (
        (("DASAR HUKUM", identity.legal_bases), ("KUALIFIKASI PELAKSANA", identity.qualifications)),
        (("KETERKAITAN", identity.linked), ("PERLENGKAPAN/ PERALATAN", identity.equipment)),
        (("PERINGATAN", identity.warnings), ("PENCATATAN DAN PENDATAAN", identity.records)),
    )
    cells: list[Cell] = []
    y = top
    for left, right in pairs:
        halves = ((MARGIN, _HALF, left), (MARGIN + _HALF, _WIDE - _HALF, right))
        drawn = [_list(x, y, width, name, items, points) for x, width, (name, items) in halves]
        height = max(bottom for _, bottom in drawn) - y + PADDING
        for (x, width, _), (texts, _) in zip(halves, drawn, strict=True):
            cells += [Cell(Box(x, y, width, height)), *texts]
        y = round(y + height, 2)
    return cells, y


def _list(x: float, y: float, width: float, name: str, items: Sequence[str], points: float) -> tuple[list[Cell], float]:
    """A heading and numbered items with hanging numbers; and where they end."""
    line = text_height(1, points)
    y += PADDING
    cells = [Cell(Box(x, y, width, line + PADDING), (name,), points, bold=True, top=True, ruled=False)]
    y += line + PADDING
    for number, item in enumerate(items, start=1):
        lines = _lines([item], points, width - _GUTTER)
        height = text_height(len(lines), points)
        cells.append(Cell(Box(x, y, _GUTTER, height), (f"{number}.",), points, top=True, ruled=False))
        cells.append(Cell(Box(x + _GUTTER - PADDING, y, width - _GUTTER, height), lines, points, top=True, ruled=False))
        y = round(y + height + 0.5, 2)
    return cells, y


def _note(identity: Identity, y: float) -> list[Cell]:
    if not identity.note:
        return []
    lines = tuple(wrap(printable(identity.note), 7.5, _WIDE - 2 * PADDING))
    return [Cell(Box(MARGIN, y, _WIDE, text_height(len(lines), 7.5)), lines, 7.5, top=True, ruled=False)]


def _lines(texts: Sequence[str], points: float, width: float, *, bold: bool = False) -> tuple[str, ...]:
    inner = width - 2 * PADDING - _SAFE
    return tuple(line for text in texts for line in wrap(printable(text), points, inner, bold=bold))
