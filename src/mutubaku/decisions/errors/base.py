"""What every refusal of this room shares: ``field`` names the answer at fault on the form."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format

from mutubaku.cases.errors import Refusal


class DecisionRefusal(Refusal):
    """Something about judging an evaluation cannot stand."""

    field = ""


def day_text(day: date) -> str:
    """A day in full, in the reader's language."""
    return date_format(day, "l, j F Y")
