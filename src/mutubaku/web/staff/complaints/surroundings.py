"""What stands around the pages of the register of complaints."""

from __future__ import annotations

from typing import cast
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils import timezone

from mutubaku.web.gate import Visit
from mutubaku.web.shell import desk_shell


def at_desk(request: HttpRequest) -> Visit:
    """The desk's surroundings, on the office's clock."""
    visit = cast(Visit, request)
    timezone.activate(ZoneInfo(visit.desk.office.zone))
    desk_shell(visit, "complaints")
    return visit
