"""Step 3 of an application that transfers a certificate: its review (IAF MD 2), and the paper of it."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from mutubaku.applications.queries import SYSTEM_SCHEMES, transfer_of
from mutubaku.cases.models import Case, Task
from mutubaku.certificates.actions import transfer_limits
from mutubaku.certificates.models import TransferReview
from mutubaku.certificates.policy.transfer import TransferOutcome, check_review
from mutubaku.certificates.queries import transfer_review_of
from mutubaku.paper import tanggal
from mutubaku.people.access import Capacity, office_day
from mutubaku.procedure import Outcome

from .letters import Letter, LetterTable
from .reviewing import COMPLETE
from .work import Work, Written

PAPER = "tinjauan-alih-sertifikat"
GOES_ON = "siklus dan masa berlaku sertifikat asal dilanjutkan."
CONCLUSIONS = {
    TransferOutcome.ACCEPTED: f"Alih diterima; {GOES_ON}",
    TransferOutcome.AFTER_VISIT: f"Alih diterima sesudah kunjungan; {GOES_ON}",
    TransferOutcome.NOT_ACCEPTED: "Alih tidak diterima; permohonan diteruskan sebagai sertifikasi awal.",
}


def is_asked(case: Case) -> bool:
    """Whether the client asks for a transfer."""
    return case.scheme in SYSTEM_SCHEMES and transfer_of(case) is not None


def gaps(task: Task) -> list[str]:
    """A transfer that was asked for is reviewed before the application is complete."""
    if not is_asked(task.case) or transfer_review_of(task.case) is not None:
        return []
    return [_("Tinjauan alih sertifikat")]


def prepare(task: Task, outcome: Outcome, _by: Capacity, at: datetime) -> None:
    """What was accepted earlier must still stand on the day the application is complete (TransferRefusal)."""
    review = transfer_review_of(task.case)
    if outcome.key == COMPLETE and review is not None:
        today = office_day(task.case.office, at).date()
        check_review(review.facts, today, transfer_limits(task.case))


def letter(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """The review point by point, and what it comes to."""
    review = transfer_review_of(task.case, task)
    assert review is not None  # noqa: S101 - there is no such paper before the review
    rows = tuple((str(number), *row) for number, row in enumerate(_rows(review), start=1))
    table = LetterTable("Tinjauan sebelum alih", ("No.", "Pokok", "Yang ditemukan"), rows)
    conclusion = f"{CONCLUSIONS[TransferOutcome(review.outcome)]} {review.note}".strip()
    fields = {"lembaga_asal": review.body, "nomor_sertifikat": review.number, "kesimpulan": conclusion}
    return Letter(fields=fields, tables=(table,))


def _rows(review: TransferReview) -> list[tuple[str, str]]:
    ceased = f"Ya, sejak {_day(review.ceased_on)}" if review.has_ceased else "Tidak"
    visit = str(review.get_visit_display())
    if review.visit_on:
        visit = f"{visit}, {tanggal(review.visit_on)}"
    return [
        ("Lembaga asal", review.body),
        ("Nomor sertifikat", review.number),
        ("Tanggal keputusan", tanggal(review.decided_on)),
        ("Berlaku sampai", tanggal(review.valid_until)),
        ("Keadaan sertifikat", str(review.get_standing_display())),
        ("Diakreditasi penandatangan MLA", _said(review.is_accredited, review.accreditation_body)),
        ("Lembaga asal berhenti atau kehilangan akreditasi", ceased),
        ("Lembaga asal dapat dihubungi", _said(review.is_reachable)),
        ("Alasan alih", review.reason),
        ("Ruang lingkup dalam akreditasi kantor", _said(review.in_scope)),
        ("Laporan audit awal atau sertifikasi ulang terakhir dibaca", _said(review.initial_report)),
        ("Laporan surveilans terakhir", str(review.get_surveillance_report_display())),
        ("Ketidaksesuaian", _with(str(review.get_findings_display()), review.findings_note)),
        ("Keluhan", review.complaints),
        ("Urusan hukum dengan instansi pengawas", review.legal),
        ("Kunjungan sebelum alih", _with(visit, review.visit_note)),
    ]


def _day(day: date | None) -> str:
    return tanggal(day) if day else "–"


def _said(answer: bool, more: str = "") -> str:  # noqa: FBT001 - the one thing it words
    return _with("Ya" if answer else "Tidak", more if answer else "")


def _with(said: str, note: str) -> str:
    return f"{said}. {note}" if note else said


def _is_reviewed(task: Task) -> bool:
    return transfer_review_of(task.case, task) is not None


WORK = Work(
    gaps=gaps,
    prepare=prepare,
    written={PAPER: Written(letter, schemes=SYSTEM_SCHEMES, when=_is_reviewed)},
)
