"""Adding versions of documents to a case; nothing is ever changed or removed."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from mutubaku.cases.models import Task
from mutubaku.journal.actions import record
from mutubaku.journal.models import Verb
from mutubaku.people.access import Capacity
from mutubaku.prepared import Prepared, insert

from . import storage
from .models import Document, Origin, StoredFile, Version
from .policy import PDF, accept


def upload(
    task: Task,
    *,
    name: str,
    data: bytes,
    by: Capacity,
    at: datetime,
    kind: str = "",
    requirement: str = "",
    made_from: str = "",
    letter_number: str = "",
) -> Version:
    """Add an uploaded file as the next version of a document; the case must be locked by the caller.

    ``made_from``: a digest of the answers that it signs, of a letter that is about the client's answers.
    ``letter_number``: the scan is of the paper with this number.
    UploadRefused when the file is empty, too large, encrypted or not what its name says.
    """
    accepted = accept(name, data, settings.UPLOAD_LIMIT)
    document = _document(task, kind, requirement)
    file = _stored(data, accepted.media_type, at)
    return _version(document, task, file, accepted.filename, Origin.UPLOADED, by, at, letter_number, made_from)


def add_made(
    task: Task,
    *,
    kind: str,
    name: str,
    data: bytes,
    by: Capacity,
    at: datetime,
    letter_number: str = "",
    made_from: str = "",
) -> Version:
    """Add a PDF made from the case as the next version of a document; the case must be locked by the caller."""
    file, document = _stored(data, PDF, at), _document(task, kind, "")
    return _version(document, task, file, name, Origin.MADE, by, at, letter_number, made_from)


def reuse(
    task: Task,
    version: Version,
    *,
    by: Capacity,
    at: datetime,
    kind: str = "",
    requirement: str = "",
    letter_number: str = "",
) -> Version:
    """Add a file that is already there, here or in another case, as the next version: its bytes are kept once.

    The case must be locked by the caller, who answers for the file belonging here. ``letter_number`` as in ``upload``.
    """
    document, file = _document(task, kind, requirement), version.file
    given = (letter_number, version.made_from)
    return _version(document, task, file, version.filename, Origin.UPLOADED, by, at, *given)


def keep_file(name: str, data: bytes, at: datetime) -> tuple[StoredFile, str]:
    """Keep a file that is no document of a case, such as a photo: the stored bytes and its cleaned name.

    UploadRefused when the file is empty, too large, encrypted or not what its name says.
    """
    accepted = accept(name, data, settings.UPLOAD_LIMIT)
    return _stored(data, accepted.media_type, at), accepted.filename


def _document(task: Task, kind: str, requirement: str) -> Document:
    wanted = {"kind": kind, "requirement": requirement}
    return _DOCUMENT.first(case=task.case_id, **wanted) or insert(Document, {"case_id": task.case_id, **wanted})


def _stored(data: bytes, media_type: str, at: datetime) -> StoredFile:
    sha256 = storage.keep(data)
    found = _FILE.first(sha256=sha256)
    if found is not None:
        return found
    defaults = {"size": len(data), "media_type": media_type, "created_at": at}
    return StoredFile.objects.get_or_create(sha256=sha256, defaults=defaults)[0]


_DOCUMENT: Prepared[Document] = Prepared(
    lambda mark: Document.objects.filter(
        case_id=mark.number("case"), kind=mark.text("kind"), requirement=mark.text("requirement")
    )
)
_FILE: Prepared[StoredFile] = Prepared(lambda mark: StoredFile.objects.filter(sha256=mark.text("sha256")))
_LAST: Prepared[Version] = Prepared(
    lambda mark: (
        Version.objects.filter(document_id=mark.number("document")).order_by("-number").values_list("number")[:1]
    )
)


def _version(
    document: Document,
    task: Task,
    file: StoredFile,
    filename: str,
    origin: Origin,
    by: Capacity,
    at: datetime,
    letter_number: str = "",
    made_from: str = "",
) -> Version:
    earlier = _LAST.rows(document=document.pk)
    version = insert(
        Version,
        {
            "document_id": document.pk,
            "number": earlier[0][0] + 1 if earlier else 1,
            "file_id": file.pk,
            "filename": filename,
            "origin": origin,
            "task_id": task.pk,
            "added_at": at,
            "added_by_id": by.user_id,
            "added_as": by.title,
            "letter_number": letter_number,
            "made_from": made_from,
        },
    )
    version.document, version.file, version.task = document, file, task
    verb = Verb.DOCUMENT_MADE if origin == Origin.MADE else Verb.DOCUMENT_ADDED
    data = {
        "kind": document.kind,
        "requirement": document.requirement,
        "version": version.number,
        "filename": filename,
        "sha256": file.sha256,
        "size": file.size,
        "step": task.step,
    }
    if letter_number:
        data["number"] = letter_number
    record(task.case.chain, verb, by, at, data, locked=True)
    return version
