"""Why an act on an office's profile, accreditations or calendar is refused."""
# ruff: noqa: N818 - each says what happened

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from .base import PeopleError, day_text


class ProfileExists(PeopleError):
    """Two profiles from the same day on."""

    field = "valid_from"

    def __init__(self, day: date) -> None:
        super().__init__(_("Sudah ada profil yang berlaku mulai %(day)s. Pilih tanggal lain.") % {"day": day_text(day)})


class ProfileInForce(PeopleError):
    """A profile that letters have been printed with stays as it is."""

    def __init__(self, day: date) -> None:
        super().__init__(
            _(
                "Profil ini sudah berlaku sejak %(day)s dan tidak dapat diubah. "
                "Buat profil baru dengan tanggal mulainya."
            )
            % {"day": day_text(day)}
        )


class AccreditationOverlaps(PeopleError):
    """Two accreditations of one scheme at a time."""

    field = "valid_from"

    def __init__(self, number: str) -> None:
        super().__init__(
            _(
                "Akreditasi %(number)s untuk skema ini masih berlaku pada tanggal itu. "
                "Akhiri dahulu atau ubah tanggalnya."
            )
            % {"number": number}
        )


class CalendarRefused(PeopleError):
    """Hours or periods out of which no clock can be built; the text comes from the worktime room."""


class NoHours(PeopleError):
    """A week without a single open hour: no due moment would ever come."""

    def __init__(self) -> None:
        super().__init__(_("Paling sedikit satu hari harus mempunyai jam kerja. Isi jam buka dan jam tutupnya."))


class PeriodBegun(PeopleError):
    """A special period that has begun is not removed, because due moments were counted by it."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("Masa “%(name)s” sudah berjalan dan tidak dapat dihapus. Ubah hari terakhirnya.") % {"name": name}
        )


class PastPeriod(PeopleError):
    """A special period that is over is history."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("Masa “%(name)s” sudah lewat dan tidak dapat diubah, karena batas waktu telah dihitung dengannya.")
            % {"name": name}
        )


class DayOutsideYear(PeopleError):
    """A joint-leave day of another year."""

    field = "days"

    def __init__(self, day: date, year: int) -> None:
        super().__init__(
            _("%(day)s bukan hari pada tahun %(year)s. Hapus baris itu atau betulkan tanggalnya.")
            % {"day": day_text(day), "year": year}
        )
