"""Why an act on a dated row of an office's table is refused."""
# ruff: noqa: N818 - each says what happened

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from .base import PeopleError, day_text


class KeyTaken(PeopleError):
    """Two rows of one code in force at a time."""

    field = "key"

    def __init__(self, key: str) -> None:
        super().__init__(
            _("Kode “%(key)s” sudah dipakai pada waktu itu. Pakai kode lain, atau ubah baris yang ada.") % {"key": key}
        )


class ChangeTooEarly(PeopleError):
    """A successor that would begin before the row it succeeds has been in force for a day."""

    field = "valid_from"

    def __init__(self, earliest: date) -> None:
        super().__init__(
            _("Baris yang lama baru mulai berlaku, jadi penggantinya paling awal mulai %(day)s.")
            % {"day": day_text(earliest)}
        )


class RowOver(PeopleError):
    """A row has no successor from a day after its own last one, whether that day has passed or is to come."""

    def __init__(self, last_day: date) -> None:
        super().__init__(
            _("Baris ini hanya sampai %(day)s. Tambahkan baris baru untuk hari sesudahnya.")
            % {"day": day_text(last_day)}
        )


class RowBegun(PeopleError):
    """What cases have been judged by stays."""

    def __init__(self, day: date) -> None:
        super().__init__(
            _("Baris ini sudah berlaku sejak %(day)s dan tidak dapat diubah atau dihapus. Buat penggantinya.")
            % {"day": day_text(day)}
        )


class RowGone(PeopleError):
    """Somebody else took the row back, or put another in its place, in the meantime."""

    def __init__(self) -> None:
        super().__init__(_("Baris ini sudah dihapus atau diganti orang lain. Muat ulang daftarnya, lalu coba lagi."))


class SourceMissing(PeopleError):
    """Nothing is confirmed without saying by what."""

    field = "source"

    def __init__(self) -> None:
        super().__init__(_("Isi sumbernya: peraturan, standar, atau skema yang memuat ketentuan ini."))
