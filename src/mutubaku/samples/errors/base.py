"""What every refusal about samples has in common."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from mutubaku.cases.errors import Refusal


class SampleRefusal(Refusal):
    """Something about a sample, its custody or its results cannot stand; ``field`` names the answer at fault."""

    field = ""


def moment(at: datetime) -> str:
    """A moment on the office's clock, as a refusal names it."""
    return date_format(timezone.localtime(at), "j F Y H.i")
