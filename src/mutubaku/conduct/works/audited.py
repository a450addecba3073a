"""What stands on papers about a visit: its plan, its checklist, its meetings, how it was held."""

from __future__ import annotations

from collections.abc import Iterable

from mutubaku.audits.visits.models import Found, Meeting, MeetingKind, Visit, VisitPlan
from mutubaku.audits.visits.policy.plan import minutes
from mutubaku.audits.visits.queries import Line, days_of, rows_of
from mutubaku.paper import tanggal
from mutubaku.people.access import office_day
from mutubaku.people.models import Office

from .letters import LetterTable

TEAM = "Tim audit"
FOUND = {
    Found.CONFORMING: "Sesuai",
    Found.NONCONFORMING: "Tidak sesuai",
    Found.NOT_APPLICABLE: "Tidak berlaku",
    Found.NOT_LOOKED_AT: "Tidak dilihat",
}
MEETINGS = {MeetingKind.OPENING: "Rapat pembukaan", MeetingKind.CLOSING: "Rapat penutupan"}
COLUMNS = ("Klausul", "Pertanyaan", "Hasil", "Catatan dan bukti", "Auditor")


def plan_table(plan: VisitPlan) -> LetterTable:
    """The lines of a plan."""
    rows = tuple(
        (
            f"{row.day:%d-%m-%Y}",
            f"{row.begins:%H.%M}–{row.ends:%H.%M}",
            f"{row.site}: {row.process}",
            ", ".join(row.clauses),
            row.auditor.name if row.auditor else TEAM,
        )
        for row in plan.rows.all()
    )
    return LetterTable("Jadwal audit", ("Tanggal", "Pukul", "Lokasi dan kegiatan", "Klausul", "Auditor"), rows)


def plan_days(plan: VisitPlan) -> str:
    """The days of a plan: ``7 Desember 2026 sampai dengan 9 Desember 2026``."""
    first, last = tanggal(plan.starts_on), tanggal(plan.ends_on)
    return first if first == last else f"{first} sampai dengan {last}"


def audit_time(plan: VisitPlan) -> str:
    """How long the plan audits: ``14 jam 30 menit``."""
    hours, rest = divmod(minutes(rows_of(plan), days_of(plan)), 60)
    return f"{hours} jam {rest} menit" if rest else f"{hours} jam"


def checklist_table(lines: Iterable[Line], title: str) -> LetterTable:
    """The filled checklist; what nobody answered says so."""
    return LetterTable(title, COLUMNS, tuple(_line(line) for line in lines))


def _line(line: Line) -> tuple[str, ...]:
    holds = line.holds
    if holds is None:
        return (", ".join(line.clauses), line.text, "belum dijawab", "", "")
    count = len(line.earlier.photos if line.carried and line.earlier else line.photos)
    photos = f"{count} foto" if count else ""
    words = "; ".join(part for part in (holds.note, holds.evidence, photos) if part)
    found = FOUND[Found(holds.found)] if holds.found else "belum dinilai"
    if line.carried and line.earlier:
        found = f"{found} (putaran {line.earlier.round})"
    return (", ".join(line.clauses), line.text, found, words, holds.by)


def attendance_table(meeting: Meeting, office: Office) -> LetterTable:
    """Who was at a meeting, and how that is known."""
    begun = office_day(office, meeting.begins_at)
    rows = []
    for one in meeting.attendances.all():
        said = "dicatat auditor, tidak dikonfirmasi"
        if one.confirmed_at is not None:
            how = "akun" if one.user_id else "kode"
            said = f"dikonfirmasi dengan {how}, {office_day(office, one.confirmed_at):%d-%m-%Y %H.%M}"
        rows.append((one.name, one.position, one.company, said))
    title = f"{MEETINGS[MeetingKind(meeting.kind)]}, {tanggal(begun.date())} pukul {begun:%H.%M}"
    return LetterTable(title, ("Nama", "Jabatan", "Perusahaan atau kantor", "Kehadiran"), tuple(rows))


def manner(visit: Visit | None) -> str:
    """How a visit was held: at the site or at a distance, with what IAF MD 4 asks to be recorded."""
    if visit is None or not visit.is_remote:
        return "di lokasi pelanggan"
    return (
        f"jarak jauh (IAF MD 4). Kesepakatan: {visit.remote_agreement} Risiko dan peluang: {visit.remote_risks} "
        f"Sarana: {visit.remote_means} Ketercapaian tujuan: {visit.remote_result}"
    )
