"""Which characters the embedded fonts can show, and how any text is made printable with them.

PDF/A and PDF/UA refuse a file with a glyph that no font has. The fonts are the ones inside Typst, so that a
bare machine prints the same bytes; `coverage.txt` lists what they hold.
"""

import unicodedata
from functools import cache
from pathlib import Path

UNSHOWN = "□"
_COVERAGE = Path(__file__).with_name("coverage.txt")


@cache
def covered(part: str) -> frozenset[str]:
    """The characters of one part of the list: `every` (any embedded font) or `serif` (text face alone)."""
    body = _COVERAGE.read_text("ascii").partition(f"[{part}]\n")[2].partition("[")[0]
    bounds = [[int(end, 16) for end in entry.split("-")] for entry in body.split()]
    return frozenset(chr(code) for pair in bounds for code in range(pair[0], pair[-1] + 1))


def printable(text: str, *, plain: bool = False) -> str:
    """The text with `□` for each character that cannot be shown; control and direction marks fall away.

    `plain` keeps to the text face alone, for the rare cluster of base and marks that no single font holds.
    """
    known = covered("serif" if plain else "every")
    return "".join(_shown(char, known) for char in unicodedata.normalize("NFC", text))


def _shown(char: str, known: frozenset[str]) -> str:
    if char in known or char == "\n":
        return char
    if char in "\t\v\f\u2028\u2029\u3000":
        return " "
    return "" if unicodedata.category(char) in {"Cc", "Cf", "Mn", "Me"} else UNSHOWN
