"""The certification agreement as it is printed (ISO/IEC 17065, 4.1.2): the office's words, the case's facts."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import override

from mutubaku.cases.models import Case, Task
from mutubaku.decisions.queries import rules_on
from mutubaku.documents.actions import add_made
from mutubaku.documents.models import Version
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.queries import officials

from .letter_kinds import next_paper_number
from .letters import INDONESIAN, Letter, LetterTable, trial_pdf

PAPER, SCAN = "perjanjian-sertifikasi", "perjanjian-ditandatangani"
NAME = "Perjanjian sertifikasi"
CONFIRMED = "confirmation"  # step 7: from then on the agreement may be made


def place_of(case: Case) -> Task | None:
    """The client's closed step 7, where the agreement is kept; None while the client has not confirmed the audit."""
    found = case.tasks.filter(step=CONFIRMED, closed_at__isnull=False, outcome="dikonfirmasi").order_by("-id").first()
    if found is not None:
        found.case = case
    return found


def make_paper(place: Task, by: Capacity, at: datetime) -> Version:
    """The agreement as it is sent, numbered and kept."""
    case = place.case
    number = next_paper_number(case.office, PAPER, case.scheme, at)
    with override(INDONESIAN):
        data = trial_pdf(case, PAPER, NAME, letter(case, at), by, at, number)
    return add_made(place, kind=PAPER, name=f"{PAPER}.pdf", data=data, by=by, at=at, letter_number=number)


def letter(case: Case, at: datetime) -> Letter:
    """What the case gives to the agreement: how long it holds, who signs for the office, and the two signatures."""
    today = office_day(case.office, at).date()
    head = next(iter(officials(case.office, "head", at)), None)
    fields = {
        "masa_berlaku": f"{rules_on(case.office, today).agreement_months} bulan",
        "nama_kepala": head.name if head else "",
        "jabatan_kepala": head.title if head else "",
    }
    rows = (
        (case.organisation.name, "Nama, jabatan, tanggal, tanda tangan:"),
        (head.title if head else "Kepala Balai", head.name if head else ""),
    )
    return Letter(fields, (LetterTable("Tanda tangan", ("Pihak", "Tanda tangan"), rows),))
