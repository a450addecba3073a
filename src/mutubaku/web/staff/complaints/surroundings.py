"""What stands around the pages of the register of complaints."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest

from mutubaku.web.gate import Visit
from mutubaku.web.shell import desk_shell


def at_desk(request: HttpRequest) -> Visit:
    """The desk's surroundings."""
    visit = cast(Visit, request)
    desk_shell(visit, "complaints")
    return visit
