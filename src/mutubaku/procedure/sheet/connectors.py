"""Off-page connectors: one lettered pair for each page edge that arrows to a step cross."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mutubaku.procedure.sheet.errors import NoWayError
from mutubaku.procedure.sheet.flow import Edge
from mutubaku.procedure.sheet.model import Box
from mutubaku.procedure.sheet.rows import Row

_ROOM = 7.0  # mm from the middle of a connector to the next


@dataclass(frozen=True)
class Pair:
    """Connectors of one letter: arrows leave page `left` and enter page `entered` towards step `target`."""

    letter: str
    left: int
    entered: int
    target: int

    @property
    def forward(self) -> bool:
        return self.entered > self.left


def pairs_of(pages: Sequence[Sequence[Row]], edges: Sequence[Edge]) -> dict[tuple[int, int], Pair]:
    """The pair for each (page left, step led to), lettered in the order of the flow."""
    page_of = {row.step.number: place for place, page in enumerate(pages) for row in page}
    found: dict[tuple[int, int], Pair] = {}
    for edge in edges:
        if edge.target is None or page_of[edge.source] == page_of[edge.target]:
            continue
        key = page_of[edge.source], edge.target
        if key not in found:
            found[key] = Pair(_letter(len(found)), key[0], page_of[edge.target], edge.target)
    return found


def _letter(place: int) -> str:
    """A … Z, then AA, AB …"""
    before, last = divmod(place, 26)
    return (_letter(before - 1) if before else "") + chr(ord("A") + last)


def place_in_strip(preferred: float, centres: Sequence[float], taken: Sequence[float], area: Box) -> float:
    """x for a connector: the free column middle nearest to the one preferred, else the nearest place between."""
    for places in (centres, list(_anywhere(area))):
        free = [x for x in places if all(abs(x - other) >= _ROOM for other in taken)]
        if free:
            return min(free, key=lambda x: (abs(x - preferred), x))
    raise NoWayError("Terlalu banyak panah melintasi pergantian halaman pada bagan ini. Kurangi lompatan antarlangkah.")


def _anywhere(area: Box) -> Iterator[float]:
    x = area.x + _ROOM / 2
    while x <= area.right - _ROOM / 2:
        yield round(x, 2)
        x += 1.0
