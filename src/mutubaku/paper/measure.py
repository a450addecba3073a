"""How wide a text is in the text face, and where its lines break: for drawings laid out without Typst."""

from functools import cache
from pathlib import Path

_WIDTHS = Path(__file__).with_name("widths.txt")
_UNLISTED = 1.0  # em; wider than nearly every glyph of the fallback fonts, so that an estimate never falls short
MM_PER_POINT = 25.4 / 72


@cache
def _widths() -> tuple[dict[str, float], dict[str, float]]:
    rows = [line.split() for line in _WIDTHS.read_text("ascii").splitlines() if not line.startswith("#")]
    regular = {chr(int(code, 16)): int(width) / 1000 for code, width, _ in rows}
    bold = {chr(int(code, 16)): int(width) / 1000 for code, _, width in rows}
    return regular, bold


def text_width(text: str, points: float, *, bold: bool = False) -> float:
    """Width in mm of one line of the text face at this size, without kerning (which only narrows it)."""
    table = _widths()[bold]
    return sum(table.get(char, _UNLISTED) for char in text) * points * MM_PER_POINT


def wrap(text: str, points: float, width: float, *, bold: bool = False) -> list[str]:
    """The text in lines no wider than `width` mm; breaks at spaces, after `/` and `-`, else inside a word."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        line = ""
        for piece in _pieces(paragraph):
            if line and text_width((line + piece).rstrip(), points, bold=bold) > width:
                lines.append(line.rstrip())
                line = ""
            line += piece
            while text_width(line.rstrip(), points, bold=bold) > width and len(line.rstrip()) > 1:
                fits = _fitting(line, points, width, bold=bold)
                lines.append(line[:fits])
                line = line[fits:]
        lines.append(line.rstrip())
    return lines


def _pieces(paragraph: str) -> list[str]:
    """The unbreakable pieces, each with the spaces that follow it."""
    pieces = [""]
    for word in paragraph.split():
        start = 0
        for place, char in enumerate(word[:-1]):
            if char in "/-" and place > start:
                pieces.append(word[start : place + 1])
                start = place + 1
        pieces.append(word[start:] + " ")
    return pieces[1:]


def _fitting(word: str, points: float, width: float, *, bold: bool) -> int:
    """How many first letters of an over-long word fit on one line; at least one."""
    count = 1
    while text_width(word[: count + 1], points, bold=bold) <= width:
        count += 1
    return count
