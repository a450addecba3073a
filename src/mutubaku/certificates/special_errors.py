"""Why a special audit cannot be opened, told of or staffed so; each says what to do."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mutubaku.cases.errors import Refusal
from mutubaku.people.errors import day_text

from .errors import OfCertificate


class SpecialRuns(OfCertificate):
    """One special audit of a certificate at a time."""

    words = gettext_lazy(
        "Audit khusus atas sertifikat %(number)s masih berjalan. Selesaikan atau tutup dahulu permohonan itu."
    )


class ConditionsUntold(Refusal):
    """The holder is told beforehand under which conditions a special audit is held (ISO/IEC 17021-1, 9.6.4.2)."""

    field = "conditions"

    def __init__(self) -> None:
        super().__init__(_("Tulis bagaimana audit khusus ini diadakan. Pemegang sertifikat diberi tahu lebih dahulu."))


class ScopeMissing(Refusal):
    """A special audit says what it looks at."""

    field = "scope"

    def __init__(self) -> None:
        super().__init__(_("Tulis yang diperiksa dalam audit khusus ini."))


class TellDayMissing(Refusal):
    """Told from a day on, the day is named."""

    field = "tell_on"

    def __init__(self) -> None:
        super().__init__(_("Isi tanggal pemegang sertifikat diberi tahu."))


class TellDayOff(Refusal):
    """The holder is told neither before the audit is decided nor after its last day."""

    field = "tell_on"

    def __init__(self) -> None:
        super().__init__(_("Isi tanggal antara hari ini dan hari terakhir audit khusus ini."))


class ToldAlready(Refusal):
    """A holder is told once."""

    def __init__(self) -> None:
        super().__init__(_("Pemegang sertifikat sudah diberi tahu tentang audit khusus ini."))


class ConsiderationMissing(Refusal):
    """Members whom the client cannot object to are chosen with extra care (ISO/IEC 17021-1, 9.6.4.2)."""

    field = "words"

    def __init__(self) -> None:
        super().__init__(_("Tulis mengapa anggota tim ini dipilih dan apa yang menjaga ketidakberpihakannya."))


class DayMissing(Refusal):
    """A special audit has a last day."""

    field = "until"

    def __init__(self) -> None:
        super().__init__(_("Isi tanggal paling lambat audit khusus ini."))


class DayAfterExpiry(Refusal):
    """A special audit is held while its certificate lives."""

    field = "until"

    def __init__(self, last: date) -> None:
        super().__init__(
            _("Sertifikatnya hanya berlaku sampai %(day)s. Isi tanggal paling lambat hari itu.")
            % {"day": day_text(last)}
        )


class DayPast(Refusal):
    """A special audit is announced before it is held."""

    field = "until"

    def __init__(self) -> None:
        super().__init__(_("Tanggal itu sudah lewat. Isi hari ini atau sesudahnya."))
