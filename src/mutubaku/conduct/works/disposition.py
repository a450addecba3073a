"""Step 2: the head routes the application to the sections; the disposition sheet and the memo are made from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mutubaku.cases.library import procedure_of
from mutubaku.cases.models import Task
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.queries import section_title
from mutubaku.procedure import Outcome
from mutubaku.reviews.errors import DispositionMissing
from mutubaku.reviews.models import Disposition, Urgency
from mutubaku.reviews.queries import disposition_of

from .letters import Letter
from .work import Work, Written

SHEET = "memo-disposisi"
MEMO = "memo-dinas"
# as the sheets print them, whatever language the reader of the screen has chosen
URGENCIES = {Urgency.ORDINARY: "Biasa", Urgency.URGENT: "Segera", Urgency.VERY_URGENT: "Sangat segera"}
# as the SOP calls the heads of the sections, where the office has no position for one
HEADS = {
    "pjt": "Kepala Seksi Pengembangan Jasa Teknik",
    "ss": "Kepala Seksi Standardisasi dan Sertifikasi",
}
# what is routed: an application that came, or a special audit, which nobody applied for
APPLIED = {"perihal": "permohonan", "diteruskan": "permohonan sertifikasi yang telah kami terima"}
SPECIAL = {"perihal": "audit khusus", "diteruskan": "audit khusus yang ditetapkan kantor"}


def prepare(task: Task, _outcome: Outcome, _by: Capacity, _at: datetime) -> None:
    """Nothing is routed before it is said to whom; DispositionMissing."""
    _written(task)


def section_head(task: Task, role: str, at: datetime) -> str:
    """To whom a memo is addressed: who heads the section that plays the role, as the office calls them that day."""
    case = task.case
    title = section_title(case.office, role, office_day(case.office, at).date())
    return title or HEADS.get(role) or procedure_of(task).role(role).name


def sheet(task: Task, _by: Capacity, at: datetime) -> Letter:
    """The disposition sheet: to whom, what to do, how soon."""
    return _letter(task, at)


def memo(task: Task, _by: Capacity, at: datetime) -> Letter:
    """The memo by which the file goes to the sections."""
    letter = _letter(task, at)
    return replace(letter, fields={**letter.fields, **(SPECIAL if task.case.is_special else APPLIED)})


def _letter(task: Task, at: datetime) -> Letter:
    written = _written(task)
    names = tuple(section_head(task, one, at) for one in written.addressees)
    fields = {
        "penerima": "; ".join(names),
        "instruksi": written.instruction,
        "sifat": URGENCIES[Urgency(written.urgency)],
    }
    return Letter(fields=fields, recipient=names)


def _written(task: Task) -> Disposition:
    written = disposition_of(task)
    if written is None:
        raise DispositionMissing
    return written


WORK = Work(prepare=prepare, written={SHEET: Written(sheet), MEMO: Written(memo)})
