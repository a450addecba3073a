"""Why rows are no list of payments, or one cell cannot be read: one class per reason, each with its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from mutubaku.documents.sheet_errors import ListRefused


class ColumnsMissing(ListRefused):
    """The names of the columns that are needed were not found."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(
            _(
                "Kolom yang tidak ditemukan: %(names)s. Tulis nama kolom pada satu baris di atas datanya, "
                "atau pakai contoh daftarnya."
            )
            % {"names": ", ".join(names)}
        )


class ColumnTwice(ListRefused):
    """Two columns have the same name, so which one counts is not known."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("Ada dua kolom bernama “%(name)s”. Hapus atau ganti nama salah satunya, lalu unggah lagi.")
            % {"name": name}
        )


class Unreadable(ValueError):  # noqa: N818 - it says what is wrong with a cell
    """A cell whose content is not what its column holds; ``str()`` says what is wrong and what is expected."""
