"""The ground of every refusal in this room, and those that any dated row can meet."""
# ruff: noqa: N818 - each says what happened

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _


def day_text(day: date) -> str:
    """A day as it is written for people, ``22 November 2026``."""
    return date_format(day, "j F Y")


def full_day(day: date) -> str:
    """A day with its weekday, ``Minggu, 22 November 2026``."""
    return date_format(day, "l, j F Y")


class PeopleError(ValueError):
    """A refused act; its text says what happened, why, and what to do next. ``field`` names the answer at fault."""

    field = ""


class NotReadable(PeopleError):
    """A number or a name that cannot be accepted as it was typed."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class DatesReversed(PeopleError):
    """A period that would end before it begins."""

    field = "ends_on"

    def __init__(self, starts_on: date, ends_on: date) -> None:
        super().__init__(
            _(
                "Tanggal berakhir %(end)s mendahului tanggal mulai %(start)s. "
                "Pilih tanggal berakhir yang sama atau sesudahnya."
            )
            % {"end": day_text(ends_on), "start": day_text(starts_on)}
        )


class StartsInPast(PeopleError):
    """Data that takes effect on a date may not be dated back, because people have already worked by the old ones."""

    field = "valid_from"

    def __init__(self, today: date) -> None:
        super().__init__(
            _("Perubahan tidak dapat berlaku surut. Pilih tanggal mulai %(today)s atau sesudahnya.")
            % {"today": day_text(today)}
        )


class EndsInPast(PeopleError):
    """A last day before yesterday would rewrite under which authority people acted."""

    field = "last_day"

    def __init__(self, earliest: date) -> None:
        super().__init__(
            _("Tanggal terakhir paling awal %(day)s. Dengan tanggal itu wewenangnya berhenti sekarang juga.")
            % {"day": day_text(earliest)}
        )


class AlreadyEnded(PeopleError):
    """An end that would come later than the one already recorded would lengthen rights without a new decree."""

    field = "last_day"

    def __init__(self, ends_on: date) -> None:
        super().__init__(
            _(
                "Catatan ini sudah dibatasi sampai %(day)s. "
                "Untuk memperpanjang, buat catatan baru dengan dasar yang baru."
            )
            % {"day": day_text(ends_on)}
        )


class AlreadyBegun(PeopleError):
    """What was in force before today is history and stays."""

    def __init__(self, starts_on: date) -> None:
        super().__init__(
            _("Catatan ini sudah berlaku sejak %(day)s dan tidak dapat dibatalkan. Akhiri dengan tanggal terakhir.")
            % {"day": day_text(starts_on)}
        )


class ForeignToOffice(PeopleError):
    """Something of another office was named."""

    def __init__(self) -> None:
        super().__init__(_("Data itu milik kantor lain. Muat ulang halaman, lalu pilih dari daftar kantor ini."))


class TooLong(PeopleError):
    """A text that its column does not hold."""

    def __init__(self, field: str, label: str, limit: int, count: int) -> None:
        self.field = field
        words = {"label": label, "limit": limit, "count": count}
        super().__init__(_("%(label)s paling banyak %(limit)s aksara; Anda menulis %(count)s. Singkatkan.") % words)
