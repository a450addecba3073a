"""Answering the checklist of a visit: answers, lines of the auditor's own, photos as evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from mutubaku.audits.visits.actions import visiting
from mutubaku.audits.visits.errors import ItemUnknown
from mutubaku.audits.visits.models import ChecklistPhoto
from mutubaku.audits.visits.policy.checklist import Answer
from mutubaku.audits.visits.queries import Line
from mutubaku.conduct.visiting import checklist, companion_asking
from mutubaku.documents.photos import keep_photo
from mutubaku.journal.models import Verb
from mutubaku.people.models import User

from .siding import take_companion
from .visiting import at_visit
from .working import AtWork


def answer_checklist(task_id: int, by: User, at: datetime, answers: Mapping[str, Answer]) -> None:
    """Keep answers by the names of their lines; what was kept before under its key is not kept again. What an
    integrated audit asks once for both cases is evaluated in both (JudgedCompanion for whoever judges the other).

    ItemUnknown, TextTooLong, NothingFound or ReasonForNonconformity.
    """
    with at_visit(task_id, by, at) as (work, visit):
        lines = {line.name: line for line in checklist(work.task)}
        written = visiting.answer_items(visit, lines, answers, work.by, at)
        if written:
            _evaluate_both(work, [lines[name] for name in written])
            work.journal(Verb.CHECKLIST_ANSWERED, {"lines": {name: str(answers[name].found) for name in written}})


def _evaluate_both(work: AtWork, lines: Sequence[Line]) -> None:
    companion = companion_asking(work.task, lines)
    if companion is not None:
        take_companion(companion, work.by, work.at)


def add_line(task_id: int, by: User, at: datetime, *, key: UUID, text: str, clauses: Sequence[str] = ()) -> str:
    """A line of the auditor's own; its name. The same key again is the same line."""
    with at_visit(task_id, by, at) as (work, visit):
        item = visiting.add_item(visit, f"b-{key.hex}", text, clauses)
        work.journal(Verb.CHECKLIST_ANSWERED, {"added": text[:200]})
    return item.name


def add_photo(task_id: int, by: User, at: datetime, line: str, *, name: str, data: bytes) -> ChecklistPhoto:
    """A photo as evidence for a line; UploadRefused when it is too large or no picture, ItemUnknown."""
    with at_visit(task_id, by, at) as (work, visit):
        found = next((one for one in checklist(work.task) if one.name == line), None)
        if found is None:
            raise ItemUnknown
        _evaluate_both(work, [found])
        file, filename = keep_photo(name, data, at)
        photo = visiting.add_photo(visiting.item_at(visit, found), file, filename, work.by, at)
        work.journal(Verb.CHECKLIST_ANSWERED, {"line": line, "photo": filename, "sha256": file.sha256})
    return photo
