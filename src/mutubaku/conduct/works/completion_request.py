"""Step 5: the client is asked, with a date, for exactly the documents that steps 3 and 4 missed or found not valid."""

from __future__ import annotations

from datetime import datetime

from mutubaku.cases.models import Task
from mutubaku.cases.queries import open_pause
from mutubaku.documents.models import Version
from mutubaku.paper import tanggal
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.queries import calendar_of
from mutubaku.procedure import Outcome
from mutubaku.reviews.actions import ask
from mutubaku.reviews.errors import DeadlineMissing
from mutubaku.reviews.models import CompletionRequest, GapOrigin
from mutubaku.reviews.policy import check_deadline
from mutubaku.reviews.queries import awaited_request, request_of

from .letters import Letter, LetterTable
from .reviewing import gaps_now
from .work import Work, Written

LETTER = "surat-kelengkapan"
# as the letter prints them, for gaps nobody put into words
MISSING = {GapOrigin.COMPLETENESS: "Belum ada", GapOrigin.VERIFICATION: "Tidak sah"}


def prepare(task: Task, _outcome: Outcome, _by: Capacity, at: datetime) -> None:
    """Ask for what is missing now, by a day to come; DeadlineMissing, or as ``check_deadline``."""
    request, office = _request(task), task.case.office
    check_deadline(request.until, office_day(office, at).date(), calendar_of(office).is_working_day)
    ask(task, request.until, request.words, gaps_now(task.case))


def letter(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """The letter that asks the client to complete its file."""
    request = _request(task)
    rows = tuple(
        (str(number), gap.name, gap.reason or MISSING[GapOrigin(gap.origin)])
        for number, gap in enumerate(gaps_now(task.case), start=1)
    )
    table = LetterTable("Dokumen yang perlu dilengkapi", ("No.", "Dokumen", "Yang kurang"), rows)
    return Letter(fields={"batas": tanggal(request.until), "pesan": request.words}, tables=(table,))


def lacking(task: Task) -> int:
    """How many of the documents that were asked for are not new since the client was asked; where the office asked in
    words only, 1 as long as nothing is new.
    """
    held = open_pause(task)
    added = Version.objects.filter(task=task, added_at__gte=held.started_at) if held else Version.objects.none()
    new = set(added.exclude(document__requirement="").values_list("document__requirement", flat=True))
    asked = awaited_request(task.case)
    gaps = list(asked.gaps.all()) if asked else []
    return sum(gap.requirement not in new for gap in gaps) if gaps else int(not new)


def _request(task: Task) -> CompletionRequest:
    request = request_of(task)
    if request is None:
        raise DeadlineMissing
    return request


WORK = Work(prepare=prepare, written={LETTER: Written(letter)})
