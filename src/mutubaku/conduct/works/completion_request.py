"""Step 5: the client is asked, with a date, for exactly the documents that steps 3 and 4 missed or found not valid."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from mutubaku.cases.models import Case, Task
from mutubaku.cases.queries import awaiting_client, open_pause
from mutubaku.documents.models import Version
from mutubaku.paper import tanggal
from mutubaku.people.access import Capacity, office_day
from mutubaku.people.queries import calendar_of
from mutubaku.procedure import Outcome
from mutubaku.reviews.actions import ask
from mutubaku.reviews.errors import DeadlineMissing
from mutubaku.reviews.models import CompletionRequest, Gap, GapOrigin
from mutubaku.reviews.policy import GapRow, check_deadline
from mutubaku.reviews.queries import awaited_request, request_of

from .letters import Letter, LetterTable
from .reviewing import gaps_now
from .work import Work, Written

LETTER = "surat-kelengkapan"
# as the letter prints them, for gaps nobody put into words
MISSING = {
    GapOrigin.COMPLETENESS: "Belum ada",
    GapOrigin.VERIFICATION: "Tidak sah",
    GapOrigin.REVIEW: "Perlu dijelaskan",
}

# what is wanted and what answers it, as the letter says it: by whether documents, and whether answers are asked for
WANTED = {
    (True, False): ("dokumen berikut masih perlu dilengkapi atau diperbaiki", "kelengkapan"),
    (False, True): ("hal berikut masih perlu dijelaskan", "penjelasan"),
    (True, True): (
        "dokumen berikut masih perlu dilengkapi atau diperbaiki, dan hal berikut masih perlu dijelaskan",
        "kelengkapan dan penjelasan",
    ),
    (False, False): ("berkas permohonan masih perlu dilengkapi", "kelengkapan"),
}


def prepare(task: Task, _outcome: Outcome, _by: Capacity, at: datetime) -> None:
    """Ask for what is missing now, by a day to come; DeadlineMissing, or as ``check_deadline``."""
    request, office = _request(task), task.case.office
    check_deadline(request.until, office_day(office, at).date(), calendar_of(office).is_working_day)
    ask(task, request.until, request.words, gaps_now(task.case))


def letter(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """The letter that asks the client to complete its file."""
    request = _request(task)
    rows = gaps_now(task.case)
    documents = [gap for gap in rows if gap.origin != GapOrigin.REVIEW]
    asked = [gap for gap in rows if gap.origin == GapOrigin.REVIEW]
    lists = (
        ("Dokumen yang perlu dilengkapi", ("No.", "Dokumen", "Yang kurang"), _numbered(documents)),
        ("Yang perlu dijelaskan", ("No.", "Pertanyaan tinjauan", "Yang perlu dijelaskan"), _numbered(asked)),
    )
    wanted, answer = WANTED[bool(documents), bool(asked)]
    fields = {"permintaan": wanted, "jawaban": answer, "batas": tanggal(request.until), "pesan": request.words}
    return Letter(fields, tuple(LetterTable(*one) for one in lists if one[-1]))


def _numbered(gaps: Iterable[GapRow]) -> tuple[tuple[str, ...], ...]:
    return tuple((str(number), gap.name, reason_of(gap)) for number, gap in enumerate(gaps, start=1))


def reason_of(gap: Gap | GapRow) -> str:
    """Why something is asked for, in the letter's words."""
    return gap.reason or MISSING[GapOrigin(gap.origin)]


def told_of(request: CompletionRequest, gaps: Iterable[Gap]) -> dict[str, object]:
    """What a notice of a request says: until when, and of these gaps what and why, as the letter has them."""
    rows = [[gap.name, reason_of(gap)] for gap in gaps]
    return {"until": request.until.isoformat(), "gaps": rows, "reason": request.words}


def lacking(task: Task) -> int:
    """How many of the documents that were asked for are not new since the client was asked; where the office asked in
    words only, 1 as long as nothing is new. What the client is to answer in words is no document (``asks_words``).
    """
    asked, new = awaited_request(task.case), _new_since(task)
    gaps = list(asked.gaps.all()) if asked else []
    return len(_unmet(gaps, new)) if gaps else int(not new)


def asks_words(case: Case) -> bool:
    """Whether the client was asked about differences too, which are answered in words."""
    asked = awaited_request(case)
    return asked is not None and any(gap.origin == GapOrigin.REVIEW for gap in asked.gaps.all())


def open_gaps(request: CompletionRequest) -> list[Gap]:
    """What the client was asked for and has not brought: documents that are not new, and whatever is for words."""
    gaps, task = list(request.gaps.all()), awaiting_client(request.task.case)
    unmet = _unmet(gaps, _new_since(task) if task else set())
    return [gap for gap in gaps if gap in unmet or gap.origin == GapOrigin.REVIEW]


def _unmet(gaps: Iterable[Gap], new: set[str]) -> list[Gap]:
    return [gap for gap in gaps if gap.origin != GapOrigin.REVIEW and gap.requirement not in new]


def _new_since(task: Task) -> set[str]:
    """The requirements of which something came since the task's clock stands still."""
    held = open_pause(task)
    added = Version.objects.filter(task=task, added_at__gte=held.started_at) if held else Version.objects.none()
    return set(added.exclude(document__requirement="").values_list("document__requirement", flat=True))


def _request(task: Task) -> CompletionRequest:
    request = request_of(task)
    if request is None:
        raise DeadlineMissing
    return request


WORK = Work(prepare=prepare, written={LETTER: Written(letter)})
