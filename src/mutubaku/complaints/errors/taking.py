"""Why a complaint is not taken, acknowledged or judged."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from mutubaku.people.errors import full_day

from .base import ComplaintRefusal


class ContactMissing(ComplaintRefusal):
    """A complainant who cannot be reached cannot be told anything."""

    field = "email"

    def __init__(self) -> None:
        super().__init__(_("Isi e-mail atau telepon, supaya kami dapat menyampaikan perkembangan dan hasilnya."))


class WayMissing(ContactMissing):
    """Whoever told the desk can be reached by one of three ways."""

    def __init__(self) -> None:
        ComplaintRefusal.__init__(
            self, _("Isi e-mail, telepon, atau alamat surat, supaya kabar dan hasilnya sampai kepada pengadu.")
        )


class ChannelMissing(ComplaintRefusal):
    """What an official writes down came by telephone, at the counter or by letter."""

    field = "channel"

    def __init__(self) -> None:
        super().__init__(_("Pilih bagaimana keluhan ini masuk: telepon, loket, atau surat."))


class ReceivedLater(ComplaintRefusal):
    """A complaint is written down after it came."""

    field = "received_on"

    def __init__(self, today: date) -> None:
        super().__init__(_("Tanggal masuknya hari ini, %(day)s, atau sebelumnya.") % {"day": full_day(today)})


class ReceivedTooEarly(ComplaintRefusal):
    """A day the office's calendar does not reach: a year written wrongly."""

    field = "received_on"

    def __init__(self, first: date) -> None:
        super().__init__(
            _("Kalender kantor baru mulai %(day)s. Periksa tahun pada tanggal masuknya.") % {"day": full_day(first)}
        )


class SubjectMissing(ComplaintRefusal):
    """A complaint about somebody certified says about whom."""

    field = "subject_name"

    def __init__(self) -> None:
        super().__init__(_("Tulis nama perusahaannya, atau nomor sertifikatnya."))


class ComplaintTextMissing(ComplaintRefusal):
    """A complaint says what it is about."""

    field = "text"

    def __init__(self) -> None:
        super().__init__(_("Tulis apa yang Anda keluhkan: apa yang terjadi, kapan, dan di mana."))


class SubjectNotFound(ComplaintRefusal):
    """A number that none of the office's certificates and applications has."""

    field = "number"

    def __init__(self, number: str) -> None:
        super().__init__(
            _("Tidak ada sertifikat atau permohonan bernomor “%(number)s” pada kantor ini. Periksa nomornya.")
            % {"number": number}
        )


class AcknowledgedAlready(ComplaintRefusal):
    """A complaint is acknowledged once."""

    def __init__(self) -> None:
        super().__init__(_("Penerimaan keluhan ini sudah disampaikan kepada pengadu."))


class NotAcknowledged(ComplaintRefusal):
    """First the complainant hears that it came."""

    def __init__(self) -> None:
        super().__init__(_("Sampaikan dahulu penerimaannya kepada pengadu."))


class JudgedAlready(ComplaintRefusal):
    """Whether it is ours is said once."""

    def __init__(self) -> None:
        super().__init__(_("Apakah keluhan ini tanggung jawab kantor sudah ditetapkan."))


class NotJudged(ComplaintRefusal):
    """First it is said whether it is ours."""

    def __init__(self) -> None:
        super().__init__(_("Tetapkan dahulu apakah keluhan ini menyangkut kegiatan sertifikasi kantor."))


class JudgementMissing(ComplaintRefusal):
    """Ours or not."""

    field = "is_ours"

    def __init__(self) -> None:
        super().__init__(_("Pilih apakah keluhan ini menyangkut kegiatan sertifikasi kantor."))


class JudgementReasonMissing(ComplaintRefusal):
    """The judgement has a reason."""

    field = "reason"

    def __init__(self) -> None:
        super().__init__(_("Tulis alasannya; bila bukan tanggung jawab kantor, pengadu membacanya."))


class SubjectUnknown(ComplaintRefusal):
    """A complaint about a certified client is ours once it is known which."""

    field = "is_ours"

    def __init__(self) -> None:
        super().__init__(
            _("Kaitkan dahulu keluhan ini dengan sertifikat yang dimaksud; tanpa itu ia bukan tentang yang kami nilai.")
        )
