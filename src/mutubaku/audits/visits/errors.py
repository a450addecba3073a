"""Why something about a programme, a plan or a visit is refused: one class per reason, its text shown as it is.

``row`` is the position of the row at fault in what was typed, from 0; -1 when it is none in particular.
"""

from __future__ import annotations

from datetime import date, time

from django.utils.translation import gettext as _

from mutubaku.audits.errors import AuditRefusal
from mutubaku.people.errors import full_day


class VisitRefusal(AuditRefusal):
    """Something about a visit cannot stand."""

    row = -1


def hour(value: time) -> str:
    """A time of day as Indonesians write it: ``09.30``."""
    return value.strftime("%H.%M")


class ProgrammeEmpty(VisitRefusal):
    """A programme without a row."""

    def __init__(self) -> None:
        super().__init__(_("Program audit belum berisi. Tulis paling sedikit satu lokasi dan prosesnya."))


class SampleTooSmall(VisitRefusal):
    """A visit that looks at fewer sites than IAF MD 1 asks for (rules S-02 and S-05)."""

    def __init__(self, visit: str, needed: int, planned: int) -> None:
        super().__init__(
            _(
                "%(visit)s melihat %(planned)s lokasi selain fungsi pusat; IAF MD 1 meminta paling sedikit %(needed)s. "
                "Tambah lokasi pada kunjungan itu, dengan nama seperti pada permohonan."
            )
            % {"visit": visit, "needed": needed, "planned": planned}
        )


class CentralLeftOut(VisitRefusal):
    """A visit that does not look at the central function (rule S-03)."""

    def __init__(self, visit: str, site: str) -> None:
        super().__init__(
            _("%(visit)s tidak melihat %(site)s. Fungsi pusat dilihat pada setiap kunjungan (IAF MD 1).")
            % {"visit": visit, "site": site}
        )


class ProgrammeRowIncomplete(VisitRefusal):
    """A row of a programme lacks its site or its process."""

    def __init__(self, row: int) -> None:
        self.row = row
        super().__init__(_("Baris %(row)s: tulis lokasi dan prosesnya.") % {"row": row + 1})


class ProgrammeRowUnvisited(VisitRefusal):
    """No visit of the cycle looks at a row."""

    def __init__(self, row: int, name: str) -> None:
        self.row = row
        super().__init__(
            _("Baris %(row)s (%(name)s): centang paling sedikit satu kunjungan.") % {"row": row + 1, "name": name}
        )


class ProgrammeRowTwice(VisitRefusal):
    """The same process of the same site stands in two rows."""

    def __init__(self, row: int, name: str) -> None:
        self.row = row
        super().__init__(
            _("Baris %(row)s: %(name)s sudah ada di atas. Gabungkan keduanya.") % {"row": row + 1, "name": name}
        )


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


class ChangeReasonMissing(VisitRefusal):
    """The client asks for a change without saying which."""

    field = "reason"

    def __init__(self) -> None:
        super().__init__(_("Tulis apa yang perlu diubah dan mengapa, agar ketua tim dapat menyusun rencana lain."))


class NotYourVisit(VisitRefusal):
    """Somebody who is not of the audit team writes at its visit."""

    def __init__(self) -> None:
        super().__init__(_("Anda tidak termasuk tim audit permohonan ini, jadi tidak dapat mengisi kunjungannya."))


class InadequateWithoutNote(VisitRefusal):
    """A document is found inadequate without a word why."""

    def __init__(self, name: str) -> None:
        super().__init__(_("%(name)s: tulis mengapa dokumen ini belum memadai.") % {"name": name})


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


class StagesReversed(VisitRefusal):
    """Stage 2 is planned before stage 1 is held."""

    field = "next_on"

    def __init__(self) -> None:
        super().__init__(_("Tahap 2 tidak dapat mendahului tahap 1. Periksa kedua tanggalnya."))


class RemotePlanIncomplete(VisitRefusal):
    """A plan names a remote part and leaves out what IAF MD 4 asks of it."""

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(
            _("Lengkapi bagian, sarana, dan risiko audit jarak jauh, atau kosongkan ketiganya (IAF MD 4).")
        )


class RemoteIncomplete(VisitRefusal):
    """A remote visit lacks what IAF MD 4 asks to be agreed beforehand or recorded."""

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(_("Isi bagian ini: IAF MD 4 memintanya untuk audit jarak jauh."))


class AgreedAfterwards(VisitRefusal):
    """The use of ICT was agreed on a day still to come."""

    field = "remote_agreed_on"

    def __init__(self) -> None:
        super().__init__(_("Kesepakatan dibuat sebelum audit. Tulis tanggal yang sudah lewat atau hari ini."))


class MeetingNotBegun(VisitRefusal):
    """The list of a meeting is not open."""

    def __init__(self) -> None:
        super().__init__(_("Daftar hadir rapat itu belum dibuka. Minta auditor membukanya."))


class MeetingsReversed(VisitRefusal):
    """A visit closes after it has begun."""

    field = "closed_day"

    def __init__(self) -> None:
        super().__init__(_("Rapat penutupan dimulai sesudah rapat pembukaan. Periksa hari dan jamnya."))


class MeetingsToCome(VisitRefusal):
    """A paper tells what was, not what will be."""

    field = "closed_day"

    def __init__(self) -> None:
        super().__init__(_("Rapat penutupan itu belum berlangsung. Tulis hari dan jam menurut daftar hadirnya."))


class ListsOpened(VisitRefusal):
    """Who was at a meeting is confirmed in the system already, so its paper says nothing of when it was."""

    def __init__(self) -> None:
        super().__init__(_("Daftar hadir rapat sudah dibuka di sini, jadi waktunya sudah tercatat."))


class CodeWrong(VisitRefusal):
    """The code is not that of an open meeting."""

    field = "code"

    def __init__(self) -> None:
        super().__init__(_("Kode itu tidak cocok. Tulis keenam angka yang ada pada layar auditor."))


class AttendanceCodeExpired(VisitRefusal):
    """The code was right and is too old."""

    field = "code"

    def __init__(self) -> None:
        super().__init__(_("Masa berlaku kode itu habis. Minta auditor menampilkan kode yang baru."))


class AlreadyConfirmed(VisitRefusal):
    """The person's presence stands already and is not changed."""

    def __init__(self, name: str) -> None:
        super().__init__(_("Kehadiran %(name)s sudah tercatat dan tidak dapat diubah.") % {"name": name})


class AttendanceIncomplete(VisitRefusal):
    """A name, a position or a company is lacking."""

    def __init__(self) -> None:
        super().__init__(_("Tulis nama, jabatan, dan perusahaan atau kantornya."))


class ItemUnknown(VisitRefusal):
    """The checklist has no such line."""

    def __init__(self) -> None:
        super().__init__(_("Baris daftar periksa itu tidak ada. Muat ulang halaman ini."))


class NothingFound(VisitRefusal):
    """An answer without a result and without a word."""

    def __init__(self) -> None:
        super().__init__(_("Pilih hasilnya, atau tulis catatan."))


class TextTooLong(VisitRefusal):
    """More was written than a field keeps."""

    def __init__(self, name: str, count: int, limit: int) -> None:
        super().__init__(
            _("%(name)s paling banyak %(limit)s aksara; Anda menulis %(count)s. Singkatkan, lalu simpan lagi.")
            % {"name": name, "count": count, "limit": limit}
        )


class ReasonForNonconformity(VisitRefusal):
    """A nonconformity without a note or evidence."""

    def __init__(self) -> None:
        super().__init__(_("Tidak sesuai: tulis catatan atau bukti apa yang Anda temukan."))
