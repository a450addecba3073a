"""What steps 3 to 5 look at: the checklist, the questions, the documents to verify, and the gaps to ask the client for.

A round keeps what the rounds before it found, but for what changed since: such rows have ``is_changed`` and need a new
look, rows found in an earlier round have ``is_carried``. In a closed step everything stands as it was found there.
"""

from __future__ import annotations

from dataclasses import dataclass

from mutubaku.applications.queries import application_of, required_documents
from mutubaku.cases.models import Case, Task
from mutubaku.documents.models import Requirement, Version
from mutubaku.documents.queries import handed_in
from mutubaku.people.access import office_day
from mutubaku.reviews.models import Answer, GapOrigin, Presence, Question, Reply, State, Verification
from mutubaku.reviews.policy import GapRow, question_key
from mutubaku.reviews.queries import answers_of, presences_of, questions_on, verifications_of

COMPLETE = "lengkap"  # the outcome after which what is absent was not missed


@dataclass(frozen=True)
class CheckRow:
    """One requirement of the case: the newest version handed in, what was found of it ("" before a look at this
    version), and whether it needs a new look. ``before`` is what an earlier round found where the version changed.
    """

    requirement: Requirement
    version: Version | None
    state: str
    note: str
    is_changed: bool
    is_carried: bool = False
    before: Presence | None = None


@dataclass(frozen=True)
class QuestionRow:
    """One question of the review and its answer, "" while there is none. ``before`` is a "no" of an earlier round."""

    question: Question
    answer: str
    note: str
    is_changed: bool
    is_carried: bool = False
    before: Answer | None = None


@dataclass(frozen=True)
class VerifyRow:
    """One handed-in document and what was found of this version; None before a look at it."""

    version: Version
    requirement: Requirement
    judgement: Verification | None
    is_changed: bool
    is_carried: bool = False

    @property
    def is_valid(self) -> bool | None:
        """Whether it was judged valid; None while it was not judged."""
        return self.judgement.is_valid if self.judgement else None


def required(case: Case) -> list[Requirement]:
    """The requirements of a case, in the order of the office's table."""
    return required_documents(case, application_of(case))


def checklist(task: Task) -> list[CheckRow]:
    """Step 3: every requirement of the case with what was found of it."""
    there = handed_in(task.case)
    found = presences_of(task.case, up_to=task)
    return [_check_row(task, row, there.get(row.key), found.get(row.key)) for row in required(task.case)]


def _check_row(task: Task, requirement: Requirement, newest: Version | None, found: Presence | None) -> CheckRow:
    if found is not None and not task.is_open:
        newest = found.version
    if found is None or found.version_id != (newest.pk if newest else None):
        return CheckRow(requirement, newest, "", "", is_changed=True, before=found)
    carried = found.task_id != task.pk
    return CheckRow(requirement, newest, found.state, found.note, is_changed=False, is_carried=carried)


def questions(task: Task) -> list[QuestionRow]:
    """Step 3: the questions asked on the day the case was opened, with their answers.

    What an earlier round answered "no" was put to the client, and is asked again.
    """
    found = answers_of(task.case, up_to=task)
    return [_question_row(task, one, found.get(one.pk)) for one in _asked(task.case)]


def _asked(case: Case) -> list[Question]:
    return questions_on(case.office, office_day(case.office, case.opened_at).date(), scheme=case.scheme)


def _question_row(task: Task, question: Question, found: Answer | None) -> QuestionRow:
    carried = found is not None and found.task_id != task.pk
    if found is None or (carried and found.answer == Reply.NO):
        return QuestionRow(question, "", "", is_changed=True, before=found)
    return QuestionRow(question, found.answer, found.note, is_changed=False, is_carried=carried)


def verifications(task: Task) -> list[VerifyRow]:
    """Step 4: every handed-in document of the case's list with what was found of its newest version."""
    listed = required(task.case)
    if not task.is_open:
        return _verified(task, listed)
    there, found = handed_in(task.case), verifications_of(task.case)
    rows = [(row, there[row.key]) for row in listed if row.key in there]
    return [_verify_row(task, row, version, found.get(version.pk)) for row, version in rows]


def _verify_row(task: Task, requirement: Requirement, version: Version, found: Verification | None) -> VerifyRow:
    open_ = found is None or found.is_valid is None
    carried = found is not None and found.task_id != task.pk
    return VerifyRow(version, requirement, found, is_changed=open_, is_carried=carried)


def _verified(task: Task, listed: list[Requirement]) -> list[VerifyRow]:
    """A closed step 4 as it was."""
    found = {row.requirement: row for row in task.verifications.select_related("version__file", "version__document")}
    known = [(row, found[row.key]) for row in listed if row.key in found]
    return [VerifyRow(one.version, row, one, is_changed=False) for row, one in known]


def gaps_now(case: Case) -> list[GapRow]:
    """What the client must complete: what the last round of step 3 missed, the differences it wrote down, and what
    step 4 found not valid.

    A document the client has handed in anew since is no gap until it was looked at again.
    """
    listed, there = required(case), handed_in(case)
    gaps = {}
    found = presences_of(case)
    last = max(found.values(), key=lambda row: row.task_id, default=None)
    was_complete = last is not None and last.task.outcome == COMPLETE
    judged = verifications_of(case)
    for row in listed:
        version = there.get(row.key)
        verdict = judged.get(version.pk) if version else None
        if verdict is not None and verdict.is_valid is False:
            gaps[row.key] = GapRow(row.key, row.name, verdict.reason, GapOrigin.VERIFICATION)
        presence = found.get(row.key)
        if presence is not None and not was_complete and _is_missed(row, presence, version):
            gaps[row.key] = GapRow(row.key, row.name, presence.note, GapOrigin.COMPLETENESS)
    return [*gaps.values(), *([] if was_complete else _differences(case))]


def _differences(case: Case) -> list[GapRow]:
    """The review's questions answered "no", each with its note; one without a note asks the client nothing."""
    found = answers_of(case)
    noted = [(one, found[one.pk]) for one in _asked(case) if one.pk in found]
    return [
        GapRow(question_key(one.pk), one.text, answer.note, GapOrigin.REVIEW)
        for one, answer in noted
        if answer.answer == Reply.NO and answer.note
    ]


def _is_missed(row: Requirement, presence: Presence, newest: Version | None) -> bool:
    is_unchanged = presence.version_id == (newest.pk if newest else None)
    return is_unchanged and is_wanted(row, presence.state, presence.note)


def is_wanted(row: Requirement, state: str, note: str) -> bool:
    """Whether the client is asked for a document: one that is not there, and that must be or of which the desk wrote
    why it is wanted."""
    return state == State.ABSENT and (row.is_mandatory or bool(note))
