"""What stands on papers about a visit: its plan, its checklist, its meetings, how it was held."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from mutubaku.audits.models import Appointment, AuditProposal
from mutubaku.audits.visits.models import Found, Meeting, MeetingKind, Visit, VisitPlan
from mutubaku.audits.visits.policy.hours import in_hours
from mutubaku.audits.visits.policy.kinds import STAGE_2, on_papers
from mutubaku.audits.visits.policy.plan import minutes
from mutubaku.audits.visits.policy.remote import agreed_beforehand
from mutubaku.audits.visits.queries import Line, ahead_of, days_held, days_of, last_round, rows_of
from mutubaku.cases.models import Case, Task
from mutubaku.conduct.evaluations import audits_site, evaluations_of
from mutubaku.conduct.programme import kind_of
from mutubaku.paper import tanggal
from mutubaku.people.access import office_day
from mutubaku.people.models import Office
from mutubaku.schemes.models import Evaluation

from .letters import LetterTable

TEAM = "Tim audit"
FOUND = {
    Found.CONFORMING: "Sesuai",
    Found.NONCONFORMING: "Tidak sesuai",
    Found.NOT_APPLICABLE: "Tidak berlaku",
    Found.NOT_LOOKED_AT: "Tidak dilihat",
}
MEETINGS = {MeetingKind.OPENING: "Rapat pembukaan", MeetingKind.CLOSING: "Rapat penutupan"}
REMOTE = ("Kesepakatan sebelum audit", "Risiko dan pengamanan", "Sarana yang dipakai", "Jalannya")
NO_AUDIT = "pengambilan contoh; skema tidak meminta audit di lokasi"
FACTORY = "asesmen proses produksi di pabrik"
COLUMNS = ("Klausul", "Pertanyaan", "Hasil", "Catatan dan bukti", "Auditor")


def visit_words(case: Case, step: str) -> str:
    """What a visit is called on papers; of certification types 1 and 3, what is done instead of an audit of stage 2."""
    kind = kind_of(case, step)
    if not audits_site(case):
        return NO_AUDIT
    return FACTORY if kind == STAGE_2 and Evaluation.STAGE_2 not in evaluations_of(case) else on_papers(kind)


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


def plan_days(plan: VisitPlan | Appointment | AuditProposal) -> str:
    """The days of a plan, or of the audit itself: ``7 Desember 2026 sampai dengan 9 Desember 2026``."""
    return span(plan.starts_on, plan.ends_on)


def span(first: date, last: date) -> str:
    """From the first to the last of some days; one day by itself."""
    begins, ends = tanggal(first), tanggal(last)
    return begins if begins == ends else f"{begins} sampai dengan {ends}"


def audit_time(plan: VisitPlan) -> str:
    """How long the plan audits: ``14 jam 30 menit``."""
    return in_hours(minutes(rows_of(plan), days_of(plan)))


def checklist_table(lines: Iterable[Line], title: str) -> LetterTable:
    """The filled checklist; what nobody answered says so."""
    return LetterTable(title, COLUMNS, tuple(_line(line) for line in lines))


def _line(line: Line) -> tuple[str, ...]:
    holds = line.holds
    if holds is None:
        return (", ".join(line.clauses), line.text, "belum dijawab", "", "")
    count = len(line.earlier.photos if line.carried and line.earlier else line.photos)
    photos = f"{count} foto" if count else ""
    why = f"bukan temuan: {line.no_finding}" if line.no_finding else ""
    words = "; ".join(part for part in (holds.note, holds.evidence, photos, why) if part)
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


def manner(visit: Visit | None, plan: VisitPlan | None = None) -> str:
    """How a visit was held: at the site, or at a distance with what IAF MD 4 asks to be recorded.

    ``plan``: the plan in which the client agreed to the remote part, when one did.
    """
    if visit is None or not visit.is_remote:
        return brief_manner(visit, plan)
    said = [(label, text) for label, text in zip(REMOTE, remote_row(visit, plan), strict=True) if text]
    return " ".join([f"{brief_manner(visit, plan)}.", *(f"{label}: {text.rstrip('.')}." for label, text in said)])


def brief_manner(visit: Visit | None, plan: VisitPlan | None = None) -> str:
    """How a visit was held, in a few words."""
    if visit is not None and visit.is_remote:
        return "jarak jauh, seluruhnya atau sebagian (IAF MD 4)"
    return "di lokasi pelanggan; bagian jarak jauh menurut rencana tidak dipakai" if plan else "di lokasi pelanggan"


def remote_row(visit: Visit, plan: VisitPlan | None) -> tuple[str, ...]:
    """What was agreed of a remote part, its risks, what was used and how it went: the columns of ``REMOTE``."""
    if plan is None:
        agreed = " ".join(part for part in (_on(visit.remote_agreed_on), visit.remote_agreement) if part)
        return (agreed, visit.remote_risks, visit.remote_means, visit.remote_result)
    parts, means, word = (one.rstrip(".") for one in (plan.remote_parts, plan.remote_means, agreement(plan)))
    agreed = f"{parts}. Sarana menurut rencana: {means}. {word[:1].upper()}{word[1:]}"
    return (agreed, plan.remote_risks, visit.remote_means, visit.remote_result)


def _on(day: date | None) -> str:
    return f"{tanggal(day)}:" if day else ""


def agreement(plan: VisitPlan) -> str:
    """How the client agreed to a plan."""
    if plan.task.case.is_special:
        return "tidak dimintakan: audit khusus ditetapkan kantor"
    last = last_round(plan)
    if last is None or not last.is_agreed or last.answered_at is None:
        return "belum disetujui pelanggan"
    name = last.answered_by.name if last.answered_by else ""
    return (
        f"disetujui {name} pada {office_day(plan.task.case.office, last.answered_at):%d-%m-%Y}, putaran {last.number}"
    )


def remote_plan_words(plan: VisitPlan) -> str:
    """The remote part of a plan as its paper says it."""
    ahead = ahead_of(plan)
    if not ahead:
        return "tidak ada, seluruhnya di lokasi"
    parts = (("Bagian", ahead.parts), ("Sarana", ahead.means), ("Risiko dan pengamanan", ahead.risks))
    return " ".join(f"{label}: {text.rstrip('.')}." for label, text in parts)


def remote_lacking(task: Task, visit: Visit | None) -> list[str]:
    """What IAF MD 4 asks of a visit before its step can end: how it was held, agreed beforehand, and how it went."""
    if visit is None or visit.is_remote is None:
        return [_("Cara audit (di lokasi atau jarak jauh) belum dicatat")]
    if not visit.is_remote:
        return []
    held = days_held(task)
    late = not agreed_beforehand(visit.remote_agreed_on, held[0] if held else None)
    lacking = [_("Kesepakatan audit jarak jauh bertanggal sesudah auditnya")] if late else []
    return lacking if visit.remote_result else [*lacking, _("Jalannya audit jarak jauh belum dicatat")]
