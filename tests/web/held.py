"""What a page that came back holds of the files that were sent to it."""

from __future__ import annotations

import re

HELD = re.compile(r'type="checkbox" checked name="([^"]+-held)" value="([^"]+)"')


def held_in(html: str) -> dict[str, list[str]]:
    """The ticked boxes of held files, as the browser sends them again; empty when nothing was held."""
    found: dict[str, list[str]] = {}
    for name, token in HELD.findall(html):
        found.setdefault(name, []).append(token)
    return found
