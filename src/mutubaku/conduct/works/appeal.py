"""The result of an appeal as a letter to the client."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import override

from mutubaku.decisions.models import Appeal, Result
from mutubaku.documents.actions import add_made
from mutubaku.documents.models import Version
from mutubaku.paper import tanggal
from mutubaku.people.access import Capacity, office_day

from .letter_kinds import next_paper_number
from .letters import INDONESIAN, Letter, trial_pdf

PAPER, FILE = "hasil-banding", "berkas-banding"
NAME = "Hasil banding"
RESULTS = {Result.UPHELD: "dikabulkan", Result.DISMISSED: "ditolak"}


def write_result(found: Appeal, by: Capacity, at: datetime) -> Version:
    """The result in writing, numbered, kept with the decision it is about (ISO/IEC 17065, 7.13.8)."""
    task = found.decision.task
    case = task.case
    fields = {
        "tanggal_banding": tanggal(office_day(case.office, found.made_at).date()),
        "tanggal_keputusan": tanggal(found.decision.decided_on) if found.decision.decided_on else "",
        "hasil": RESULTS[Result(found.result)],
        "pertimbangan": found.result_words,
    }
    number = next_paper_number(case.office, PAPER, case.scheme, at)
    with override(INDONESIAN):
        data = trial_pdf(case, PAPER, NAME, Letter(fields), by, at, number)
    return add_made(task, kind=PAPER, name=f"{PAPER}.pdf", data=data, by=by, at=at, letter_number=number)
