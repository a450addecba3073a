"""Adding papers to an open task: uploaded by whoever does it, or made from the case."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mutubaku.cases.models import Task
from mutubaku.cases.queries import lock_task
from mutubaku.conduct import access, wiring
from mutubaku.conduct.errors import NotAccepted
from mutubaku.conduct.guard import check_open, check_running
from mutubaku.conduct.works.application_letter import LETTER, signed_digest
from mutubaku.conduct.works.scans import number_given
from mutubaku.documents import actions as documents
from mutubaku.documents.foreign import check_own
from mutubaku.documents.models import Version
from mutubaku.people.models import User

from .siding import take_side


def attach(
    task_id: int, by: User, at: datetime, *, name: str, data: bytes, kind: str = "", requirement: str = ""
) -> Version:
    """Upload a file to an open task for one of its document kinds, or for a requirement of the client's list.

    NotAccepted when the step does not take it; documents.policy.UploadRefused when the file itself is not right, or
    is a paper of another case.
    """
    with transaction.atomic():
        task = lock_task(task_id)
        check_running(task)
        capacity = wiring.uploader(task, by, at, kind=kind, requirement=requirement)
        if capacity.role == task.role:  # the client who is waited for hands in papers whichever official holds the task
            check_open(task, by, at)
            take_side(task, capacity, at)
        number = number_given(task, kind) if kind else ""
        target = {"kind": kind, "requirement": requirement, "letter_number": number}
        signs = signed_digest(task.case) if kind == LETTER else ""
        added = documents.upload(task, name=name, data=data, by=capacity, at=at, made_from=signs, **target)
        if kind:  # a document of the client's list may well be of another application
            check_own(task.case, added.filename, data)
        return added


def make(task_id: int, kind: str, by: User, at: datetime, *, text: str = "") -> Version:
    """Make a document of this kind from the case, as the next version; ``text`` is what the maker adds in words."""
    with transaction.atomic():
        task = lock_task(task_id)
        capacity = access.worker_of(task, by, at)
        check_open(task, by, at)
        if kind not in wiring.kinds_taken(task):
            raise NotAccepted
        take_side(task, capacity, at)
        return wiring.make(task, kind, capacity, at, text)


def preview(task: Task, kind: str, by: User, at: datetime) -> bytes:
    """A paper of an open step as it would be written now by this person; nothing is kept and no number taken."""
    capacity = access.worker_of(task, by, at)
    check_open(task, by, at)
    return wiring.preview(task, kind, capacity, at)
