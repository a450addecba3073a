"""Why what is written of stage 1, and of the time from it to stage 2, is refused."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from mutubaku.people.errors import full_day

from .base import VisitRefusal


class InadequateWithoutNote(VisitRefusal):
    """A document is found inadequate without a word why."""

    def __init__(self, name: str) -> None:
        super().__init__(_("%(name)s: tulis mengapa dokumen ini belum memadai.") % {"name": name})


class CorrectionWithoutNote(VisitRefusal):
    """What stage 1 found wanting is judged anew without a word of what was seen."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("%(name)s: tulis apa yang menunjukkan perbaikannya, atau apa yang masih kurang.") % {"name": name}
        )


class IntervalUnjustified(VisitRefusal):
    """Stage 2 lies later after stage 1 than the scheme has it, and nobody says why stage 1 still holds."""

    field = "interval_reason"

    def __init__(self, days: int, limit: int) -> None:
        super().__init__(
            _(
                "Tahap 2 direncanakan %(days)s hari sesudah tahap 1; skema ini memberi paling lama %(limit)s hari. "
                "Tulis mengapa hasil tahap 1 masih berlaku; pelanggan membacanya dalam laporan."
            )
            % {"days": days, "limit": limit}
        )


class IntervalUnjustifiedToday(VisitRefusal):
    """Stage 2 really begins later after stage 1 than the scheme has it, and nobody judged that for today."""

    field = "interval_reason"

    def __init__(self, days: int, limit: int) -> None:
        super().__init__(
            _(
                "Hari ini %(days)s hari sesudah tahap 1; skema ini memberi paling lama %(limit)s hari, dan rencananya "
                "lebih awal dari hari ini. Tulis mengapa hasil tahap 1 masih berlaku; pelanggan membacanya dalam "
                "laporan audit. Bila tidak lagi berlaku, jangan mulai dan bicarakan dengan Seksi SS."
            )
            % {"days": days, "limit": limit}
        )


class IntervalUnjustifiedThen(VisitRefusal):
    """By its paper stage 2 began later after stage 1 than the scheme has it, and nobody says why stage 1 still held."""

    field = "interval_reason"

    def __init__(self, days: int, limit: int) -> None:
        super().__init__(
            _(
                "Tahap 2 dimulai %(days)s hari sesudah tahap 1; skema ini memberi paling lama %(limit)s hari, dan "
                "rencananya lebih awal. Tulis mengapa hasil tahap 1 masih berlaku pada hari itu; pelanggan membacanya "
                "dalam laporan audit."
            )
            % {"days": days, "limit": limit}
        )


class HeldTooEarly(VisitRefusal):
    """Stage 1 is said to have been held before its team was appointed."""

    field = "held_on"

    def __init__(self, earliest: date) -> None:
        super().__init__(
            _("Tim audit baru ditunjuk %(day)s, jadi tahap 1 tidak dapat dilaksanakan sebelumnya. Periksa tanggalnya.")
            % {"day": full_day(earliest)}
        )


class HeldToCome(VisitRefusal):
    """Stage 1 is said to have been held on a day still to come."""

    field = "held_on"

    def __init__(self) -> None:
        super().__init__(_("Hari itu belum tiba. Tulis hari tahap 1 benar-benar dilaksanakan, paling lambat hari ini."))


class StagesReversed(VisitRefusal):
    """Stage 2 is planned before stage 1 is held."""

    field = "next_on"

    def __init__(self) -> None:
        super().__init__(_("Tahap 2 tidak dapat mendahului tahap 1. Periksa kedua tanggalnya."))
