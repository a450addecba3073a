"""What every refusal of this room shares: ``field`` names the answer at fault on the form."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mutubaku.cases.errors import Refusal


class DecisionRefusal(Refusal):
    """Something about judging an evaluation cannot stand."""

    field = ""


def day_text(day: date) -> str:
    """A day in full, in the reader's language."""
    return date_format(day, "l, j F Y")


class OnAnotherSide(DecisionRefusal):
    """The person stands on another side of the case (MS-13, MS-22; ISO/IEC 17065, 7.5, 7.6, 7.13)."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "%(name)s sudah terlibat dalam permohonan ini pada sisi yang lain (evaluasi, penilaian, atau banding), "
                "jadi tidak boleh mengerjakan ini. Pilih orang lain."
            )
            % {"name": name}
        )
