"""The root of every refusal about a case: each room above has one subclass per reason, whose text is shown as it is."""

from __future__ import annotations

from django.utils.translation import gettext as _


class Refusal(Exception):  # noqa: N818 - an act is refused; the subclasses say why
    """An act that is not done. ``str()`` is the sentence shown to the user; nothing was changed."""


class OnAnotherSide(Refusal):
    """The person stands on another side of the case (MS-13, MS-22; ISO/IEC 17065, 7.5, 7.6, 7.13)."""

    field = ""

    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "%(name)s sudah terlibat dalam permohonan ini pada sisi yang lain (evaluasi, penilaian, atau banding), "
                "jadi tidak boleh mengerjakan ini. Pilih orang lain."
            )
            % {"name": name}
        )
