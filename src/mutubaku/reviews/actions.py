"""Writing the reviews: each row once per round; the case is locked, checked and journalled by the caller."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date

from mutubaku.cases.models import Task
from mutubaku.documents.models import Version

from .models import (
    Answer,
    CompletionRequest,
    Disposition,
    FrozenDocument,
    Gap,
    Presence,
    Question,
    Verification,
)
from .policy import GapRow, Judgement


def write_disposition(task: Task, addressees: Sequence[str], instruction: str, urgency: str) -> Disposition:
    """Write the disposition of a step, or write it anew."""
    values = {"addressees": list(addressees), "instruction": instruction.strip(), "urgency": urgency}
    return Disposition.objects.update_or_create(task=task, defaults=values)[0]


def mark_presence(task: Task, requirement: str, state: str, note: str, version: Version | None) -> Presence:
    """Note what was found of a requirement, on the version that is the newest; a request for it is met by it."""
    values = {"state": state, "note": note.strip(), "version": version}
    return Presence.objects.update_or_create(task=task, requirement=requirement, defaults=values)[0]


def answer_question(task: Task, question: Question, answer: str, note: str) -> Answer:
    """Answer a question of the review."""
    values = {"answer": answer, "note": note.strip()}
    return Answer.objects.update_or_create(task=task, question=question, defaults=values)[0]


def judge_version(task: Task, version: Version, requirement: str, judgement: Judgement) -> Verification:
    """Judge one handed-in version, and write down its number and last day."""
    values = {"requirement": requirement, **asdict(judgement.cleaned())}
    return Verification.objects.update_or_create(task=task, version=version, defaults=values)[0]


def freeze(task: Task, rows: Iterable[FrozenDocument]) -> list[FrozenDocument]:
    """Keep the verified set as it is now, once per round."""
    kept = list(rows)
    for row in kept:
        row.task = task
    return FrozenDocument.objects.bulk_create(kept)


def ask(task: Task, until: date, words: str, gaps: Iterable[GapRow]) -> CompletionRequest:
    """Write what the client is asked for, or write it anew; nothing of it is sent before the step is closed."""
    values = {"until": until, "words": words.strip()}
    request = CompletionRequest.objects.update_or_create(task=task, defaults=values)[0]
    request.gaps.all().delete()
    Gap.objects.bulk_create(
        Gap(request=request, requirement=row.requirement, name=row.name, reason=row.reason, origin=row.origin)
        for row in gaps
    )
    return request


def meet(request: CompletionRequest, requirement: str, version: Version) -> None:
    """Note which version answered a request."""
    request.gaps.filter(requirement=requirement).update(met_by=version)
