"""Why an act on a tariff is refused: one class per reason, each naming the answer at fault."""
# ruff: noqa: N818 - each error says what happened

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from mutubaku.people.errors import day_text


class TariffError(ValueError):
    """A refused act on a tariff; ``field`` names the answer at fault."""

    field = ""


class TariffExists(TariffError):
    """Two tariffs from the same day on."""

    field = "valid_from"

    def __init__(self, day: date) -> None:
        super().__init__(_("Sudah ada tarif yang berlaku mulai %(day)s. Pilih tanggal lain.") % {"day": day_text(day)})


class TariffEndsEarly(TariffError):
    """A tariff that would end before it begins."""

    field = "valid_to"

    def __init__(self) -> None:
        super().__init__(_("Tanggal berakhir mendahului tanggal mulai. Kosongkan bila belum diketahui."))


class TariffEndsInPast(TariffError):
    """An end before yesterday: fees were told by the tariff since, and it could not be changed any more."""

    field = "valid_to"

    def __init__(self, earliest: date) -> None:
        super().__init__(
            _("Tanggal berakhir paling awal %(day)s. Dengan tanggal itu tarif ini berhenti berlaku sekarang juga.")
            % {"day": day_text(earliest)}
        )


class TariffBegun(TariffError):
    """Invoices may have been made by it."""

    def __init__(self, day: date) -> None:
        super().__init__(
            _("Tarif ini sudah berlaku sejak %(day)s dan tidak dapat dihapus. Buat tarif baru sebagai gantinya.")
            % {"day": day_text(day)}
        )


class TariffOver(TariffError):
    """What nothing is charged by any more stays as it was."""

    def __init__(self) -> None:
        super().__init__(_("Tarif ini sudah tidak berlaku dan tidak dapat diubah. Ubah tarif yang berlaku."))


class SourceMissing(TariffError):
    """Nothing is confirmed without saying by what."""

    field = "source"

    def __init__(self) -> None:
        super().__init__(_("Isi sumbernya: peraturan atau keputusan yang memuat tarif ini."))


class LineKeyTaken(TariffError):
    """Two lines of one code in a tariff."""

    field = "key"

    def __init__(self, key: str) -> None:
        super().__init__(
            _("Kode “%(key)s” sudah dipakai dalam tarif ini. Pakai kode lain, atau ubah baris itu.") % {"key": key}
        )


class LineGone(TariffError):
    """A withdrawn line is history."""

    def __init__(self) -> None:
        super().__init__(_("Baris ini sudah dicabut. Tambahkan baris baru bila tarifnya diperlukan lagi."))
