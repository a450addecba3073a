"""How many rows of a list a page shows: a first page of them, or as many as its address asks for."""

from __future__ import annotations

from django.http import HttpRequest

MOST = 99_999  # rows: a page, not a dump


def rows_shown(request: HttpRequest, page: int) -> int:
    """How many rows ``?tampil=`` asks for, at most MOST; a ``page`` of them when it asks for none or says nonsense."""
    asked = request.GET.get("tampil", "")
    digits = asked.lstrip("0") if asked.isascii() and asked.isdecimal() else ""
    if not digits:
        return page
    return int(digits) if len(digits) <= len(str(MOST)) else MOST
