"""Why an act on a client organisation, its people or an invitation is refused."""
# ruff: noqa: N818 - each says what happened

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from .base import PeopleError, day_text


class NibTaken(PeopleError):
    """One company is registered once in an office."""

    field = "nib"

    def __init__(self, nib: str) -> None:
        super().__init__(
            _(
                "Perusahaan dengan NIB %(nib)s sudah terdaftar. Minta undangan dari rekan Anda yang sudah terdaftar. "
                "Bila tidak ada, atau NIB itu didaftarkan orang lain, hubungi kantor: administratornya dapat "
                "mengundang Anda dan membetulkan datanya."
            )
            % {"nib": nib}
        )


class NibHeld(PeopleError):
    """The NIB the office wants to give a client is another client's; the office may know whose."""

    field = "nib"

    def __init__(self, nib: str, holder: str) -> None:
        super().__init__(
            _(
                "NIB %(nib)s sudah dipakai %(holder)s. Periksa datanya di Administrasi → Perusahaan, dan betulkan "
                "dahulu yang salah."
            )
            % {"nib": nib, "holder": holder}
        )


class NotTheirCompany(PeopleError):
    """Somebody who neither acts for the client nor administers its office."""

    def __init__(self) -> None:
        super().__init__(_("Data perusahaan ini hanya dapat diubah penggunanya atau administrator kantornya."))


class WhyMissing(PeopleError):
    """The office changes a client's data without a word why."""

    field = "reason"

    def __init__(self) -> None:
        super().__init__(_("Tulis alasannya: alasan itu tercatat, dan disampaikan kepada pengguna perusahaan."))


class FactoryInUse(PeopleError):
    """A factory an application names stays."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("Pabrik %(name)s sudah dipakai dalam permohonan dan tidak dapat dihapus. Ubah datanya bila perlu.")
            % {"name": name}
        )


class LastMember(PeopleError):
    """An organisation nobody acts for could not be reached any more."""

    def __init__(self) -> None:
        super().__init__(
            _("Perusahaan harus mempunyai paling sedikit satu pengguna. Undang pengganti dahulu, lalu ulangi.")
        )


class MembershipEnded(PeopleError):
    """Somebody who has already left."""

    def __init__(self) -> None:
        super().__init__(_("Orang ini sudah tidak lagi menjadi pengguna perusahaan."))


class AlreadyMember(PeopleError):
    """Somebody who already acts for the organisation was invited."""

    field = "email"

    def __init__(self, email: str) -> None:
        super().__init__(
            _("%(email)s sudah menjadi pengguna perusahaan ini. Tidak perlu diundang lagi.") % {"email": email}
        )


class TooManyInvitations(PeopleError):
    """More invitations wait for an answer than an organisation can need."""

    field = "email"

    def __init__(self, limit: int) -> None:
        super().__init__(
            _("Sudah ada %(limit)s undangan yang belum dijawab. Batalkan yang tidak perlu, lalu undang lagi.")
            % {"limit": limit}
        )


class InvitationUnknown(PeopleError):
    """A secret that belongs to no invitation."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Tautan undangan ini tidak dikenal. "
                "Buka tautan dari surel undangan secara utuh, atau minta undangan baru."
            )
        )


class InvitationExpired(PeopleError):
    """An invitation that was answered too late."""

    def __init__(self, day: date) -> None:
        super().__init__(
            _("Undangan ini berakhir pada %(day)s. Minta undangan baru dari perusahaan yang mengundang Anda.")
            % {"day": day_text(day)}
        )


class InvitationRevoked(PeopleError):
    """An invitation the organisation has taken back."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Undangan ini sudah dibatalkan oleh perusahaan yang mengundang. "
                "Hubungi mereka bila Anda masih memerlukannya."
            )
        )


class InvitationUsed(PeopleError):
    """An invitation that has already been accepted."""

    def __init__(self) -> None:
        super().__init__(
            _("Undangan ini sudah dipakai. Bila Anda yang memakainya, perusahaan itu sudah ada di halaman Anda.")
        )


class InvitationForOther(PeopleError):
    """An invitation opened by the holder of another address."""

    def __init__(self, invited: str, own: str) -> None:
        super().__init__(
            _(
                "Undangan ini untuk %(invited)s, sedangkan Anda masuk sebagai %(own)s. "
                "Masuk dengan alamat yang diundang, atau minta undangan ke alamat Anda."
            )
            % {"invited": masked(invited), "own": own}
        )


def masked(email: str) -> str:
    """An address shown to somebody else: ``b…@contoh.id``."""
    local, _at, domain = email.partition("@")
    return f"{local[:1]}…@{domain}"
