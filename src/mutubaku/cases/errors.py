"""The root of every refusal about a case: each room above has one subclass per reason, whose text is shown as it is."""

from __future__ import annotations

from django.utils.translation import gettext as _


class Refusal(Exception):  # noqa: N818 - an act is refused; the subclasses say why
    """An act that is not done. ``str()`` is the sentence shown to the user; nothing was changed."""


class ChangedWhileRead(Refusal):
    """What a person assents to is not any more what their page showed them."""

    def __init__(self, what: str) -> None:
        super().__init__(
            _("Sementara Anda membaca, %(what)s berubah. Baca yang terbaru, lalu tekan lagi.") % {"what": what}
        )


def check_read(read: str | None, now: object, what: str) -> None:
    """Refuse (ChangedWhileRead) when ``now`` is not what was read; None: whoever asks has read what lies there now."""
    if read is not None and read != str(now):
        raise ChangedWhileRead(what)


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
