"""The office's work on an application in steps 2 to 5: disposition, review, verification, what the client is asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from mutubaku.conduct.works.reviewing import VerifyRow, checklist, gaps_now, questions, verifications
from mutubaku.journal.models import Verb
from mutubaku.people.access import office_day
from mutubaku.people.models import User
from mutubaku.people.queries import calendar_of
from mutubaku.reviews import actions as reviews
from mutubaku.reviews.errors import QuestionUnknown, RequirementUnknown, VersionReplaced
from mutubaku.reviews.models import CompletionRequest, Disposition, Reply, State, Urgency
from mutubaku.reviews.policy import Judgement, check_deadline, check_disposition, check_judgement, check_presence
from mutubaku.reviews.queries import found_in, newest_request

from .working import AtWork, working_at

Presences = Mapping[str, tuple[str, str]]  # by requirement: state, note
Answers = Mapping[int, tuple[str, str]]  # by question id: answer, note


def write_disposition(
    task_id: int,
    by: User,
    at: datetime,
    *,
    addressees: list[str],
    instruction: str,
    urgency: str = Urgency.ORDINARY,
) -> Disposition:
    """Step 2: route the application to sections ("pjt", "ss") with an instruction and an urgency.

    AddresseesMissing, AddresseeUnknown or InstructionMissing when it says too little.
    """
    with working_at(task_id, by, at, "disposition") as work:
        check_disposition(addressees, instruction)
        named = list(dict.fromkeys(addressees))  # a form can name one twice
        written = reviews.write_disposition(work.task, named, instruction, Urgency(urgency))
        data = {"addressees": named, "instruction": written.instruction, "urgency": written.urgency}
        work.journal(Verb.DISPOSITION_WRITTEN, data)
    return written


def save_review(
    task_id: int, by: User, at: datetime, *, presences: Presences | None = None, answers: Answers | None = None
) -> None:
    """Step 3: note what was found of requirements and answer questions; an empty state or answer is left as it is.

    Saved twice alike it is written once. RequirementUnknown, QuestionUnknown or PresentWithoutFile.
    """
    with working_at(task_id, by, at, "completeness") as work:
        data = {**_mark(work, presences or {}), **_answer(work, answers or {})}
        if data:
            work.journal(Verb.REVIEW_ANSWERED, data)


def _mark(work: AtWork, presences: Presences) -> dict[str, object]:
    """Write down what differs from what stands there; what changed, for the journal."""
    rows = {row.requirement.key: row for row in checklist(work.task)}
    asked = newest_request(work.case)
    changed: dict[str, object] = {}
    for key, (state, note) in presences.items():
        if not state:
            continue
        if key not in rows or state not in State.values:
            raise RequirementUnknown
        row = rows[key]
        check_presence(row.requirement.name, state, has_file=row.version is not None)
        if (row.state, row.note) == (state, note.strip()):
            continue
        reviews.mark_presence(work.task, key, state, note, row.version)
        if asked is not None and row.version is not None and state == State.PRESENT:
            reviews.meet(asked, key, row.version)
        changed[key] = _said(state, note)
    names = {key: rows[key].requirement.name for key in changed}
    return {"presences": changed, "documents": names} if changed else {}


def _answer(work: AtWork, answers: Answers) -> dict[str, object]:
    rows = {row.question.pk: row for row in questions(work.task)}
    changed: dict[str, object] = {}
    texts = {row.question.key: row.question.text for row in rows.values()}
    for pk, (answer, note) in answers.items():
        if not answer:
            continue
        if pk not in rows or answer not in Reply.values:
            raise QuestionUnknown
        row = rows[pk]
        if (row.answer, row.note) == (answer, note.strip()):
            continue
        reviews.answer_question(work.task, row.question, answer, note)
        changed[row.question.key] = _said(answer, note)
    return {"answers": changed, "questions": {key: texts[key] for key in changed}} if changed else {}


def _said(word: str, note: str) -> str:
    """A finding with its note, as the journal keeps it."""
    return f"{word}: {note.strip()}" if note.strip() else word


def judge_documents(task_id: int, by: User, at: datetime, *, judgements: Mapping[int, Judgement]) -> None:
    """Step 4: judge handed-in versions, by their id; each judgement that differs from what stands is journalled.

    VersionReplaced, ReasonForInvalidMissing or DocumentExpired.
    """
    with working_at(task_id, by, at, "verification") as work:
        rows = {row.version.pk: row for row in verifications(work.task)}
        today = office_day(work.case.office, at).date()
        for pk, judgement in judgements.items():
            if pk not in rows:
                raise VersionReplaced
            row = rows[pk]
            if judgement.cleaned() == found_in(row.judgement):
                continue
            check_judgement(row.requirement.name, judgement, today)
            _judge(work, row, judgement)


def _judge(work: AtWork, row: VerifyRow, judgement: Judgement) -> None:
    written = reviews.judge_version(work.task, row.version, row.requirement.key, judgement)
    data = {
        "requirement": written.requirement,
        "name": row.requirement.name,
        "version": row.version.number,
        "is_valid": written.is_valid,
        "reason": written.reason,
        "number": written.number,
        "expires_on": written.expires_on.isoformat() if written.expires_on else "",
    }
    work.journal(Verb.DOCUMENT_JUDGED, data)


def set_deadline(task_id: int, by: User, at: datetime, *, until: date, words: str = "") -> CompletionRequest:
    """Step 5: until when the client is asked to complete, and the desk's own words beside the gaps.

    DeadlineNotFuture, DeadlineTooFar, DeadlineUnknown or DeadlineNotFree when the date will not do.
    """
    with working_at(task_id, by, at, "completion-request") as work:
        office = work.case.office
        today = office_day(office, at).date()
        check_deadline(until, today, calendar_of(office).is_working_day)
        gaps = gaps_now(work.case)
        request = reviews.ask(work.task, until, words, gaps)
        data = {"until": until.isoformat(), "words": request.words, "requirements": [row.requirement for row in gaps]}
        work.journal(Verb.COMPLETION_ASKED, data)
    return request
