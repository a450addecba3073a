"""The scan of a hand-signed original, added to a paper of the office after its step has ended, also after the case."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mutubaku.cases.queries import lock_task
from mutubaku.conduct.errors import NotAccepted
from mutubaku.conduct.originals import filer_of, made_of
from mutubaku.documents import actions as documents
from mutubaku.documents.foreign import check_own
from mutubaku.documents.models import Version
from mutubaku.people.models import User


def add_original(version_id: int, by: User, at: datetime, *, name: str, data: bytes) -> Version:
    """Keep the scan above the paper as it was made, with the number of that paper; both stay.

    NotYours; NotAccepted when the paper takes none or a newer one was made; UploadRefused when the file is not right,
    or is a paper of another case.
    """
    with transaction.atomic():
        made = Version.objects.select_related("document").get(pk=version_id)
        made.task = lock_task(made.task_id)
        capacity = filer_of(made, by, at)
        if made_of(made.document) != made:
            raise NotAccepted
        kind, number = made.document.kind, made.letter_number
        scan = documents.upload(made.task, name=name, data=data, by=capacity, at=at, kind=kind, letter_number=number)
        check_own(made.task.case, scan.filename, data)
    return scan
