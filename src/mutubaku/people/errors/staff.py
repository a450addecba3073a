"""Why an act on accounts, positions or roles of an office is refused."""
# ruff: noqa: N818 - each says what happened

from __future__ import annotations

from django.utils.translation import gettext as _

from .base import PeopleError


class EmailTaken(PeopleError):
    """An account with this address is already there."""

    field = "email"

    def __init__(self, email: str) -> None:
        super().__init__(
            _(
                "Alamat %(email)s sudah dipakai sebuah akun. "
                "Pakai alamat lain, atau beri akun itu jabatan di kantor ini."
            )
            % {"email": email}
        )


class AccountInactive(PeopleError):
    """An act for somebody whose account is switched off."""

    field = "user"

    def __init__(self, name: str) -> None:
        super().__init__(_("Akun %(name)s tidak aktif. Aktifkan akunnya dahulu, lalu ulangi.") % {"name": name})


class AccountShared(PeopleError):
    """An account that other offices or clients rely on too is not one administrator's to change."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "Akun %(name)s juga dipakai di luar kantor ini, jadi tidak dapat diubah dari sini. "
                "Untuk mencabut wewenangnya, akhiri jabatannya di kantor ini."
            )
            % {"name": name}
        )


class LastAdministrator(PeopleError):
    """An office without an administrator could never be put right again."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Sesudah perubahan ini kantor tidak mempunyai administrator lagi. "
                "Tunjuk administrator lain dahulu, lalu ulangi."
            )
        )


class PositionCodeTaken(PeopleError):
    """A position with this code is already there."""

    field = "code"

    def __init__(self, code: str) -> None:
        super().__init__(_("Kode jabatan “%(code)s” sudah dipakai di kantor ini. Pilih kode lain.") % {"code": code})


class DecreeMissing(PeopleError):
    """An acting official acts by a decree; without its number nothing shows the authority."""

    field = "decree"

    def __init__(self) -> None:
        super().__init__(_("Plt. dan Plh. memerlukan nomor surat perintah. Isi nomornya."))


class ActingEndMissing(PeopleError):
    """An acting official acts until a date; rights end with it."""

    field = "ends_on"

    def __init__(self) -> None:
        super().__init__(_("Plt. dan Plh. selalu berbatas waktu. Isi tanggal terakhir menurut surat perintahnya."))


class HoldingOverlaps(PeopleError):
    """The same person in the same position twice at a time."""

    field = "starts_on"

    def __init__(self, name: str, title: str) -> None:
        super().__init__(
            _(
                "%(name)s sudah tercatat sebagai %(title)s pada sebagian waktu itu. "
                "Akhiri catatan itu dahulu atau ubah tanggalnya."
            )
            % {"name": name, "title": title}
        )


class AlreadyMapped(PeopleError):
    """A role given to the same position twice at a time."""

    field = "position"

    def __init__(self, title: str) -> None:
        super().__init__(
            _("Peran ini sudah dipegang jabatan %(title)s pada sebagian waktu itu. Pilih jabatan atau tanggal lain.")
            % {"title": title}
        )
