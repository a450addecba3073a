"""Why a complaint is not handled, referred, answered or noted on so."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from mutubaku.people.errors import full_day

from .base import ComplaintRefusal


class InvolvedInMatter(ComplaintRefusal):
    """Who had a hand in the matter neither handles nor decides the complaint (ISO/IEC 17021-1, 9.8; 17065, 7.13)."""

    def __init__(self, name: str, field: str = "") -> None:
        self.field = field
        super().__init__(
            _(
                "%(name)s terlibat dalam hal yang dikeluhkan, jadi tidak boleh menangani atau memutuskannya. "
                "Pilih orang lain."
            )
            % {"name": name}
        )


class NotOfOffice(ComplaintRefusal):
    """Somebody without a position in the office today."""

    def __init__(self, name: str, field: str = "") -> None:
        self.field = field
        super().__init__(
            _("%(name)s tidak sedang memegang jabatan pada kantor ini. Pilih orang lain.") % {"name": name}
        )


class SamePerson(ComplaintRefusal):
    """Nobody decides what they handled."""

    field = "decider"

    def __init__(self) -> None:
        super().__init__(_("Yang memutuskan harus orang lain daripada yang menangani. Pilih orang lain."))


class HandledBefore(ComplaintRefusal):
    """Nor what they handled before somebody else took it on (ISO/IEC 17021-1, 9.8.7)."""

    field = "decider"

    def __init__(self, name: str) -> None:
        super().__init__(
            _("%(name)s pernah menangani keluhan ini, jadi tidak boleh memutuskannya. Pilih orang lain.")
            % {"name": name}
        )


class NotHandler(ComplaintRefusal):
    """Somebody else handles the complaint."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("Keluhan ini ditangani oleh %(name)s.") % {"name": name}
            if name
            else _("Belum ada yang ditunjuk menangani keluhan ini. Tunjuk dahulu penanganannya.")
        )


class NotDecider(ComplaintRefusal):
    """Somebody else decides the complaint."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("Keluhan ini diputuskan oleh %(name)s.") % {"name": name}
            if name
            else _("Belum ada yang ditunjuk memutuskan keluhan ini. Tunjuk dahulu orangnya.")
        )


class NothingToRefer(ComplaintRefusal):
    """Only a complaint about a certified client is referred to one."""

    def __init__(self) -> None:
        super().__init__(_("Keluhan ini tidak menyangkut pemegang sertifikat, jadi tidak diteruskan."))


class ReferredAlready(ComplaintRefusal):
    """A complaint is referred once."""

    def __init__(self) -> None:
        super().__init__(_("Keluhan ini sudah diteruskan kepada pemegang sertifikat."))


class ReferralWordsMissing(ComplaintRefusal):
    """The client is told what the complaint is."""

    field = "words"

    def __init__(self) -> None:
        super().__init__(_("Tulis isi keluhan seperti yang boleh dibaca pemegang sertifikat."))


class ReferralTooEarly(ComplaintRefusal):
    """The day by which the client is to answer lies ahead."""

    field = "until"

    def __init__(self, today: date) -> None:
        super().__init__(_("Batas jawabannya sesudah hari ini, %(day)s.") % {"day": full_day(today)})


class NotReferred(ComplaintRefusal):
    """A complaint about a certified client is decided after it was referred to that client."""

    def __init__(self) -> None:
        super().__init__(_("Keluhan ini belum diteruskan kepada pemegang sertifikat. Penanganannya meneruskan dahulu."))


class NothingToAnswer(ComplaintRefusal):
    """The client answers once, while the complaint is open."""

    def __init__(self) -> None:
        super().__init__(_("Keluhan ini sudah Anda jawab atau sudah berakhir."))


class AnswerMissing(ComplaintRefusal):
    """An answer has words."""

    field = "words"

    def __init__(self) -> None:
        super().__init__(_("Tulis jawaban Anda: apa yang terjadi, dan apa yang sudah Anda lakukan."))


class NoteMissing(ComplaintRefusal):
    """A note has words."""

    field = "words"

    def __init__(self) -> None:
        super().__init__(_("Tulis apa yang diperiksa dan apa yang ditemukan."))
