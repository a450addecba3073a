"""Step 3: each requirement is looked at and the review questions are answered; checklist and review are made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mutubaku.cases.models import Task
from mutubaku.people.access import Capacity
from mutubaku.procedure import Outcome
from mutubaku.reviews.actions import answer_question, mark_presence
from mutubaku.reviews.errors import NothingAbsent, RefusalUnexplained
from mutubaku.reviews.models import GapOrigin, Reply, State
from mutubaku.reviews.policy import GapRow, Looked, review_gaps

from .letters import Letter, LetterTable
from .reviewing import CheckRow, QuestionRow, checklist, gaps_now, is_wanted, questions
from .special import letter_fields
from .work import Work, Written

CHECKLIST = "checklist-kelengkapan"
REVIEW = "tinjauan-permohonan"
REFUSAL = "surat-penolakan"
CALLED_OFF = "surat-pembatalan-audit-khusus"
INCOMPLETE = "tidak-lengkap"
REFUSED = "ditolak"

# as the sheets print them, whatever language the reader of the screen has chosen
STATES = {State.PRESENT: "Ada", State.ABSENT: "Tidak ada", State.NOT_APPLICABLE: "Tidak berlaku"}
REPLIES = {Reply.YES: "Ya", Reply.NO: "Tidak", Reply.NOT_APPLICABLE: "Tidak berlaku"}
UNSEEN = "Belum diperiksa"
UNANSWERED = "Belum dijawab"


def gaps(task: Task) -> list[str]:
    """What keeps the application from being complete."""
    rows = [Looked(row.requirement.name, row.requirement.is_mandatory, row.state) for row in checklist(task)]
    return review_gaps(rows, [row.answer for row in questions(task)])


def prepare(task: Task, outcome: Outcome, _by: Capacity, _at: datetime) -> None:
    """Keep what earlier rounds found beside what this one did; NothingAbsent when the client would be asked nothing."""
    rows = checklist(task)
    if outcome.key == INCOMPLETE and not _asks_something(rows, gaps_now(task.case)):
        raise NothingAbsent
    for row in rows:
        if row.is_carried:
            mark_presence(task, row.requirement.key, row.state, row.note, row.version)
    for asked in questions(task):
        if asked.is_carried:
            answer_question(task, asked.question, asked.answer, asked.note)


def _asks_something(rows: Sequence[CheckRow], found: Sequence[GapRow]) -> bool:
    """Whether there is a document to bring or a difference to resolve."""
    wanted = any(is_wanted(row.requirement, row.state, row.note) for row in rows)
    return wanted or any(gap.origin == GapOrigin.REVIEW for gap in found)


def checklist_letter(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """The checklist, row by row."""
    rows = tuple(_checked(number, row) for number, row in enumerate(checklist(task), start=1))
    table = LetterTable("Kelengkapan persyaratan", ("No.", "Dokumen", "Hasil", "Catatan"), rows)
    return Letter(tables=(table,))


def _checked(number: int, row: CheckRow) -> tuple[str, ...]:
    found = STATES[State(row.state)] if row.state else UNSEEN
    return str(number), row.requirement.name, found, row.note


def review_letter(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """The review of the application: its questions, and what follows from them and from the checklist."""
    asked = questions(task)
    rows = tuple(_answered(number, row) for number, row in enumerate(asked, start=1))
    table = LetterTable("Tinjauan permohonan", ("No.", "Pertanyaan", "Jawaban", "Catatan"), rows)
    return Letter(fields={"kesimpulan": conclusion(task)}, tables=(table,) if rows else ())


def _answered(number: int, row: QuestionRow) -> tuple[str, ...]:
    answer = REPLIES[Reply(row.answer)] if row.answer else UNANSWERED
    return str(number), row.question.text, answer, row.note


def conclusion(task: Task) -> str:
    """The review in a sentence: it can be served, or what stands against it."""
    rows = checklist(task)
    absent = [row.requirement.name for row in rows if row.state == State.ABSENT and row.requirement.is_mandatory]
    unseen = sum(not row.state for row in rows)
    refused = sum(row.answer not in {Reply.YES, Reply.NOT_APPLICABLE} for row in questions(task))
    if absent:
        return f"Berkas permohonan belum lengkap: {'; '.join(absent)}."
    if unseen or refused:
        return "Permohonan belum dapat dilayani; lihat hasil pemeriksaan dan jawaban tinjauan."
    return "Berkas permohonan lengkap dan permohonan dapat dilayani."


def refusal_letter(task: Task, _by: Capacity, _at: datetime) -> Letter:
    """The letter by which an application is declined, with the reason that was given; RefusalUnexplained before that.

    It is the client's to read once the step is closed, so none may lie there from a step closed otherwise. A special
    audit, which nobody applied for, is called off.
    """
    if not task.note.strip():
        raise RefusalUnexplained
    fields, called_off = {"alasan": task.note.strip()}, CALLED_OFF if task.case.is_special else ""
    return Letter(fields={**letter_fields(task.case), **fields}, words_of=called_off)


WORK = Work(
    gaps=gaps,
    prepare=prepare,
    written={
        CHECKLIST: Written(checklist_letter),
        REVIEW: Written(review_letter),
        REFUSAL: Written(refusal_letter, frozenset({REFUSED})),
    },
)
