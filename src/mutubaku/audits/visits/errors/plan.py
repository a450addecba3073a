"""Why a plan, or the answer to it, is refused."""

from __future__ import annotations

from datetime import date, time

from django.utils.translation import gettext as _

from mutubaku.people.errors import full_day

from .base import VisitRefusal


def hour(value: time) -> str:
    """A time of day as Indonesians write it: ``09.30``."""
    return value.strftime("%H.%M")


class PlanEmpty(VisitRefusal):
    """A plan without a row."""

    def __init__(self) -> None:
        super().__init__(_("Rencana audit belum berisi. Isi paling sedikit satu baris."))


class PlanMissing(VisitRefusal):
    """There is no plan to lay before the client."""

    def __init__(self) -> None:
        super().__init__(_("Rencana audit belum disimpan. Simpan dahulu, lalu kirim."))


class PlanHasGaps(VisitRefusal):
    """A plan leaves out what the programme gives to this visit."""

    def __init__(self, gaps: list[str]) -> None:
        super().__init__(
            _("Rencana belum memuat: %(gaps)s. Tambahkan barisnya, atau ubah program auditnya.")
            % {"gaps": "; ".join(gaps)}
        )


class PlanTooEarly(VisitRefusal):
    """A plan is laid before the client while another audit time waits for approval."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Usulan waktu audit masih menunggu persetujuan. Kirim rencana sesudah usulan itu disetujui atau "
                "dikembalikan."
            )
        )


class HoursTooFew(VisitRefusal):
    """A plan has fewer hours at the client's than the audit time asks for, and does not say why (T-03, T-04)."""

    field = "hours_reason"

    def __init__(self, planned: str, needed: str) -> None:
        super().__init__(
            _(
                "Rencana memuat %(planned)s auditor di lokasi, sedangkan yang diperlukan paling sedikit %(needed)s. "
                "Tambah hari atau auditornya, atau tulis mengapa itu cukup."
            )
            % {"planned": planned, "needed": needed}
        )


class HoursTooMany(VisitRefusal):
    """More hours than the team can be at the client's: each auditor counts at most an audit day a day (T-04)."""

    field = "hours"

    def __init__(self, given: str, most: str) -> None:
        super().__init__(
            _(
                "%(given)s lebih dari yang dapat dilakukan tim yang ditunjuk pada hari-harinya: paling banyak "
                "%(most)s, karena seorang auditor dihitung paling banyak satu hari audit sehari. Perbaiki "
                "jamnya, atau ubah tim atau tanggalnya."
            )
            % {"given": given, "most": most}
        )


class AuditDaysOver(VisitRefusal):
    """The days for which the team was appointed are past, so nothing can be planned on them."""

    field = "starts_on"

    def __init__(self, first: date, last: date) -> None:
        super().__init__(
            _(
                "Tanggal audit yang ditetapkan (%(first)s sampai %(last)s) sudah lewat. Minta Seksi SS mengubahnya "
                "lewat “Ubah tim, tanggal, atau tempat”, lalu susun rencananya pada tanggal yang baru."
            )
            % {"first": full_day(first), "last": full_day(last)}
        )


class OutsideAudit(VisitRefusal):
    """A plan has days other than those for which the team was appointed."""

    field = "starts_on"

    def __init__(self, first: date, last: date) -> None:
        super().__init__(
            _(
                "Audit ini ditetapkan %(first)s sampai %(last)s. Susun rencana pada hari-hari itu, atau minta Seksi SS "
                "mengubahnya dahulu lewat “Ubah tim, tanggal, atau tempat”."
            )
            % {"first": full_day(first), "last": full_day(last)}
        )


class OutsideVisit(VisitRefusal):
    """A row lies on a day on which no audit is held."""

    def __init__(self, row: int, day: date, first: date, last: date) -> None:
        self.row = row
        super().__init__(
            _("Baris %(row)s: %(day)s di luar tanggal audit (%(first)s sampai %(last)s).")
            % {"row": row + 1, "day": full_day(day), "first": full_day(first), "last": full_day(last)}
        )


class HoursReversed(VisitRefusal):
    """A row ends before it begins."""

    def __init__(self, row: int, begins: time, ends: time) -> None:
        self.row = row
        super().__init__(
            _("Baris %(row)s: pukul selesai (%(ends)s) harus sesudah pukul mulai (%(begins)s).")
            % {"row": row + 1, "begins": hour(begins), "ends": hour(ends)}
        )


class OddHours(VisitRefusal):
    """A row lies at night."""

    def __init__(self, row: int, earliest: time, latest: time) -> None:
        self.row = row
        super().__init__(
            _("Baris %(row)s: audit diadakan antara pukul %(earliest)s dan %(latest)s. Periksa jamnya.")
            % {"row": row + 1, "earliest": hour(earliest), "latest": hour(latest)}
        )


class TwoPlacesAtOnce(VisitRefusal):
    """An auditor is planned twice at one time, here or in another case."""

    def __init__(self, row: int, name: str, other: str) -> None:
        self.row = row
        super().__init__(
            _("Baris %(row)s: %(name)s pada jam itu sudah bertugas di %(other)s. Ubah jamnya atau auditornya.")
            % {"row": row + 1, "name": name, "other": other}
        )


class NotOfTheTeam(VisitRefusal):
    """A plan names somebody who is not of the team."""

    def __init__(self, row: int) -> None:
        self.row = row
        super().__init__(_("Baris %(row)s: pilih auditor dari tim audit ini.") % {"row": row + 1})


class PlanNotAsked(VisitRefusal):
    """No plan lies before the client now."""

    def __init__(self) -> None:
        super().__init__(_("Tidak ada rencana audit yang menunggu jawaban Anda. Muat ulang halaman ini."))


class PlanOutdated(VisitRefusal):
    """The client would agree to a plan that is not the audit's any more."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Tanggal atau tim audit berubah sesudah rencana ini dikirim, atau ketua tim sedang mengubah "
                "rencananya, jadi rencana ini tidak dapat disetujui lagi. Rencana yang baru akan dikirim kepada Anda."
            )
        )


class ChangeReasonMissing(VisitRefusal):
    """The client asks for a change without saying which."""

    field = "reason"

    def __init__(self) -> None:
        super().__init__(_("Tulis apa yang perlu diubah dan mengapa, agar ketua tim dapat menyusun rencana lain."))
