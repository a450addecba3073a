"""Why an act on people data is refused: one class per reason, each with its sentence."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _


def day_text(day: date) -> str:
    """A day as it is written for people, ``22 November 2026``."""
    return date_format(day, "j F Y")


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
                "Tanggal berakhir %(end)s mendahului tanggal mulai %(start)s. Pilih tanggal berakhir yang sama atau sesudahnya."
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


# Accounts


class EmailTaken(PeopleError):
    """An account with this address is already there."""

    field = "email"

    def __init__(self, email: str) -> None:
        super().__init__(
            _(
                "Alamat %(email)s sudah dipakai sebuah akun. Pakai alamat lain, atau beri akun itu jabatan di kantor ini."
            )
            % {"email": email}
        )


class AccountInactive(PeopleError):
    """A position for somebody whose account is switched off."""

    field = "user"

    def __init__(self, name: str) -> None:
        super().__init__(
            _("Akun %(name)s tidak aktif. Aktifkan akunnya dahulu, lalu beri jabatan.") % {"name": name}
        )


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


# Positions


class PositionCodeTaken(PeopleError):
    """A position with this code is already there."""

    field = "code"

    def __init__(self, code: str) -> None:
        super().__init__(
            _("Kode jabatan “%(code)s” sudah dipakai di kantor ini. Pilih kode lain.") % {"code": code}
        )


class DecreeMissing(PeopleError):
    """An acting official acts by a decree; without its number nothing shows the authority."""

    field = "decree"

    def __init__(self) -> None:
        super().__init__(_("Plt. dan Plh. memerlukan nomor surat perintah. Isi nomornya."))


class ActingEndMissing(PeopleError):
    """An acting official acts until a date; rights end with it."""

    field = "ends_on"

    def __init__(self) -> None:
        super().__init__(
            _("Plt. dan Plh. selalu berbatas waktu. Isi tanggal terakhir menurut surat perintahnya.")
        )


class HoldingOverlaps(PeopleError):
    """The same person in the same position twice at a time."""

    field = "starts_on"

    def __init__(self, name: str, title: str) -> None:
        super().__init__(
            _(
                "%(name)s sudah tercatat sebagai %(title)s pada sebagian waktu itu. Akhiri catatan itu dahulu atau ubah tanggalnya."
            )
            % {"name": name, "title": title}
        )


class AlreadyEnded(PeopleError):
    """An end that would come later than the one already recorded would lengthen rights without a new decree."""

    field = "last_day"

    def __init__(self, ends_on: date) -> None:
        super().__init__(
            _(
                "Catatan ini sudah berakhir pada %(day)s. Untuk memperpanjang, buat catatan baru dengan dasar yang baru."
            )
            % {"day": day_text(ends_on)}
        )


class AlreadyBegun(PeopleError):
    """What has been in force is history and stays."""

    def __init__(self, starts_on: date) -> None:
        super().__init__(
            _(
                "Catatan ini sudah berlaku sejak %(day)s dan tidak dapat dibatalkan. Akhiri saja dengan tanggal terakhir."
            )
            % {"day": day_text(starts_on)}
        )


class AlreadyMapped(PeopleError):
    """A role given to the same position twice at a time."""

    field = "position"

    def __init__(self, title: str) -> None:
        super().__init__(
            _(
                "Peran ini sudah dipegang jabatan %(title)s pada sebagian waktu itu. Pilih jabatan atau tanggal lain."
            )
            % {"title": title}
        )


class ForeignToOffice(PeopleError):
    """Something of another office was named."""

    def __init__(self) -> None:
        super().__init__(
            _("Data itu milik kantor lain. Muat ulang halaman, lalu pilih dari daftar kantor ini.")
        )


# Office and calendar


class ProfileExists(PeopleError):
    """Two profiles from the same day on."""

    field = "valid_from"

    def __init__(self, day: date) -> None:
        super().__init__(
            _("Sudah ada profil yang berlaku mulai %(day)s. Pilih tanggal lain.") % {"day": day_text(day)}
        )


class ProfileInForce(PeopleError):
    """A profile that letters have been printed with stays as it is."""

    def __init__(self, day: date) -> None:
        super().__init__(
            _(
                "Profil ini sudah berlaku sejak %(day)s dan tidak dapat diubah. Buat profil baru dengan tanggal mulainya."
            )
            % {"day": day_text(day)}
        )


class AccreditationOverlaps(PeopleError):
    """Two accreditations of one scheme at a time."""

    field = "valid_from"

    def __init__(self, number: str) -> None:
        super().__init__(
            _(
                "Akreditasi %(number)s untuk skema ini masih berlaku pada tanggal itu. Akhiri dahulu atau ubah tanggalnya."
            )
            % {"number": number}
        )


class CalendarRefused(PeopleError):
    """Hours or periods out of which no clock can be built; the text comes from the worktime room."""


class PastPeriod(PeopleError):
    """A special period that is over is history."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "Masa “%(name)s” sudah lewat dan tidak dapat diubah, karena batas waktu telah dihitung dengannya."
            )
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


# Organisations and invitations


class NibTaken(PeopleError):
    """One company is registered once in an office."""

    field = "nib"

    def __init__(self, nib: str) -> None:
        super().__init__(
            _(
                "Perusahaan dengan NIB %(nib)s sudah terdaftar. "
                "Minta undangan dari rekan Anda yang sudah terdaftar, atau hubungi kantor."
            )
            % {"nib": nib}
        )


class AlreadyMember(PeopleError):
    """Somebody who already acts for the organisation was invited."""

    field = "email"

    def __init__(self, email: str) -> None:
        super().__init__(
            _("%(email)s sudah menjadi pengguna perusahaan ini. Tidak perlu diundang lagi.")
            % {"email": email}
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
                "Tautan undangan ini tidak dikenal. Buka tautan dari surel undangan secara utuh, atau minta undangan baru."
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
                "Undangan ini sudah dibatalkan oleh perusahaan yang mengundang. Hubungi mereka bila Anda masih memerlukannya."
            )
        )


class InvitationUsed(PeopleError):
    """An invitation that has already been accepted."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Undangan ini sudah dipakai. Bila Anda yang memakainya, perusahaan itu sudah ada di halaman Anda."
            )
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


class LastMember(PeopleError):
    """An organisation nobody acts for could not be reached any more."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Perusahaan harus mempunyai paling sedikit satu pengguna. Undang pengganti dahulu, lalu ulangi."
            )
        )


class MembershipEnded(PeopleError):
    """Somebody who has already left."""

    def __init__(self) -> None:
        super().__init__(_("Orang ini sudah tidak lagi menjadi pengguna perusahaan."))


class FactoryInUse(PeopleError):
    """A factory an application names stays."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "Pabrik %(name)s sudah dipakai dalam permohonan dan tidak dapat dihapus. Ubah datanya bila perlu."
            )
            % {"name": name}
        )


def masked(email: str) -> str:
    """An address shown to somebody else: ``b…@contoh.id``."""
    local, _at, domain = email.partition("@")
    return f"{local[:1]}…@{domain}"
