"""What every refusal of this room shares, and that of a complaint that is over."""

from __future__ import annotations

from django.utils.translation import gettext as _

from mutubaku.cases.errors import Refusal


class ComplaintRefusal(Refusal):
    """Something about a complaint cannot stand; ``field`` names the answer at fault on the form."""

    field = ""


class ComplaintOver(ComplaintRefusal):
    """It has been decided, or was none of ours."""

    def __init__(self) -> None:
        super().__init__(_("Keluhan ini sudah berakhir, jadi tidak ada lagi yang dapat diubah."))
