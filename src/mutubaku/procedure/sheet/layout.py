"""The layout of a whole sheet: identity page, flowchart pages, and the foot that names them."""

from collections.abc import Sequence
from dataclasses import replace

from mutubaku.paper import printable, text_width
from mutubaku.procedure.sheet.chart import FOOT, chart_pages
from mutubaku.procedure.sheet.identity import DASHES, identity_page
from mutubaku.procedure.sheet.model import MARGIN, PADDING, PAGE_HEIGHT, PAGE_WIDTH, Box, Cell, Page, Sheet
from mutubaku.procedure.vocabulary import Procedure

_POINTS = 6.5
_INFERRED = "Pelaksana dan arah panah tidak tercetak pada naskah; keduanya dibaca kembali dari uraian kegiatan."
_PROPOSAL = "USULAN — belum disahkan"


def layout(procedure: Procedure) -> Sheet:
    """The sheet of a procedure; raises SheetError when it does not fit the paper."""
    pages = [identity_page(procedure.identity), *chart_pages(procedure)]
    footed = tuple(replace(page, foot=_foot(procedure, place, pages)) for place, page in enumerate(pages))
    return Sheet(f"SOP {procedure.identity.name}", footed)


def _foot(procedure: Procedure, place: int, pages: Sequence[Page]) -> tuple[Cell, ...]:
    """Left the number and revision, in the middle what the reader must know, right the page."""
    identity = procedure.identity
    right = f"Halaman {place + 1} dari {len(pages)}"
    named = (("", identity.number), ("Rev/Ed ", identity.revision))
    left = " · ".join(f"{what}{value}" for what, value in named if value.strip(DASHES))
    if identity.proposal:
        middle = _PROPOSAL
    else:
        middle = _INFERRED if place and any(step.inferred for step in procedure.steps) else ""
    y = PAGE_HEIGHT - MARGIN - FOOT + 2.5
    whole = PAGE_WIDTH - 2 * MARGIN
    end = text_width(right, _POINTS) + 2 * PADDING
    return tuple(
        Cell(Box(MARGIN + x, y, width, 3.5), (text,), _POINTS, centred=centred, top=True, ruled=False)
        for text, x, width, centred in (
            (_cut(left, whole / 4), 0.0, whole / 4, False),
            (middle, whole / 4, whole / 2, True),
            (right, whole - end, end, False),
        )
        if text
    )


def _cut(text: str, width: float) -> str:
    """A line that may be shortened: it only repeats what the identity page says."""
    shown = printable(text)
    while text_width(shown, _POINTS) > width - 2 * PADDING:
        shown = shown[:-2] + "…"
    return shown
